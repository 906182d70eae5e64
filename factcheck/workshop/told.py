"""Differences between rulebooks as lines for reviewers."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.report import Articles, visible
from factcheck.report.excerpt import one_line
from factcheck.report.place import place
from factcheck.report.text import claim_line
from factcheck.workshop.compare import Change, FindingChange


def change_lines(change: Change, articles: Articles) -> Iterator[str]:
    """A claim lost or gained, or what it was and what it is."""
    yield f"{change.sign} {claim_line(change.claim, articles)}"
    if change.was is not None:
        yield f"    was {visible(f'{change.was.rule}: {change.was}')}  “{one_line(change.was.quote)}”"


def finding_change_lines(change: FindingChange, articles: Articles) -> Iterator[str]:
    """A finding lost or gained, or what it was and what it is."""
    finding, was = change.finding, change.was
    told = f"{finding.severity} {finding.check}: {finding.message}"
    yield one_line(f"{change.sign} {place(finding.lead, articles)}: {told}")
    if was is not None:
        yield f"    was {one_line(f'{was.severity}: {was.message}')}"
