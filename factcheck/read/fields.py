"""What a document says of itself (its date, title, source …), the same from every form of file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from attrs import frozen

from factcheck.model import Document
from factcheck.read.article import Origin, ReadError
from factcheck.when import When

TIME_MARKS = ("T", "t", " ")


@frozen
class Field:
    """A value, and the line and column of the file at which it (or its key) stands."""

    value: object
    line: int
    column: int = 1


def document(path: str, name: str, text: str, fields: Mapping[str, Field]) -> Document:
    """The document of this id, text and metadata; fields that mean nothing here are left aside. Raises ReadError."""
    return Document(
        id=name,
        text=text,
        published=published(path, fields),
        title=string(path, fields, "title"),
        source=string(path, fields, "source"),
        url=string(path, fields, "url"),
        language=string(path, fields, "language") or "en",
    )


def string(path: str, fields: Mapping[str, Field], *names: str) -> str:
    """The text under the first of these names that is filled, else "". Raises ReadError where it is no sound text."""
    for name in names:
        found = fields.get(name)
        if found is None or found.value is None:
            continue
        fault = unsound(found.value)
        if isinstance(found.value, str) and not fault:
            return found.value
        raise ReadError(path, found.line, found.column, f"“{name}” {fault}")
    return ""


def unsound(value: object) -> str:
    """Why a value cannot be text, or "": escapes in JSON can write what no file of UTF-8 could hold."""
    if not isinstance(value, str):
        return f"should be text, not {type(value).__name__}"
    nul = value.find("\0")
    if nul >= 0:
        return f"holds a NUL (character {nul + 1})"
    try:
        value.encode()
    except UnicodeEncodeError as error:
        return f"holds half of a surrogate pair (character {error.start + 1})"
    return ""


def published(path: str, fields: Mapping[str, Field]) -> When | None:
    """The day of publication, or None where none is said. Raises ReadError where what is said is no date."""
    name = _dating(fields)
    if not name:
        return None
    text = string(path, fields, name).strip()
    try:
        return When.parse(_day_of(text))
    except ValueError as error:
        found = fields[name]
        message = f"“{name}” is no date: {error}; write it as in 2025-12-04"
        raise ReadError(path, found.line, found.column, message) from error


def origin(fields: Mapping[str, Field], how: str, is_metadata: bool = False) -> Origin | None:
    """Where these fields say when the article was published, or None where they do not."""
    name = _dating(fields)
    return Origin(how, fields[name].line, fields[name].column, is_metadata) if name else None


def _dating(fields: Mapping[str, Field]) -> str:
    """The field that says when, or ""."""
    return next((n for n in ("published", "date") if n in fields and fields[n].value not in (None, "")), "")


def _day_of(text: str) -> str:
    """The day of an ISO 8601 time stamp, in its own time zone; anything else as it is."""
    if text[10:11] in TIME_MARKS:
        return datetime.fromisoformat(text).date().isoformat()
    return text
