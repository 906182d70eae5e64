"""What a pronoun stands for: “he”, “her”, “its”."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

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
        """The name that a pronoun at a piece stands for, `but` aside; or "". Where a “she” is left unexplained beside
        a “he”, and nobody's gender is told, either may be meant.
        """
        if is_of(self._lexicon, "style-noun", "".join(self._tokens.pieces[piece + 2 : piece + 3])):
            return ""  # His Excellency
        name = self._meant_by(piece, stand_in, but)
        return "" if name and stand_in == "person" and self._may_be_other(name, piece) else name

    def _meant_by(self, piece: int, stand_in: StandIn, but: str) -> str:
        """The name that a pronoun stands for as far as the order of the words tells.

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
        owners = {one.name for one in own if one.owns and self._may_be_person(one.name)}
        if not subject and stand_in == "person" and owners:
            is_clear = len({one.name for one in own if self._may_be_person(one.name)}) == 1
            is_told = is_of(
                self._lexicon, "saying-verb", "".join(self._tokens.pieces[piece + 2 : piece + 3]).casefold()
            )
            return (
                next(iter(owners - not_meant), "") if is_clear and not is_told else ""
            )  # “Ana Matić's vow that she …”
        if subject and self._opens_sentence(subject, sentence) and subject.name not in not_meant:
            is_doubtful = self._is_transcript and stand_in == "person" and not self._may_be_person(subject.name)
            return subject.name if self._is_clear(piece, own) and not is_doubtful else ""
        earlier = ((at, self._candidates(at, to, piece, stand_in)) for at, to in self._before_in_turn(sentence))
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
        names = {one.name for one in (subjects if has_subject or self._is_transcript else near)}
        return {name for name in names if stand_in != "person" or self._may_be_person(name)} or names

    def _candidates(self, start: int, stop: int, piece: int, stand_in: StandIn) -> list[_Candidate]:
        """What a pronoun may stand for in pieces [start, stop): names that it fits, and bearers of roles."""
        found = [
            _Candidate(mention.start, name, (owns := self._owns(mention)) or self.is_aside(mention), owns)
            for mention in self._mentions.between(start, stop)
            if self._fits_word(name := self._name(mention), piece, stand_in)
            and not mention.is_adjective
            and not mention.is_label
            and not self._is_addressed(mention)
            and not self._is_of_body(mention)
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

    def _is_of_body(self, mention: Mention) -> bool:
        """Whether a name tells whose body or report a noun is: the Obama administration."""
        after = "".join(self._tokens.pieces[mention.stop + 1 : mention.stop + 2])
        is_noun = self._tokens.pieces[mention.stop] == " " and after.islower()
        return is_noun and any(is_of(self._lexicon, kind, after) for kind in ("body-noun", "briefing-noun"))

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

    def _may_be_other(self, name: str, piece: int) -> bool:
        """Whether the pronoun of the other gender stands near one, and nobody named there is known to be of it."""
        known = self._mentions.known.genders
        if not name or known.get(name):
            return False
        start, stop = self._sentences.start(piece), self._sentences.stop(piece)
        start = next((at for at, _ in self._before_in_turn(start)), start)
        at, to = (bisect_left(self._gendered, place) for place in ((start, ""), (stop, "")))
        own = gender(self._lexicon, self._tokens.pieces[piece])
        others = {told for _, told in self._gendered[at:to]} - {own}
        told = (known.get(self._name(mention), ()) for mention in self._mentions.between(start, stop))
        return bool(others) and others.isdisjoint(chain.from_iterable(told))

    @cached_property
    def _gendered(self) -> list[tuple[int, str]]:
        """Where pronouns of men and of women stand."""
        words = ((at, self._tokens.pieces[at].casefold()) for at in range(1, len(self._tokens.pieces), 2))
        return [(at, gender(self._lexicon, word)) for at, word in words if is_of(self._lexicon, "person-pronoun", word)]

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
        """Whether the subject of a sentence is meant though it names others: not where A told B that he …, or
        said that B had kept his …"""
        persons = [one for one in own if not one.is_aside and self._may_be_person(one.name)]
        if len({one.name for one in persons}) < 2:
            return True
        pieces = self._tokens.pieces
        said = any(is_of(self._lexicon, "saying-verb", word) for word in pieces[persons[0].start : persons[-1].start])
        return not said and not is_of(self._lexicon, "subject-pronoun", pieces[piece].casefold())

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

    # --- transcripts ------------------------------------------------------------------------------------------------

    def _before_in_turn(self, sentence: int) -> Iterator[tuple[int, int]]:
        """The sentences before one, in a transcript those of the same paragraph: what follows may be another's."""
        for start, stop in self.before(sentence):
            if self._is_transcript and "\n" in self._tokens.pieces[stop - 1]:
                return
            yield start, stop

    def _is_addressed(self, mention: Mention) -> bool:
        """Whether a name between commas, or before one, is of who is spoken to: “Thanks, Ana.”"""
        if not self._is_transcript or not self._tokens.pieces[mention.stop].strip():
            return False
        pieces, start = self._tokens.pieces, mention.start
        if start > 2 and is_of(self._lexicon, "honorific", pieces[start - 2]):
            start -= 2
        follows = "".join(pieces[mention.stop + 1 : mention.stop + 2]).casefold()
        if any(is_of(self._lexicon, kind, follows) for kind in ("article", "relative-word")):
            return False
        is_asked = start > 2 and is_of(self._lexicon, "speaker-mark", pieces[start - 2])
        return is_asked or start in self._sentences.openers or pieces[start - 1].strip() != ""

    @cached_property
    def _is_transcript(self) -> bool:
        """Whether who speaks is told by names, or roles, in capitals: THE PRESIDENT: …"""
        pieces = self._tokens.pieces
        return bool(self._labels) or any(
            pieces[at].isupper()
            and len(pieces[at]) > 1
            and pieces[at + 3 : at + 4] == [": "]
            and pieces[at + 2].isupper()
            for at in self._sentences.openers
            if at + 3 < len(pieces)
        )

    @cached_property
    def _labels(self) -> list[Mention]:
        return [mention for mention in self._mentions.all if mention.is_label]

    @cached_property
    def _quotations(self) -> Quotations:
        return Quotations(self._tokens)
