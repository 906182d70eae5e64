"""What would make a finding's claims fit: the smallest change of one value, on either side, in the words of the text.

Values are tried from the nearest on, and a change counts where the check no longer fires. It is told in the words of
the quote where the value stands there: “True if “since 2021” were “since 2023””; else as the claim's date. Nothing is
proposed that cannot be: no day that no calendar has, none but the quote's weekday, nothing over before its day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from math import inf
from typing import Any

from attrs import evolve, frozen

from factcheck.check import quoted
from factcheck.check.tell import tell, tell_date
from factcheck.check.written import impossible
from factcheck.length import Length
from factcheck.model import FACTS, WEEKDAYS, Claim, Key
from factcheck.when import Bound, Pair, When, civil, days_in_month

_FAR = 30  # units of a number beyond which no slip is looked for
_OLDEST = 999  # years that an age or an anniversary may have; a greater number is a year
_NEAR = 62  # days within which two dates differ by a slip of the day or the month, not of the year
Clash = tuple[Claim, ...]


@frozen
class _Change:
    """A claim with another value, how that is told, and how late it is tried: a slip that explains itself is first."""

    claim: Claim
    told: str
    tier: int = 1


def mends(clash: Clash, fires: Callable[[Clash], bool], documents: bool) -> Iterator[str]:
    """For each claim of a clash the nearest change that mends it.

    `fires` says whether claims in these roles still clash; `documents`: say which document each quote is in. What the
    house itself holds to be a fact is not mended.
    """
    for at, claim in enumerate(clash):
        if claim.rule == FACTS:
            continue
        others = [other for other in clash if other is not claim and other.kind == claim.kind]
        changes = _changes(claim, others)
        for change in sorted(changes, key=lambda change: (change.tier, _away_from(change.claim, others))):
            if _can_be(claim, change.claim) and not fires((*clash[:at], change.claim, *clash[at + 1 :])):
                where = f" in {claim.document}" if documents and claim.document else ""
                yield f"True if {change.told}{where}."
                break


def _away_from(claim: Claim, others: Sequence[Claim]) -> Bound:
    """By how many days a changed claim starts before or after one that it agrees with: the nearest is meant."""
    days = [
        abs(claim.when.first - other.when.first)
        if claim.when and other.when and claim.when.first != other.when.first
        else 0
        for other in others
        if (claim.nth, claim.length) == (other.nth, other.length)
        and (claim.when is None or other.when is None or claim.when.apart(other.when) is not True)
    ]
    return min(days, default=inf)


def _can_be(claim: Claim, changed: Claim) -> bool:
    """Whether a date could be that of its claim: on the quote's weekday, and still over, or to come, when told."""
    old, new, told = claim.when, changed.when, claim.told
    if new is None or new == old:
        return True
    if told and old and claim.kind == "happened":
        if claim.status == "asserted" and new.start[1] > told.last >= old.start[1]:
            return False
        if claim.status == "planned" and new.last < told.first <= old.last:
            return False
    # A birth that is reckoned from a Monday is on any day.
    return bool(_reckoned(claim)) or quoted.fits_weekdays(claim.quote, new.first, new.last)


def _changes(claim: Claim, others: Sequence[Claim]) -> Iterator[_Change]:
    """The changes that come into question, the nearest first; towards the later where the others are earlier."""
    yield from _weekdays(claim)
    yield from _last_of_month(claim)
    yield from _added_up(claim)
    yield from _as_others(claim, others)
    years_apart = not any(_is_near(claim, other) for other in others)
    is_later = any(other.when and claim.when and other.when.before(claim.when) for other in others)
    for away in range(1, _FAR + 1):
        for step in (away, -away) if is_later else (-away, away):
            yield from _numbered(claim, step)
            if years_apart:
                yield from _moved(claim, step)


def _weekdays(claim: Claim) -> Iterator[_Change]:
    if claim.kind == "falls" and claim.key.what in WEEKDAYS:
        at = WEEKDAYS.index(claim.key.what)
        for step in (-1, 1, -2, 2, -3, 3):
            new = WEEKDAYS[(at + step) % len(WEEKDAYS)]
            yield from _told(claim, quoted.weekdays(claim.quote, claim.key.what, new), 0, key=Key(new))


def _last_of_month(claim: Claim) -> Iterator[_Change]:
    """“31 April” may be the 30th."""
    ends = claim.written.split("/") if impossible(claim) else []
    for at, end in enumerate(ends):
        parts = end.split("-")
        if len(parts) != 3 or not all(part.isdecimal() for part in parts):
            continue
        year, month, day = map(int, parts)
        if not 1 <= month <= 12 or day <= (last := days_in_month(year, month)):
            continue
        try:
            when = When.parse("/".join([*ends[:at], f"{end[:-2]}{last:02}", *ends[at + 1 :]]))
        except ValueError:
            continue
        swaps = quoted.days(claim.quote, (year, month, day), (year, month, last))
        yield from _told(claim, swaps, 0, written="", when=when)


def _added_up(claim: Claim) -> Iterator[_Change]:
    """The length, or the number of an anniversary, that its own dates make."""
    when = claim.when
    if when is None or when.start == when.stop or inf in (when.last, -when.first):
        return
    years = civil(when.last)[0] - civil(when.first)[0]
    if claim.length and claim.length.unit in "YD" and (count := _whole(claim.length)):
        days = int(when.last - when.first) + (claim.key.what != "interval")  # a visit's days, and those between two
        yield from _with_length(claim, count, years if claim.length.unit == "Y" else days, 0)
    elif claim.nth and claim.key.what == "anniversary" and years > 0:
        yield from _told(claim, quoted.numbers(claim.quote, claim.nth, years), 0, nth=years)


