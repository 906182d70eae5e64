"""Readings of stretches of the calendar longer than a day: months, quarters, seasons, years, decades, centuries."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from factcheck.days import civil, ordinal
from factcheck.length import Length
from factcheck.times.expression import Timex
from factcheck.times.lengths import make_length
from factcheck.times.relative import one_day
from factcheck.times.relative import weekday as read_weekday
from factcheck.times.setting import NOW, TOLD, YEAR, Setting, nearest_year, some_months, year_text, years
from factcheck.when import When

_UNTOLD = 150  # days that a quarter counts as farther off where it has yet to begin and nothing looks ahead
_NOBODY: frozenset[str] = frozenset()


def month(
    setting: Setting, month: int, year: int | None = None, part: str = "", which: int | None = None, **_: Any
) -> Timex:
    """A month; without a year, the nearest; “last May”, “next June”, “July this year”."""
    if which is not None and setting.today is not None:
        return _month(_which_month(setting.today, month, which), month, part, NOW)
    if year is not None:
        return _month(year, month, part, _NOBODY)
    nearest = nearest_year(month, 15, setting)
    if nearest is None:
        return Timex("DATE", f"XXXX-{month:02d}", written=f"XXXX-{month:02d}")
    candidates = years(month, 15, setting)
    when = When.month(candidates[0], month).hull(When.month(candidates[-1], month))
    return Timex("DATE", f"{year_text(nearest)}-{month:02d}", when, assumes=YEAR)


def _month(year: int, month: int, part: str, assumes: frozenset[str]) -> Timex:
    return Timex("DATE", f"{year_text(year)}-{month:02d}", _part_of(When.month(year, month), part), assumes=assumes)


def _which_month(today: int, month: int, which: int) -> int:
    """The year of the last such month before this one, of the next after it, or of this year's."""
    year, this_month, _ = civil(today)
    if which < 0:
        return year if month < this_month else year - 1
    return year + 1 if which > 0 and month <= this_month else year


def month_of_year(
    setting: Setting, month: int, away: int, day: int | None = None, part: str = "", **_: Any
) -> Timex | None:
    """A month, or a day of it, of this year or another told from now: “June last year”."""
    if setting.today is None:
        return None
    return _within_year(civil(setting.today)[0] + away, month, day, part, NOW)


def month_of_told(setting: Setting, month: int, day: int | None = None, part: str = "", **_: Any) -> Timex | None:
    """A month, or a day of it, of the year told last: “July 25 of that year”."""
    if setting.told is None or setting.told.when is None:
        return None
    return _within_year(civil(setting.told.when.first)[0], month, day, part, TOLD)


def _within_year(year: int, month: int, day: int | None, part: str, assumes: frozenset[str]) -> Timex | None:
    if day is None:
        return _month(year, month, part, assumes)
    try:
        return Timex("DATE", f"{year_text(year)}-{month:02d}-{day:02d}", When.day(year, month, day), assumes=assumes)
    except ValueError:
        return None


def months(
    setting: Setting, month: int, month2: int, year: int | None = None, year2: int | None = None, part: str = "",
    part2: str = "", **_: Any,
) -> Timex:  # fmt: skip
    """From one month to another."""
    assumes = _NOBODY
    if year2 is None:
        nearest = nearest_year(month2, 15, setting) if year is None else year + (month > month2)
        if nearest is None:
            ends = tuple(Timex("DATE", text, written=text) for text in (f"XXXX-{month:02d}", f"XXXX-{month2:02d}"))
            text = "/".join(end.value for end in ends)
            return Timex("DATE", text, written=text, ends=ends)
        assumes, year2 = (YEAR if year is None else _NOBODY), nearest
    year = year or (year2 - 1 if month > month2 else year2)
    return _between(_month(year, month, part, assumes), _month(year2, month2, part2, assumes))


def weekday_range(setting: Setting, weekday: int, weekday2: int, **_: Any) -> Timex | None:
    """From one weekday to the next of another name."""
    first = read_weekday(setting, weekday)
    if first.when is None:
        return None
    return _between(first, one_day(int(first.when.first) + (weekday2 - weekday) % 7))


def _between(first: Timex, last: Timex) -> Timex:
    """From one end to another; where the first comes after the last, as written."""
    text = f"{first.value}/{last.value}"
    assumes = first.assumes | last.assumes
    if first.when is None or last.when is None or first.when.first > last.when.last:
        return Timex("DATE", text, written=text, assumes=assumes, ends=(first, last))
    return Timex("DATE", text, When.between(first.when, last.when), assumes=assumes, ends=(first, last))


def year(setting: Setting, year: int, part: str = "", **_: Any) -> Timex:
    """A year. Its end is its last month; its other parts are taken for no sharper: writers stretch them."""
    return Timex("DATE", f"{year_text(year)}", When.month(year, 12) if part == "end" else When.year(year))


def fiscal_years(setting: Setting, year: int, year2: int, **_: Any) -> Timex | None:
    """A fiscal year that two years of the calendar share, written with both."""
    if year2 not in (year + 1, (year + 1) % 100):
        return None
    return Timex("DATE", f"{year_text(year)}/{year_text(year + 1)}", When.between(When.year(year), When.year(year + 1)))


