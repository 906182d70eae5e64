"""Conditions and checks: what parses, and how errors point at what is wrong."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from factcheck.language.checks import Check, parse_check
from factcheck.language.conditions import (
    All,
    Arithmetic,
    Comparison,
    Field,
    Member,
    Not,
    Number,
    Relation,
    Some,
    Span,
    State,
    Text,
    fields,
    parse_condition,
    parse_term,
)
from factcheck.language.errors import RuleError, Source
from factcheck.length import Length

GIVEN = ("a", "b")

CHECK = """
[check.two-dates]
doc     = "One edition has one date."
given   = ["happened a", "happened b"]
where   = "a.key fits b.key and a.nth = b.nth"
never   = "a.when apart b.when"
message = "{a} and “{b}” differ: {a.when}."
accept  = [["happened summit by x #2 @ 2020", "2025-11-29 | happened summit by x #2 @ 2021"]]
reject  = [["happened summit by x #2 @ 2020"]]
"""


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("a.key covers b.key", Relation("covers", Field("a", ("key",)), Field("b", ("key",)))),
        ("a.key.what = b.what", Comparison("=", Field("a", ("what",)), Field("b", ("what",)))),
        ("not a.nth <= 3", Not(Comparison("<=", Field("a", ("nth",)), Number(3)))),
        ("a.kind != 'absent'", Comparison("!=", Field("a", ("kind",)), Text("absent"))),
        ("a.kind != ‘absent’", Comparison("!=", Field("a", ("kind",)), Text("absent"))),
        ('a.kind != "absent"', Comparison("!=", Field("a", ("kind",)), Text("absent"))),
        ("a.where is known", State(Field("a", ("where",)), "known")),
        ("a.key is named", State(Field("a", ("key",)), "named")),
        ("a.date is impossible", State(Field("a", ("date",)), "impossible")),
        ("a.what in [birth, prime-minister]", Member(Field("a", ("what",)), ("birth", "prime-minister"))),
        ("'year' in a.assumes", Member(Text("year"), Field("a", ("assumes",)))),
        (
            "a.when + (b.nth - 1) * a.length before b.when",
            Relation(
                "before",
                Arithmetic(
                    "+",
                    Field("a", ("when",)),
                    Arithmetic("*", Arithmetic("-", Field("b", ("nth",)), Number(1)), Field("a", ("length",))),
                ),
                Field("b", ("when",)),
            ),
        ),
        ("a.when lasts P3D", Relation("lasts", Field("a", ("when",)), Span(Length(3, "D")))),
    ],
)
def test_parses(text: str, parsed: object) -> None:
    assert parse_condition(text, GIVEN) == parsed


def test_and_binds_before_or_and_parentheses_before_both() -> None:
    one, two, three = (State(Field("a", (part,)), "known") for part in ("who", "where", "of"))
    assert parse_condition("a.who is known or a.where is known and a.of is known", GIVEN) == Some(
        (one, All((two, three)))
    )
    grouped = parse_condition("(a.who is known\n  or a.where is known) and a.of is known", GIVEN)
    assert grouped == All((Some((one, two)), three))


def test_fields_of_a_condition() -> None:
    condition = parse_condition("not (a.nth + 1 > b.nth or 'now' in a.assumes) and b.who is known", GIVEN)
    assert [(f.claim, *f.path) for f in fields(condition)] == [
        ("a", "nth"),
        ("b", "nth"),
        ("a", "assumes"),
        ("b", "who"),
    ]


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("a.nht = 3", 3, "did you mean “nth”"),
        ("a.key covers c.key", 14, "no claim “c” is given"),
        ("a.key covers b.when", 1, "joins a key and a key, not a key and a date"),
        ("a.when < b.when", 1, "compares numbers or lengths, not a date"),
        ("a.when = b.nth", 1, "compares a date with a number"),
        ("a = b", 1, "compares a claim with a claim"),
        ("a.nth in [one]", 1, "asks where a text is found"),
        ("'one' in a.what", 10, "looks among names"),
        ("a.status = 'plannd'", 13, "did you mean “planned”"),
        ("a.kind in [happened, apsent]", 22, "did you mean “absent”"),
        ("a.when is impossible", 1, "a.date"),
        ("a.nth is named", 1, "a number is not “named”"),
        ("a.nth + a.when = 3", 1, "cannot join a number and a date"),
        ("a.when.yaer = 3", 8, "did you mean “year”"),
        ("a.nth.high = 3", 7, "a number has no “high”"),
        ("a.nth", 6, "expected a comparison: =, !=, <, <=, >, >=, before, inside, apart"),
        ("a.who == b.who", 7, "no sign “==”; did you mean “=”?"),
        ("a.nth <> 3", 7, "no sign “<>”; did you mean “!=”?"),
        ("a.nth = 3 && b.nth = 3", 11, "no sign “&&”; did you mean “and”?"),
        ("!(a.nth = 3)", 1, "no sign “!”; did you mean “not”?"),
        ("a.when after b.when", 8, "no relation “after”: write b.when before a.when"),
        ("a.nth = 3 and (a.when after b.when)", 23, "write b.when before a.when"),
        ("a.when + P3D after b.when", 14, "write EARLIER before LATER"),
        ("a.what = launch", 10, "no claim “launch” is given; there are a, b; a word is written 'launch'"),
        ("a.what in launch", 11, "a word is written [launch]"),
        ("a.nth = 3 b.nth = 4", 11, "“b.nth” cannot stand here: conditions are joined by “and” or “or”"),
        ("a.nth is not known", 10, "“not” stands before the whole condition"),
        ("a.what in [", 12, "expected a word"),
        ("a.nth = 3 and and", 15, "expected a condition"),
        ("a.nth = ", 9, "expected a field, a number or a quoted word"),
        ("a.nth = 3 and", 14, "expected a condition"),
        ("a.key cover b.key", 7, "expected a comparison"),
        ("a.nth is unknown", 10, "expected one of known, named"),
        ("3 is known", 1, "said of a field"),
        ("", 1, "expected a condition"),
    ],
)
def test_errors_point(text: str, column: int, words: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse_condition(text, GIVEN)
    assert words in str(caught.value)
    assert caught.value.column == column


def test_a_bare_name_is_a_term_of_messages() -> None:
    assert parse_term("a", GIVEN) == Field("a")
    with pytest.raises(RuleError, match="no claim “c”"):
        parse_term("c.nth", GIVEN)


def parse(text: str) -> Check:
    [(name, table)] = tomllib.loads(text)["check"].items()
    fields: dict[str, Any] = table
    return parse_check("series", name, fields, Source("series.toml", text))


def test_a_check() -> None:
    check = parse(CHECK)
    assert (check.name, check.given, check.severity) == (
        "series/two-dates",
        (("happened", "a"), ("happened", "b")),
        "error",
    )
    assert check.message.parts == ("", Field("a"), " and ", Field("b"), " differ: ", Field("a", ("when",)), ".")
    first, second = check.accept[0]
    assert (str(first), first.document, first.told) == ("happened summit by x #2 @ 2020", "", None)
    assert (str(second), second.document, str(second.told)) == (
        "happened summit by x #2 @ 2021",
        "2025-11-29",
        "2025-11-29",
    )
    assert first.span != second.span
    assert check.mentions("nth") and not check.mentions("status")


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "words"),
    [
        ("doc     =", "dok     =", 3, 1, "did you mean “doc”"),
        ('["happened a", "happened b"]', '["hapened a", "happened b"]', 4, 13, "did you mean “happened”"),
        ('["happened a", "happened b"]', '["happened a", "happened a"]', 4, 21, "a name of its own"),
        ('"happened b"]', '"happened b", "any c", "any d"]', 4, 1, "3 claims at most"),
        ("a.nth = b.nth", "a.nth = c.nth", 5, 41, "no claim “c”"),
        ("a.when apart b.when", "a.when apart b.wen", 6, 27, "did you mean “when”"),
        ("{a.when}", "{a.then}", 7, 37, "a claim has no “then”"),
        ("{a.when}", "{a.when", 7, 34, "never closed"),
        ("2025-11-29 |", "2025-11-31 |", 8, 48, "not a day"),
        ('reject  = [["happened summit', 'reject  = [["happend summit', 9, 14, "not a claim line"),
        ("reject  = ", 'severity = "grave"\nreject  = ', 9, 1, "no severity “grave”"),
        (
            'reject  = [["happened summit by x #2 @ 2020"]]',
            "reject = []",
            9,
            1,
            "a check needs “reject”, which is empty",
        ),
        ('message = "{a} and “{b}” differ: {a.when}."', "message = 3", 7, 1, "is a text"),
    ],
)
def test_errors_of_checks_point(old: str, new: str, line: int, column: int, words: str) -> None:
    text = CHECK.replace(old, new)
    with pytest.raises(RuleError) as caught:
        parse(text)
    assert words in caught.value.message
    assert (caught.value.line, caught.value.column) == (line, column)
    assert str(caught.value).startswith(f"series.toml:{line}:{column}: ")


CHAIN = """
[check.chain]
doc     = "Dates and distances fit all together."
given   = ["happened event", "ordered step"]
where   = "step.who is known"
chain   = ["event at event.when", "step.of after step by step.length"]
message = "These cannot all hold."
mends   = ["Count again."]
accept  = [["ordered arrest by x < trial", "happened arrest by x @ 2021", "happened trial by x @ 2019"]]
reject  = [["ordered arrest by x < trial", "happened arrest by x @ 2019", "happened trial by x @ 2021"]]
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "words"),
    [
        ("step.who is known", "event.who = step.who", 5, 24, "joins “step” by what happened and to whom: leave out"),
        ("step.who is known", "step.who is known or event.who is known", 5, 33, "a chain asks each claim by itself"),
        ("step.who is known", "event.nth = 1 and not event.key fits step.key", 5, 49, "joins “step” by what"),
        (
            "These cannot",
            "Bad {event.who}, these cannot",
            7,
            16,
            "leave {event.who} out, as what each claim says is told",
        ),
        ("These cannot", "{claims} cannot", 7, 12, "“message” of a chain names no claims: leave {claims} out"),
        ("Count again", "Count {step} again", 8, 19, "“mends” of a chain names no claims"),
        ('["event at event.when", "step.of after step by step.length"]', "[]", 6, 1, "“chain”, which is empty"),
        ("event at event.when", "event on event.when", 6, 13, "a link is “event at event.when”"),
        ("happened event", "any event", 4, 13, "a chain is given claims of one kind each"),
        ("message =", "text =", 7, 1, "a check has no “text”; did you mean “message”?"),
        ("given   =", "claims =", 4, 1, "a check has no “claims”; did you mean “given”?"),
    ],
)
def test_a_chain_asks_each_claim_by_itself(old: str, new: str, line: int, column: int, words: str) -> None:
    assert len(parse(CHAIN).chain) == 2
    assert len(parse(CHAIN.replace("step.who is known", "step.who is known and event.nth = 1")).chain) == 2
    with pytest.raises(RuleError) as caught:
        parse(CHAIN.replace(old, new))
    assert words in caught.value.message
    assert (caught.value.line, caught.value.column) == (line, column)


def test_an_example_may_quote_its_words() -> None:
    text = CHECK.replace(
        "2025-11-29 | happened", "2025-11-29 read by series/x quoted Ada Lark, 73, was born | happened"
    )
    source = Source("odd.toml", text)
    check = parse_check("odd", "two-dates", tomllib.loads(text)["check"]["two-dates"], source)
    first, second = check.accept[0]
    assert (first.quote, second.quote, second.rule) == ("", "Ada Lark, 73, was born", "series/x")
    assert (first.introduces, second.introduces) == (False, True)
