"""Whether a text tells of a match, which has halves and quarters that are none of the calendar's."""

from __future__ import annotations

from attrs import frozen

from factcheck.language.lexicon import Lexicon
from factcheck.scan import Tokens
from factcheck.sentences import Sentences

_TELLING = 2  # such words in a text make it one of a match; one will do in the sentence itself


@frozen(eq=False)
class Game:
    """The words of one language that only reports of matches use: “goalkeeper”, “touchdown”."""

    words: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Game:
        """The words of the lexicon's type `game-word`; none where it has no such type."""
        return cls(frozenset(lexicon.types["game-word"].values if "game-word" in lexicon.types else ()))

    def told(self, tokens: Tokens, sentences: Sentences, start: int) -> bool:
        """Whether what stands at a piece is told of a match."""
        if self._count(tokens, sentences.start(start), sentences.stop(start)):
            return True
        return self._count(tokens, 0, len(tokens.pieces)) >= _TELLING

    def _count(self, tokens: Tokens, start: int, stop: int) -> int:
        return sum(piece.casefold() in self.words for piece in tokens.pieces[start:stop])
