"""Some values of a strategy, the same each time: to look at, not to test with."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from factcheck.language.rulebook import Rulebook
from factcheck.language.rules import ClaimRule
from factcheck.testing.sentences import sentences

V = TypeVar("V", bound=Hashable)
_TRIES = 40  # values that are drawn for a few


def samples(strategy: st.SearchStrategy[V], most: int) -> list[V]:
    """Up to so many different values; of those drawn the last, as the first ones are all much the same."""
    drawn: list[V] = []

    @settings(
        max_examples=_TRIES,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(value: V) -> None:
        drawn.append(value)

    try:
        collect()
    except Unsatisfiable:
        return []
    return list(dict.fromkeys(reversed(drawn)))[:most]


def written(rule: ClaimRule, rulebook: Rulebook, most: int) -> list[str]:
    """Up to so many sentences that a rule reads; none where it is an expression, which writes nothing."""
    if rule.regex:
        return []
    return samples(sentences(rule, rulebook).map(lambda sentence: sentence.text), most)
