"""Findings that are known already, in a file: by what is claimed and in which documents, not by line."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from pathlib import Path

from attrs import frozen

from factcheck.language.errors import RuleError
from factcheck.model import Finding
from factcheck.report import Articles
from factcheck.report.fingerprint import Sign, files, sign

_VERSION = 1
_HINT = "it is written by --update-baseline; mend it, or delete it and write it anew"


@frozen
class Baseline:
    """The entries of a file. Paths in it count from its folder, so that it holds wherever the program is run."""

    path: Path
    entries: frozenset[Sign] = frozenset()

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Raises RuleError where the file is missing or is no baseline."""
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise RuleError("there is no such baseline; --update-baseline writes it", str(path)) from None
        except OSError as wrong:
            raise RuleError(f"cannot be read: {wrong.strerror}", str(path)) from None
        except UnicodeDecodeError as wrong:
            raise RuleError(f"not UTF-8 (byte {wrong.start + 1}): {_HINT}", str(path)) from None
        try:
            found = json.loads(text)
        except json.JSONDecodeError as wrong:
            line = "".join(text.splitlines()[wrong.lineno - 1 : wrong.lineno])
            message = f"not JSON: {wrong.msg}; {_HINT}"
            raise RuleError(message, str(path), wrong.lineno, wrong.colno, line) from None
        except (ValueError, RecursionError):
            raise RuleError(f"no baseline: {_HINT}", str(path)) from None
        if isinstance(found, dict) and isinstance(version := found.get("version"), int) and version != _VERSION:
            message = f"a baseline of version {version}, and this program knows {_VERSION}; delete it and write it anew"
            raise RuleError(message, str(path))
        try:
            return cls(path, frozenset(_entry(each) for each in found["findings"]))
        except (KeyError, TypeError, ValueError):
            raise RuleError(f"no baseline: {_HINT}", str(path)) from None

    def entry(self, finding: Finding, articles: Articles) -> Sign:
        """What a finding is known by."""
        return sign(finding, articles, self.path.parent)

    def stale(self, found: Collection[Sign], articles: Articles) -> list[Sign]:
        """The entries that no longer occur, as far as that can be told: not those of files that were not read now."""
        read = files(articles, self.path.parent)
        return sorted(
            entry
            for entry in self.entries.difference(found)
            if all(self._is_told(path.partition("#")[0], read) for path, _ in entry[1])
        )

    def write(self, entries: Iterable[Sign]) -> None:
        """Make the file list these."""
        listed = [
            {"check": check, "claims": [{"path": path, "claim": claim} for path, claim in claims]}
            for check, claims in sorted(entries)
        ]
        text = json.dumps({"version": _VERSION, "findings": listed}, ensure_ascii=False, indent=1)
        self.path.write_text(text + "\n", encoding="utf-8")

    def _is_told(self, path: str, read: Collection[str]) -> bool:
        return path in read or not (self.path.parent / path).exists()


def _entry(found: dict[str, object]) -> Sign:
    check, claims = found["check"], found["claims"]
    if not (isinstance(check, str) and isinstance(claims, list)):
        raise ValueError
    pairs = tuple(sorted((each["path"], each["claim"]) for each in claims))
    if not all(isinstance(text, str) for pair in pairs for text in pair):
        raise ValueError
    return check, pairs
