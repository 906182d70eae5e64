"""A rule-based checker of the dated claims in news: extract them, normalise them, check them against one another."""

from typing import TYPE_CHECKING

from factcheck.lazy import offer

if TYPE_CHECKING:
    from factcheck.api import builtin_rules, check, examine, extract, extract_all, find_times
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
    "builtin_rules", "check", "examine", "extract", "extract_all", "find_times", "read",
]  # fmt: skip
#: Where each name comes from. It is imported when it is first asked for: `factcheck --version` needs none.
_HOMES = {
    **dict.fromkeys(("builtin_rules", "check", "examine", "extract", "extract_all", "find_times"), "factcheck.api"),
    "RuleError": "factcheck.language.errors",
    "Rulebook": "factcheck.language.rulebook",
    "Length": "factcheck.length",
    **dict.fromkeys(("Claim", "Document", "Finding", "Key", "Span"), "factcheck.model"),
    **dict.fromkeys(("ReadError", "read"), "factcheck.read"),
    "TimeExpression": "factcheck.times.expression",
    "When": "factcheck.when",
}

offer(__name__, _HOMES)
