"""JSON-LD: the articles of schema.org in a file of JSON."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator
from typing import BinaryIO

from factcheck.read.article import Article, ReadError, line_and_column
from factcheck.read.encodings import any_text
from factcheck.read.fields import Field, document, origin, string

_TYPES = ("Article", "BlogPosting", "Report")  # and what ends in them, such as ReportageNewsArticle
_KEYS = re.compile(r'"(articleBody|datePublished|dateCreated|headline|name|url|@id|inLanguage)"\s*:\s*"')
#: Our fields, and where schema.org has them, best first.
_NAMES = {
    "published": ("datePublished", "dateCreated"),
    "title": ("headline", "name"),
    "url": ("url", "@id"),
}


def linked(path: str, file: BinaryIO) -> Iterator[Article | ReadError]:
    """Each article in a file of JSON-LD: it is the object itself, one of a list, or one of an @graph."""
    try:
        text = any_text(path, file.read())
        found = list(_articles(_loaded(path, text)))
    except ReadError as error:
        yield error
        return
    if not found:
        yield ReadError(path, 1, 1, "no article: no object has an @type such as NewsArticle")
    places = _Places(text)
    for number, thing in enumerate(found, 1):
        name = path if len(found) == 1 else f"{path}#{number}"
        try:
            yield _read(path, name, thing, places)
        except ReadError as error:
            yield error


def _loaded(path: str, text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ReadError(path, *line_and_column(text, error.pos), f"not JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:  # an integer of thousands of digits; brackets thousands deep
        raise ReadError(path, 1, 1, f"not JSON that can be read: {error}") from error


def _articles(found: object) -> Iterator[dict[str, object]]:
    for thing in found if isinstance(found, list) else [found]:
        if isinstance(thing, dict):
            types = thing.get("@type")
            if any(str(name).endswith(_TYPES) for name in (types if isinstance(types, list) else [types])):
                yield thing
            elif isinstance(thing.get("@graph"), list):
                yield from _articles(thing["@graph"])


class _Places:
    """Where a file first has each pair of key and value, and then where it has it again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[tuple[str, str], deque[int]] = defaultdict(deque)
        decoder = json.JSONDecoder()
        for match in _KEYS.finditer(text):
            value, _ = decoder.raw_decode(text, match.end() - 1)
            self._found[match[1], value].append(match.start())
        self._lines = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]

    def __call__(self, key: str, value: object) -> tuple[int, int]:
        found = self._found.get((key, value)) if isinstance(value, str) else None
        if not found:
            return 1, 1
        offset = found.popleft() if len(found) > 1 else found[0]
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1


def _read(path: str, name: str, thing: dict[str, object], places: _Places) -> Article:
    fields = {}
    for ours, names in _NAMES.items():
        key = next((key for key in names if thing.get(key)), "")
        if key:
            fields[ours] = Field(thing[key], *places(key, thing[key]))
    line, column = places("articleBody", thing.get("articleBody"))
    if thing.get("articleBody") is None:
        raise ReadError(path, *(next(((f.line, f.column) for f in fields.values()), (1, 1))), "no “articleBody”")
    publisher = thing.get("publisher")
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        fields["source"] = Field(publisher["name"], line)
    if isinstance(thing.get("inLanguage"), str):
        fields["language"] = Field(str(thing["inLanguage"]).partition("-")[0], line)
    text = string(path, {"articleBody": Field(thing["articleBody"], line, column)}, "articleBody")
    told = origin(fields, "the article’s datePublished", is_metadata=True)
    return Article(document(path, name, text, fields), path, first_line=line, record=True, origin=told)
