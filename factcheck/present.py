"""Which day is “now” where an article says so: its own, that of a timeline's entry, or none when it looks back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from factcheck.language.parts import Reading
from factcheck.length import Length
from factcheck.prepared import Prepared
from factcheck.times.expression import TimeExpression
from factcheck.when import When

_BEFORE = 6  # pieces: three words
_FAR = 120  # pieces beyond which nothing in a sentence tells of the time of a match
_NEAR = 14  # pieces before a date in which the word may stand that makes it one of a beginning
_ENTRY = 8  # sentences in an entry of a timeline
_BULLETS = frozenset("-–—*•")


class Present:
    """The days of telling in one document."""

    def __init__(self, text: Prepared) -> None:
        self._published, self._lexicon = text.document.published, text.lexicon
        self._tokens, self._sentences = text.tokens, text.sentences
        self._marked = sorted(self._tokens.marks)

    def of(self, start: int, stop: int) -> Reading | None:
        """The day on which pieces [start, stop) are told, the article's own being assumed; None where it is another."""
        if told_of := self._apposed_to(start) or self._heading(start):
            return Reading(told_of.when, assumes=told_of.assumes)
        if self._is_of_another_time(start, stop):
            return None
        return Reading(self._published, assumes=frozenset({"now"}))

    def _apposed_to(self, start: int) -> TimeExpression | None:
        """The time that “his first visit since 2016” stands behind, and is told of: “on 1 March 2025, his first …”."""
        time = self._tokens.marks.get(start - 4)
        is_apposed = self._is("possessive", start - 2) and self._tokens.pieces[start - 3].strip() == ","
        return time if is_apposed and isinstance(time, TimeExpression) and time.when is not None else None

    def _heading(self, piece: int) -> TimeExpression | None:
        """The date that is all of the paragraph before, or of that before a list, as a timeline has them."""
        start = self._sentences.start(piece)
        for _ in range(_ENTRY if start > 1 else 0):
            start, stop = self._sentences.start(start - 1), start
            time = self._tokens.marks.get(start | 1)
            if stop - (start | 1) <= 2 and isinstance(time, TimeExpression) and time.when is not None:
                return None if "now" in time.assumes else time
            if start <= 1 or ("\n" in (gap := self._tokens.pieces[stop - 1]) and _BULLETS.isdisjoint(gap)):
                break
        return None

    def _is_of_another_time(self, start: int, stop: int) -> bool:
        """Whether the sentence, beside the match, tells what was in, on or since a time more than a year before.

        When somebody was born, or something founded, is not what the sentence is about.
        """
        if self._published is None:
            return False
        first, last = self._sentences.start(start), self._sentences.stop(start)
        year_before = self._published - Length(1, "Y")
        near = list(self._times_near(max(first, start - _FAR), min(last, stop + _FAR)))
        if any(_is_from_now(time, year_before) for _, time in near):
            return False
        if self._is_looked_back_on(start):
            return True
        return any(
            time.when is not None
            and time.when.before(year_before)
            and self._is("preposition", piece - 2)
            and not any(self._is("beginning", before) for before in range(max(first, piece - _NEAR), piece))
            for piece, time in near
            if first < piece and not start <= piece < stop
        )

    def _is_looked_back_on(self, start: int) -> bool:
        """Whether “was”, or the like, stands right before: “was his first visit since …” may be of a visit long ago."""
        first = max(self._sentences.start(start), start - _BEFORE)
        return any(self._is("past-auxiliary", piece) for piece in range(first, start))

    def _times_near(self, start: int, stop: int) -> Iterator[tuple[int, TimeExpression]]:
        """The times within pieces [start, stop), and where they stand."""
        for piece in self._marked[bisect_left(self._marked, start) : bisect_left(self._marked, stop)]:
            if isinstance(time := self._tokens.marks[piece], TimeExpression):
                yield piece, time

    def _is(self, type_name: str, piece: int) -> bool:
        return self._lexicon.value(type_name, self._tokens.pieces[piece]) is not None


def _is_from_now(time: TimeExpression, year_before: When) -> bool:
    """Whether a time counts from the article's day: “20 years ago”, or is told from it within a year: “Monday”."""
    is_recent = time.when is not None and time.when.before(year_before) is False
    return "now" in time.assumes and (time.kind == "ago" or is_recent)
