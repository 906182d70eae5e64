"""Chains: what fits all together is never told against, one lie is told with the claims that show it and no others."""

from __future__ import annotations

from itertools import pairwise, product
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.check import check_claims
from factcheck.check.chain import ORIGIN, _Edge, _minimal, _negative_cycle
from factcheck.language.checks import Check
from factcheck.length import Length
from factcheck.model import Claim, Key, Span
from factcheck.when import When, civil, ordinal

WHO = {"ada-lark"}
EVENTS = ["arrest", "trial", "verdict", "appeal", "hearing", "ruling", "retrial", "pardon", "return"]


@pytest.fixture(scope="module")
def chain() -> Check:
    return next(check for check in factcheck.builtin_rules().checks if check.name == "orders/chain")


def placed(claims: list[Claim]) -> list[Claim]:
    """The claims, each in a place and an article of its own."""
    return [
        evolve(claim, document=f"d{at}", span=Span(at, at + 1), told=When.day(2026, 1, 1))
        for at, claim in enumerate(claims)
    ]


def history(random: Random, size: int) -> tuple[list[int], list[Claim]]:
    """The days of so many events in order, and true claims of all distances in whole years, rounded either way."""
    days = [ordinal(1990, 1, 1) + random.randrange(300)]
    while len(days) < size:
        days.append(days[-1] + random.randrange(400, 1500))
    steps = []
    for (one, first), (other, second) in pairwise(zip(EVENTS, days, strict=False)):
        years = (second - first) // 365 + random.randint(0, 1)
        steps.append(Claim("ordered", Key(one, WHO, of=other), length=Length(max(1, years), "Y")))
    return days, steps


def dated(what: str, day: int, random: Random) -> Claim:
    year, month, _ = civil(day)
    when = random.choice([When.within(day, day), When.month(year, month), When.year(year)])
    return Claim("happened", Key(what, WHO), when)


@pytest.mark.parametrize("size", range(3, 10))
@pytest.mark.parametrize("seed", range(20))
def test_what_is_true_is_not_told_against(chain: Check, size: int, seed: int) -> None:
    random = Random(seed)
    days, steps = history(random, size)
    claims = steps + [dated(what, day, random) for what, day in zip(EVENTS, days, strict=False)]
    assert check_claims(placed(claims), [chain]) == []


@pytest.mark.parametrize("size", range(4, 10))
@pytest.mark.parametrize("seed", range(20))
def test_a_chain_of_so_many_claims_is_told_and_nothing_beside_it(chain: Check, size: int, seed: int) -> None:
    random = Random(seed)
    days, steps = history(random, size - 1)
    late = days[-1] + 400 * (size + 1) * 3
    lie = [dated(EVENTS[0], days[0], random), *steps, dated(EVENTS[size - 2], late, random)]
    beside = [Claim("ordered", Key(EVENTS[0], WHO, of="bail"), length=Length(2, "M"))]
    claims = placed(lie + beside)
    random.shuffle(claims)
    [finding] = check_claims(claims, [chain])
    assert {claim.document for claim in finding.claims} == {f"d{at}" for at in range(size)}
    for left_out in finding.claims:
        assert check_claims([claim for claim in finding.claims if claim != left_out], [chain]) == []


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(-3, 3)).filter(lambda edge: edge[0] != edge[1]),
        max_size=8,
    )
)
def test_the_solver_agrees_with_trying_every_day(constraints: list[tuple[int, int, int]]) -> None:
    edges = [_Edge((start,), (stop,), days, at) for at, (start, stop, days) in enumerate(constraints)]
    can_hold = any(
        all(day[stop] - day[start] <= days for start, stop, days in constraints) for day in product(range(13), repeat=4)
    )
    cycle = _negative_cycle(edges)
    assert bool(cycle) != can_hold
    if cycle:
        assert sum(edge.days for edge in cycle) < 0
        assert all(one.stop == other.start for one, other in pairwise([*cycle, cycle[0]]))
        kept = _minimal([edge.claim for edge in cycle], edges)
        assert _negative_cycle([edges[at] for at in kept])
        assert not any(_negative_cycle([edges[at] for at in kept if at != out]) for out in kept)


def test_the_chain_is_told_from_a_date_on(chain: Check) -> None:
    assert _negative_cycle([_Edge((1,), ORIGIN, -5, 0), _Edge(ORIGIN, (1,), 4, 1)])[0].start == ORIGIN
    claims = placed(list(next(example for example in chain.accept if len(example) == 4)))
    [finding] = check_claims(claims, [chain])
    assert finding.message == (
        "These cannot all hold. “happened arrest by ada-lark @ 2015-03” (d0) dates the arrest: March 2015; "
        "“ordered arrest by ada-lark < trial by P1Y” (d1) puts the trial one year after the arrest; "
        "“ordered trial by ada-lark < appeal by P6M” (d2) puts the appeal six months after the trial; "
        "“happened appeal by ada-lark @ 2021-05” (d3) dates the appeal: May 2021."
    )
