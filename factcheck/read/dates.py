"""Which date an article takes for its own, and the line that tells where it is from."""

from __future__ import annotations

import re

from attrs import evolve

from factcheck.read.article import Article, Origin, position
from factcheck.when import When

_YEAR = re.compile(r"\d{4}")
_HEAD = 1_000  # characters, within which datelines stand
NO_DATE = "no date: nothing relative is resolved"


def dated(article: Article, default: When | None) -> Article:
    """The article with the first date there is: its own fields', its dateline's, its metadata's, the `default`."""
    document, origin = article.document, article.origin
    if origin is not None and not origin.is_metadata:
        return article
    if found := _in_text(document.text):
        day, offset = found
        return evolve(
            article,
            document=evolve(document, published=day),
            origin=Origin("the dateline", *position(article, offset)),
        )
    if origin is None and default is not None:
        return evolve(article, document=evolve(document, published=default), origin=Origin("--published", 0, 0))
    return article


def _in_text(text: str) -> tuple[When, int] | None:
    """What the dateline says; whether there is a year to be found comes first, for most texts begin without."""
    if not _YEAR.search(text, 0, _HEAD):
        return None
    from factcheck.read.dateline import dateline  # its grammar takes longer to build than an article to read

    return dateline(text)


def explained(article: Article) -> str:
    """The line of `--explain-date` on an article."""
    document, origin = article.document, article.origin
    name = "" if document.id == article.path else f"{document.id}: "
    if document.published is None or origin is None:
        return f"{article.path}:{article.first_line}:1: {name}{NO_DATE}"
    line, column = (origin.line, origin.column) if origin.line else (article.first_line, 1)
    return f"{article.path}:{line}:{column}: {name}{document.published}, from {origin.how}"
