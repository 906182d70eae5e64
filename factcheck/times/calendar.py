"""Readings of dates of the calendar: days, months, years, and ranges of them, as written or filled from the article's day."""

from __future__ import annotations

from functools import reduce
from typing import Any

from attrs import evolve

from factcheck.times.expression import Timex
from factcheck.times.setting import YEAR, Setting, nearest_year, years
from factcheck.when import When

def _short_year(year: int, like: int) -> int:
    return like - like % 100 + year if year < 100 else year


def day(setting: Setting, day: int, month: int, year: int | None = None, **_: Any) -> Timex:
    """A day of a month; without a year, of the nearest."""
    return _days(setting, (day, month), (day, month), year, year)


def days(
    setting: Setting, day: int, day2: int, month: int, month2: int | None = None, year: int | None = None,
    year2: int | None = None, **_: Any,
) -> Timex:  # fmt: skip
    """From one day to another; what the first end leaves out it takes from the second, and the other way round."""
    month2 = month2 or month
    if year is None and year2 is not None:
        year = year2 - 1 if month > month2 else year2
    if year is not None and year2 is None:
        year2 = year + 1 if month > month2 else year
    return _days(setting, (day, month), (day2, month2), year, year2)


def _days(setting: Setting, first: tuple[int, int], last: tuple[int, int], year: int | None, year2: int | None) -> Timex:
    (day, month), (day2, month2) = first, last
    if year is not None and year2 is not None:
        return _dated([(year, year2)], first, last, frozenset())
    turns = int(month > month2)
    candidates = years(month, day, setting) if 1 <= month <= 12 else []
    if not candidates:
        texts = [f"XXXX-{month:02d}-{day:02d}", f"XXXX-{month2:02d}-{day2:02d}"]
        text = texts[0] if first == last else "/".join(texts)
        return Timex("DATE", text, written=text, ends=tuple(Timex("DATE", end, written=end) for end in texts))
    nearest = nearest_year(month, day, setting)
    candidates.sort(key=lambda candidate: candidate != nearest)
    return _dated([(candidate, candidate + turns) for candidate in candidates], first, last, YEAR)


def _dated(
    pairs: list[tuple[int, int]], first: tuple[int, int], last: tuple[int, int], assumes: frozenset[str]
) -> Timex:
    """The date in the first of the years given; its bounds take in all of them."""
    ends = _end([left for left, _ in pairs], first, assumes), _end([right for _, right in pairs], last, assumes)
    if first == last:
        return evolve(ends[0], ends=ends)
    text = f"{ends[0].value}/{ends[1].value}"
    stretches = [
        When.between(start, stop)
        for left, right in pairs
        if (start := _day(left, first)) and (stop := _day(right, last)) and start.first <= stop.first
    ]
    found = reduce(When.hull, stretches) if stretches else None
    return Timex("DATE", text, found, "" if found else text, assumes=assumes, ends=ends)


def _end(years: list[int], date: tuple[int, int], assumes: frozenset[str]) -> Timex:
    day, month = date
    text = f"{years[0]:04d}-{month:02d}-{day:02d}"
    days = [found for year in years if (found := _day(year, date))]
    found = reduce(When.hull, days) if days else None
    return Timex("DATE", text, found, "" if found else text, assumes=assumes)


def _day(year: int, date: tuple[int, int]) -> When | None:
    day, month = date
    try:
        return When.day(year, month, day)
    except ValueError:  # the calendar lacks it
        return None


def month(setting: Setting, month: int, year: int | None = None, part: str = "", **_: Any) -> Timex:
    """A month; without a year, the nearest."""
    if year is None:
        nearest = nearest_year(month, 15, setting)
        if nearest is None:
            return Timex("DATE", f"XXXX-{month:02d}", written=f"XXXX-{month:02d}")
        candidates = years(month, 15, setting)
        when = When.month(candidates[0], month).hull(When.month(candidates[-1], month))
        return Timex("DATE", f"{nearest:04d}-{month:02d}", when, assumes=YEAR)
    return Timex("DATE", f"{year:04d}-{month:02d}", _part_of(When.month(year, month), part))


def months(
    setting: Setting, month: int, month2: int, year: int | None = None, year2: int | None = None, **_: Any
) -> Timex:
    """From one month to another."""
    if year2 is None:
        nearest = nearest_year(month2, 15, setting)
        if nearest is None:
            text = f"XXXX-{month:02d}/XXXX-{month2:02d}"
            return Timex("DATE", text, written=text)
        assumes, year2 = YEAR, nearest
    else:
        assumes = frozenset()
    year = year or (year2 - 1 if month > month2 else year2)
    text = f"{year:04d}-{month:02d}/{year2:04d}-{month2:02d}"
    try:
        return Timex("DATE", text, When.between(When.month(year, month), When.month(year2, month2)), assumes=assumes)
    except ValueError:
        return Timex("DATE", text, written=text, assumes=assumes)


def year(setting: Setting, year: int, part: str = "", **_: Any) -> Timex:
    """A year."""
    return Timex("DATE", f"{year:04d}", _part_of(When.year(year), part))


def year_range(setting: Setting, year: int, year2: int, **_: Any) -> Timex:
    """From one year to another, the second in four digits or two."""
    year2 = _short_year(year2, year)
    text = f"{year:04d}/{year2:04d}"
    try:
        return Timex("DATE", text, When.between(When.year(year), When.year(year2)))
    except ValueError:
        return Timex("DATE", text, written=text)


def decade(setting: Setting, decade: int, part: str = "", **_: Any) -> Timex:
    """Ten years that begin with a round one: TIMEX3 gives their first three digits."""
    when = When.within(When.year(decade).first, When.year(decade + 9).last)
    return Timex("DATE", f"{decade // 10}", _part_of(when, part))


def season(setting: Setting, season: int, year: int | None = None, **_: Any) -> Timex:
    """A season of the Northern year."""
    code = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}[season]
    if year is None:
        return Timex("DATE", f"XXXX-{code}", written=f"XXXX-{season}")
    return Timex("DATE", f"{year:04d}-{code}", When.parse(f"{year:04d}-{season}"))


def _part_of(when: When, part: str) -> When:
    """The early, middle or late part of a stretch: no sharper than its first, middle or last half."""
    if not part:
        return when
    low, high = int(when.first), int(when.last)
    half = (high - low) // 2
    return {
        "early": When.within(low, low + half),
        "mid": When.within(low + half // 2, high - half // 2),
        "late": When.within(high - half, high),
    }[part]
