"""Dates that say more than others, or less: of the stretches that a date allows fewer, or more."""

from __future__ import annotations

from math import isinf

from hypothesis import strategies as st

from factcheck.when import Pair, When

_FAR = 20_000  # days that an open side is narrowed by at the most
_MORE = 800  # days that a side is widened by at the most


@st.composite
def narrower(draw: st.DrawFn, when: When) -> When:
    """Some of the stretches that a date allows, or all of them."""
    try:
        return When(draw(_within(when.start)), draw(_within(when.stop)))
    except ValueError:  # no stretch starts and stops so
        return when


@st.composite
def wider(draw: st.DrawFn, when: When) -> When:
    """All the stretches that a date allows, and others."""
    days = st.integers(0, _MORE)
    (low, high), (first, last) = when.start, when.stop
    return When((low - draw(days), high + draw(days)), (first - draw(days), last + draw(days)), when.about)


@st.composite
def _within(draw: st.DrawFn, bounds: Pair) -> Pair:
    low, high = bounds
    if isinf(low) and isinf(high):
        return bounds
    low, high = (high - _FAR if isinf(low) else low), (low + _FAR if isinf(high) else high)
    ends = draw(st.tuples(*[st.integers(int(low), int(high))] * 2))
    return min(ends), max(ends)
