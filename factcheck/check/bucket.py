"""Claims, by their rows, that may all be held against the same one: searched by several numbers at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from operator import gt

from factcheck.when import Bound

Numbers = tuple[Bound, ...]
_FEW = 8  # claims among which a search is no faster than a look at each


def reaching(
    among: Sequence[int],
    limits: tuple[Sequence[Bound], Sequence[Bound]],
    numbers: tuple[Sequence[Bound], Sequence[Bound]],
) -> list[int]:
    """Of these positions, those for which some pair of the numbers is above both limits."""
    first, second = limits
    waiting = sorted(zip(*numbers, strict=True))
    best, found = -inf, []
    for low, at in sorted([(first[at], at) for at in among], reverse=True):
        while waiting and waiting[-1][0] > low:
            best = max(best, waiting.pop()[1])
        if best > second[at]:
            found.append(at)
    return found


class Bucket:
    """Claims, each with its numbers, under a tree that knows the highest of each column below every node.

    Numbers that rise together, as dates and the numbers of editions do, make a search for what goes against that
    turn back near the root.
    """

    def __init__(self, rows: Sequence[int], numbers: Sequence[Numbers]) -> None:
        order = sorted(range(len(rows)), key=numbers.__getitem__)
        self.rows = [rows[at] for at in order]
        self._levels = [[numbers[at] for at in order]]
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            pairs = (below[at : at + 2] for at in range(0, len(below), 2))
            self._levels.append([pair[0] if len(pair) == 1 else tuple(map(max, *pair)) for pair in pairs])

    def above(self, limits: Numbers) -> Iterator[int]:
        """The claims whose numbers are all above their limits."""
        if len(self.rows) <= _FEW:
            for row, numbers in zip(self.rows, self._levels[0], strict=True):
                if _exceeds(numbers, limits):
                    yield row
            return
        todo = [(len(self._levels) - 1, 0)]
        while todo:
            level, at = todo.pop()
            if not _exceeds(self._levels[level][at], limits):
                continue
            if level == 0:
                yield self.rows[at]
                continue
            below = len(self._levels[level - 1])
            todo += [(level - 1, child) for child in (2 * at + 1, 2 * at) if child < below]


def _exceeds(numbers: Numbers, limits: Numbers) -> bool:
    return all(map(gt, numbers, limits))
