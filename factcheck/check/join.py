"""Which claims clash: found by sorting, not by trying every pair.

Claims come together where fields that must be equal are equal, in one article or over a name. What then is compared,
dates and numbers, is searched by its bounds, and a whole group is passed over where its highest and lowest leave
nothing to find: on claims that agree this takes time in proportion to their number. What is left is asked for the
conditions themselves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, product, starmap

from factcheck.check.bounds import Getter, Margin, alternatives
from factcheck.check.comparable import comparable, takes_part
from factcheck.check.equal import differing
from factcheck.check.evaluate import truth
from factcheck.check.groups import Groups, Rows
from factcheck.check.meet import Meeting
from factcheck.check.search import Demands, exceeding, likely, pairs, unlike
from factcheck.check.shapes import Pool, Shapes, refuses, settled
from factcheck.language.checks import Check
from factcheck.language.conditions import All, Condition, conjuncts, fields
from factcheck.model import Claim
from factcheck.when import Bound

_ENOUGH = 40  # clashes that show of every claim in them that it is wrong; beyond, a bad feed would take quadratic time
#: By name, the shapes that can take its role.
Pools = Mapping[str, Pool]
Options = Sequence[tuple[Margin, ...]]


def clashes(found: Shapes, check: Check) -> list[tuple[Claim, ...]]:
    """Every tuple of claims, in the order of the check's `given`, that the check forbids; of hopeless ones, enough."""
    # What never holds comes first: of claims that agree it is what fails.
    demanded = (*conjuncts(check.never), *conjuncts(check.where))
    spoken = [(part, frozenset(field.claim for field in fields(part))) for part in demanded]
    pools = [_pool(found, check, role, spoken) for role in range(len(check.given))]
    meetings = [Meeting.of(role, check) for role in range(1, len(pools))] if all(pools) else []
    for role, meeting in enumerate(meetings, start=1):
        at = meeting.anchor
        pools[at], pools[role] = meeting.agreeing(found, pools[at], pools[role])
    if not all(pools):
        return []
    asked = [part for part, of in spoken if len(of) != 1 or not settled(part)]  # of the rest the shapes are sure
    search = {1: _rows, 2: _pairs, 3: _triples}[len(pools)]
    names, options = check.names, alternatives(All(demanded))
    shown: Counter[int] = Counter()
    kept: list[tuple[Claim, ...]] = []
    for rows in search(found, dict(zip(names, pools, strict=True)), meetings, options, check):
        if shown and all(shown[row] >= _ENOUGH for row in rows):
            if not found.ordered:
                return clashes(found.in_order, check)  # which are enough is no matter of the order they came in
            continue
        chosen = tuple(found.claims[row] for row in rows)
        given = dict(zip(names, chosen, strict=True))
        if all(truth(part, given) for part in asked) and comparable(chosen, check):
            shown.update(rows)
            kept.append(chosen)
    return kept


def _pool(found: Shapes, check: Check, role: int, spoken: Sequence[tuple[Condition, frozenset[str]]]) -> Pool:
    """The shapes whose claims can take the role."""
    kind, name = check.given[role]
    own = [part for part, of in spoken if name in of]
    return [
        shape
        for shape, claim in enumerate(found.samples)
        if kind in ("any", claim.kind)
        and takes_part(claim, check)
        and not any(refuses(part, name, claim) for part in own)
    ]


def _rows(found: Shapes, pools: Pools, _: object, options: Options, __: Check) -> Iterator[tuple[int]]:
    """The single claims that no bound excludes."""
    [pool] = pools.values()
    demands = [Demands.of(option, found, pools, {}) for option in options]
    rows = (row for option in demands for shape in pool for row in exceeding(found.all[shape], option.first))
    yield from zip(dict.fromkeys(rows))


