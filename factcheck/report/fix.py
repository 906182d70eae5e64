"""The one change of words that mends a finding, where there is no choice of what to change."""

from __future__ import annotations

from attrs import frozen

from factcheck.model import Finding, Span
from factcheck.report.place import Articles

_HEAD, _BETWEEN, _TAIL = "True if “", "” were “", "”."


@frozen
class Fix:
    """Words to put in the place of those of a span."""

    span: Span
    words: str


def exact_fix(finding: Finding, articles: Articles) -> Fix | None:
    """The fix of a finding of one claim with one mend, whose words stand once in the quote; else None: where claims of
    two places clash, or what is advised is no change of words, only people can tell.
    """
    if len(finding.claims) != 1 or len(finding.mends) != 1:
        return None
    (claim,), (mend,) = finding.claims, finding.mends
    article = articles.get(claim.document)
    if article is None or article.record or not (mend.startswith(_HEAD) and mend.endswith(_TAIL)):
        return None
    old, _, new = mend[len(_HEAD) : -len(_TAIL)].partition(_BETWEEN)
    quote = article.document.text[claim.span.start : claim.span.stop]
    if not (old and new and quote.count(old) == 1):
        return None
    start = claim.span.start + quote.index(old)
    return Fix(Span(start, start + len(old)), new)
