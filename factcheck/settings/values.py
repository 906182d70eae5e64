"""What is settled for a run, each value with where it comes from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import field, frozen

from factcheck.model import SEVERITIES, Finding
from factcheck.settings.globs import means

if TYPE_CHECKING:
    from factcheck.settings.places import Places

V = TypeVar("V")

DEFAULT, COMMAND_LINE = "default", "command line"
OFF = "off"
LEVELS = (*SEVERITIES, OFF)
NEVER = "never"
#: The weakest severity that makes a run fail.
FAIL_ON = (*SEVERITIES, NEVER)
#: What claims may rest on beside their words.
ASSUMPTIONS = ("now", "same", "told", "who", "year")


@frozen
class Value(Generic[V]):
    """A value, and its "file:line", "default" or "command line"."""

    of: V
    origin: str = DEFAULT


#: Check or family → severity, each with its origin.
Severities = Mapping[str, Value[str]]


@frozen
class PerPath:
    """What holds for findings that lead to these files."""

    paths: Value[tuple[str, ...]]
    severity: Severities


@frozen
class Settings:
    """All settings. `folder` is what globs count from; no `languages` are all that the rules know, and no `assume` is
    any assumption. `places` are those in the file that they are from, if any.
    """

    folder: Path = field(factory=Path.cwd)
    rules: Value[tuple[Path, ...]] = Value(())
    languages: Value[tuple[str, ...]] = Value(())
    facts: Value[tuple[Path, ...]] = Value(())
    aliases: Value[Path | Mapping[str, str] | None] = Value(None)
    exclude: Value[tuple[str, ...]] = Value(())
    assume: Value[tuple[str, ...]] = Value(ASSUMPTIONS)
    fail_on: Value[str] = Value("note")
    severity: Severities = field(factory=dict)
    per_path: tuple[PerPath, ...] = ()
    places: Places | None = field(default=None, eq=False, repr=False)

    def leaves_out(self, path: str) -> bool:
        """Whether a file is not to be read."""
        return any(means(pattern, self.relative(path)) for pattern in self.exclude.of)

    def reads(self, language: str) -> bool:
        """Whether articles of a language are to be read, en-GB as en."""
        return not self.languages.of or language.replace("_", "-").partition("-")[0].casefold() in self.languages.of

    def allows(self, finding: Finding) -> bool:
        """Whether a finding rests on nothing but what may be assumed."""
        return self.assume.origin == DEFAULT or finding.assumes <= {*self.assume.of}

    def severity_of(self, check: str, path: str, own: str) -> str:
        """The severity of a check's findings in a file, or "off". What is settled last for a path wins, then what is
        settled for all; in each of them the check goes before its family.
        """
        name = self.relative(path)
        for each in reversed(self.per_path):
            if any(means(pattern, name) for pattern in each.paths.of) and (found := severity_in(each.severity, check)):
                return found
        return severity_in(self.severity, check) or own

    def relative(self, path: str) -> str:
        """A path as globs name it; one elsewhere as it is."""
        whole = os.path.abspath(path)
        inner = os.path.relpath(whole, self.folder)
        return Path(whole if inner.startswith("..") else inner).as_posix()


def severity_in(severities: Severities, check: str) -> str:
    """The severity that a table gives a check, by its name or that of its family; or ""."""
    found = severities.get(check) or severities.get(check.partition("/")[0])
    return found.of if found else ""
