"""Bytes into text, and plain text into an article."""

from __future__ import annotations

from factcheck.read.article import Article, ReadError, line_and_column
from factcheck.read.fields import Field, document, origin

UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
UTF8_MARK = "\ufeff"


def decoded(path: str, data: bytes, first_line: int = 1) -> str:
    """The text of UTF-8 bytes without their byte order mark. Raises ReadError at what is no text."""
    try:
        text = data.decode().removeprefix(UTF8_MARK)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode().removeprefix(UTF8_MARK)
        message = f"not UTF-8: byte 0x{data[error.start]:02x} ({error.reason})"
        if data.startswith(UTF16_MARKS):
            message = "this looks like UTF-16; save it as UTF-8"
        raise at(path, before, len(before), first_line, message) from error
    return without_nul(path, text, first_line)


def without_nul(path: str, text: str, first_line: int = 1) -> str:
    """The text as it is. Raises ReadError where it holds a NUL."""
    nul = text.find("\0")
    if nul >= 0:
        raise at(path, text, nul, first_line, "a NUL byte: this is no text file")
    return text


def at(path: str, text: str, offset: int, first_line: int, message: str) -> ReadError:
    """The error at a character of a text that begins on this line."""
    line, column = line_and_column(text, offset)
    return ReadError(path, first_line + line - 1, column, message)


def plain(path: str, text: str) -> Article:
    """A plain text; a first line such as "date: 2025-11-29" says when it was published and is not part of the text.

    Raises ReadError where that line says no date.
    """
    head, ends, rest = _first_line(text)
    day = _dated(head)
    if day is None:
        return Article(document(path, path, text, {}), path)
    column = head.rindex(day) + 1 if day else 1
    if not day:
        raise ReadError(path, 1, column, "“date” says no date; write it as in date: 2025-12-04")
    fields = {"date": Field(day, 1, column)}
    return Article(
        document(path, path, rest, fields), path, first_line=2 if ends else 1, origin=origin(fields, "the first line")
    )


def _first_line(text: str) -> tuple[str, str, str]:
    """The first line, how it ends, and the rest."""
    stop = min((at for at in (text.find("\n"), text.find("\r")) if at >= 0), default=len(text))
    ends = "\r\n" if text.startswith("\r\n", stop) else text[stop : stop + 1]
    return text[:stop], ends, text[stop + len(ends) :]


def _dated(line: str) -> str | None:
    """What a date line says, or None for any other line: an article may well begin with the word "date"."""
    word = line.strip()
    if word[:5].lower() == "date:":
        return word[5:].strip()
    if word[:4].lower() == "date":
        rest = word[4:].split()
        # Without the colon only a date looks like a date line: "Date 2025-11-29" is one, "Date palms" is none.
        if word[4:5].isspace() and len(rest) == 1 and rest[0][:4].isdecimal() and "-" in rest[0]:
            return rest[0]
    return None
