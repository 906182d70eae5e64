"""Readings of times told from somewhere: “two years ago”, “last week”, “the same period”, weekdays, “now”."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from attrs import evolve

from factcheck.days import civil
from factcheck.length import Length
from factcheck.times.calendar import day as read_day
from factcheck.times.expression import Timex
from factcheck.times.lengths import make_length
from factcheck.times.setting import NOW, TOLD, Setting, some_months, week_text, year_text
from factcheck.when import When

#: What TIMEX3 writes for a time before, about or after the present that nothing makes sharp.
_LONG_OVER = Length(2, "Y")
_VAGUE = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def ago(setting: Setting, count: Fraction | str, unit: str, about: str = "", half: str = "", **_: Any) -> Timex:
    """So long before the article's day; the day told is no sharper than the unit."""
    if setting.quarter is not None and count == 1 and unit == "Y":
        year, number = setting.quarter
        found = some_months(year - 1, number * 3 - 2, 3) if number else When.year(year - 1)
        value = year_text(year - 1) + (f"-Q{number}" if number else "")
        return Timex("DATE", value, found, length=Length(1, "Y"), assumes=TOLD)
    return _away(setting.now, make_length(_halved(count, half), unit, bool(about)), -1, NOW)


def _halved(count: Fraction | str, half: str) -> Fraction | str:
    """A count with the half of “a year and a half” added."""
    return count + Fraction(1, 2) if half and not isinstance(count, str) else count


def ahead(setting: Setting, count: Fraction | str, unit: str, about: str = "", **_: Any) -> Timex:
    """So long after the article's day."""
    return _away(setting.now, make_length(count, unit, bool(about)), 1, NOW)


def later(setting: Setting, count: Fraction | str, unit: str, direction: int = 1, **_: Any) -> Timex:
    """So long after, or before, the last date told. Nothing proves which that is, so the date is not for proofs."""
    if direction < 0 and setting.quarter is not None and count == 1 and unit == "Y":
        return ago(setting, count, unit)
    start = setting.told.when if setting.told is not None else setting.now
    return _away(start, make_length(count, unit), direction, TOLD)


def _away(start: When | None, length: Length, direction: int, assumes: frozenset[str]) -> Timex:
    if length.count is None:
        return Timex("DATE", _VAGUE[direction], length=length)
    if start is None:
        return Timex("DATE", f"XXXX-{'XX' * (length.unit != 'Y')}".rstrip("-"), length=length)
    exact = evolve(length, about=False)
    there = start - exact if direction < 0 else start + exact
    year, month, day = civil(there.first)
    if length.unit in "YM":
        # “Two years ago” is about then: half a unit either side.
        slack = Length(6, "M") if length.unit == "Y" else Length(15, "D")
        when = When.within((there - slack).first, (there + slack).last, length.about)
        value = f"{year_text(year)}" if length.unit == "Y" else f"{year_text(year)}-{month:02d}"
        return Timex("DATE", value, when, length=length, assumes=assumes)
    if length.unit == "W":
        when = When.within(there.first - 3, there.last + 3)
        return Timex("DATE", week_text(int(there.first)), when, length=length, assumes=assumes)
    if length.unit == "D":
        return Timex("DATE", f"{year_text(year)}-{month:02d}-{day:02d}", there, length=length, assumes=assumes)
    return Timex("TIME", str(start), start, length=length, assumes=assumes)


def week_of(setting: Setting, month: int, day: int, year: int | None = None, **_: Any) -> Timex | None:
    """The week that a date is in."""
    return _around_date(read_day(setting, day, month, year), "W")


def weekend_of(setting: Setting, month: int, day: int, year: int | None = None, **_: Any) -> Timex | None:
    """The weekend that a date is in, or that ends the week it is in."""
    return _around_date(read_day(setting, day, month, year), "WE")


def _around_date(date: Timex, unit: str) -> Timex | None:
    """The week or weekend of a date; of one whose year is not settled, any that it may be."""
    if date.when is None:
        return None
    found = around(int(When.parse(date.value).first), 0, unit, date.assumes)
    return found if date.when.is_day else evolve(found, when=When.within(date.when.first - 6, date.when.last + 6))


