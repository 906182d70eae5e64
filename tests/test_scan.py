"""The matching engine finds exactly what its plain twin finds, in linear time."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.alphabet import spaced
from factcheck.language.errors import RuleError, Source
from factcheck.language.lexicon import Lexicon, Type
from factcheck.language.patterns import Choice, Mark, Maybe, Others, Pattern, Seq, Slot, Word, parse_pattern
from factcheck.language.rulebook import Language
from factcheck.language.rules import RuleBase
from factcheck.reader import LanguageReader, reader_of
from factcheck.scan import Match, Scanner, Tokens, linear_regex, longest
from factcheck.testing.plain_scan import Found, Plain, split
from factcheck.when import When

SEEDS = Path(__file__).parents[1] / "seeds"


@cache
def english() -> LanguageReader:
    return reader_of(factcheck.builtin_rules().languages["en"])


@cache
def examples() -> list[str]:
    language = english().language
    rules: Iterator[RuleBase] = iter((*language.times, *language.rules, *language.hedges))
    return [text for rule in rules for text in own_examples(rule)]


def found_by(scanner: Scanner, tokens: Tokens) -> list[Found]:
    return [(m.rule, m.start, m.stop, dict(m.slots)) for m in scanner.matches(tokens)]


@cache
def kinds_of_time() -> dict[str, str]:
    """The kind of time expression that each character stands for."""
    language = english().language
    kinds = {rule.kind for rule in language.times} | {kind for t in language.lexicon.types.values() for kind in t.times}
    return {english().alphabet.time(kind): kind for kind in kinds}


@cache
def only(kind: str) -> LanguageReader:
    """A reader that has the rules of one kind for its claim rules."""
    language = english().language
    return LanguageReader(Language(language.lexicon, rules=getattr(language, kind)))


def levels(text: str) -> Iterator[tuple[Scanner, Sequence[RuleBase], Tokens, Plain]]:
    """The rules for times read a text as it is; those for claims, and hedges, with its time expressions joined."""
    reader, language = english(), english().language
    own, _ = only("times").tokens(text)
    yield only("times").claims, language.times, own, Plain(own.pieces, language.lexicon)
    tokens, sentences = reader.tokens(text)
    marked = tokens.with_marks(reader.times.marks(reader.times.find(tokens, sentences, When.day(2024, 11, 26))))
    plain = Plain(marked.pieces, language.lexicon, {at: kinds_of_time()[marked.classes[at]] for at in marked.marks})
    yield reader.claims, language.rules, marked, plain
    yield reader.hedges, language.hedges, marked, plain


def agree(text: str) -> None:
    """The fast and the plain way find the same of all three kinds of rules."""
    for scanner, rules, tokens, plain in levels(text):
        assert found_by(scanner, tokens) == plain.matches(rules)


def own_examples(rule: RuleBase) -> list[str]:
    return [*(sentence for sentence, _ in rule.accept), *rule.reject]


@pytest.mark.parametrize("kind", ["times", "rules", "hedges"])
def test_each_rule_on_its_own_examples(kind: str) -> None:
    for number, rule in enumerate(getattr(english().language, kind)):
        for text in own_examples(rule):
            for scanner, rules, tokens, plain in levels(text):
                if rules[number : number + 1] == (rule,):
                    found = [match for match in found_by(scanner, tokens) if match[0] == number]
                    assert found == plain.matches(rules, only=number), text


@pytest.mark.parametrize("part", range(4))
def test_all_rules_on_some_of_their_examples(part: int) -> None:
    for text in examples()[part * 18 :: 72]:
        agree(text)


@pytest.mark.parametrize("document", list(factcheck.read([SEEDS]))[::4], ids=lambda document: Path(document.id).stem)
def test_the_sample_articles(document: factcheck.Document) -> None:
    agree(document.text)


@cache
def vocabulary() -> list[str]:
    """The words that rules and types ask for, with some that none does."""
    lexicon = english().language.lexicon
    listed = {word for kind in lexicon.types.values() for word in kind.values}
    asked = {word for text in examples() for word in text.replace(",", " ").split()}
    return sorted(
        listed | asked | {"zebra", "Zanzibar", "X", "G20", "7", "365", "1066", "2025", "22nd", "3.5", "1,000"}
    )


gaps = st.sampled_from([" "] * 8 + ["-", ", ", ". ", "; ", "’s ", " (", ") ", "\n", "\n\n", " – ", ".", ",", " £", "/"])


@st.composite
def news(draw: st.DrawFn) -> str:
    """A text of the rulebook's own words, and runs of them from the examples."""
    runs = st.sampled_from(examples()) | st.lists(st.sampled_from(vocabulary()), min_size=1, max_size=4).map(" ".join)
    return "".join(draw(runs) + draw(gaps) for _ in range(draw(st.integers(1, 4))))


