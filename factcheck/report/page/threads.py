"""What the articles tell of one series, or of one life, put together: the rows of a timeline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import Literal

from attrs import frozen

from factcheck.model import LIVES, Claim, Finding, Key
from factcheck.report.stories import spelled
from factcheck.words import ordinal

#: What tells a claim from all others.
Place = tuple[str, int, int, str, str, Key]
Kind = Literal["series", "life", "thread"]
#: What begins and ends a life, that of a firm or a body too.
_ENDS = (*LIVES, "founding")


@frozen
class Mark:
    """What is told of one time, by one claim or by several that agree, from its first day to its last; an end that
    nobody told is None.
    """

    claims: tuple[Claim, ...]
    first: int | None
    last: int | None
    is_contradicted: bool

    @property
    def claim(self) -> Claim:
        return self.claims[0]

    @property
    def days(self) -> tuple[int, ...]:
        """Its ends that are known."""
        return tuple(day for day in (self.first, self.last) if day is not None)


@frozen
class Row:
    """One event of a thread, or one edition, with all that is told of when it was."""

    name: str
    marks: tuple[Mark, ...]


@frozen
class Thread:
    """A series; a life; or all that is told of others where some of it is contradicted. `name` is for people."""

    kind: Kind
    name: str
    rows: tuple[Row, ...]

    @property
    def marks(self) -> Iterator[Mark]:
        for row in self.rows:
            yield from row.marks

    @property
    def is_contradicted(self) -> bool:
        return any(mark.is_contradicted for mark in self.marks)


def threads(claims: Sequence[Claim], findings: Iterable[Finding]) -> list[Thread]:
    """Those of which more than one time is told, the contradicted ones first, then by name."""
    clashing = {place(claim) for finding in findings for claim in finding.claims}
    told = [claim for claim in claims if claim.when is not None and claim.kind != "falls"]
    numbered = {_series(claim.key) for claim in told if claim.nth is not None and claim.kind == "happened"}
    living = {claim.key.who for claim in told if claim.key.what in _ENDS and len(claim.key.who) == 1}
    clashed = {_whose(claim.key) for claim in told if place(claim) in clashing}
    grouped: dict[tuple[Kind, Key], list[Claim]] = defaultdict(list)
    for claim in told:
        key = claim.key
        if not key.named:
            continue  # what nobody is named for is of its own article alone
        if _series(key) in numbered:
            grouped["series", _series(key)].append(claim)
        elif key.who in living or _whose(key) in clashed:
            grouped["life" if key.who in living else "thread", _whose(key)].append(claim)
    found = (_thread(kind, key, group, clashing) for (kind, key), group in grouped.items())
    worth = [thread for thread in found if len([*thread.marks]) > 1 or thread.is_contradicted]
    return sorted(worth, key=lambda thread: (not thread.is_contradicted, thread.kind != "series", thread.name))


def place(claim: Claim) -> Place:
    return claim.document, claim.span.start, claim.span.stop, claim.rule, claim.kind, claim.key


def _series(key: Key) -> Key:
    """What a series is of: the key without its place, which other articles leave out."""
    return Key(key.what, key.who, "" if key.who else key.where, key.of)


def _whose(key: Key) -> Key:
    """Whose life it is, whatever happens in it."""
    return Key("life", key.who, "" if key.who else key.where)


def _thread(kind: Kind, key: Key, claims: Iterable[Claim], clashing: set[Place]) -> Thread:
    rows: dict[str, dict[tuple[str, str, str], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        rows[_row(kind, claim)][claim.kind, claim.status, str(claim.when)].append(claim)
    made = (Row(name, tuple(_mark(alike, clashing) for alike in marks.values())) for name, marks in rows.items())
    return Thread(kind, _name(kind, key), tuple(sorted(made, key=_order)))


def _name(kind: Kind, key: Key) -> str:
    who = " and ".join(map(spelled, sorted(key.who))) or spelled(key.where)
    if kind != "series":
        return who
    event = " ".join(filter(None, (key.of, key.what))).replace("-", " ")
    return f"{who}: {event}"


def _row(kind: Kind, claim: Claim) -> str:
    if kind == "series":
        return ordinal(claim.nth) if claim.nth is not None and claim.kind == "happened" else "no number"
    event = claim.key.what.replace("-", " ")
    return f"{event} ({claim.key.of.replace('-', ' ')})" if claim.key.of else event


def _mark(claims: Sequence[Claim], clashing: set[Place]) -> Mark:
    when = claims[0].when
    assert when is not None  # claims without a date are in no thread
    first, last = (None if day in (inf, -inf) else int(day) for day in (when.first, when.last))
    contradicted = sorted(claims, key=lambda claim: place(claim) not in clashing)
    return Mark(tuple(contradicted), first, last, place(contradicted[0]) in clashing)


def _order(row: Row) -> tuple[float, str]:
    return min((day for mark in row.marks for day in mark.days), default=inf), row.name
