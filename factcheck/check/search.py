"""Pairs of claims, out of two groups that may all be held against each other, that no bound excludes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from attrs import frozen

from factcheck.check.bounds import Margin
from factcheck.check.bucket import Bucket, reaching
from factcheck.check.groups import Groups, Numbers, Rows
from factcheck.check.shapes import Pool, Shapes
from factcheck.check.ways import getter
from factcheck.when import Bound

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

    def passed_by(self, ones: Groups, others: Groups, met: Iterable[tuple[int, int]]) -> Collection[tuple[int, int]]:
        """Of pairs of groups those that are not excluded by their highest numbers: of true claims few."""
        for mine, least in self.first:
            highest = ones.highest(mine)
            met = [(one, other) for one, other in met if highest[one] > least]
        for theirs, least in self.second:
            highest = others.highest(theirs)
            met = [(one, other) for one, other in met if highest[other] > least]
        for mine, theirs, least in self.both:
            above, below = ones.highest(mine), others.highest(theirs)
            met = [(one, other) for one, other in met if above[one] + below[other] > least]
        return list(met)


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
    passed = [option.passed_by(ones, others, met) for option in options]
    if len(passed) > 1:
        by_option = list(map(frozenset, passed))
        both = [pair for pair in met if any(pair in each for each in by_option)]
    for one, other in both if len(passed) > 1 else passed[0]:
        for number, option in enumerate(options):
            if len(passed) == 1 or (one, other) in by_option[number]:
                yield from _of_option(ones.rows[one], others.rows[other], option)


def pairs(ones: Rows, others: Rows, options: Sequence[Demands]) -> Iterator[tuple[int, int]]:
    """The pairs of two groups that meet one of these options; a pair may come more than once."""
    for option in options:
        # Most groups of true claims are passed over by their highest numbers.
        if all(max(mine.of(ones)) + max(theirs.of(others)) > least for mine, theirs, least in option.both):
            yield from _of_option(ones, others, option)


def _of_option(ones: Rows, others: Rows, option: Demands) -> Iterator[tuple[int, int]]:
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
    for mine, theirs, least in both:
        own, brought = mine.of(ones), theirs.of(others)
        if min(own) + min(brought) <= least:  # otherwise it excludes nothing
            limits.append([least - number for number in own])
            reached.append(brought)
    if not limits:
        yield from ((one, other) for one, other in product(ones, others) if one != other)
        return
    left: Sequence[int] = range(len(ones))
    for first, second in combinations(range(len(limits)), 2):
        left = reaching(left, (limits[first], limits[second]), (reached[first], reached[second]))
        if not left:
            return
    alike: dict[tuple[Bound, ...], list[int]] = defaultdict(list)
    for at in left:
        alike[tuple([limit[at] for limit in limits])].append(ones[at])
    bucket = Bucket(others, list(zip(*reached, strict=True)))
    for limit, rows in alike.items():
        yield from ((one, other) for other in bucket.above(limit) for one in rows if one != other)
