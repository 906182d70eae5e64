"""The report as one page: what a parser that is not ours reads in it, and what a browser makes of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

import factcheck
from factcheck.model import Document
from factcheck.read import Article
from factcheck.report.formats import written
from factcheck.report.place import in_reading_order
from factcheck.report.results import Results

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXTS = {
    "morning.txt": (
        "2025-11-29",
        "Marta Halvik, 29, won. <script>alert(1)</script> & more\0.\n\nShe will visit Peru on 4 December 2025.",
    ),
    "evening.txt": ("2025-11-29", "Marta Halvik, born on 14 March 1992, won the 28th Lindmere Regatta in June 2025."),
    "earlier.txt": (
        "2024-11-29",
        "The 27th Lindmere Regatta was held in June 2024.\n\nThe 28th Lindmere Regatta was held in May 2023.",
    ),
    "plain.txt": (None, "Nothing is claimed here."),
}


def results(texts: dict[str, tuple[str | None, str]] = TEXTS) -> Results:
    documents = [Document(name, text, published, title=f"About {name}") for name, (published, text) in texts.items()]
    articles = {document.id: Article(document, document.id) for document in documents}
    claims, findings = factcheck.examine(documents)
    checks = factcheck.builtin_rules().checks
    return Results(in_reading_order(findings, articles), articles, checks, claims=claims)


@pytest.fixture(scope="module")
def page() -> str:
    return "\n".join(written("html", results()))


def test_every_finding_thread_and_article_is_there(page: str) -> None:
    tree, told = html.fromstring(page), results()
    assert told.findings
    assert [item.text_content() for item in tree.cssselect(".finding h3 code")] == [
        each.check for each in told.findings
    ]
    quotes = [mark.text_content() for mark in tree.cssselect(".finding blockquote mark")]
    assert quotes == [claim.quote for finding in told.findings for claim in finding.claims]
    names = [heading.text for heading in tree.cssselect(".thread h3")]
    assert names == ["Lindmere: regatta", "Marta Halvik"]
    assert len(tree.cssselect("#articles > article")) == len(TEXTS)


def test_an_article_stands_on_the_page_as_it_is(page: str) -> None:
    [text] = [item.text_content() for item in html.fromstring(page).cssselect(".text") if "more" in item.text_content()]
    assert text == TEXTS["morning.txt"][1].replace("\0", "\N{REPLACEMENT CHARACTER}")


def test_every_link_leads_somewhere_on_the_page_and_none_leaves_it(page: str) -> None:
    tree = html.fromstring(page)
    ids = [item.get("id") for item in tree.cssselect("[id]")]
    assert len(ids) == len(set(ids))
    links = [item.get("href") for item in tree.cssselect("[href]")]
    assert links and {link.removeprefix("#") for link in links} <= set(ids)
    assert not tree.cssselect("[src], link, img, iframe")
    assert not re.search(r"https?://|url\(|@import", page)


def test_a_timeline_shows_what_was_told_planned_and_contradicted(page: str) -> None:
    tree = html.fromstring(page)
    marks = {mark.text_content(): mark.get("class") for mark in tree.cssselect("dd .mark")}
    [planned] = [words for words, look in marks.items() if look == "mark planned"]
    assert planned == "4 December 2025 in Peru: planned; About morning.txt"
    assert (
        sum("clash" in look for look in marks.values())
        == len([words for words in marks if "contradicted" in words])
        == 5
    )


def test_lines_that_end_as_on_windows() -> None:
    page = "\n".join(written("html", results({"a.txt": (None, "It opened on 31 June 2024.\r\n\r\nGone.\r\n")})))
    assert "\N{REPLACEMENT CHARACTER}" not in page and "\r" not in page


def test_nothing_found_and_nothing_read_are_told() -> None:
    tree = html.fromstring("\n".join(written("html", Results((), {}))))
    assert "Nothing" in tree.cssselect("#findings")[0].text_content()


# --- in a browser -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser_page(page: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium is installed")
    file: Path = tmp_path_factory.mktemp("page") / "report.html"
    file.write_text(page, encoding="utf-8")
    with api.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        opened = chromium.new_page()
        told: list[str] = []
        opened.on("console", lambda message: told.append(message.text))
        opened.on("pageerror", lambda error: told.append(str(error)))
        opened.on("request", lambda request: told.append(request.url) if request.url != file.as_uri() else None)
        opened.goto(file.as_uri())
        yield opened
        assert not told, "the console has errors, or something was fetched"
        chromium.close()


def test_in_a_browser(browser_page: Page) -> None:
    page = browser_page
    shown = page.locator(".finding:visible")
    all_findings = shown.count()
    assert all_findings == len(results().findings)
    page.keyboard.press("/")
    page.keyboard.type("May 2023 fall")
    assert 0 < shown.count() < all_findings
    assert page.locator("output").inner_text() == f"{shown.count()} of {all_findings} findings shown"
    page.locator("[name=words]").fill("")
    page.locator("[name=check]").select_option("lives/one-birth")
    assert shown.count() == 1
    page.locator("[name=check]").select_option("*")
    page.locator("h1").click()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "f1"
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "f2"
    page.keyboard.press("/")
    page.keyboard.type("May 2023")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className").startswith("finding")
    page.keyboard.press("j")
    assert page.locator("[name=words]").input_value() == "May 2023"
    page.locator("[name=words]").fill("")
    page.locator(".thread .mark").first.focus()
    page.keyboard.press("Enter")
    target = page.locator("mark:target")
    assert target.is_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert contrast(page, "body") > 7 and contrast(page, ".severity") > 4.5 and contrast(page, ".why") > 4.5


def contrast(page: Page, selector: str) -> float:
    """The contrast ratio of text on its ground (WCAG 2.2)."""
    ink, ground = page.evaluate(
        """selector => {
          const item = document.querySelector(selector);
          let under = item;
          while (getComputedStyle(under).backgroundColor === "rgba(0, 0, 0, 0)") under = under.parentElement;
          return [getComputedStyle(item).color, getComputedStyle(under).backgroundColor];
        }""",
        selector,
    )
    light, dark = sorted(map(luminance, (ink, ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(part) / 255 for part in re.findall(r"\d+", colour)[:3])
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
