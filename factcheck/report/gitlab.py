"""Findings as a Code Quality report of GitLab.

Source: GitLab's “Code Quality report format”, a subset of Code Climate's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from factcheck.model import Finding, Severity
from factcheck.report.excerpt import one_line
from factcheck.report.fingerprint import fingerprints
from factcheck.report.place import Articles, extent
from factcheck.report.results import Results

Object = dict[str, object]
_SEVERITIES: Mapping[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}


def written(results: Results) -> Iterator[str]:
    """The report: a list of issues."""
    told = zip(results.findings, fingerprints(results.findings, results.articles), strict=True)
    issues = [_issue(finding, own, results.articles) for finding, own in told]
    yield json.dumps(issues, ensure_ascii=False, indent=1)


def _issue(finding: Finding, own: str, articles: Articles) -> Object:
    place = extent(finding.lead, articles)
    lines = {"begin": place.line or 1, "end": place.end_line or 1}
    return {
        "description": one_line(" ".join((finding.message, *finding.mends))),
        "check_name": finding.check,
        "fingerprint": own,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": place.path, "lines": lines},
    }
