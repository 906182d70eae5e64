"""An article as it was read: the document, and where in which file its text stands."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from attrs import frozen

from factcheck.model import Document

_LONGEST = 300  # characters of a message


class ReadError(ValueError):
    """A file, or one article of it, that cannot be read.

    `line` and `column` count from 1; a `line` of 0 means the file as a whole. `str()` is "path:line:column: message".
    A message may quote what stands in the file: what no one could see of that, or a terminal would obey, is `�`, and
    what is long is cut in the middle.
    """

    def __init__(self, path: str, line: int, column: int, message: str) -> None:
        if len(message) > _LONGEST:
            message = f"{message[: _LONGEST // 2]} … {message[-_LONGEST // 2 :]}"
        message = "".join(character if character.isprintable() else "�" for character in message)
        self.path, self.line, self.column, self.message = path, line, column, message
        super().__init__(f"{path}:{line}:{column}: {message}" if line else f"{path}: {message}")


@frozen
class Origin:
    """How and where an article's date was told; a `line` of 0 means outside its file. `is_metadata`: by what stands
    around the article, over which its own dateline goes.
    """

    how: str
    line: int
    column: int
    is_metadata: bool = False


@frozen
class Aside:
    """A comment to this program in the markup that an article was taken out of: what it says, its line and column, and
    the character of the article's text before which it stands.
    """

    said: str
    line: int
    column: int
    before: int


@frozen
class Article:
    """A document, the file it came from, and the line of that file on which its text begins.

    `record` says that the whole article stands on that one line, escaped, as in JSON Lines; `places`, that its text was
    taken out of markup: the offset, line and column of each of its words that was found in the file, in order.
    `origin` is where its date is from; `asides` are comments that are not in the text.
    """

    document: Document
    path: str
    first_line: int = 1
    record: bool = False
    origin: Origin | None = None
    places: tuple[tuple[int, int, int], ...] = ()
    asides: tuple[Aside, ...] = ()


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

    In a record the line is the record's, and the column counts the characters of the text itself. In a text out of
    markup it is the place of the last word up to here that is in the file, else of the article.
    """
    if article.places:
        index = bisect_right(article.places, offset, key=itemgetter(0)) - 1
        return article.places[index][1:] if index >= 0 else (article.first_line, 1)
    if article.record:
        return article.first_line, offset + 1
    line, column = line_and_column(article.document.text, offset)
    return article.first_line + line - 1, column


def end_position(article: Article, offset: int) -> tuple[int, int]:
    """The line, and the column after it, where words end that end before a character of an article's text.

    In a text out of markup the last of these words is taken to be as long in the file as in the text.
    """
    if not article.places:
        return position(article, offset)
    index = bisect_right(article.places, offset - 1, key=itemgetter(0)) - 1
    if index < 0:
        return article.first_line, 1
    begins, line, column = article.places[index]
    return line, column + offset - begins
