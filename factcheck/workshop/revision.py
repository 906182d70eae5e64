"""The rules of another time or place: those of a revision of git, or of a folder."""

from __future__ import annotations

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck.language.errors import RuleError
from factcheck.language.rulebook import Rulebook


class NoSuchRevision(ValueError):
    """No rules can be had under this name."""


def rules_at(named: str, folder: Path, builtin: Rulebook) -> Rulebook:
    """The rules at a path, or else those of `folder` as a revision of git has them.

    A path that holds a lexicon is a rulebook by itself; of any other the rules are taken over the built-in ones. Raises
    RuleError where they do not load, and NoSuchRevision.
    """
    place = Path(named)
    if place.exists():
        is_whole = place.is_dir() and any(place.rglob("lexicon.toml"))
        return Rulebook.load(place, None if is_whole else builtin)
    with TemporaryDirectory() as there:
        with tarfile.open(fileobj=BytesIO(_archive(named, folder))) as archive:
            archive.extractall(there, filter="data")
        try:
            return Rulebook.load(there)
        except RuleError as wrong:
            path = wrong.path.removeprefix(there).lstrip("/")
            message = f"{wrong.message} (these rules are of {named}, the program is newer)"
            raise RuleError(message, path, wrong.line, wrong.column, wrong.source_line) from None


def _archive(revision: str, folder: Path) -> bytes:
    """A folder as a revision has it, as git archives it."""
    command = ["git", "-C", str(folder), "archive", "--format=tar", "--end-of-options", revision]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError as wrong:
        raise NoSuchRevision(f"{revision} is no folder of rules, and git cannot be run: {wrong.strerror}") from None
    if done.returncode:
        told = " ".join(done.stderr.decode(errors="replace").split())
        raise NoSuchRevision(f"{revision} is no folder of rules, and git has no such revision of {folder}: {told}")
    return done.stdout
