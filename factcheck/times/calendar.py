"""Readings of days of the calendar and ranges of them, as written or filled from the article's day."""

from __future__ import annotations

from functools import reduce
from typing import Any

from attrs import evolve

from factcheck.days import civil
from factcheck.times.expression import Timex
from factcheck.times.setting import TOLD, YEAR, Setting, nearest_year, year_text, years
from factcheck.when import When


def day(setting: Setting, day: int, month: int, year: int | None = None, **_: Any) -> Timex:
    """A day of a month; without a year, of the nearest."""
    return _days(setting, (day, month), (day, month), year, year)


def days(
    setting: Setting, day: int, day2: int, month: int | None = None, month2: int | None = None, year: int | None = None,
    year2: int | None = None, **_: Any,
) -> Timex | None:  # fmt: skip
    """From one day to another; what the first end leaves out it takes from the second, and the other way round."""
    month, month2 = month or month2, month2 or month
    if month is None or month2 is None:
        return None
    if year is None and year2 is not None:
        year = year2 - 1 if month > month2 else year2
    if year is not None and year2 is None:
        year2 = year + 1 if month > month2 else year
    return _days(setting, (day, month), (day2, month2), year, year2)


def _days(
    setting: Setting, first: tuple[int, int], last: tuple[int, int], year: int | None, year2: int | None
) -> Timex:
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
        if (start := _day_or_none(left, first)) and (stop := _day_or_none(right, last)) and start.first <= stop.first
    ]
    found = reduce(When.hull, stretches) if stretches else None
    return Timex("DATE", text, found, "" if found else text, assumes=assumes, ends=ends)


def _end(years: list[int], date: tuple[int, int], assumes: frozenset[str]) -> Timex:
    day, month = date
    text = f"{year_text(years[0])}-{month:02d}-{day:02d}"
    days = [found for year in years if (found := _day_or_none(year, date))]
    found = reduce(When.hull, days) if days else None
    return Timex("DATE", text, found, "" if found else text, assumes=assumes)


def _day_or_none(year: int, date: tuple[int, int]) -> When | None:
    day, month = date
    try:
        return When.day(year, month, day)
    except ValueError:  # the calendar lacks it
        return None


def told_day(setting: Setting, day: int, **_: Any) -> Timex | None:
    """A day of the month that was told last: “the 20th”."""
    if setting.told is None or setting.told.when is None or len(setting.told.value) < 7:
        return None
    year, month, _day = civil(setting.told.when.first)
    return _end([year], (day, month), TOLD) if _day_or_none(year, (day, month)) else None


def numeric_day(
    setting: Setting, a: int, b: int, year: int | None = None, short: int | None = None, **_: Any
) -> Timex | None:
    """A date in numbers: 03/04/2025 may be of March or of April, and then is either day."""
    if year is None and short is not None:
        year = short + (1900 if short > 50 else 2000)
    if year is None:
        return None
    found = [_end([year], date, frozenset()) for date in dict.fromkeys(((b, a), (a, b))) if 1 <= date[1] <= 12]
    held = [end for end in found if end.when is not None]
    if not held:
        return None
    if len(held) == 1:
        return held[0]
    return evolve(held[0], when=reduce(When.hull, [end.when for end in held if end.when is not None]))
