"""Whether a text tells of a match, which has halves and quarters that are none of the calendar's."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from factcheck.language.lexicon import Lexicon
from factcheck.scan import Tokens
from factcheck.sentences import Sentences

_TELLING = 2  # such words in a text make it one of a match; one will do in the sentence itself


class Game:
    """The words of one text that only reports of matches use, those of the type `game-word`: “goalkeeper”."""

    def __init__(self, tokens: Tokens, sentences: Sentences, lexicon: Lexicon) -> None:
        self._tokens, self._sentences, self._lexicon = tokens, sentences, lexicon

    def is_told(self, piece: int) -> bool:
        """Whether what stands at a piece is told of a match."""
        if len(self._places) >= _TELLING:
            return True
        at = bisect_left(self._places, self._sentences.start(piece))
        return at < len(self._places) and self._places[at] < self._sentences.stop(piece)

    @cached_property
    def _places(self) -> list[int]:
        """Where they stand; found once, and only where a half or quarter asks."""
        words = self._lexicon.types["game-word"].values if "game-word" in self._lexicon.types else ()
        return [at for at, piece in enumerate(self._tokens.pieces) if piece.casefold() in words]
