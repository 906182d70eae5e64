"""Claims that may all be held against the same one, to be searched by several numbers at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import gt

from factcheck.model import Claim
from factcheck.when import Bound

Row = tuple[Bound, ...]
_FEW = 8  # claims among which a search is no faster than a look at each


class Bucket:
    """Claims, each with a row of numbers, under a tree that knows the highest of each column below every node.

    Numbers that rise together, as dates and the numbers of editions do, make a search for what goes against that
    turn back near the root.
    """

    def __init__(self, claims: Sequence[Claim], rows: Sequence[Row]) -> None:
        order = sorted(range(len(claims)), key=rows.__getitem__)
        self.claims = [claims[at] for at in order]
        self._levels = [[rows[at] for at in order]]
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            pairs = (below[at : at + 2] for at in range(0, len(below), 2))
            self._levels.append([pair[0] if len(pair) == 1 else tuple(map(max, *pair)) for pair in pairs])

    def above(self, limits: Row) -> Iterator[Claim]:
        """The claims whose numbers are all above their limits."""
        if len(self.claims) <= _FEW:
            for claim, row in zip(self.claims, self._levels[0], strict=True):
                if _exceeds(row, limits):
                    yield claim
            return
        todo = [(len(self._levels) - 1, 0)]
        while todo:
            level, at = todo.pop()
            if not _exceeds(self._levels[level][at], limits):
                continue
            if level == 0:
                yield self.claims[at]
                continue
            below = len(self._levels[level - 1])
            todo += [(level - 1, child) for child in (2 * at + 1, 2 * at) if child < below]


def _exceeds(row: Row, limits: Row) -> bool:
    return all(map(gt, row, limits))
