"""Findings and claims for people (text) and for programs (JSON Lines)."""

from factcheck.report.as_json import claim_json, finding_json
from factcheck.report.excerpt import visible
from factcheck.report.place import Articles, in_reading_order
from factcheck.report.text import claim_line, report

__all__ = ["Articles", "claim_json", "claim_line", "finding_json", "in_reading_order", "report", "visible"]
