"""What rules cost: each matches by itself what it matches among all, and is named with what came of it."""

from __future__ import annotations

from pathlib import Path

import factcheck
from factcheck.profile import profile
from factcheck.reader import reader_of

SEEDS = list(factcheck.read([Path(__file__).parents[1] / "seeds"]))[:6]


def test_a_rule_by_itself_matches_what_it_matches_among_all() -> None:
    reader = reader_of(factcheck.builtin_rules().languages["en"])
    for document in SEEDS:
        tokens, sentences = reader.tokens(document.text)
        tokens = tokens.with_marks(reader.times.marks(reader.times.find(tokens, sentences, document.published)))
        together = [(m.rule, m.start, m.stop) for m in reader.claims.matches(tokens)]
        for number in {rule for rule, _, _ in together}:
            alone = [(number, m.start, m.stop) for m in reader.claims.only(number).matches(tokens)]
            assert alone == [match for match in together if match[0] == number]


def test_costs_are_told_of_every_rule_with_its_claims() -> None:
    rulebook = factcheck.builtin_rules()
    costs = profile(SEEDS, rulebook)
    assert {cost.rule for cost in costs} == {rule.full_name for rule in rulebook.languages["en"].rules}
    assert [cost.microseconds for cost in costs] == sorted((cost.microseconds for cost in costs), reverse=True)
    claims = [claim.rule for document in SEEDS for claim in factcheck.extract(document, rulebook)]
    assert {cost.rule: cost.claims for cost in costs if cost.claims} == {rule: claims.count(rule) for rule in claims}
    assert all(cost.matches and cost.microseconds for cost in costs if cost.claims)
