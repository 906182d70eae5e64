"""What stands in quotation marks, in pieces of a tokenised text."""

from __future__ import annotations

from bisect import bisect_right

from factcheck.scan import Tokens

_OPENS, _CLOSES, _EITHER = "“", "”", '"'


class Quotations:
    """The quotations of a text: `around(i)` are the pieces between which the one lies that piece i is in.

    A quotation that nothing closes ends with its paragraph.
    """

    def __init__(self, tokens: Tokens) -> None:
        self._starts: list[int] = []
        self._stops: list[int] = []
        opened: int | None = None
        for at in range(0, len(tokens.pieces), 2):
            if tokens.pieces[at] == " ":
                continue
            lines = 0
            for char in tokens.pieces[at]:
                lines += char == "\n"
                if opened is not None and (char in (_CLOSES, _EITHER) or lines > 1):
                    self._starts.append(opened)
                    self._stops.append(at)
                    opened = None
                elif char in (_OPENS, _EITHER):
                    opened = at + 1

    def around(self, piece: int) -> tuple[int, int] | None:
        """The pieces [start, stop) of the quotation that a piece is in, or None."""
        index = bisect_right(self._starts, piece) - 1
        if index < 0 or piece >= self._stops[index]:
            return None
        return self._starts[index], self._stops[index]
