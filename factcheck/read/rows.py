"""CSV: an article a row, under a header that names at least `text`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import BinaryIO

from factcheck.read.article import Article, ReadError
from factcheck.read.encodings import any_text
from factcheck.read.fields import Field, document, origin
from factcheck.read.markup import places, plain_words

_DELIMITERS = ",;\t"
_LONGEST = 1 << 30  # characters of a field: the module stops at 128 KB, and keeps its limit for all its users


def rows(path: str, file: BinaryIO) -> Iterator[Article | ReadError]:
    """The article of each row, or why there is none; empty rows are passed over and a bad row stops nothing."""
    try:
        text = any_text(path, file.read())
    except ReadError as error:
        yield error
        return
    lines = list(StringIO(text, newline=""))
    first = lines[0] if lines else ""
    delimiter = max(_DELIMITERS, key=first.count)
    found = _parsed(path, lines, delimiter)
    header = next(found, None)
    names = [] if header is None or isinstance(header, ReadError) else [name.strip().lower() for name in header[1]]
    if "text" not in names:
        yield ReadError(path, 1, 1, "the first row should name the columns, and one of them “text”")
        return
    for row in found:
        try:
            yield row if isinstance(row, ReadError) else _row(path, names, *row)
        except ReadError as error:
            yield error


def _parsed(path: str, lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str], str] | ReadError]:
    """Each row: the line on which it begins, its fields, and the text of the file that it was."""
    longest = csv.field_size_limit()
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    begun = 0
    while True:
        csv.field_size_limit(_LONGEST)
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield ReadError(path, begun + 1, 1, f"not CSV: {error}")
        else:
            if fields:
                yield begun + 1, fields, "".join(lines[begun : reader.line_num])
        finally:
            csv.field_size_limit(longest)
            begun = reader.line_num


def _row(path: str, names: list[str], line: int, values: list[str], raw: str) -> Article:
    if len(values) != len(names):
        raise ReadError(path, line, 1, f"the row has {len(values)} fields, and the header {len(names)}")
    fields = {name: Field(value, line) for name, value in zip(names, values, strict=True) if value}
    text = values[names.index("text")]
    name = str(fields["id"].value) if "id" in fields else f"{path}:{line}"
    start = max(raw.find(text.replace('"', '""')), 0)
    before = raw[:start].splitlines(keepends=True) or [""]
    is_at_start = before[-1].endswith(("\n", "\r"))
    first_line = line + len(before) - (0 if is_at_start else 1)
    column = 1 if is_at_start else len(before[-1]) + 1
    return Article(
        document(path, name, text, fields),
        path,
        first_line=line,
        record=True,
        origin=origin(fields, "the row"),
        places=places(text, plain_words(raw[start:]), raw[start:], first_line, column),
    )
