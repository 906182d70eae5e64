"""The parts of a claim line with slots: each gives its piece of the claim, once it is told what the slots hold."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Set
from functools import partial
from typing import Protocol, TypeVar

from attrs import field, frozen

from factcheck.days import civil
from factcheck.length import Length, Unit
from factcheck.when import When

Value = int | str | frozenset[str] | Length | When


@frozen
class Reading:
    """What a slot holds: a value, and how it came about.

    `written` is a date that no value can hold, `text` the one reading of the words that is likeliest.
    """

    value: Value | None
    written: str = ""
    assumes: frozenset[str] = frozenset()
    text: str = ""


Slots = Mapping[str, Reading]
T = TypeVar("T")
UNITS: dict[str, Unit] = {"years": "Y", "months": "M", "weeks": "W", "days": "D"}


class Open(Exception):
    """A slot that a part of the claim needs is empty."""


@frozen
class Slot:
    name: str
    at: int = field(default=0, eq=False, repr=False)  # its place in the line

    def read(self, slots: Slots) -> Reading:
        found = slots.get(self.name)
        if found is None or (found.value is None and not found.written):
            raise Open(self.name)
        return found


@frozen
class Name:
    pieces: tuple[str | Slot, ...]

    def names(self, slots: Slots, assumes: set[str]) -> list[str]:
        if len(self.pieces) == 1 and isinstance(only := self.pieces[0], Slot):
            reading = only.read(slots)
            assumes |= reading.assumes
            return sorted(reading.value) if isinstance(reading.value, frozenset) else [str(reading.value)]
        text, found = "", False
        for piece in self.pieces:
            if isinstance(piece, str):
                text += piece
            elif names := or_none(partial(Name((piece,)).names, slots, assumes)):
                text, found = text + "-".join(names), True
        if not found and not all(isinstance(piece, str) for piece in self.pieces):
            raise Open(str(self))
        return [text]


@frozen
class Number:
    of: int | Slot

    def read(self, slots: Slots) -> int:
        value = self.of if isinstance(self.of, int) else self.of.read(slots).value
        if not isinstance(value, int):
            raise Open(str(self.of))
        return value


@frozen
class Span:
    """A length: ISO 8601, a slot that holds one, or a number of a unit."""

    of: Length | Slot
    unit: Unit | None = None

    def read(self, slots: Slots, assumes: set[str]) -> Length:
        if isinstance(self.of, Length):
            return self.of
        reading = self.of.read(slots)
        assumes |= reading.assumes
        if isinstance(reading.value, int) and self.unit:
            return Length(reading.value, self.unit)
        if isinstance(reading.value, Length):
            return reading.value
        raise Open(self.of.name)


class DatePart(Protocol):
    """A part of a template that gives a date, or the text of one that no calendar has."""

    def read(self, slots: Slots, assumes: set[str]) -> When | str: ...


def _settled(part: DatePart, slots: Slots, assumes: set[str]) -> When:
    """The date of a part that something is reckoned from."""
    date = part.read(slots, assumes)
    if isinstance(date, str):
        raise Open(date)
    return date


@frozen
class Text:
    """A date as it is written in a claim line."""

    text: str

    def read(self, slots: Slots, assumes: set[str]) -> When | str:
        try:
            return When.parse(self.text)
        except ValueError:
            return self.text


@frozen
class Date:
    of: Slot

    def read(self, slots: Slots, assumes: set[str]) -> When | str:
        reading = self.of.read(slots)
        assumes |= reading.assumes
        if isinstance(reading.value, int):
            return When.year(reading.value)
        return reading.value if isinstance(reading.value, When) else reading.written


@frozen
class Moved:
    of: DatePart
    sign: str
    by: Span

    def read(self, slots: Slots, assumes: set[str]) -> When | str:
        date, length = _settled(self.of, slots, assumes), self.by.read(slots, assumes)
        return date + length if self.sign == "+" else date - length


@frozen
class Aged:
    years: Number
    on: DatePart

    def read(self, slots: Slots, assumes: set[str]) -> When | str:
        return When.aged(self.years.read(slots), _settled(self.on, slots, assumes))


@frozen
class Near:
    of: DatePart

    def read(self, slots: Slots, assumes: set[str]) -> When | str:
        date, year = _settled(self.of, slots, assumes), Length(1, "Y")
        return When.within((date - year).first, (date + year).last)


@frozen
class Year:
    of: DatePart

    def read(self, slots: Slots, assumes: set[str]) -> When | str:
        date = _settled(self.of, slots, assumes)
        if math.isinf(date.first) or math.isinf(date.last):
            raise Open("a year of no known date")  # a few years before now
        return When.within(When.year(civil(date.first)[0]).first, When.year(civil(date.last)[0]).last)


@frozen
class Range:
    """From one date to another; None is an open end."""

    first: DatePart | None
    last: DatePart | None

    def read(self, slots: Slots, assumes: set[str]) -> When | str:
        first = self.first.read(slots, assumes) if self.first else ".."
        try:
            last = self.last.read(slots, assumes) if self.last else ".."
        except Open:  # an end that nothing tells, such as the article's own unknown date
            last = ".."
        if isinstance(first, When) and isinstance(last, When) and last.last >= first.first:
            return When.between(first, last)
        if isinstance(first, When) and last == "..":
            return When(first.start, (first.start[0], math.inf))
        if isinstance(last, When) and first == "..":
            return When((-math.inf, last.stop[1]), last.stop)
        return f"{str(first).partition('/')[0]}/{str(last).rpartition('/')[2]}"  # of ranges, their outer ends


def or_none(read: Callable[[], T]) -> T | None:
    try:
        return read()
    except Open:
        return None


#: What must be held by a slot of each part, and how that is said. A number may be a year, and be in a name.
_A_NAME, _A_DATE = ("a name", {"name", "number"}), ("a date", {"date", "number"})
_A_NUMBER, _A_LENGTH = ("a number", {"number"}), ("a length", {"length"})
_SO_MANY = ("a number", {"number", "length"})
Asked = tuple[str, Set[str]]


def asked_of(part: object) -> Iterator[tuple[Slot, Asked]]:
    """The slots in a template, or in a part of one, and what stands where each of them does."""
    match part:
        case Name(pieces):
            yield from ((piece, _A_NAME) for piece in pieces if isinstance(piece, Slot))
        case Number(Slot() as slot):
            yield slot, _A_NUMBER
        case Span(Slot() as slot, unit):
            yield slot, _SO_MANY if unit else _A_LENGTH
        case Date(slot):
            yield slot, _A_DATE
        case _:
            for piece in _pieces(part):
                yield from asked_of(piece)


def slots_in(part: object) -> Iterator[str]:
    """The names of all slots in a template, or in a part of one."""
    if isinstance(part, Slot):
        yield part.name
    else:
        for piece in _pieces(part):
            yield from slots_in(piece)


def _pieces(part: object) -> Iterator[object]:
    """What a template, or a part of one, is made of."""
    if isinstance(part, tuple):
        yield from part
    elif hasattr(part, "__attrs_attrs__") and not isinstance(part, (When, Length)):
        yield from (getattr(part, attribute.name) for attribute in part.__attrs_attrs__)
