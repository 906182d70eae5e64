"""Texts as copies of texts come, and what is read in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.examples import EXAMPLE_DAY
from factcheck.model import Document
from factcheck.testing.mutations import HARMFUL, HARMLESS, Mutation, mutations

TEXTS = [text for rule in factcheck.builtin_rules().languages["en"].rules for text, _ in rule.accept]
TEXT = "President Xi’s visit to “Peru”, his first since May 2016, ended - so José said."


def claims(text: str) -> list[str]:
    return [f"{claim.rule} {claim}" for claim in factcheck.extract(Document("copy", text, EXAMPLE_DAY))]


@pytest.mark.parametrize("name", {**HARMLESS, **HARMFUL})
def test_each_change_makes_another_text(name: str) -> None:
    changes = {name: {**HARMLESS, **HARMFUL}[name]}
    texts = set(changes[name](TEXT)) - {TEXT}
    assert texts or name in ("composed", "curly quotes")  # as it is


def test_what_nothing_changes_is_unchanged() -> None:
    @given(mutations("", HARMLESS))
    def holds(mutation: Mutation) -> None:
        assert mutation == Mutation("", "unchanged")

    holds()


@given(st.sampled_from(TEXTS).flatmap(mutations))
def test_spans_quote_a_mutated_text_and_nothing_raises(mutation: Mutation) -> None:
    document = Document("copy", mutation.text, EXAMPLE_DAY)
    for claim in factcheck.extract(document):
        assert mutation.text[claim.span.start : claim.span.stop] == claim.quote
    factcheck.check([document])


@given(st.sampled_from(TEXTS).flatmap(lambda text: st.tuples(st.just(text), mutations(text, HARMLESS))))
def test_harmless_changes_leave_the_claims(pair: tuple[str, Mutation]) -> None:
    text, mutation = pair
    assert claims(mutation.text) == claims(text), mutation
