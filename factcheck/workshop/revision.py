"""The rules of another time or place: those of a revision of git, or of a folder."""

from __future__ import annotations

import subprocess
import tarfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck.language.errors import RuleError
from factcheck.language.rulebook import Rulebook


class NoSuchRevision(ValueError):
    """No rules can be had under this name."""


def rules_at(named: str, builtin: Rulebook, folder: Path, own: Sequence[Path] = ()) -> Rulebook:
    """The rules at a path; or else, of a revision of git, those that it has of one's own files and folders, over the
    built-in ones; or where there are no own ones, of `folder`, where the built-in ones are.

    A path that holds a lexicon is a rulebook by itself; of any other the rules are taken over the built-in ones. Raises
    RuleError where they do not load, and NoSuchRevision.
    """
    place = Path(named)
    if place.exists():
        is_whole = place.is_dir() and any(place.rglob("lexicon.toml"))
        return Rulebook.load(place, None if is_whole else builtin)
    if not own:
        return _at_revision(named, folder, Rulebook())
    book = builtin
    for path in own:
        book = _at_revision(named, path, book)
    return book


def _at_revision(revision: str, path: Path, base: Rulebook) -> Rulebook:
    with TemporaryDirectory() as there:
        with tarfile.open(fileobj=BytesIO(_archive(revision, path))) as archive:
            archive.extractall(there, filter="data")
        try:
            return Rulebook.load(there if path.is_dir() else Path(there) / path.name, base)
        except RuleError as wrong:
            where = wrong.path.removeprefix(there).lstrip("/")
            message = f"{wrong.message} (these are the rules of {revision}: the program is of another time)"
            raise RuleError(message, where, wrong.line, wrong.column, wrong.source_line) from None


def _archive(revision: str, path: Path) -> bytes:
    """A folder or file as a revision has it, as git archives it."""
    folder, inside = (path, []) if path.is_dir() else (path.parent, [path.name])
    command = ["git", "-C", str(folder), "archive", "--format=tar", "--end-of-options", revision, *inside]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError as wrong:
        raise NoSuchRevision(f"{revision} is no folder of rules, and git cannot be run: {wrong.strerror}") from None
    if done.returncode:
        told = " ".join(done.stderr.decode(errors="replace").split())
        raise NoSuchRevision(f"{revision} is no folder of rules, and git has no such revision of {path}: {told}")
    return done.stdout
