"""What a condition is worth for given claims: True, False, or None where the words do not settle it.

Whatever is unknown makes a comparison None, and numbers taken from dates are ranges, so that a condition is True only
where it holds for every concrete date that the words allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import inf

from attrs import frozen

from factcheck.check.written import impossible, inverted, slip
from factcheck.language.conditions import (
    All,
    Arithmetic,
    Comparison,
    Condition,
    Field,
    Member,
    Not,
    Number,
    Relation,
    Some,
    Span,
    State,
    Term,
    Text,
)
from factcheck.length import Length
from factcheck.model import WEEKDAYS, Claim, Key
from factcheck.when import Bound, When, civil

#: Texts that say something even where they are empty.
_NEVER_UNKNOWN = frozenset({"document", "rule", "family", "status", "kind"})


@frozen
class Range:
    """A number that is known only to lie within these bounds."""

    low: Bound
    high: Bound

    @property
    def exact(self) -> int | None:
        return int(self.low) if self.low == self.high else None


Value = Range | str | frozenset[str] | When | Length | Key | Claim | None
Given = Mapping[str, Claim]


def truth(condition: Condition, given: Given) -> bool | None:
    """The condition's truth by Kleene's three-valued logic."""
    match condition:
        case All(parts):
            return _all(truth(part, given) for part in parts)
        case Some(parts):
            return _not(_all(_not(truth(part, given)) for part in parts))
        case Not(part):
            return _not(truth(part, given))
        case Comparison(sign, left, right):
            return _compare(sign, value(left, given), value(right, given))
        case Relation(name, left, right):
            return _relate(name, value(left, given), value(right, given))
        case Member(term, among):
            word, names = value(term, given), value(among, given) if isinstance(among, Field) else frozenset(among)
            return word in names if isinstance(word, str) and isinstance(names, frozenset) else None
        case State(term, "impossible"):
            return impossible(given[term.claim])
        case State(term, "inverted"):
            return inverted(given[term.claim])
        case State(term, "named"):
            key = value(term, given)
            return isinstance(key, Key) and key.named
        case State(term, "full"):
            return given[term.claim].names_in_full
        case State(term, "introduced"):
            return given[term.claim].introduces
        case State(term, _):
            return value(term, given) not in (None, frozenset())
    raise TypeError(f"not a condition: {condition!r}")


def value(term: Term, given: Given) -> Value:
    """What the term stands for, or None where that is not known."""
    match term:
        case Field(claim, path):
            found: Value = given[claim]
            for part in path:
                found = _part(found, part)
            return found
        case Number(number):
            return Range(number, number)
        case Text(text):
            return text
        case Span(length):
            return length
        case Arithmetic(sign, left, right):
            return _calculate(sign, value(left, given), value(right, given))
    raise TypeError(f"not a term: {term!r}")


def _part(of: Value, part: str) -> Value:
    if isinstance(of, When):
        return _part_of_date(of, part)
    if isinstance(of, Claim):
        if part == "slip":
            days = slip(of)
            return None if days is None else Range(days, days)
        if part == "family":
            return of.rule.partition("/")[0]
        of = of.key if part in ("what", "who", "where", "of") else of
    found = _numbers(of.read) if part == "read" and isinstance(of, Claim) else getattr(of, part, None)
    if isinstance(found, int):
        return Range(found, found)
    result: Value = None if found == "" and part not in _NEVER_UNKNOWN else found
    return result


def _numbers(read: Iterable[str]) -> str:
    """What was read, without the names: these may be given in full here and shortened there."""
    return " ".join(part for part in read if any(character.isdecimal() for character in part))


def _part_of_date(when: When, part: str) -> Value:
    if part in ("weekday", "old_weekday"):
        weekday = when.weekday
        if weekday is None:
            return None
        return WEEKDAYS[(weekday + (_julian_shift(when.first) if part == "old_weekday" else 0)) % 7]
    wide = when.widened
    if part == "first":
        return Range(*wide.start)
    if part == "last":
        return Range(*wide.stop)
    return Range(*(day if abs(day) == inf else civil(day)[0] for day in (wide.first, wide.last)))


def _julian_shift(day: Bound) -> int:
    """By how many days the Julian calendar's day of this date comes later than the Gregorian one's."""
    year, month, _ = civil(day)
    year -= month <= 2
    return year // 100 - year // 400 - 2


def _not(verdict: bool | None) -> bool | None:
    return None if verdict is None else not verdict


def _all(verdicts: Iterable[bool | None]) -> bool | None:
    settled: bool | None = True
    for verdict in verdicts:
        if verdict is False:
            return False
        settled = None if verdict is None else settled
    return settled


def _compare(sign: str, left: Value, right: Value) -> bool | None:
    if left is None or right is None:
        return None
    if sign == "!=":
        return _not(_same(left, right))
    if sign == "=":
        return _same(left, right)
    if sign in (">", ">="):
        return _compare({">": "<", ">=": "<="}[sign], right, left)
    if sign == "<=":
        return _not(_less(right, left))
    return _less(left, right)


def _less(left: Value, right: Value) -> bool | None:
    if isinstance(left, Length) and isinstance(right, Length):
        return left.shorter(right)
    if isinstance(left, Range) and isinstance(right, Range):
        if left.high < right.low:
            return True
        return False if left.low >= right.high else None
    return None


def _same(left: Value, right: Value) -> bool | None:
    if isinstance(left, Range) and isinstance(right, Range):
        if left.exact is not None and left == right:
            return True
        return False if left.high < right.low or right.high < left.low else None
    if isinstance(left, Length) and isinstance(right, Length):
        if left == right and not left.about and left.count is not None:
            return True
        return False if left.shorter(right) or right.shorter(left) else None
    if isinstance(left, When) and isinstance(right, When):
        one, other = left.widened, right.widened
        return _all(_same(Range(*a), Range(*b)) for a, b in ((one.start, other.start), (one.stop, other.stop)))
    return left == right


def _relate(name: str, left: Value, right: Value) -> bool | None:
    match name, left, right:
        case "before", When(), When():
            return left.before(right)
        case "inside", When(), When():
            return left.inside(right)
        case "apart", When(), When():
            return left.apart(right)
        case "lasts", When(), Length():
            return lasts(left, right)
        case "outlasts", When(), Length():
            return outlasts(left, right)
        case "spans", When(), Length():
            return spans(left, right)
        case "covers", Key(), Key():
            return left.covers(right)
        case "fits", Key(), Key():
            same = (left.what, left.who, left.of) == (right.what, right.who, right.of)
            return same and (left.where == right.where or not (left.where and right.where))
    return None


def _calculate(sign: str, left: Value, right: Value) -> Value:
    if sign == "*" and isinstance(left, Length):
        left, right = right, left
    match sign, left, right:
        case "+", Range(), Range():
            return Range(left.low + right.low, left.high + right.high)
        case "-", Range(), Range():
            return Range(left.low - right.high, left.high - right.low)
        case "*", Range(), Range():
            if left.exact is None or right.exact is None:
                return None
            return Range(left.exact * right.exact, left.exact * right.exact)
        case "*", Range(), Length():
            return right.times(left.exact) if left.exact is not None and left.exact >= 0 else None
        case "+", When(), Length():
            return left + right
        case "-", When(), Length():
            return left - right
    return None


def lasts(when: When, length: Length) -> bool | None:
    """`When.lasts`, as people count: a length in weeks, months or years is good to half a unit, and a round one
    (a multiple of ten) to a tenth. Days may be working days. Hours and less are not measured in days.
    """
    if length.unit in "hms":
        return None
    count = length.count
    if count is None or when.lasts(length) is not False:
        return when.lasts(length)
    days = when.widened
    if length.unit == "D" and _working_days(int(days.first), int(days.last)) <= count <= days.last - days.first + 1:
        return None  # “a three-day trial, from Friday to Tuesday”
    slack = Fraction(0) if length.unit == "D" else Fraction(1, 2)
    return _is_near(when, length, slack, slack)


def spans(when: When, length: Length) -> bool | None:
    """Whether a stretch begins and ends so far apart, as people count from one day to another: “two years later” is
    short of three, and a day more or less is of no account.
    """
    if length.unit in "hms" or length.count is None:
        return None
    return when.lasts(length) or _is_near(when, length, Fraction(1, 1 if length.unit == "D" else 2), Fraction(1))


def _is_near(when: When, length: Length, less: Fraction, more: Fraction) -> bool | None:
    """False where a stretch is not so long, give or take so many units, or a tenth of a round number of them."""
    count = length.count or Fraction(0)
    slack = count / 10 if count >= 10 and count % 10 == 0 else Fraction(0)
    least = Length(max(Fraction(0), count - max(less, slack)), length.unit, length.about)
    most = Length(count + max(more, slack), length.unit, length.about)
    days = when.widened
    if days.last - days.first + 1 < least.days()[0] or days.stop[0] - days.start[1] > most.days()[1]:
        return False
    return None


def outlasts(when: When, length: Length) -> bool | None:
    """Whether a stretch is longer than a length, as people count; None where that is not settled."""
    fits = lasts(when, length)
    if fits is not False:
        return None if fits is None else False
    days = when.widened
    return days.stop[0] - days.start[1] >= length.days()[0]


def _working_days(first: int, last: int) -> int:
    """How many of the days are none of a weekend; day 1 is a Monday."""
    weeks, rest = divmod(last - first + 1, 7)
    return weeks * 5 + sum((day - 1) % 7 < 5 for day in range(first, first + rest))
