"""What may stand under the keys of a rule, a type or a check: what is of another shape is refused where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from factcheck.language.errors import Source, suggest
from factcheck.language.meant import key_meant


@frozen
class Shape:
    """What a value must be, and how that is said."""

    said: str
    holds: Callable[[object], bool]


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _is_table(value: object, *of: type) -> bool:
    return isinstance(value, Mapping) and all(type(each) in of for each in value.values())  # True is no number


TEXT = Shape("a text", _is_text)
FLAG = Shape("true or false", _is_flag)
PATTERN = Shape("a pattern in a string", _is_text)
EXPRESSION = Shape("an expression in a string", _is_text)
TEXTS = Shape("a list of texts", _is_texts)
SENTENCES = Shape("a list of sentences", _is_texts)
LINES = Shape("a line, or a list of lines", lambda value: _is_text(value) or _is_texts(value))
EXAMPLES = Shape(
    "a list of sentences, or a table of what each of them gives",
    lambda value: _is_texts(value) or isinstance(value, Mapping),
)
TIMES = Shape(
    "a line, a list of lines, or a table of phrases and their values",
    lambda value: LINES.holds(value) or _is_table(value, str),
)
TYPES = Shape("a table: the type of each group of `regex`", lambda value: _is_table(value, str))
VALUES = Shape("a table of texts and whole numbers", lambda value: _is_table(value, str, int))


def require(table: Mapping[str, Any], shapes: Mapping[str, Shape], source: Source, where: str) -> None:
    """Raise RuleError, at its key, for what has no place in the table `[where]`, or is not of its shape."""
    for key, value in table.items():
        if key not in shapes:
            meant = suggest(key_meant(key, shapes), shapes)
            raise source.error(f"no such key of a {where.partition('.')[0]}: {key}{meant}", where, key)
        if not shapes[key].holds(value):
            raise source.error(f"`{key}` is {shapes[key].said}", where, key)
