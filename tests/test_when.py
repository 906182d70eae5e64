"""Stretches known within bounds, against every concrete stretch, against datetime, and against EDTF."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product
from math import inf

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from when_strategies import anything, blurred, few, pairs, plain_lengths, sharp, when_of

from factcheck.days import add_months
from factcheck.length import Length
from factcheck.when import Bound, Pair, When, civil, days_in_month, ordinal

Stretch = tuple[int, int]
RELATIONS: list[tuple[str, Callable[[Stretch, Stretch], bool]]] = [
    ("before", lambda a, b: a[1] < b[0]),
    ("inside", lambda a, b: b[0] < a[0] and a[1] < b[1]),
    ("apart", lambda a, b: a[1] < b[0] or b[1] < a[0]),
]


def stretches(when: When, reach: int = 10) -> Iterator[Stretch]:
    """All of its stretches; open sides are followed only some days past the bounds, as nothing changes further out."""

    def days(pair: Pair) -> range:
        return range(int(max(pair[0], -reach)), int(min(pair[1], reach + 8)) + 1)

    return ((s, t) for s, t in product(days(when.start), days(when.stop)) if s <= t)


@pytest.mark.parametrize(("name", "relation"), RELATIONS)
@few
@given(one=sharp, other=sharp)
def test_a_verdict_is_what_all_concrete_stretches_agree_on(
    name: str, relation: Callable[[Stretch, Stretch], bool], one: When, other: When
) -> None:
    answers = {relation(a, b) for a in set(stretches(one, 2)) for b in set(stretches(other, 2))}
    assert getattr(one, name)(other) is (answers.pop() if len(answers) == 1 else None)


@few
@given(sharp, st.integers(0, 9), st.sampled_from("Dh"))
def test_lasts_is_what_all_concrete_stretches_agree_on(when: When, count: int, unit: str) -> None:
    length = Length(count, unit)  # type: ignore[arg-type]
    low, high = length.days()
    answers = {low <= t - s + 1 <= high or low <= t - s <= high for s, t in stretches(when)}
    assert when.lasts(length) is (answers.pop() if len(answers) == 1 else None)


@few
@given(anything, plain_lengths, st.data())
def test_lasts_holds_for_a_stretch_drawn(when: When, length: Length, data: st.DataObject) -> None:
    s, t = drawn(data, when)
    low, high = length.days()
    verdict = when.lasts(length)
    assert verdict is None or verdict == (low <= t - s + 1 <= high or low <= t - s <= high)


def drawn(data: st.DataObject, when: When) -> Stretch:
    def day(low: Bound, high: Bound) -> int:
        low, high = (low, high) if low > -inf else (min(high, ordinal(2030, 1, 1)) - 90_000, high)
        return data.draw(st.integers(int(low), int(min(high, max(low, ordinal(1990, 1, 1)) + 90_000))))

    s = day(*when.start)
    return s, day(max(s, when.stop[0]), when.stop[1])


@pytest.mark.parametrize(("name", "relation"), RELATIONS)
@few
@given(one=anything, other=anything, data=st.data())
def test_a_verdict_holds_for_every_pair_drawn(
    name: str, relation: Callable[[Stretch, Stretch], bool], one: When, other: When, data: st.DataObject
) -> None:
    verdict = getattr(one, name)(other)
    assert verdict is None or relation(drawn(data, one), drawn(data, other)) is verdict


def narrowed(data: st.DataObject, when: When) -> When:
    def pair(low: Bound, high: Bound) -> Pair:
        first = max(low, min(-90, high)) if low == -inf else low
        last = min(high, max(first, 150)) if high == inf else high
        new_low = data.draw(st.just(low) | st.integers(int(first), int(last)))
        return new_low, data.draw(st.just(high) | st.integers(int(max(first, new_low)), int(last)))

    narrow = when_of(pair(*when.start), pair(*when.stop), when.about and data.draw(st.booleans()))
    assume(narrow is not None)
    assert narrow is not None
    return narrow


@few
@given(blurred, blurred, st.integers(0, 70), st.data())
def test_narrowing_never_turns_a_verdict(one: When, other: When, count: int, data: st.DataObject) -> None:
    narrow, narrow_other, length = narrowed(data, one), narrowed(data, other), Length(count, "D")
    for name, _ in RELATIONS:
        wide = getattr(one, name)(other)
        assert wide is None or getattr(narrow, name)(narrow_other) is wide
    assert one.lasts(length) is None or narrow.lasts(length) is one.lasts(length)


@few
@given(blurred, plain_lengths, st.data())
def test_narrowing_never_moves_a_sum_outwards(when: When, length: Length, data: st.DataObject) -> None:
    narrow = narrowed(data, when)
    for wide_sum, sum_ in ((when + length, narrow + length), (when - length, narrow - length)):
        assert wide_sum.hull(sum_) == wide_sum or when.about != narrow.about


@few
@given(anything, anything, anything)
def test_hull_is_the_least_that_has_both(one: When, other: When, third: When) -> None:
    both = one.hull(other)
    assert both == other.hull(one) == both.hull(one)
    assert one.hull(one) == one
    assert both.hull(third) == one.hull(other.hull(third))


@few
@given(blurred)
def test_about_reaches_out(when: When) -> None:
    wide = when.widened
    assert not wide.about
    assert wide.hull(When(when.start, when.stop)) == wide
    assert when.about or wide == when


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("2021-06-10~", "[2021-06-03..2021-06-17]"),
        ("2021-02~", "[2021-01-01..2021-03-31]"),
        ("2021-06~", "[2021-04-29..2021-08-02]"),
        ("2021~", "[2019-12-30..2023-01-03]"),
        ("../2021~", "../[2019-12-30..2023-01-03]"),
        ("[..2021]~", "../.."),
    ],
)
def test_widened(text: str, wide: str) -> None:
    assert When.parse(text).widened == When.parse(wide)


def test_dates_near_an_about_one_prove_nothing() -> None:
    year = When.parse("2021~")
    assert When.parse("2018").before(year) is True
    assert When.parse("2020").before(year) is None
    assert year.apart(When.year(2022)) is None
    assert year.apart(When.year(2024)) is True


# Construction and days


@few
@given(pairs(st.integers(1, 9)), pairs(st.integers(1, 9)))
def test_tightening_loses_no_stretch(start: Pair, stop: Pair) -> None:
    def days(pair: Pair) -> range:
        return range(int(max(pair[0], -5)), int(min(pair[1], 15)) + 1)

    concrete = [(s, t) for s, t in product(days(start), days(stop)) if s <= t]
    when = when_of(start, stop, False)
    if when is None:
        assert not concrete
        return
    assert set(concrete) == {(s, t) for s, t in product(days(when.start), days(when.stop)) if s <= t}
    for bound, found in zip(
        (*when.start, *when.stop),
        (
            min(s for s, _ in concrete),
            max(s for s, _ in concrete),
            min(t for _, t in concrete),
            max(t for _, t in concrete),
        ),
        strict=True,
    ):
        assert bound == found or bound in (-inf, inf)


@pytest.mark.parametrize(
    ("start", "stop"),
    [
        ((2, 1), (3, 4)),
        ((5, 6), (1, 2)),
        ((inf, inf), (1, inf)),
        ((-inf, -inf), (1, 2)),
        ((1.5, 2), (3, 4)),
        ((float("nan"), 2), (3, 4)),
    ],
)
def test_bounds_that_leave_no_stretch_are_refused(start: Pair, stop: Pair) -> None:
    with pytest.raises(ValueError, match="day"):
        When(start, stop)


def test_constructors() -> None:
    assert str(When.day(2025, 12, 4)) == "2025-12-04"
    assert str(When.month(2024, 2)) == "2024-02"
    assert str(When.between(When.year(2021), When.day(2025, 12, 4))) == "2021/2025-12-04"
    assert str(When.within(-inf, inf, about=True)) == "../.."
    assert When((1.0, 2.0), (3, 4)) == When((1, 2), (3, 4))
    with pytest.raises(ValueError, match="no such day: 2025-11-31"):
        When.day(2025, 11, 31)
    with pytest.raises(ValueError, match="no such month: 13"):
        When.month(2025, 13)
    with pytest.raises(ValueError, match="negative"):
        When.aged(-1, When.year(2000))


@few
@given(st.dates())
def test_days_are_those_of_datetime(day: date) -> None:
    number = ordinal(day.year, day.month, day.day)
    assert number == day.toordinal()
    assert civil(number) == (day.year, day.month, day.day)
    assert When.within(number, number).weekday == day.weekday()
    assert days_in_month(day.year, day.month) == calendar.monthrange(day.year, day.month)[1]


@few
@given(st.integers(-(10**7), 10**7))
def test_days_of_any_year_count_on(number: int) -> None:
    year, month, day = civil(number)
    assert ordinal(year, month, day) == number
    shifted = civil(number + 146_097)
    assert shifted == (year + 400, month, day)


def test_an_exact_day() -> None:
    day = When.parse("2025-12-05")
    assert day.is_day
    assert day.weekday == 4
    for text in ("2025-12-05~", "2025-12", "2025-12-05/2025-12-06"):
        assert not When.parse(text).is_day
        assert When.parse(text).weekday is None


# Arithmetic


def shifted(day: date, length: Length, sign: int) -> date:
    """The oracle: a whole number of years, months, weeks or days, by datetime."""
    count = sign * int(length.count or 0)
    if length.unit in "WD":
        return day + timedelta(days=count * (7 if length.unit == "W" else 1))
    index = 12 * day.year + day.month - 1 + count * (12 if length.unit == "Y" else 1)
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@few
@given(
    st.dates(date(1850, 1, 1), date(2150, 1, 1)),
    st.integers(0, 70),
    st.builds(Length, st.integers(0, 60), st.sampled_from("YMWD")),
    st.sampled_from([1, -1]),
)
def test_sums_are_those_of_datetime(first: date, more: int, length: Length, sign: int) -> None:
    when = When.within(first.toordinal(), first.toordinal() + more)
    moved = when + length if sign > 0 else when - length
    each = [shifted(first + timedelta(days=n), length, sign).toordinal() for n in range(more + 1)]
    assert moved.start == moved.stop
    assert moved.first == min(each)
    # Where the last day ends its month, the sum goes on to the end of the month it falls into.
    assert moved.last == max(each) or (civil(moved.last + 1)[2] == 1 and moved.last - max(each) <= 3)


@few
@given(st.dates(date(1850, 1, 1), date(2150, 1, 1)), plain_lengths, st.integers(0, 100), st.sampled_from([1, -1]))
def test_vague_sums_hold_the_sharp_ones(day: date, length: Length, percent: int, sign: int) -> None:
    least, greatest = length.counts()
    count = int(least) + 1 if greatest is None else round(least + (greatest - least) * percent / 100)
    assume(least <= count and (greatest is None or count <= greatest))
    when = When.day(day.year, day.month, day.day)
    vague, sharp_length = (when + length, when - length)[sign < 0], Length(count, length.unit)
    sum_ = when + sharp_length if sign > 0 else when - sharp_length
    assert vague.hull(sum_) == vague


@pytest.mark.parametrize(
    ("text", "length", "plus", "minus"),
    [
        ("2021", "P1Y", "2022", "2020"),
        ("2021-02", "P1M", "2021-03", "2021-01"),
        ("2023-02", "P1Y", "2024-02", "2022-02"),
        ("2024-02-29", "P1Y", "2025-02-28", "2023-02-28"),
        ("2021-01-31", "P1M", "2021-02-28", "2020-12-31"),
        ("2025-12-04", "P3D", "2025-12-07", "2025-12-01"),
        ("2025-12-04", "P2W", "2025-12-18", "2025-11-20"),
        ("2025-12-04", "PT10M", "[2025-12-04..2025-12-05]", "[2025-12-03..2025-12-04]"),
        ("2025-12-04", "PT36H", "[2025-12-05..2025-12-06]", "[2025-12-02..2025-12-03]"),
        ("2025-12-04", "P3Y6M", "2029-06-04", "2022-06-04"),
        ("2025-12-04", "PXY", "[2026-12-04..]", "[..2024-12-04]"),
        ("2025-12-04", "P10D~", "[2025-12-12..2025-12-16]", "[2025-11-22..2025-11-26]"),
        ("2021~", "P1Y", "2022~", "2020~"),
        ("../2021", "P1Y", "../2022", "../2020"),
        ("2021/..", "P10Y", "2031/..", "2011/.."),
        ("2021/2022-03-04", "P1M", "[2021-02..2022-01]/2022-04-04", "[2020-12..2021-11]/2022-02-04"),
        ("[2021..]", "PXY", "[2022..]", "../.."),
    ],
)
def test_sums(text: str, length: str, plus: str, minus: str) -> None:
    when = When.parse(text)
    assert str(when + Length.parse(length)) == plus
    assert str(when - Length.parse(length)) == minus


@pytest.mark.parametrize(
    ("years", "on", "born"),
    [
        (73, "2025-10-20", "[1951-10-21..1952-10-20]"),
        (0, "2025-10-20", "[2024-10-21..2025-10-20]"),
        (18, "2022-02-28", "[2003-03..2004-02]"),
        (17, "2022-02-28", "[2004-02-29..2005-02-28]"),
        (73, "2025", "[1951-01-02..1952-12-31]"),
        (73, "2025-10-20~", "[1951-10-21..1952-10-20]~"),
        (73, "../2025", "[..1952]"),
    ],
)
def test_aged(years: int, on: str, born: str) -> None:
    assert str(When.aged(years, When.parse(on))) == born


@few
@given(st.dates(date(1600, 1, 1), date(2150, 1, 1)), st.integers(0, 40_000), st.booleans())
def test_aged_holds_the_birth(birth: date, lived: int, late: bool) -> None:
    """Whether those born on 29 February turn a year older on 28 February or on 1 March of a common year."""
    on = birth + timedelta(days=lived)
    birthday = (
        (on.year, 3, 1) if late and (birth.month, birth.day) == (2, 29) and not calendar.isleap(on.year) else None
    )
    today = (birthday or (on.year, birth.month, min(birth.day, calendar.monthrange(on.year, birth.month)[1])))[1:]
    age = on.year - birth.year - ((on.month, on.day) < today)
    born = When.aged(age, When.day(on.year, on.month, on.day))
    assert born.first <= birth.toordinal() <= born.last
    assert 364 <= born.last - born.first <= 366


@few
@given(st.integers(-50, 50), st.integers(-900, 900))
def test_add_months_never_turns_days_round(day: int, months: int) -> None:
    start = ordinal(2024, 2, 29) + day
    assert add_months(start, months) <= add_months(start + 1, months)
    assert add_months(inf, months) == inf