@settings(max_examples=10)
@given(news())
def test_texts_of_the_rules_words(text: str) -> None:
    agree(text)


# --- patterns at random -----------------------------------------------------------------------------------------------

TYPES = (
    Type("few", values={"a": 1, "b": 2}),
    Type("proper", values={"a": 1, "c": 3}, capital=True),
    Type("low", shapes=("lower",)),
    Type("other", shapes=("lower", "letter"), but=("few",)),
    Type("digits", shapes=("day-digits",)),
    Type("either", types=("few", "digits", "phrase")),
    Type("phrase", values={"a b": 1, "b a b": 2, "c": 3}, phrases=("a b", "b a b")),
    Type("listed", pattern=parse_pattern("<x:few> [, <y:digits>] [and a]")),
    Type("nested", pattern=parse_pattern("[<:low>] (<x:listed> | <:either>)"), values={"d": 1}),
    Type("day", times=("day",)),
    Type("dated", types=("day", "digits")),
)
LEXICON = Lexicon({kind.name: kind for kind in TYPES})

words = st.sampled_from("abcd").map(Word)
marks = (
    st.builds(Mark, st.sampled_from([",", ".", "-"])) | st.just(Mark(", ", exact=True)) | st.just(Mark("-", exact=True))
)
slots = st.builds(Slot, st.sampled_from(["x", "y", "z", ""]), st.sampled_from(sorted(LEXICON.types)))
patterns = st.recursive(
    words | slots | st.builds(Others, st.integers(1, 3)) | marks,
    lambda part: st.one_of(
        st.builds(Maybe, part),
        st.lists(part, min_size=2, max_size=4).map(lambda parts: Seq(tuple(parts))),
        st.lists(part, min_size=2, max_size=3).map(lambda parts: Choice(tuple(parts))),
    ),
    max_leaves=10,
)
tiny_texts = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "d", "A", "B", "1", "2", "77", "and"]),
        st.sampled_from([" "] * 5 + ["-", ", ", ",", ". ", ".", " - ", ".,", "\n\n", ",\n\n", "; "]),
    ),
    max_size=12,
).map(lambda pairs: "".join(word + gap for word, gap in pairs))


def a_rule(pattern: Pattern, unless: Pattern | None = None, unless_next: Pattern | None = None) -> RuleBase:
    source = Source("rules.toml", "")
    return RuleBase("test", "rule", "", pattern, unless, unless_next, accept=(), reject=(), source=source)


beside = st.none() | words | slots | patterns
rules = st.builds(a_rule, patterns, beside, beside)


def reader_for(rules: Sequence[RuleBase]) -> LanguageReader:
    return LanguageReader(Language(LEXICON, rules=tuple(rules)))


@settings(max_examples=300)
@given(
    st.lists(rules, min_size=1, max_size=3), st.lists(tiny_texts, min_size=1, max_size=3), st.sets(st.integers(0, 8))
)
def test_any_patterns(rules: list[RuleBase], texts: list[str], days: set[int]) -> None:
    reader = reader_for(rules)
    try:
        scanner = reader.claims
    except RuleError as wrong:
        assert "matches the empty text" in wrong.message
        return
    for text in texts:
        tokens, _ = reader.tokens(text)
        joined = [(2 * day + 1, 2 * day + 2, reader.alphabet.time("day"), "day") for day in sorted(days)]
        tokens = tokens.with_marks(mark for mark in joined if mark[1] < len(tokens.pieces))
        plain = Plain(tokens.pieces, LEXICON, {at: str(kind) for at, kind in tokens.marks.items()})
        assert found_by(scanner, tokens) == plain.matches(rules)


# --- what the twin's agreement rests on, told one by one --------------------------------------------------------------


