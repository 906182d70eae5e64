"""Dates and lengths that are hard on the algebra of dates, and the settings that the tests of them share."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from factcheck.testing.values import lengths, pairs, when_of, whens
from factcheck.when import ordinal

__all__ = ["anything", "blurred", "edges", "few", "fewer", "pairs", "plain_lengths", "sharp", "when_of"]

few = settings(max_examples=60, deadline=None)
fewer = settings(max_examples=25, deadline=None)  # the edtf package reads some fifty dates a second

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
plain_lengths = lengths(st.none() | st.integers(0, 40), "YMWDhm")
