"""Readings of times told from somewhere: lengths, “two years ago”, “last week”, “the same period”, weekdays, repetitions."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, cast

from factcheck.days import civil
from factcheck.length import Length, Unit
from factcheck.times.calendar import Setting
from factcheck.times.expression import Timex
from factcheck.when import When

_NOW = frozenset({"now"})


def _length(count: Fraction | str, unit: str, about: bool = False) -> Length:
    """A length from a count (or "X") and a lexicon unit, such as "Y", "10Y" for decades, "WE" for weekends."""
    digits = unit.rstrip("YMWDEhms")
    letter = cast(Unit, unit[len(digits) :].replace("WE", "W"))
    times = int(digits or 1)
    if isinstance(count, str):
        return Length(None, letter, about)
    return Length(count * times, letter, about)


def length(setting: Setting, count: Fraction | str, unit: str, about: str = "", **_: Any) -> Timex:
    """How long, said on its own."""
    found = _length(count, unit, bool(about))
    value = found.iso
    if isinstance(count, str) and unit[0].isdigit():
        value = {"10Y": "PXDE", "100Y": "PXC"}.get(unit, value)
    return Timex("DURATION", value, length=found)


def every(setting: Setting, unit: str, count: Fraction | str = Fraction(1), **_: Any) -> Timex:
    """How often: each so many units."""
    found = _length(count, unit)
    return Timex("SET", found.iso, length=found)


def period(setting: Setting, every: Length, **_: Any) -> Timex:
    """How often, in one word."""
    return Timex("SET", every.iso, length=every)


def ago(setting: Setting, count: Fraction | str, unit: str, about: str = "", **_: Any) -> Timex:
    """So long before the article's day; the day told is no sharper than the unit."""
    return _away(setting.now, _length(count, unit, bool(about)), -1, _NOW)


def ahead(setting: Setting, count: Fraction | str, unit: str, about: str = "", **_: Any) -> Timex:
    """So long after the article's day."""
    return _away(setting.now, _length(count, unit, bool(about)), 1, _NOW)


def later(setting: Setting, count: Fraction | str, unit: str, direction: int = 1, **_: Any) -> Timex:
    """So long after, or before, the last date told. Nothing proves which that is, so the date is not for proofs."""
    found = _length(count, unit)
    told = _away(setting.told, found, direction, frozenset({"told"}))
    return Timex("DATE", told.value, told.when, length=found, assumes=told.assumes)


def _away(start: When | None, length: Length, direction: int, assumes: frozenset[str]) -> Timex:
    if length.count is None:
        return Timex("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF", length=length)
    if start is None:
        return Timex("DATE", f"XXXX-{'XX' * (length.unit != 'Y')}".rstrip("-"), length=length)
    there = start - length if direction < 0 else start + length
    year, month, day = civil(there.first)
    if length.unit in "YM":
        # “Two years ago” is about then: half a unit either side.
        slack = Length(6, "M") if length.unit == "Y" else Length(15, "D")
        when = When.within((there - slack).first, (there + slack).last, length.about)
        value = f"{year:04d}" if length.unit == "Y" else f"{year:04d}-{month:02d}"
        return Timex("DATE", value, when, length=length, assumes=assumes)
    if length.unit == "W":
        when = When.within(there.first - 3, there.last + 3)
        return Timex("DATE", _week(int(there.first)), when, length=length, assumes=assumes)
    if length.unit == "D":
        return Timex("DATE", f"{year:04d}-{month:02d}-{day:02d}", there, length=length, assumes=assumes)
    return Timex("TIME", str(start), start, length=length, assumes=assumes)


def _week(day: int) -> str:
    """ISO 8601's week of a day: it belongs to the year of its Thursday."""
    thursday = day - (day - 1) % 7 + 3
    year = civil(thursday)[0]
    return f"{year:04d}-W{(thursday - int(When.year(year).first)) // 7 + 1:02d}"


def relative_day(setting: Setting, offset: int, **_: Any) -> Timex:
    """Today, yesterday or tomorrow."""
    if setting.today is None:
        return Timex("DATE", "PRESENT_REF" if offset == 0 else "XXXX-XX-XX")
    return _one_day(setting.today + offset)


def _one_day(day: int) -> Timex:
    year, month, number = civil(day)
    return Timex("DATE", f"{year:04d}-{month:02d}-{number:02d}", When.within(day, day), assumes=_NOW)


def weekday(setting: Setting, weekday: int, which: int | None = None, **_: Any) -> Timex:
    """A weekday by itself: the nearest on the side that “last”, “next” or the tense asks for, else the last past."""
    today = setting.today
    if today is None:
        return Timex("DATE", f"XXXX-WXX-{weekday}")
    back = (today - weekday) % 7
    if which == 1 or (which is None and setting.ahead):
        return _one_day(today + (7 - back))
    if which == -1 and back == 0:
        back = 7
    return _one_day(today - back)


def around_now(setting: Setting, which: int, unit: str, **_: Any) -> Timex:
    """Last, this or next day, week, weekend, month, quarter, year, decade or century."""
    today = setting.today
    if today is None:
        return Timex("DATE", {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[which])
    year, month, _day = civil(today)
    if unit == "D":
        return _one_day(today + which)
    if unit in ("W", "WE", "2W"):
        monday = today - (today - 1) % 7 + 7 * which
        first = monday if unit != "WE" else monday + 5
        value = _week(monday) + ("-WE" if unit == "WE" else "")
        return Timex("DATE", value, When.within(first, monday + 6), assumes=_NOW)
    if unit == "M":
        index = year * 12 + month - 1 + which
        found = When.month(index // 12, index % 12 + 1)
        return Timex("DATE", str(found), found, assumes=_NOW)
    if unit == "3M":
        index = year * 4 + (month - 1) // 3 + which
        found = When.parse(f"{index // 4:04d}-{33 + index % 4}")
        return Timex("DATE", f"{index // 4:04d}-Q{index % 4 + 1}", found, assumes=_NOW)
    size = {"Y": 1, "10Y": 10, "100Y": 100}[unit]
    first_year = year - year % size + which * size
    found = When.within(When.year(first_year).first, When.year(first_year + size - 1).last)
    return Timex("DATE", f"{first_year // size}", found, assumes=_NOW)


def same(setting: Setting, **_: Any) -> Timex | None:
    """The stretch that was told last."""
    if setting.told is None:
        return None
    return Timex("DATE", str(setting.told), setting.told, assumes=frozenset({"told"}))


def reference(setting: Setting, value: str, **_: Any) -> Timex:
    """A vague past, present or future."""
    return Timex("DATE", value)
