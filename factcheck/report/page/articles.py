"""The articles with their claims marked in the text, each with a list of what was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from factcheck.model import Claim, Document
from factcheck.report.excerpt import one_line, visible
from factcheck.report.page.builder import Page
from factcheck.report.page.threads import Place, place
from factcheck.report.place import Articles
from factcheck.report.stretches import stretches

#: Each claim by its place → the number by which the page links to it.
Numbers = Mapping[Place, int]


def articles(
    page: Page, articles: Articles, claims: Iterable[Claim], numbers: Numbers, clashes: Mapping[Place, int]
) -> None:
    """All articles; `clashes` gives for a claim that is contradicted the number of the finding that says so."""
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.document].append(claim)
    for name, article in articles.items():
        document, own = article.document, by_article[name]
        with page.tag("article"), page.tag("details"):
            with page.tag("summary"):
                page.put("h3", one_line(document.title or name))
                page.put("small", about(document, article.path))
            with page.tag("div", class_="text", lang=document.language):
                _text(page, document, own, numbers, clashes)
            if own:
                with page.tag("details", class_="claims"):
                    page.put("summary", f"{len(own)} claim{'s' * (len(own) != 1)}")
                    with page.tag("ol"):
                        for claim in own:
                            with page.tag("li"):
                                page.put("a", str(claim), href=f"#c{numbers[place(claim)]}")


def about(document: Document, path: str) -> str:
    """Who published it, when, and in which file it is."""
    parts = [one_line(document.source), str(document.published or "no date"), visible(path)]
    return ", ".join(filter(None, parts))


def _text(
    page: Page, document: Document, claims: Sequence[Claim], numbers: Numbers, clashes: Mapping[Place, int]
) -> None:
    """The text in stretches that the same claims cover; the first of each claim bears its number."""
    begun: set[int] = set()
    for stretch in stretches(len(document.text), claims):
        words, covering = document.text[stretch.start : stretch.stop], [place(claim) for claim in stretch.claims]
        new = [number for claim in covering if (number := numbers[claim]) not in begun]
        begun.update(new)
        for number in new[1:]:
            page.put("a", id=f"c{number}")
        found = next((clashes[claim] for claim in covering if claim in clashes), None)
        if not covering:
            page.text(words)
        elif found is None:
            page.put("mark", words, id=f"c{new[0]}" if new else "")
        else:
            with page.tag("mark", id=f"c{new[0]}" if new else "", class_="clash"):
                page.put("a", words, href=f"#f{found}")
