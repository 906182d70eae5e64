"""Findings as one JSON document, with their counts."""

from __future__ import annotations

import json
from collections.abc import Iterator

from factcheck.report.as_json import finding_object
from factcheck.report.results import Results


def written(results: Results) -> Iterator[str]:
    """The document: the version of the program, the findings as in JSON Lines, and statistics."""
    document = {
        "version": results.version,
        "findings": [finding_object(finding, results.articles) for finding in results.findings],
        "unread": [
            {"path": error.path, "line": error.line or None, "column": error.column or None, "message": error.message}
            for error in results.unread
        ],
        "statistics": {
            "articles": len(results.checked),
            "unread": len(results.unread),
            "findings": len(results.findings),
            "by_severity": results.by_severity,
            "by_check": results.by_check,
        },
    }
    yield json.dumps(document, ensure_ascii=False, indent=2)
