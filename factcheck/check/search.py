"""Pairs of claims, out of two groups that may all be held against each other, that no bound excludes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, product

from attrs import frozen

from factcheck.check.bounds import Margin
from factcheck.check.bucket import Bucket, reaching
from factcheck.check.shapes import Pool, Shapes
from factcheck.check.ways import getter
from factcheck.when import Bound

Rows = Sequence[int]
#: What each of these rows brings to a sum.
Numbers = Callable[[Rows], list[Bound]]
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
            least = -margin.constant - sum(of([row])[0] for name, row in fixed.items() if (of := by_name[name]))
            mine, theirs, *_ = [*(of for name, of in by_name.items() if name not in fixed), None]
            if mine and theirs:
                both.append((mine, theirs, least))
            elif theirs:
                second.append((theirs, least))
            else:
                first.append((mine or _nothing, least))
        return cls(first, second, both)


def _nothing(rows: Rows) -> list[Bound]:
    return [0] * len(rows)


def _numbers(found: Shapes, pool: Pool, margin: Margin, name: str, fixed: Mapping[str, int]) -> Numbers | None:
    """What claims of this name bring to a sum, if anything."""
    own = []
    for part in margin.parts:
        if part.claim == name:
            factor = part.factor * (found.number(part.scale, fixed[part.scaled_by]) if part.scale else 1)
            own += [(found.column(part.number, pool), factor)] if factor else []
    match own:
        case []:
            return None
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
        brought = numbers(rows)
        if max(brought, default=least) <= least:
            return ()
        rows = [row for row, number in zip(rows, brought, strict=True) if number > least]
    return rows


def pairs(ones: Rows, others: Rows, options: Sequence[Demands]) -> Iterator[tuple[int, int]]:
    """The pairs of two groups that meet one of these options; a pair may come more than once."""
    for option in options:
        # Most groups of true claims are passed over by their highest numbers.
        if any(max(mine(ones)) + max(theirs(others)) <= least for mine, theirs, least in option.both):
            continue
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
        own, brought = mine(ones), theirs(others)
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
