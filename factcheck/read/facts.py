"""Reference facts: a file of claim lines, which are held against articles like any other claim.

    2019-03/.. | happened tenure of mayor by ada-lark @ 2019-03/.. | town register

Before the first bar stands the time for which the line holds, after the second where it is from; both may be left out.
Empty lines, and lines that begin with #, say nothing.
"""

from __future__ import annotations

from pathlib import Path

from attrs import evolve

from factcheck.language.claims import parse_claim
from factcheck.language.errors import RuleError
from factcheck.model import FACTS, KINDS, STATUSES, Claim, Document, Span
from factcheck.read.article import Article
from factcheck.when import When


def read_facts(path: Path) -> tuple[Article, list[Claim]]:
    """The file as an article, for its lines to be shown, and its facts. Raises RuleError, and OSError."""
    text = path.read_text(encoding="utf-8")
    name = f"the house’s facts, {path.name}"
    claims, offset = [], 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            claims.append(_fact(line, offset, name, str(path), number))
        offset += len(line)
    return Article(Document(name, text), str(path)), claims


def _fact(line: str, offset: int, document: str, path: str, number: int) -> Claim:
    parts = line.split("|")
    if len(parts) > 3:
        raise RuleError("at most two bars: VALIDITY | CLAIM | SOURCE", path, number, 1, line.rstrip())
    if len(parts) < 3 and parts[0].split()[:1] and parts[0].split()[0] in (*KINDS, *STATUSES):
        parts.insert(0, "")  # no validity
        before = 0
    else:
        before = len(parts[0]) + 1
    validity, said, source = [*parts, "", ""][:3]
    start = before + len(said) - len(said.lstrip())
    quote = said.strip()
    try:
        told = When.parse(validity.strip()) if validity.strip() else None
        claim = parse_claim(quote)
    except RuleError as wrong:
        raise RuleError(wrong.message, path, number, start + wrong.column, line.rstrip()) from None
    except ValueError as wrong:
        raise RuleError(f"not a time: {wrong}", path, number, 1, line.rstrip()) from None
    span = Span(offset + start, offset + start + len(quote))
    shown = f"{quote} — {source.strip()}" if source.strip() else quote
    return evolve(claim, document=document, told=told, rule=FACTS, span=span, quote=shown)
