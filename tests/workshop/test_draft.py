"""A draft loads and keeps its own examples, whatever the sentence; and says what its author should look at."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.cli.arguments import parse
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
    assert rule["claim"] == "happened tenure of <of> by <who> for <for>"


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
        ("So it last glowed in 2019.", "wherever it stands, and none is found here"),
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


@pytest.mark.parametrize(
    ("sentence", "asking"),
    [
        ("Mount Holm, dormant since 1998, rumbled on Monday.", "<who:name> , dormant since <then:past>"),
        ("Peru's 14th win in a row came in 2019.", "<who:name> ' s <nth:ordinal> win in a row came in <then:past>"),
        (
            "Lena Ortiz, who has chaired Northwind for 12 years, will step down.",
            "<who:name> , who has chaired <of:name> for <for:length>",
        ),
        (
            "Ana García, 45, has chaired Northwind since 2012.",
            "<who:name> , <:number> , has chaired <of:name> since <then:past>",
        ),
        ("Wimbledon has been played since 1877.", "<who:name> has been played since <then:past>"),
        ("The Bears beat the Larks; a kiln has glowed since 2012.", ""),
    ],
)
def test_the_name_that_a_hint_asks_for_is_one_that_reads_the_sentence(
    sentence: str, asking: str, few: factcheck.Rulebook, tmp_path: Path
) -> None:
    text = drafted(sentence, few)
    hint = " ".join(text.replace("\n#          ", "").split())
    assert f"ask for it ({asking})" in hint if asking else "ask for it" not in hint
    if asking:
        match = next(line for line in text.splitlines() if line.startswith("match = "))
        (tmp_path / "own.toml").write_text(text.replace(match, f'match = "{asking}"'), encoding="utf-8")
        book = factcheck.Rulebook.load(tmp_path / "own.toml", few)
        assert [str(error) for error in failures(book, few)] == []


@pytest.mark.parametrize(
    ("sentence", "claims", "told"),
    [
        (
            "The Oroville dam last overflowed in 2017.",
            ["absent overflow in oroville @ 2018/2024-11-26"],
            [
                "“2018” stands nowhere in the sentence, and is held as it is",
                "“oroville” stands outside the words of the pattern, and is held as it is",
            ],
        ),
        (
            "Mount Holm has not erupted since 1998.",
            ["absent eruption by mount-etna @ 1998/2024-11-26"],
            [
                "“mount-etna” is not whom the sentence is read to tell of: <who> is “mount-holm” here",
                "# It should claim “absent eruption by mount-etna @ 1998/2024-11-26”, and claims what stands below",
            ],
        ),
    ],
)
def test_what_is_given_and_not_told_is_said_so(
    sentence: str, claims: list[str], told: list[str], few: factcheck.Rulebook
) -> None:
    text = drafted(sentence, few, claim=claims)
    assert [line for line in told if line not in text] == []


def test_a_rule_may_have_several_claims(few: factcheck.Rulebook) -> None:
    given = ["absent glow by mount-holm @ 2018/2024-11-26", "happened glow by mount-holm @ 2018"]
    options = [part for line in given for part in ("--claim", line)]
    asked = parse(["rules", "new", "Mount Holm last glowed in 2018.", *options]).asked
    assert asked is not None and asked.claim == given
    text = drafted(asked.sentence, few, claim=asked.claim)
    assert "It should claim" not in text and "held as it is" not in text
    assert rule_of(text)["claim"] == ["absent glow by <who> @ <then>/<now>", "happened glow by <who> @ <then>"]
    assert rule_of(text)["accept"] == {asked.sentence: given}


def test_an_empty_claim_is_none(few: factcheck.Rulebook) -> None:
    with pytest.raises(NoDraft, match="the claim given is empty"):
        drafted("Mount Holm last glowed in 2018.", few, claim=" ")


@pytest.mark.parametrize(
    ("sentence", "match", "claim"),
    [
        (
            "Peru's 14th win in a row came in 2019.",
            "<nth:ordinal> win in a row came in <then:past>",
            "counted win by <who> x<nth> @ <then>",
        ),
        (
            "The reservoir stands at its highest level since 1982.",
            "reservoir stands at its highest level since <then:past>",
            "absent higher-level by <who> @ <then>/<now>",
        ),
        (
            "The ferry made its 400th crossing on Friday.",
            "ferry made its <nth:ordinal> crossing on <then:past>",
            "happened crossing by <who> #<nth> @ <then>",
        ),
        (
            "Ada Lark arrived on her first trip to Peru since 2016.",
            "arrived on her first trip to <where:country> since <then:past>",
            ["absent visit by <who> in <where> @ <then>/<now>", "happened visit by <who> in <where> @ <then>"],
        ),
        (
            "The orchestra hasn’t toured Japan for 20 years.",
            "orchestra hasn ' t toured <of:name> for <for:length>",
            "absent tour by <who> in <of> @ <now> - <for>/<now> for <for>",
        ),
    ],
)
def test_a_guess_is_of_the_shape_of_what_is_read_already(
    sentence: str, match: str, claim: str | list[str], tmp_path: Path
) -> None:
    rule = drafted_rule(sentence, tmp_path)
    assert (rule["match"], rule["claim"]) == (match, claim)


@pytest.mark.parametrize(
    ("sentence", "match", "claim"),
    [
        ("Shares fell 4% on Tuesday.", 'shares fell <:number> "% " on <then:date>', "shares-fell by <who> @ <then>"),
        ("Tolls rose by $4 in 2019.", 'tolls rose by " $" <:number> in <then:past>', "tolls-rose by <who> @ <then>"),
        ("The mill employed 4,000 potters in 2019.", "employed <n:number> potters in <then:past>", "x<n> @ <then>"),
        ("No 10 said nobody knew before 3 June 2020.", "nobody knew before <then:past>", "by <who> @ ../<then>"),
        ("The Boeing 737 glowed near Lima in 2018.", "glowed near <where:place> in <then:past>", "glowed by <who> in"),
        ("She has not won since '19.", "not won since ['] <then:past>", "absent win by <who> @ <then>/<now>"),
        ("Since 2016, Peru has won 12 bids.", "<who:name> has won <n:number> bids", "by <who> x<n> @ <then>/<now>"),
        (
            "It is ten years since Peru glowed.",
            "<for:length> since <who:name> glowed",
            "by <who> @ <now> - <for>/<now>",
        ),
        ("Ida Holm turned 91 in March.", "turned <:number> in <then:past>", "happened turned by <who> @ <then>"),
    ],
)
def test_what_is_read_is_claimed(
    sentence: str, match: str, claim: str, few: factcheck.Rulebook, tmp_path: Path
) -> None:
    text = drafted(sentence, few)
    assert match in rule_of(text)["match"] and claim in rule_of(text)["claim"]
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    assert [str(error) for error in failures(factcheck.Rulebook.load(tmp_path / "own.toml", few), few)] == []


def test_the_year_after_an_apostrophe_may_be_written_in_full(few: factcheck.Rulebook, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(drafted("The kiln has not glowed since '19.", few), encoding="utf-8")
    book = factcheck.Rulebook.load(tmp_path / "own.toml", few)
    text = factcheck.Document("full", "The kiln has not glowed since 2019.", "2024-11-26")
    assert [claim.date for claim in factcheck.extract(text, book) if claim.rule.startswith("own/")] == [
        "2019/2024-11-26"
    ]
