"""Findings and claims for people (text, tables, highlights), for programs (JSON, TimeML, linked data) and for CI.

What is found is written by `factcheck.report.formats`, what is extracted by `factcheck.report.extracted`: a run loads
what it writes.
"""

from factcheck.report.excerpt import visible
from factcheck.report.place import Articles, in_reading_order
from factcheck.report.results import Results

__all__ = ["Articles", "Results", "in_reading_order", "visible"]
