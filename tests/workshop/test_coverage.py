"""What a corpus makes of rules is counted right, and in bounded memory."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import factcheck
from factcheck.workshop import coverage
from factcheck.workshop.coverage import Coverage, general, tally

SEEDS = list(factcheck.read([Path(__file__).parents[2] / "seeds"]))


def over(documents: list[factcheck.Document], rulebook: factcheck.Rulebook) -> Coverage:
    found = Coverage()
    for document in documents:
        found.add(tally(document, rulebook))
    return found


def test_claims_are_counted_by_their_rule(few: factcheck.Rulebook) -> None:
    found = over(SEEDS, few)
    claims = Counter(claim.rule for document in SEEDS for claim in factcheck.extract(document, few))
    names = {rule.full_name for rule in few.languages["en"].rules}
    assert {name: count for name, count in found.fired.items() if name in names} == claims
    assert found.articles == len(SEEDS) and 0 < found.unused < found.times


def test_the_report(few: factcheck.Rulebook) -> None:
    text = "Peru is unbeaten since 2019. The kiln glowed for three hours, on 4 May 2021, and on 5 May 2021."
    lines = list(over([factcheck.Document("a", text, "2024-11-26")], few).report(few, 1))
    assert any(line.split() == ["1", "claim", "gap/unbeaten"] for line in lines)
    assert any(line.split() == ["0", "claim", "gap/not-since"] for line in lines)
    assert lines[-2].startswith("\nno claim rests on ")
    assert lines[-1].split("\n")[0].split(maxsplit=1)[0].isdecimal() and "[" in lines[-1]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Friday, 5 December 2025", "WEEKDAY, N MONTH N"),
        ("twenty-three years", "NUMBER-NUMBER years"),
        ("the 1990s", "the Ns"),
        ("10.30 p.m.", "N.N p.m."),
        ("…", "…"),
    ],
)
def test_the_form_of_a_time(text: str, form: str) -> None:
    assert general(text, factcheck.builtin_rules().languages["en"].lexicon) == form


def test_rare_forms_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "MOST_FORMS", 10)
    found = Coverage()
    for number in range(100):
        found.add(coverage.Tally(times=2, unused=((f"form {number}", "a: …"), ("often", "b: …"))))
    assert found.forms["often"] == 100 and len(found.forms) <= 10
    assert found.unused == 200


def test_what_no_rules_are_for(few: factcheck.Rulebook) -> None:
    assert tally(factcheck.Document("a", "Am 4. Mai.", language="de"), few) == coverage.Tally()
