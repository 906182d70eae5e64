"""Findings and claims for people (text, tables, highlights) and for programs (JSON Lines, TimeML, linked data)."""

from factcheck.report.as_json import finding_json
from factcheck.report.excerpt import visible
from factcheck.report.extracted import FORMATS, Read, Screen, extracted
from factcheck.report.place import Articles, in_reading_order
from factcheck.report.text import report

__all__ = [
    "FORMATS",
    "Articles",
    "Read",
    "Screen",
    "extracted",
    "finding_json",
    "in_reading_order",
    "report",
    "visible",
]
