"""Every built-in rule and check holds every law, family by family; and a law that does not hold says so."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.check import check_claims
from factcheck.language.checks import Check
from factcheck.language.rulebook import Rulebook
from factcheck.model import Claim, Finding
from factcheck.testing import laws
from factcheck.testing.narrowing import narrower, wider
from factcheck.testing.values import whens
from factcheck.when import When

BOOK = factcheck.builtin_rules()
ENGLISH = BOOK.languages["en"]
EXAMPLES = int(os.environ.get("LAW_EXAMPLES", "10"))  # of each rule; .ci/run draws more, and a night a thousand
FAMILIES = sorted({rule.family for rule in ENGLISH.rules} | {check.name.partition("/")[0] for check in BOOK.checks})


def without(family: str) -> Rulebook:
    """The built-in rules and checks but those of a family."""
    rules = tuple(rule for rule in ENGLISH.rules if rule.family != family)
    checks = tuple(check for check in BOOK.checks if check.name.partition("/")[0] != family)
    return evolve(BOOK, languages={"en": evolve(ENGLISH, rules=rules)}, checks=checks)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_built_in_rules_hold_all_laws(family: str) -> None:
    laws.assert_laws(BOOK, without(family), EXAMPLES)


@pytest.mark.parametrize("law", [getattr(laws, name) for name in vars(laws) if name.startswith("assert_")])
@pytest.mark.parametrize("base", [BOOK, without("gap")])
def test_laws_of_nothing_are_refused(law: Callable[..., None], base: Rulebook) -> None:
    with pytest.raises(ValueError, match="nothing was tried: the rulebook has no more than its base"):
        law(without("gap"), base)
    with pytest.raises(ValueError, match=r"nothing was tried$"):
        law(Rulebook())


def loaded(tmp_path: Path, text: str) -> Rulebook:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    return Rulebook.load(file, base=BOOK)


def dormant(tmp_path: Path, reject: str, since: int) -> Rulebook:
    """A rule that takes its subject from anywhere, and the year that its example says it gives."""
    return loaded(
        tmp_path,
        f"""
        [rule.dormant]
        doc = "“Dormant since Y”."
        match = "dormant since <then:past>"
        claim = "absent eruption by <who> @ <then>/<now>"
        reject = ["{reject}"]
        [rule.dormant.accept]
        "Mount Holm is dormant since 1998." = "absent eruption by mount-holm @ {since}/2024-11-26"
        """,
    )


def test_a_rule_that_reads_what_it_rejects_is_told(tmp_path: Path) -> None:
    own = dormant(tmp_path, "The account was dormant since 2019.", 1998)
    with pytest.raises(AssertionError) as told:
        laws.assert_laws(own, BOOK)
    assert (
        str(told.value).replace(str(tmp_path), "")
        == """\
own/dormant reads what it rejects
  law:   a rule makes nothing of a sentence that it rejects, whatever stands around it
  at:    /own.toml:6
  tried: 'The account was dormant since 2019.'
  came:  (- is wanted and did not, + is not wanted and did)
      +  absent eruption @ 2019/..
  hint:  it reads “dormant since 2019”, which `unless` or `unless-next` can bar by the words beside"""
    )
    laws.assert_reads_what_it_writes(own, BOOK)


def test_a_rule_that_reads_otherwise_than_it_writes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = dormant(tmp_path, "Dormant for years.", 1998)
    read = laws.claims_of
    monkeypatch.setattr(laws, "claims_of", lambda text: [evolve(claim, nth=3) for claim in read(text)])
    with pytest.raises(AssertionError, match="own/dormant does not read what it writes") as told:
        laws.assert_reads_what_it_writes(own, BOOK)
    lines = str(told.value).splitlines()
    assert lines[3].startswith("  tried: 'Mount Holm is dormant since ")
    assert [line[:27] for line in lines[5:7]] == ["      -  absent eruption by", "      +  absent eruption by"]
    assert not hasattr(told.value, "__notes__") and told.value.__suppress_context__


def test_a_check_that_minds_others_is_told(tmp_path: Path) -> None:
    own = loaded(
        tmp_path,
        """
        [check.odd]
        doc = "What has one number is at one time."
        given = ["happened a", "happened b"]
        where = "a.nth = b.nth"
        never = "a.when apart b.when"
        message = "{a}, {b}"
        accept = [["happened trip by xi #3 @ 2016", "happened trip by xi #3 @ 2017"]]
        reject = [["happened trip by xi #3 @ 2016", "happened trip by xi #4 @ 2017"]]
        """,
    )
    with pytest.raises(AssertionError, match=r"own/odd minds claims of somebody else(.|\n)*ask for no key"):
        laws.assert_laws(own, BOOK)


def test_a_check_that_minds_a_copy_is_told(tmp_path: Path) -> None:
    own = loaded(
        tmp_path,
        """
        [check.odd]
        doc = "What two articles tell."
        given = ["happened a", "happened b"]
        where = "a.what = b.what and a.who = b.who and a.who is known"
        never = "a.document != b.document"
        message = "{a}, {b}"
        accept = [["2020-01-01 | happened match by xi @ 2020", "2020-01-02 | happened match by xi @ 2020"]]
        reject = [["happened match by xi @ 2020", "happened match by xi @ 2020"]]
        """,
    )
    with pytest.raises(AssertionError, match=r"own/odd minds order or copies(.|\n)* again"):
        laws.assert_laws(own, BOOK)


def test_a_verdict_that_minds_copies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def few(claims: Iterable[Claim], checks: Iterable[Check]) -> list[Finding]:
        return [] if len(known := list(claims)) > 4 else check_claims(known, checks)

    monkeypatch.setattr(laws, "check_claims", few)
    with pytest.raises(AssertionError, match=r"minds order or copies(.|\n)* again"):
        laws.assert_order_and_copies_change_nothing(BOOK, examples=20)


def test_an_example_that_does_not_hold_is_told(tmp_path: Path) -> None:
    own = dormant(tmp_path, "Dormant for years.", 1999)
    with pytest.raises(AssertionError) as told:
        laws.assert_laws(own, BOOK)
    assert (
        str(told.value).replace(str(tmp_path), "")
        == """\
own/dormant does not keep an example
  law:   each example that is accepted gives what it says, and one rejected nothing
  at:    /own.toml:8
  tried: 'Mount Holm is dormant since 1998.'
  came:  gives “absent eruption by mount-holm @ 1998/2024-11-26” where it should give “absent eruption by mount-holm \
@ 1999/2024-11-26”
      -  absent eruption by mount-holm @ 1999/2024-11-26
      +  absent eruption by mount-holm @ 1998/2024-11-26"""
    )


@given(whens(), st.data())
def test_narrower_dates_allow_less_and_wider_ones_more(when: When, data: st.DataObject) -> None:
    less, more = data.draw(narrower(when)), data.draw(wider(when))
    for inner, outer in ((less, when), (when, more)):
        for (low, high), (first, last) in ((inner.start, outer.start), (inner.stop, outer.stop)):
            assert first <= low <= high <= last
