"""Values drawn for the public types: valid, plain where they shrink, and known to hypothesis."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.language.claims import parse_claim
from factcheck.language.rulebook import Rulebook
from factcheck.length import Length
from factcheck.model import Claim, Document, Key, Span
from factcheck.testing import articles, assert_laws, lies, mutations, phrases, sentences, tellable, told, values
from factcheck.testing.registration import STRATEGIES, register
from factcheck.testing.values import PLAIN_DAY
from factcheck.when import When

few = settings(max_examples=60, deadline=None)


@few
@given(values.claims())
def test_claims_print_and_parse_back(claim: Claim) -> None:
    again = parse_claim(str(claim))
    assert str(again) == str(claim) and again.key == claim.key and again.when == claim.when


@few
@given(st.text().flatmap(lambda text: st.tuples(st.just(text), values.spans(text))))
def test_spans_are_of_their_text(pair: tuple[str, Span]) -> None:
    text, span = pair
    assert len(text[span.start : span.stop]) == span.stop - span.start


@given(values.whens(st.integers(1, 7), st.just(False)))
def test_days_that_are_given_bound_the_dates(when: When) -> None:
    assert all(day in range(1, 8) or abs(day) == float("inf") for day in (*when.start, *when.stop))


def test_values_shrink_to_plain_ones() -> None:
    fresh = settings(database=None, phases=[Phase.generate, Phase.shrink], max_examples=500)
    assert find(values.whens(), lambda when: when.first > PLAIN_DAY, settings=fresh) == When.parse("2024-01-02")
    assert find(values.lengths(), lambda length: length.unit != "Y", settings=fresh) == Length(1, "M")
    assert find(values.documents(), lambda document: document.id > "g", settings=fresh) == Document("post", "")
    assert find(values.keys(), lambda key: len(key.who) > 1, settings=fresh) == Key("visit", {"ada-lark", "peru"})
    ordered = find(values.claims(), lambda claim: claim.kind == "ordered", settings=fresh)
    assert str(ordered) == "ordered visit < trial"


@pytest.mark.parametrize("name", STRATEGIES)
def test_hypothesis_knows_each_type(name: str) -> None:
    register()
    kind = getattr(factcheck, name)

    @settings(max_examples=5, deadline=None)
    @given(st.from_type(kind))
    def holds(value: object) -> None:
        assert isinstance(value, kind)

    holds()


def test_every_public_type_is_registered() -> None:
    public = (getattr(factcheck, name) for name in factcheck.__all__)
    types = {each.__name__ for each in public if isinstance(each, type)}
    assert types == set(STRATEGIES)


def test_the_entry_point_leads_to_it() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, _, name = project["entry-points"]["hypothesis"]["factcheck"].partition(":")
    assert getattr(import_module(module), name) is register


@pytest.mark.parametrize(
    ("strategy", "given", "wanted"),
    [
        (assert_laws, ("own.toml",), "a rulebook, such as Rulebook.load(path) gives, is wanted, not 'own.toml'"),
        (assert_laws, (Rulebook(), "own.toml"), "a rulebook, such as"),
        (assert_laws, (Rulebook(), ""), "a rulebook, such as"),
        (told, ("x",), "a world, such as worlds() draws, is wanted, not 'x'"),
        (lies, (None,), "a world, such as worlds() draws, is wanted, not None"),
        (mutations, (5,), "a text is wanted, not 5"),
        (mutations, ("x", ["no comma"]), "a mapping of changes, such as HARMLESS, is wanted, not ['no comma']"),
        (articles, ("happened visit",), "a list is wanted, not 'happened visit'; of it, each is a claim, or its line"),
        (articles, ([3],), "a claim, or its line as str(claim) gives it, is wanted, not 3"),
        (articles, (["happened visit"], "own.toml"), "a rulebook, such as"),
        (tellable, ("own.toml",), "a rulebook, such as"),
        (sentences, (3,), 'a claim rule or its name, such as "gap/first-since", is wanted, not 3'),
        (sentences, ("gap/first-since", "own.toml"), "a rulebook, such as"),
        (phrases, (None,), 'the name of a type, such as "past", is wanted, not None'),
        (values.claims, (None, "2019"), "a strategy, such as whens(), is wanted, not '2019'"),
        (values.claims, ("visit",), "a strategy, such as keys(), is wanted, not 'visit'"),
    ],
)
def test_what_is_not_what_is_wanted_is_told(
    strategy: Callable[..., object], given: tuple[object, ...], wanted: str
) -> None:
    with pytest.raises(TypeError, match=re.escape(wanted)):
        strategy(*given)
