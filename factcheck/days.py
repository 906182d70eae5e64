"""Day numbers of the proleptic Gregorian calendar: 0001-01-01 is day 1, as in `date.toordinal`, but in any year.

Years are astronomical: the year before 1 is 0, then -1.
"""

from __future__ import annotations

from functools import lru_cache
from math import isinf

#: A day number (an int), or an infinity where a side is open.
Bound = float

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in_month(year: int, month: int) -> int:
    """How many days the month has. Raises ValueError where there is no such month."""
    if not 1 <= month <= 12:
        raise ValueError(f"no such month: {month}")
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap and month == 2 else _LENGTHS[month - 1]


def ordinal(year: int, month: int, day: int) -> int:
    """The number of a day. Raises ValueError where no calendar has it."""
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError(f"no such day: {year:04d}-{month:02d}-{day:02d}")
    # Years counted from March end in the leap day, so months have fixed offsets: 153 days in each five of them.
    march_year = year - (month <= 2)
    leaps = march_year // 4 - march_year // 100 + march_year // 400
    return 365 * march_year + leaps + (153 * ((month + 9) % 12) + 2) // 5 + day - 306


@lru_cache(maxsize=1 << 14)
def civil(day: Bound) -> tuple[int, int, int]:
    """The year, month and day of a day number. Raises OverflowError for an infinity."""
    era, day_of_era = divmod(int(day) + 305, 146_097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    march_month = (5 * day_of_year + 2) // 153
    month = (march_month + 2) % 12 + 1
    return 400 * era + year_of_era + (month <= 2), month, day_of_year - (153 * march_month + 2) // 5 + 1


def month_start(index: int) -> int:
    """The first day of a month counted from January of the year 0."""
    return ordinal(index // 12, index % 12 + 1, 1)


def add_months(day: Bound, months: int) -> Bound:
    """The same day of the month that many months later, or the month's last day where it is shorter."""
    if isinf(day):
        return day
    year, month, number = civil(day)
    index = 12 * year + month - 1 + months
    return month_start(index) + min(number, days_in_month(index // 12, index % 12 + 1)) - 1
