"""Whom a sentence is about: the subject of what is said, by its name or by what stands for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from factcheck.language.lexicon import Lexicon
from factcheck.names.antecedents import Antecedents
from factcheck.names.clauses import Clauses
from factcheck.names.known import StandIn
from factcheck.names.mentions import Mention, Mentions
from factcheck.names.words import is_of, role
from factcheck.scan import Tokens
from factcheck.sentences import Sentences

_LINKS = 3  # words that may stand between a name and what it does
_PRONOUNS: Mapping[StandIn, str] = {"person": "person-pronoun", "thing": "thing-pronoun", "several": "plural-pronoun"}
_OF_LAST = ("relative-pronoun", "apposed-participle")  # what may tell of the name right before it, or of its owner
_NEAR = 12  # pieces before a match in which what stands for its subject is looked for


class Subjects:
    """The subjects of one text, found among its mentions."""

    def __init__(self, tokens: Tokens, sentences: Sentences, mentions: Mentions, lexicon: Lexicon) -> None:
        self._tokens, self._sentences, self._mentions, self._lexicon = tokens, sentences, mentions, lexicon
        self._by_start = frozenset(mentions.starts)
        self._antecedents = Antecedents(tokens, sentences, mentions, lexicon)
        self._clauses = Clauses(tokens, sentences, mentions, lexicon)

    def of(self, piece: int, but: str = "") -> str:
        """The nearest name before a piece that can be the subject of its sentence, or of one shortly before; or "".

        `but` is a name that is not meant: who goes to Peru is not Peru. Where a pronoun or “the president” stands for
        the subject, only what it fits is taken, and of several nobody.
        """
        sentence = self._sentences.start(piece)
        if self._clauses.is_of_unnamed(piece, self._linked(sentence, piece)):
            return ""
        at, stand_in = self._stand_in(max(sentence, piece - _NEAR), piece)
        if stand_in and not self._pronoun(at):
            meant = self._antecedents.described(at)
            return meant if meant != but else ""
        if stand_in:
            is_of_many = stand_in == "several" and self._clauses.opens_with_many(sentence)
            return "" if is_of_many else self._antecedents.of(at, stand_in, but)
        own = self._mentions.between(sentence, piece)
        if own and self._clauses.is_of_nobody(own[-1], piece):
            return ""
        own = [mention for mention in own if not self._clauses.is_within(mention, piece)]
        if not is_of(self._lexicon, "possessive", self._tokens.pieces[piece | 1].casefold()):
            own = [mention for mention in own if not self._is_object(mention)]
        if found := self._first_subject(reversed(own), but):
            return found
        if sentence | 1 < piece and is_of(self._lexicon, "article", self._tokens.pieces[sentence | 1].casefold()):
            return self._behind(piece, but)  # “The lock was shut in 2019” is of no name that the text has told before
        if self._clauses.opens_with_many(sentence):
            return ""
        for start, stop in self._antecedents.before(sentence):
            if found := self._first_subject(self._mentions.between(start, stop), but):
                return found
        return ""

    def _stand_in(self, start: int, piece: int) -> tuple[int, StandIn]:
        """Where what stands for a subject is before a piece, “the president” or “his”, and what for."""
        place: tuple[int, StandIn] = 0, ""
        for at in range(piece - 2 | 1, start - 1, -2):
            if not place[1]:
                place = at, self._pronoun(at)
            if self._is_subject(at) and self._antecedents.is_description(at):
                return at, "person"
            if at in self._by_start:
                break  # “Macron met the chancellor on his first visit”: the role is the object
        return place

    def _behind(self, piece: int, but: str) -> str:
        """Whom the first pronoun from a piece on stands for: “The visit to Peru is his first”."""
        for at in range(piece | 1, min(self._sentences.stop(piece), piece + _NEAR), 2):
            if kind := self._pronoun(at):
                return self._antecedents.of(at, kind, but)
        return ""

    def _pronoun(self, piece: int) -> StandIn:
        """What the pronoun at a piece stands for; "" where none is."""
        word = self._tokens.pieces[piece].casefold()
        return next((kind for kind, pronouns in _PRONOUNS.items() if is_of(self._lexicon, pronouns, word)), "")

    def _is_subject(self, piece: int) -> bool:
        """Whether the noun at a piece opens its sentence or a clause: “the”, and nothing but what clauses follow."""
        pieces = self._tokens.pieces
        _, article = self._antecedents.behind_article(piece)
        if article < 1 or pieces[article - 1] != " " or article in self._sentences.openers:
            return True
        return is_of(self._lexicon, "clause-start", pieces[article - 2].casefold())

    def beside(self, piece: int) -> str | frozenset[str]:
        """The name that stands right before a piece, with nothing but words such as “who has” between, or the pair that
        it opens with: “the two countries”; or "".
        """
        if pair := self._antecedents.pair(piece):
            return pair
        sentence = self._sentences.start(piece)
        at = self._linked(sentence, piece)
        own = self._mentions.between(sentence, at)
        if not own or own[-1].start < sentence:
            return ""
        if self._tokens.pieces[at - 1].strip() == ",":
            is_of_last = any(is_of(self._lexicon, kind, self._tokens.pieces[at]) for kind in _OF_LAST)
            is_open = is_of_last and own[-1].stop == at - 1 and self._antecedents.is_aside(own[-1])
            return "" if is_open else self._before_comma(sentence, at - 1)  # “Ana, wife of Bob, who …” is of either
        if self._tokens.pieces[at - 1] in (") ", "), "):
            own = [mention for mention in own if mention.start < self._opening(at)]  # Ana Matić (Croatia) retired
            at = self._opening(at)
        if not own or own[-1].stop + 1 != at:
            return ""
        is_told_on = "who" in (word.casefold() for word in self._tokens.pieces[at:piece:2])
        if (self._antecedents.is_aside(own[-1]) and not is_told_on) or self._clauses.is_met(own[-1]):
            return ""
        if self._is_object(own[-1]):
            return self._first_subject(own[:-1], "")
        return self._mentions.canonical(own[-1].name)

    @cached_property
    def shared(self) -> frozenset[str]:
        """The names that two bear in this text: Ana Matić and her daughter Ana Matić, Queen Mary and the ship."""
        full = (mention for mention in self._mentions.all if "-" in mention.name)
        return frozenset(self._mentions.canonical(mention.name) for mention in full if self._is_another(mention))

    def _is_another(self, mention: Mention) -> bool:
        """Whether a name is told to be a thing's, or that of a relative of somebody who bears it."""
        pieces, at = self._tokens.pieces, mention.start - 2
        while at > 0 and any(is_of(self._lexicon, kind, pieces[at]) for kind in ("namesake-word", "bearer-title")):
            at -= 2
        if at > 0 and at < mention.start - 2 and is_of(self._lexicon, "article", pieces[at].casefold()):
            return True  # the Queen Mary
        if at < 1 or pieces[at].istitle() or not is_of(self._lexicon, "relation", pieces[at]):
            return at > 0 and is_of(self._lexicon, "bearing-thing", pieces[at])
        owner = next((place for place in (at - 2, at - 4) if place > 0 and self._pronoun(place) == "person"), 0)
        return owner > 0 and self._antecedents.of(owner, "person") == self._mentions.canonical(mention.name)

    def _opening(self, piece: int) -> int:
        """The piece behind the bracket that opens what is closed right before a piece; or 0."""
        places = range(piece - 2, max(self._sentences.start(piece), piece - _NEAR), -2)
        return next((at for at in places if self._tokens.pieces[at - 1] == " ("), 0)

    def _before_comma(self, sentence: int, comma: int) -> str:
        """The name that a comma follows, before all that is apposed to it: Ana Matić, 78, of Lima, Peru, died."""
        pieces, last = self._tokens.pieces, comma
        while True:
            start = next((at for at in range(comma - 2, sentence, -2) if pieces[at].strip() == ","), 0)
            if start and self._is_apposed(start + 1, comma):
                comma = start
                continue
            named = [mention for mention in self._mentions.between(sentence, comma) if mention.stop == comma]
            is_told_on = is_of(self._lexicon, "relative-pronoun", pieces[last + 1])
            is_agent = bool(named) and pieces[named[0].start - 2] == "by" and not is_told_on  # made by Volta, was sold
            return "" if is_agent else self._first_subject(named, "")

    def _is_apposed(self, start: int, stop: int) -> bool:
        """Whether pieces [start, stop) between two commas tell more of the name before: an age, “of Lima”, “who …”."""
        first = self._tokens.pieces[start].casefold()
        kinds = ("aside-opener", "article", "relative-word", "relation", "apposed-participle")
        if first.isdecimal() or any(is_of(self._lexicon, kind, first) for kind in kinds):
            return True
        last = next((mention for mention in self._mentions.between(start, stop) if mention.stop == stop), None)
        return last.start == start if last else bool(role(self._lexicon, (first,)))  # not “, coaches Bob Stone,”

    def _is_object(self, mention: Mention) -> bool:
        """Whether a verb stands before a name: who won the Lindmere Cup is not the cup."""
        pieces, before = self._tokens.pieces, mention.start - 2
        if before > 0 and is_of(self._lexicon, "article", pieces[before].casefold()):
            before -= 2
        word = pieces[before].casefold() if before > 0 else ""
        return is_of(self._lexicon, "event-verb", word) or is_of(self._lexicon, "past-verb", word)

    def _linked(self, sentence: int, piece: int) -> int:
        """The first of the words that bind what stands at a piece to its subject: “who has”."""
        at = piece
        while at > max(sentence, piece - 2 * _LINKS) + 1 and self._links(at - 2):
            at -= 2
        return at

    def stood_for(self, piece: int) -> str:
        """The name that “she” or “the bank” right before a piece stands for; or ""."""
        at = self._linked(self._sentences.start(piece), piece) - 2
        if at < 0 or self._tokens.pieces[at + 1] != " ":
            return ""
        if is_of(self._lexicon, "subject-pronoun", self._tokens.pieces[at].casefold()):
            return self._antecedents.of(at, self._pronoun(at))
        is_description = self._is_subject(at) and self._antecedents.is_description(at)
        return self._antecedents.described(at) if is_description else ""

    def _links(self, at: int) -> bool:
        """Whether a word may stand between a name and what it does: “has”, “who”, an age, but not that of “aged 91”."""
        pieces = self._tokens.pieces
        return is_of(self._lexicon, "link-word", pieces[at]) or (
            pieces[at].isdecimal() and (pieces[at - 1] != " " or pieces[at - 2].istitle())
        )

    def _first_subject(self, mentions: Iterable[Mention], but: str) -> str:
        subjects = (mention for mention in mentions if not self._antecedents.is_aside(mention))
        names = (self._mentions.canonical(mention.name) for mention in subjects)
        return next((name for name in names if name != but), "")
