"""What the strategies over rules say of names that there are none of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import factcheck
from factcheck.language.errors import UnknownName
from factcheck.testing import phrases, sentences


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: factcheck.builtin_rules().languages["xx"], "no language xx (known: en)"),
        (lambda: factcheck.Rulebook().languages["en"], "no language en (known: none)"),
        (lambda: phrases("pasty"), "no type pasty (did you mean past?)"),
        (lambda: phrases("past", language="fr"), "no language fr (known: en)"),
        (lambda: sentences("gap/first-sinc"), "no claim rule gap/first-sinc (did you mean gap/first-since?)"),
    ],
)
def test_unknown_names_are_told(ask: Callable[[], object], message: str) -> None:
    with pytest.raises(UnknownName) as caught:
        ask()
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("name", "kind"), [("gaps/gap-broken", "check"), ("times/year", "rule of times"), ("hedges/will", "hedge")]
)
def test_what_writes_no_sentence_is_told_by_its_kind(name: str, kind: str) -> None:
    with pytest.raises(ValueError, match=f"{name} is a {kind}: sentences are written by claim rules alone"):
        sentences(name)
