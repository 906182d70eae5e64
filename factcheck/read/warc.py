"""WARC: the pages of a crawl. A record that is broken is told, and reading goes on at the next one."""

from __future__ import annotations

import mmap
import re
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import Any, BinaryIO

from attrs import define, evolve

from factcheck.read.article import Article, ReadError
from factcheck.read.pages import MISSING, read_page

_GZIP, _HEADER = b"\x1f\x8b\x08", b"WARC/1."
_BLANK_LINE = re.compile(rb"\n\r?\n")
_MEMBER = 512  # bytes, in which a compressed record shows what it is
_MOST = 65_536  # bytes that the headers of a record may take, and a line between records
_LONGEST = 120  # characters of a parser's reason, which may quote the whole of a line


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
            bounded = _Bounded(data)
            records = ArchiveIterator(bounded)
            try:
                while True:
                    with redirect_stderr(StringIO()):  # it prints warnings, which no handler could catch
                        record = next(records)
                    length = _length(record, len(data) - records.offset if marker == _HEADER else None)
                    bounded.room = length + _MOST
                    line, counted = line + lines(counted, records.offset), records.offset
                    if record.rec_type == "response" and record.http_headers:
                        kind = record.http_headers.get_header("Content-Type") or ""
                        if "html" in kind.lower():
                            yield _read(path, line, record, kind)
            except StopIteration:
                return
            except Exception as error:  # damaged headers make it raise whatever comes of them, AttributeError too
                at = max(start, records.offset)
                line, counted = line + lines(counted, at), max(counted, at)
                is_told = isinstance(error, (OSError, EOFError, ValueError, ArchiveLoadFailed))
                reason = str(error).strip().partition("\n")[0] if is_told else "its headers are damaged"
                reason = reason if len(reason) <= _LONGEST else reason[:_LONGEST] + "…"
                yield ReadError(path, line, 1, f"the record at byte {at} cannot be read: {reason}")
                start = _next(data, marker, at)


@define
class _Bounded:
    """The file as the parser of records may read it: what has no end is no reason to read all the rest."""

    data: mmap.mmap
    room: int = _MOST

    def tell(self) -> int:
        return self.data.tell()

    def read(self, size: int) -> bytes:
        found = self.data.read(size)
        self.room -= len(found)
        if found and self.room < 0:
            raise ValueError("its headers, or what stands before the next record, are too long")
        return found


def _next(data: mmap.mmap, marker: bytes, broken: int) -> int:
    """Where the first record after a broken one begins, or -1."""
    if marker == _GZIP:
        at = data.find(marker, broken + 1)
        while at >= 0 and not _is_packed_record(data[at : at + _MEMBER]):
            at = data.find(marker, at + 1)
        return at
    # Where headers were cut short, the next ones run into them. Of several that do only the last can be whole.
    end = _BLANK_LINE.search(data, broken)
    last = data.rfind(marker, broken + 1, end.start() if end else len(data))
    return last if last >= 0 or end is None else data.find(marker, end.start())


def _is_packed_record(member: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(member, len(_HEADER)) == _HEADER
    except zlib.error:
        return False


def _length(record: Any, room: int | None) -> int:
    """How long a record says it is. Raises ValueError where it does not say so, or says more than there is: it would
    be taken for all the rest of the file.
    """
    said = record.rec_headers.get_header("Content-Length") or ""
    if not (said.isascii() and said.isdecimal()) or (room is not None and int(said) > room):
        raise ValueError("no sound Content-Length")
    return int(said)


def _read(path: str, line: int, record: Any, kind: str) -> Article | ReadError:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    charset = kind.lower().partition("charset=")[2].partition(";")[0].strip("\"' ")
    try:
        article = read_page(path, url or f"{path}:{line}", record.content_stream().read(), charset, url)
    except ReadError as error:
        return error if error.line == 0 else ReadError(path, line, 1, f"{url}: {error.message}")
    origin = article.origin and evolve(article.origin, line=line, column=1)
    return evolve(article, first_line=line, places=(), origin=origin)
