"""Laws of every check: order, duplication and unrelated articles change nothing; narrowing withdraws nothing."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.check import check_claims
from factcheck.check.join import clashes
from factcheck.check.shapes import Shapes
from factcheck.language.rulebook import Rulebook
from factcheck.length import Length
from factcheck.model import STATUSES, Claim, Key, Span
from factcheck.testing import plain_join
from factcheck.when import When

CHECKS = Rulebook.load(Path(__file__).parents[2] / "rules" / "checks").checks
GAP = next(check for check in CHECKS if check.name == "gaps/gap-broken")
NOON = 738_000


@st.composite
def whens(draw: st.DrawFn) -> When:
    bounds = sorted(draw(st.lists(st.integers(NOON, NOON + 2000), min_size=4, max_size=4)))
    shape = draw(st.integers(0, 3))
    if shape == 0:
        return When.within(bounds[0], bounds[0])
    if shape == 1:
        return When.within(bounds[0], bounds[1], draw(st.booleans()))
    if shape == 2:
        return When((bounds[0], bounds[0]), (bounds[3], bounds[3]))
    return When((bounds[0], bounds[1]), (bounds[2], bounds[3]))


def keys() -> st.SearchStrategy[Key]:
    return st.builds(
        Key,
        what=st.sampled_from(["summit", "birth", "death", "founding"]),
        who=st.sampled_from([(), ("x",), ("y",), ("x", "y")]),
        where=st.sampled_from(["", "", "delhi"]),
        of=st.sampled_from(["", "", "state", "summit"]),
    )


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    at = draw(st.integers(0, 9)) * 10
    return Claim(
        kind=draw(st.sampled_from(["happened", "happened", "absent", "recurs"])),
        key=draw(keys()),
        when=draw(whens()),
        nth=draw(st.none() | st.integers(1, 6)),
        length=draw(st.none() | st.sampled_from([Length(1, "Y"), Length(2, "D"), Length(3, "D")])),
        status=draw(st.sampled_from(["asserted", "asserted", *STATUSES])),
        said_by=draw(st.sampled_from(["", "", "ann", "bob"])),
        assumes=draw(st.sampled_from([frozenset(), frozenset({"now"}), frozenset({"year"})])),
        rule=draw(st.sampled_from(["dated/in", "edition/nth"])),
        document=draw(st.sampled_from(["one", "two", "three"])),
        span=Span(at, at + 9),
        told=draw(st.sampled_from([None, When.within(NOON + 900, NOON + 900), When.within(NOON + 2000, NOON + 2000)])),
    )


def worlds() -> st.SearchStrategy[list[Claim]]:
    return st.lists(claims(), max_size=14)


@given(worlds(), st.randoms())
def test_order_and_duplication_change_nothing(world: list[Claim], random: st.Random) -> None:
    findings = check_claims(world, CHECKS)
    shuffled, checks = [*world, *world], list(CHECKS)
    random.shuffle(shuffled)
    random.shuffle(checks)
    assert check_claims(shuffled, checks) == findings


@given(st.randoms())
@settings(max_examples=5)
def test_order_changes_nothing_where_more_clash_than_are_told(random: st.Random) -> None:
    births = [
        Claim("happened", Key("birth", {"x-y"}), When.year(1900 + at), document=f"d{at}", rule="dated/in")
        for at in range(90)
    ]
    findings = check_claims(births, CHECKS)
    random.shuffle(births)
    assert check_claims(births, CHECKS) == findings


@given(worlds())
def test_an_unrelated_document_changes_nothing(world: list[Claim]) -> None:
    unrelated = [evolve(claim, document="elsewhere", key=evolve(claim.key, who={"z"})) for claim in world]
    findings = check_claims(world, CHECKS)
    together = check_claims([*world, *unrelated], CHECKS)
    assert [finding for finding in together if finding.claims[0].document != "elsewhere"] == findings
    assert all(len({claim.document == "elsewhere" for claim in finding.claims}) == 1 for finding in together)


@given(worlds())
@settings(max_examples=150)
def test_the_search_finds_what_trying_every_pair_finds(world: list[Claim]) -> None:
    for check in CHECKS:
        found = sorted(map(str, clashes(Shapes(world), check)))
        assert found == sorted(map(str, plain_join.clashes(world, check)))


@st.composite
def narrower(draw: st.DrawFn, when: When) -> When:
    """Some of the stretches of `when`, or all."""

    def part(bounds: tuple[float, float]) -> tuple[int, int]:
        low, high = sorted(draw(st.tuples(*[st.integers(int(bounds[0]), int(bounds[1]))] * 2)))
        return low, high

    try:
        return When(part(when.start), part(when.stop))
    except ValueError:
        return when


@given(whens(), whens(), st.data())
@settings(max_examples=400)
def test_narrowing_a_date_withdraws_no_broken_gap_and_widening_adds_none(
    gap: When, event: When, data: st.DataObject
) -> None:
    key = Key("trip", {"x"}, "delhi")

    def broken(gap: When, event: When) -> bool:
        absent = Claim("absent", key, gap, document="one")
        return bool(check_claims([absent, Claim("happened", key, event, document="two")], [GAP]))

    if broken(gap, event):
        assert broken(data.draw(narrower(gap)), data.draw(narrower(event)))
        concrete = [draw for draw in (data.draw(narrower(gap)), data.draw(narrower(event)))]
        assert concrete[0].start[0] < concrete[1].start[0] and concrete[1].stop[1] < concrete[0].stop[1]


@given(worlds(), st.data())
def test_narrowing_the_date_of_one_claim_leaves_every_clash(world: list[Claim], data: st.DataObject) -> None:
    if not world:
        return
    at = data.draw(st.integers(0, len(world) - 1))
    when = world[at].when
    assert when is not None
    # What a plan is overtaken by is settled by dates as well, and withholds: so only what is told.
    changed = evolve(world[at], when=data.draw(narrower(when)))
    if "planned" in (claim.status for claim in world):
        return
    narrowed = [*world[:at], changed, *world[at + 1 :]]
    for check in CHECKS:
        for clash in clashes(Shapes(world), check):
            now = tuple(changed if claim is world[at] else claim for claim in clash)
            assert now in list(clashes(Shapes(narrowed), check))
