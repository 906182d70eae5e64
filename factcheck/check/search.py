"""Pairs of claims, out of two groups that may all be held against each other, that no bound excludes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from math import inf

from attrs import frozen

from factcheck.check.bounds import Margin
from factcheck.check.bucket import Bucket, reaching
from factcheck.check.groups import Groups, Numbers, Rows
from factcheck.check.shapes import Pool, Shapes
from factcheck.check.ways import getter
from factcheck.when import Bound

_TRIED = 100  # pairs of groups that tell whether it pays to look at all
#: Of rows, what they bring, and what that must exceed.
Alone = tuple[Numbers, Bound]


@frozen
class Demands:
    """What an option demands of the first of two claims, of the second, and of what both bring together."""

    first: Sequence[Alone]
    second: Sequence[Alone]
    both: Sequence[tuple[Numbers, Numbers, Bound]]

    @classmethod
    def of(
        cls, option: Sequence[Margin], found: Shapes, pools: Mapping[str, Pool], fixed: Mapping[str, int]
    ) -> Demands:
        """Of two claims, or one, the rows `fixed` being chosen already."""
        first: list[Alone] = []
        second: list[Alone] = []
        both: list[tuple[Numbers, Numbers, Bound]] = []
        for margin in option:
            if not all(part.scaled_by in ("", *fixed) for part in margin.parts):
                continue
            by_name = {name: _numbers(found, pool, margin, name, fixed) for name, pool in pools.items()}
            least = -margin.constant - sum(own.of([row])[0] for name, row in fixed.items() if (own := by_name[name]))
            mine, theirs, *_ = [*(own for name, own in by_name.items() if name not in fixed), None]
            if mine and theirs:
                both.append((mine, theirs, least))
            elif theirs:
                second.append((theirs, least))
            else:
                first.append((mine or _NOTHING, least))
        return cls(first, second, both)

    def narrowed(self, ones: Groups, others: Groups) -> tuple[Groups, Groups]:
        """The groups with those rows alone that meet what is demanded of each claim."""
        for mine, least in self.first:
            ones = ones.above(mine, least)
        for theirs, least in self.second:
            others = others.above(theirs, least)
        return ones, others

    def passing(self, ones: Groups, others: Groups, met: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
        """Of pairs of groups those that are not excluded by their highest numbers: of true claims few."""
        for mine, theirs, least in self.both:
            some = [(max(mine.of(ones.rows[one]), default=-inf), other) for one, other in met[:_TRIED]]
            if all(high + max(theirs.of(others.rows[other]), default=-inf) > least for high, other in some):
                continue  # dates of a series rise as its numbers do, in all of its groups alike
            above, below = ones.highest(mine), others.highest(theirs)
            met = [(one, other) for one, other in met if above[one] + below[other] > least]
        return met


_NOTHING = Numbers((), lambda rows: [0] * len(rows))


def _numbers(found: Shapes, pool: Pool, margin: Margin, name: str, fixed: Mapping[str, int]) -> Numbers | None:
    """What claims of this name bring to a sum, if anything."""
    own = []
    for part in margin.parts:
        if part.claim == name:
            factor = part.factor * (found.number(part.scale, fixed[part.scaled_by]) if part.scale else 1)
            own += [(part.number, factor)] if factor else []
    return Numbers(tuple(own), _sum([(found.column(of, pool), factor) for of, factor in own])) if own else None


def _sum(own: Sequence[tuple[Sequence[Bound], Bound]]) -> Callable[[Rows], list[Bound]]:
    match own:
        case [(column, 1)]:
            return lambda rows: list(map(column.__getitem__, rows))
        case [(column, -1)]:
            return lambda rows: [-column[row] for row in rows]
        case [(column, factor), (other, weight)]:
            return lambda rows: [factor * column[row] + weight * other[row] for row in rows]
    return lambda rows: [sum([factor * column[row] for column, factor in own]) for row in rows]


def exceeding(rows: Rows, demands: Sequence[Alone]) -> Rows:
    """The rows that meet these demands alone."""
    for numbers, least in demands:
        brought = numbers.of(rows)
        if max(brought, default=least) <= least:
            return ()
        rows = [row for row, number in zip(rows, brought, strict=True) if number > least]
    return rows


def likely(ones: Groups, others: Groups, options: Sequence[Demands]) -> Iterator[tuple[int, int]]:
    """The pairs of rows in groups of one place that meet one of these options; a pair may come more than once."""
    met = ones.meeting(others)
    narrowed = [option.narrowed(ones, others) for option in options]
    passed = [option.passing(*groups, met) for option, groups in zip(options, narrowed, strict=True)]
    if len(options) > 1:  # a group is searched for all of them before the next
        by_option = list(map(frozenset, passed))
        met = [pair for pair in met if any(pair in each for each in by_option)]
    else:
        by_option, met = [], passed[0]
    for pair in met:
        for number, (mine, theirs) in enumerate(narrowed):
            if not by_option or pair in by_option[number]:
                left, right = mine.rows[pair[0]], theirs.rows[pair[1]]
                if left and right and (len(left) > 1 or left != right):
                    yield from _searched(left, right, options[number].both)


def pairs(ones: Rows, others: Rows, options: Sequence[Demands]) -> Iterator[tuple[int, int]]:
    """The pairs of two groups that meet one of these options; a pair may come more than once."""
    for option in options:
        # Most groups of true claims are passed over by their highest numbers.
        if all(max(mine.of(ones)) + max(theirs.of(others)) > least for mine, theirs, least in option.both):
            left, right = exceeding(ones, option.first), exceeding(others, option.second)
            if left and right:
                yield from _searched(left, right, option.both)


def unlike(found: Shapes, ones: Rows, others: Rows, fields: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs that differ in one of these fields."""
    values = getter(*fields)
    alike: dict[object, list[int]] = defaultdict(list)
    for other in others:
        alike[values(found.claims[other])].append(other)
    for one in ones:
        own = values(found.claims[one])
        for theirs, rows in alike.items():
            if theirs != own:
                yield from ((one, other) for other in rows)


def _searched(ones: Rows, others: Rows, both: Sequence[tuple[Numbers, Numbers, Bound]]) -> Iterator[tuple[int, int]]:
    """The pairs of which the second claim has numbers that are all above the limits of the first."""
    limits: list[list[Bound]] = []
    reached: list[list[Bound]] = []
    left: Sequence[int] = range(len(ones))
    for mine, theirs, least in both:
        own, brought = mine.of(ones), theirs.of(others)
        if min(own) + min(brought) > least:
            continue  # it excludes nothing
        mine_least = [least - number for number in own]
        for earlier, by_earlier in zip(limits, reached, strict=True):
            left = reaching(left, (earlier, mine_least), (by_earlier, brought))
            if not left:
                return
        limits.append(mine_least)
        reached.append(brought)
    if not limits:
        yield from ((one, other) for one, other in product(ones, others) if one != other)
        return
    alike: dict[tuple[Bound, ...], list[int]] = defaultdict(list)
    for at in left:
        alike[tuple([limit[at] for limit in limits])].append(ones[at])
    bucket = Bucket(others, list(zip(*reached, strict=True)))
    for limit, rows in alike.items():
        yield from ((one, other) for other in bucket.above(limit) for one in rows if one != other)
