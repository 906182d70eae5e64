"""RSS and Atom: an article an item. No entity that a file declares is ever expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO
from xml.parsers import expat

from factcheck.read.article import Article, ReadError
from factcheck.read.encodings import any_text
from factcheck.read.fields import Field, document, origin
from factcheck.read.markup import markup_words, places, stripped

_ITEMS = ("item", "entry")
#: Where the text, the title … of an item stand, best first.
_TEXT = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "issued", "date", "updated")
_IDS = ("guid", "id", "link")
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")


def feed(path: str, file: BinaryIO) -> Iterator[Article | ReadError]:
    """The articles of a feed; what stands before a fault is still read."""
    data = file.read()
    declared = _DECLARED.match(data)
    try:
        text = any_text(path, data, declared[1].decode() if declared else "")
    except ReadError as error:
        yield error
        return
    reader = _Reader(text)
    yield from (_read(path, item, reader.source, reader.lines) for item in reader.items)
    if reader.fault:
        yield ReadError(path, *reader.fault)
    elif not reader.is_feed:
        yield ReadError(path, 1, 1, "no feed: neither <rss>, <rdf:RDF> nor <feed> is its first element")


class _Item:
    """An item under way: its fields, where they stand, and the bytes from its start to its end."""

    def __init__(self, start: int, line: int, column: int) -> None:
        self.start, self.stop, self.line, self.column = start, start, line, column
        self.fields: dict[str, Field] = {}


class _Reader:
    """Takes a feed apart. `fault` is the line, the column and the message of what is no XML, if anything."""

    def __init__(self, text: str) -> None:
        self.source = text.encode()
        self.lines = text.count("\n")
        self.items: list[_Item] = []
        self.is_feed = False
        self.fault: tuple[int, int, str] | None = None
        self._item: _Item | None = None
        self._path: list[str] = []
        self._parts: list[str] = []
        self._place = (1, 1)
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._parts.append
        parser.EntityDeclHandler = self._refuse
        try:
            parser.Parse(self.source, True)
        except expat.ExpatError as error:
            self.fault = error.lineno, error.offset + 1, f"not XML: {expat.ErrorString(error.code)}"
        except _DeclaresEntityError:
            self.fault = *self._here(), "the feed declares an entity, which may stand for anything: not read"

    def _here(self) -> tuple[int, int]:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _refuse(self, *_: object) -> None:
        raise _DeclaresEntityError

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if not self._path:
            self.is_feed = name in ("rss", "RDF", "feed")
        self._path.append(name)
        if self.is_feed and self._item is None and name in _ITEMS:
            self._item, self._depth = _Item(self._parser.CurrentByteIndex, *self._here()), len(self._path)
        elif self._item and len(self._path) == self._depth + 1:
            self._parts.clear()
            self._place = self._here()
            if name == "link" and attributes.get("rel", "alternate") == "alternate" and attributes.get("href"):
                self._parts.append(attributes["href"])

    def _end(self, name: str) -> None:
        name = self._path.pop()
        item = self._item
        if item is None:
            return
        if len(self._path) == self._depth:
            value = "".join(self._parts).strip()
            if value:
                item.fields.setdefault(name, Field(value, *self._place))
        elif len(self._path) < self._depth:
            item.stop = self._parser.CurrentByteIndex
            self.items.append(item)
            self._item = None


class _DeclaresEntityError(Exception):
    """A feed's document type declares an entity."""


def _read(path: str, item: _Item, source: bytes, lines: int) -> Article | ReadError:
    fields = item.fields
    body = next((fields[name] for name in _TEXT if name in fields), None)
    if body is None:
        return ReadError(path, item.line, item.column, "the item has neither content nor description")
    told = next((fields[name] for name in _DATES if name in fields), None)
    link = fields.get("link", Field("", item.line))
    own = {"title": fields.get("title", link), "url": link, "source": fields.get("source", Field("", item.line))}
    if "title" not in fields:
        del own["title"]
    try:
        if told:
            own["published"] = _dated(path, told)
        text = stripped(str(body.value))
        name = next((str(fields[name].value) for name in _IDS if name in fields), f"{path}:{item.line}")
        article = document(path, name, text, own)
    except ReadError as error:
        return error
    raw = source[item.start : item.stop].decode()
    # The text is looked for from its own element on: the title before it may begin with the same words.
    skipped = _offset(
        raw, body.line - item.line, body.column if body.line > item.line else body.column - item.column + 1
    )
    return Article(
        article,
        path,
        first_line=item.line,
        record=True,
        origin=origin(own, "the feed’s item", is_metadata=True),
        places=places(text, markup_words(raw[skipped:]), raw[skipped:], body.line, body.column),
    )


def _offset(text: str, line: int, column: int) -> int:
    at = 0
    for _ in range(line):
        at = text.find("\n", at) + 1
    return at + column - 1


def _dated(path: str, told: Field) -> Field:
    """A day as ISO 8601 writes it; mail's form, as in "Tue, 26 Nov 2024 10:00:00 GMT", is RSS's."""
    from email.utils import parsedate  # slow to import

    text = str(told.value)
    mail = None if text[:4].isdecimal() else parsedate(text)
    if mail is None:
        return Field(text, told.line, told.column)
    try:
        return Field(date(*mail[:3]).isoformat(), told.line, told.column)
    except ValueError as error:
        raise ReadError(path, told.line, told.column, f"“{text}” is no date: {error}") from error
