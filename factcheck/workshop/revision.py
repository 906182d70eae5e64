"""The rules of another time or place: those of a revision of git, or of a folder."""

from __future__ import annotations

import subprocess
import tarfile
from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck.api import whole_rules
from factcheck.language.errors import RuleError
from factcheck.language.rulebook import Rulebook


class NoSuchRevision(ValueError):
    """No rules can be had under this name."""


def rules_at(named: str, builtin: Rulebook, folder: Path, own: Sequence[Path] = ()) -> Rulebook:
    """The rules at a path; or else, of a revision of git, those that it has of one's own files and folders, over the
    built-in ones; or where there are no own ones, of `folder`, where the built-in ones are.

    Where there are no own ones, a path that holds a lexicon is a rulebook by itself; of any other the rules are taken
    over the built-in ones. Raises RuleError where they do not load, and NoSuchRevision.
    """
    place = Path(named)
    if place.exists():
        is_whole = not own and place.is_dir() and any(place.rglob("lexicon.toml"))
        return Rulebook.load(place, None if is_whole else builtin)
    if not own:
        return _at_revision(named, folder, lambda there: builtin if _same(there, folder) else whole_rules(there, named))
    book = builtin
    for path in own:
        book = _at_revision(named, path, partial(Rulebook.load, base=book))
    return book


def _same(folder: Path, other: Path) -> bool:
    """Whether two folders hold the same rules."""
    one, two = ({file.relative_to(at): file.read_bytes() for file in at.rglob("*.toml")} for at in (folder, other))
    return one == two


def _at_revision(revision: str, path: Path, load: Callable[[Path], Rulebook]) -> Rulebook:
    with TemporaryDirectory() as there:
        with tarfile.open(fileobj=BytesIO(_archive(revision, path))) as archive:
            archive.extractall(there, filter="data")
        try:
            return load(Path(there) if path.is_dir() else Path(there) / path.name)
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
        raise NoSuchRevision(
            f"{revision} is no folder of rules, and git, which could know a revision, cannot be run: {wrong.strerror}"
        ) from None
    if done.returncode:
        raise NoSuchRevision(f"{revision} is no file or folder of rules, and {_why_not(revision, folder, path)}")
    return done.stdout


def _why_not(revision: str, folder: Path, path: Path) -> str:
    """Why git has no such rules, and what to give instead."""
    if not folder.is_dir():
        return f"there is no {path}: give --rules a file or folder that is there"
    if not _git(folder, "rev-parse", "--git-dir"):
        return f"{path} is in no git repository: give a file or folder of older rules instead of a revision"
    if not _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"):
        return f"no such revision is known to git: `git log --oneline -- {path}` lists those that changed these rules"
    return f"{path} is not in that revision: `git log --oneline -- {path}` lists those that have it"


def _git(folder: Path, *asked: str) -> bool:
    return subprocess.run(["git", "-C", str(folder), *asked], capture_output=True, check=False).returncode == 0
