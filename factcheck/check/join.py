"""Which claims clash: found by sorting, not by trying every pair.

Claims come together where fields that must be equal are equal, in one article or over a name. What then is compared, dates
and numbers, is searched by its bounds, and a whole group is passed over where its highest and lowest leave nothing to find:
on claims that agree this takes time in proportion to their number. What is left is asked for the conditions themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from factcheck.check.bounds import Margin, alternatives
from factcheck.check.comparable import VAGUE, comparable, takes_part
from factcheck.check.equal import NAMES, differing, equalities, field_of
from factcheck.check.evaluate import truth
from factcheck.check.search import number, pairs
from factcheck.check.shapes import Shapes, refuses
from factcheck.language.checks import Check
from factcheck.language.conditions import All, Condition, fields
from factcheck.model import Claim

Pool = Sequence[Sequence[Claim]]
Place = tuple[Any, ...]
Index = dict[Place, list[Claim]]
#: The place of claims whose people are among the fields that must be equal.
_SAME = ("same",)


def clashes(found: Shapes, check: Check) -> Iterator[tuple[Claim, ...]]:
    """Every tuple of claims, in the order of the check's `given`, that the check forbids."""
    demands = [part for part in (check.where, check.never) if part is not None]
    conjuncts = [part for demand in demands for part in (demand.parts if isinstance(demand, All) else (demand,))]
    pools = [_pool(found, check, role, conjuncts) for role in range(len(check.given))]
    if not all(pools):
        return
    options = alternatives(All(tuple(conjuncts)))
    for chosen in _candidates(pools, check, options):
        given = dict(zip(check.names, chosen, strict=True))
        if all(truth(part, given) for part in conjuncts) and comparable(chosen, check):
            yield chosen


def _pool(found: Shapes, check: Check, role: int, conjuncts: Sequence[Condition]) -> Pool:
    """The shapes whose claims can take the role."""
    kind, name = check.given[role]
    own = [part for part in conjuncts if any(field.claim == name for field in fields(part))]
    return [
        claims
        for claims in found
        if kind in ("any", claims[0].kind)
        and takes_part(claims[0], check)
        and not any(refuses(part, name, claims[0]) for part in own)
    ]


def _candidates(
    pools: Sequence[Pool], check: Check, options: Sequence[tuple[Margin, ...]]
) -> Iterator[tuple[Claim, ...]]:
    names = check.names
    if len(pools) == 1:
        yield from _rows(pools[0], names[0], options)
        return
    meetings = [_Meeting.of(role, check) for role in range(1, len(pools))]
    indexes = [meeting.index(pools[at + 1], pools[meeting.anchor]) for at, meeting in enumerate(meetings)]
    if len(pools) == 2:
        yield from _pairs(pools[0], indexes[0], meetings[0], check, options)
        return
    alike: dict[object, list[Claim]] = defaultdict(list)
    for claims in pools[0]:
        for claim in claims:
            places = tuple(tuple(meeting.asked(claim)) for meeting in meetings if meeting.anchor == 0)
            alike[places, claim.when, claim.nth, claim.length].append(claim)
    for firsts in alike.values():
        tails = _tails(firsts[0], indexes, meetings, names, options)
        for tail in tails:
            yield from ((first, *tail) for first in firsts)


def _rows(pool: Pool, name: str, options: Sequence[tuple[Margin, ...]]) -> Iterator[tuple[Claim, ...]]:
    """The single claims that no bound excludes."""
    for claims in pool:
        left: list[Claim] = []
        for option in options:
            within: Sequence[Claim] = claims
            for margin in option:
                of = number(margin, name, {})
                within = [claim for claim in within if of(claim) > -margin.constant]
            left += within
        yield from ((claim,) for claim in left)


def _pairs(
    pool: Pool, index: Index, meeting: _Meeting, check: Check, options: Sequence[tuple[Margin, ...]]
) -> Iterator[tuple[Claim, Claim]]:
    asked: dict[Place, list[Claim]] = defaultdict(list)
    for claims in pool:
        for claim in claims:
            for place in meeting.asked(claim):
                if index.get(place):
                    asked[place].append(claim)
    differ = differing(check.never, *check.names)
    seen: set[tuple[int, int]] = set()
    for place, ones in asked.items():
        for one, other in pairs(ones, index[place], check.names, options, {}, differ):
            if (id(one), id(other)) not in seen:
                seen.add((id(one), id(other)))
                yield one, other


