"""Where claims meet: in one article, over a name, or over their very words, with those fields equal that must be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from factcheck.check.comparable import VAGUE
from factcheck.check.equal import NAMES, equalities, is_covered
from factcheck.check.groups import Groups
from factcheck.check.shapes import COUNTABLE, Pool, Shapes
from factcheck.check.ways import Way
from factcheck.language.checks import Check
from factcheck.model import Claim

#: Rows by place, for each way that leads to such places.
Indexes = Mapping[str, Groups]


@frozen
class Meeting:
    """How claims of one role meet those of an earlier one, the anchor; `fields` are pairs of theirs and its own."""

    anchor: int
    fields: tuple[tuple[str, str], ...]
    over_names: bool
    covered: bool
    vague: bool

    @classmethod
    def of(cls, role: int, check: Check) -> Meeting:
        """Anchored to the earlier role with which most fields are shared."""
        joins, own = equalities(check.where), check.names[role]
        by_anchor = [
            sorted((theirs[1], mine[1]) for theirs, mine in joins if (theirs[0], mine[0]) == (name, own))
            for name in check.names[:role]
        ]
        anchor = max(range(role), key=lambda at: len(by_anchor[at]))
        shared = tuple(pair for pair in by_anchor[anchor] if NAMES not in pair)
        covered = is_covered(check.where, check.names[anchor], own)
        return cls(anchor, shared, len(shared) < len(by_anchor[anchor]), covered, check.mentions("context"))

    def agreeing(self, found: Shapes, theirs: Pool, mine: Pool) -> tuple[Pool, Pool]:
        """Of both pools, the shapes that have a value in common with the other, as far as values are few."""
        for their_field, my_field in self.fields:
            if {their_field, my_field} <= COUNTABLE:
                common = _values(found, theirs, their_field) & _values(found, mine, my_field)
                theirs = [shape for shape in theirs if not common.isdisjoint(found.values(shape, their_field))]
                mine = [shape for shape in mine if not common.isdisjoint(found.values(shape, my_field))]
        return theirs, mine

    def askers(self, found: Shapes, pool: Pool) -> Indexes:
        """The claims of the anchor's role by where they look for others."""
        return self._indexes(found, pool, asks=True)

    def stored(self, found: Shapes, pool: Pool, asked: Iterable[str]) -> Indexes:
        """The claims of this role by where they are found, as far as anybody looks there."""
        return self._indexes(found, pool, asks=False, among=frozenset(asked))

    def _indexes(self, found: Shapes, pool: Pool, asks: bool, among: frozenset[str] | None = None) -> Indexes:
        led: dict[Way, list[int]] = {}
        fields = tuple(pair[0 if asks else 1] for pair in self.fields)
        for shape in pool:
            claim = found.samples[shape]
            for by in self._ways(claim, asks):
                if among is None or by in among:
                    one_name = by == "who" and asks and self.covered  # each other that may clash has all of its names
                    led.setdefault(Way(by, fields, one_name), []).append(shape)
        return {way.by: found.index(tuple(shapes), way) for way, shapes in led.items()}

    def _ways(self, claim: Claim, asks: bool) -> list[str]:
        """What leads claims of this one's shape to others."""
        key = claim.key
        if key.what == VAGUE and self._same("what") and not self.vague:
            return []
        if self._same("context"):
            return ["words"] if claim.context else []
        if key.who and self._same("who"):
            return ["same"]
        if self._same("document"):
            return ["document"]
        if not self.over_names:
            return ["document", "named"] if key.named else ["document"]
        if asks and self.covered:
            return ["who"] if key.who else ["where"] if key.where else ["document"]
        # Who names somebody meets claims of the same place only where these name nobody.
        over_place = (["alone"] if asks else ["where"]) if key.who else (["where"] if asks else ["where", "alone"])
        return ["document", *(["who"] if key.who else []), *(over_place if key.where else [])]

    def _same(self, field: str) -> bool:
        return (field, field) in self.fields


def _values(found: Shapes, pool: Pool, field: str) -> frozenset[object]:
    return frozenset().union(*(found.values(shape, field) for shape in pool))
