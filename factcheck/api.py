"""The public functions, with the built-in rules unless others are given."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from factcheck import extract as extraction
from factcheck.check import check_claims
from factcheck.language.rulebook import Rulebook
from factcheck.model import Claim, Document, Finding
from factcheck.times.expression import TimeExpression
from factcheck.when import When


@lru_cache(maxsize=1)
def builtin_rules() -> Rulebook:
    """The rules that come with the package: beside it in a checkout, inside it when installed from a wheel."""
    package = Path(str(files("factcheck")))
    inside = package / "rules"
    return Rulebook.load(inside if inside.is_dir() else package.parent / "rules")


def find_times(
    text: str, published: When | str | None = None, rulebook: Rulebook | None = None
) -> list[TimeExpression]:
    """The time expressions of an English text, in its order.

    `published` is the day that “today” means: a When, its EDTF text, or None where it is unknown. Raises ValueError
    where it is no date.
    """
    return extraction.find_times(text, published, rulebook or builtin_rules())


def extract(document: Document, rulebook: Rulebook | None = None) -> list[Claim]:
    """The dated claims of a document, in the order of its text."""
    return extraction.extract(document, rulebook or builtin_rules())


def check(
    documents: Iterable[Document], rulebook: Rulebook | None = None, facts: Iterable[Claim] = ()
) -> list[Finding]:
    """What in these documents, and against these facts, cannot all be true, each finding with the fewest claims that
    show it.
    """
    book = rulebook or builtin_rules()
    claims = [claim for document in documents for claim in extraction.extract(document, book)]
    return check_claims([*facts, *claims], book.checks)
