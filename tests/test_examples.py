"""Every rule and check keeps its own examples; and where one does not, that is told with its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

import factcheck
from factcheck.check import verify
from factcheck.examples import Unkept, examples, failures
from factcheck.language.checks import Check
from factcheck.language.claims import parse_claim
from factcheck.language.rulebook import Rulebook
from factcheck.language.rules import ClaimRule, Hedge, TimeRule
from factcheck.model import Claim
from factcheck.reader import reader_of
from factcheck.scan import Tokens
from factcheck.times.expression import TimeExpression
from factcheck.when import When

PUBLISHED = "2024-11-26"
BOOK = factcheck.builtin_rules()
ENGLISH = BOOK.languages["en"]
RULES, TIMES, HEDGES = ENGLISH.rules, ENGLISH.times, ENGLISH.hedges


def name_of(rule: ClaimRule | TimeRule | Hedge) -> str:
    return rule.full_name


def plain(claim: Claim) -> str:
    """A claim without what it assumes and who says it."""
    return str(evolve(claim, assumes=frozenset(), said_by=""))


def claims_of(rule: ClaimRule, sentence: str) -> list[str]:
    document = factcheck.Document("example", sentence, PUBLISHED)
    return sorted(plain(claim) for claim in factcheck.extract(document) if claim.rule == rule.full_name)


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_a_claim_rule(rule: ClaimRule) -> None:
    for sentence, lines in rule.accept:
        assert claims_of(rule, sentence) == sorted(plain(parse_claim(line)) for line in lines), sentence
        assert lines, "an accepted sentence gives claims"
    for sentence in rule.reject:
        assert claims_of(rule, sentence) == [], sentence


def read(sentence: str) -> tuple[Tokens, list[tuple[int, int, TimeExpression]]]:
    tokens, sentences = reader_of(ENGLISH).tokens(sentence)
    return tokens, reader_of(ENGLISH).times.find(tokens, sentences, When.parse(PUBLISHED))


def rules_in(sentence: str) -> set[str]:
    return {time.rule for _, _, time in read(sentence)[1]}


@pytest.mark.parametrize("rule", TIMES, ids=name_of)
def test_a_time_rule(rule: TimeRule) -> None:
    for sentence, lines in rule.accept:
        found = factcheck.find_times(sentence, PUBLISHED)
        assert sorted(f"{time.text} = {time.value}" for time in found) == sorted(lines), sentence
    assert any(rule.full_name in rules_in(sentence) for sentence, _ in rule.accept), "other rules read all its examples"
    for sentence in rule.reject:
        assert rule.full_name not in rules_in(sentence), sentence


@pytest.mark.parametrize("rule", HEDGES, ids=name_of)
def test_a_hedge(rule: Hedge) -> None:
    reader = reader_of(ENGLISH)

    def stands_in(sentence: str) -> bool:
        tokens, times = read(sentence)
        marked = tokens.with_marks(reader.times.marks(times))
        return any(ENGLISH.hedges[match.rule] is rule for match in reader.hedges.matches(marked))

    assert all(stands_in(sentence) for sentence, _ in rule.accept)
    assert not any(stands_in(sentence) for sentence in rule.reject)


@pytest.mark.parametrize("check", BOOK.checks, ids=lambda check: check.name)
def test_a_check(check: Check) -> None:
    assert [str(error) for error in verify(check)] == []


def test_all_of_them_at_once() -> None:
    assert [str(error) for error in failures(BOOK)] == []


def test_each_name_is_given_once() -> None:
    names = [rule.full_name for rule in (*RULES, *TIMES, *HEDGES)] + [check.name for check in BOOK.checks]
    assert len(set(names)) == len(names)


BAD = """\
[rule.title]
doc    = "A title of some year."
match  = "title of <then:past>"
claim  = "happened win @ <then>"
accept = { "The title of 2016." = "happened win @ 2015" }
reject = ["The title of 2017."]
"""
BAD_TIME = """\
[rule.quarter]
doc    = "A quarter."
match  = "vintage <year:year>"
kind   = "year"
reads  = "year"
accept = { "Sales rose in vintage 2016." = { "vintage 2016" = "2015" } }
reject = ["In vintage 2017."]
"""
BAD_HEDGE = """\
[rule.doubt]
doc    = "Doubt."
match  = "doubtful"
status = "hedged"
accept = ["He doubted it."]
reject = ["It is doubtful."]
"""
BAD_CHECK = """\
[check.odd]
doc     = "Nothing is numbered 13."
given   = ["happened a"]
never   = "a.nth = 13"
message = "{a} is numbered 13"
accept  = [["happened trip #12"]]
reject  = [["happened trip #13"]]
"""


def told(folder: Path, name: str, text: str) -> Iterator[str]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    for error in failures(Rulebook.load(path, BOOK), BOOK):
        assert error.path == str(path) and error.source_line in text
        yield f"{error.line}: {error.message}"


def test_examples_that_do_not_hold(tmp_path: Path) -> None:
    accepted, rejected = told(tmp_path, "titles.toml", BAD)
    assert accepted.startswith("5: ") and "happened win @ 2016" in accepted and "happened win @ 2015" in accepted
    assert rejected.startswith("6: ") and "happened win @ 2017" in rejected
    accepted, rejected = told(tmp_path, "times.toml", BAD_TIME)
    assert accepted.startswith("6: ") and "vintage 2016 = 2016" in accepted
    assert rejected.startswith("7: ") and "vintage 2017" in rejected
    assert [line[:2] for line in told(tmp_path, "hedges.toml", BAD_HEDGE)] == ["5:", "6:"]
    assert [line[:2] for line in told(tmp_path, "odd.toml", BAD_CHECK)] == ["6:", "7:"]


def test_each_example_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "titles.toml"
    path.write_text(BAD, encoding="utf-8")
    accepted, rejected = examples(Rulebook.load(path, BOOK), BOOK)
    assert (accepted.name, accepted.key, accepted.number) == ("titles/title", "accept", 0)
    assert (rejected.text, rejected.path) == ("The title of 2017.", str(path))
    wrong, silent = accepted.tried(), rejected.tried()
    assert isinstance(wrong, Unkept) and wrong.diff == ("- happened win @ 2015", "+ happened win @ 2016")
    assert isinstance(silent, Unkept) and silent.diff == ("+ happened win @ 2017",)
    kept = next(examples(BOOK))
    assert kept.tried() is None


def test_a_sentence_in_a_list_gives_nothing(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        """
        [rule.unbeaten]
        doc = "Since."
        match = "unbeaten since <then:past>"
        claim = "absent loss by <who> @ <then>/<now>"
        accept = ["Peru is unbeaten since 2019."]
        reject = ["Unbeaten eggs keep."]
        """,
        encoding="utf-8",
    )
    base = factcheck.builtin_rules()
    [error] = failures(factcheck.Rulebook.load(file, base), base)
    assert error.message.endswith("give nothing; in a list it gives nothing: give its claims in [rule.unbeaten.accept]")


def test_a_name_that_nothing_tells_and_a_day_left_open_are_explained(tmp_path: Path) -> None:
    file = tmp_path / "strike.toml"
    file.write_text(
        """
        [rule.downed]
        doc = "A strike."
        match = "downed tools in <then:past>"
        claim = "happened strike by <who> @ <then>"
        reject = ["The tools were down in the shed."]
        [rule.downed.accept]
        "Fabrikam downed tools in 2019." = "happened strike by fabrikam @ 2019"
        "In May, Fabrikam downed tools in 2019." = "happened strike by fabrikam @ 2019"
        [rule.dry]
        doc = "No flood."
        match = "dry since <then:past>"
        claim = "absent flood by <who> @ <then>/<now>"
        reject = ["It was dry in 2019."]
        [rule.dry.accept]
        "Ada Lark was dry since 2019." = "absent flood by ada-lark @ 2019/2024-11-26"
        """,
        encoding="utf-8",
    )
    base = factcheck.builtin_rules()
    error, open_error = failures(factcheck.Rulebook.load(file, base), base)
    assert "; <now> is left open, as “was”" in open_error.message
    assert "; “Fabrikam” opens the sentence, and nothing tells that it is a name: bind it in the" in error.message
