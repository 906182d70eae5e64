"""Readings of days of the calendar and ranges of them, as written or filled from the article's day."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

from attrs import evolve

from factcheck.days import civil
from factcheck.times.expression import Timex
from factcheck.times.setting import NEAR_DAYS, TOLD, YEAR, Setting, nearest_year, week_text, year_text, years
from factcheck.when import When


def day(
    setting: Setting, day: int, month: int, year: int | None = None, weekday: int | None = None, **_: Any
) -> Timex:  # fmt: skip
    """A day of a month; without a year, of the nearest, or of that year which the weekday beside it fits."""
    return _days(setting, (day, month), (day, month), year, year, weekday)


def days(
    setting: Setting, day: int, day2: int, month: int | None = None, month2: int | None = None, year: int | None = None,
    year2: int | None = None, weekday: int | None = None, **_: Any,
) -> Timex | None:  # fmt: skip
    """From one day to another; what the first end leaves out it takes from the second, and the other way round."""
    month, month2 = month or month2, month2 or month
    if month is None or month2 is None:
        return None
    if year is None and year2 is not None:
        year = year2 - 1 if month > month2 else year2
    if year is not None and year2 is None:
        year2 = year + 1 if month > month2 else year
    return _days(setting, (day, month), (day2, month2), year, year2, weekday)


def _days(
    setting: Setting, first: tuple[int, int], last: tuple[int, int], year: int | None, year2: int | None,
    weekday: int | None,
) -> Timex:  # fmt: skip
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
    if weekday is not None:
        candidates = _fitting(setting, candidates, nearest, first, weekday)
    candidates.sort(key=lambda candidate: candidate != nearest)
    return _dated([(candidate, candidate + turns) for candidate in candidates], first, last, YEAR)


def _fitting(
    setting: Setting, candidates: list[int], nearest: int | None, date: tuple[int, int], weekday: int
) -> list[int]:
    """The years in which a date falls on a weekday; where none does, the nearest if the date is near, else all."""
    if setting.today is not None:
        this_year = civil(setting.today)[0]
        around = [found for of in range(this_year - 1, this_year + 2) if (found := _day_or_none(of, date))]
        for near in around:  # a day that its weekday fits is the near one, whatever the tense
            if abs(near.first - setting.today) <= NEAR_DAYS and (near.first - weekday) % 7 == 0:
                return [civil(near.first)[0]]
    days = {of: found.first for of in candidates if (found := _day_or_none(of, date))}
    if fit := [of for of, day in days.items() if (day - weekday) % 7 == 0]:
        return fit
    is_near = nearest in days and setting.today is not None and abs(days[nearest] - setting.today) <= NEAR_DAYS
    return [nearest] if is_near and nearest is not None else candidates


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
    """A date in numbers: 03/04/2025 may be of March or of April; where no other date tells, it is either day."""
    if year is None and short is not None:
        year = short + (1900 if short > 50 else 2000)
    if year is None:
        return None
    orders = {True: ((a, b),), False: ((b, a),), None: ((b, a), (a, b))}[setting.by_day]
    found = [_end([year], date, frozenset()) for date in dict.fromkeys(orders) if 1 <= date[1] <= 12]
    held = [end for end in found if end.when is not None]
    if not held:
        return found[0] if found else None  # a date that no calendar has, kept as written
    if len(held) == 1:
        return held[0]
    return evolve(held[0], when=reduce(When.hull, [end.when for end in held if end.when is not None]))


def dotted_day(setting: Setting, day: int, month: int, year: int, **_: Any) -> Timex | None:
    """A date in numbers with stops between them, as German and Russian write it: 4.12.2025."""
    return _end([year], (day, month), frozenset()) if 1 <= month <= 12 and 1 <= day <= 31 else None


def week_of_month(
    setting: Setting, month: int, nth: int = 0, last: str = "", year: int | None = None, **_: Any
) -> Timex | None:  # fmt: skip
    """Seven days of a month by their number, or its last seven; the value is the ISO week of the middle one."""

    def stretch(of: int) -> When:
        first, final = int(When.month(of, month).first), int(When.month(of, month).last)
        monday = final - 6 if last else first + 7 * (nth - 1)
        return When.within(monday, min(monday + 6, final))

    return _of_month(
        setting, (nth * 7 - 6 if nth else 25, month), year, stretch, lambda found: week_text(int(found.first) + 3)
    )


def weekday_of_month(
    setting: Setting, weekday: int, month: int, nth: int = 0, last: str = "", year: int | None = None, **_: Any
) -> Timex | None:  # fmt: skip
    """A weekday of a month by its number, or its last."""

    def day_of(of: int) -> When:
        first, final = int(When.month(of, month).first), int(When.month(of, month).last)
        found = final - (final - weekday) % 7 if last else first + (weekday - first) % 7 + 7 * (nth - 1)
        return When.within(found, found)

    return _of_month(setting, (nth * 7 - 6 if nth else 25, month), year, day_of, str)


def end_day(
    setting: Setting, first: str = "", last: str = "", month: int | None = None, year: int | None = None, **_: Any
) -> Timex | None:  # fmt: skip
    """The first or last day of a month, or of a year."""

    def day_of(of: int) -> When:
        whole = When.year(of) if month is None else When.month(of, month)
        found = int(whole.first) if first else int(whole.last)
        return When.within(found, found)

    return _of_month(setting, (1 if first else 31, month or 1), year, day_of, str)


def _of_month(
    setting: Setting, date: tuple[int, int], year: int | None, find: Callable[[int], When], value: Callable[[When], str]
) -> Timex | None:  # fmt: skip
    """What is found in a month of the year told; without one, of the nearest year, and of either that may be meant.

    `date` is a day and month near it.
    """
    if year is not None:
        return Timex("DATE", value(find(year)), find(year))
    day, month = date
    nearest = nearest_year(month, day, setting)
    if nearest is None:
        return Timex("DATE", f"XXXX-{month:02d}", written=f"XXXX-{month:02d}")
    found = reduce(When.hull, [find(of) for of in years(month, day, setting)])
    return Timex("DATE", value(find(nearest)), found, assumes=YEAR)
