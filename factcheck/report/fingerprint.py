"""What tells a finding from others, however its articles are edited elsewhere: what is claimed, not where."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from attrs import evolve

from factcheck.model import Claim, Finding, Key
from factcheck.report.place import Articles

#: A check, and for each claim the file that it is in and its notation, whatever their order.
Sign = tuple[str, tuple[tuple[str, str], ...]]


def sign(finding: Finding, articles: Articles, folder: Path) -> Sign:
    """What a finding is known by; paths count from this folder."""
    claims = {(_file(claim.document, articles, folder), str(_as_told(claim))) for claim in finding.claims}
    return finding.check, tuple(sorted(claims))


def _as_told(claim: Claim) -> Claim:
    """A claim of those whom its own article calls so: what others call them, and what that rests on, may change."""
    key = claim.key
    own = Key(key.what, map(claim.words_for, key.who), key.where, key.of)
    return evolve(claim, key=own, assumes=claim.assumes - {"same"})


def files(articles: Articles, folder: Path) -> set[str]:
    """The files of these articles as they stand in signs."""
    return {_file(name, articles, folder).partition("#")[0] for name in articles}


def fingerprints(findings: Iterable[Finding], articles: Articles) -> list[str]:
    """A hash of each finding's sign, its paths counted from the current folder; those that would have the same are
    numbered in order, from the second on.
    """
    seen: Counter[str] = Counter()
    told = []
    for finding in findings:
        check, claims = sign(finding, articles, Path())
        text = "\0\0".join((check, *map("\0".join, claims)))
        own = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        seen[own] += 1
        told.append(own if seen[own] == 1 else f"{own}:{seen[own]}")
    return told


def _file(document: str, articles: Articles, folder: Path) -> str:
    """The path of a document; in a file of many, with its own id, which no line moves."""
    article = articles.get(document)
    if article is None:
        return document
    is_file = os.path.exists(article.path)
    path = Path(os.path.relpath(article.path, folder)).as_posix() if is_file else article.path
    return f"{path}#{document}" if article.record and not document.startswith(article.path) else path