def relative_day(setting: Setting, offset: int, daypart: str = "", **_: Any) -> Timex:
    """Today, yesterday or tomorrow."""
    if setting.today is None:
        return Timex("DATE", "PRESENT_REF" if offset == 0 else "XXXX-XX-XX")
    return in_part_of_day(one_day(setting.today + offset), daypart)


def one_day(day: int, assumes: frozenset[str] = NOW) -> Timex:
    """A day by its number."""
    year, month, number = civil(day)
    return Timex("DATE", f"{year_text(year)}-{month:02d}-{number:02d}", When.within(day, day), assumes=assumes)


def in_part_of_day(found: Timex, daypart: str) -> Timex:
    """The morning, afternoon, evening or night of a day."""
    return evolve(found, type="TIME", value=f"{found.value}T{daypart}") if daypart else found


def part_of_day(setting: Setting, daypart: str, which: int = 0, **_: Any) -> Timex:
    """This morning, last night, that evening, the next morning."""
    if setting.today is None:
        return Timex("TIME", f"XXXX-XX-XXT{daypart}")
    return in_part_of_day(one_day(setting.today + which), daypart)


def told_part_of_day(setting: Setting, daypart: str, which: int = 0, **_: Any) -> Timex:
    """The morning of the day told last, or of the next."""
    told = setting.told.when if setting.told is not None else setting.now
    if told is None or not told.is_day:
        return Timex("TIME", f"XXXX-XX-XXT{daypart}")
    return in_part_of_day(one_day(int(told.first) + which, TOLD), daypart)


def weekday(setting: Setting, weekday: int, which: int | None = None, daypart: str = "", **_: Any) -> Timex:
    """A weekday by itself: the nearest on the side that “last”, “next” or the tense asks for, else the last past.

    `which` is 2 for the one a week after the next.
    """
    today = setting.today
    if today is None:
        return in_part_of_day(Timex("DATE", f"XXXX-WXX-{weekday}"), daypart)
    back = (today - weekday) % 7
    if which == 2:
        day = today + (7 - back) + 7 * bool(back)
    elif which == 1 or (which is None and setting.ahead and back):
        day = today + (7 - back)
    elif which == 0:
        day = today - back + (7 if back and setting.ahead is not False else 0)
    else:
        day = today - (back or (7 if which == -1 else 0))
    return in_part_of_day(one_day(day), daypart)


def weekday_of_week(setting: Setting, weekday: int, away: int, daypart: str = "", **_: Any) -> Timex:
    """A weekday of the article's week, or of the one before or after."""
    if setting.today is None:
        return in_part_of_day(Timex("DATE", f"XXXX-WXX-{weekday}"), daypart)
    monday = setting.today - (setting.today - 1) % 7
    return in_part_of_day(one_day(monday + weekday - 1 + 7 * away), daypart)


def told_weekday(setting: Setting, weekday: int, which: int, daypart: str = "", **_: Any) -> Timex:
    """The weekday next after, or last before, the day told last, or the article's."""
    base = setting.day if setting.day is not None else setting.now
    if base is None or not base.is_day:
        return in_part_of_day(Timex("DATE", f"XXXX-WXX-{weekday}"), daypart)
    away = (weekday - int(base.first)) % 7 or 7
    return in_part_of_day(one_day(int(base.first) + (away if which > 0 else away % 7 - 7), TOLD), daypart)


def around_now(setting: Setting, which: int, unit: str, part: str = "", **_: Any) -> Timex:
    """Last, this or next day, week, weekend, month, quarter, year, decade or century; “earlier this” is up to now."""
    if setting.today is None:
        return Timex("DATE", _VAGUE[which])
    found = around(setting.today, which, unit, NOW)
    if which or found.when is None:
        return found
    if part == "so far":
        return evolve(found, when=When.within(found.when.first, setting.today))
    return evolve(found, when=When.within(setting.today, found.when.last)) if part == "from here" else found


