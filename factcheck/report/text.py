"""Findings and claims as text for people: a clickable line, then the words with carets beneath."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Claim, Finding
from factcheck.read import position
from factcheck.report.excerpt import Row, excerpt, one_line, visible
from factcheck.report.pen import BOLD, MEND, OF_SEVERITY, QUIET, Pen
from factcheck.report.place import Articles, place
from factcheck.report.results import Results
from factcheck.report.stories import stories

PLAIN = Pen()
#: Room for line numbers, so that most findings of a report line up; more where a number needs it.
NUMBER_WIDTH = 2
#: What each assumption of a claim means.
ASSUMPTIONS = {
    "now": "the article's own date",
    "same": "two names taken for one",
    "who": "the nearest subject",
    "year": "a year left unsaid",
}


def claim_line(claim: Claim, articles: Articles) -> str:
    """A claim on one line: where, by which rule, the claim, and the words that make it."""
    rule = f"{claim.rule}: " if claim.rule else ""
    return f"{_place(claim, articles)}: {visible(f'{rule}{claim}')}  “{one_line(claim.quote)}”"


def finding_lines(finding: Finding, articles: Articles, pen: Pen = PLAIN) -> Iterator[str]:
    """A finding: its place and message, then its claims, what would mend it, and what it takes for granted."""
    severity = pen(finding.severity, OF_SEVERITY[finding.severity])
    where = pen(_place(finding.lead, articles), BOLD)
    yield f"{where}: {severity} {one_line(finding.check)}: {pen(one_line(finding.message), BOLD)}"
    rows = [_rows(claim, articles) for claim in finding.claims]
    gutter = max(NUMBER_WIDTH, *(len(number) for pairs in rows for number, _ in pairs)) + 2
    margin = " " * gutter
    document = None
    for claim, pairs in zip(finding.claims, rows, strict=True):
        is_elsewhere = document is not None or claim.document != finding.lead.document
        if claim.document != document and (is_elsewhere or _known(claim, articles)):
            yield f"{' ' * (gutter - 2)}{pen('-->', QUIET)} {_document(claim, articles)}"
        document = claim.document
        for number, row in pairs:
            yield f"{pen(f'{number:>{gutter}} |', QUIET)} {row.shown}"
            yield f"{pen(f'{margin} |', QUIET)} {pen(row.marks, OF_SEVERITY[finding.severity])}".rstrip()
        rule = f"  ({claim.rule})" if claim.rule else ""
        yield pen(f"{margin} = {visible(f'{claim}{rule}')}", QUIET)
    for mend in finding.mends:
        yield f"{margin} {pen('mend:', MEND)} {one_line(mend)}"
    if finding.assumes:
        told = (f"{name} ({ASSUMPTIONS[name]})" if name in ASSUMPTIONS else name for name in sorted(finding.assumes))
        yield f"{margin} assumes: {one_line(', '.join(told))}"


def summary(results: Results) -> str:
    """The closing line, such as "3 findings (2 errors, 1 note) in 8 articles"."""
    kinds = ", ".join(_count(count, severity) for severity, count in results.by_severity.items() if count)
    found = f"{_count(len(results.findings), 'finding')} ({kinds})" if kinds else "no findings"
    faults = f"; {len(results.unread)} could not be read" if results.unread else ""
    return f"{found} in {_count(len(results.checked), 'article')}{faults}"


def written(results: Results) -> Iterator[str]:
    """All lines of the report on these results, story by story, or only its findings where they are to be told
    quietly.
    """
    pen, told = Pen(results.in_colour), stories(results.findings, results.articles)
    blank: tuple[str, ...] = ()
    for story in told:
        if len(told) > 1 and not results.quiet:
            yield from (*blank, pen(f"# {story.name}: {_count(len(story.findings), 'finding')}", BOLD))
            blank = ("",)
        for finding in story.findings:
            yield from blank
            yield from finding_lines(finding, results.articles, pen)
            blank = ("",)
    if not results.quiet:
        yield from (*blank, summary(results))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _rows(claim: Claim, articles: Articles) -> list[tuple[str, Row]]:
    """The rows of a claim's excerpt with their line numbers, which a record has none of."""
    article = articles.get(claim.document)
    if article is None:
        return [("", row) for row in excerpt(claim.quote, 0, len(claim.quote))]
    first, _ = position(article, claim.span.start)
    rows = excerpt(article.document.text, claim.span.start, claim.span.stop)
    is_known = not article.record or bool(article.places)
    return [(str(first + row.number) if is_known and not (article.record and row.number) else "", row) for row in rows]


def _place(claim: Claim, articles: Articles) -> str:
    return visible(str(place(claim, articles)))


def _known(claim: Claim, articles: Articles) -> bool:
    """Whether there is more to say of a claim's document than the path that the header gives."""
    return _document(claim, articles) != _place(claim, articles)


def _document(claim: Claim, articles: Articles) -> str:
    """Where the claim stands, and what is known of its document."""
    parts = [_place(claim, articles)]
    article = articles.get(claim.document)
    if article is not None:
        document = article.document
        if document.id != article.path:
            parts.append(one_line(document.id))
        if document.published is not None:
            parts.append(f"published {document.published}")
        if document.title:
            parts.append(f"“{one_line(document.title)}”")
    return ", ".join(parts)
