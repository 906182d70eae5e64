"""What was read from articles, in each of the formats that it can be had in: one article at a time, so that any number
of them fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from attrs import frozen

from factcheck.model import Claim
from factcheck.read import Article
from factcheck.report.as_json import claim_json
from factcheck.report.highlight import highlight
from factcheck.report.json_ld import claim_reviews, web_annotations
from factcheck.report.table import table
from factcheck.report.text import claim_line
from factcheck.report.timeml import DECLARATION, timeml
from factcheck.times.expression import TimeExpression


@frozen
class Read:
    """An article with what was read from it; `times` finds its time expressions when they are asked for."""

    article: Article
    claims: Sequence[Claim]
    times: Callable[[], Sequence[TimeExpression]]


@frozen
class Screen:
    """What is known of where the lines go: columns of a terminal, or None, and whether it shows colours."""

    width: int | None = None
    colour: bool = False


Write = Callable[[Read, Screen], Iterable[str]]


def _lines(write: Callable[[Claim, Mapping[str, Article]], str]) -> Write:
    return lambda read, screen: (write(claim, {read.article.document.id: read.article}) for claim in read.claims)


#: The formats by name.
FORMATS: Mapping[str, Write] = {
    "text": _lines(claim_line),
    "table": lambda read, screen: table(read.claims, {read.article.document.id: read.article}, screen.width),
    "highlight": lambda read, screen: highlight(read.article.document, read.claims, screen.colour),
    "jsonl": _lines(claim_json),
    "timeml": lambda read, screen: [timeml(read.article.document, read.times())],
    "webannotation": lambda read, screen: [web_annotations(read.article.document, read.claims)],
    "claimreview": lambda read, screen: [claim_reviews(read.article.document, read.claims)],
}


def extracted(articles: Iterable[Read], form: str, screen: Screen) -> Iterator[str]:
    """The lines of all articles. TimeML of several is one XML document, under a TimeMLCorpus."""
    lines = (line for read in articles for line in FORMATS[form](read, screen))
    return _corpus(lines) if form == "timeml" else lines


def _corpus(documents: Iterator[str]) -> Iterator[str]:
    first = list(islice(documents, 2))
    if len(first) < 2:
        return chain([DECLARATION] if first else [], first)
    return chain([DECLARATION, "<TimeMLCorpus>"], first, documents, ["</TimeMLCorpus>"])
