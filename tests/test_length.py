"""Lengths: their text, and their bounds against the calendar itself."""

from __future__ import annotations

import calendar
from fractions import Fraction
from math import ceil, inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.days import add_months, ordinal
from factcheck.length import UNITS, Length

few = settings(max_examples=60, deadline=None)
counts = st.one_of(
    st.integers(0, 400).map(Fraction),
    st.integers(0, 4000).map(lambda n: Fraction(n, 10)),
    st.integers(0, 400).map(lambda n: Fraction(n, 2)),
)
lengths = st.builds(Length, st.none() | counts, st.sampled_from(UNITS), st.booleans())
twelfths = st.builds(Length, st.integers(0, 400).map(lambda n: Fraction(n, 12)), st.just("Y"), st.booleans())
parts = st.builds(
    Length,
    st.integers(0, 400).map(lambda n: Fraction(n, 7)) | st.integers(0, 400).map(lambda n: Fraction(n, 9)),
    st.just("W"),
)

#: The lengths of the months of a whole cycle of the calendar, twice over so that runs may pass its end.
MONTHS = [calendar.monthrange(year, month)[1] for year in range(2000, 2400) for month in range(1, 13)] * 2


@pytest.mark.parametrize(
    ("count", "unit", "text"),
    [
        (5, "Y", "P5Y"),
        ("3.5", "Y", "P3Y6M"),
        (Fraction(1, 2), "Y", "P6M"),
        (0.5, "M", "P0.5M"),
        (18, "M", "P18M"),
        (2, "W", "P2W"),
        (2.5, "D", "P2.5D"),
        (0.1, "D", "P0.1D"),
        (36, "h", "PT36H"),
        (1.5, "h", "PT1H30M"),
        (0.5, "h", "PT30M"),
        (10, "m", "PT10M"),
        (90, "s", "PT90S"),
        (None, "Y", "PXY"),
        (None, "m", "PTXM"),
        (None, "M", "PXM"),
        (Fraction(9, 7), "W", "P1W2D"),
        (Fraction(4, 3), "D", "P1DT8H"),
        (Fraction(1, 3), "D", "PT8H"),
        (0, "D", "P0D"),
    ],
)
def test_text(count: Fraction | int | float | str | None, unit: str, text: str) -> None:
    length = Length(count, unit)  # type: ignore[arg-type]
    assert length.iso == str(length) == text
    assert Length.parse(text) == length
    assert Length.parse(text + "~") == Length(count, unit, about=True)  # type: ignore[arg-type]


@few
@given(lengths | twelfths)
def test_prints_and_parses_back(length: Length) -> None:
    assert Length.parse(str(length)) == length


@few
@given(st.fractions(0, 100), st.sampled_from(UNITS))
def test_a_count_without_a_text_is_refused(count: Fraction, unit: str) -> None:
    try:
        length = Length(count, unit)  # type: ignore[arg-type]
    except ValueError:
        assert count.denominator > 1
    else:
        assert Length.parse(str(length)) == length


@pytest.mark.parametrize(
    "text",
    [
        *("", "P", "PT", "P5", "5Y", "P5Y6", "P5YT", "P1Y2M3D", "P1Y2D", "P1M1Y", "PT1M1H", "P5y", "-P5Y", "P-5Y"),
        *("PXYXM", "P1YXM", "P٥Y", "P5Y~~", "P1.Y", "P.5Y", "P1_0Y", "P1/2Y", "PT5Y", "P5H"),
    ],
)
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="length"):
        Length.parse(text)


@few
@given(st.text(alphabet="PTXYMWDHS0123456789.~", max_size=10).map("P".__add__))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        length = Length.parse(text)
    except ValueError:
        return
    assert Length.parse(str(length)) == length


@pytest.mark.parametrize(("count", "unit"), [(-1, "D"), (1, "X"), ("1/0", "D"), ("a", "D"), (10**13, "s"), (inf, "D")])
def test_what_is_no_count_or_unit_is_refused(count: Fraction | str, unit: str) -> None:
    with pytest.raises(ValueError, match=r"length|unit|count|Fraction"):
        Length(count, unit)  # type: ignore[arg-type]


