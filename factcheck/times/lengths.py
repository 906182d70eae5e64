"""Readings of lengths and repetitions: “two and a half years”, “the past few weeks”, “every four years”."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, cast

from factcheck.length import Length, Unit
from factcheck.times.expression import Timex
from factcheck.times.setting import Setting

#: How TIMEX3 writes a count of units that no calendar unit of ISO 8601 is.
_OWN_UNITS = {"10Y": "DE", "100Y": "C", "1000Y": "ML", "3M": "Q"}
#: Units that stand together in one length, and how many of the second make one of the first.
_WITHIN = {("Y", "M"): 12, ("W", "D"): 7, ("D", "h"): 24, ("h", "m"): 60, ("m", "s"): 60}


def make_length(count: Fraction | str, unit: str, about: bool = False) -> Length:
    """A length from a count (or "X") and a lexicon unit, such as "Y", "10Y" for decades, "WE" for weekends."""
    digits = unit.rstrip("YMWDEhms")
    letter = cast(Unit, unit[len(digits) :].replace("WE", "W"))
    if isinstance(count, str):
        return Length(None, letter, about)
    return Length(count * int(digits or 1), letter, about)


def length(
    setting: Setting, count: Fraction | str = Fraction(1), unit: str = "D", half: str = "", about: str = "", **_: Any
) -> Timex:
    """How long, said on its own."""
    if isinstance(count, Fraction) and half:
        count += Fraction(1, 2)
    found = make_length(count, unit, bool(about))
    return Timex("DURATION", _value(count, unit, found), length=found)


def great_length(setting: Setting, count: Fraction, scale: int, unit: str, **_: Any) -> Timex:
    """How long, in millions or billions of units."""
    return length(setting, count * scale, unit)


def two_lengths(
    setting: Setting, count: Fraction | str, unit: str, count2: Fraction | str, unit2: str, **_: Any
) -> Timex | None:  # fmt: skip
    """How long, in two units, the greater first: “four years and six months”."""
    if isinstance(count, str) or isinstance(count2, str) or (unit, unit2) not in _WITHIN:
        return None
    greater, smaller = make_length(count, unit), make_length(count2, unit2)
    found = make_length(count * _WITHIN[unit, unit2] + count2, unit2)
    time = "" if "T" in greater.iso else "T"  # ISO 8601 sets hours and less apart
    return Timex("DURATION", greater.iso + smaller.iso.removeprefix("P").replace("T", time), length=found)


def untold_length(setting: Setting, **_: Any) -> Timex:
    """How long, with neither count nor unit: “for a while”."""
    return Timex("DURATION", "PXX")


def vague_length(setting: Setting, unit: str, **_: Any) -> Timex:
    """How long, in units that nobody counts: “for years”."""
    return length(setting, "X", unit)


def recent(setting: Setting, unit: str, **_: Any) -> Timex:
    """The near past: “in recent years”."""
    return Timex("DATE", "PAST_REF", length=make_length("X", unit))


def either_length(
    setting: Setting, count: Fraction, unit: str, count2: Fraction | str | None = None, **_: Any
) -> Timex:
    """One length or another: “two to three weeks”; the value is the shorter."""
    found = make_length(count, unit, True)
    return Timex("DURATION", _value(count, unit, found), length=found)


def _value(count: Fraction | str, unit: str, found: Length) -> str:
    if isinstance(count, str):
        own = _OWN_UNITS.get(unit)
        return f"PX{own}" if own and unit != "10Y" else "PXY" if own else found.iso
    if unit == "3M":
        return f"P{count}Q" if count.denominator == 1 else found.iso
    if unit == "WE":
        return f"P{2 * count}D"
    return found.iso


def every(setting: Setting, unit: str, count: Fraction | str = Fraction(1), **_: Any) -> Timex:
    """How often: each so many units."""
    found = make_length(count, unit)
    value = "P1Q" if unit == "3M" and count == 1 else found.iso
    return Timex("SET", value, length=found)


def every_other(setting: Setting, unit: str, **_: Any) -> Timex:
    """How often: each second unit."""
    return every(setting, unit, Fraction(2))


def period(setting: Setting, every: Length, **_: Any) -> Timex:
    """How often, in one word."""
    return Timex("SET", every.iso, length=every)


def every_weekday(setting: Setting, weekday: int, daypart: str = "", weeks: int | str = 1, **_: Any) -> Timex:
    """A weekday, once in so many weeks; “X” of them where it may be months."""
    length = None if isinstance(weeks, str) else Length(weeks, "W")
    return Timex("SET", f"XXXX-WXX-{weekday}{'T' + daypart if daypart else ''}", length=length)


def every_daypart(setting: Setting, daypart: str, **_: Any) -> Timex:
    """A part of the day, day by day."""
    return Timex("SET", f"XXXX-XX-XXT{daypart}", length=Length(1, "D"))


def every_weekend(setting: Setting, **_: Any) -> Timex:
    """The weekend, week by week."""
    return Timex("SET", "XXXX-WXX-WE", length=Length(1, "W"))


def every_named_day(setting: Setting, name: str, **_: Any) -> Timex:
    """A named day, year by year; one that moves has no value of its own."""
    return Timex("SET", f"XXXX-{name}" if ":" not in name else "P1Y", length=Length(1, "Y"))


def every_month(setting: Setting, month: int, **_: Any) -> Timex:
    """A month, year by year."""
    return Timex("SET", f"XXXX-{month:02d}", length=Length(1, "Y"))


def every_season(setting: Setting, season: int, **_: Any) -> Timex:
    """A season, year by year."""
    code = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}[season]
    return Timex("SET", f"XXXX-{code}", length=Length(1, "Y"))
