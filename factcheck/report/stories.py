"""Findings put together by what they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from attrs import frozen

from factcheck.model import Finding
from factcheck.report.excerpt import one_line
from factcheck.report.place import Articles, place


@frozen
class Story:
    """Findings about the same people, bodies or place; or of one article, where nobody is named."""

    name: str
    findings: tuple[Finding, ...]


def stories(findings: Sequence[Finding], articles: Articles) -> list[Story]:
    """The stories in the order of their first findings."""
    grouped: dict[Hashable, list[Finding]] = defaultdict(list)
    for finding in findings:
        key = finding.lead.key
        grouped[key.who or key.where or (finding.lead.document,)].append(finding)
    return [Story(_name(group[0], articles), tuple(group)) for group in grouped.values()]


def spelled(name: str) -> str:
    """A name out of a key, as people write it."""
    return name.replace("-", " ").title()


def _name(finding: Finding, articles: Articles) -> str:
    lead = finding.lead
    if lead.key.named:
        return " and ".join(map(spelled, sorted(lead.key.who) or [lead.key.where]))
    article = articles.get(lead.document)
    return one_line(article.document.title) if article and article.document.title else place(lead, articles).path
