"""Stretches of whole days that are known only within bounds, and what can be said of them for certain.

A verdict is True or False only where it holds for every concrete stretch that the bounds allow, otherwise None.
The text form is EDTF (ISO 8601-2), see `edtf`.
"""

from __future__ import annotations

from math import inf, isinf

from attrs import evolve, field, frozen

from factcheck import edtf
from factcheck.brief import Brief
from factcheck.days import Bound, add_months, civil, days_in_month, ordinal
from factcheck.edtf import Grain, Pair
from factcheck.length import Length

__all__ = ["Bound", "Grain", "Pair", "When", "civil", "days_in_month", "ordinal"]

#: How far, in days, "about" reaches at least on either side of a bound.
ABOUT_DAYS = 7


def _pair(bounds: Pair) -> Pair:
    low, high = (bound if isinstance(bound, int) or bound in (-inf, inf) else _whole(bound) for bound in bounds)
    return low, high


def _whole(bound: Bound) -> int:
    if not float(bound).is_integer():
        raise ValueError(f"not the number of a day: {bound}")
    return int(bound)


@frozen(repr=False)
class When(Brief):
    """Every stretch of days [s, t] with s within `start`, t within `stop`, and s no later than t.

    An infinite bound is an open side. `about`: the words say the bounds are not sharp, and judgements allow for it.
    Bounds are tightened as far as no stretch is lost, so equal sets of stretches are equal values. Raises ValueError
    where no stretch is left.
    """

    start: Pair = field(converter=_pair)
    stop: Pair = field(converter=_pair)
    about: bool = False

    def __attrs_post_init__(self) -> None:
        (low, until), (since, high) = self.start, self.stop
        until, since = min(until, high), max(since, low)
        if low > until or since > high or inf in (low, since) or -inf in (until, high):
            raise ValueError(f"no stretch of days starts within {self.start} and stops within {self.stop}")
        object.__setattr__(self, "start", (low, until))
        object.__setattr__(self, "stop", (since, high))
        if self.about and low == since == -inf and until == high == inf:
            object.__setattr__(self, "about", False)  # nothing is left to be unsharp

    @classmethod
    def day(cls, year: int, month: int, day: int) -> When:
        """One day. Raises ValueError where no calendar has it."""
        number = ordinal(year, month, day)
        return cls.within(number, number)

    @classmethod
    def month(cls, year: int, month: int) -> When:
        """Some stretch within a month."""
        return cls.within(ordinal(year, month, 1), ordinal(year, month, days_in_month(year, month)))

    @classmethod
    def year(cls, year: int) -> When:
        """Some stretch within a year."""
        return cls.within(ordinal(year, 1, 1), ordinal(year, 12, 31))

    @classmethod
    def within(cls, low: Bound, high: Bound, about: bool = False) -> When:
        """Some stretch within these days, both included."""
        return cls((low, high), (low, high), about)

    @classmethod
    def between(cls, first: When, last: When) -> When:
        """A stretch that starts somewhere in the one and stops somewhere in the other."""
        return cls((first.first, first.last), (last.first, last.last), first.about or last.about)

    @classmethod
    def aged(cls, years: int, on: When) -> When:
        """The birth of somebody who on that day has completed so many years; born on 29 February, by either custom."""
        if years < 0:
            raise ValueError(f"an age is not negative: {years}")
        youngest = max(add_months(on.last, -12 * years), add_months(on.last + 1, -12 * years) - 1)
        return cls.within(add_months(on.first, -12 * (years + 1)) + 1, youngest, on.about)

    @classmethod
    def parse(cls, text: str) -> When:
        """Reads EDTF. Raises ValueError for what is no EDTF, no date of the calendar, or ends before it starts."""
        return cls(*edtf.parse(text))

    def __str__(self) -> str:
        return edtf.format(self.start, self.stop, self.about)

    def __repr__(self) -> str:
        return f"When.parse({str(self)!r})"

    @property
    def first(self) -> Bound:
        """The earliest day that any of the stretches has."""
        return self.start[0]

    @property
    def last(self) -> Bound:
        """The latest day that any of the stretches has."""
        return self.stop[1]

    @property
    def grain(self) -> Grain | None:
        """The calendar unit that this is some stretch within, or None."""
        return edtf.grain(self.start) if self.start == self.stop else None

    @property
    def is_day(self) -> bool:
        """Whether this is one exact day."""
        return self.start[0] == self.stop[1] and not self.about

    @property
    def weekday(self) -> int | None:
        """The weekday of an exact day, Monday being 0."""
        return (int(self.start[0]) - 1) % 7 if self.is_day else None

    @property
    def widened(self) -> When:
        """The sharp bounds that "about" leaves.

        Either pair reaches out by its own width and three days both ways, and at least a week. So "about February" has
        all of January and March in it, and "about 2021" 2020 and 2022; the three days are for longer neighbours. A
        pair with an open side is open on both.
        """
        if not self.about:
            return self
        return When(_reach(self.start), _reach(self.stop))

    @property
    def ends(self) -> str:
        """Its first and its last month, or day, as an EDTF interval: 2024-04/2024-06 for a quarter."""
        low, high = self.first, self.last
        months = not isinf(low) and not isinf(high) and civil(low)[2] == 1 and _ends_month(high)
        ends = [".." if isinf(end) else edtf.format((end, end), (end, end), False) for end in (low, high)]
        return "/".join(end[:-3] if months else end for end in ends)

    def hull(self, other: When) -> When:
        """The least that has every stretch of both."""
        (low, until), (since, high) = self.start, self.stop
        (low2, until2), (since2, high2) = other.start, other.stop
        bounds = (min(low, low2), max(until, until2)), (min(since, since2), max(high, high2))
        return When(*bounds, self.about or other.about)

    def before(self, other: When) -> bool | None:
        """Whether this has ended before the other starts."""
        mine, theirs = self.widened, other.widened
        if mine.stop[1] < theirs.start[0]:
            return True
        return False if mine.stop[0] >= theirs.start[1] else None

    def inside(self, other: When) -> bool | None:
        """Whether this starts after the other's start and stops before its stop."""
        mine, theirs = self.widened, other.widened
        if theirs.start[1] < mine.start[0] and mine.stop[1] < theirs.stop[0]:
            return True
        earliest = max(mine.start[0], theirs.start[0] + 1)
        latest = min(mine.stop[1], theirs.stop[1] - 1)
        return False if earliest > mine.start[1] or latest < mine.stop[0] or earliest > latest else None

    def apart(self, other: When) -> bool | None:
        """Whether the two have no day in common."""
        mine, theirs = self.widened, other.widened
        if mine.stop[1] < theirs.start[0] or theirs.stop[1] < mine.start[0]:
            return True
        return False if mine.start[1] <= theirs.stop[0] and theirs.start[1] <= mine.stop[0] else None

    def lasts(self, length: Length) -> bool | None:
        """Whether this can be said to last so long, by counting all its days or the nights between them."""
        mine = self.widened
        fewest = max(1, mine.stop[0] - mine.start[1] + 1)
        most = mine.stop[1] - mine.start[0] + 1
        low, high = length.days()
        if most < low or fewest > high + 1:
            return False
        return True if low <= fewest and most <= high + 1 else None

    def __add__(self, length: Length) -> When:
        (months, days), (most_months, most_days) = length.steps()
        return self._moved(months, days, most_months, most_days)

    def __sub__(self, length: Length) -> When:
        (months, days), (most_months, most_days) = length.steps()
        return self._moved(-most_months, -most_days, -months, -days)

    def _moved(self, months: int, days: Bound, most_months: int, most_days: Bound) -> When:
        def move(bounds: Pair) -> Pair:
            low, high = bounds
            late = add_months(high, most_months)
            if low < high < inf and most_months and _ends_month(high):
                # A year after some day up to the end of February is up to its end, be that the 29th.
                late = _month_end(late)
            return add_months(low, months) + days, late + most_days

        return evolve(self, start=move(self.start), stop=move(self.stop))


def _reach(bounds: Pair) -> Pair:
    low, high = bounds
    width = max(ABOUT_DAYS, high - low + 4)
    return low - width, high + width


def _ends_month(day: Bound) -> bool:
    return civil(day + 1)[2] == 1


def _month_end(day: Bound) -> Bound:
    year, month, _ = civil(day)
    return ordinal(year, month, days_in_month(year, month))
