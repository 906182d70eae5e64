"""Lengths of time: a count of one calendar or clock unit, or an unstated count. Their text form is ISO 8601."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from math import ceil, floor, inf
from typing import Literal, get_args

from attrs import field, frozen

from factcheck.brief import Brief
from factcheck.days import Bound, days_in_month

Unit = Literal["Y", "M", "W", "D", "h", "m", "s"]
UNITS: tuple[Unit, ...] = get_args(Unit)

#: Each unit's size: months for the calendar's own units, seconds for the others. No number turns one into the other.
MONTHS: dict[Unit, int] = {"Y": 12, "M": 1}
SECONDS: dict[Unit, int] = {"W": 604_800, "D": 86_400, "h": 3600, "m": 60, "s": 1}

#: No history is longer than this many of any unit; it keeps day numbers within what a float can hold.
LONGEST = 10**12

#: The next smaller unit, and how many make one.
_PARTS: dict[Unit, tuple[Unit, int]] = {"Y": ("M", 12), "W": ("D", 7), "D": ("h", 24), "h": ("m", 60), "m": ("s", 60)}
#: Units whose fractions are written in the next smaller one rather than as decimals.
_SPLIT = frozenset("Yhm")

#: How far "about" reaches on either side: a fifth of the count, and never less than one unit.
ABOUT = Fraction(1, 5)


@lru_cache(maxsize=1 << 12)
def _month_days(months: int) -> tuple[int, int]:
    """The fewest and the most days in so many consecutive calendar months.

    All of the calendar's cycle of 400 years is looked at. Clipping "31 January and a month" to the end of February
    gives no number outside these: from one month's end to another's is itself a run of whole months.
    """
    cycles, rest = divmod(months, 4800)
    lengths = [days_in_month(index // 12, index % 12 + 1) for index in range(4800 + rest)]
    sums = [0, *accumulate(lengths)]
    runs = [sums[first + rest] - sums[first] for first in range(4800)]
    return 146_097 * cycles + min(runs), 146_097 * cycles + max(runs)


def _decimal(number: Fraction) -> str | None:
    """The number as a decimal, or None where it has no finite one."""
    top, bottom = number.as_integer_ratio()
    places = bottom.bit_length()  # 2 to that power is above `bottom`, so 10 to it is a multiple if any power is
    if 10**places % bottom:
        return None
    whole, part = divmod(top * 10**places // bottom, 10**places)
    return f"{whole}.{part:0{places}d}".rstrip("0").rstrip(".")


def _count(value: Fraction | int | float | str | None) -> Fraction | None:
    try:
        # A float goes by its shortest text, so that 0.1 is a tenth.
        return None if value is None else Fraction(str(value) if isinstance(value, float) else value)
    except ZeroDivisionError:
        raise ValueError(f"not a count: {value!r}") from None


@frozen(repr=False)
class Length(Brief):
    """`count` units of time; None where no count is said ("several years").

    A part of a year, hour or minute that is whole in the next smaller unit is held in that unit: half a year is six
    months. Raises ValueError for an unknown unit, a count below 0 or above LONGEST, and one that no text can say.
    """

    count: Fraction | None = field(converter=_count)
    unit: Unit
    about: bool = False

    def __attrs_post_init__(self) -> None:
        if self.unit not in UNITS:
            raise ValueError(f"not a unit of time: {self.unit!r} (one of {', '.join(UNITS)})")
        if self.count is None:
            return
        if not 0 <= self.count <= LONGEST:
            raise ValueError(f"a length is neither negative nor beyond {LONGEST}: {self.count}")
        if self.count.denominator == 1:
            return
        part, size = _PARTS.get(self.unit, ("", 1))
        splits = part and (self.count * size).denominator == 1 and (self.unit in _SPLIT or not _decimal(self.count))
        if splits and self.count < 1:
            object.__setattr__(self, "count", self.count * size)
            object.__setattr__(self, "unit", part)
        elif not splits and not _decimal(self.count):
            raise ValueError(f"no exact text for {self.count} of the unit {self.unit}")

    @classmethod
    def parse(cls, text: str) -> Length:
        """Reads an ISO 8601 duration of one unit, or of two neighbouring ones, and a `~` for "about".

        "X" is an unstated count. Raises ValueError for anything else.
        """
        body = text.removesuffix("~")
        about = body != text
        wrong = ValueError(f"not a length of time: {text!r} (such as P5Y, P3Y6M, P2W, PT36H, PXY, P3Y~)")
        parts: list[tuple[str, Unit]] = []
        if not body.isascii() or not body.startswith("P"):
            raise wrong
        date, clock, time = body[1:].partition("T")
        for section, units in ((date, "YMWD"), (time, "HMS")):
            digits = ""
            for character in section:
                if character not in units:
                    digits += character
                    continue
                unit = character.lower() if units == "HMS" else character
                parts.append((digits, next(known for known in UNITS if known == unit)))
                digits = ""
            if digits:
                raise wrong
        if not parts or len(parts) > 2 or (clock and not time):
            raise wrong
        (first, unit), *rest = parts
        if first == "X" and not rest:
            return cls(None, unit, about)
        if not all(_is_number(digits) for digits, _ in parts):
            raise wrong
        count = Fraction(first)
        for digits, smaller in rest:
            part, size = _PARTS.get(unit, ("", 1))
            if smaller != part:
                raise wrong
            count += Fraction(digits) / size
        return cls(count, unit, about)

    @property
    def iso(self) -> str:
        """The ISO 8601 duration, "P3Y6M"; without the `~` of "about"."""
        if self.count is None:
            return _part("X", self.unit)
        whole, fraction = divmod(self.count, 1)
        decimal = _decimal(self.count)
        part, size = _PARTS.get(self.unit, (self.unit, 1))
        rest = fraction * size
        if fraction and rest.denominator == 1 and (self.unit in _SPLIT or decimal is None):
            smaller = _part(str(rest), part)
            # Only one T, in front of the first clock unit.
            return _part(str(whole), self.unit) + smaller.removeprefix("PT" if self.unit in "hm" else "P")
        return _part(str(decimal), self.unit)

    def __str__(self) -> str:
        return self.iso + "~" * self.about

    def __repr__(self) -> str:
        return f"Length.parse({str(self)!r})"

    def counts(self) -> tuple[Fraction, Fraction | None]:
        """The least and the greatest count meant, in units; None for no limit. An unstated count is at least one."""
        least = greatest = self.count
        if least is None:
            least = Fraction(1)
        if self.about:
            margin = max(Fraction(1), least * ABOUT)
            least = max(Fraction(0), least - margin)
            greatest = None if greatest is None else greatest + margin
        return least, greatest

    def steps(self) -> tuple[tuple[int, Bound], tuple[int, Bound]]:
        """The least and the greatest step on the calendar: months, then days. Parts of days are rounded outwards."""
        least, greatest = self.counts()
        if self.unit in MONTHS:
            low, low_part = divmod(least * MONTHS[self.unit], 1)
            # A part of a month is that part of 28 days at least, and of 31 at most.
            small = (low, floor(28 * low_part))
            if greatest is None:
                return small, (0, inf)
            high, high_part = divmod(greatest * MONTHS[self.unit], 1)
            return small, (high, ceil(31 * high_part))
        days = Fraction(SECONDS[self.unit], SECONDS["D"])
        return (0, floor(least * days)), (0, inf if greatest is None else ceil(greatest * days))

    def days(self) -> tuple[Bound, Bound]:
        """The fewest and the most days from a start to an end that far apart, wherever on the calendar they lie."""
        (low, low_days), (high, high_days) = self.steps()
        return _month_days(low)[0] + low_days, _month_days(high)[1] + high_days

    def times(self, n: int) -> Length:
        """This length `n` times over. Raises ValueError where `n` is negative."""
        if n < 0:
            raise ValueError(f"a length is not negative: {n} times {self}")
        return Length(0 if n == 0 else None if self.count is None else self.count * n, self.unit, self.about)

    def shorter(self, other: Length) -> bool | None:
        """Whether this is the shorter: None where the calendar or the words leave it open."""
        (low, high), (other_low, other_high) = (
            _common(self, other) if (self.unit in MONTHS) == (other.unit in MONTHS) else (self.days(), other.days())
        )
        if high < other_low:
            return True
        return False if low >= other_high else None


def _is_number(digits: str) -> bool:
    whole, point, part = digits.partition(".")
    return whole.isdecimal() and (part.isdecimal() if point else not part)


def _part(digits: str, unit: Unit) -> str:
    return f"P{'T' if unit in 'hms' else ''}{digits}{unit.upper()}"


def _common(*lengths: Length) -> list[tuple[Fraction | float, Fraction | float]]:
    """Bounds of lengths whose units measure each other, in the smallest of these."""
    sizes = MONTHS | SECONDS
    bounds = [(length.counts(), sizes[length.unit]) for length in lengths]
    return [(low * size, inf if high is None else high * size) for (low, high), size in bounds]
