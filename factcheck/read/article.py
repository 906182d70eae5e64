"""An article as it was read: the document, and where in which file its text stands."""

from __future__ import annotations

from attrs import frozen

from factcheck.model import Document


class ReadError(ValueError):
    """A file, or one article of it, that cannot be read.

    `line` and `column` count from 1; a `line` of 0 means the file as a whole. `str()` is "path:line:column: message".
    """

    def __init__(self, path: str, line: int, column: int, message: str) -> None:
        self.path, self.line, self.column, self.message = path, line, column, message
        super().__init__(f"{path}:{line}:{column}: {message}" if line else f"{path}: {message}")


@frozen
class Article:
    """A document, the file it came from, and the line of that file on which its text begins.

    `record` says that the whole article stands on that one line, escaped, as in JSON Lines.
    """

    document: Document
    path: str
    first_line: int = 1
    record: bool = False


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and the column, both from 1 and in characters, of an offset; lines end in LF, CRLF or CR, as in editors.

    >>> line_and_column("one\\r\\ntwo", 6)
    (2, 2)
    """
    before = text[:offset]
    line = before.count("\n") + before.count("\r") - before.count("\r\n") + 1
    return line, len(before) - max(before.rfind("\n"), before.rfind("\r"))


def position(article: Article, offset: int) -> tuple[int, int]:
    """The line and the column, from 1, in the article's file of a character of its text.

    In a record the line is the record's, and the column counts the characters of the text itself.
    """
    if article.record:
        return article.first_line, offset + 1
    line, column = line_and_column(article.document.text, offset)
    return article.first_line + line - 1, column
