"""Strategies for dates and lengths, and the settings that the tests of them share."""

from __future__ import annotations

from math import inf

from hypothesis import settings
from hypothesis import strategies as st

from factcheck.length import Length
from factcheck.when import Pair, When, ordinal

few = settings(max_examples=60, deadline=None)
fewer = settings(max_examples=25, deadline=None)  # the edtf package reads some fifty dates a second


def pairs(days: st.SearchStrategy[int]) -> st.SearchStrategy[Pair]:
    def pair(ends: tuple[int, int], opened: int) -> Pair:
        return -inf if opened == 1 else min(ends), inf if opened == 2 else max(ends)

    return st.builds(pair, st.tuples(days, days), st.integers(0, 6))


def when_of(start: Pair, stop: Pair, about: bool) -> When | None:
    try:
        return When(start, stop, about)
    except ValueError:
        return None


def whens(days: st.SearchStrategy[int], about: st.SearchStrategy[bool]) -> st.SearchStrategy[When]:
    # Two pairs that leave no stretch leave some the other way round.
    return st.builds(lambda a, b, blur: when_of(a, b, blur) or When(b, a, blur), pairs(days), pairs(days), about)


sharp = whens(st.integers(1, 7), st.just(False))
blurred = whens(st.integers(1, 60), st.booleans())
#: Days that begin or end calendar units, mostly, of years near and far.
edges = st.sampled_from(
    [
        ordinal(year, month, day) - step
        for year in (2024, 2000, 2010, 1999, 1900, 2099, 0, 1, -1, -500, -12_000, 9990, 9999, 10_000, 17_000)
        for month in range(1, 13)
        for day in (1, 17)
        for step in (0, 1)
    ]
)
anything = whens(edges, st.booleans())
plain_lengths = st.builds(Length, st.none() | st.integers(0, 40), st.sampled_from("YMWDhm"), st.booleans())
