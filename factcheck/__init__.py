"""A rule-based checker of the dated claims in news: extract them, normalise them, check them against one another."""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.api import builtin_rules, check, extract, extract_all, find_times
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
    "builtin_rules", "check", "extract", "extract_all", "find_times", "read",
]  # fmt: skip
#: Where each name comes from. It is imported when it is first asked for: `factcheck --version` needs none.
_HOMES = {
    **dict.fromkeys(("builtin_rules", "check", "extract", "extract_all", "find_times"), "factcheck.api"),
    "RuleError": "factcheck.language.errors",
    "Rulebook": "factcheck.language.rulebook",
    "Length": "factcheck.length",
    **dict.fromkeys(("Claim", "Document", "Finding", "Key", "Span"), "factcheck.model"),
    **dict.fromkeys(("ReadError", "read"), "factcheck.read"),
    "TimeExpression": "factcheck.times.expression",
    "When": "factcheck.when",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """This package: `check`, `extract` and `read` are its functions, whenever the modules of these names are loaded."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