def up_to_now(setting: Setting, unit: str, **_: Any) -> Timex:
    """The year, month or week that ends now; TIMEX3's value is the unit of the calendar before this."""
    if setting.today is None or setting.now is None:
        return Timex("DATE", "PAST_REF")
    first = setting.now - make_length(Fraction(1), unit)
    return evolve(around(setting.today, -1, unit, NOW), when=When.between(first, setting.now))


def around_told(setting: Setting, which: int, unit: str, **_: Any) -> Timex:
    """The week, month or year of the last date told, or the one before or after: “the following year”, “that day”."""
    told = setting.told.when if setting.told is not None else None
    if told is None:
        told = setting.now
    if told is None:
        return Timex("DATE", _VAGUE[which])
    if unit in ("D", "W", "WE") and told.last - told.first > 7 and setting.day is not None:
        told = setting.day
    elif unit in ("D", "W", "WE") and told.last - told.first > 7:
        if setting.history or setting.now is None or which:
            return Timex("DATE", "XXXX-XX-XX" if unit == "D" else "XXXX-WXX")
        told = setting.now
    return around(int(told.first if which <= 0 else told.last), which, unit, TOLD)


def the_unit(setting: Setting, unit: str, **_: Any) -> Timex:
    """“The year”: the article's own, unless what is told is long over."""
    told = setting.told.when if setting.told is not None else None
    if setting.now is None or setting.history or (told is not None and told.before(setting.now - _LONG_OVER)):
        return around_told(setting, 0, unit)
    return around_now(setting, 0, unit)


def around(day: int, which: int, unit: str, assumes: frozenset[str]) -> Timex:
    """The unit of the calendar that a day is in, or so many before or after."""
    year, month, _day = civil(day)
    if unit == "D":
        return one_day(day + which, assumes)
    if unit in ("W", "WE", "2W"):
        monday = day - (day - 1) % 7 + 7 * which
        first = monday if unit != "WE" else monday + 5
        value = week_text(monday) + ("-WE" if unit == "WE" else "")
        return Timex("DATE", value, When.within(first, monday + 6), assumes=assumes)
    if unit == "M":
        index = year * 12 + month - 1 + which
        found = When.month(index // 12, index % 12 + 1)
        return Timex("DATE", f"{year_text(index // 12)}-{index % 12 + 1:02d}", found, assumes=assumes)
    if unit == "3M":
        index = year * 4 + (month - 1) // 3 + which
        found = some_months(index // 4, index % 4 * 3 + 1, 3)
        return Timex("DATE", f"{year_text(index // 4)}-Q{index % 4 + 1}", found, assumes=assumes)
    size = {"Y": 1, "10Y": 10, "100Y": 100, "1000Y": 1000}[unit]
    first_year = year - year % size + which * size
    found = When.within(When.year(first_year).first, When.year(first_year + size - 1).last)
    return Timex("DATE", year_text(first_year)[: 5 - len(str(size))], found, assumes=assumes)


def weekend(setting: Setting, **_: Any) -> Timex:
    """The weekend nearest on the side of the tense."""
    if setting.today is None:
        return Timex("DATE", "XXXX-WXX-WE")
    on_weekend = (setting.today - 1) % 7 >= 5
    return around(setting.today, 0 if on_weekend or setting.ahead else -1, "WE", NOW)


def year_end(setting: Setting, away: int = 0, year: int | None = None, **_: Any) -> Timex:
    """The last days of the year that it is, or was told."""
    if year is None and setting.today is None:
        return Timex("DATE", "XXXX")
    if year is None:
        assert setting.today is not None
        year = civil(setting.today)[0] + away
    return Timex("DATE", f"{year_text(year)}", When.between(When.month(year, 12), When.month(year, 12)), assumes=NOW)


def same(setting: Setting, **_: Any) -> Timex | None:
    """The stretch that was told last."""
    if setting.told is None or setting.told.when is None:
        return None
    return Timex("DATE", setting.told.value, setting.told.when, assumes=TOLD)


def reference(setting: Setting, value: str, **_: Any) -> Timex:
    """A vague past, present or future."""
    return Timex("DATE", value)
