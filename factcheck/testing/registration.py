"""Tells hypothesis how to draw the public types: `st.from_type(factcheck.Document)` works once this is installed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

#: By each public type, the strategy of `factcheck.testing.values` that draws it.
STRATEGIES = {
    "Claim": "claims",
    "Document": "documents",
    "Finding": "findings",
    "Key": "keys",
    "Length": "lengths",
    "ReadError": "read_errors",
    "RuleError": "rule_errors",
    "Rulebook": "rulebooks",
    "Span": "spans",
    "TimeExpression": "times",
    "When": "whens",
}


def register() -> None:
    """Register a strategy for each public type. Hypothesis calls this when it is imported."""
    from hypothesis import strategies as st

    import factcheck

    for name, strategy in STRATEGIES.items():
        st.register_type_strategy(getattr(factcheck, name), _strategy(strategy))


def _strategy(name: str) -> Callable[[type], Any]:
    """What makes a strategy when one is asked for: hypothesis is imported in many a test that draws none of these."""

    def made(_: type) -> Any:
        from factcheck.testing import values

        return getattr(values, name)()

    return made
