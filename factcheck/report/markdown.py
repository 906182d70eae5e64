"""Findings as Markdown, for a comment on a pull request: a list an article, the gravest told as such.

Nothing of an article is read as Markdown or HTML, nor as a mention, a reference or a link, which GitHub and GitLab look
for in what was rendered already: a word joiner, which is not seen, parts these.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from string import punctuation

from factcheck.model import Claim, Finding
from factcheck.report.excerpt import one_line
from factcheck.report.place import Articles, extent
from factcheck.report.results import Results
from factcheck.report.text import summary

#: The most characters of a comment on GitHub, with room for the closing line.
_LONGEST = 65_536 - 100
_MOST_UNREAD = 20  # of what could not be read, that is told
_PARTED = "\u2060"
#: What Markdown may give a meaning within a line; the rest of ASCII's punctuation reads better as it is.
_ESCAPED = {ord(sign): f"\\{sign}" for sign in punctuation if sign not in "\"'(),-./:;?%+="}


def written(results: Results) -> Iterator[str]:
    """The summary as a heading, then the findings by the file of their first claim, as many as a comment may hold."""
    heading = f"### factcheck: {summary(results)}"
    room, left = _LONGEST - len(heading), len(results.findings)
    yield heading
    if results.unread:
        yield from ("", "**Not read**", "")
        for error in results.unread[:_MOST_UNREAD]:
            told = f"- {plain(str(error))}"
            room -= len(told) + 1
            yield told
    for path, findings in groupby(results.findings, lambda finding: extent(finding.lead, results.articles).path):
        head = ["", f"**{code(path)}**", ""]
        for finding in findings:
            lines = [*head, *_item(finding, results.articles)]
            room -= sum(len(line) + 1 for line in lines)
            if room < 0:
                yield from ("", f"{left} more that a comment has no room for.")
                return
            yield from lines
            head, left = [], left - 1


def _item(finding: Finding, articles: Articles) -> Iterator[str]:
    line = extent(finding.lead, articles).line
    where = "" if line is None else f"line {line}, "
    yield f"- **{where}{finding.severity}** {code(finding.check)}: {plain(finding.message)}"
    for claim in finding.claims:
        if claim is not finding.lead:
            yield f"  - beside {_other(claim, articles)}"
    yield from (f"  - mend: {plain(mend)}" for mend in finding.mends)


def _other(claim: Claim, articles: Articles) -> str:
    place = extent(claim, articles)
    where = "" if place.line is None else f" line {place.line}"
    return f"{code(place.path)}{where}: “{plain(claim.quote)}”"


def plain(text: str) -> str:
    """Text that reads as it is."""
    parted = one_line(text)
    for sign in ("@", "#", "://"):
        parted = parted.replace(sign, sign[:1] + _PARTED + sign[1:])
    return parted.replace("www.", f"www{_PARTED}.").translate(_ESCAPED)


def code(text: str) -> str:
    """Text as a span of code, whose fence is longer than any within it."""
    inner, fence = one_line(text), "`"
    while fence in inner:
        fence += "`"
    space = " " if "`" in inner or not inner else ""
    return f"{fence}{space}{inner}{space}{fence}"
