"""A true world, told vaguely, by many articles, gives no finding; with one lie planted, a finding names the lie."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.testing.lies import Lie, lies
from factcheck.testing.telling import tellings, told
from factcheck.testing.worlds import LAST, Edition, Firm, Office, Person, Series, Visit, World, worlds
from factcheck.when import ordinal

T = TypeVar("T")
few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORLD = World(
    (
        Person(
            "Ada Lark",
            ordinal(1952, 10, 7),
            None,
            Office("mayor", "Lindmere", ordinal(2001, 5, 4), None),
            (
                Visit("Peru", ordinal(2003, 5, 4), ordinal(2003, 5, 6)),
                Visit("Peru", ordinal(2012, 5, 4), ordinal(2012, 5, 4)),
            ),
            (("arrested", ordinal(2005, 1, 4)), ("convicted", ordinal(2009, 2, 4))),
        ),
        Person("Ben Holm", ordinal(1950, 1, 1), ordinal(2020, 4, 5), Office("mayor", "Tarnow", 727000, 730000)),
    ),
    (
        Series(
            "Lindmere Regatta",
            1,
            tuple(Edition(n, ordinal(1990 + n, 5, 4), ordinal(1990 + n, 5, 6)) for n in range(1, 29)),
        ),
    ),
    (Firm("Volta Works", ordinal(1932, 5, 4)),),
)


@few
@given(worlds().flatmap(told))
def test_a_true_world_gives_no_finding(documents: list[factcheck.Document]) -> None:
    assert factcheck.check(documents) == []


@few
@given(worlds().flatmap(lies))
def test_a_planted_lie_is_found_and_named(lie: Lie) -> None:
    findings = factcheck.check(lie.documents)
    assert any(finding.check.startswith(f"{lie.family}/") for finding in findings)
    assert all(lie.document in {claim.document for claim in finding.claims} for finding in findings)


@pytest.mark.parametrize("day", [LAST + 100, ordinal(2012, 5, 4), ordinal(2009, 2, 6), ordinal(2018, 5, 8)])
def test_all_that_is_told_is_read(day: int) -> None:
    sentences = list(tellings(WORLD, day))
    assert len(sentences) > 50
    for sentence in sentences:
        document = factcheck.Document("paper", sentence, factcheck.When.within(day, day))
        assert factcheck.extract(document), sentence


def test_only_what_has_happened_is_told() -> None:
    assert "Ada Lark is on her first visit to Peru since 2003." in tellings(WORLD, ordinal(2012, 5, 4))
    assert not any("visit" in sentence or "arrested" in sentence for sentence in tellings(WORLD, ordinal(2001, 1, 1)))


def shrunk(strategy: st.SearchStrategy[T], bad: Callable[[T], bool]) -> tuple[T, int]:
    """The plainest bad value, and how many were tried once one was found."""
    tries: list[bool] = []

    def counted(value: T) -> bool:
        tries.append(bad(value))
        return tries[-1]

    fresh = settings(database=None, deadline=None, derandomize=True, phases=[Phase.generate, Phase.shrink])
    return find(strategy, counted, settings=fresh), len(tries) - tries.index(True)


def test_worlds_shrink_to_the_plainest_in_few_tries() -> None:
    world, tries = shrunk(worlds(), lambda world: any(person.visits for person in world.people))
    day = ordinal(1991, 1, 1)
    assert world == World((Person("Ada Lark", ordinal(1950, 1, 1), visits=(Visit("Peru", day, day),)),))
    assert tries < 200


def test_articles_shrink_to_one_sentence_in_few_tries() -> None:
    documents, tries = shrunk(worlds().flatmap(told), lambda told: any(" visited " in each.text for each in told))
    assert [document.text for document in documents] == ["Ada Lark visited Peru on 1 January 1991."]
    assert tries < 400


def test_lies_shrink_to_two_articles_in_few_tries() -> None:
    lie, tries = shrunk(worlds().flatmap(lies), lambda lie: lie.family == "gaps")
    assert [document.text for document in lie.documents] == [
        "Ada Lark visited Peru on 1 January 1991.",
        "Ada Lark has not visited Peru since 1988.",
    ]
    assert tries < 400


@given(worlds())
def test_worlds_print_as_what_makes_them(world: World) -> None:
    bare = evolve(world, series=())  # whose editions are too many to print
    assert eval(repr(bare)) == bare


@given(st.data())
def test_a_lie_is_in_one_of_the_articles(data: st.DataObject) -> None:
    lie = data.draw(lies(WORLD))
    assert lie.document in [document.id for document in lie.documents]
