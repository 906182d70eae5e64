"""The pattern language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.errors import RuleError
from factcheck.language.patterns import Choice, Mark, Maybe, Others, Pattern, Seq, Slot, Word, parse_pattern, slots_of


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("since", Word("since")),
        ("SINCE", Word("since")),
        ("première 23rd", Seq((Word("première"), Word("23rd")))),
        ("<then:past>", Slot("then", "past", 1)),
        ("<:past>", Slot("", "past", 1)),
        ("<who-2:name_x>", Slot("who-2", "name_x", 1)),
        ("in <then:past>", Seq((Word("in"), Slot("then", "past", 4)))),
        ("[the]", Maybe(Word("the"))),
        ("a | b c", Choice((Word("a"), Seq((Word("b"), Word("c")))))),
        ("(a | b) c", Seq((Choice((Word("a"), Word("b"))), Word("c")))),
        ("[a | [b] c]", Maybe(Choice((Word("a"), Seq((Maybe(Word("b")), Word("c"))))))),
        ("a ... b", Seq((Word("a"), Others(3), Word("b")))),
        ("jan . , 3", Seq((Word("jan"), Mark("."), Mark(","), Word("3")))),
        (
            "a - b : c / d ' s",
            Seq((Word("a"), Mark("-"), Word("b"), Mark(":"), Word("c"), Mark("/"), Word("d"), Mark("'"), Word("s"))),
        ),
        ('a ", " b', Seq((Word("a"), Mark(", ", exact=True), Word("b")))),
        ('"$"', Mark("$", exact=True)),
        ("  a\n  b ", Seq((Word("a"), Word("b")))),
    ],
)
def test_parses(text: str, parsed: Pattern) -> None:
    assert parse_pattern(text) == parsed


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("a ) b", 3, "')' cannot stand here"),
        ("a (b", 3, "“)” is missing, of what “(” opens here"),
        ("a <b:c", 3, "“>” is missing, of what “<” opens here"),
        ("(a <b:c)", 4, "“>” is missing, of what “<” opens here"),
        ("[a | b", 1, "“]” is missing, of what “[” opens here"),
        ("", 1, "something is missing"),
        ("a || b", 3, "'||' cannot stand here"),
        ("<then>", 1, "“<then>” is no slot: write <name:type>, or <:type> for one that is not read"),
        ("a <then:>", 3, "“<then:>” is no slot"),
        ("a <b:c> {then}", 9, "'{then}' cannot stand here; a slot is <name:type>, or <:type> for one"),
        ("a* b", 2, "'*' cannot stand here; a pattern is of words, marks, [optional], (one | other)"),
        ("a+", 2, "'+' cannot stand here"),
        ("a (?= b)", 4, "'?=' cannot stand here"),
        ("a \\1", 3, None),
        ("()", 2, None),
        ("[]", 2, None),
        ('a ", b', 3, None),
        ("a_b", 2, None),
        ("a “b", 3, None),
    ],
)
def test_errors_point_at_what_is_wrong(text: str, column: int, message: str | None) -> None:
    with pytest.raises(RuleError) as caught:
        parse_pattern(text)
    assert (caught.value.line, caught.value.column) == (1, column)
    assert "not a pattern" in caught.value.message
    if message:
        assert message in caught.value.message
    if text:
        assert str(caught.value).splitlines()[2] == "  " + " " * (column - 1) + "^"


def test_typographic_quotes_are_the_plain_ones() -> None:
    assert parse_pattern("five o’clock “,” ‘n") == parse_pattern("five o'clock \",\" 'n")


def test_an_error_on_a_later_line() -> None:
    with pytest.raises(RuleError) as caught:
        parse_pattern("first\n  trip )\n since")
    assert (caught.value.line, caught.value.column, caught.value.source_line) == (2, 8, "  trip )")


def test_the_slots_of_a_pattern_in_order() -> None:
    pattern = parse_pattern("<a:x> [<:y> | (<b:z> , <a:x>)] ... <c:x>")
    assert [(slot.name, slot.type) for slot in slots_of(pattern)] == [
        ("a", "x"),
        ("", "y"),
        ("b", "z"),
        ("a", "x"),
        ("c", "x"),
    ]
    assert list(slots_of(None)) == []


# --- what is written parses back --------------------------------------------------------------------------------------


def written(pattern: Pattern, nested: bool = False) -> str:
    match pattern:
        case Word(text):
            return text
        case Mark(text, exact):
            return f'"{text}"' if exact else text
        case Others():
            return "..."
        case Slot(name, kind):
            return f"<{name}:{kind}>"
        case Maybe(part):
            return f"[{written(part)}]"
        case Choice(parts):
            inner = " | ".join(f"({written(p)})" if isinstance(p, Choice) else written(p) for p in parts)
            return f"({inner})" if nested else inner
        case Seq(parts):
            inner = " ".join(f"({written(p)})" if isinstance(p, Seq) else written(p, nested=True) for p in parts)
            return inner
    raise AssertionError(pattern)


names = st.from_regex(r"[a-z][a-z0-9-]{0,5}", fullmatch=True)
patterns = st.recursive(
    st.builds(Word, st.from_regex(r"[a-z0-9é]{1,6}", fullmatch=True))
    | st.builds(Mark, st.sampled_from("-,.:/'"))
    | st.builds(Mark, st.from_regex(r"[,.;$ )-]{1,3}", fullmatch=True), st.just(True))
    | st.just(Others())
    | st.builds(Slot, names | st.just(""), names),
    lambda part: (
        st.builds(Maybe, part)
        | st.lists(part, min_size=2, max_size=4).map(lambda parts: Seq(tuple(parts)))
        | st.lists(part, min_size=2, max_size=4).map(lambda parts: Choice(tuple(parts)))
    ),
    max_leaves=15,
)


def without_columns(pattern: Pattern) -> Pattern:
    match pattern:
        case Slot(name, kind):
            return Slot(name, kind)
        case Maybe(part):
            return Maybe(without_columns(part))
        case Choice(parts):
            return Choice(tuple(map(without_columns, parts)))
        case Seq(parts):
            return Seq(tuple(map(without_columns, parts)))
    return pattern


@given(patterns)
def test_what_is_written_parses_back(pattern: Pattern) -> None:
    assert without_columns(parse_pattern(written(pattern))) == pattern


@given(patterns)
def test_columns_of_slots_point_at_them(pattern: Pattern) -> None:
    text = written(pattern)
    for slot in slots_of(parse_pattern(text)):
        assert text[slot.column - 1 :].startswith(f"<{slot.name}:{slot.type}>")


@given(st.text("ab<>:[]()|\"',.- \n", max_size=30))
def test_any_text_is_a_pattern_or_an_error_of_ours(text: str) -> None:
    try:
        parse_pattern(text)
    except RuleError as wrong:
        assert 1 <= wrong.column <= len(text) + 1
