"""A true world, told vaguely, by many articles, gives no finding; with one lie planted, a finding names the lie."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.testing.lies import Lie, lies
from factcheck.testing.telling import tellings, told
from factcheck.testing.worlds import LAST, Edition, Firm, Office, Person, Series, Visit, World, worlds
from factcheck.when import ordinal

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


def test_worlds_and_lies_shrink_to_few_words() -> None:
    fresh = settings(database=None, deadline=None, phases=[Phase.generate, Phase.shrink])
    world = find(worlds(), lambda world: bool(world.people[0].visits), settings=fresh)
    assert [person.name for person in world.people] == ["Ada Lark"] and not world.firms and not world.series
    lie = find(worlds().flatmap(lies), lambda lie: lie.family == "lives", settings=fresh)
    assert lie.name == "birth of Ada Lark" and len(lie.documents) == 3


@given(st.data())
def test_a_lie_is_in_one_of_the_articles(data: st.DataObject) -> None:
    lie = data.draw(lies(WORLD))
    assert lie.document in [document.id for document in lie.documents]
