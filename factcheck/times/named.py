"""Days known by name: Christmas, Easter, Thanksgiving, Diwali. The `holidays` package has their dates."""

from __future__ import annotations

import warnings
from functools import lru_cache
from typing import Any

from attrs import evolve

from factcheck.days import civil, ordinal
from factcheck.times.expression import Timex
from factcheck.times.relative import around, in_part_of_day, one_day
from factcheck.times.setting import NEAR_DAYS, YEAR, Setting
from factcheck.when import When

#: Days that a named day counts as farther off where it lies on the other side than the tense says: “as Easter week
#: began”, told on its eve, is of this year.
_AGAINST_TENSE = 300
_RAREST = 4  # years from one to the next, at most: an election
_NOBODY: frozenset[str] = frozenset()


def named_day(
    setting: Setting, name: str, year: int | None = None, which: int | None = None, daypart: str = "", **_: Any
) -> Timex | None:  # fmt: skip
    """A named day of a year; without one, the last or next that “last”, “next” or the tense asks for, else the nearest.

    `name` is a day of the year, "12-25"; the first Sunday from one on, "11-08>7"; or "COUNTRY:NAME" as the package has
    it, with how many days from it after a comma: "US:Thanksgiving Day", "US:Easter Sunday,1".
    """
    if year is not None:
        day = _day_of(name, year)
        return in_part_of_day(one_day(day, _NOBODY), daypart) if day is not None else None
    anchor = setting.anchor
    if anchor is None:
        return Timex("DATE", "XXXX-XX-XX")
    today = int(anchor.first)
    around = civil(today)[0]
    days = [day for y in (around - 1, around, around + 1) if (day := _day_of(name, y)) is not None]
    if which == -1:
        days = [day for day in days if day < today]
    elif which == 1:
        days = [day for day in days if day > today]
    if not days:
        return None
    ahead = setting.ahead if which is None else None

    def distance(day: int) -> int:
        against_tense = ahead is not None and day != today and (day > today) != ahead
        return abs(day - today) + (_AGAINST_TENSE if against_tense else 0)

    nearest = min(days, key=distance)
    if abs(nearest - today) > NEAR_DAYS and not all(_is_charted(name, y) for y in (around - 1, around, around + 1)):
        return None  # a year without dates may have a nearer one
    found = one_day(nearest, setting.filled)
    if which is None and abs(nearest - today) > NEAR_DAYS:  # it may as well be that of the year before or after
        near = sorted(days, key=lambda day: abs(day - today))[:2]
        found = evolve(found, when=When.within(min(near), max(near)), assumes=YEAR)
    return in_part_of_day(found, daypart)


def named_stretch(
    setting: Setting, name: str, unit: str, year: int | None = None, which: int | None = None, **_: Any
) -> Timex | None:  # fmt: skip
    """The week of a named day, or the weekend it is next to: one that falls on a Monday ends a long weekend."""
    day = named_day(setting, name, year, which)
    if day is None or day.when is None:
        return None
    found = int(When.parse(day.value).first)
    return around(found - 2 if unit == "WE" and (found - 1) % 7 < 2 else found, 0, unit, day.assumes)


def _is_charted(name: str, year: int) -> bool:
    """Whether the year lies among those that the package has dates of this day for, which need not be in each."""
    sides = range(year - _RAREST, year + 1), range(year, year + _RAREST + 1)
    return all(any(_day_of(name, y) is not None for y in side) for side in sides)


@lru_cache(maxsize=4096)
def _day_of(name: str, year: int) -> int | None:
    name, _, away = name.partition(",")
    place, _, title = name.partition(":")
    if not title:
        month, _, day = name.partition("-")
        day, _, weekday = day.partition(">")
        found = ordinal(year, int(month), int(day))
        return found + (int(weekday) - found) % 7 if weekday else found
    date = _dates(place, year).get(title.casefold())
    return None if date is None else date + int(away or 0)


@lru_cache(maxsize=512)
def _dates(place: str, year: int) -> dict[str, int]:
    """Day numbers by name of a country's holidays in a year, each under the first date that bears its name.

    What goes on from the year before does not begin in this one: Hanukkah of 1 January.
    """
    import holidays  # slow to import, and most texts name no such day

    if not 1000 <= year <= 2199:
        return {}
    kind = getattr(holidays, place)
    with warnings.catch_warnings(action="ignore"):  # of years that it has no dates for: it gives none
        dates = kind(years=(year - 1, year), language="en_US", categories=kind.supported_categories)
    found: dict[str, int] = {}
    last: dict[str, int] = {}
    for date, title in sorted(dates.items()):
        for one in title.split("; "):
            plain, day = one.partition(" (")[0].casefold(), date.toordinal()
            if date.year == year and last.get(plain) != day - 1:
                found.setdefault(plain, day)
            last[plain] = day
    return found
