"""Where claims stand in the files that were read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath

from attrs import frozen

from factcheck.model import Claim, Finding, Span
from factcheck.read import Article, end_position, position

#: The articles read, by the id of their document, in reading order.
Articles = Mapping[str, Article]


@frozen
class Place:
    """A file, and a line and column from 1; `str()` is what editors and CI make clickable. Within a record, whose text
    is escaped, columns are not known.
    """

    path: str
    line: int
    column: int | None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" + (f":{self.column}" if self.column is not None else "")


def place(claim: Claim, articles: Articles) -> Place:
    """Where a claim begins; of a document that was not read here, only its id and the character are known."""
    article = articles.get(claim.document)
    if article is None:
        return Place(claim.document or "<text>", 1, claim.span.start + 1)
    line, column = position(article, claim.span.start)
    return Place(article.path, line, None if _is_escaped(article) else column)


def _is_escaped(article: Article) -> bool:
    return article.record and not article.places


@frozen
class Extent:
    """Where words begin and end in a file: lines and columns from 1, the last column exclusive. What is not known is
    None: the columns within a record, whose text is escaped, and all of a document that was not read here.
    """

    path: str
    line: int | None = None
    end_line: int | None = None
    column: int | None = None
    end_column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


def extent(claim: Claim, articles: Articles, span: Span | None = None) -> Extent:
    """Where a claim, or else a span of its document, stands; the path with slashes, as CI writes it."""
    article = articles.get(claim.document)
    if article is None:
        return Extent(claim.document or "<text>")
    path = PurePath(article.path).as_posix()
    if _is_escaped(article):
        return Extent(path, article.first_line, article.first_line)
    place = span or claim.span
    (line, column), (end_line, end_column) = position(article, place.start), end_position(article, place.stop)
    return Extent(path, line, end_line, column, end_column)


def in_reading_order(findings: Iterable[Finding], articles: Articles) -> list[Finding]:
    """The findings by the places where they lead, as a reader meets them."""
    order = {name: number for number, name in enumerate(articles)}

    def key(finding: Finding) -> tuple[int, int, int, str, str]:
        first = finding.lead
        number = order.get(first.document, len(order))
        return number, first.span.start, first.span.stop, finding.check, finding.message

    return sorted(findings, key=key)
