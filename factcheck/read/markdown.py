"""Markdown with front matter: simple `key: value` lines between `---`, or TOML between `+++`. Fenced code is no part
of an article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO

from factcheck.read.article import Article, ReadError
from factcheck.read.fields import Field, document, origin

KEYS = ("published", "date", "title", "source", "url", "language")
_FENCE, _INDENT = 3, 3  # signs that open code, and the spaces that may stand before them


def markdown(path: str, text: str) -> Article:
    """A Markdown article; its text begins after the front matter. Raises ReadError at front matter that is none."""
    lines = list(StringIO(text, newline=""))
    fence = lines[0].rstrip() if lines else ""
    if fence not in ("---", "+++"):
        return Article(document(path, path, "".join(_prose(lines)), {}), path)
    close = next((n for n, line in enumerate(lines) if n and line.rstrip() == fence), None)
    if close is None:
        raise ReadError(path, 1, 1, f"the front matter that begins here is not closed: no second line {fence}")
    header = lines[1:close]
    fields = _simple(path, header) if fence == "---" else _toml(path, header)
    body = "".join(_prose(lines[close + 1 :]))
    told = origin(fields, "the front matter")
    return Article(document(path, path, body, fields), path, first_line=close + 2, origin=told)


def _prose(lines: Iterable[str]) -> Iterator[str]:
    """The lines with blanks in place of fenced code, which begins and ends as CommonMark 0.31 has it."""
    fence = ""
    for line in lines:
        marks = line.strip(" \t\r\n") if len(line) - len(line.lstrip(" ")) <= _INDENT else ""
        if fence:
            is_close = marks.startswith(fence) and not marks.strip(fence[0])
            yield _blank(line)
            fence = "" if is_close else fence
            continue
        sign = marks[:1]
        opened = marks[: len(marks) - len(marks.lstrip(sign))] if sign in ("`", "~") and sign else ""
        is_open = len(opened) >= _FENCE and not (sign == "`" and sign in marks[len(opened) :])
        fence = opened if is_open else ""
        yield _blank(line) if is_open else line


def _blank(line: str) -> str:
    return "".join(sign if sign in "\r\n" else " " for sign in line)


def _simple(path: str, lines: list[str]) -> dict[str, Field]:
    """The `key: value` lines; comments, and lists or blocks that belong to other keys, are left aside."""
    fields = {}
    for number, line in enumerate(lines, 2):
        if not line.strip() or line[0].isspace() or line[0] in "#-":
            continue
        key, colon, value = line.partition(":")
        if not colon:
            raise ReadError(path, number, 1, "front matter has lines such as “published: 2025-12-04”; this is none")
        key = key.strip().lower()
        if key in KEYS:
            fields[key] = Field(_unquoted(value), number, len(line) - len(value.lstrip()) + 1 if value.strip() else 1)
    return fields


def _unquoted(value: str) -> str:
    """A YAML scalar's text: without its quotes, or without the comment after it."""
    value = value.strip()
    if value[:1] in ("'", '"'):
        close = value.find(value[0], 1)
        rest = value[close + 1 :].strip()
        if close > 0 and (not rest or rest.startswith("#")):
            return value[1:close]
    return "" if value.startswith("#") else value.partition(" #")[0].rstrip()


def _toml(path: str, lines: list[str]) -> dict[str, Field]:
    import tomllib  # slow to import, and few articles have it

    try:
        table = tomllib.loads("".join(lines))
    except (ValueError, RecursionError) as error:
        message, line, column = _toml_place(str(error))
        raise ReadError(path, line + 1, column, f"front matter: {message}") from error
    return {
        key: Field(value.isoformat() if isinstance(value, date) else value, _line_of(lines, key))
        for key, value in table.items()
        if key in KEYS
    }


def _line_of(lines: list[str], key: str) -> int:
    """The line of the file that gives this key; the first of the block where it is written in some other way."""
    return next((n for n, line in enumerate(lines, 2) if line.partition("=")[0].strip().strip("\"'") == key), 2)


def _toml_place(message: str) -> tuple[str, int, int]:
    """The message, line and column of tomllib's "… (at line 3, column 5)"; it gives them in no other way."""
    reason, _, place = message.partition(" (at line ")
    line, _, column = place.removesuffix(")").partition(", column ")
    return (reason, int(line), int(column)) if line.isdecimal() and column.isdecimal() else (message, 1, 1)
