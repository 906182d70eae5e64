"""A text cut where claims begin and end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from factcheck.model import Claim


@frozen
class Stretch:
    """Characters [start, stop) of a text that the same claims cover, the shortest claim first."""

    start: int
    stop: int
    claims: tuple[Claim, ...]


def stretches(length: int, claims: Sequence[Claim]) -> Iterator[Stretch]:
    """A text of so many characters from end to end."""
    opens: dict[int, list[Claim]] = defaultdict(list)
    closes: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        opens[claim.span.start].append(claim)
        closes[claim.span.stop].append(claim)
    covering: list[Claim] = []
    for start, stop in pairwise(sorted({0, length, *opens, *closes})):
        for claim in closes.get(start, ()):
            covering.remove(claim)
        covering += opens.get(start, ())
        yield Stretch(start, stop, tuple(sorted(covering, key=lambda claim: claim.span.stop - claim.span.start)))