def first_units(
    setting: Setting, count: Fraction | int, unit: str, first: str = "", last: str = "", month: int | None = None,
    year: int | None = None, **_: Any,
) -> Timex | None:  # fmt: skip
    """The first or last so many units of a year or month; of a month without a year, of the nearest."""
    assumes = _NOBODY
    if year is None:
        year, assumes = nearest_year(month or 1, 15, setting), YEAR
    if year is None:
        return None
    whole = When.year(year) if month is None else When.month(year, month)
    start, stop = When.within(whole.first, whole.first), When.within(whole.last, whole.last)
    length, one = make_length(Fraction(count), unit), Length(1, "D")
    low, high = (start, start + length - one) if first else (stop - length + one, stop)
    if low.first < whole.first or high.last > whole.last or unit not in ("D", "W", "M", "3M"):
        return None
    return Timex("DATE", _first_units_text(low, high, unit), When.between(low, high), assumes=assumes)


def _first_units_text(low: When, high: When, unit: str) -> str:
    """A quarter or half by its name, months by theirs, and else the days."""
    if unit in ("D", "W"):
        return f"{low}/{high}"
    (year, first, _), (_, last, _) = civil(low.first), civil(high.first)
    if (first - 1, last) in ((0, 6), (6, 12)):
        return f"{year_text(year)}-H{last // 6}"
    if last - first == 2 and last % 3 == 0:
        return f"{year_text(year)}-Q{last // 3}"
    return f"{year_text(year)}-{first:02d}/{year_text(year)}-{last:02d}"


def short_year(setting: Setting, short: int, **_: Any) -> Timex:
    """A year by its last two digits: the last such year up to ten years after the article's."""
    return year(setting, _full_year(setting, short))


def _full_year(setting: Setting, short: int) -> int:
    latest = (civil(setting.today)[0] if setting.today is not None else 2025) + 10
    return latest - (latest - short) % 100


def year_bc(setting: Setting, era: int, **_: Any) -> Timex:
    """A year before the common era; the year itself is astronomical: 1 BC is year 0."""
    return Timex("DATE", year_text(1 - era), When.year(1 - era))


def year_ad(setting: Setting, era: int, **_: Any) -> Timex:
    """A year of the common era, of any number of digits."""
    return Timex("DATE", year_text(era), When.year(era))


def years_bc(setting: Setting, era: int, era2: int, **_: Any) -> Timex:
    """From one year before the common era to another."""
    return _between(year_bc(setting, era), year_bc(setting, era2))


def year_range(setting: Setting, year: int, year2: int, **_: Any) -> Timex | None:
    """From one year to another, the second in four digits or two; of two digits, what is no later year is no range."""
    if year2 < 100:
        year2 += year - year % 100
        if year2 <= year:
            return None
    ends = [Timex("DATE", f"{end:04d}", When.year(end)) for end in (year, year2)]
    return _between(*ends)


