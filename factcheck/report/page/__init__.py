"""Results as one page of HTML that needs nothing else: no network, and no script to be read.

First the findings, then timelines of what they and the numbered series and lives are about, then the articles with
their claims marked. A script adds a filter and keys to go from one finding to the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from factcheck.model import Claim
from factcheck.report.excerpt import one_line
from factcheck.report.page.articles import articles
from factcheck.report.page.builder import Page
from factcheck.report.page.findings import finding
from factcheck.report.page.threads import place, threads
from factcheck.report.page.timelines import timelines
from factcheck.report.results import Results
from factcheck.report.text import summary

#: Nothing is fetched, whatever an article says.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
_SECTIONS = ("Findings", "Timelines", "Articles")


def written(results: Results) -> Iterator[str]:
    """The page."""
    page = Page()
    own, title = files(__package__), f"factcheck: {summary(results)}"
    with page.tag("html", lang="en"):
        with page.tag("head"):
            page.put("meta", charset="utf-8")
            page.put("meta", name="viewport", content="width=device-width, initial-scale=1")
            page.put("meta", http_equiv="Content-Security-Policy", content=_POLICY)
            page.put("meta", name="generator", content=f"factcheck {results.version}")
            page.put("title", title)
            page.raw("style", own.joinpath("page.css").read_text("utf-8"))
        with page.tag("body"):
            _head(page, title, results)
            with page.tag("main"):
                _body(page, results)
            page.raw("script", own.joinpath("page.js").read_text("utf-8"))
    yield str(page)


def _head(page: Page, title: str, results: Results) -> None:
    with page.tag("header"):
        page.put("h1", title)
        with page.tag("nav", aria_label="Sections"):
            for section in _SECTIONS:
                page.put("a", section, href=f"#{section.lower()}")
        with page.tag("form", role="search", hidden="hidden"):
            with page.tag("label"):
                page.text("Search ")
                page.put("input", type="search", name="words", accesskey="s")
            for severity, count in results.by_severity.items():
                if count:
                    with page.tag("label"):
                        page.put("input", type="checkbox", name="severity", value=severity, checked="checked")
                        page.text(f" {count} {severity}{'s' * (count != 1)}")
            with page.tag("label"):
                page.text("Check ")
                with page.tag("select", name="check"):
                    page.put("option", "all", value="*")
                    for name, count in results.by_check.items():
                        page.put("option", f"{name} ({count})", value=name)
            page.put("output", aria_live="polite")
            page.put("small", "/ search, j and k next and previous finding")


def _body(page: Page, results: Results) -> None:
    numbers = {place(claim): number for number, claim in enumerate(results.claims, start=1)}
    clashes = {place(claim): number for number, found in enumerate(results.findings, start=1) for claim in found.claims}
    checks = {check.name: check for check in results.checks}

    def link(claim: Claim) -> str:
        return f"#c{numbers[place(claim)]}" if place(claim) in numbers else ""

    with page.tag("section", id="findings"):
        page.put("h2", "Findings")
        for number, found in enumerate(results.findings, start=1):
            finding(page, number, found, checks, results.articles, link)
        if not results.findings:
            page.put("p", "Nothing that cannot all be true.")
    if results.unread:
        with page.tag("section", id="unread"):
            page.put("h2", "Not read")
            with page.tag("ul"):
                for error in results.unread:
                    page.put("li", one_line(str(error)))
    with page.tag("section", id="timelines"):
        page.put("h2", "Timelines")
        timelines(page, threads(results.claims, results.findings), results.articles, link)
    with page.tag("section", id="articles"):
        page.put("h2", "Articles")
        articles(page, results.articles, results.claims, numbers, clashes)
