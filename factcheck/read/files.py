"""Files, folders and standard input into articles."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from attrs import evolve

from factcheck.model import Document
from factcheck.read.article import Article, ReadError
from factcheck.read.dates import dated
from factcheck.read.encodings import any_text
from factcheck.read.markdown import markdown
from factcheck.read.plain import UTF8_MARK, plain
from factcheck.read.records import records
from factcheck.when import When

STDIN = "<stdin>"
SUFFIXES = (".jsonl", ".md", ".txt")
EXPECTED = ".txt, .md or .jsonl"

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
OnError = Callable[[ReadError], None]


def read(paths: Paths, on_error: OnError | None = None, stdin: BinaryIO | None = None) -> Iterator[Document]:
    """The documents of these files and folders; see `read_articles`."""
    return (article.document for article in read_articles(paths, on_error, stdin))


def read_articles(
    paths: Paths, on_error: OnError | None = None, stdin: BinaryIO | None = None, published: When | None = None
) -> Iterator[Article]:
    """The articles of .txt, .md and .jsonl files, of folders of such (in sorted order), and of "-", standard input.

    What cannot be read goes to `on_error`, and the rest is read on; without `on_error` it is raised. A document's id is
    its path, or a record's own id; an id that was there before gets "#2", "#3" … `published` is the day of the articles
    that tell none.
    """
    taken: dict[str, int] = {}
    for path in [paths] if isinstance(paths, (str, os.PathLike)) else paths:
        for found in _path(os.fspath(path), stdin):
            if isinstance(found, Article):
                yield _renamed(dated(found, published), taken)
            elif on_error is None:
                raise found
            else:
                on_error(found)


def _renamed(article: Article, taken: dict[str, int]) -> Article:
    """The article under an id that no earlier one has; `taken` counts how often each was asked for."""
    wanted = name = article.document.id
    while name in taken:
        taken[wanted] += 1
        name = f"{wanted}#{taken[wanted]}"
    taken[name] = 1
    return article if name == wanted else evolve(article, document=evolve(article.document, id=name))


def _path(path: str, stdin: BinaryIO | None) -> Iterator[Article | ReadError]:
    if path == "-":
        yield from _stream(STDIN, sys.stdin.buffer if stdin is None else stdin)
    elif os.path.isdir(path):
        yield from _folder(path)
    else:
        yield from _file(path)


def _folder(folder: str) -> Iterator[Article | ReadError]:
    """Every article below a folder, hidden files aside. A folder without any is an error: a path mistaken."""
    faults: list[OSError] = []
    empty = True
    for place, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                empty = False
                yield from _file(os.path.join(place, name))
    for fault in faults:
        yield ReadError(Path(fault.filename).as_posix(), 0, 0, f"cannot be read: {fault.strerror}")
    if empty and not faults:
        yield ReadError(Path(folder).as_posix(), 0, 0, f"the folder holds no {EXPECTED} file")


def _file(path: str) -> Iterator[Article | ReadError]:
    name, suffix = Path(path).as_posix(), Path(path).suffix.lower()
    try:
        if suffix and suffix not in SUFFIXES:
            # A missing file is told as missing, not as one of an unknown kind.
            os.stat(path)
            yield ReadError(name, 0, 0, f"an article is a {EXPECTED} file, not {suffix}; or send its text to -")
            return
        with open(path, "rb") as file:
            if suffix == ".jsonl":
                yield from records(name, file)
            elif suffix:
                yield _one(markdown if suffix == ".md" else plain, name, file.read())
            else:
                yield from _stream(name, file)
    except OSError as error:
        yield ReadError(name, 0, 0, f"cannot be read: {error.strerror}")


def _stream(name: str, stream: BinaryIO) -> Iterator[Article | ReadError]:
    """Bytes of unknown form: JSON Lines where the first character that is no space is "{", else plain text."""
    seen: list[bytes] = []
    for line in stream:
        seen.append(line)
        start = line.removeprefix(UTF8_MARK.encode()).lstrip()
        if start.startswith(b"{"):
            yield from records(name, chain(seen, stream))
            return
        if start:
            break
    yield _one(plain, name, b"".join(chain(seen, stream)))


def _one(parse: Callable[[str, str], Article], name: str, data: bytes) -> Article | ReadError:
    try:
        return parse(name, any_text(name, data))
    except ReadError as error:
        return error
