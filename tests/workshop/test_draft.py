"""A draft loads and keeps its own examples, whatever the sentence; and says what its author should look at."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.examples import failures
from factcheck.workshop.draft import NoDraft, drafted

Table = dict[str, Any]


def rule_of(text: str) -> Table:
    [rule] = tomllib.loads(text)["rule"].values()
    assert isinstance(rule, dict)
    return rule


def test_a_draft_keeps_its_examples(few: factcheck.Rulebook, tmp_path: Path) -> None:
    sentence = "The kiln glowed – “again” – for the 23rd time."
    text = drafted(sentence, few)
    rule = rule_of(text)
    assert rule["accept"][sentence] and rule["reject"]
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    assert [str(error) for error in failures(factcheck.Rulebook.load(file, few), few)] == []


def test_among_all_rules() -> None:
    sentence = "Peru has been free of rabies since 2019."
    given = "absent rabies-case by peru @ 2019/2024-11-26"
    text = drafted(sentence, factcheck.builtin_rules(), claim=given, name="rabies")
    assert "[rule.rabies]" in text
    assert "# tenure/has-since reads something in the sentence already: happened tenure by peru" in text
    assert "It should claim" not in text
    assert rule_of(text)["claim"] == "absent rabies-case by <who> @ <then>/<now>"
    assert rule_of(text)["accept"] == {sentence: given}
    assert rule_of(text)["reject"] == [
        "Peru has been not free of rabies since 2019.",
        "Peru has been free of rabies.",
    ]


def test_what_it_tells(few: factcheck.Rulebook) -> None:
    text = drafted("The kiln glowed.", few)
    assert "# No rule reads anything in the sentence yet." in text and "a guess" in text
    text = drafted("The kiln has been free of soot since 2019.", few, claim="absent soot by tarnow @ 2019/2024-11-26")
    assert "# It should claim “absent soot by tarnow @ 2019/2024-11-26”" in text
    with pytest.raises(factcheck.RuleError):
        drafted("The kiln glowed in 2019.", few, claim="nonsense")


def test_a_name_that_is_taken_is_given_to_no_other(few: factcheck.Rulebook) -> None:
    text = drafted("It was unbeaten in 2019.", few, family="gap")
    assert not {f"gap/{name}" for name in tomllib.loads(text)["rule"]} & {
        r.full_name for r in few.languages["en"].rules
    }


@pytest.mark.parametrize("sentence", ["", "…", "2019.", "\x00\u202e", "in of at"])
def test_what_no_rule_can_be_made_of(sentence: str, few: factcheck.Rulebook) -> None:
    with pytest.raises(NoDraft):
        drafted(sentence, few)
