"""Where sentences begin and end, in pieces of a tokenised text."""

from __future__ import annotations

from bisect import bisect_right

from factcheck.alphabet import Alphabet
from factcheck.scan import Tokens, places

_CLOSERS = "\"'”’)]"


class Sentences:
    """The sentences of a text: `start(i)` and `stop(i)` are the pieces between which the sentence of piece i lies.

    A full stop after an abbreviation, an initial, or before a small letter ends none; a blank line always does.
    """

    def __init__(self, tokens: Tokens, alphabet: Alphabet) -> None:
        self._starts, pieces, classes = [0], tokens.pieces, tokens.classes
        abbreviations = alphabet.chars(("type", "abbreviation"))
        breaks = alphabet.chars(("gap", "break"))
        for at in places(tokens.classes, breaks | alphabet.chars(("gap", "stop"))):
            if 0 < at < len(pieces) - 1 and (
                classes[at] in breaks or _ends(pieces[at], pieces[at + 1], classes[at - 1] in abbreviations)
            ):
                self._starts.append(at + 1)
        self._end = len(tokens.pieces)
        self.openers = frozenset(start | 1 for start in self._starts)  # the first word of each

    def start(self, piece: int) -> int:
        """The first piece of the sentence that a piece is in."""
        return self._starts[bisect_right(self._starts, piece) - 1]

    def stop(self, piece: int) -> int:
        """The piece after the sentence that a piece is in."""
        index = bisect_right(self._starts, piece)
        return self._starts[index] if index < len(self._starts) else self._end


def _ends(gap: str, after: str, abbreviated: bool) -> bool:
    if abbreviated and gap.strip() == ".":
        return False
    return not after[0].islower() or any(c in _CLOSERS for c in gap.strip()[1:])
