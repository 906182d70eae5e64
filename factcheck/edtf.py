"""EDTF (ISO 8601-2) text of bounds on the first and the last day of a stretch of time.

Beyond the standard: a set at either end of an interval ("[2021-03-02..2021-04-09]/2025"), `~` after a set or a group
of months, and months and days of a Y-year ("Y17000-02").
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from functools import lru_cache
from math import inf
from typing import Literal

from factcheck.days import Bound, civil, days_in_month, month_start, ordinal

Pair = tuple[Bound, Bound]
Grain = Literal["day", "month", "season", "quarter", "quadrimester", "half", "year", "decade", "century"]

#: First month and number of months of the groups within a year; seasons are the Northern ones unless the code says.
_GROUPS = {
    **{21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)},
    **{25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3)},  # the North, said expressly
    **{29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3)},  # the South
    **{33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)},
    **{37: (1, 4), 38: (5, 4), 39: (9, 4)},
    **{40: (1, 6), 41: (7, 6)},
}
#: The codes that are printed, by the kind of group.
_PRINTED: tuple[tuple[Grain, range], ...] = (
    ("season", range(21, 25)),
    ("quarter", range(33, 37)),
    ("quadrimester", range(37, 40)),
    ("half", range(40, 42)),
)


def _wrong(text: str, why: str = "") -> ValueError:
    return ValueError(f"not a date in EDTF: {text!r}" + (f" ({why})" if why else ""))


@lru_cache(maxsize=1 << 14)
def parse(text: str) -> tuple[Pair, Pair, bool]:
    """The bounds of the first and of the last day, and whether the date is qualified (`~`, `?`, `%`).

    Raises ValueError, saying what is wrong.
    """
    ends = text.split("/")
    if len(ends) > 2 or text in ("", ".."):
        raise _wrong(text)
    bare = [end[:-1] if end.endswith(("~", "?", "%")) and end[:-1] not in ("", "..") else end for end in ends]
    start, stop = _end(bare[0], text), _end(bare[-1], text)
    if start[0] > stop[1]:
        raise _wrong(text, "the end is before the start")
    return start, stop, bare != ends


def _end(end: str, text: str) -> Pair:
    if end in ("", ".."):
        return -inf, inf
    if not end.startswith("["):
        return _unit(end, text)
    low, dots, high = end[1:-1].partition("..")
    if not end.endswith("]") or not dots or not (low or high):
        raise _wrong(text, "a set is [first..last], with one of the two at least")
    first = _unit(low, text)[0] if low else -inf
    last = _unit(high, text)[1] if high else inf
    if first > last:
        raise _wrong(text, f"{low} is after {high}")
    return first, last


def _number(digits: str, text: str) -> int:
    if not (digits.isascii() and digits.isdecimal()):
        raise _wrong(text)
    return int(digits)


def _unit(unit: str, text: str) -> Pair:
    """First and last day of a day, a month, a group of months, a year, a decade or a century."""
    date, clock, hours = unit.partition("T")
    if clock:
        try:
            time.fromisoformat(hours)
        except ValueError as error:
            raise _wrong(text, str(error)) from None
    long = date.startswith("Y")
    signed = date.removeprefix("Y")
    sign = -1 if signed.startswith("-") else 1
    digits, *rest = signed.removeprefix("-").split("-")
    if len(digits) not in (range(5, 13) if long else (4,)):
        raise _wrong(text, "a year has four digits, or Y and five to twelve")
    if len(rest) > 2 or any(len(part) != 2 for part in rest) or (clock and len(rest) != 2):
        raise _wrong(text)
    while rest and rest[-1] == "XX" and not clock:
        rest.pop()
    known = digits.rstrip("X")
    if known != digits:
        if rest or long or sign < 0:
            raise _wrong(text, "no stretch of time holds it")
        size = 10 ** (4 - len(known))
        year = _number(known, text) * size
        return ordinal(year, 1, 1), ordinal(year + size, 1, 1) - 1
    year = sign * _number(digits, text)
    numbers = [_number(part, text) for part in rest]
    try:
        return _within_year(year, *numbers)
    except ValueError as error:
        raise _wrong(text, str(error)) from None


def _within_year(year: int, month: int | None = None, day: int | None = None) -> Pair:
    if month is None:
        return ordinal(year, 1, 1), ordinal(year + 1, 1, 1) - 1
    if day is not None:
        number = ordinal(year, month, day)
        return number, number
    if month in _GROUPS:
        first, months = _GROUPS[month]
        index = 12 * year + first - 1
        return month_start(index), month_start(index + months) - 1
    return ordinal(year, month, 1), ordinal(year, month, days_in_month(year, month))


def _year(year: int) -> str:
    if -9999 <= year <= 9999:
        return f"{'-' * (year < 0)}{abs(year):04d}"
    return f"Y{year}"


def _date(day: Bound, parts: int = 3) -> str:
    """The year, month and day that hold a day number, or the first so many of them."""
    year, month, number = civil(day)
    return "-".join([_year(year), f"{month:02d}", f"{number:02d}"][:parts])


def _units(day: Bound) -> Iterator[tuple[Grain, str, Bound, Bound]]:
    """The units that hold a day, with their text and first and last day; those of the plain calendar before groups."""
    year, month, _ = civil(day)
    index = 12 * year + month - 1
    yield "day", _date(day), day, day
    yield "month", _date(day, 2), month_start(index), month_start(index + 1) - 1
    yield "year", _year(year), ordinal(year, 1, 1), ordinal(year + 1, 1, 1) - 1
    if 0 <= year <= 9999:
        tens, hundreds = year // 10 * 10, year // 100 * 100
        yield "decade", f"{year // 10:03d}X", ordinal(tens, 1, 1), ordinal(tens + 10, 1, 1) - 1
        yield "century", f"{year // 100:02d}XX", ordinal(hundreds, 1, 1), ordinal(hundreds + 100, 1, 1) - 1
    for grain, codes in _PRINTED:
        for code in codes:
            first, months = _GROUPS[code]
            into = (index - first + 1) % 12
            if into < months:
                start = index - into
                yield grain, f"{_year(start // 12)}-{code}", month_start(start), month_start(start + months) - 1


@lru_cache(maxsize=1 << 14)
def grain(pair: Pair) -> Grain | None:
    """The unit that the bounds are exactly, or None."""
    if -inf in pair or inf in pair:
        return None
    return next((grain for grain, _, first, last in _units(pair[0]) if (first, last) == pair), None)


def _set(low: Bound, high: Bound) -> str:
    """One of a set of days, given as days, or as months or years where the bounds are theirs."""
    opens = civil(low)[1:] if low != -inf else (1, 1)
    closes = civil(high + 1)[1:] if high != inf else (1, 1)
    parts = 1 if opens == closes == (1, 1) else 2 if opens[1] == closes[1] == 1 else 3
    return f"[{_date(low, parts) if low != -inf else ''}..{_date(high, parts) if high != inf else ''}]"


def _exact(pair: Pair) -> str:
    if -inf not in pair and inf not in pair:
        for _, text, first, last in _units(pair[0]):
            if (first, last) == pair:
                return text
    return _set(*pair)


def _first(start: Pair, stop: Pair, tilde: str) -> str:
    # Whatever reaches past the latest end is cut off again by reading, so a plain unit that does will do.
    if start[1] == stop[1]:
        if start[0] == -inf:
            return ".."
        for _, text, first, last in _units(start[0]):
            if first == start[0] and last >= start[1]:
                return text + tilde
    return _exact(start) + tilde


def _last(start: Pair, stop: Pair, tilde: str) -> str:
    if start[0] == stop[0]:
        if stop[1] == inf:
            return ".."
        for _, text, first, last in _units(stop[1]):
            if last == stop[1] and first <= stop[0]:
                return text + tilde
    return _exact(stop) + tilde


@lru_cache(maxsize=1 << 14)
def format(start: Pair, stop: Pair, about: bool) -> str:
    """The text of which `parse` makes these bounds again, once they are tight (see `When`)."""
    tilde = "~" * about
    if start == stop != (-inf, inf):
        return _exact(start) + tilde
    return f"{_first(start, stop, tilde)}/{_last(start, stop, tilde)}"
