"""Reference facts: claim lines that articles are checked against."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck
from factcheck.language.errors import RuleError
from factcheck.read import read_facts

FACTS = """# The register.

happened founding by fabrikam @ 1975-04-04 | company register
2019/2021 | happened visit by ada-lark in peru @ 2019-05-02
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "facts.txt"
    path.write_text(FACTS, encoding="utf-8")
    return path


def test_lines_are_facts_with_their_place(file: Path) -> None:
    article, facts = read_facts(file)
    assert [str(fact) for fact in facts] == [
        "happened founding by fabrikam @ 1975-04-04",
        "happened visit by ada-lark in peru @ 2019-05-02",
    ]
    assert [article.document.text[fact.span.start : fact.span.stop] for fact in facts] == [str(fact) for fact in facts]
    assert facts[0].quote.endswith("— company register") and facts[1].told == factcheck.When.parse("2019/2021")


def test_articles_are_checked_against_facts_while_these_hold(file: Path) -> None:
    _, facts = read_facts(file)
    text = "President Ada Lark arrived on her first trip to Peru since 2016."
    during, later = (factcheck.Document(day, text, published=day) for day in ("2021-11-29", "2025-11-29"))
    [finding] = factcheck.check([during], facts=facts)
    assert finding.check == "gaps/gap-broken" and "the house’s facts, facts.txt" in finding.message
    assert factcheck.check([later], facts=facts) == []


@pytest.mark.parametrize("line", ["happend visit by x", "soon | happened visit by x", "1 | happened a by x | b | c"])
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "facts.txt"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(RuleError) as wrong:
        read_facts(path)
    assert wrong.value.line == 2
