"""Claims that nothing can be held against: told only where that is so."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

import factcheck
from factcheck.check import join
from factcheck.check.shapes import Shapes
from factcheck.language.checks import Check
from factcheck.model import Claim
from factcheck.workshop.meets import NOTHING, Names, Shape, could_meet
from factcheck.workshop.unmet import unmet

DRY = """\
[rule.dry]
doc    = "“Dry since Y”: no flood between Y and the day of the article."
match  = "<who:name> [,] dry since <then:past>"
claim  = "absent flood by <who> @ <then>/<now>"
reject = ["It was dry in 2019."]
[rule.dry.accept]
"Peru, dry since 2019." = "absent flood by peru @ 2019/2024-11-26"
"""
FLOOD = """\
[rule.flooded]
doc    = "A flood."
match  = "<who:name> was flooded in <then:past>"
claim  = "happened flood by <who> @ <then>"
reject = ["Peru was flooded."]
[rule.flooded.accept]
"Peru was flooded in 2020." = "happened flood by peru @ 2020"
"""


def warnings(text: str, folder: Path) -> list[str]:
    base = factcheck.builtin_rules()
    (folder / "water.toml").write_text(text, encoding="utf-8")
    book = factcheck.Rulebook.load(folder / "water.toml", base)
    english = book.languages["en"]
    own = [rule for rule in english.rules if rule.family == "water"]
    return [line for _, line in unmet(own, english, book.checks)]


def test_an_event_that_no_other_rule_knows(tmp_path: Path) -> None:
    [line] = warnings(DRY, tmp_path)
    assert line.startswith(
        "water/dry: no other rule knows the event “flood”, so “absent flood” is hardly ever held against anything. "
        "What is missing is a rule that claims “happened flood @ WHEN” (for gaps/gap-broken) or “counted flood #N” "
        "(for counts/streak-in-gap). Rules that take any word for an event may claim such: "
    )
    [line] = warnings(DRY.replace("absent flood", "absent new-moon-of-cheese"), tmp_path)
    assert "may claim such: extreme/since, extreme/since-event" in line
    [line] = warnings(DRY.replace("absent flood", "absent erruption"), tmp_path)
    assert "Known events of a like name: eruption" in line


@pytest.mark.parametrize("text", [DRY + FLOOD, DRY.replace("flood", "eruption"), DRY.replace("flood", "visit")])
def test_an_event_that_others_know(text: str, tmp_path: Path) -> None:
    assert warnings(text, tmp_path) == []


def test_what_a_check_looks_at_alone(tmp_path: Path) -> None:
    alone = FLOOD.replace("in <then:past>", "in <then:past> for <l:length>").replace("@ <then>", "@ <then> for <l>")
    assert warnings(alone.replace("in 2020.", "in 2020 for a year."), tmp_path) == []


def shape_of(claim: Claim) -> Shape:
    parts = {part: getattr(claim, part) for part in ("when", "nth", "length")}
    parts |= {part: getattr(claim.key, part) for part in ("who", "where", "of")}
    of = Names(frozenset({claim.key.of})) if claim.key.of else NOTHING
    lacks = frozenset(part for part, value in parts.items() if value in (None, "", frozenset()))
    return Shape(claim.rule, claim.kind, Names(frozenset({claim.key.what})), of, lacks, claim.status)


@pytest.mark.parametrize("check", factcheck.builtin_rules().checks, ids=lambda check: check.name)
def test_what_a_check_forbids_could_meet(check: Check) -> None:
    for claims in check.accept:
        for clash in () if check.chain else join.clashes(Shapes(claims), check):
            roles = dict(zip(check.names, map(shape_of, clash), strict=True))
            for count in range(1, len(roles) + 1):
                for chosen in combinations(roles.items(), count):
                    assert could_meet(check, dict(chosen)), (check.name, *map(str, clash))
