"""Whom a sentence is about: the subject of what is said, by its name or by what stands for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from factcheck.language.lexicon import Lexicon
from factcheck.names.known import StandIn
from factcheck.names.mentions import Mention, Mentions
from factcheck.names.words import country, is_of, role
from factcheck.scan import Tokens
from factcheck.sentences import Sentences

_LINKS = 3  # words that may stand between a name and what it does
_BACK = 3  # sentences that a subject may lie back
_PRONOUNS: Mapping[StandIn, str] = {"person": "person-pronoun", "thing": "thing-pronoun", "several": "plural-pronoun"}
_TITLE = 4  # words of a title that may open a sentence before a name
_NEAR = 12  # pieces before a match in which what stands for its subject is looked for


class Subjects:
    """The subjects of one text, found among its mentions."""

    def __init__(self, tokens: Tokens, sentences: Sentences, mentions: Mentions, lexicon: Lexicon) -> None:
        self._tokens, self._sentences, self._mentions, self._lexicon = tokens, sentences, mentions, lexicon
        self._by_start = frozenset(mentions.starts)

    def of(self, piece: int, but: str = "") -> str:
        """The nearest name before a piece that can be the subject of its sentence, or of one shortly before; or "".

        `but` is a name that is not meant: who goes to Peru is not Peru. Where a pronoun or “the president” stands for
        the subject, only what it fits is taken, and of several nobody.
        """
        sentence = self._sentences.start(piece)
        own = self._mentions.between(sentence, piece)
        title, stand_in = self._stand_in(max(sentence, piece - _NEAR), piece)
        if title and self._mentions.known.roles.get(title):
            meant = self._mentions.known.with_role(title)
            return meant if meant != but else ""
        if stand_in:
            return self._antecedent(own, sentence, stand_in, but)
        if found := self._first_subject(reversed(own), but):
            return found
        for start, stop in self._before(sentence):
            if found := self._first_subject(self._mentions.between(start, stop), but):
                return found
        return ""

    def _antecedent(self, own: Sequence[Mention], sentence: int, stand_in: StandIn, but: str) -> str:
        """The name that a pronoun fits: what opens its sentence, or the only one there or in the nearest with any."""
        first = next((m for m in own if not self._is_aside(m)), None)
        if first and self._opens_sentence(first, sentence):
            name = self._mentions.canonical(first.name)
            if self._mentions.known.fits(name, stand_in):
                return name if name != but else ""
        for near in (own, *(self._mentions.between(*extent) for extent in self._before(sentence))):
            names = {name for m in near if not self._is_aside(m) and (name := self._mentions.canonical(m.name)) != but}
            fitting = {name for name in names if self._mentions.known.fits(name, stand_in)}
            if stand_in != "thing":
                fitting = {name for name in fitting if self._mentions.known.kinds.get(name) == "person"} or fitting
            if fitting:
                return fitting.pop() if len(fitting) == 1 else ""
        return ""

    def _opens_sentence(self, mention: Mention, sentence: int) -> bool:
        """Whether nothing but its title, or words with a capital, stands between a name and its sentence's start."""
        words = self._tokens.pieces[sentence | 1 : mention.start : 2]
        return all(word[0].isupper() or role(self._lexicon, (word,)) for word in words) and len(words) <= _TITLE

    def _before(self, sentence: int) -> Iterator[tuple[int, int]]:
        """The sentences before one, nearest first, as far back as a subject may lie."""
        for _ in range(_BACK):
            if sentence == 0:
                return
            stop, sentence = sentence, self._sentences.start(sentence - 1)
            yield sentence, stop

    def _stand_in(self, start: int, piece: int) -> tuple[str, StandIn]:
        """What stands before a piece for its subject: the role of “the president”, or what a pronoun fits."""
        pieces = self._tokens.pieces
        found: StandIn = ""
        for at in range(piece - 2 | 1, start - 1, -2):
            word = pieces[at].casefold()
            if not found:
                kinds = (k for k, pronouns in _PRONOUNS.items() if is_of(self._lexicon, pronouns, word))
                found = next(kinds, "")
            is_definite = at > 1 and pieces[at - 2].casefold() == "the" and pieces[at].islower()
            if is_definite and (title := role(self._lexicon, (word,))):
                return title, "person"
            if at in self._by_start:
                break  # “Macron met the chancellor on his first visit”: the role is the object
        return "", found

    def beside(self, piece: int) -> str | frozenset[str]:
        """The name that stands right before a piece, with nothing but words such as “who has” between, or the pair that
        it opens with: “the two countries”; or "".
        """
        if pair := self._pair(piece):
            return pair
        at, sentence = piece, self._sentences.start(piece)
        while at > max(sentence, piece - 2 * _LINKS) + 1 and self._links(self._tokens.pieces[at - 2]):
            at -= 2
        found = bisect_left(self._mentions.starts, at) - 1
        if found < 0 or self._mentions.all[found].stop + 1 != at or self._mentions.all[found].start < sentence:
            return ""
        if self._is_aside(self._mentions.all[found]):
            return ""
        return self._mentions.canonical(self._mentions.all[found].name)

    def _pair(self, piece: int) -> frozenset[str]:
        """The pair that “the two countries” at a piece are: the two that the last sentence to name any has named."""
        pieces = self._tokens.pieces
        words = [word.casefold() for word in pieces[piece : piece + 5 : 2]]
        noun = words[2:] if words[:2] == ["the", "two"] else words[1:2] if words[:1] == ["both"] else []
        if not noun or not is_of(self._lexicon, "pair-noun", noun[0]):
            return frozenset()
        stop = piece
        for _ in range(_BACK + 1):
            start = self._sentences.start(max(0, stop - 1))
            names = {self._mentions.canonical(mention.name) for mention in self._mentions.between(start, stop)}
            homes = frozenset(name for name in names if country(self._lexicon, name) == name)
            if homes or start == 0:
                return homes if len(homes) == 2 else frozenset()
            stop = start
        return frozenset()

    def _links(self, word: str) -> bool:
        """Whether a word may stand between a name and what it does: “has”, “who”, an age."""
        return word.isdecimal() or is_of(self._lexicon, "link-word", word)

    def _first_subject(self, mentions: Iterable[Mention], but: str) -> str:
        names = (self._mentions.canonical(mention.name) for mention in mentions if not self._is_aside(mention))
        return next((name for name in names if name != but), "")

    def _is_aside(self, mention: Mention) -> bool:
        if mention.is_adjective or mention.is_label:
            return True
        before = self._tokens.pieces[mention.start - 2] if mention.start > 1 else ""
        if is_of(self._lexicon, "article", before) and mention.start > 3:
            before = self._tokens.pieces[mention.start - 4]
        return is_of(self._lexicon, "preposition", before)
