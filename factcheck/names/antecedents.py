"""What a pronoun stands for: “he”, “her”, “its”."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from attrs import frozen

from factcheck.names.descriptions import Descriptions
from factcheck.names.known import StandIn
from factcheck.names.mentions import Mention
from factcheck.names.words import gender, is_of, role
from factcheck.quotations import Quotations

_TITLE = 4  # words of a title that may open a sentence before a name
_LEAD = 6  # words of a phrase that stands before its subject: in his first speech


@frozen(order=True)
class _Candidate:
    """What stands at a piece and may be meant; "" where the text has no name for it."""

    start: int
    name: str
    is_aside: bool = False
    owns: bool = False


class Antecedents(Descriptions):
    """The antecedents of one text. Each is the one name that fits; where several do, there is none."""

    def of(self, piece: int, stand_in: StandIn, but: str = "") -> str:
        """The name that a pronoun at a piece stands for, `but` aside; or "".

        It is what the sentence of the pronoun opens with, else the only one that fits in that sentence, or in the
        nearest before it that names any. In “In his first speech, Ana Matić …” it is the name that follows.
        """
        sentence, here = self._sentences.start(piece), self._quotations.around(piece)
        own = [
            one
            for one in self._candidates(sentence, piece, piece, stand_in)
            if self._quotations.around(one.start) in (None, here)  # “Lindmere says so,” he said
        ]
        not_meant = self._speakers(piece) | self._excluded(piece, own) | ({but} if but else set())
        subject = next((one for one in own if not one.is_aside), None)
        if not subject and (ahead := self._ahead(piece, sentence)):
            name = self._name(ahead)
            return name if self._fits_word(name, piece, stand_in) and name not in not_meant else ""
        owners = {one.name for one in own if one.owns and self._may_be_person(one.name)} - not_meant
        if not subject and stand_in == "person" and len(owners) == 1:
            return owners.pop()  # “Ana Matić's promise that she …”
        if subject and self._opens_sentence(subject, sentence) and subject.name not in not_meant:
            return subject.name if self._is_clear(piece, own) else ""
        earlier = ((at, self._candidates(at, to, piece, stand_in)) for at, to in self.before(sentence))
        for start, near in ((sentence, own), *earlier):
            if fitting := self._meant(start, near, stand_in) - not_meant:
                name = fitting.pop()
                return name if not fitting and (stand_in != "person" or self._may_be_person(name)) else ""
        return ""

    def _meant(self, start: int, near: Sequence[_Candidate], stand_in: StandIn) -> set[str]:
        """Those of a sentence that may be meant: its subjects, or all that it names where it opens with none."""
        subjects = [one for one in near if not one.is_aside]
        if not subjects:
            return set()
        has_subject = self._opens_sentence(subjects[0], start) or stand_in != "person"
        names = {one.name for one in (subjects if has_subject else near)}
        return {name for name in names if stand_in != "person" or self._may_be_person(name)} or names

    def _candidates(self, start: int, stop: int, piece: int, stand_in: StandIn) -> list[_Candidate]:
        """What a pronoun may stand for in pieces [start, stop): names that it fits, and bearers of roles."""
        found = [
            _Candidate(mention.start, name, (owns := self._owns(mention)) or self.is_aside(mention), owns)
            for mention in self._mentions.between(start, stop)
            if self._fits_word(name := self._name(mention), piece, stand_in)
            and not mention.is_adjective
            and not mention.is_label
        ]
        if stand_in == "person":
            found += (_Candidate(at, self.described(at)) for at in self.bearers(start, stop))
        return sorted(found)

    def _fits_word(self, name: str, piece: int, stand_in: StandIn) -> bool:
        """Whether a pronoun fits a name: no “she” is Mr Modi."""
        known = self._mentions.known
        told = known.genders.get(name) if stand_in == "person" else None
        return known.fits(name, stand_in) and (not told or gender(self._lexicon, self._tokens.pieces[piece]) in told)

    def _may_be_person(self, name: str) -> bool:
        """Whether a name is a person's for all that the text tells: one word alone may be anything's."""
        kind = self._mentions.known.kinds.get(name, "")
        return kind == "person" or (not kind and "-" in name) or not name

    def _owns(self, mention: Mention) -> bool:
        """Whether a name stands for whose something is: Ana Matić's daughter."""
        return self._tokens.pieces[mention.stop : mention.stop + 2] in (["'", "s"], ["’", "s"])

    # --- what a pronoun cannot stand for ----------------------------------------------------------------------------

    def _excluded(self, piece: int, own: Sequence[_Candidate]) -> set[str]:
        """Who is not meant where a pronoun stands: nobody greets himself as “him”, nor is somebody “his son”."""
        pieces = self._tokens.pieces
        word, after = pieces[piece].casefold(), "".join(pieces[piece + 2 : piece + 3]).casefold()
        if is_of(self._lexicon, "object-pronoun", word) or (word == "her" and self._ends_phrase(piece)):
            opener = max(
                (at for at in range(piece - 2, self._sentences.start(piece), -2) if self._starts_clause(at)), default=0
            )
            subjects = (one for one in own if one.start > opener and not one.is_aside)
            return {subject.name for subject in [*subjects][:1]}
        is_relation = is_of(self._lexicon, "relation", after) or bool(role(self._lexicon, (after,)))
        if is_relation and own and self._is_beside(piece, own[-1]):
            return {own[-1].name}
        return set()

    def _ends_phrase(self, piece: int) -> bool:
        """Whether no noun follows a pronoun: “met her in Lima”, not “met her son”."""
        pieces = self._tokens.pieces
        after = "".join(pieces[piece + 2 : piece + 3]).casefold()
        is_object = any(is_of(self._lexicon, kind, after) for kind in ("phrase-opener", "clause-start"))
        return pieces[piece + 1] != " " or is_object

    def _starts_clause(self, piece: int) -> bool:
        return is_of(self._lexicon, "clause-start", self._tokens.pieces[piece].casefold())

    def _is_beside(self, piece: int, one: _Candidate) -> bool:
        """Whether a pronoun follows a name over a comma or over “is”: Ana Matić, her deputy."""
        pieces = self._tokens.pieces
        last = piece - 1
        if pieces[last] == " " and is_of(self._lexicon, "copula", pieces[piece - 2].casefold()):
            last = piece - 3
        elif pieces[last].strip() != ",":
            return False
        return any(m.stop == last for m in self._mentions.between(one.start, piece))

    def _is_clear(self, piece: int, own: Sequence[_Candidate]) -> bool:
        """Whether the subject of a sentence is meant though it names others: not where A told B that he …"""
        word = self._tokens.pieces[piece].casefold()
        if not is_of(self._lexicon, "subject-pronoun", word):
            return True
        return len({one.name for one in own if not one.is_aside and self._may_be_person(one.name)}) < 2

    def _opens_sentence(self, one: _Candidate, sentence: int) -> bool:
        """Whether nothing but its title, or words with a capital, stands between a name and its sentence's start."""
        words = self._tokens.pieces[sentence | 1 : one.start : 2]
        return all(word[0].isupper() or role(self._lexicon, (word,)) for word in words) and len(words) <= _TITLE

    def _ahead(self, piece: int, sentence: int) -> Mention | None:
        """The name right behind the comma of the phrase that a sentence opens with, where a pronoun is in it."""
        pieces = self._tokens.pieces
        is_phrase = is_of(self._lexicon, "phrase-opener", pieces[sentence | 1].casefold())
        if not is_phrase or (piece - sentence) // 2 > _LEAD:
            return None
        stop = self._sentences.stop(piece)
        comma = next((at for at in range(piece + 1, stop, 2) if pieces[at].strip() == ","), stop)
        for mention in self._mentions.between(comma, stop)[:1]:
            is_next = all(role(self._lexicon, (word.casefold(),)) for word in pieces[comma + 1 : mention.start : 2])
            return mention if is_next else None
        return None

    def _speakers(self, piece: int) -> set[str]:
        """Who speaks at a piece, and is so no “he” there: by a label, or named beside the quotation."""
        last = bisect_left(self._labels, piece, key=lambda mention: mention.start)
        found = {self._name(mention) for mention in self._labels[max(0, last - 1) : last]}
        if quotation := self._quotations.around(piece):
            opens, closes = quotation
            for start, stop in ((self._sentences.start(opens), opens), (closes, self._sentences.stop(closes))):
                found |= {self._name(mention) for mention in self._mentions.between(start, stop)}
        return found

    @cached_property
    def _labels(self) -> list[Mention]:
        return [mention for mention in self._mentions.all if mention.is_label]

    @cached_property
    def _quotations(self) -> Quotations:
        return Quotations(self._tokens)