def _pairs(
    found: Shapes, pools: Pools, meetings: Sequence[Meeting], options: Options, check: Check
) -> Iterator[tuple[int, int]]:
    """The pairs of claims that meet and that no bound excludes."""
    differ = differing(check.never, *check.names)
    demands = [Demands.of(option, found, pools, {}) for option in options]
    first, second = pools.values()
    seen: set[tuple[int, int]] = set()
    for ones, others in _met(found, first, second, meetings[0]):
        for pair in _unlike(found, ones, others, differ) if differ else likely(ones, others, demands):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _unlike(found: Shapes, ones: Groups, others: Groups, differ: Sequence[str]) -> Iterator[tuple[int, int]]:
    for asking, there in _places(ones, others):
        yield from unlike(found, asking, there, differ)


def _met(found: Shapes, askers: Pool, others: Pool, meeting: Meeting) -> Iterator[tuple[Groups, Groups]]:
    """The rows that ask, and those that are found, each by their places."""
    asked = meeting.askers(found, askers)
    stored = meeting.stored(found, others, asked)
    for by, asking in asked.items():
        if by in stored:
            there = stored[by]
            yield (asking.of_several,) * 2 if asking is there else (asking, there)


def _places(asking: Groups, there: Groups) -> Iterator[tuple[Rows, Rows]]:
    """The rows that ask in one place, and those that are found there."""
    for one, other in asking.meeting(there):
        yield asking.rows[one], there.rows[other]


def _triples(
    found: Shapes, pools: Pools, meetings: Sequence[Meeting], options: Options, check: Check
) -> Iterator[tuple[int, int, int]]:
    """The triples of claims that meet and that no bound excludes. First claims that bring the same are tried once."""
    to_second, to_third = meetings
    name, (ones, twos, threes) = check.names[0], pools.values()
    thirds: dict[int, tuple[Rows, ...]] = {}
    led = _met(found, (ones, twos)[to_third.anchor], threes, to_third)
    for asking, there in chain.from_iterable(starmap(_places, led)):
        if thirds.keys().isdisjoint(asking):
            thirds.update(dict.fromkeys(asking, (there,)))
        else:
            thirds.update({row: (*thirds.get(row, ()), there) for row in asking})
    columns = [found.column(of, ones) for of in _brought(options, name)]
    known: dict[tuple[Bound, ...], list[Demands]] = {}
    seen: set[tuple[int, int, int]] = set()
    for firsts, seconds in chain.from_iterable(starmap(_places, _met(found, ones, twos, to_second))):
        together: dict[int, list[int]] = defaultdict(list)  # those that are led to the same third ones
        for row in (firsts, seconds)[to_third.anchor]:
            if row in thirds:
                together[id(thirds[row])].append(row)
        all_alike = _alike(firsts, columns) if together and to_third.anchor else {}
        for rows in together.values():
            near = list(dict.fromkeys(chain.from_iterable(thirds[rows[0]])))
            for brought, same in (all_alike or _alike(rows, columns)).items():
                if brought not in known:
                    known[brought] = [Demands.of(option, found, pools, {name: same[0]}) for option in options]
                tails = pairs(rows if to_third.anchor else seconds, near, known[brought])
                for pair, first in product(tails, same):
                    if (triple := (first, *pair)) not in seen:
                        seen.add(triple)
                        yield triple


def _alike(rows: Rows, columns: Sequence[Sequence[Bound]]) -> Mapping[tuple[Bound, ...], Rows]:
    """The rows by what they bring."""
    found: dict[tuple[Bound, ...], list[int]] = defaultdict(list)
    for row in rows:
        found[tuple([column[row] for column in columns])].append(row)
    return found


def _brought(options: Options, name: str) -> frozenset[Getter]:
    """The numbers of the claim of this name that the options speak of."""
    parts = {part for option in options for margin in option for part in margin.parts}
    scales = {part.scale for part in parts if part.scale and part.scaled_by == name}
    return frozenset(scales | {part.number for part in parts if part.claim == name})
