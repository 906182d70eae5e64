"""The documentation of the rules says what the rules say."""

from __future__ import annotations

from pathlib import Path

import factcheck
from factcheck.language.patterns import slots_of
from factcheck.workshop.pages import MARK, pages, write, written

DOCS = Path(__file__).parents[2] / "docs" / "rules"
COMMAND = "python -m factcheck rules docs docs/rules"


def test_the_pages_are_those_that_the_rules_give() -> None:
    made = pages(factcheck.builtin_rules())
    assert written(DOCS) == set(made), f"pages and families differ; run: {COMMAND}"
    for path, text in made.items():
        assert (DOCS / path).read_text(encoding="utf-8") == text, f"{path} is out of date; run: {COMMAND}"


def test_every_rule_and_example_is_told() -> None:
    made = pages(factcheck.builtin_rules())
    for rule in factcheck.builtin_rules().languages["en"].rules:
        page = made[f"{rule.family}.md"]
        assert f"\n## {rule.name}\n" in page
        assert all(f"`{' '.join(line.split())}`" in page for _, lines in rule.accept for line in lines)
    for check in factcheck.builtin_rules().checks:
        family, _, name = check.name.partition("/")
        assert f"\n## {name}\n" in made[f"checks/{family}.md"]


def test_every_type_that_a_claim_rule_reads_and_every_kind_of_time_is_told() -> None:
    english = factcheck.builtin_rules().languages["en"]
    types, page = english.lexicon.types, pages(factcheck.builtin_rules())["types.md"]
    read = {slot.type for rule in english.rules for slot in slots_of(rule.pattern) if slot.name}
    read |= {kind for rule in english.rules for kind in rule.types.values()}
    read |= {name for name, kind in types.items() if kind.times}
    assert not sorted(name for name in read if not types[name].doc), "types without a `doc`"
    for kind in {kind for one in types.values() for kind in one.times}:
        assert f"\n| {kind} | " in page and f"\n| {kind} |  |" not in page


def test_pages_of_rules_that_are_gone_are_removed_and_others_left(tmp_path: Path, few: factcheck.Rulebook) -> None:
    (tmp_path / "old.md").write_text(f"{MARK}\n# old\n", encoding="utf-8")
    (tmp_path / "own.md").write_text("# own\n", encoding="utf-8")
    assert write(few, tmp_path) == len(pages(few))
    assert not (tmp_path / "old.md").exists() and (tmp_path / "own.md").exists()
    assert written(tmp_path) == set(pages(few))