def matched(match: str, text: str, unless: str = "", unless_next: str = "") -> list[str]:
    """The texts of a rule's matches, each followed by its slots."""
    barred = [parse_pattern(pattern) if pattern else None for pattern in (unless, unless_next)]
    reader = reader_for([a_rule(parse_pattern(match), *barred)])
    tokens, _ = reader.tokens(text)

    def quoted(start: int, stop: int) -> str:
        return text[tokens.offsets[start] : tokens.offsets[stop]]

    return [
        "; ".join([quoted(m.start, m.stop), *(f"{name}={quoted(*extent[1:])}" for name, extent in m.slots.items())])
        for m in reader.claims.matches(tokens)
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("a b", "A b, a-b, a  b, a\nb, ab, a. b, a\n\nb", ["A b", "a-b", "a  b", "a\nb"]),
        ("a , b", "a, b; a,b; a ,b; a b; a. b", ["a, b", "a,b", "a ,b"]),
        ('a ", " b', "a, b; a,b; a ,b; a,\nb", ["a, b", "a,\nb"]),
        ("a - b", "a-b; a – b; a—b; a -- b; a b; a‑b", ["a-b", "a – b", "a—b", "a -- b", "a‑b"]),
        ("a [.] [,] b", "a b; a. b; a, b; a., b; a,. b", ["a b", "a. b", "a, b", "a., b"]),
        ("a ... b", "a b; a x y z b; a x y z x b; a x, b", ["a b", "a x y z b"]),
        ("a , ... b", "a, b; a, x b; a x, b", ["a, b", "a, x b"]),
        ("... b", "x y b", ["x y b", "y b", "b"]),
        ("a <x:phrase> b", "a b a b b; a c b", ["a b a b b; x=b a b", "a c b; x=c"]),
        ("<x:proper> b", "a b, A b, C-b", ["A b; x=A", "C-b; x=C"]),
        ("<x:other>", "a x d X Xy 1", ["x; x=x", "d; x=d", "X; x=X"]),
        ("[<x:low>] <y:few> [<z:low>]", "c a d", ["c a d; x=c; y=a; z=d", "a d; y=a; z=d"]),
        ("(<x:few> | <y:low>)", "a c", ["a; x=a", "c; y=c"]),
        ("a ,", "a, b a b a ,", ["a", "a"]),
    ],
)
def test_what_a_pattern_matches(pattern: str, text: str, found: list[str]) -> None:
    assert matched(pattern, text) == found


@pytest.mark.parametrize(
    ("unless", "unless_next", "text", "found"),
    [
        ("not [the | his]", "", "a b; not a b; not the a b; not his-a b; not, a b", ["a b", "a b"]),
        ("x ,", "", "x, a b; x a b", ["a b"]),
        ('"$"', "", "$a b; $ a b", ["a b"]),
        ("", "c | , d", "a b; a b c; a b, d; a b, c; a b d", ["a b", "a b", "a b"]),
        ("x", "c", "x a b; a b c; a b", ["a b"]),
    ],
)
def test_what_bars_a_match(unless: str, unless_next: str, text: str, found: list[str]) -> None:
    assert matched("a b", text, unless, unless_next) == found


def test_what_is_barred_bars_what_the_rule_could_match_within() -> None:
    assert matched("[a] b", "x a b b", unless="x") == ["b"]
    assert matched("[a] b", "a b c b", unless_next="c") == ["b"]
    assert matched("b [c]", "b c", unless_next="d") == ["b c"]


def test_the_longest_match_decides_what_stands_behind_it() -> None:
    assert matched("a [b]", "a b c", unless_next="c") == []
    assert matched("a [b]", "a b c", unless_next="b") == ["a b"]


def test_no_match_crosses_a_blank_line() -> None:
    for text in ("a\n\nb", "a \n \n b", "a.\n\nb", "a,\n\nb", "a\u2029b", "a\r\n\r\nb"):
        assert matched("a [. | ,] b", text) == []


@pytest.mark.parametrize("pattern", ["[a]", "[a] [b]", "( [a] | b )"])
def test_a_pattern_matches_something(pattern: str) -> None:
    with pytest.raises(RuleError, match="matches the empty text"):
        _ = reader_for([a_rule(parse_pattern(pattern))]).claims


def test_a_pattern_beyond_all_size_is_refused() -> None:
    kinds = {"t0": Type("t0", values={"a": 1})}
    for n in range(1, 5):
        kinds[f"t{n}"] = Type(f"t{n}", pattern=parse_pattern(f"<:t{n - 1}> , " * 12 + "b"))
    lexicon = Lexicon(kinds)
    with pytest.raises(RuleError, match="too large"):
        _ = LanguageReader(Language(lexicon, rules=(a_rule(parse_pattern("<:t4>")),))).claims


