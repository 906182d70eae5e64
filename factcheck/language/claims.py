"""Claim lines: the one notation of a claim, parsed; and with <slots> in it, the template by which a rule makes claims.

    [status] KIND WHAT [of OF] [by WHO, WHO] [in WHERE] [#N | xN] [@ WHEN] [for|every|by LENGTH] [said by NAME]
    [assuming A, B] [status] ordered WHAT [by WHO] [in WHERE] < LATER [by LENGTH] …

A name is a slug, a <slot>, or both run together (`larger-<what>`). Of a slot that holds a time, the parts `.first`,
`.last`, `.weekday` and `.weekday2` are slots of their own; so is `.name` of one that holds an event: the name among its
words. A date is EDTF, a <slot>, FIRST/LAST, a date moved by a length (`<now> - <n> years`), `aged(<n>, <now>)` (the
birth of one who has that age), `near(<date>)` (a year either side) or `year(<date>)` (its whole year).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from attrs import evolve, frozen

from factcheck.days import civil
from factcheck.language.errors import RuleError
from factcheck.language.lexicon import suggest
from factcheck.language.quotes import misplaced
from factcheck.length import Length, Unit
from factcheck.model import KINDS, STATUSES, Claim, Key, Kind, Status
from factcheck.when import When

if TYPE_CHECKING:
    import pyparsing as pp

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
#: Kinds that say nothing without a date or a length.
_DATED = ("absent", "falls")
UNITS: dict[str, Unit] = {"years": "Y", "months": "M", "weeks": "W", "days": "D"}


class _Open(Exception):
    """A slot that a part of the claim needs is empty."""


@frozen
class _Slot:
    name: str

    def read(self, slots: Slots) -> Reading:
        found = slots.get(self.name)
        if found is None or (found.value is None and not found.written):
            raise _Open(self.name)
        return found


@frozen
class _Name:
    pieces: tuple[str | _Slot, ...]

    def names(self, slots: Slots, assumes: set[str]) -> list[str]:
        if len(self.pieces) == 1 and isinstance(only := self.pieces[0], _Slot):
            reading = only.read(slots)
            assumes |= reading.assumes
            return sorted(reading.value) if isinstance(reading.value, frozenset) else [str(reading.value)]
        text, found = "", False
        for piece in self.pieces:
            if isinstance(piece, str):
                text += piece
            elif names := _or_none(partial(_Name((piece,)).names, slots, assumes)):
                text, found = text + "-".join(names), True
        if not found and not all(isinstance(piece, str) for piece in self.pieces):
            raise _Open(str(self))
        return [text]


@frozen
class _Number:
    of: int | _Slot

    def read(self, slots: Slots) -> int:
        value = self.of if isinstance(self.of, int) else self.of.read(slots).value
        if not isinstance(value, int):
            raise _Open(str(self.of))
        return value


@frozen
class _Span:
    """A length: ISO 8601, a slot that holds one, or a number of a unit."""

    of: Length | _Slot
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
        raise _Open(self.of.name)


class _DatePart(Protocol):
    """A part of a template that gives a date, or the text of one that no calendar has."""

    def read(self, slots: Slots, assumes: set[str]) -> When | str: ...


def _settled(part: _DatePart, slots: Slots, assumes: set[str]) -> When:
    """The date of a part that something is reckoned from."""
    date = part.read(slots, assumes)
    if isinstance(date, str):
        raise _Open(date)
    return date


@frozen
class _Text:
    """A date as it is written in a claim line."""

    text: str

    def read(self, slots: Slots, assumes: set[str]) -> When | str:
        try:
            return When.parse(self.text)
        except ValueError:
            return self.text


@frozen
class _Date:
    of: _Slot

    def read(self, slots: Slots, assumes: set[str]) -> When | str:
        reading = self.of.read(slots)
        assumes |= reading.assumes
        if isinstance(reading.value, int):
            return When.year(reading.value)
        return reading.value if isinstance(reading.value, When) else reading.written


@frozen
class _Moved:
    of: _DatePart
    sign: str
    by: _Span

    def read(self, slots: Slots, assumes: set[str]) -> When | str:
        date, length = _settled(self.of, slots, assumes), self.by.read(slots, assumes)
        return date + length if self.sign == "+" else date - length


@frozen
class _Aged:
    years: _Number
    on: _DatePart

    def read(self, slots: Slots, assumes: set[str]) -> When | str:
        return When.aged(self.years.read(slots), _settled(self.on, slots, assumes))


@frozen
class _Near:
    of: _DatePart

    def read(self, slots: Slots, assumes: set[str]) -> When | str:
        date, year = _settled(self.of, slots, assumes), Length(1, "Y")
        return When.within((date - year).first, (date + year).last)


@frozen
class _Year:
    of: _DatePart

    def read(self, slots: Slots, assumes: set[str]) -> When | str:
        date = _settled(self.of, slots, assumes)
        if math.isinf(date.first) or math.isinf(date.last):
            raise _Open("a year of no known date")  # a few years before now
        return When.within(When.year(civil(date.first)[0]).first, When.year(civil(date.last)[0]).last)


@frozen
class _Range:
    """From one date to another; None is an open end."""

    first: _DatePart | None
    last: _DatePart | None

    def read(self, slots: Slots, assumes: set[str]) -> When | str:
        first = self.first.read(slots, assumes) if self.first else ".."
        try:
            last = self.last.read(slots, assumes) if self.last else ".."
        except _Open:  # an end that nothing tells, such as the article's own unknown date
            last = ".."
        if isinstance(first, When) and isinstance(last, When) and last.last >= first.first:
            return When.between(first, last)
        if isinstance(first, When) and last == "..":
            return When(first.start, (first.start[0], math.inf))
        if isinstance(last, When) and first == "..":
            return When((-math.inf, last.stop[1]), last.stop)
        return f"{str(first).partition('/')[0]}/{str(last).rpartition('/')[2]}"  # of ranges, their outer ends


@frozen
class ClaimTemplate:
    """A claim line with slots. `fill` gives the claim, or None where a slot is empty without which it says nothing."""

    kind: Kind
    what: _Name
    of: _Name | None = None
    who: tuple[_Name, ...] = ()
    where: _Name | None = None
    nth: _Number | None = None
    when: _DatePart | None = None
    length: _Span | None = None
    status: Status = "asserted"
    said_by: _Name | None = None
    assumes: frozenset[str] = frozenset()
    slots: frozenset[str] = frozenset()

    def fill(self, slots: Slots) -> Claim | None:
        """The claim that these readings make. Optional parts whose slots are empty fall away."""
        assumes: set[str] = set(self.assumes)

        def names(part: _Name | None) -> list[str]:
            return _or_none(lambda: part.names(slots, assumes)) or [] if part else []

        what = names(self.what)
        if not what or (self.kind == "ordered" and not names(self.of)):
            return None
        who = [name for part in self.who for name in names(part)]
        key = Key("-".join(what), who, "-".join(names(self.where)), "-".join(names(self.of)))
        number, when, span = self.nth, self.when, self.length
        date = _or_none(lambda: when.read(slots, assumes)) if when else None
        length = _or_none(lambda: span.read(slots, assumes)) if span else None
        if length is None and (self.kind == "recurs" or (self.kind in _DATED and not date)):
            return None
        return Claim(
            kind=self.kind,
            key=key,
            when=date if isinstance(date, When) else None,
            written=date if isinstance(date, str) else "",
            nth=_or_none(lambda: number.read(slots)) if number else None,
            length=length,
            status=self.status,
            said_by="-".join(names(self.said_by)),
            assumes=frozenset(assumes),
        )


T = TypeVar("T")


def _or_none(read: Callable[[], T]) -> T | None:
    try:
        return read()
    except _Open:
        return None


def parse_template(line: str) -> ClaimTemplate:
    """Parse a claim line with slots. Raises RuleError with the column of what is wrong."""
    import pyparsing as pp  # slow to import, and rules that were kept need no parsing

    try:
        found = _grammar().parse_string(line, parse_all=True)
    except pp.ParseBaseException as wrong:
        raise RuleError(f"not a claim line: {_expected(line, wrong)}", column=wrong.column, source_line=line) from None
    # A part that is made of parts comes as a list of one.
    parts = {k: v[0] if isinstance(v, list) and k not in ("who", "assumes") else v for k, v in found.as_dict().items()}
    template = ClaimTemplate(
        kind=parts["kind"],
        what=parts["what"],
        of=parts.get("of"),
        who=tuple(parts.get("who", ())),
        where=parts.get("where"),
        nth=parts.get("nth"),
        when=parts.get("when"),
        length=parts.get("length"),
        status=parts.get("status", "asserted"),
        said_by=parts.get("said_by"),
        assumes=frozenset(parts.get("assumes", ())),
    )
    return evolve(template, slots=frozenset(slots_in(template)))


def parse_claim(line: str) -> Claim:
    """Parse a claim from its notation: the inverse of `str(claim)`. Raises RuleError."""
    template = parse_template(line)
    for slot in sorted(template.slots):
        raise RuleError(f"a claim has no slots: <{slot}>", column=line.find(f"<{slot}>") + 1, source_line=line)
    claim = template.fill({})
    if claim is None:
        raise RuleError("not a claim line: it says of nothing that it happened", source_line=line)
    return claim


def slots_in(part: object) -> Iterable[str]:
    """The names of all slots in a template, or in a part of one."""
    if isinstance(part, _Slot):
        yield part.name
    elif isinstance(part, tuple):
        for piece in part:
            yield from slots_in(piece)
    elif hasattr(part, "__attrs_attrs__") and not isinstance(part, (When, Length)):
        for attribute in part.__attrs_attrs__:
            yield from slots_in(getattr(part, attribute.name))


def _expected(line: str, wrong: pp.ParseBaseException) -> str:
    kind = suggest(line[wrong.loc :].partition(" ")[0], KINDS) if KINDS[0] in wrong.msg else ""
    return misplaced(line, wrong.loc) or f"{wrong.msg[:1].lower()}{wrong.msg[1:]}{kind}"


def _length(text: str, at: int, tokens: pp.ParseResults) -> _Span:
    import pyparsing as pp

    try:
        return _Span(Length.parse(tokens[0]))
    except ValueError as wrong:
        raise pp.ParseFatalException(text, at, str(wrong)) from None


@lru_cache(maxsize=1)
def _grammar() -> pp.ParserElement:
    import pyparsing as pp

    adjacent = pp.Empty().leave_whitespace()
    slot = (pp.Suppress("<") + pp.Word(pp.alphas, pp.alphanums + "_-.") + pp.Suppress(">")).set_parse_action(
        lambda t: _Slot(t[0])
    )
    letters = pp.Regex(r"-?[^\W_]+(?:-[^\W_]+)*-?|-")
    name = (slot | letters).set_name("a name") + pp.ZeroOrMore((slot | letters).leave_whitespace()) + adjacent
    name = name.set_parse_action(lambda t: _Name(tuple(t))).set_name("a name")
    names = pp.DelimitedList(name)
    integer = pp.Word(pp.nums).set_parse_action(lambda t: int(t[0]))
    number = (integer | slot).copy().add_parse_action(lambda t: _Number(t[0])).set_name("a number")
    iso = pp.Regex(r"P[0-9TXYMWDHS.,]+~?").set_parse_action(_length)
    unit = pp.one_of(list(UNITS)).set_parse_action(lambda t: UNITS[cast(str, t[0])])
    length = (iso | (slot + pp.Optional(unit)).set_parse_action(lambda t: _Span(*t))).set_name("a length")

    date = pp.Forward()
    aged = (pp.Suppress("aged(") + number + pp.Suppress(",") + date + pp.Suppress(")")).set_parse_action(
        lambda t: _Aged(*t)
    )
    near = (pp.Suppress("near(") + date + pp.Suppress(")")).set_parse_action(lambda t: _Near(t[0]))
    year = (pp.Suppress("year(") + date + pp.Suppress(")")).set_parse_action(lambda t: _Year(t[0]))
    primary = aged | near | year | slot.copy().add_parse_action(lambda t: _Date(t[0]))
    moved = (primary + pp.Optional(pp.one_of("+ -") + length)).set_parse_action(
        lambda t: _Moved(*t) if len(t) == 3 else t[0]
    )
    written = pp.Regex(r"[-0-9XYEW~.?%/\[\]]*[0-9X][-0-9XYEW~.?%/\[\]]*").set_parse_action(lambda t: _Text(t[0]))
    date <<= moved
    open_end = pp.Literal("..").set_parse_action(lambda: [None])
    end = moved | open_end | pp.Regex(r"[-0-9XYE~]+").set_parse_action(lambda t: _Text(t[0]))
    span = (end + pp.Suppress("/") + end).set_parse_action(lambda t: _Range(*t))
    when = (span | written | date).set_name("a date")

    subject = (
        name("what")
        + pp.Optional(pp.Suppress(pp.Keyword("of")) - name("of"))
        + pp.Optional(pp.Suppress(pp.Keyword("by")) - pp.Group(names)("who"))
        + pp.Optional(pp.Suppress(pp.Keyword("in")) - name("where"))
    )
    plain = pp.one_of([k for k in KINDS if k != "ordered"], as_keyword=True)("kind") + subject
    ordered = (
        pp.Keyword("ordered")("kind")
        + name("what")
        + pp.Optional(pp.Suppress(pp.Keyword("by")) - pp.Group(names)("who"))
        + pp.Optional(pp.Suppress(pp.Keyword("in")) - name("where"))
        + pp.Suppress("<")
        + name("of")
    )
    counted = pp.Suppress(pp.one_of("# x")) - number("nth")
    lasting = pp.Suppress(pp.one_of("for every by", as_keyword=True)) - length("length")
    return (
        pp.Optional(pp.one_of(STATUSES, as_keyword=True)("status"))
        + (ordered | plain).set_name(f"one of {', '.join(KINDS)}")
        + pp.Optional(counted)
        + pp.Optional(pp.Suppress("@") - when("when"))
        + pp.Optional(lasting)
        + pp.Optional(pp.Suppress(pp.Keyword("said") + pp.Keyword("by")) - name("said_by"))
        + pp.Optional(pp.Suppress(pp.Keyword("assuming")) + pp.Group(pp.DelimitedList(pp.Word(pp.alphas)))("assumes"))
    )
