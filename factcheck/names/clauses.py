"""Whose deed a verb is not: of a name inside “who …”, or of one told before where a noun of its own does it."""

from __future__ import annotations

from factcheck.language.lexicon import Lexicon
from factcheck.names.mentions import Mention, Mentions
from factcheck.names.words import is_of
from factcheck.scan import Tokens
from factcheck.sentences import Sentences

_PHRASE = 5  # words of a noun's phrase: four senior Chinese officials
_FAR = 60  # pieces that “who …” may be long
_OBJECT = 6  # pieces from “who” to what its verb is done to: who met the Danish …


class Clauses:
    """The clauses of one text, as far as they tell who does something."""

    def __init__(self, tokens: Tokens, sentences: Sentences, mentions: Mentions, lexicon: Lexicon) -> None:
        self._pieces, self._sentences, self._mentions, self._lexicon = tokens.pieces, sentences, mentions, lexicon

    # --- “who …” ------------------------------------------------------------------------------------------------------

    def is_within(self, mention: Mention, piece: int) -> bool:
        """Whether a name is told in a clause about another, so that what stands at a piece is not of it: Ana Matić, who
        succeeded *Bob Stone*, resigned.
        """
        opener = self._relative(mention.start)
        if not opener:
            return False
        is_told_on = mention.stop + 1 < piece and self._is("relative-pronoun", mention.stop + 1)
        is_closed = self._has_comma(mention.stop + 2 if is_told_on else mention.stop, piece)
        return is_closed or not (is_told_on or self._is_subject(opener, mention))

    def is_of_nobody(self, mention: Mention, piece: int) -> bool:
        """Whether a piece is of what has no name, as “who …” before it is: the man who met *Bob Stone* resigned."""
        opener = self._relative(mention.start)
        if not opener or not self.is_within(mention, piece):
            return False
        head = opener - 1
        start = next((at for at in range(head - 2, max(0, head - _FAR), -2) if self._pieces[at].strip() == ","), head)
        is_named = any(m.stop in (head, start) for m in self._mentions.between(head - _FAR, head))
        return self._pieces[head].strip() != "," or not is_named

    def _is_subject(self, opener: int, mention: Mention) -> bool:
        """Whether a name does what is told behind “which”, or what a clause in there tells: which Bob Stone opened."""
        between = self._pieces[opener + 2 : mention.start : 2]
        words = [word for word in between if word.islower() and not is_of(self._lexicon, "article", word)]
        return not words or any(self._opens_clause(word) for word in words) or self._is("owning-relative", opener)

    def _has_comma(self, start: int, stop: int) -> bool:
        return any(self._pieces[at].strip() == "," for at in range(start, stop, 2))

    def is_met(self, mention: Mention) -> bool:
        """Whether the verb right behind “who” is done to a name: who met Bob Stone."""
        opener = self._relative(mention.start)
        return bool(opener) and mention.start - opener <= _OBJECT and self.is_within(mention, mention.stop)

    def _relative(self, start: int) -> int:
        """Where the “who” stands in whose clause a name starts; 0 where none does."""
        first = max(self._sentences.start(start), start - _FAR)
        for at in range(start - 2, first, -2):
            if self._is("relative-pronoun", at):
                return at if at - 2 > first else 0
            if self._pieces[at - 1].strip() == "," and self._is("clause-start", at):
                return 0  # “…, who resigned, and Bob Stone …”
        return 0

    def _opens_clause(self, word: str) -> bool:
        return any(is_of(self._lexicon, kind, word) for kind in ("clause-start", "telling-verb"))

    # --- a noun that has no name --------------------------------------------------------------------------------------

    def is_of_unnamed(self, piece: int, linked: int) -> bool:
        """Whether a noun of persons without a name does what stands at a piece: two men were arrested; his lawyer
        resigned. `linked` is the first of the words, such as “were”, that bind the two.
        """
        at = linked - 2
        if at < 0 or self._pieces[at + 1] != " " or not self._names_persons(at):
            return False
        if linked == piece and self._is("gathering-noun", piece):
            return False  # the shareholders meeting
        for _ in range(_PHRASE):
            if at in self._sentences.openers:
                return True
            gap, at = self._pieces[at - 1].strip(), at - 2
            if gap not in ("", "-"):
                return gap in (",", "'", "’")
            word = self._pieces[at].casefold()
            if word == "s" and self._pieces[at - 1] in ("'", "’"):
                return not self._joins(at - 2)
            if is_of(self._lexicon, "possessive", word) or word in ("a", "an"):
                return not self._joins(at - 2)
            if word == "the" or is_of(self._lexicon, "aside-opener", word):
                return False
            if is_of(self._lexicon, "clause-start", word):
                return not self._joins(at)
            if not (word.isdecimal() or self._pieces[at].islower()):
                return True
        return False

    def opens_with_many(self, sentence: int) -> bool:
        """Whether a sentence is about many who have no name: “Chinese officials in Lima …”, “Workers won …”."""
        first = sentence | 1
        for at in range(first, min(first + 2 * _PHRASE - 4, self._sentences.stop(sentence)), 2):
            if self._is("person-plural", at):
                return True
            if any(self._is(kind, at) for kind in ("phrase-opener", "clause-start", "article")):
                return False
        return False

    def _names_persons(self, at: int) -> bool:
        kinds = ("person-noun", "relation", "person-plural")
        return any(self._is(kind, at) for kind in kinds) and (
            self._pieces[at].islower() or at in self._sentences.openers
        )

    def _joins(self, at: int) -> bool:
        """Whether “and” at a piece joins what follows to a name: Bob Stone and his lawyer."""
        return self._pieces[at] == "and" and any(m.stop == at - 1 for m in self._mentions.between(at - _FAR, at))

    def _is(self, type_name: str, at: int) -> bool:
        return is_of(self._lexicon, type_name, self._pieces[at].casefold())
