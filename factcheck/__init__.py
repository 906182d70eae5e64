"""A rule-based checker of the dated claims in news: extract them, normalise them, check them against one another."""

from factcheck.api import builtin_rules, check, extract, find_times
from factcheck.language.errors import RuleError
from factcheck.language.rulebook import Rulebook
from factcheck.length import Length
from factcheck.model import Claim, Document, Finding, Key, Span
from factcheck.read import ReadError, read
from factcheck.times.expression import TimeExpression
from factcheck.when import When

__version__ = "0.1.0"
__all__ = [
    "Claim", "Document", "Finding", "Key", "Length", "ReadError", "RuleError", "Rulebook", "Span", "TimeExpression",
    "When",
    "builtin_rules", "check", "extract", "find_times", "read",
]  # fmt: skip
