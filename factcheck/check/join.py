"""Which claims clash: found by sorting, not by trying every pair.

Claims come together where fields that must be equal are equal, in one article or over a name. What then is compared,
dates and numbers, is searched by its bounds, and a whole group is passed over where its highest and lowest leave
nothing to find: on claims that agree this takes time in proportion to their number. What is left is asked for the
conditions themselves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from factcheck.check.bounds import Margin, alternatives
from factcheck.check.comparable import comparable, takes_part
from factcheck.check.equal import differing
from factcheck.check.evaluate import truth
from factcheck.check.meet import Meeting
from factcheck.check.search import number, pairs, sums
from factcheck.check.shapes import Place, Shapes, refuses
from factcheck.language.checks import Check
from factcheck.language.conditions import All, Condition, fields
from factcheck.model import Claim

_ENOUGH = 40  # clashes that show of every claim in them that it is wrong; beyond, a bad feed would take quadratic time
#: Shapes, by their number.
Pool = Sequence[int]
Options = Sequence[tuple[Margin, ...]]


def clashes(found: Shapes, check: Check) -> Iterator[tuple[Claim, ...]]:
    """Every tuple of claims, in the order of the check's `given`, that the check forbids."""
    demands = [part for part in (check.where, check.never) if part is not None]
    conjuncts = [part for demand in demands for part in (demand.parts if isinstance(demand, All) else (demand,))]
    pools = [_pool(found, check, role, conjuncts) for role in range(len(check.given))]
    if not all(pools):
        return
    options = alternatives(All(tuple(conjuncts)))
    names = check.names
    search = {1: _rows, 2: _pairs, 3: _triples}[len(pools)]
    shown: Counter[int] = Counter()
    for chosen in search(found, pools, check, options):
        if all(shown[id(claim)] >= _ENOUGH for claim in chosen):
            continue
        given = dict(zip(names, chosen, strict=True))
        if all(truth(part, given) for part in conjuncts) and comparable(chosen, check):
            shown.update(map(id, chosen))
            yield chosen


def _pool(found: Shapes, check: Check, role: int, conjuncts: Sequence[Condition]) -> Pool:
    """The shapes whose claims can take the role."""
    kind, name = check.given[role]
    own = [part for part in conjuncts if any(field.claim == name for field in fields(part))]
    return [
        at
        for at, claims in enumerate(found.all)
        if kind in ("any", claims[0].kind)
        and takes_part(claims[0], check)
        and not any(refuses(part, name, claims[0]) for part in own)
    ]


def _rows(found: Shapes, pools: Sequence[Pool], check: Check, options: Options) -> Iterator[tuple[Claim, ...]]:
    """The single claims that no bound excludes."""
    for shape in pools[0]:
        for option in options:
            left: Sequence[Claim] = found.all[shape]
            for margin in option:
                if of := number(margin, check.names[0], {}):
                    left = [claim for claim in left if of(claim) > -margin.constant]
            yield from ((claim,) for claim in left)


def _pairs(found: Shapes, pools: Sequence[Pool], check: Check, options: Options) -> Iterator[tuple[Claim, ...]]:
    """The pairs of claims that meet and that no bound excludes."""
    meeting = Meeting.of(1, check)
    ones, others = meeting.askers(found, pools[0]), meeting.stored(found, pools[1])
    differ = differing(check.never, *check.names)
    demands = [sums(option, check.names, {}) for option in options]
    seen: set[tuple[int, int]] = set()
    for place, asking in ones.items():
        there = others.get(place, ())
        if not there or (len(asking) == len(there) == 1 and asking[0] is there[0]):
            continue
        for one, other in pairs(asking, there, demands, differ):
            if (id(one), id(other)) not in seen:
                seen.add((id(one), id(other)))
                yield one, other


def _triples(found: Shapes, pools: Sequence[Pool], check: Check, options: Options) -> Iterator[tuple[Claim, ...]]:
    """The triples of claims that meet and that no bound excludes. First claims that lead to the same are tried once."""
    to_second, to_third = meetings = [Meeting.of(role, check) for role in (1, 2)]
    seconds, thirds = (meeting.stored(found, pool) for meeting, pool in zip(meetings, pools[1:], strict=True))
    alike: dict[object, list[Claim]] = defaultdict(list)
    for shape in pools[0]:
        for claim in found.all[shape]:
            places = tuple(tuple(meeting.asked(claim)) for meeting in meetings if meeting.anchor == 0)
            if any(place in seconds for place in places[0]):
                alike[places, claim.when, claim.nth, claim.length].append(claim)
    for firsts in alike.values():
        first = firsts[0]
        groups: dict[tuple[Place, ...], list[Claim]] = defaultdict(list)
        for claim in to_second.near(first, seconds):
            groups[tuple(to_third.asked((first, claim)[to_third.anchor]))].append(claim)
        demands = [sums(option, check.names[1:], {check.names[0]: first}) for option in options]
        tails: dict[tuple[int, int], tuple[Claim, Claim]] = {}
        for group in groups.values():
            others = to_third.near((first, group[0])[to_third.anchor], thirds)
            for one, other in pairs(group, others, demands):
                tails[id(one), id(other)] = one, other
        yield from ((each, *tail) for tail in tails.values() for each in firsts)
