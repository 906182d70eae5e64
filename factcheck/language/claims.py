"""Claim lines: the one notation of a claim, parsed; and with <slots> in it, the template by which a rule makes claims.

    [status] KIND WHAT [of OF] [by WHO, WHO] [in WHERE] [#N | xN] [@ WHEN] [for|every|by LENGTH] [said by NAME]
    [assuming A, B] [status] ordered WHAT [by WHO] [in WHERE] < LATER [by LENGTH] …

A name is a slug, a <slot>, or both run together (`larger-<what>`). Of a slot that holds a time, the parts `.first`,
`.last`, `.weekday` and `.weekday2` are slots of their own; so is `.name` of one that holds an event: the name among its
words. A date is EDTF, a <slot>, FIRST/LAST, a date moved by a length (`<now> - <n> years`), `aged(<n>, <now>)` (the
birth of one who has that age), `near(<date>)` (a year either side) or `year(<date>)` (its whole year).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from attrs import evolve, frozen

from factcheck.language.errors import RuleError, suggest
from factcheck.language.meant import joined_name
from factcheck.language.parts import (
    UNITS,
    Aged,
    Date,
    DatePart,
    Moved,
    Name,
    Near,
    Number,
    Range,
    Slot,
    Slots,
    Span,
    Text,
    Year,
    or_none,
    slots_in,
)  # fmt: skip
from factcheck.language.quotes import misplaced
from factcheck.length import Length
from factcheck.model import KINDS, STATUSES, Claim, Key, Kind, Status, slug
from factcheck.when import When

if TYPE_CHECKING:
    import pyparsing as pp

#: Kinds that say nothing without a date or a length.
_DATED = ("absent", "falls")
_ORDER = "KIND WHAT [of OF] [by WHO] [in WHERE] [#N] [@ WHEN] [for LENGTH] [said by NAME]"


@frozen
class ClaimTemplate:
    """A claim line with slots. `fill` gives the claim, or None where a slot is empty without which it says nothing."""

    kind: Kind
    what: Name
    of: Name | None = None
    who: tuple[Name, ...] = ()
    where: Name | None = None
    nth: Number | None = None
    when: DatePart | None = None
    length: Span | None = None
    status: Status = "asserted"
    said_by: Name | None = None
    assumes: frozenset[str] = frozenset()
    slots: frozenset[str] = frozenset()

    def fill(self, slots: Slots) -> Claim | None:
        """The claim that these readings make. Optional parts whose slots are empty fall away."""
        assumes: set[str] = set(self.assumes)

        def names(part: Name | None) -> list[str]:
            return or_none(lambda: part.names(slots, assumes)) or [] if part else []

        what = names(self.what)
        if not what or (self.kind == "ordered" and not names(self.of)):
            return None
        who = [name for part in self.who for name in names(part)]
        key = Key("-".join(what), who, "-".join(names(self.where)), "-".join(names(self.of)))
        number, when, span = self.nth, self.when, self.length
        date = or_none(lambda: when.read(slots, assumes)) if when else None
        length = or_none(lambda: span.read(slots, assumes)) if span else None
        if length is None and (self.kind == "recurs" or (self.kind in _DATED and not date)):
            return None
        return Claim(
            kind=self.kind,
            key=key,
            when=date if isinstance(date, When) else None,
            written=date if isinstance(date, str) else "",
            nth=or_none(lambda: number.read(slots)) if number else None,
            length=length,
            status=self.status,
            said_by="-".join(names(self.said_by)),
            assumes=frozenset(assumes),
        )


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
    if template.length is None and (template.kind == "recurs" or (template.kind in _DATED and template.when is None)):
        lacks = "every LENGTH" if template.kind == "recurs" else "@ WHEN"
        told = f"not a claim line: “{template.kind}” says nothing without “{lacks}”"
        raise RuleError(told, column=line.find(template.kind) + 1, source_line=line)
    return evolve(template, slots=frozenset(slots_in(template)))


def parse_claim(line: str) -> Claim:
    """Parse a claim from its notation: the inverse of `str(claim)`. Raises RuleError."""
    template = parse_template(line)
    for slot in sorted(template.slots):
        raise RuleError(f"a claim has no slots: <{slot}>", column=line.find(f"<{slot}>") + 1, source_line=line)
    claim = template.fill({})
    assert claim is not None  # for it leaves out nothing that it must say
    return claim


def _expected(line: str, wrong: pp.ParseBaseException) -> str:
    """What may stand where a claim line goes wrong, or what to write instead."""
    at, told = wrong.loc, f"{wrong.msg[:1].lower()}{wrong.msg[1:]}"
    found = (line[at:].split() or [""])[0]
    if quote := misplaced(line, at):
        return quote
    if KINDS[0] in told:
        return told + suggest(found, KINDS)
    if found[:1] == ":" and line.rfind("<", 0, at) > line.rfind(">", 0, at):
        return f"a slot has its type in the pattern alone: write {line[line.rfind('<', 0, at) : at]}>"
    if found[:1] == "{":
        return f"{told}; a slot is <name>"
    is_word_with_x = told == "expected a number" and line[at - 1] == "x" and found  # an “x” asks for a number
    if told != "expected end of text" and not is_word_with_x:
        before = line[:at].split()
        is_late = told.startswith("expected a length") and before[-1:] == ["by"] and "in" in before
        return f"{told}; “by WHO” stands before “in WHERE”" if is_late else told
    if found == "and":
        return "names are parted by commas, not by “and”"
    if name := joined_name(line, at):
        return f"a name is lower-case words joined by hyphens: write {name}"
    return f"“{found}” cannot stand here: a claim line is {_ORDER}"


def _name(text: str, at: int, tokens: pp.ParseResults) -> Name:
    import pyparsing as pp

    pieces = tuple(tokens)
    if not any(isinstance(piece, Slot) or slug(piece) for piece in pieces):
        raise pp.ParseFatalException(text, at, "Expected a name")
    return Name(pieces)


def _length(text: str, at: int, tokens: pp.ParseResults) -> Span:
    import pyparsing as pp

    try:
        return Span(Length.parse(tokens[0]))
    except ValueError as wrong:
        raise pp.ParseFatalException(text, at, str(wrong)) from None


@lru_cache(maxsize=1)
def _grammar() -> pp.ParserElement:
    import pyparsing as pp

    adjacent = pp.Empty().leave_whitespace()
    slot_name = pp.Word(pp.alphas, pp.alphanums + "_-.").set_name("the name of a slot")
    slot = (pp.Suppress("<") + slot_name + pp.Suppress(">")).set_parse_action(lambda text, at, t: Slot(t[0], at))
    letters = pp.Regex(r"-?[^\W_]+(?:-[^\W_]+)*-?|-")
    name = (slot | letters).set_name("a name") + pp.ZeroOrMore((slot | letters).leave_whitespace()) + adjacent
    name = name.set_parse_action(_name).set_name("a name")
    names = pp.DelimitedList(name)
    integer = pp.Word(pp.nums).set_parse_action(lambda t: int(t[0]))
    number = (integer | slot).copy().add_parse_action(lambda t: Number(t[0])).set_name("a number")
    iso = pp.Regex(r"P[0-9TXYMWDHS.,]+~?").set_parse_action(_length)
    unit = pp.one_of(list(UNITS)).set_parse_action(lambda t: UNITS[cast(str, t[0])])
    counted_unit = (slot + pp.Optional(unit)).set_parse_action(lambda t: Span(*t))
    length = (iso | counted_unit).set_name("a length: P3D, <slot> or <slot> years")

    date = pp.Forward()
    aged = (pp.Suppress("aged(") + number + pp.Suppress(",") + date + pp.Suppress(")")).set_parse_action(
        lambda t: Aged(*t)
    )
    near = (pp.Suppress("near(") + date + pp.Suppress(")")).set_parse_action(lambda t: Near(t[0]))
    year = (pp.Suppress("year(") + date + pp.Suppress(")")).set_parse_action(lambda t: Year(t[0]))
    dated = slot.copy().add_parse_action(lambda t: Date(t[0]))
    primary = (aged | near | year | dated).set_name("a <slot> that holds a date")
    moved = (primary + pp.Optional(pp.one_of("+ -") + length)).set_parse_action(
        lambda t: Moved(*t) if len(t) == 3 else t[0]
    )
    written = pp.Regex(r"[-0-9XYEW~.?%/\[\]]*[0-9X][-0-9XYEW~.?%/\[\]]*").set_parse_action(lambda t: Text(t[0]))
    date <<= moved
    date.set_name("a <slot> that holds a date")
    open_end = pp.Literal("..").set_parse_action(lambda: [None])
    end = moved | open_end | pp.Regex(r"[-0-9XYE~]+").set_parse_action(lambda t: Text(t[0]))
    span = (end + pp.Suppress("/") + end).set_parse_action(lambda t: Range(*t))
    when = (span | written | date).set_name("a date: 2025-11-26, 2019/2025, <slot> or <slot>/<now>")

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
        + pp.Suppress("<").set_name("'<' and what came later")
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
