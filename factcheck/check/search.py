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


def number(margin: Margin, name: str, given: Mapping[str, Claim]) -> Number:
    """What the claim of this name brings to a sum."""
    own = []
    for part in margin.parts:
        factor = part.factor * (part.scale(given[part.scaled_by]) if part.scale else 1)
        if part.claim == name:
            own.append((part.number, factor))
    if len(own) == 1 and own[0][1] == 1:
        return own[0][0]
    return lambda claim: sum(factor * of(claim) for of, factor in own if factor)


def applies(margin: Margin, names: set[str]) -> bool:
    """Whether a sum is of claims of these names alone."""
    return all(part.claim in names and part.scaled_by in {"", *names} for part in margin.parts)


def pairs(
    ones: Sequence[Claim],
    others: Sequence[Claim],
    names: Sequence[str],
    options: Sequence[tuple[Margin, ...]],
    fixed: Mapping[str, Claim],
    differ: Sequence[str] = (),
) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of two groups, `fixed` being the claims that are chosen already; a pair may come more than once."""
    if len(ones) == len(others) == 1 and ones[0] is others[0]:
        return
    if differ:
        yield from _unlike(ones, others, differ)
        return
    for option in options:
        usable = [margin for margin in option if applies(margin, {*names, *fixed})]
        limits, numbers = [], []
        for margin in usable:
            rest = -margin.constant - sum(number(margin, name, fixed)(claim) for name, claim in fixed.items())
            mine, theirs = number(margin, names[0], fixed), number(margin, names[1], fixed)
            limits.append([rest - mine(claim) for claim in ones])
            numbers.append([theirs(claim) for claim in others])
            if max(numbers[-1]) <= min(limits[-1]):
                break
        else:
            yield from _searched(ones, others, list(zip(*limits, strict=True)), list(zip(*numbers, strict=True)))


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