def decade(setting: Setting, decade: int, part: str = "", **_: Any) -> Timex | None:
    """Ten years that begin with a round one: TIMEX3 gives their first three digits; “the 1800s” are a century."""
    if decade % 100 == 0 and decade < 2000:
        return century(setting, decade // 100 + 1, part)
    when = When.within(When.year(decade).first, When.year(decade + 9).last)
    return Timex("DATE", f"{decade // 10}", _part_of(when, part))


def decade_of_century(setting: Setting, nth: int, nth_decade: int = 10, **_: Any) -> Timex | None:
    """A decade by its place in a century; the first of the 21st is the 2000s."""
    if not (1 <= nth <= 99 and 1 <= nth_decade <= 10):
        return None
    return _decade(nth * 100 - 110 + nth_decade * 10)


def decades(setting: Setting, decade: int, decade2: int, **_: Any) -> Timex:
    """From one decade to another."""
    return _between(_decade(decade), _decade(decade2))


def _decade(first: int) -> Timex:
    return Timex("DATE", f"{first // 10}", When.within(When.year(first).first, When.year(first + 9).last))


def century(setting: Setting, nth: int, part: str = "", bc: str = "", **_: Any) -> Timex | None:
    """The hundred years that begin with year 100(n - 1), as TIMEX3 and EDTF count: their first two digits."""
    if not 1 <= nth <= 99:
        return None
    if bc:
        before = When.within(When.year(1 - nth * 100).first, When.year(100 - nth * 100).last)
        return Timex("DATE", f"BC{nth - 1:02d}", _part_of(before, part))
    when = When.within(When.year(max(1, nth * 100 - 100)).first, When.year(nth * 100 - 1).last)
    return Timex("DATE", f"{nth - 1:02d}", _part_of(when, part))


_SEASONS = {21: ("SP", 3), 22: ("SU", 6), 23: ("FA", 9), 24: ("WI", 12)}


def season(
    setting: Setting, season: int, year: int | None = None, away: int | None = None, which: int | None = None,
    part: str = "", era: int | None = None, short: int | None = None, **_: Any,
) -> Timex:  # fmt: skip
    """A season of the Northern year; without a year, the nearest."""
    code, first_month = _SEASONS[season]
    assumes = YEAR
    if era is not None or short is not None:
        year = 1 - era if era is not None else _full_year(setting, short or 0)
    if year is None and setting.today is not None and (which is not None or away is not None):
        this_year, this_month, _day = civil(setting.today)
        if away is not None:
            year = this_year + away
        elif which == 0:
            year = this_year
        elif which == 1:
            year = this_year + (this_month >= first_month)
        else:
            year = this_year - (this_month < first_month + 3)
        assumes = NOW
    elif year is None:
        # What is to come by the end of a summer that has begun is of this summer.
        ends = season != 24 and (part == "late" or setting.ahead)
        month = first_month + 2 if ends else 2 if season == 24 and setting.history else first_month
        year = nearest_year(month, 28 if ends else 15, setting)
    else:
        assumes = _NOBODY
    if year is None:
        return Timex("DATE", f"XXXX-{code}", written=f"XXXX-{season}")
    return Timex(
        "DATE", f"{year_text(year)}-{code}", _part_of(some_months(year, first_month, 3), part), assumes=assumes
    )


def told_season(setting: Setting, season: int, which: int, **_: Any) -> Timex | None:
    """The season after or before the last date told, or of its year: “the following spring”, “that summer”."""
    told = setting.told.when if setting.told is not None else setting.now
    if told is None:
        return None
    code, first_month = _SEASONS[season]
    year, month, _day = civil(told.last if which > 0 else told.first)
    if which < 0:
        year -= month < first_month + 3
    elif which > 0:
        year += month >= first_month
    return Timex("DATE", f"{year_text(year)}-{code}", some_months(year, first_month, 3), assumes=TOLD)


def quarter(
    setting: Setting, quarter: int, year: int | None = None, away: int | None = None, fiscal: str = "", **_: Any
) -> Timex | None:  # fmt: skip
    """A quarter; without a year, the nearest on the side of the tense."""
    assumes = _NOBODY if year is not None else NOW
    if year is None:
        if away is None and setting.game():
            return None
        if setting.today is None:
            return Timex("DATE", f"XXXX-Q{quarter}")
        year = civil(setting.today)[0]
        if away is not None:
            year += away
        elif not fiscal:
            year = _quarter_year(setting.today, year, quarter, setting.ahead)
    return _quarter(year, quarter, assumes)


def _quarter_year(today: int, year: int, quarter: int, ahead: bool | None) -> int:
    """The year whose quarter is nearest; one that has yet to begin counts for more where nothing looks ahead."""

    def distance(candidate: int) -> int:
        there = ordinal(candidate, quarter * 3 - 1, 15)
        untold = _UNTOLD if there > today and not ahead else 0
        return abs(there - today) + untold + (200 if there < today and ahead else 0)

    return min((year - 1, year, year + 1), key=distance)


def _quarter(year: int, quarter: int, assumes: frozenset[str]) -> Timex:
    return Timex("DATE", f"{year_text(year)}-Q{quarter}", some_months(year, quarter * 3 - 2, 3), assumes=assumes)


def told_quarter(setting: Setting, back: int = 0, year: int | None = None, **_: Any) -> Timex | None:
    """The quarter whose figures are told, or the year where they are its own; else the last quarter to have ended.

    Or that of so many years before, or of another year.
    """
    if setting.quarter is not None:
        told_year, number = setting.quarter
    elif setting.today is not None:
        this_year, month, _day = civil(setting.today)
        index = this_year * 4 + (month - 1) // 3 - 1
        told_year, number = index // 4, index % 4 + 1
    else:
        return None
    of_year = year if year is not None else told_year - back
    if not number:
        return Timex("DATE", year_text(of_year), When.year(of_year), assumes=TOLD)
    return _quarter(of_year, number, TOLD)


def half(setting: Setting, half: int, year: int | None = None, away: int | None = None, **_: Any) -> Timex | None:
    """The first or second half of a year."""
    assumes = _NOBODY
    if year is None:
        if away is None and setting.game():
            return None
        if setting.today is None:
            return Timex("DATE", f"XXXX-H{half}")
        this_year, this_month, _day = civil(setting.today)
        if away is None:  # no half that has yet to begin, unless the clause looks ahead
            away = 1 if setting.ahead and half == 1 and this_month > 6 else 0
            away -= setting.ahead is False and half == 2 and this_month <= 6
        year, assumes = this_year + away, NOW
    return Timex("DATE", f"{year_text(year)}-H{half}", some_months(year, half * 6 - 5, 6), assumes=assumes)


def _part_of(when: When, part: str) -> When:
    """The early, middle or late part of a stretch: no sharper than its first, middle or last half."""
    if part not in ("early", "mid", "late", "end"):
        return when
    low, high = int(when.first), int(when.last)
    half = (high - low) // 2
    return {
        "early": When.within(low, low + half),
        "mid": When.within(low + half // 2, high - half // 2),
    }.get(part, When.within(high - half, high))
