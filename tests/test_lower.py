"""From patterns to expressions over single characters."""

from __future__ import annotations

import pytest

from factcheck.language.errors import RuleError
from factcheck.language.lexicon import Lexicon, Type
from factcheck.language.patterns import parse_pattern
from factcheck.lower import Alt, Cat, Core, Group, Sym, gapped, lower, reversed_core, terminals

LEXICON = Lexicon({
    "few": Type("few", values={"a": 1, "b": 2, "a b": 3}, phrases=("a b",)),
    "year": Type("year", shapes=("year-digits",)),
    "either": Type("either", types=("few", "year")),
    "date": Type("date", pattern=parse_pattern("<:few> , <y:year>")),
})  # fmt: skip


def told(core: Core) -> str:
    """An expression on one line: `_` is white space or a hyphen, slots stand in braces."""
    match core:
        case Sym(found):
            names = {"space": "", "hyphen": "_", "stop": "!"}
            parts = [
                f"{text}"
                if kind == "word"
                else names.get(text, text)
                if kind == "gap"
                else f"<{text}>"
                if kind == "type"
                else f"'{text}'"
                if kind == "mark"
                else f'"{text}"'
                if kind == "exact"
                else "*"
                for kind, text in found
            ]
            return "/".join(filter(None, parts))
        case Cat(parts):
            return " ".join(map(told, parts))
        case Alt(parts):
            return "(" + " | ".join(told(part) for part in parts) + ")"
        case Group(slot, kind, part):
            return f"{{{slot}:{kind} {told(part)}}}"


@pytest.mark.parametrize(
    ("pattern", "core"),
    [
        ("a", "a"),
        ("a b", "a _ b"),
        ("a , b", "a ',' b"),
        ('a ", " b', 'a ", " b'),
        ("a . , b", "a '.,' b"),
        ("a [,] b", "a ','/_ b"),
        ("a [.] [,] b", "a '.,'/','/'.'/_ b"),
        ("(a | b)", "a/b"),
        ("[a] b", "(a _ b | b)"),
        ("a [b]", "a (_ b | )"),
        ("a ,", "a ','"),
        ("a [,]", "a"),
        ("a ... b", "a (_ {: * (_ * (_ * | ) | )} | ) _ b"),
        ("<x:few>", "{x:few (a _ b | <few>)}"),
        ("<:year>", "{:year <year>}"),
        ("<x:either> a", "{x:either (a _ b | <either>)} _ a"),
        ("<x:date>", "{x:date {:few (a _ b | <few>)} ',' {y:year <year>}}"),
        ("(<x:year> | <x:few>)", "({x:year <year>} | {x:few (a _ b | <few>)})"),
    ],
)
def test_lower(pattern: str, core: str) -> None:
    assert told(lower(parse_pattern(pattern), LEXICON)) == core


@pytest.mark.parametrize(
    ("pattern", "before", "after"),
    [
        ("a", "a _", "_ a"),
        (", a", "',' a _", "',' a"),
        ("a ,", "a ','", "_ a ','"),
        ('"$"', '"$"', '"$"'),
        ("a [,]", "a ','/_", "_ a"),
    ],
)
def test_gapped(pattern: str, before: str, after: str) -> None:
    assert told(gapped(parse_pattern(pattern), LEXICON, before=True)) == before
    assert told(gapped(parse_pattern(pattern), LEXICON, before=False)) == after


def test_reversed() -> None:
    core = lower(parse_pattern("a (b | <x:date>) [c]"), LEXICON)
    assert told(reversed_core(lower(parse_pattern("a (b c | <x:year>)"), LEXICON))) == "(c _ b _ | <year> _) a"
    assert sorted(terminals([reversed_core(core)])) == sorted(terminals([core]))


def test_terminals() -> None:
    core = lower(parse_pattern('a [,] <x:few> ... "$" b'), LEXICON)
    assert terminals([core]) == {
        ("word", "a"), ("word", "b"), ("mark", ","), ("exact", "$"), ("gap", "space"), ("gap", "hyphen"),
        ("type", "few"), ("any", "word"),
    }  # fmt: skip


def test_an_unknown_type() -> None:
    with pytest.raises(RuleError, match=r"no such type: yaer \(did you mean year\?\)"):
        lower(parse_pattern("<x:yaer>"), LEXICON)


def test_a_pattern_that_multiplies_is_refused_at_once() -> None:
    lexicon = Lexicon({})
    assert lower(parse_pattern("[a ,] " * 20 + "b"), lexicon)
    for text in ("[a , b : | c] " * 14 + "b", "[a | b , | c : ] " * 30 + "d"):
        with pytest.raises(RuleError, match="too large"):
            lower(parse_pattern(text), lexicon)
