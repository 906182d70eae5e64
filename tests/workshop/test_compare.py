"""Differences between rulebooks: what is lost, gained and changed, and the rules of another revision."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from attrs import evolve

import factcheck
from factcheck.workshop.compare import both, changes, finding_changes, sharing
from factcheck.workshop.revision import NoSuchRevision, rules_at

TEXT = "Peru is unbeaten since 2019. Anna Smith last visited Lima in 2016."
DOCUMENT = factcheck.Document("a", TEXT, "2024-11-26")


def without(book: factcheck.Rulebook, name: str) -> factcheck.Rulebook:
    english = book.languages["en"]
    rules = tuple(rule for rule in english.rules if rule.full_name != name)
    return evolve(book, languages={"en": evolve(english, rules=rules)})


def signs(old: factcheck.Rulebook, new: factcheck.Rulebook) -> list[str]:
    return [f"{change.sign} {change.claim.rule}" for change in changes(both(DOCUMENT, old, new))]


def test_no_difference(few: factcheck.Rulebook) -> None:
    pair = both(DOCUMENT, few, few)
    assert pair[0] and changes(pair) == [] and list(finding_changes(pair, few, few)) == []


def test_what_says_the_same_is_read_once(few: factcheck.Rulebook) -> None:
    again = evolve(few, languages={"en": evolve(few.languages["en"])})
    assert sharing(again, few) is few
    fewer = evolve(again, checks=again.checks[1:])
    shared = sharing(fewer, few)
    assert shared.languages is few.languages and shared.checks == fewer.checks
    was, now = both(DOCUMENT, shared, few)
    assert was is now and changes((was, now)) == []
    less = without(few, "gap/unbeaten")
    assert sharing(less, few) is less


def test_lost_and_gained(few: factcheck.Rulebook) -> None:
    less = without(few, "gap/unbeaten")
    assert names(few) - names(less) == {"gap/unbeaten"}
    assert signs(few, less) == ["- gap/unbeaten", "+ dated/since"]
    assert signs(less, few) == ["+ gap/unbeaten", "- dated/since"]


def test_changed(few: factcheck.Rulebook) -> None:
    old, _ = both(DOCUMENT, few, few)
    [unbeaten] = [claim for claim in old if claim.rule == "gap/unbeaten"]
    moved = evolve(unbeaten, status="hedged")
    [change] = changes((old, [moved if claim is unbeaten else claim for claim in old]))
    assert (change.sign, change.claim, change.was) == ("~", moved, unbeaten)
    other = evolve(unbeaten, rule="gap/other")
    [change] = changes((old, [other if claim is unbeaten else claim for claim in old]))
    assert (change.sign, change.was) == ("~", unbeaten)


def test_findings(few: factcheck.Rulebook) -> None:
    clash = factcheck.Document("b", "Peru had a defeat. Anna Smith visited Lima on 4 May 2019.", "2024-11-26")
    told = factcheck.builtin_rules()
    claims = [claim for document in (DOCUMENT, clash) for claim in factcheck.extract(document, told)]
    none: list[factcheck.Claim] = []
    found = list(finding_changes((none, claims), few, told))
    assert {change.sign for change in found} == {"+"}
    assert any(change.finding.check == "gaps/gap-broken" for change in found)
    assert {change.sign for change in finding_changes((claims, none), told, few)} == {"-"}
    quiet = evolve(told, checks=tuple(evolve(check, severity="note") for check in told.checks))
    [change] = finding_changes((claims, claims), told, quiet)
    assert change.sign == "~" and change.was is not None
    assert (change.was.severity, change.finding.severity) == ("error", "note")


OWN = """\
[rule.unsunk]
doc    = "Never sunk."
match  = "unsunk since <then:past>"
claim  = "absent sinking by <who> @ <then>/<now>"
reject = ["Unsunk since long."]
[rule.unsunk.accept]
"Peru is unsunk since 2019." = "absent sinking by peru @ 2019/2024-11-26"
"""
LEXICON = """\
[type.past]
shapes = ["year-digits"]
reads = "year"
"""


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True)


def names(book: factcheck.Rulebook) -> set[str]:
    return {rule.full_name for language in book.languages.values() for rule in language.rules}


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_the_rules_of_a_revision(tmp_path: Path, few: factcheck.Rulebook) -> None:
    rules = tmp_path / "rules"
    (rules / "en").mkdir(parents=True)
    (rules / "en" / "lexicon.toml").write_text(LEXICON, encoding="utf-8")
    (rules / "en" / "gap.toml").write_text(OWN, encoding="utf-8")
    (tmp_path / "other.txt").write_text("", encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    (rules / "en" / "gap.toml").write_text(OWN.replace("unsunk", "unburnt"), encoding="utf-8")
    assert names(rules_at("HEAD", few, rules)) == {"gap/unsunk"}
    assert names(rules_at(str(rules), few, rules)) == {"gap/unburnt"}
    for own in (rules / "en" / "gap.toml", rules / "en"):
        assert names(rules_at("HEAD", few, tmp_path, [own])) == {*names(few), "gap/unsunk"}
    for wrong in ("nowhere", "--output=x"):
        with pytest.raises(NoSuchRevision, match="no such revision is known to git"):
            rules_at(wrong, few, rules)
    (tmp_path / "new.toml").write_text(OWN, encoding="utf-8")
    with pytest.raises(NoSuchRevision, match=r"new\.toml is not in that revision"):
        rules_at("HEAD", few, tmp_path, [tmp_path / "new.toml"])
    with pytest.raises(NoSuchRevision, match=r"there is no .*gone.toml"):
        rules_at("HEAD", few, tmp_path, [tmp_path / "gone" / "gone.toml"])
    (rules / "en" / "gap.toml").write_text(OWN.replace("<then:past>", "<then:pst>"), encoding="utf-8")
    git(tmp_path, "commit", "-qam", "two")
    assert rules_at("HEAD", few, rules) is few  # which are those of the folder
    (rules / "en" / "gap.toml").write_text(OWN, encoding="utf-8")
    with pytest.raises(factcheck.RuleError, match=r"^en/gap.toml:3:.*these are the rules of HEAD"):
        rules_at("HEAD", few, rules)


def test_a_file_is_taken_over_the_rules_that_are_there(tmp_path: Path, few: factcheck.Rulebook) -> None:
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    assert names(rules_at(str(tmp_path / "own.toml"), few, tmp_path)) == {*names(few), "own/unsunk"}


def test_without_git(tmp_path: Path, few: factcheck.Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoSuchRevision, match="cannot be run"):
        rules_at("HEAD", few, tmp_path)
