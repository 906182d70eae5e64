"""Readings of times of day: “10:35 a.m.”, “5 p.m. EST Nov. 9”, “noon Thursday”, “16:08 UTC”."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from factcheck.times.calendar import day as calendar_day
from factcheck.times.expression import Timex
from factcheck.times.relative import in_part_of_day, one_day, relative_day
from factcheck.times.relative import weekday as read_weekday
from factcheck.times.setting import NOW, TOLD, Setting


def clock(
    setting: Setting, hour: str | int = "", minute: int | None = None, second: int | None = None,
    named: int | None = None, am: str = "", pm: str = "", zone: str = "", tail: str = "", **date: Any,
) -> Timex | None:  # fmt: skip
    """A time of day, of the date beside it, else of the article's day, or the one told last in a history."""
    text = str(hour).casefold()
    if tail:
        text, minute = text + tail[2:], int(tail[:2])
    digits = text.rstrip("apm")
    if named is not None:
        number = named
    elif digits.isdecimal() and len(digits) == 4:
        number, minute = int(digits[:2]), int(digits[2:])
    elif digits.isdecimal():
        number = int(digits)
    else:
        return None
    afternoon = bool(pm) or text.endswith("pm")
    if number > 24 or (minute or 0) > 59 or (am and number > 12):
        return None
    if afternoon and number < 12:
        number += 12
    elif (am or text.endswith("am")) and number == 12:
        number = 0
    of = _date(setting, date)
    value = f"{of.value}T{number:02d}:{minute or 0:02d}" + (f":{second:02d}" if second is not None else "")
    return evolve(of, type="TIME", value=value + ("Z" if zone.casefold() in ("utc", "gmt") else ""))


def _date(setting: Setting, date: dict[str, Any]) -> Timex:
    if "month" in date and "day" in date:
        return calendar_day(setting, **date)
    if "weekday" in date:
        return read_weekday(setting, **date)
    if "offset" in date:
        return relative_day(setting, **date)
    if setting.day_near is not None:
        return one_day(int(setting.day_near.first), TOLD)
    anchor = setting.anchor
    if anchor is None or not anchor.is_day:
        return Timex("DATE", "XXXX-XX-XX")
    return one_day(int(anchor.first), setting.filled or NOW)


def daypart_of(setting: Setting, daypart: str, **date: Any) -> Timex:
    """A part of a day told by its weekday or date: “the night of April 4”."""
    return in_part_of_day(_date(setting, date), daypart)


def any_part_of_day(setting: Setting, daypart: str, **_: Any) -> Timex:
    """A part of no day told: “at night”."""
    return Timex("TIME", f"XXXX-XX-XXT{daypart}")


def spoken_clock(
    setting: Setting, hour: int, away: int = 0, am: str = "", pm: str = "", **_: Any
) -> Timex | None:  # fmt: skip
    """An hour of the clock in words, so many minutes from it; of the first half of the day unless told otherwise."""
    minutes = hour * 60 + away
    return clock(setting, minutes // 60, minutes % 60, am=am, pm=pm)
