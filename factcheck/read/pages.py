"""HTML pages: trafilatura finds the article, htmldate its date."""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any, BinaryIO

from factcheck.comments import comments
from factcheck.read.article import Article, Aside, Origin, ReadError, line_and_column
from factcheck.read.encodings import any_text
from factcheck.read.fields import Field, document
from factcheck.read.markup import Place, located, markup_words, places

MISSING = "needs what is not installed: pip install 'factcheck-rules[html]'"
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})""", re.I)
_HEAD = 4096  # bytes, in which a page declares its encoding


def page(path: str, file: BinaryIO) -> Iterator[Article | ReadError]:
    """The article of a page, its lines and columns those of the file where its words are found there."""
    try:
        yield read_page(path, path, file.read())
    except ReadError as error:
        yield error


def read_page(path: str, name: str, data: bytes, declared: str = "", url: str = "") -> Article:
    """The article of the bytes of a page. Raises ReadError where it has none."""
    try:
        from htmldate import find_date
        from trafilatura import bare_extraction
    except ImportError as error:
        raise ReadError(path, 0, 0, f"an HTML page {MISSING}") from error
    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).setLevel(logging.CRITICAL)  # what they cannot read is told by us, with its place
    said = _DECLARED.search(data[:_HEAD])
    source = any_text(path, data, declared or (said[1].decode() if said else ""))
    found: Any = None  # trafilatura's document
    if source.strip():
        found = bare_extraction(source, url=url or None, include_comments=False, with_metadata=True)
    if found is None or not found.text:
        raise ReadError(path, 1, 1, "no article was found in the page")
    day = find_date(source, original_date=True, extensive_search=False, url=url or None)
    told = {"published": day, "title": found.title, "source": found.sitename, "url": url or found.url}
    fields = {key: Field(value, 1) for key, value in told.items() if value}
    words = places(found.text, markup_words(source), source)
    return Article(
        document(path, name, found.text, fields),
        path,
        record=True,
        origin=Origin("the page’s metadata", *_place_of(day, source), is_metadata=True) if day else None,
        places=words,
        asides=tuple(_asides(source, words)),
    )


def _asides(source: str, words: Sequence[Place]) -> Iterator[Aside]:
    """The comments of a page that speak to this program, each before the word that follows it in the file."""
    said = {start: text for start, _, text in comments(source)}
    if not said:
        return
    by_place = sorted(words, key=itemgetter(1, 2))
    for start, line, column in located(((start, start) for start in said), source):
        after = bisect_left(by_place, (line, column), key=itemgetter(1, 2))
        if after < len(by_place):
            yield Aside(said[start], line, column, by_place[after][0])


def _place_of(day: str, source: str) -> tuple[int, int]:
    """Where a page writes a date as its metadata do; the first line where it writes it in some other way."""
    at = source.find(day)
    return line_and_column(source, at) if at >= 0 else (1, 1)
