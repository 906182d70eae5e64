"""Conditions are true only where every concrete date that the words allow makes them so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.check.evaluate import lasts, truth, value
from factcheck.language.claims import parse_claim
from factcheck.language.conditions import parse_condition, parse_term
from factcheck.length import Length
from factcheck.when import When

GIVEN = {
    "a": parse_claim("happened summit by india, russia in delhi #23 @ 2025-12-04/2025-12-05 for P2D"),
    "b": parse_claim("happened summit by india, russia #22 @ 2024 said by modi assuming year"),
    "c": parse_claim("recurs summit by india, russia every P1Y"),
    "d": parse_claim("hedged happened fire @ 2025-11-31"),
}


@pytest.mark.parametrize(
    ("condition", "verdict"),
    [
        ("a.nth = 23", True),
        ("a.nth - b.nth = 1 and a.nth * 2 > 45", True),
        ("b.when before a.when", True),
        ("a.when before b.when", False),
        ("b.when inside a.when", False),
        ("a.when lasts a.length", True),
        ("a.when lasts P3D", False),
        ("a.key fits b.key", True),
        ("b.key covers a.key", True),
        ("a.key covers b.key", False),
        ("a.key = b.key", False),
        ("a.who = b.who and a.what != d.what", True),
        ("b.when + 2 * c.length before a.when", False),
        ("b.when + c.length before a.when", None),
        ("a.when before b.when + 0 * c.length", False),
        ("a.when + 3 * c.length before b.when", False),
        ("b.when + (b.nth - a.nth) * c.length before a.when", None),  # there is no length below nothing
        ("a.when.year = 2025", True),
        ("b.when.year > 2023", True),
        ("b.when.first < b.when.last", None),
        ("a.when.first < a.when.last", True),
        ("a.when.last - a.when.first = 1", True),
        ("a.when.first - b.when.last > 330", True),
        ("b.when.weekday = 'monday'", None),
        ("c.nth = 3", None),
        ("not c.nth = 3", None),
        ("c.nth = 3 or a.nth = 23", True),
        ("c.nth = 3 and a.nth = 22", False),
        ("b.where = 'delhi'", None),
        ("b.where is known or c.when is known or d.who is known", False),
        ("a.where is known and a.who is known and a.length is known and b.said_by is known", True),
        ("a.key is named and not d.key is named", True),
        ("'year' in b.assumes", True),
        ("'year' in a.assumes", False),
        ("d.what in [fire, flood]", True),
        ("d.of in [fire, flood]", None),
        ("d.status = 'hedged' and d.kind = 'happened' and d.family != 'nth'", True),
        ("d.date is impossible", True),
        ("a.date is impossible", None),
        ("a.date is inverted", None),
        ("a.length < c.length and c.length > P300D", True),
        ("c.length = P1Y and c.length != P2Y", True),
        ("c.length = P365D", None),
        ("a.when = a.when and a.when != b.when", True),
        ("b.when = b.when", None),
        ("a.length.unit = 'D'", True),
    ],
)
def test_truth(condition: str, verdict: bool | None) -> None:
    assert truth(parse_condition(condition, GIVEN), GIVEN) is verdict


def test_weekdays_of_both_calendars() -> None:
    claims = {"a": parse_claim("falls wednesday @ 1917-10-25")}
    assert value(parse_term("a.when.weekday", claims), claims) == "thursday"
    assert value(parse_term("a.when.old_weekday", claims), claims) == "wednesday"


@pytest.mark.parametrize(
    ("when", "length", "verdict"),
    [
        ("2025-12-04/2025-12-05", "P3D", False),
        ("2025-12-04/2025-12-06", "P2D", True),
        ("2025-12-01/2025-12-16", "P2W", None),
        ("2025-12-01/2025-12-20", "P2W", False),
        ("1610/1798", "P186Y", False),
        ("1610/1798", "P187Y", True),
        ("1610/1798", "P190Y", None),
        ("1994/2022", "P30Y", None),
        ("1994/2022", "P50Y", False),
        ("1994/2022", "P26Y", False),
        ("1994/2022", "PXY", True),
        ("2025-12-04/2025-12-05", "PT3H", None),
        ("2025-12-04/2025-12-12", "P10D", None),
    ],
)
def test_lengths_as_people_count(when: str, length: str, verdict: bool | None) -> None:
    found = lasts(When.parse(when), Length.parse(length))
    assert found is verdict or (verdict is True and found is None)


@given(st.integers(1, 400), st.sampled_from("DWMY"), st.integers(700_000, 740_000), st.integers(0, 2000))
def test_a_length_that_fits_exactly_is_never_refused(count: int, unit: str, first: int, days: int) -> None:
    length = Length(count, unit)  # type: ignore[arg-type]
    start = When.within(first, first)
    assert lasts(When.between(start, start + length), length) is not False
    assert lasts(When.between(start, When.within(first + days, first + days)), Length(days + 1, "D")) is not False
