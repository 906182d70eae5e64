"""The whole report, as people and as programs read it."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from factcheck.length import Length
from factcheck.model import Claim, Document, Finding, Key, Severity, Span
from factcheck.read import Article, ReadError
from factcheck.report import in_reading_order
from factcheck.report.as_json import claim_json, finding_json
from factcheck.report.results import Results
from factcheck.report.text import claim_line, written
from factcheck.when import When

VISIT = Article(Document("visit.md", "He is on his\nfirst trip since 2021.", When.day(2025, 12, 4)), "visit.md", 4)
OTHER = Article(Document("wire-7", "He visited Delhi\nin 2023.", title="A  visit"), "wire.jsonl", 12, record=True)
BARE = Article(Document("bare.txt", "\tFriday 4 December"), "bare.txt")
ARTICLES = {article.document.id: article for article in (VISIT, OTHER, BARE)}


def claim(article: Article, words: str, when: str, rule: str = "dated/in", **more: object) -> Claim:
    start = article.document.text.index(words)
    fields = {"kind": "happened", "key": Key("trip", ["Putin"], "India"), **more}
    return Claim(
        when=When.parse(when),
        rule=rule,
        document=article.document.id,
        span=Span(start, start + len(words)),
        quote=words,
        told=article.document.published,
        **fields,  # type: ignore[arg-type]
    )


GAP = claim(VISIT, "first trip since 2021", "2021/2025-12-04", "gap/first-since", kind="absent", assumes=["now"])
EVENT = claim(OTHER, "visited Delhi\nin 2023", "2023")
FALLS = claim(BARE, "Friday 4 December", "2025-12-04", "", kind="falls", key=Key("friday"))
BROKEN = Finding(
    "gaps/gap-broken",
    (GAP, EVENT),
    "“first trip since 2021” leaves no room\nfor “visited Delhi in 2023”",
    ("say “first trip since 2023”",),
    frozenset(["now", "taste"]),
)


def text(*findings: Finding, unread: int = 0) -> str:
    return "\n".join(written(Results(findings, ARTICLES, unread=[ReadError("a.txt", 1, 1, "no")] * unread)))


def test_finding_across_articles() -> None:
    expected = """\