@pytest.mark.parametrize("months", [0, 1, 2, 3, 5, 6, 11, 12, 13, 18, 24, 36, 48, 60, 84, 96, 119, 1200, 4799])
def test_days_of_months_are_those_of_the_calendar(months: int) -> None:
    total = sum(MONTHS[:months])
    runs = [total]
    for first in range(4799):
        total += MONTHS[first + months] - MONTHS[first]
        runs.append(total)
    assert Length(months, "M").days() == (min(runs), max(runs))


@pytest.mark.parametrize("months", [1, 2, 6, 12, 18, 48])
def test_no_start_on_any_day_of_a_month_gives_other_days(months: int) -> None:
    """Clipping 31 January and a month to the end of February, forwards or backwards, stays within the bounds."""
    low, high = Length(months, "M").days()
    # 1896 to 1904 has the eight years without a leap day, 2000 to 2004 the usual ones.
    for day in [*range(ordinal(1896, 1, 1), ordinal(1904, 12, 31)), *range(ordinal(2000, 1, 1), ordinal(2004, 12, 31))]:
        assert low <= add_months(day, months) - day <= high
        assert low <= day - add_months(day, -months) <= high


@few
@given(st.integers(0, 3000))
def test_days_of_years_are_within_the_closed_formula(years: int) -> None:
    """At least 365N + ⌊N/4⌋ − 1 − ⌊N/100⌋, one less when N ≥ 100, and at most 365N + ⌈N/4⌉; reached for 4 ≤ N < 100."""
    least, most = 365 * years + years // 4 - 1 - years // 100 - (years >= 100), 365 * years + ceil(years / 4)
    low, high = Length(years, "Y").days()
    assert least <= low <= high <= most
    if 4 <= years < 100:
        assert (least, most) == (low, high)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("P1Y", (365, 366)),
        ("P400Y", (146_097, 146_097)),
        ("P2W", (14, 14)),
        ("P3D", (3, 3)),
        ("P2.5D", (2, 3)),
        ("PT10M", (0, 1)),
        ("PT24H", (1, 1)),
        ("PT36H", (1, 2)),
        ("P0.5M", (14, 16)),
        ("P6M", (181, 184)),
        ("PXY", (365, inf)),
        ("PXD", (1, inf)),
        ("PTXM", (0, inf)),
        ("P10D~", (8, 12)),
        ("P3D~", (2, 4)),
        ("P3Y~", (730, 1461)),
        ("P20Y~", (5843, 8766)),
        ("PXD~", (0, inf)),
    ],
)
def test_days(text: str, days: tuple[float, float]) -> None:
    assert Length.parse(text).days() == days


@few
@given(lengths)
def test_about_and_an_unstated_count_only_widen(length: Length) -> None:
    low, high = length.days()
    wide_low, wide_high = Length(length.count, length.unit, about=True).days()
    assert wide_low <= low <= high <= wide_high


@few
@given(lengths, st.integers(0, 50))
def test_times(length: Length, n: int) -> None:
    many = length.times(n)
    if length.count is None:
        assert many.count is None or n == 0
    elif not length.about:
        low, high = length.days()
        assert many.days()[0] >= n * low
        assert many.days()[1] <= n * high
    with pytest.raises(ValueError, match="negative"):
        length.times(-1)


@few
@given(lengths, lengths)
def test_shorter_is_settled_one_way_at_most(one: Length, other: Length) -> None:
    verdict = one.shorter(other)
    if verdict:
        assert other.shorter(one) is False
        assert one.days()[0] <= other.days()[1]
    if verdict is False:
        assert one.days()[1] >= other.days()[0]
    widened = Length(one.count, one.unit, about=True).shorter(other)
    assert widened in (None, verdict) or one.about


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("P1Y", "P12M", False),
        ("P11M", "P1Y", True),
        ("P1M", "P30D", None),
        ("P1M", "P32D", True),
        ("PT10M", "PT20M", True),
        ("PT90M", "P1D", True),
        ("P2Y", "P3Y~", None),
        ("PXY", "P5Y", None),
        ("P5D", "PXY", True),
    ],
)
def test_shorter(one: str, other: str, verdict: bool | None) -> None:
    assert Length.parse(one).shorter(Length.parse(other)) is verdict
