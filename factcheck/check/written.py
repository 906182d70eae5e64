"""Dates that no `When` can hold, as they are written: days that no calendar has, ranges that end before they start."""

from __future__ import annotations

from factcheck.model import WEEKDAYS, Claim
from factcheck.when import When, days_in_month

#: The last year in which a country still dated by the Julian calendar, in which every fourth year has its 29 February.
LAST_JULIAN_YEAR = 1923
#: Sweden had this day, on its way back to the Julian calendar.
SWEDISH_DAY = (1712, 2, 30)
_ANY_LEAP_YEAR = 2000
_ORDINARY_YEAR = 2001


def impossible(claim: Claim) -> bool | None:
    """Whether the date, or an end of it, is a day that no calendar has; None where no whole day is written."""
    days = [day for end in claim.written.split("/") if (day := _day(end))]
    year_known = "year" not in claim.assumes
    return any(_no_such_day(year if year_known else None, month, day) for year, month, day in days) if days else None


def inverted(claim: Claim) -> bool | None:
    """Whether the date is a range whose end certainly comes before its start. A range whose year was assumed may well
    run from one year into the next: None.
    """
    ends = claim.written.split("/")
    if len(ends) != 2 or "year" in claim.assumes:
        return None
    try:
        first, last = map(When.parse, ends)
    except ValueError:
        return None
    return last.before(first)


def slip(claim: Claim) -> int | None:
    """By how many days, up to six, the weekday that a `falls` claim gives comes after that of its date.

    Where no year is written it is reckoned in an ordinary one: of two dates after February, slips are equal in every
    year or in none.
    """
    if claim.kind != "falls" or claim.key.what not in WEEKDAYS:
        return None
    weekday = claim.when.weekday if claim.when else None
    if weekday is None:
        match _day(claim.written):
            case (None, int(month), int(day)) if month > 2 and not _no_such_day(None, month, day):
                weekday = When.day(_ORDINARY_YEAR, month, day).weekday
    if weekday is None:
        return None
    return (WEEKDAYS.index(claim.key.what) - weekday) % 7


def _day(text: str) -> tuple[int | None, int, int] | None:
    """Year (None: unknown), month and day of a text in the shape YYYY-MM-DD."""
    parts = text.strip("~?%").split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not all(part.isdecimal() for part in parts[1:]):
        return None
    year, month, day = parts
    if year.isdecimal():
        return int(year), int(month), int(day)
    return (None, int(month), int(day)) if set(year) <= set("0123456789X") else None


def _no_such_day(year: int | None, month: int, day: int) -> bool:
    if not 1 <= month <= 12 or day < 1:
        return True
    julian_leap = year is not None and year <= LAST_JULIAN_YEAR and year % 4 == 0
    some_year = _ANY_LEAP_YEAR if year is None or julian_leap else year
    return day > days_in_month(some_year, month) and (year, month, day) != SWEDISH_DAY
