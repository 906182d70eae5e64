"""What takes long to make, kept on disk from one run to the next: loaded rules with their automata, and large tables.

Nothing depends on it. What cannot be read, or was made by another version of factcheck or Python, is made anew; where
nothing can be written, nothing is kept; and the folder may be deleted at any time.

What is kept is pickled, and a pickle can run code. So files are read only from a folder that belongs to the user and
that nobody else can enter (mode 0700), and only where they belong to the user themselves.
"""

from __future__ import annotations

import os
import pickle
import stat
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from factcheck.garbage import without_collections

T = TypeVar("T")
#: Files that are kept; the oldest go first. Each rulebook or table, of each version of the program, is one of its own.
MOST_FILES = 16


def kept(parts: Iterable[bytes], make: Callable[[], T]) -> T:
    """What `make` gives, from disk where it was made of these parts before. It must not change once it is made."""
    folder = _folder()
    if folder is None:
        return make()
    digest = sha256()
    for part in (_version(), *parts):
        digest.update(b"%d:" % len(part) + part)
    file = folder / digest.hexdigest()
    with suppress(Exception):  # a foreign pickle may raise anything
        found: T = _read(file)
        return found
    made = make()
    with suppress(OSError, RecursionError, pickle.PicklingError):
        _write(file, made)
    return made


def _folder() -> Path | None:
    """Where things are kept, or None: FACTCHECK_CACHE, a folder or "off", or else the user's own place for caches."""
    given = os.environ.get("FACTCHECK_CACHE", "")
    if given == "off":
        return None
    with suppress(RuntimeError):  # a user without a home
        return (Path(given) if given else _users_caches() / "factcheck") / "tables"
    return None


def _users_caches() -> Path:
    given = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(given):
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")


def _version() -> bytes:
    """What the program is, down to when each of its modules was changed, and the Python that runs it."""
    modules = [
        (folder, name, found.st_size, found.st_mtime_ns)
        for folder, _, names in os.walk(os.path.dirname(__file__))
        for name in names
        if name.endswith(".py")
        for found in [os.stat(os.path.join(folder, name))]
    ]
    return repr((sys.version, sorted(modules))).encode()


def _read(file: Path) -> Any:
    with file.open("rb") as opened, without_collections():
        if not (_is_private(file.parent.lstat()) and _is_own(os.fstat(opened.fileno()))):
            raise PermissionError(f"not the user's own: {file}")
        return pickle.load(opened)


def _write(file: Path, made: object) -> None:
    """Write a file at one stroke, so that another process finds all of it or none."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_private(file.parent.lstat()):
        return
    written = file.with_name(f"{file.name}.{os.getpid()}.{threading.get_ident()}")
    handle = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(handle, "wb") as opened, without_collections():
            pickle.dump(made, opened, pickle.HIGHEST_PROTOCOL)
        os.replace(written, file)
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    for old in sorted(file.parent.iterdir(), key=lambda one: one.stat().st_mtime)[:-MOST_FILES]:
        old.unlink()


def _is_private(found: os.stat_result) -> bool:
    return stat.S_ISDIR(found.st_mode) and _is_own(found) and (sys.platform == "win32" or not found.st_mode & 0o077)


def _is_own(found: os.stat_result) -> bool:
    return sys.platform == "win32" or found.st_uid == os.getuid()
