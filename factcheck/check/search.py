"""Pairs of claims, out of two groups that may all be held against each other, that no bound excludes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from factcheck.check.bounds import Margin
from factcheck.check.bucket import Bucket
from factcheck.check.equal import field_of
from factcheck.model import Claim
from factcheck.when import Bound

Number = Callable[[Claim], Bound]
#: What must be exceeded by what the first claim of a pair brings, and the second; None: it brings nothing.
Sum = tuple[Bound, Number | None, Number | None]


def number(margin: Margin, name: str, given: Mapping[str, Claim]) -> Number | None:
    """What the claim of this name brings to a sum."""
    own = []
    for part in margin.parts:
        factor = part.factor * (part.scale(given[part.scaled_by]) if part.scale else 1)
        if part.claim == name and factor:
            own.append((part.number, factor))
    match own:
        case []:
            return None
        case [(of, 1)]:
            return of
        case [(of, -1)]:
            return lambda claim: -of(claim)
    return lambda claim: sum([factor * of(claim) for of, factor in own])


def sums(option: Sequence[Margin], names: Sequence[str], fixed: Mapping[str, Claim]) -> list[Sum]:
    """The demands of one alternative on a pair of claims, `fixed` being those that are chosen already."""
    found: list[Sum] = []
    for margin in option:
        if all({part.claim, part.scaled_by} <= {"", *names, *fixed} for part in margin.parts):
            brought = [(number(margin, name, fixed), claim) for name, claim in fixed.items()]
            rest = -margin.constant - sum(of(claim) for of, claim in brought if of)
            found.append((rest, number(margin, names[0], fixed), number(margin, names[1], fixed)))
    return found


def pairs(
    ones: Sequence[Claim], others: Sequence[Claim], options: Sequence[Sequence[Sum]], differ: Sequence[str] = ()
) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of two groups that meet one of these options; a pair may come more than once."""
    if not others:
        return
    if differ:
        yield from _unlike(ones, others, differ)
        return
    for option in options:
        left, right = ones, others
        limits: list[list[Bound]] = []
        numbers: list[list[Bound]] = []
        for rest, mine, theirs in option:
            if theirs is None:
                left = [claim for claim in left if (mine(claim) if mine else 0) > rest]
            elif mine is None:
                right = [claim for claim in right if theirs(claim) > rest]
        if not left or not right:
            continue
        for rest, mine, theirs in option:
            if mine is None or theirs is None:
                continue
            limit, brought = [rest - mine(claim) for claim in left], [theirs(claim) for claim in right]
            if max(brought) <= min(limit):
                break
            if min(brought) <= max(limit):  # otherwise it excludes nothing
                limits.append(limit)
                numbers.append(brought)
        else:
            yield from _searched(left, right, list(zip(*limits, strict=True)), list(zip(*numbers, strict=True)))


def _searched(
    ones: Sequence[Claim],
    others: Sequence[Claim],
    limits: Sequence[tuple[Bound, ...]],
    numbers: Sequence[tuple[Bound, ...]],
) -> Iterator[tuple[Claim, Claim]]:
    if not limits:
        yield from ((one, other) for one in ones for other in others if one is not other)
        return
    bucket = Bucket(others, numbers)
    known: dict[tuple[Bound, ...], list[Claim]] = {}
    for one, limit in zip(ones, limits, strict=True):
        if limit not in known:
            known[limit] = list(bucket.above(limit))
        yield from ((one, other) for other in known[limit] if other is not one)


def _unlike(ones: Sequence[Claim], others: Sequence[Claim], parts: Sequence[str]) -> Iterator[tuple[Claim, Claim]]:
    """The pairs that differ in one of these fields."""
    alike: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for other in others:
        alike[tuple(field_of(other, part) for part in parts)].append(other)
    for one in ones:
        own = tuple(field_of(one, part) for part in parts)
        for values, unlike in alike.items():
            if values != own:
                yield from ((one, other) for other in unlike)
