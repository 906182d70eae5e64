"""The findings, each with its quotes side by side, what would mend it and why it is one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck.language.checks import Check
from factcheck.model import Claim, Finding
from factcheck.report.excerpt import one_line
from factcheck.report.page.articles import about
from factcheck.report.page.builder import Page
from factcheck.report.page.timelines import name_of
from factcheck.report.place import Articles, place
from factcheck.report.text import ASSUMPTIONS

_AROUND = 160  # characters that are quoted before a claim and after it, at most


def finding(
    page: Page,
    number: int,
    found: Finding,
    checks: Mapping[str, Check],
    articles: Articles,
    link: Callable[[Claim], str],
) -> None:
    """One finding; `link` gives where a claim stands on the page."""
    with page.tag(
        "article",
        id=f"f{number}",
        class_=f"finding {found.severity}",
        data_check=found.check,
        tabindex="-1",
        aria_labelledby=f"h{number}",
    ):
        with page.tag("h3", id=f"h{number}"):
            page.put("span", found.severity, class_="severity")
            page.text(" ")
            page.put("code", found.check)
        page.put("p", one_line(found.message))
        with page.tag("div", class_="quotes"):
            for claim in found.claims:
                _quote(page, claim, articles, link(claim))
        if found.mends:
            with page.tag("ul", class_="mends"):
                for mend in found.mends:
                    page.put("li", one_line(mend))
        if found.assumes:
            told = (f"{ASSUMPTIONS[name]} ({name})" if name in ASSUMPTIONS else name for name in sorted(found.assumes))
            page.put("p", f"Takes for granted: {', '.join(told)}.", class_="assumes")
        if found.check in checks:
            with page.tag("details", class_="why"):
                page.put("summary", "What this check means")
                page.put("p", one_line(checks[found.check].doc))


def _quote(page: Page, claim: Claim, articles: Articles, link: str) -> None:
    article = articles.get(claim.document)
    with page.tag("figure"):
        with page.tag("figcaption"):
            page.put("a", name_of(claim, articles), href=link)
            page.put("small", about(article.document, str(place(claim, articles))) if article else "")
        with page.tag("blockquote"):
            text, start, stop = (
                (article.document.text, claim.span.start, claim.span.stop)
                if article
                else (claim.quote, 0, len(claim.quote))
            )
            page.text(_before(text, start))
            page.put("mark", text[start:stop], class_="clash")
            page.text(_after(text, stop))
        page.put("code", str(claim))


def _before(text: str, start: int) -> str:
    """The words of the paragraph before a character, whole ones and not too many."""
    begin = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    if begin == start - _AROUND:
        space = text.find(" ", begin, start)
        return "… " + text[space + 1 if space >= 0 else begin : start]
    return text[begin:start]


def _after(text: str, stop: int) -> str:
    end = text.find("\n", stop, stop + _AROUND)
    if end >= 0 or stop + _AROUND >= len(text):
        return text[stop:end] if end >= 0 else text[stop:]
    space = text.rfind(" ", stop, stop + _AROUND)
    return text[stop : space if space >= 0 else stop + _AROUND] + " …"
