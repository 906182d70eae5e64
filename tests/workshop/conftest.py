"""A few of the built-in rules: what reads by them is built fast."""

from __future__ import annotations

import pytest
from attrs import evolve

import factcheck

FAMILIES = ("gap", "nth", "dated", "tenure")


@pytest.fixture(scope="session")
def few() -> factcheck.Rulebook:
    """The rules of some families, and all checks."""
    book = factcheck.builtin_rules()
    english = book.languages["en"]
    rules = tuple(rule for rule in english.rules if rule.family in FAMILIES)
    return evolve(book, languages={"en": evolve(english, rules=rules)})
