"""Articles make the claims that they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, find, given, settings

import factcheck
from factcheck.examples import EXAMPLE_DAY, core
from factcheck.language.claims import parse_claim
from factcheck.testing.articles import articles, tellable
from factcheck.testing.renderings import dates, lengths, shown
from factcheck.testing.sayings import sayings

LINES = [
    "happened visit by ada-lark in peru @ 2021-05",
    "absent visit by ada-lark in peru @ 2016/2024-11-26",
    "happened birth by ada-lark @ 1952-10-07",
    "happened birth by ada-lark @ [1977-11-27..1978-11-26]",
    "happened summit by india, russia #23",
    "recurs summit by india, russia every P1Y",
    "happened founding by harbour-forum @ 1998",
    "happened tenure of mayor by ada-lark in lima @ 2012/..",
    "counted months by peru x4",
    "falls friday @ 2025-12-05",
    "ordered arrest by ada-lark < trial by P3Y",
    "happened regatta by lindmere #47",
    "planned happened visit by ada-lark in peru @ 2025-05-04",
]
few = settings(max_examples=10, deadline=None)
RULE = """
[rule.unbeaten]
doc = "“Unbeaten since Y”."
match = "(unbeaten | undefeated) since <then:past>"
claim = "absent loss by <who> @ <then>/<now>"
reject = ["Unbeaten eggs keep."]
[rule.unbeaten.accept]
"Peru is unbeaten since 2019." = "absent loss by peru @ 2019/2024-11-26"
"""


@pytest.mark.parametrize("line", LINES)
def test_an_article_makes_its_claim(line: str) -> None:
    @few
    @given(articles([line]))
    def holds(document: factcheck.Document) -> None:
        assert line in [core(claim) for claim in factcheck.extract(document)]

    holds()


def test_four_in_five_of_what_the_rules_read_can_be_written() -> None:
    book = factcheck.builtin_rules()
    lines = [line for rule in book.languages["en"].rules for _, given in rule.accept for line in given][::25]
    bare = [parse_claim(core(parse_claim(line))) for line in lines]
    silent = [str(claim) for claim in bare if not sayings(claim, EXAMPLE_DAY, book)]
    assert len(silent) <= len(lines) / 5, silent


def test_an_article_makes_several_claims() -> None:
    lines = ["happened birth by ada-lark @ 1952", "happened founding by harbour-forum @ 1998"]
    document = find(articles(lines, published="2025-03-14"), lambda document: True)
    assert sorted(core(claim) for claim in factcheck.extract(document)) == lines


@pytest.mark.parametrize(
    "line",
    [
        "happened interval @ 1960/1970 for P10Y",  # “the interval runs” makes a run too
        "happened funeral by anna-smith @ 2024-11-22",
        "absent visit by ada-lark in peru @ 2016/2024-11-26",
    ],
)
def test_no_other_rule_makes_more_of_what_is_said(line: str) -> None:
    book = factcheck.builtin_rules()
    for text in sayings(parse_claim(line), EXAMPLE_DAY, book):
        found = factcheck.extract(factcheck.Document("said", text, EXAMPLE_DAY))
        assert len({(claim.rule, claim.span) for claim in found}) == 1, text


def test_a_users_own_rule_is_written_by_too(tmp_path: Path) -> None:
    file = tmp_path / "gap.toml"
    file.write_text(RULE, encoding="utf-8")
    book = factcheck.Rulebook.load(file, base=factcheck.builtin_rules())
    line = "absent loss by chile @ 2016/2024-11-26"
    document = find(articles([line], book), lambda document: document.text.startswith("Chile"))
    assert document.text == "Chile is unbeaten since 2016."


def test_what_no_rule_says_is_told() -> None:
    with pytest.raises(ValueError, match="no rule says “falls friday @ 2025-12” on 2024-11-26"):
        articles(["falls friday @ 2025-12"])
    told = [
        factcheck.Claim("happened", factcheck.Key("visit"), told=factcheck.When.parse(f"2024-0{n}-01")) for n in (1, 2)
    ]
    with pytest.raises(ValueError, match="not on 2024-01-01 and 2024-02-01"):
        articles(told)


@pytest.mark.parametrize(
    ("edtf", "texts"),
    [
        ("2023-05-04", ["4 May 2023", "May 4, 2023"]),
        ("2023-05", ["May 2023"]),
        ("2023", ["2023"]),
        ("199X", ["the 1990s"]),
        ("2023-05-04/2023-05-06", ["4-6 May 2023", "May 4 to 6, 2023"]),
        ("2023-05-04/2023-06-06", ["4 May to 6 June 2023"]),
        ("2010/2018", ["2010 to 2018"]),
        ("2012/..", []),
    ],
)
def test_dates_as_the_news_writes_them(edtf: str, texts: list[str]) -> None:
    assert list(dates(factcheck.When.parse(edtf))) == texts


def test_lengths_and_names_as_the_news_writes_them() -> None:
    assert list(lengths(factcheck.Length.parse("P3D"))) == ["three days", "3 days", "three-day", "3-day"]
    assert list(lengths(factcheck.Length.parse("PXY"))) == ["several years"]
    assert [*map(shown, ("ada-lark", "fund-of-peru"))] == ["Ada Lark", "Fund of Peru"]


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(tellable().flatmap(lambda claim: articles([claim]).map(lambda document: (claim, document))))
def test_what_is_tellable_is_told(told: tuple[factcheck.Claim, factcheck.Document]) -> None:
    claim, document = told
    assert core(claim) in map(core, factcheck.extract(document))


def test_what_cannot_be_told_says_what_can() -> None:
    with pytest.raises(ValueError, match=r"none makes such claims; tellable\(\) draws"):
        articles(["ordered arrest by x in lima < trial by P3D"])
