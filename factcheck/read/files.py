"""Files, folders and standard input into articles."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
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
#: The modules and functions that read each kind of file: loaded when there is one.
READERS = {
    ".jsonl": "records:records",
    ".csv": "rows:rows",
    ".html": "pages:page",
    ".htm": "pages:page",
    ".json": "linked:linked",
    ".rss": "feeds:feed",
    ".atom": "feeds:feed",
    ".xml": "feeds:feed",
    ".warc": "warc:crawl",
    ".warc.gz": "warc:crawl",
}
SUFFIXES = (".md", ".txt", *READERS)
#: Those that hold all kinds of things: in a folder, one that says nothing of articles is passed over.
GENERAL = {".csv": (b"text",), ".json": (b'article"',), ".xml": (b"<rss", b"<rdf:rdf", b"<feed")}
_LOOK = 1 << 16  # bytes
EXPECTED = ".txt, .md, .jsonl, .html, .json, .rss, .atom, .xml, .csv or .warc"

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
OnError = Callable[[ReadError], None]
LeavesOut = Callable[[str], bool]


def read(paths: Paths, on_error: OnError | None = None, stdin: BinaryIO | None = None) -> Iterator[Document]:
    """The documents of these files and folders; see `read_articles`."""
    return (article.document for article in read_articles(paths, on_error, stdin))


def read_articles(
    paths: Paths,
    on_error: OnError | None = None,
    stdin: BinaryIO | None = None,
    published: When | None = None,
    leaves_out: LeavesOut = lambda path: False,
) -> Iterator[Article]:
    """The articles of files of the kinds in SUFFIXES, of folders of such (in sorted order), and of "-", standard input.

    What cannot be read goes to `on_error`, and the rest is read on; without `on_error` it is raised. A document's id is
    its path, or a record's own id; an id that was there before gets "#2", "#3" … `published` is the day of the articles
    that tell none; files whose paths are to be left out are not opened, and no file is read twice.
    """
    taken: dict[str, int] = {}
    leaves_out = _but_once(leaves_out)
    for path in [paths] if isinstance(paths, (str, os.PathLike)) else paths:
        for found in _path(os.fspath(path), stdin, leaves_out):
            if isinstance(found, Article):
                yield _renamed(dated(found, published), taken)
            elif on_error is None:
                raise found
            else:
                on_error(found)


def _but_once(leaves_out: LeavesOut) -> LeavesOut:
    """The same, and of files that were asked for already, that they are to be left out."""
    seen: set[str] = set()

    def is_left_out(path: str) -> bool:
        file = os.path.realpath(path)
        is_there = file in seen
        seen.add(file)
        return is_there or leaves_out(path)

    return is_left_out


def _renamed(article: Article, taken: dict[str, int]) -> Article:
    """The article under an id that no earlier one has; `taken` counts how often each was asked for."""
    wanted = name = article.document.id
    while name in taken:
        taken[wanted] += 1
        name = f"{wanted}#{taken[wanted]}"
    taken[name] = 1
    return article if name == wanted else evolve(article, document=evolve(article.document, id=name))


def _path(path: str, stdin: BinaryIO | None, leaves_out: LeavesOut) -> Iterator[Article | ReadError]:
    if path == "-":
        yield from _stream(STDIN, sys.stdin.buffer if stdin is None else stdin)
    elif os.path.isdir(path):
        yield from _folder(path, leaves_out)
    elif not leaves_out(path):
        yield from _file(path)


def _folder(folder: str, leaves_out: LeavesOut) -> Iterator[Article | ReadError]:
    """Every article below a folder, hidden files aside. A folder without any is an error: a path mistaken."""
    faults: list[OSError] = []
    empty = True
    for place, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and _suffix(name) in SUFFIXES:
                path = os.path.join(place, name)
                if leaves_out(path):
                    empty = False
                elif _is_likely(path):
                    empty = False
                    yield from _file(path)
    for fault in faults:
        yield ReadError(Path(fault.filename).as_posix(), 0, 0, f"cannot be read: {fault.strerror}")
    if empty and not faults:
        yield ReadError(Path(folder).as_posix(), 0, 0, f"the folder holds no {EXPECTED} file")


def _suffix(path: str) -> str:
    found = Path(path.lower()).suffixes[-2:]
    return "".join(found) if found == [".warc", ".gz"] else "".join(found[-1:])


def _is_likely(path: str) -> bool:
    """Whether a file in a folder is to be read; one that cannot be opened is, so that this is told."""
    words = GENERAL.get(_suffix(path))
    if words is None:
        return True
    try:
        with open(path, "rb") as file:
            start = file.read(_LOOK)
    except OSError:
        return True
    head = start.replace(b"\0", b"").lower()  # in UTF-16 and UTF-32 each letter has zeros beside it
    return any(word in (head.partition(b"\n")[0] if _suffix(path) == ".csv" else head) for word in words)


def _file(path: str) -> Iterator[Article | ReadError]:
    name, suffix = Path(path).as_posix(), _suffix(path)
    try:
        if suffix and suffix not in SUFFIXES:
            # A missing file is told as missing, not as one of an unknown kind.
            os.stat(path)
            yield ReadError(name, 0, 0, f"an article is a {EXPECTED} file, not {suffix}; or send its text to -")
            return
        with open(path, "rb") as file:
            if suffix in READERS:
                module, _, function = READERS[suffix].partition(":")
                yield from getattr(import_module(f"factcheck.read.{module}"), function)(name, file)
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
