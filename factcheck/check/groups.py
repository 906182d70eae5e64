"""Rows by the place to which they are led, and the highest number of each place: what is too low is not looked into."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from math import inf

from attrs import frozen

from factcheck.check.ways import Place
from factcheck.when import Bound

Rows = Sequence[int]


@frozen(eq=False)
class Numbers:
    """What each of these rows brings to a sum; of equal names the same."""

    name: Hashable
    of: Callable[[Rows], list[Bound]]


class Groups:
    """The rows of each place."""

    def __init__(self, by_place: Mapping[Place, Rows], rows: Sequence[Rows] = ()) -> None:
        self.by_place = by_place
        #: The groups by their number.
        self.rows = rows or list(by_place.values())
        self._highest: dict[Hashable, list[Bound]] = {}
        self._above: dict[tuple[Hashable, Bound], Groups] = {}
        self._met: dict[Groups, Sequence[tuple[int, int]]] = {}

    @cached_property
    def _every(self) -> Rows:
        return list(chain.from_iterable(self.rows))

    @cached_property
    def _sizes(self) -> Sequence[int]:
        return list(map(len, self.rows))

    @cached_property
    def _numbered(self) -> Mapping[Place, int]:
        return {place: number for number, place in enumerate(self.by_place)}

    @cached_property
    def of_several(self) -> Groups:
        """The groups in which there are two to be held against each other."""
        return Groups({place: rows for place, rows in self.by_place.items() if len(rows) > 1})

    def above(self, numbers: Numbers, least: Bound) -> Groups:
        """The same groups with those rows alone that bring more."""
        asked = numbers.name, least
        if asked not in self._above:
            every = zip(self._every, numbers.of(self._every), strict=True)
            rows = [[row for row, number in islice(every, size) if number > least] for size in self._sizes]
            self._above[asked] = Groups(self.by_place, rows)
        return self._above[asked]

    def highest(self, numbers: Numbers) -> Sequence[Bound]:
        """The highest number of each group."""
        if numbers.name not in self._highest:
            every = iter(numbers.of(self._every))
            self._highest[numbers.name] = [max(islice(every, size), default=-inf) for size in self._sizes]
        return self._highest[numbers.name]

    def meeting(self, other: Groups) -> Sequence[tuple[int, int]]:
        """The pairs of groups of one place, by their numbers; both in the order of the one with fewer of them."""
        if other is self:
            return [(number, number) for number in range(len(self.rows))]
        if other not in self._met:
            mine, theirs = self._numbered, other._numbered
            fewer = mine if len(mine) < len(theirs) else theirs
            self._met[other] = [(mine[at], theirs[at]) for at in fewer if at in mine and at in theirs]
        return self._met[other]
