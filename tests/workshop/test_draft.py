"""A draft loads and keeps its own examples, whatever the sentence; and says what its author should look at."""

from __future__ import annotations

import re
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
    assert "<who> is the nearest subject, wherever it stands: where the name comes right before" in text
    assert "It should claim" not in text
    assert rule_of(text)["claim"] == "absent rabies-case by <who> @ <then>/<now>"
    assert rule_of(text)["accept"] == {sentence: given}
    assert rule_of(text)["reject"] == [
        "Peru has not been free of rabies since 2019.",
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


def drafted_rule(sentence: str, folder: Path) -> Table:
    """The table of a draft among all rules, which loads and keeps its examples."""
    book = factcheck.builtin_rules()
    text = drafted(sentence, book)
    (folder / "own.toml").write_text(text, encoding="utf-8")
    assert [str(error) for error in failures(factcheck.Rulebook.load(folder / "own.toml", book), book)] == []
    return rule_of(text)


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("Peru has been free of soot since 2019.", "Peru has not been free of soot since 2019."),
        ("The kiln hasn’t glowed since 2007.", "The kiln has glowed since 2007."),
        ("Peru burst its banks in 2019.", "Peru never burst its banks in 2019."),
        ("Volta’s kiln in Ohio was shut down on 14 May 2020.", "Volta’s kiln in Ohio was shut down."),
    ],
)
def test_what_it_rejects_is_said_so(sentence: str, denied: str, tmp_path: Path) -> None:
    rule = drafted_rule(sentence, tmp_path)
    assert rule["reject"][0] == denied
    assert not rule["match"].startswith("s ")
    assert not ("not" in rule["match"] and "unless" in rule)


def test_a_name_behind_other_words_is_no_subject(tmp_path: Path) -> None:
    rule = drafted_rule("Peru has chaired the Lark Foundation for 12 years.", tmp_path)
    assert rule["match"] == "chaired the <of:name> for <for:length>"
    assert rule["claim"] == "happened chaired of <of> by <who> for <for>"


def test_a_length_within_which_it_happened_is_not_its_own(tmp_path: Path) -> None:
    rule = drafted_rule("The river burst its banks for the 23rd time in five years.", tmp_path)
    assert "for <for>" not in rule["claim"]
    assert "The river burst its banks in five years." in rule["reject"]


@pytest.mark.parametrize(
    ("name", "family", "why"),
    [
        ("Two Words", "own", "not “Two Words”: two-words?"),
        ("", "../own", "not “../own”: own?"),
        ("", "", "not “”"),
        ("", "times", "times.toml holds no rules that make claims"),
    ],
)
def test_odd_names(name: str, family: str, why: str, few: factcheck.Rulebook) -> None:
    with pytest.raises(NoDraft, match=re.escape(why)):
        drafted("The kiln glowed in 2019.", few, name=name, family=family)


@pytest.mark.parametrize(
    ("sentence", "advice"),
    [
        ("So it last glowed in 2019.", "wherever it stands, and none is found here: where"),
        ("Potters have not glowed since 2019.", "“Potters” is a word of the pattern: if it is who or what"),
        ("The kiln last glowed in 2019.", "“kiln” is a word of the pattern"),
    ],
)
def test_what_the_subject_is(sentence: str, advice: str, few: factcheck.Rulebook) -> None:
    assert advice in drafted(sentence, few).replace("\n#          ", "")


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Mount Holm last glowed in 2018.", "happened eruption by <who> @ <then>"),
        ("Mount Holm last glowed in 2018.", "absent eruption by <who> @ <then>/<now>"),
        ("The Bears are unbeaten in nine straight games.", "counted unbeaten by <who> x<n>"),
    ],
)
def test_a_claim_may_have_the_slots_of_the_pattern(sentence: str, claim: str, few: factcheck.Rulebook) -> None:
    assert rule_of(drafted(sentence, few, claim=claim))["claim"] == claim


@pytest.mark.parametrize(
    ("sentence", "claim", "match"),
    [
        (
            "Fabrikam downed tools in 2019.",
            "happened strike by fabrikam @ 2019",
            "<who:name> downed tools in <then:past>",
        ),
        ("Ada Lark glowed in 2019.", "happened glow by ada-lark @ 2019", "glowed in <then:past>"),
    ],
)
def test_whom_the_claim_tells_of_is_a_slot_where_nothing_else_tells_a_name(
    sentence: str, claim: str, match: str, few: factcheck.Rulebook
) -> None:
    rule = rule_of(drafted(sentence, few, claim=claim))
    assert rule["match"] == match
    assert rule["accept"] == {sentence: claim}


def test_a_slot_that_there_is_none_of_is_pointed_at(few: factcheck.Rulebook) -> None:
    told = r"^--claim:1:28: no slot <thn> \(did you mean then\?\); there are <then>, <beside>, <now>, "
    with pytest.raises(factcheck.RuleError, match=told):
        drafted("The kiln glowed in 2019.", few, claim="happened glow by <who>   @ <thn>")
