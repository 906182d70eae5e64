"""Reference facts: claim lines that articles are checked against."""

from __future__ import annotations

from errno import ENOENT
from os import strerror
from pathlib import Path

import pytest

import factcheck
from factcheck.read import ReadError, read_facts

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
    article, facts = read_facts(file, fail)
    assert [str(fact) for fact in facts] == [
        "happened founding by fabrikam @ 1975-04-04",
        "happened visit by ada-lark in peru @ 2019-05-02",
    ]
    assert [article.document.text[fact.span.start : fact.span.stop] for fact in facts] == [str(fact) for fact in facts]
    assert facts[0].quote.endswith("— company register") and facts[1].told == factcheck.When.parse("2019/2021")


def test_articles_are_checked_against_facts_while_these_hold(file: Path) -> None:
    _, facts = read_facts(file, fail)
    text = "President Ada Lark arrived on her first trip to Peru since 2016."
    during, later = (factcheck.Document(day, text, published=day) for day in ("2021-11-29", "2025-11-29"))
    [finding] = factcheck.check([during], facts=facts)
    assert finding.check == "gaps/gap-broken" and "the house’s facts, facts.txt" in finding.message
    assert factcheck.check([later], facts=facts) == []


@pytest.mark.parametrize(
    ("line", "place", "told"),
    [
        ("happend visit by x", 1, "not a claim line"),
        ("happend visit by x | the register", 1, "not a claim line"),
        ("soon | happened visit by x", 1, "not a time"),
        ("1 | happened a by x | b | c", 1, "two bars"),
        ("2019 | hapened visit by x", 8, "not a claim line"),
        ("happened founding by x @ 18933 | the register", 26, "no date in EDTF: 18933"),
        ("2019 | happened founding by x @ 1893-13", 33, "no date in EDTF: 1893-13"),
    ],
)
def test_a_wrong_line_is_named_and_the_others_are_read(tmp_path: Path, line: str, place: int, told: str) -> None:
    path = tmp_path / "facts.txt"
    path.write_text(f"happened visit by y\n{line}\nhappened visit by z\n", encoding="utf-8")
    faults: list[ReadError] = []
    _, facts = read_facts(path, faults.append)
    [fault] = faults
    assert (fault.line, fault.column) == (2, place) and told in fault.message
    assert [str(fact) for fact in facts] == ["happened visit by y", "happened visit by z"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    faults: list[ReadError] = []
    _, facts = read_facts(tmp_path / "none.txt", faults.append)
    assert not facts and [str(fault) for fault in faults] == [
        f"{tmp_path}/none.txt: cannot be read: {strerror(ENOENT)}"
    ]


def test_of_a_fact_and_a_claim_the_claim_is_the_place(file: Path) -> None:
    """A fact leaves no year of grace, is not mended, and sends nobody to the file of facts."""
    _, facts = read_facts(file, fail)
    text = "Fabrikam, which was founded in 1976, makes locks."
    [finding] = factcheck.check([factcheck.Document("a", text, "2020-01-01")], facts=facts)
    assert finding.lead.document == "a" and all("1975" not in mend.split(" were ")[0] for mend in finding.mends)


def fail(error: ReadError) -> None:
    raise error