def test_of_what_overlaps_the_first_and_longest_stays() -> None:
    found = [
        Match(0, 1, 4, {}),
        Match(1, 1, 6, {}),
        Match(2, 1, 6, {}),
        Match(0, 5, 9, {}),
        Match(0, 6, 8, {}),
        Match(3, 9, 10, {}),
    ]
    assert longest(found) == [found[1], found[4], found[5]]


def test_marks_join_pieces() -> None:
    reader = reader_for([a_rule(parse_pattern("a <x:day> b"))])
    tokens, _ = reader.tokens("a 1 c 2, b")
    marked = tokens.with_marks([(3, 8, reader.alphabet.time("day"), "value")])
    assert list(marked.pieces) == ["", "a", " ", "1 c 2", ", ", "b", ""]
    assert marked.marks == {3: "value"} and len(marked.offsets) == len(marked.pieces) + 1
    assert found_by(reader.claims, marked) == []
    tokens, _ = reader.tokens("a 1 c 2 b")
    marked = tokens.with_marks([(3, 8, reader.alphabet.time("day"), "value")])
    assert found_by(reader.claims, marked) == [(0, 1, 6, {"x": ("day", 3, 4)})]


def test_a_mark_that_opens_with_a_sign_keeps_gaps_and_words_in_turn() -> None:
    reader = reader_for([a_rule(parse_pattern("a"))])
    tokens, _ = reader.tokens("a '82 b")
    marked = tokens.with_marks([(2, 4, reader.alphabet.time("day"), "value")])
    assert list(marked.pieces) == ["", "a", " '", "82", " ", "b", ""] and marked.marks == {3: "value"}


@given(st.text())
def test_pieces_make_up_the_text(text: str) -> None:
    tokens, _ = english().tokens(text)
    told = [text[start:stop] for start, stop in pairwise(tokens.offsets)]
    assert told == split(text) and list(tokens.pieces) == [*map(spaced, told)]
    assert len(tokens.classes) == len(tokens.pieces) + 1 == len(tokens.offsets)
    assert tokens.offsets[-1] == len(text)


def test_a_linear_regex() -> None:
    found = linear_regex(r"(?P<the_name>[A-Z]+) (?P<n>\d+)?").find("é AB 1, CD 22 EF ", 2, 17)
    assert list(found) == [
        (2, 6, {"the-name": "AB", "n": "1"}),
        (8, 13, {"the-name": "CD", "n": "22"}),
        (14, 17, {"the-name": "EF"}),
    ]


def test_half_a_character_is_no_match_and_no_error() -> None:
    assert list(linear_regex("[a-z]+").find("é \ud800ab\udfff c", 0, 8)) == [(3, 5, {}), (7, 8, {})]


def test_a_linear_regex_takes_white_space_as_one_space() -> None:
    assert list(linear_regex("a b").find("xa\n  b a\u00a0b", 1, 10)) == [(1, 6, {}), (7, 10, {})]


@pytest.mark.parametrize("expression", ["(", "(?=a)b", r"(a)\1"])
def test_what_is_not_linear_is_no_linear_regex(expression: str) -> None:
    with pytest.raises(ValueError):
        linear_regex(expression)


# --- linear time ------------------------------------------------------------------------------------------------------


def test_a_pattern_that_backtracking_cannot_take() -> None:
    pattern = parse_pattern("[a] " * 30 + "a " * 30)
    scanner, tokens = (reader := reader_for([a_rule(pattern)])).claims, reader.tokens("a " * 3000)[0]
    began = time.process_time()
    assert len(found_by(scanner, tokens)) == 3000 - 29
    assert time.process_time() - began < 5


@pytest.mark.parametrize("text", ["a ", "a-b, ", "1 ", "(", "a\n\n", "\u0301", "x" * 1000], ids=ascii)
def test_time_grows_with_the_text(text: str) -> None:
    """A megabyte takes ten times as long as a hundred kilobytes, give or take."""
    reader = reader_for(
        [
            a_rule(
                parse_pattern("[<x:nested>] ... a [, <y:listed>] b"),
                parse_pattern("a [b] ... a"),
                parse_pattern("... c"),
            )
        ]
    )

    def seconds(size: int) -> float:
        """The least of three runs, in processor time: what else the machine does is not measured."""
        tokens, _ = reader.tokens((text * size)[:size])
        return min(timed(tokens) for _ in range(3))

    def timed(tokens: Tokens) -> float:
        began = time.process_time()
        list(reader.claims.matches(tokens))
        return time.process_time() - began

    assert seconds(500_000) < 15 * seconds(50_000) + 0.5