def _as_others(claim: Claim, others: Sequence[Claim]) -> Iterator[_Change]:
    """The day of another claim: where the two are near a slip of the pen, else what is tried last."""
    for other in others:
        if claim.when and other.when and claim.when.is_day and other.when.is_day and claim.when != other.when:
            swaps = quoted.days(claim.quote, civil(claim.when.first), civil(other.when.first))
            yield from _told(claim, swaps, 0 if _is_near(claim, other) else 2, when=other.when)


def _is_near(claim: Claim, other: Claim) -> bool:
    """Whether both are dated to the day, and the days are few weeks apart."""
    if not (claim.when and other.when):
        return False
    ends = (claim.when.start, claim.when.stop, other.when.start, other.when.stop)
    return all(low == high for low, high in ends) and 0 < abs(claim.when.first - other.when.first) <= _NEAR


def _numbered(claim: Claim, step: int) -> Iterator[_Change]:
    """Another number of an edition or a count, or another length."""
    if claim.nth is not None and claim.nth + step > 0:
        new = claim.nth + step
        yield from _told(claim, quoted.numbers(claim.quote, claim.nth, new), nth=new)
    if claim.length is not None and not _reckoned(claim) and (count := _whole(claim.length)):
        yield from _with_length(claim, count, count + step)


def _with_length(claim: Claim, old: int, new: int, tier: int = 1) -> Iterator[_Change]:
    if claim.length and new > 0:
        length = Length(new, claim.length.unit, claim.length.about)
        yield from _told(claim, quoted.counts(claim.quote, old, new), tier, length=length)


def _whole(length: Length) -> int:
    return int(length.count) if length.count is not None and length.count.denominator == 1 else 0


def _moved(claim: Claim, step: int) -> Iterator[_Change]:
    """The date some years away: by the year that it is written with, by the number of years that it is reckoned by, or,
    where the quote has neither, as such.
    """
    when = claim.when
    if when is None:
        return
    told: list[_Change] = []
    for year, moved in _years_away(claim, when, step):
        told += _told(claim, quoted.years(claim.quote, year, year + step), when=moved)
    for number in _reckoned(claim):
        start, stop = _away(when.start, step), when.stop if claim.kind == "absent" else _away(when.stop, step)
        new = number + step if number > _OLDEST else number - step  # a year is reckoned from, an age back
        if new > 0 and start and stop and start[0] <= stop[0]:
            length = claim.length and Length(new, "Y", claim.length.about)
            words = quoted.counts if claim.kind == "absent" else quoted.numbers
            told += _told(claim, words(claim.quote, number, new), when=When(start, stop, when.about), length=length)
    yield from told
    moved_pair = _away(when.start, step)
    if not told and moved_pair and claim.kind == "happened" and when.grain in ("day", "month", "year"):
        moved = When(moved_pair, moved_pair, when.about)
        said = f"{tell(claim)} were {'on' if moved.is_day else 'in'} {tell_date(moved)}"
        yield _Change(evolve(claim, when=moved), said, 3)


def _years_away(claim: Claim, when: When, step: int) -> Iterator[tuple[int, When]]:
    """The years that a date is written with, and the date with the one a step away; the end of a gap is the present."""
    first, last = _year(when.start), _year(when.stop)
    if not any(str(year) in claim.quote for year in (first, last)):
        return
    start, stop = _away(when.start, step), _away(when.stop, step)
    if claim.kind == "absent" or first != last:
        if first is not None and start and start[0] < when.stop[1]:
            yield first, When(start, when.stop, when.about)
        if last is not None and stop and claim.kind != "absent" and when.start[0] < stop[1]:
            yield last, When(when.start, stop, when.about)
    elif first is not None and start and stop:
        yield first, When(start, stop, when.about)


@lru_cache(maxsize=4096)
def _away(bounds: Pair, years: int) -> Pair | None:
    """The bounds so many years away; None where no such day is, or no such year."""
    year = civil(bounds[0])[0] if bounds[0] != -inf else inf
    if year + years < 1:
        return None
    when, by = When(bounds, bounds), Length(abs(years), "Y")
    moved = (when + by if years > 0 else when - by).start
    is_day = bounds[0] == bounds[1]
    return None if is_day and civil(moved[0])[2] != civil(bounds[0])[2] else moved


@lru_cache(maxsize=4096)
def _year(bounds: Pair) -> int | None:
    """The one year within which the bounds lie."""
    if inf in (bounds[1], -bounds[0]):
        return None
    first, last = (civil(bound)[0] for bound in bounds)
    return first if first == last else None


def _reckoned(claim: Claim) -> list[int]:
    """The years back that the claim's date was reckoned by, or the year: ages, anniversaries, “in four years”."""
    if claim.kind == "absent" and claim.length and claim.length.unit == "Y" and "now" in claim.assumes:
        return [_whole(claim.length)]
    is_age = claim.key.what == "birth" and claim.rule.startswith("sums/")
    is_reckoned = claim.kind == "happened" and (is_age or claim.rule.partition("/")[0] in ("age", "anniversary"))
    return (
        [int(read) for read in claim.read if read.isdecimal()]
        if is_reckoned and claim.key.what != "anniversary"
        else []
    )


def _told(claim: Claim, swaps: Iterator[quoted.Swap], tier: int = 1, **changes: Any) -> Iterator[_Change]:
    return (_Change(evolve(claim, **changes), f"“{old}” were “{new}”", tier) for old, new in swaps)
