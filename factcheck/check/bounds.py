"""What a condition demands of single numbers and days, so that claims can be sorted by them instead of being paired.

`a.when before b.when` can hold only where a's last day lies before b's first. Every such demand is brought into one
form, a sum of parts that are each of one claim and must be more than nothing. That is less than the condition says,
never more: what it lets through is still asked for the condition itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from operator import attrgetter

from attrs import frozen

from factcheck.language.conditions import (
    All,
    Arithmetic,
    Comparison,
    Condition,
    Field,
    Not,
    Number,
    Relation,
    Some,
    Span,
    Term,
)
from factcheck.length import Length
from factcheck.model import Claim
from factcheck.when import Bound, When

#: Numbers of each of these claims, column by column.
Columns = Callable[[Sequence[Claim]], Sequence[Sequence[Bound]]]
#: More days than any history has; stands for "without end", which cannot be multiplied by nothing.
ENDLESS = 10**12
_MOST_ALTERNATIVES = 4


@frozen(cache_hash=True)
class Getter:
    """A number of claims: that in one of the columns which are got together."""

    of: Columns
    at: int = 0


@frozen
class Part:
    """`factor` times a number of one claim; or times that number and a length, in days, of another."""

    claim: str
    number: Getter
    factor: int = 1
    scaled_by: str = ""
    scale: Getter | None = None


@frozen
class Margin:
    """Demands that the parts and the constant add up to more than nothing."""

    parts: tuple[Part, ...]
    constant: int


class _Unbounded(Exception):
    """Nothing is known of a term's bounds."""


def alternatives(condition: Condition | None) -> list[tuple[Margin, ...]]:
    """The demands of which one alternative is met wherever the condition is true. One without demands says nothing."""
    if condition is None:
        return [()]
    found = _positive(condition)
    return found if len(found) <= _MOST_ALTERNATIVES and all(found) else [()]


def _positive(node: Condition) -> list[tuple[Margin, ...]]:
    match node:
        case All(parts):
            chosen: list[tuple[Margin, ...]] = [()]
            for found in map(alternatives, parts):
                joined = [(*one, *other) for one, other in product(chosen, found)]
                chosen = joined if len(joined) <= _MOST_ALTERNATIVES else chosen
            return chosen
        case Some(parts):
            return [found for part in parts for found in alternatives(part)]
        case Not(Some(parts)):
            return _positive(All(tuple(map(Not, parts))))
        case Not(Not(part)):
            return _positive(part)
        case Not(Comparison("<" | "<=" | ">" | ">=" as sign, left, right)):
            opposite = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
            return _positive(Comparison(opposite[sign], left, right))
        case Not(Relation("apart", left, right)):
            return _all((left, "first", right, "last", -1), (right, "first", left, "last", -1))
        case Relation("before", left, right):
            return _all((left, "last", right, "first", 0))
        case Relation("inside", left, right):
            return _all((right, "first", left, "first", 0), (left, "last", right, "last", 0))
        case Relation("apart", left, right):
            return _all((left, "last", right, "first", 0)) + _all((right, "last", left, "first", 0))
        case Comparison(_, left, right) if _is_length(left) or _is_length(right):
            return [()]
        case Comparison("<" | "<=" as sign, left, right):
            return _all((left, "", right, "", 0 if sign == "<" else -1))
        case Comparison(">" | ">=" as sign, left, right):
            return _all((right, "", left, "", 0 if sign == ">" else -1))
    return [()]


def _all(*orders: tuple[Term, str, Term, str, int]) -> list[tuple[Margin, ...]]:
    """For each (left, its end, right, its end, least): the right one's lowest value is above the left one's highest."""
    found = []
    for left, left_end, right, right_end, least in orders:
        try:
            high, above = _linear(left, left_end, 1)
            low, below = _linear(right, right_end, 0)
        except _Unbounded:
            continue
        minus = (Part(p.claim, p.number, -p.factor, p.scaled_by, p.scale) for p in high)
        found.append(Margin((*low, *minus), below - above - least))
    return [tuple(found)]


def _linear(term: Term, end: str, side: int) -> tuple[list[Part], int]:
    """The highest (side 1) or lowest (side 0) value of a term, or of the `end` of a date, as parts and a constant."""
    match term:
        case Number(value):
            return [], value
        case Span(length):
            return [], int(_days(length, side))
        case Field(claim, ("nth",)):
            return [Part(claim, Getter(_nth))], 0
        case Field(claim, ("length",)):
            return [Part(claim, Getter(_lengths, side))], 0
        case Field(claim, ("when" | "told" as name,)) if end:
            return [Part(claim, _day(name, end, side))], 0
        case Field(claim, ("when" | "told" as name, "first" | "last" as own_end)):
            return [Part(claim, _day(name, own_end, side))], 0
        case Arithmetic("+", left, right):
            return _sum(_linear(left, end, side), _linear(right, "", side))
        case Arithmetic("-", left, right):
            subtracted, constant = _linear(right, "", 1 - side)
            minus = [Part(p.claim, p.number, -p.factor, p.scaled_by, p.scale) for p in subtracted]
            return _sum(_linear(left, end, side), (minus, -constant))
        case Arithmetic("*", Number(factor), right) | Arithmetic("*", right, Number(factor)):
            parts, constant = _linear(right, "", side)
            return [Part(p.claim, p.number, p.factor * factor, p.scaled_by, p.scale) for p in parts], constant * factor
        case Arithmetic("*", count, Field(claim, ("length",)) as length) | Arithmetic(
            "*", Field(claim, ("length",)) as length, count
        ):
            parts, constant = _linear(count, "", side)
            [whole] = _linear(length, "", side)[0]
            scaled = [Part(p.claim, p.number, p.factor, claim, whole.number) for p in parts]
            return [*scaled, Part(claim, whole.number, constant)], 0
    raise _Unbounded


def _is_length(term: Term) -> bool:
    """Whether a term is a length: hours are no days, and are not sorted by them."""
    match term:
        case Span() | Field(_, (*_, "length")):
            return True
        case Arithmetic("*", left, right):
            return _is_length(left) or _is_length(right)
    return False


def _sum(one: tuple[list[Part], int], other: tuple[list[Part], int]) -> tuple[list[Part], int]:
    return one[0] + other[0], one[1] + other[1]


def _day(name: str, end: str, side: int) -> Getter:
    return Getter(_days_of(name), 2 * (end != "first") + side)


def _nth(claims: Sequence[Claim]) -> Sequence[Sequence[Bound]]:
    return [[claim.nth or 0 for claim in claims]]


def _lengths(claims: Sequence[Claim]) -> Sequence[Sequence[Bound]]:
    lengths = [claim.length for claim in claims]
    return [_days(length, 0) for length in lengths], [_days(length, 1) for length in lengths]


@lru_cache(maxsize=1 << 12)
def _days(length: Length | None, side: int) -> Bound:
    return min(length.days()[side], ENDLESS) if length is not None else 0


@cache
def _days_of(name: str) -> Columns:
    """The earliest and latest start, and the earliest and latest stop; always the same function for the same date, so
    that others can know it again.
    """
    stretch = attrgetter(name)

    def of(claims: Sequence[Claim]) -> Sequence[Sequence[Bound]]:
        whens: Iterator[When | None] = map(stretch, claims)
        wide = (when.widened if when is not None and when.about else when for when in whens)
        return list(zip(*[_NO_DAYS if when is None else when.start + when.stop for when in wide], strict=True))

    return of


_NO_DAYS = (0, 0, 0, 0)
