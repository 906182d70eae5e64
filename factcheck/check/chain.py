"""Chains: dates and distances that fit two by two, and do not fit all together.

What is dated is a day; a claim puts it within a date, or so far from another. Each is a difference constraint, at most
so many whole days from one day to another, and the constraints contradict each other just where they close a cycle of
less than nothing (Cormen et al., Introduction to Algorithms, “Difference constraints and shortest paths”). The claims
of such a cycle are the explanation, made minimal by leaving out one after the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from math import inf, isinf
from operator import itemgetter
from typing import NamedTuple

from factcheck.check.comparable import comparable, is_plan, takes_part
from factcheck.check.components import components
from factcheck.check.merge import place
from factcheck.check.shapes import Shapes, refuses, remembered, settled
from factcheck.language.chains import Apart
from factcheck.language.checks import Check
from factcheck.language.conditions import conjuncts, fields
from factcheck.length import Length
from factcheck.model import Claim
from factcheck.when import Bound

#: What happened, to whom or in which document; the origin of the calendar is nobody's.
Point = tuple[object, ...]
ORIGIN: Point = ()
_ROUNDS = 64  # a chain of more links is not looked for: what follows takes linear time
_MOST = 40  # contradictions of claims that hang together that are told
_YEAR, _MONTH = 366, 32  # days by which a distance in years, and in anything less, may be off
_LASTING = 366  # days from which on what happened is a stretch, and no day to reckon from


class _Edge(NamedTuple):
    """At most `days` days lie from `start` to `stop`, says the claim."""

    start: Point
    stop: Point
    days: int
    claim: int


class _Step(NamedTuple):
    """A claim of a distance, and its earlier and its later event."""

    claim: Claim
    start: Point
    stop: Point


_ends = itemgetter(1, 2)


def clashes(found: Shapes, check: Check) -> Iterator[tuple[Claim, ...]]:
    """The smallest sets of claims that cannot all hold, in order along the chain."""
    distances = {link.claim: link for link in check.chain if isinstance(link, Apart)}
    steps = [_step(claim, link) for name, link in distances.items() for claim in _meeting(found, check, name)]
    joined = list(components(steps, _ends))
    points = {point for step in steps for point in _ends(step)}
    dated: dict[Point, list[Claim]] = defaultdict(list)
    usable: dict[Point, list[Claim]] = defaultdict(list)
    for name in check.names:
        for claim, point, meets in _of_role(found, check, name, points) if name not in distances else ():
            if claim.when is not None:
                dated[point].append(claim)
                if meets:
                    usable[point].append(claim)
    shut = {point for point, claims in dated.items() if not _is_one_day(claims)}  # which of several arrests is meant?
    for component in joined:
        left = [step for step in component if step.start not in shut and step.stop not in shut]
        for part in components(left, _ends) if len(left) < len(component) else [component]:
            if len(part) > 1 or (part[0].start in usable and part[0].stop in usable):
                yield from _contradictions(part, usable, check)


def _meeting(found: Shapes, check: Check, name: str) -> Iterator[Claim]:
    return (claim for claim, _, meets in _of_role(found, check, name) if meets)


def _of_role(
    found: Shapes, check: Check, name: str, points: Collection[Point] | None = None
) -> Iterator[tuple[Claim, Point, bool]]:
    """The claims of a role's kind that tell of what was or is, each with its point, and whether it meets the conditions
    on the role; of these points alone, where they are given.
    """
    kind = dict((own, kind) for kind, own in check.given)[name]
    own = [part for part in conjuncts(check.where) if any(field.claim == name for field in fields(part))]
    asked = [remembered(part, name) for part in own if not settled(part)]  # of the rest the shapes are sure
    things = {point[0] for point in points or ()}
    for rows, sample in zip(found.all, found.samples, strict=True):
        if sample.kind != kind or not takes_part(sample, check) or is_plan(sample):
            continue
        if points is not None and sample.key.what not in things:
            continue
        may = not any(refuses(part, name, sample) for part in own)
        for claim in found.claims[rows.start : rows.stop]:
            point = _point(claim, claim.key.what)
            if points is None or point in points:
                yield claim, point, may and all(holds(claim) for holds in asked)


def _point(claim: Claim, what: str) -> Point:
    return (what, claim.key.who) if claim.key.who else (what, claim.document)


def _step(claim: Claim, link: Apart) -> _Step:
    own, other = _point(claim, claim.key.what), _point(claim, claim.key.of)
    return _Step(claim, own, other) if link.of_is_later else _Step(claim, other, own)


def _is_one_day(claims: Sequence[Claim]) -> bool:
    """Whether all of these dates may be of one event, and that of less than a year."""
    whens = [claim.when.widened for claim in claims if claim.when]
    if any(when.stop[0] - when.start[1] > _LASTING for when in whens):
        return False
    if len(whens) == 1:
        return True
    places = {claim.key.where for claim in claims} - {""}
    return max(when.start[0] for when in whens) <= min(when.stop[1] for when in whens) and len(places) < 2


def _contradictions(
    steps: Sequence[_Step], dated: Mapping[Point, Sequence[Claim]], check: Check
) -> Iterator[tuple[Claim, ...]]:
    """One contradiction after the other, each without the claims of those before it."""
    if _fit(steps, dated):
        return
    in_order = {point: sorted(dated.get(point, ()), key=place) for step in steps for point in _ends(step)}
    claims, edges = _constraints(sorted(steps, key=lambda step: place(step.claim)), in_order)
    for _ in range(_MOST):
        first = {edge[:3]: edge for edge in reversed(edges)}  # of copies one says it
        if not (cycle := _negative_cycle([edge for edge in edges if first[edge[:3]] is edge])):
            return
        order = list(dict.fromkeys(edge.claim for edge in cycle))
        kept = _minimal(order, edges)
        edges = [edge for edge in edges if edge.claim not in kept]
        told = tuple(claims[at] for at in kept)
        if comparable(told, check):
            yield told


def _constraints(
    steps: Sequence[_Step], dated: Mapping[Point, Sequence[Claim]]
) -> tuple[Sequence[Claim], Sequence[_Edge]]:
    """What these claims and those that date their events say, and the claims by their numbers."""
    claims: list[Claim] = []
    edges: list[_Edge] = []
    for claim, start, stop in steps:
        low, high = _distance(claim.length)
        edges.append(_Edge(stop, start, -low, len(claims)))
        if high is not None:
            edges.append(_Edge(start, stop, high, len(claims)))
        claims.append(claim)
    for point in dict.fromkeys(point for step in steps for point in _ends(step)):
        for claim in dated.get(point, ()):
            assert claim.when is not None
            wide = claim.when.widened
            first, last = wide.start[0], wide.stop[1]
            if not isinf(last):
                edges.append(_Edge(ORIGIN, point, int(last), len(claims)))
            if not isinf(first):
                edges.append(_Edge(point, ORIGIN, -int(first), len(claims)))
            claims.append(claim)
    return claims, edges


def _fit(steps: Sequence[_Step], dated: Mapping[Point, Sequence[Claim]]) -> bool:
    """Whether certainly nothing is contradicted; in whatever order the claims come."""
    most: dict[tuple[Point, Point], Bound] = {}
    for claim, start, stop in steps:
        low, high = _distance(claim.length)
        most[stop, start] = min(-low, most.get((stop, start), inf))
        if high is not None:
            most[start, stop] = min(high, most.get((start, stop), inf))
    for point in {point for step in steps for point in _ends(step)}:
        whens = [claim.when.widened for claim in dated.get(point, ()) if claim.when]
        most[ORIGIN, point] = min([when.stop[1] for when in whens], default=inf)
        most[point, ORIGIN] = -max([when.start[0] for when in whens], default=-inf)
    away: dict[Point, Bound] = dict.fromkeys((start for start, _ in most), 0)
    for _ in range(_ROUNDS):
        changed = False
        for (start, stop), days in most.items():
            if away[start] + days < away[stop]:
                away[stop] = away[start] + days
                changed = True
        if not changed:
            return True
    return False


def _minimal(order: Sequence[int], edges: Sequence[_Edge]) -> list[int]:
    """Of claims that contradict each other those without any of which the rest do not."""
    kept = list(order)
    for claim in order:
        rest = set(kept) - {claim}
        if _negative_cycle([edge for edge in edges if edge.claim in rest]):
            kept.remove(claim)
    return kept


@lru_cache(maxsize=1 << 12)
def _distance(length: Length | None) -> tuple[int, int | None]:
    """The days that lie between at least and at most, a year or a month more or less; of what nobody counts any."""
    if length is None or length.count is None:
        return 0, None
    low, high = length.days()
    slack = _YEAR if length.unit == "Y" else _MONTH
    return max(0, int(low) - slack), None if isinf(high) else int(high) + slack


def _negative_cycle(edges: Sequence[_Edge]) -> list[_Edge]:
    """Constraints that add up to less than nothing around a cycle, in its order; none where there is no short one."""
    away: dict[Point, float] = defaultdict(float)
    came: dict[Point, _Edge] = {}
    for _ in range(_ROUNDS):
        changed = False
        for edge in edges:
            if away[edge.start] + edge.days < away[edge.stop]:
                away[edge.stop] = away[edge.start] + edge.days
                came[edge.stop] = edge
                changed = True
        if not changed:
            return []
        if cycle := _closed(came):
            first = next((at for at, edge in enumerate(cycle) if edge.start == ORIGIN), 0)
            return cycle[first:] + cycle[:first]
    return []


def _closed(came: dict[Point, _Edge]) -> list[_Edge]:
    """A cycle among the edges by which points were last reached."""
    seen: dict[Point, Point] = {}
    for start in came:
        at = start
        while at in came and at not in seen:
            seen[at] = start
            at = came[at].start
        if seen.get(at) == start and at in came:
            cycle = [came[at]]
            while cycle[-1].start != at:
                cycle.append(came[cycle[-1].start])
            return cycle[::-1]
    return []
