"""JSON Lines: an article a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from factcheck.read.article import Article, ReadError
from factcheck.read.fields import Field, document, origin, string
from factcheck.read.plain import decoded


def records(path: str, lines: Iterable[bytes]) -> Iterator[Article | ReadError]:
    """The article of each line, or why there is none; blank lines are passed over and a bad line stops nothing."""
    for number, line in enumerate(lines, 1):
        try:
            text = decoded(path, line.rstrip(b"\r\n"), number)
            if text.strip():
                yield _record(path, number, text)
        except ReadError as error:
            yield error


def _record(path: str, number: int, line: str) -> Article:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadError(path, number, error.pos + 1, f"not JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:  # an integer of thousands of digits; brackets thousands deep
        raise ReadError(path, number, 1, f"not a record: {error}") from error
    if not isinstance(record, dict):
        raise ReadError(path, number, 1, "not a record: a line should hold one JSON object, { … }")
    fields = {key: Field(value, number, _column(line, key)) for key, value in record.items()}
    if record.get("text") is None:
        raise ReadError(path, number, 1, "the record has no “text”")
    text = string(path, fields, "text")
    name = _name(path, fields) or f"{path}:{number}"
    told = origin(fields, "the record")
    return Article(document(path, name, text, fields), path, first_line=number, record=True, origin=told)


def _name(path: str, fields: dict[str, Field]) -> str:
    for key in ("id", "doc_id"):
        value = fields[key].value if key in fields else None
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return string(path, fields, "id", "doc_id")


def _column(line: str, key: str) -> int:
    """Where the line first has this key, from 1; also 1 where it is written with escapes."""
    return max(line.find(f'"{key}"'), 0) + 1
