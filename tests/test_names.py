"""Stories of our own, with what names one thing and what does not: mentions are joined, and rightly."""

from __future__ import annotations

import tomllib
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

import factcheck
from factcheck.keys import Mentioned, keys
from factcheck.language.rulebook import Language, Rulebook

FILES = sorted(Path(__file__).with_name("corpora").glob("names/*.toml"))
PRECISION, RECALL = 0.98, 0.85


def find(spec: str, found: list[Mentioned]) -> str:
    """The key of a mention, “article:words#2”; of one that is not found, its own."""
    article, _, words = spec.partition(":")
    words, _, nth = words.partition("#")
    hits = [one.key for one in found if one.document == article and one.thing.text == words]
    at = int(nth or 1) - 1
    return hits[at] if at < len(hits) else f"not found: {spec}"


def test_stories() -> None:
    counts: Counter[str] = Counter()
    stories = 0
    for path in FILES:
        for name, story in tomllib.loads(path.read_text(encoding="utf-8"))["story"].items():
            stories += 1
            documents = [factcheck.Document(str(at), text, "2025-12-01") for at, text in enumerate(story["articles"])]
            found = list(keys(documents, factcheck.builtin_rules()))
            labelled = [(group, spec) for group, specs in enumerate(story["keys"]) for spec in specs]
            for _, spec in labelled:
                article, _, words = spec.partition(":")
                assert words.partition("#")[0] in story["articles"][int(article)], f"{name}: {spec}"
            for (group, spec), (other_group, other) in combinations(labelled, 2):
                one, two = find(spec, found), find(other, found)
                counts[f"{'same' if group == other_group else 'apart'} {'joined' if one == two else 'not'}"] += 1
                if (group == other_group) != (one == two):
                    print(f"{path.stem}/{name}: {spec} is {one}, {other} is {two}")
    precision = counts["same joined"] / (counts["same joined"] + counts["apart joined"])
    recall = counts["same joined"] / (counts["same joined"] + counts["same not"])
    print(f"{stories} stories, {counts.total()} pairs: precision {precision:.3f}, recall {recall:.3f}", dict(counts))
    assert precision >= PRECISION and recall >= RECALL


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Leeds won again.", ["Leeds"]),
        ("Leeds fans sang.", []),
        ("Brennick, 31, scored.", ["Brennick"]),
        ("NOVIR said no.", ["NOVIR"]),
        ("Brennick signed the deal.", ["Brennick"]),
        ("Signed copies sold well.", []),
        ("Inflation has slowed.", []),
        ("Traders said no.", []),
        ("Xenophobia is rife.", []),
        ("Brennick is here, a brennick of old.", []),
        ("HarborMorgan shares rose.", ["HarborMorgan"]),
        ("VX sold 9 million cars.", ["VX"]),
        ("COP30 ended late.", ["COP30"]),
    ],
)
def test_a_lone_opener_is_a_name_where_what_follows_tells_so(text: str, named: list[str]) -> None:
    found = keys([factcheck.Document("a", text)], factcheck.builtin_rules())
    assert [one.thing.text for one in found] == named


def test_who_stands_before_brackets_is_the_subject() -> None:
    claims = factcheck.extract(
        factcheck.Document("a", "Sarah O'Marsh (Ireland) retired in 2019."), factcheck.builtin_rules()
    )
    assert {str(claim.key) for claim in claims} == {"retirement by sarah-omarsh"}


@pytest.mark.parametrize(
    "text", ["It was Hun Sen", "Hun Sen", "Ana King.", "The King", "DR Congo", "Ana & Bo", "Ana and"]
)
def test_a_name_may_end_the_text(text: str) -> None:
    found = list(keys([factcheck.Document("a", text)], factcheck.builtin_rules()))
    assert all(text[one.thing.start : one.thing.stop] == one.thing.text for one in found)


def test_names_are_found_by_rules_that_ask_for_none(tmp_path: Path) -> None:
    language = factcheck.builtin_rules().languages["en"]
    file = tmp_path / "own.toml"
    file.write_text(
        """
        [rule.glow]
        doc    = "A glow."
        match  = "glowed"
        claim  = "happened glow by <who>"
        accept = { "Then Ada Lark glowed." = "happened glow by ada-lark" }
        reject = ["It glows."]
        """,
        encoding="utf-8",
    )
    alone = Rulebook({"en": Language(language.lexicon)})
    found = factcheck.extract(factcheck.Document("one", "Then Ada Lark glowed."), Rulebook.load(file, alone))
    assert [str(claim) for claim in found] == ["happened glow by ada-lark"]
