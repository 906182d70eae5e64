"""Reference facts: a file of claim lines, which are held against articles like any other claim.

    2019-03/.. | happened tenure of mayor by ada-lark @ 2019-03/.. | town register

Before the first bar stands the time for which the line holds, after the second where it is from; both may be left out.
Empty lines, and lines that begin with #, say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from factcheck.language.claims import parse_claim
from factcheck.language.errors import RuleError
from factcheck.model import FACTS, KINDS, STATUSES, Claim, Document, Span
from factcheck.read.article import Article, ReadError
from factcheck.read.files import OnError
from factcheck.read.plain import decoded
from factcheck.when import When


def read_facts(path: Path, on_error: OnError) -> tuple[Article, list[Claim]]:
    """The file as an article, for its lines to be shown, and its facts.

    A line that is none goes to `on_error`, as does a file that cannot be read, and the rest is read on.
    """
    name = f"the house’s facts, {path.name}"
    try:
        text = decoded(str(path), path.read_bytes())
    except OSError as wrong:
        on_error(ReadError(str(path), 0, 0, f"cannot be read: {wrong.strerror}"))
        text = ""
    except ReadError as wrong:
        on_error(wrong)
        text = ""
    article = Article(Document(name, text), str(path))
    return article, list(_facts(article, on_error))


def _facts(article: Article, on_error: OnError) -> Iterator[Claim]:
    offset = 0
    for number, line in enumerate(article.document.text.splitlines(keepends=True), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            try:
                yield _fact(line, offset, article.document.id)
            except RuleError as wrong:
                on_error(ReadError(article.path, number, wrong.column, wrong.message))
        offset += len(line)


def _fact(line: str, offset: int, document: str) -> Claim:
    """The fact of a line. Raises RuleError, whose column is that of the line."""
    parts = line.split("|")
    if len(parts) > 3:
        raise RuleError("at most two bars: VALIDITY | CLAIM | SOURCE", column=1)
    has_validity = len(parts) == 3 or _is_time(parts[0]) or _is_claim("".join(parts[1:2]))
    validity, said, source = [*([] if has_validity else [""]), *parts, "", ""][:3]
    try:
        told = When.parse(validity.strip()) if validity.strip() else None
    except ValueError as wrong:
        raise RuleError(f"not a time: {wrong}", column=1) from None
    start = (len(validity) + 1 if has_validity else 0) + len(said) - len(said.lstrip())
    quote = said.strip()
    try:
        claim = parse_claim(quote)
    except RuleError as wrong:
        raise RuleError(wrong.message, column=start + wrong.column) from None
    for end in claim.written.split("/"):
        if end not in ("", "..") and not _is_time(end[: len("YYYY-MM")]):  # a day that no calendar has is the check's
            raise RuleError(f"no date in EDTF: {end}", column=start + quote.rindex(end) + 1)
    span = Span(offset + start, offset + start + len(quote))
    shown = f"{quote} — {source.strip()}" if source.strip() else quote
    return evolve(claim, document=document, told=told, rule=FACTS, span=span, quote=shown)


def _is_time(text: str) -> bool:
    try:
        When.parse(text.strip())
    except ValueError:
        return not text.strip()
    return True


def _is_claim(text: str) -> bool:
    return text.split()[:1] != [] and text.split()[0] in (*KINDS, *STATUSES)
