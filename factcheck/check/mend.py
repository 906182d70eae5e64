"""What would make a finding's claims fit: the smallest change of one value, on either side, in the words of the text.

Values are tried from the nearest on, and a change counts where the check no longer fires. It is told only where the
value stands in the quote, as a year, a number, an ordinal or a weekday: “true if “since 2021” were “since 2023””.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf

from attrs import evolve, frozen

from factcheck.check.tell import SMALL
from factcheck.length import Length
from factcheck.model import WEEKDAYS, Claim, Key
from factcheck.when import Bound, When
from factcheck.words import ordinal

_FAR = 30  # units of a number beyond which no slip is looked for
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
Clash = tuple[Claim, ...]


@frozen
class _Change:
    """A claim with another value, and the words of its quote that say so: the old ones and the new."""

    claim: Claim
    old: str
    new: str


def mends(clash: Clash, fires: Callable[[Clash], bool], documents: bool) -> Iterator[str]:
    """For each claim of a clash the nearest change that mends it, where its words tell one.

    `fires` says whether claims in these roles still clash; `documents`: say which document each quote is in.
    """
    for at, claim in enumerate(clash):
        others = [other for other in clash if other is not claim and other.kind == claim.kind]
        for change in sorted(_changes(claim, others), key=lambda change: _away_from(change.claim, others)):
            if not fires((*clash[:at], change.claim, *clash[at + 1 :])):
                old, new = (_with_word(claim.quote, change.old, text) for text in (change.old, change.new))
                where = f" in {claim.document}" if documents and claim.document else ""
                yield f"True if “{old}” were “{new}”{where}."
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


def _changes(claim: Claim, others: Sequence[Claim]) -> Iterator[_Change]:
    """The changes that the words allow, the nearest first; towards the later where the others are earlier."""
    if claim.kind == "falls":
        yield from _weekdays(claim)
    is_later = any(other.when and claim.when and other.when.before(claim.when) for other in others)
    for away in range(1, _FAR + 1):
        for step in (away, -away) if is_later else (-away, away):
            yield from _numbered(claim, step)
            yield from _moved(claim, step)


def _weekdays(claim: Claim) -> Iterator[_Change]:
    day = claim.when.weekday if claim.when else None
    if day is not None and claim.key.what in WEEKDAYS:
        right = WEEKDAYS[day]
        for old in _found(claim.quote, claim.key.what.capitalize(), claim.key.what[:3].capitalize()):
            new = right.capitalize() if len(old) > 3 else right[:3].capitalize()
            yield _Change(evolve(claim, key=Key(right)), old, new)


def _numbered(claim: Claim, step: int) -> Iterator[_Change]:
    """Another number of an edition or a count, or another length."""
    if claim.nth is not None and claim.nth + step > 0:
        new = claim.nth + step
        for old, text in _as_number(claim.quote, claim.nth, new):
            yield _Change(evolve(claim, nth=new), old, text)
    length = claim.length
    if length is not None and length.count is not None and length.count.denominator == 1 and length.count + step > 0:
        count = int(length.count)
        for old, text in _as_number(claim.quote, count, count + step):
            yield _Change(evolve(claim, length=Length(count + step, length.unit, length.about)), old, text)


def _moved(claim: Claim, step: int) -> Iterator[_Change]:
    """The date some years away; of a stretch its first end, the year that “since” tells; of an age the birth."""
    when = claim.when
    if when is None:
        return
    moved = _away(when, step)
    if claim.kind == "absent" and when.start != when.stop:
        if moved.first > when.stop[0]:
            return
        moved = When(moved.start, when.stop)
    for year in _years(when):
        for old in _found(claim.quote, str(year)):
            yield _Change(evolve(claim, when=moved), old, str(year + step))
    if claim.key.what == "birth" and "now" in claim.assumes:
        for age in (int(read) for read in claim.read if read.isdecimal()):
            for old, text in _as_number(claim.quote, age, age - step):
                yield _Change(evolve(claim, when=moved), old, text)


def _away(when: When, years: int) -> When:
    return when + Length(years, "Y") if years > 0 else when - Length(-years, "Y")


def _years(when: When) -> Sequence[int]:
    """The year that the date, or the first end of a stretch, is written with."""
    text = str(when).lstrip("[")[:4]
    return [int(text)] if text.isdecimal() else []


def _as_number(quote: str, old: int, new: int) -> Iterator[tuple[str, str]]:
    """The words of a quote that say a number, and those that would say another."""
    if new < 0:
        return
    pairs = [(ordinal(old), ordinal(new)), (str(old), str(new))]
    for names in (_ORDINALS, SMALL):
        if 0 < old < len(names) and 0 < new < len(names):
            pairs.append((names[old], names[new]))
    for one, other in pairs:
        for found in _found(quote, one):
            yield found, other


def _found(quote: str, *texts: str) -> list[str]:
    """The first of these texts that stands in a quote, as a word of its own and once."""
    return next(([text] for text in texts if len(_places(quote, text)) == 1), [])


def _places(quote: str, text: str) -> list[int]:
    """Where a text stands in a quote with no letter or digit beside it, nor a digit behind a point or a comma."""
    found, at = [], quote.find(text)
    while at >= 0:
        before, after = quote[:at][-1:], quote[at + len(text) :][:2]
        is_part = after[:1] in (".", ",") and after[1:].isdecimal()
        if not (before.isalnum() or before in (".", ",") or after[:1].isalnum() or is_part):
            found.append(at)
        at = quote.find(text, at + 1)
    return found


def _with_word(quote: str, old: str, new: str) -> str:
    """The new text, with the word of the quote that stands before the old one."""
    before = quote[: _places(quote, old)[0]]
    word = before.rstrip(" -").rpartition(" ")[2]
    return f"{word}{before[len(before.rstrip(' -')) :]}{new}" if word.isalnum() else new
