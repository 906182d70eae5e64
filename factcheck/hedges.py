"""Words that take a claim back, put it in the future, or give it to a speaker: hedges, at work on a text."""

from __future__ import annotations

from bisect import bisect_left

from attrs import frozen

from factcheck.model import Status
from factcheck.quotations import Quotations
from factcheck.reader import LanguageReader
from factcheck.scan import Tokens
from factcheck.sentences import Sentences
from factcheck.slots import read_text
from factcheck.times.expression import TimeExpression
from factcheck.when import When

#: Where several hedges bear on one claim, the first of these holds.
_WEIGHT: dict[Status, int] = {"denied": 0, "hedged": 1, "asserted": 2, "planned": 3}
_BESIDE = 4  # pieces within which a hedge of reach "beside" bears on a claim
_NEAR = 16  # the same for reach "near"
_QUOTED = 16  # pieces from a quotation within which who says it is told
_FAR = 200  # pieces beyond which no hedge bears, however long the sentence
_CLAUSE_MARKS = (";", "–")


@frozen
class _Hit:
    start: int
    stop: int
    status: Status | None
    speaker: str
    reach: str
    side: str


class Hedges:
    """The hedges of one text."""

    def __init__(self, tokens: Tokens, sentences: Sentences, reader: LanguageReader) -> None:
        self._tokens, self._sentences = tokens, sentences
        self._quotations = Quotations(tokens)
        rules = reader.language.hedges
        lexicon = reader.language.lexicon
        types = lexicon.types
        self._clause_opener, self._later_opener, self._joiner, self._report_verb, self._relative = (
            frozenset(types[name].values if name in types else ())
            for name in ("clause-opener", "later-opener", "joiner", "report-verb", "relative-pronoun")
        )
        self._sayings: list[_Hit] = []
        self._by_sentence: dict[int, list[_Hit]] = {}
        for match in reader.hedges.matches(tokens):
            rule = rules[match.rule]
            speaker = ""
            if "by" in match.slots:
                kind, start, stop = match.slots["by"]
                speaker = str(read_text(kind, tokens.text[tokens.offsets[start] : tokens.offsets[stop]], lexicon) or "")
            hit = _Hit(match.start, match.stop, rule.status, speaker, rule.reach, rule.side)
            self._by_sentence.setdefault(sentences.start(match.start), []).append(hit)
            if speaker:
                self._sayings.append(hit)

    def on(self, start: int, stop: int) -> tuple[Status | None, str]:
        """What hedges make of a claim over pieces [start, stop), None where none bears on it; who says it, or ""."""
        hits = self._bearing(start, stop)
        status = min((hit.status for hit in hits if hit.status), key=_WEIGHT.__getitem__, default=None)
        return status, self._speaker(start, hits)

    def said_on(self, start: int, stop: int) -> When | None:
        """When it was that somebody said what stands in pieces [start, stop), where the words about it tell: “, he said
        in 2021”, “In 2021 he said that …”.
        """
        opens, closes = self._quotations.around(start) or (start, stop)
        first, last = self._sentences.start(opens), self._sentences.stop(closes)
        pieces = self._tokens.pieces
        for at in (*range(max(first, opens - _FAR) | 1, opens, 2), *range(closes | 1, min(last, closes + _FAR), 2)):
            time = self._tokens.marks.get(at)
            if not isinstance(time, TimeExpression) or time.when is None or at in range(start, stop):
                continue
            told = [word.casefold() for word in pieces[max(first | 1, at - _BESIDE) : at : 2]]
            if at - first <= _BESIDE:
                told = [word.casefold() for word in pieces[at:start:2]]
            if not self._report_verb.isdisjoint(told):
                return time.when
        return None

    def _speaker(self, start: int, hits: list[_Hit]) -> str:
        """Who is said to say it, or "": of what is quoted, who is told so right after the quotation, or before it."""
        quotation = self._quotations.around(start)
        if quotation is None:
            return next((hit.speaker for hit in hits if hit.speaker), "")
        opens, closes = quotation
        after = bisect_left(self._sayings, closes, key=lambda hit: hit.start)
        for hit in self._sayings[after : after + 1]:
            if hit.start - closes < _QUOTED and self._sentences.start(hit.start) <= closes:
                return hit.speaker
        return next(
            (hit.speaker for hit in self._sayings[max(0, after - 1) : after] if 0 < opens - hit.stop < _QUOTED), ""
        )

    def _bearing(self, start: int, stop: int) -> list[_Hit]:
        hits = self._by_sentence.get(self._sentences.start(start), [])
        first = bisect_left(hits, start - _FAR, key=lambda hit: hit.start)
        last = bisect_left(hits, stop + _FAR, key=lambda hit: hit.start)
        return [hit for hit in hits[first:last] if self._bears(hit, start, stop)]

    def _bears(self, hit: _Hit, start: int, stop: int) -> bool:
        if hit.start >= start and hit.stop <= stop:
            return hit.side in ("either", "within")
        if hit.start < stop and hit.stop > start:  # “was scrapped on Friday” calls off nothing, and says what ended
            return hit.side == "either"
        before = hit.stop <= start
        if hit.side != "either" and hit.side != ("before" if before else "after"):
            return False
        left, right = (hit.stop, start) if before else (stop, hit.start)
        if right - left > {"beside": _BESIDE, "near": _NEAR}.get(hit.reach, _FAR):
            return False
        if hit.reach == "sentence":
            return True
        between = self._tokens.pieces[max(left, 0) : max(right, 0)]
        if any(mark in piece for piece in between for mark in _CLAUSE_MARKS):
            return False
        words = [word.casefold() for word in between[1::2]]
        if before:
            # The last word may lead up to a time, as “since” does.
            return self._clause_opener.isdisjoint(words[:-1]) and self._report_verb.isdisjoint(words)
        if any("," in gap for gap in between[::2]) and self._ends_in_relative(stop):
            return False
        borders = self._clause_opener | self._later_opener
        return borders.isdisjoint(words) and self._joiner.isdisjoint(words[-1:])

    def _ends_in_relative(self, stop: int) -> bool:
        """Whether a claim ends within “, who …,”: what stands behind that is of another clause."""
        pieces, last = self._tokens.pieces, (stop - 1) | 1
        for at in range(last, max(self._sentences.start(stop - 1), last - _NEAR), -2):
            if pieces[at].casefold() in self._relative:
                return True
            if "," in pieces[at - 1]:
                return False
        return False
