"""Findings and claims for people (text, tables, highlights) and for programs (JSON Lines, TimeML, linked data).

What is extracted is written by `factcheck.report.extracted`, which few runs load.
"""

from factcheck.report.as_json import finding_json
from factcheck.report.excerpt import visible
from factcheck.report.place import Articles, in_reading_order
from factcheck.report.text import report

__all__ = [
    "Articles",
    "finding_json",
    "in_reading_order",
    "report",
    "visible",
]
