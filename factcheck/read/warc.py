"""WARC: the pages of a crawl. A record that is broken is told, and reading goes on at the next one."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import Any, BinaryIO

from attrs import evolve

from factcheck.read.article import Article, ReadError
from factcheck.read.pages import MISSING, read_page

_GZIP, _HEADER = b"\x1f\x8b\x08", b"WARC/1."


def crawl(path: str, file: BinaryIO) -> Iterator[Article | ReadError]:
    """The article of each HTML response. Its place is its record's line; in a compressed file, the first."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        yield ReadError(path, 0, 0, f"a WARC file {MISSING}")
        return
    if not file.read(1):
        return
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        marker = _GZIP if data[: len(_GZIP)] == _GZIP else _HEADER
        start, counted, line = 0, 0, 1

        def lines(since: int, until: int) -> int:
            return data[since:until].count(b"\n") if marker == _HEADER else 0

        while 0 <= start < len(data):
            data.seek(start)
            records = ArchiveIterator(data)
            try:
                while True:
                    with redirect_stderr(StringIO()):  # it prints warnings, which no handler could catch
                        record = next(records)
                    _hold_length(record, len(data) - records.offset if marker == _HEADER else None)
                    line, counted = line + lines(counted, records.offset), records.offset
                    if record.rec_type == "response" and record.http_headers:
                        kind = record.http_headers.get_header("Content-Type") or ""
                        if "html" in kind.lower():
                            yield _read(path, line, record, kind)
            except StopIteration:
                return
            except Exception as error:  # damaged headers make it raise whatever comes of them, AttributeError too
                line, counted = line + lines(counted, records.offset), records.offset
                is_told = isinstance(error, (OSError, EOFError, ValueError, ArchiveLoadFailed))
                reason = str(error).strip().partition("\n")[0] if is_told else "its headers are damaged"
                yield ReadError(path, line, 1, f"the record at byte {records.offset} cannot be read: {reason}")
                start = data.find(marker, max(start, records.offset) + 1)


def _hold_length(record: Any, room: int | None) -> None:
    """Raises ValueError where a record does not say how long it is, or says more than there is: it would be taken for
    all the rest of the file.
    """
    length = int(record.rec_headers.get_header("Content-Length") or -1)
    if length < 0 or (room is not None and length > room):
        raise ValueError("no sound Content-Length")


def _read(path: str, line: int, record: Any, kind: str) -> Article | ReadError:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    charset = kind.lower().partition("charset=")[2].partition(";")[0].strip("\"' ")
    try:
        article = read_page(path, url or f"{path}:{line}", record.content_stream().read(), charset, url)
    except ReadError as error:
        return error if error.line == 0 else ReadError(path, line, 1, f"{url}: {error.message}")
    origin = article.origin and evolve(article.origin, line=line, column=1)
    return evolve(article, first_line=line, places=(), origin=origin)
