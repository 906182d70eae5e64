"""Claim lines and templates: the one notation of a claim, there and back."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.claims import parse_claim, parse_template
from factcheck.language.errors import RuleError
from factcheck.language.parts import Reading
from factcheck.length import Length
from factcheck.model import KINDS, STATUSES, Claim, Key
from factcheck.when import When

NOW = Reading(When.day(2025, 12, 4), assumes=frozenset({"now"}))


@pytest.mark.parametrize(
    "line",
    [
        "happened visit by putin in india @ 2025-12-04/2025-12-05 for P2D",
        "happened summit by india, russia #23 @ 2025-12",
        "happened birth by x @ [1951-10-21..1952-10-20]",
        "happened founding of volga-ganges-forum @ 2015~",
        "absent trip by putin in india @ 2021/2025-12-04",
        "absent trip by putin in india @ 2021/..",
        "absent trip by putin @ ../2021",
        "recurs summit by india, russia every P1Y",
        "counted title by x x3 @ 2023/2025",
        "ordered arrest < trial by P3Y",
        "ordered arrest by x in peru < trial",
        "falls friday @ 2025-12-05",
        "falls friday @ 2025-11-31",
        "happened fair @ 2025-11-28/2025-11-26",
        "happened fair @ XXXX-11-31",
        "planned happened summit #24 @ 2026",
        "hedged absent trip by x @ 2021/2025-12-04 said by dmitry-peskov assuming now, who",
        "denied happened trial for PXM~",
        "happened visit",
    ],
)
def test_claim_lines_come_back(line: str) -> None:
    assert str(parse_claim(line)) == line


def test_what_a_line_says() -> None:
    claim = parse_claim(
        "planned happened summit of trade by russia, india in new-delhi #23"
        " @ 2025-12 for P2D said by tass assuming year"
    )
    assert claim == Claim(
        kind="happened",
        key=Key("summit", ["india", "russia"], "new-delhi", "trade"),
        when=When.month(2025, 12),
        nth=23,
        length=Length(2, "D"),
        status="planned",
        said_by="tass",
        assumes=frozenset({"year"}),
    )


slugs = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True).filter(
    lambda text: (
        text not in {"of", "by", "in", "for", "every", "said", "assuming", *KINDS, *STATUSES}
        and not (text[0] == "x" and text[1:].isdigit())
    )
)
days = st.integers(600_000, 800_000)
dates = st.one_of(
    days.map(lambda day: When.within(day, day)),
    st.integers(1000, 2200).map(When.year),
    st.builds(When.month, st.integers(1000, 2200), st.integers(1, 12)),
    st.tuples(days, st.integers(0, 900)).map(lambda pair: When.within(pair[0], sum(pair))),
    st.tuples(st.integers(1000, 1999), st.integers(2000, 2200)).map(lambda years: When.between(*map(When.year, years))),
    st.integers(1000, 2200).map(lambda year: When(When.year(year).start, (When.year(year).first, math.inf))),
)
lengths = st.builds(Length, st.none() | st.integers(1, 500), st.sampled_from("YMWDhms"), st.booleans())


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    kind = draw(st.sampled_from(KINDS))
    ordered = kind == "ordered"
    when = draw(dates if kind in ("absent", "falls") else st.none() | dates)
    return Claim(
        kind=kind,
        key=Key(
            draw(slugs),
            draw(st.lists(slugs, max_size=3)),
            draw(slugs | st.just("")),
            draw(slugs if ordered else slugs | st.just("")),
        ),
        when=when,
        nth=draw(st.none() | st.integers(0, 10**6)),
        length=draw(lengths if kind == "recurs" else st.none() | lengths),
        status=draw(st.sampled_from(STATUSES)),
        said_by=draw(slugs | st.just("")),
        assumes=draw(st.frozensets(st.sampled_from(["now", "who", "year", "same", "told"]))),
    )


@given(claims())
def test_any_claim_prints_and_parses_back(claim: Claim) -> None:
    assert parse_claim(str(claim)) == claim


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ("hapened visit", 1, "one of happened, absent"),
        ("happened", 9, "a name"),
        ("happened - by x", 10, "expected a name"),
        ("happened visit by --", 19, "expected a name"),
        ("happened visit @ yesterday", 18, "a date"),
        ("happened visit for 3 days", 20, "a length"),
        ("happened visit for P3X", 20, "not a length of time: 'P3X'"),
        ("happened visit #third", 17, "a number"),
        ("happened visit by", 18, "a name"),
        ("ordered arrest by x P3Y", 21, "'<'"),
        ("happened visit in Peru!", 23, "“!” cannot stand here: a claim line is KIND WHAT"),
        ("happened big eruption", 14, "a name is lower-case words joined by hyphens: write big-eruption"),
        ("happened eruption by Mount Holm in peru", 28, "write mount-holm"),
        ("happened visit by ada, Grand Old Holm", 30, "write grand-old-holm"),
        ("happened big xylophone", 15, "write big-xylophone"),
        ("happened visit by ada and bo", 23, "names are parted by commas"),
        ("happened visit on 2020", 16, "“on” cannot stand here: a claim line is KIND WHAT"),
        ("happened visit 3", 16, "“3” cannot stand here: a claim line is KIND WHAT"),
        ("happened visit in peru by ada", 27, "“by WHO” stands before “in WHERE”"),
        ("happened visit @ near(2020)", 23, "expected a <slot> that holds a date"),
        ("happened {what}", 10, "a slot is <name>"),
        ("happened <what:event>", 15, "write <what>"),
        ("hedged absent trip by x", 8, "“absent” says nothing without “@ WHEN”"),
        ("falls friday", 1, "“falls” says nothing without “@ WHEN”"),
        ("recurs summit", 1, "“recurs” says nothing without “every LENGTH”"),
        ("happened <what>", 10, "a claim has no slots: <what>"),
        ("happened visit by <who>", 19, "a claim has no slots: <who>"),
        ("", 1, "one of happened, absent"),
        ("happened birth by o’brien @ 2019", 20, "write obrien"),
        ("happened “birth” by x", 10, "write birth"),
    ],
)
def test_errors_point_at_what_is_wrong(line: str, column: int, message: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse_claim(line)
    assert (caught.value.line, caught.value.column) == (1, column), caught.value
    assert message in caught.value.message


def filled(line: str, **slots: Reading) -> str:
    return str(parse_template(line).fill({"now": NOW, **slots}))


ONE, TWO = Reading(When.day(2025, 12, 4)), Reading(When.day(2025, 12, 5))
LENGTH = Reading(Length(3, "D"))


@pytest.mark.parametrize(
    ("line", "slots", "claim"),
    [
        ("happened <what> by <who>", {"what": Reading("visit"), "who": Reading("putin")}, "happened visit by putin"),
        (
            "happened <what> by <who>",
            {"what": Reading("visit"), "who": Reading(frozenset({"b", "a"}))},
            "happened visit by a, b",
        ),
        ("happened larger-<what>", {"what": Reading("fall")}, "happened larger-fall"),
        ("happened <what>-of-<who>", {"what": Reading("fall"), "who": Reading("x")}, "happened fall-of-x"),
        ("happened visit @ <a>/<b>", {"a": ONE, "b": TWO}, "happened visit @ 2025-12-04/2025-12-05"),
        ("happened visit @ <b>/<a>", {"a": ONE, "b": TWO}, "happened visit @ 2025-12-05/2025-12-04"),
        ("happened visit @ <a>", {"a": Reading(None, "2025-11-31")}, "happened visit @ 2025-11-31"),
        (
            "happened visit @ <a>/<b>",
            {"a": Reading(None, "2025-11-31"), "b": TWO},
            "happened visit @ 2025-11-31/2025-12-05",
        ),
        ("happened visit @ <a>", {"a": Reading(2021)}, "happened visit @ 2021"),
        ("absent visit @ <a>/<now>", {"a": Reading(2021)}, "absent visit @ 2021/2025-12-04 assuming now"),
        (
            "happened birth by x @ aged(<n>, <now>)",
            {"n": Reading(73)},
            "happened birth by x @ [1951-12-05..1952-12-04] assuming now",
        ),
        (
            "happened founding @ near(<now> - <n> years)",
            {"n": Reading(25)},
            "happened founding @ [1999-12-04..2001-12-04] assuming now",
        ),
        ("happened visit @ <a> + <for>", {"a": ONE, "for": LENGTH}, "happened visit @ 2025-12-07"),
        ("absent visit @ <now> - <for>/<now>", {"for": LENGTH}, "absent visit @ 2025-12-01/2025-12-04 assuming now"),
        ("happened visit for <for>", {"for": LENGTH}, "happened visit for P3D"),
        ("recurs visit every <n> years", {"n": Reading(4)}, "recurs visit every P4Y"),
        ("happened summit #<n>", {"n": Reading(23)}, "happened summit #23"),
        ("counted title x<n>", {"n": Reading(3)}, "counted title x3"),
        ("falls <d> @ <a>", {"d": Reading("friday"), "a": ONE}, "falls friday @ 2025-12-04"),
        ("ordered <a> < <b>", {"a": Reading("arrest"), "b": Reading("trial")}, "ordered arrest < trial"),
        ("happened visit said by <by>", {"by": Reading("tass")}, "happened visit said by tass"),
        ("planned happened visit assuming year", {}, "planned happened visit assuming year"),
        # What is empty falls away, with the assumptions that it would have brought.
        ("happened visit by <who> in <where> #<n> @ <then> for <for>", {}, "happened visit"),
        (
            "happened visit by <who>, russia",
            {"who": Reading(None, assumes=frozenset({"who"}))},
            "happened visit by russia",
        ),
        (
            "happened visit by <who>",
            {"who": Reading("x", assumes=frozenset({"who"}))},
            "happened visit by x assuming who",
        ),
    ],
)
def test_templates(line: str, slots: dict[str, Reading], claim: str) -> None:
    assert filled(line, **slots) == claim


@pytest.mark.parametrize(
    "line",
    [
        "happened <what>",
        "absent visit @ <then>/<then>",
        "absent visit @ <then> - <for>",
        "falls friday @ <then>",
        "recurs visit every <every>",
        "ordered <a> < <what>",
    ],
)
def test_without_its_date_a_template_may_say_nothing(line: str) -> None:
    assert parse_template(line).fill({"a": Reading("arrest")}) is None


def test_a_gap_up_to_an_unknown_day_is_open() -> None:
    claim = parse_template("absent visit @ <then>/<now>").fill({"then": Reading(2021), "now": Reading(None)})
    assert claim is not None and claim.when is not None
    assert claim.when.stop == (When.year(2021).first, math.inf)
    assert parse_claim(str(claim)) == claim


def test_the_slots_of_a_template() -> None:
    template = parse_template("absent larger-<what> by <who> in <where> @ <then.first> - <for>/<now> said by <by>")
    assert template.slots == {"what", "who", "where", "then.first", "for", "now", "by"}


def test_the_fields_of_a_template_are_slots_too() -> None:
    assert parse_template("happened x #<n> for <for>").slots == {"n", "for"}
    assert parse_template("happened x @ aged(<n>, near(<now>))").slots == {"n", "now"}
