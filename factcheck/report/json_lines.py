"""Findings as JSON Lines: one a line."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.report.as_json import finding_json
from factcheck.report.results import Results


def written(results: Results) -> Iterator[str]:
    """The findings, each on a line of JSON."""
    return (finding_json(finding, results.articles) for finding in results.findings)