def _tails(
    first: Claim,
    indexes: Sequence[Index],
    meetings: Sequence[_Meeting],
    names: Sequence[str],
    options: Sequence[tuple[Margin, ...]],
) -> list[tuple[Claim, Claim]]:
    """The second and third claims that may go with a first one."""
    groups: dict[tuple[Place, ...], list[Claim]] = defaultdict(list)
    to_second, to_third = meetings
    for claim in to_second.near(first, indexes[0]):
        groups[tuple(to_third.asked((first, claim)[to_third.anchor]))].append(claim)
    found: dict[tuple[int, int], tuple[Claim, Claim]] = {}
    for group in groups.values():
        others = to_third.near((first, group[0])[to_third.anchor], indexes[1])
        if others:
            for one, other in pairs(group, others, names[1:], options, {names[0]: first}):
                found[id(one), id(other)] = one, other
    return list(found.values())


@frozen
class _Meeting:
    """How claims of one role meet those of an earlier one, the anchor: over the fields that must be equal."""

    anchor: int
    fields: tuple[tuple[str, str], ...]
    over_names: bool
    vague: bool

    @classmethod
    def of(cls, role: int, check: Check) -> _Meeting:
        """Anchored to the earlier role with which most fields are shared."""
        joins = equalities(check.where)
        by_anchor = [
            sorted((theirs[1], mine[1]) for theirs, mine in joins if (theirs[0], mine[0]) == (name, check.names[role]))
            for name in check.names[:role]
        ]
        anchor = max(range(role), key=lambda at: len(by_anchor[at]))
        shared = tuple(pair for pair in by_anchor[anchor] if NAMES not in pair)
        return cls(anchor, shared, len(shared) < len(by_anchor[anchor]), check.mentions("context"))

    def index(self, pool: Pool, anchors: Pool) -> Index:
        """The claims of a pool by where they may be met, as far as a claim of the anchors' pool comes there."""
        found: Index = {place: [] for claims in anchors for claim in claims for place in self.asked(claim)}
        at = [theirs for theirs, _ in self.fields].index("what") if ("what", "what") in self.fields else None
        whats = None if at is None else {place[-1][at] for place in found}
        for claims in pool:
            if whats is None or claims[0].key.what in whats:
                for claim in claims:
                    for place in self._stored(claim):
                        if (there := found.get(place)) is not None:
                            there.append(claim)
        return found

    def near(self, claim: Claim, index: Index) -> list[Claim]:
        """The claims that may be held against this one: of the same article, or over a name."""
        lists = [index.get(place, ()) for place in self.asked(claim)]
        return list({id(other): other for found in lists for other in found}.values())

    def asked(self, claim: Claim) -> list[Place]:
        """Where a claim of the anchor's role looks for others."""
        key, values = claim.key, tuple(field_of(claim, theirs) for theirs, _ in self.fields)
        if self._is_vague(claim):
            return []
        places = self._places(claim)
        if self.over_names and key.who and places[0] != _SAME:
            # Who names somebody meets claims of the same place only where these name nobody.
            places = [place for place in places if place[0] != "where"] + [("alone", key.where)]
        return [(*place, values) for place in places]

    def _stored(self, claim: Claim) -> list[Place]:
        """Where a claim of this role is found."""
        if self._is_vague(claim):
            return []
        values = tuple(field_of(claim, mine) for _, mine in self.fields)
        alone = [("alone", claim.key.where)] if claim.key.where and not claim.key.who else []
        return [(*place, values) for place in (*self._places(claim), *alone)]

    def _is_vague(self, claim: Claim) -> bool:
        return claim.key.what == VAGUE and not self.vague and ("what", "what") in self.fields

    def _places(self, claim: Claim) -> list[tuple[object, ...]]:
        """Where a claim may be met: in its own article, over its names, or over its very words."""
        if ("context", "context") in self.fields:
            return [("words",)] if claim.context else []
        if ("who", "who") in self.fields and claim.key.who:
            return [_SAME]
        places: list[tuple[object, ...]] = [("document", claim.document)]
        if ("document", "document") in self.fields:
            return places
        if self.over_names:
            places += [("who", who) for who in sorted(claim.key.who)]
            places += [("where", claim.key.where)] if claim.key.where else []
        elif claim.key.named:
            places.append(("named",))
        return places