visit.md:5:1: error gaps/gap-broken: “first trip since 2021” leaves no room for “visited Delhi in 2023”
  --> visit.md:5:1, published 2025-12-04
   5 | first trip since 2021.
     | ^~~~~~~~~~~~~~~~~~~~~
     = absent trip by putin in india @ 2021/2025-12-04 assuming now  (gap/first-since)
  --> wire.jsonl:12, wire-7, “A visit”
     | He visited Delhi
     |    ^~~~~~~~~~~~~
     | in 2023.
     | ^~~~~~~
     = happened trip by putin in india @ 2023  (dated/in)
     mend: say “first trip since 2023”
     assumes: now (the article's own date), taste

1 finding (1 error) in 3 articles"""
    assert text(BROKEN) == expected


def test_finding_within_an_article_of_which_only_the_path_is_known() -> None:
    finding = Finding("calendar/weekday", (FALLS, FALLS), "4 December 2025 is a Thursday", severity="note")
    claim_rows = """\
   1 |     Friday 4 December
     |     ^~~~~~~~~~~~~~~~~
     = falls friday @ 2025-12-04
"""
    header = "bare.txt:1:2: note calendar/weekday: 4 December 2025 is a Thursday\n"
    assert text(finding).startswith(header + claim_rows + claim_rows + "\n")


def test_articles_that_were_not_read_are_quoted() -> None:
    expected = """\
wire-7:1:4: error gaps/gap-broken: no
     | visited Delhi
     | ^~~~~~~~~~~~~
     | in 2023
     | ^~~~~~~
     = happened trip by putin in india @ 2023  (dated/in)
  --> <text>:1:1
     | first
     | ^~~~~
     = happened trip

1 finding (1 error) in 0 articles"""
    unplaced = Claim("happened", Key("trip"), quote="first")
    assert "\n".join(written(Results([Finding("gaps/gap-broken", (EVENT, unplaced), "no")], {}))) == expected


def test_summary_counts_each_severity() -> None:
    severities: tuple[Severity, ...] = ("note", "error", "warning", "error")
    findings = [Finding("a/b", (FALLS,), "no", severity=severity) for severity in severities]
    assert text(*findings).endswith("\n4 findings (2 errors, 1 warning, 1 note) in 3 articles")
    assert text() == "no findings in 3 articles"
    assert text(unread=2) == "no findings in 3 articles; 2 could not be read"


def test_findings_in_reading_order() -> None:
    first, second, third, last = (
        Finding("b/b", (GAP,), ""),
        Finding("a/a", (EVENT,), ""),
        Finding("b/b", (EVENT,), ""),
        Finding("a/a", (Claim("happened", Key("trip"), document="unread"),), ""),
    )
    assert in_reading_order([last, third, second, first], ARTICLES) == [first, second, third, last]


def test_claim_line() -> None:
    line = "wire.jsonl:12: dated/in: happened trip by putin in india @ 2023  “visited Delhi in 2023”"
    assert claim_line(EVENT, ARTICLES) == line
    assert claim_line(FALLS, ARTICLES) == "bare.txt:1:2: falls friday @ 2025-12-04  “Friday 4 December”"


def test_nothing_steers_the_terminal() -> None:
    article = Article(Document("a\x1b.txt", "in \x1b[2J 2021", title="\x1b"), "a\x1b.txt")
    said = Claim("happened", Key("trip"), document="a\x1b.txt", span=Span(0, 11), quote="in \x1b[2J 2021")
    finding = Finding("a/b", (said,), "“in \x1b[2J”", ("\x1b",))
    lines = [*written(Results([finding], {"a\x1b.txt": article})), claim_line(said, {})]
    assert all(line.isprintable() for line in lines if line)


def test_claim_as_json() -> None:
    said = claim(VISIT, "first trip", "2021~", nth=1, length=Length(5, "Y", about=True), status="hedged", said_by="Xi")
    written = {
        "claim": "hedged happened trip by putin in india #1 @ 2021~ for P5Y~ said by xi",
        "kind": "happened",
        "what": "trip",
        "who": ["putin"],
        "where": "india",
        "of": "",
        "when": "2021~",
        "written": "",
        "nth": 1,
        "length": "P5Y~",
        "status": "hedged",
        "said_by": "xi",
        "assumes": [],
        "rule": "dated/in",
        "document": "visit.md",
        "told": "2025-12-04",
        "quote": "first trip",
        "start": 13,
        "stop": 23,
        "path": "visit.md",
        "line": 5,
        "column": 1,
    }
    assert json.loads(claim_json(said, ARTICLES)) == written
    bare = json.loads(claim_json(Claim("happened", Key("trip")), {}))
    assert list(bare) == list(written)
    assert [key for key, value in bare.items() if value is None] == ["when", "nth", "length", "told"]


def test_finding_as_json() -> None:
    line = finding_json(BROKEN, ARTICLES)
    assert "“" in line and "\n" not in line
    assert json.loads(line) == {
        "check": "gaps/gap-broken",
        "severity": "error",
        "message": BROKEN.message,
        "claims": [json.loads(claim_json(c, ARTICLES)) for c in (GAP, EVENT)],
        "mends": ["say “first trip since 2023”"],
        "assumes": ["now", "taste"],
    }


@given(st.text(), st.data())
def test_any_text_gives_lines(content: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(content)))
    stop = data.draw(st.integers(start, len(content)))
    article = Article(Document("a", content), "a.txt")
    said = Claim("happened", Key("trip"), document="a", span=Span(start, stop), quote=content[start:stop])
    for line in [
        *written(Results([Finding("a/b", (said,), content)], {"a": article})),
        claim_line(said, {"a": article}),
    ]:
        assert len(line.splitlines()) <= 1
        line.encode()
