"""A pattern in words, as a tree of what must follow what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.language.patterns import Choice, Mark, Maybe, Others, Pattern, Seq, Slot, Word

_WIDTH = 72  # what is no longer stands on one line
_NAMED = {",": "a comma", "-": "a hyphen", ".": "a full stop", ":": "a colon", "/": "a slash", "'": "an apostrophe"}


def outline(pattern: Pattern) -> list[str]:
    """Lines: steps in their order, with the ways of each below it."""
    return [*_tree([_line_or_branch(step) for step in _steps(pattern)])]


def in_words(pattern: Pattern) -> str:
    """The whole pattern on one line."""
    match pattern:
        case Word(text):
            return f"“{text}”"
        case Mark(text, exact):
            return f"exactly “{text}”" if exact else _NAMED.get(text, f"“{text}”")
        case Others(most):
            return f"up to {most} other words"
        case Slot(name, type_name):
            return f"<{name}:{type_name}>"
        case Maybe(part):
            return f"perhaps {_within(part)}"
        case Choice(parts):
            *ways, last = map(in_words, parts)
            return f"{', '.join(ways)} or {last}"
        case Seq(parts) if _is_phrase(pattern):
            return f"“{' '.join(part.text for part in parts if isinstance(part, Word))}”"
        case Seq():
            return " ".join(map(_within, _steps(pattern)))


def _within(part: Pattern) -> str:
    """A part where more follows: what has parts of its own is put in brackets."""
    has_parts = isinstance(part, Choice | Maybe | Seq) and not _is_phrase(part)
    return f"({in_words(part)})" if has_parts else in_words(part)


def _is_phrase(pattern: Pattern) -> bool:
    return isinstance(pattern, Seq) and all(isinstance(part, Word) for part in pattern.parts)


def _steps(pattern: Pattern) -> list[Pattern]:
    """What follows what; words in a row are one step."""
    if not isinstance(pattern, Seq):
        return [pattern]
    steps: list[Pattern] = []
    for is_word, parts in groupby(pattern.parts, key=lambda part: isinstance(part, Word)):
        found = tuple(parts)
        steps += [Seq(found)] if is_word and len(found) > 1 else found
    return steps


_Branch = tuple[str, Sequence["_Branch"]]


def _line_or_branch(part: Pattern) -> _Branch:
    line = in_words(part)
    if len(line) <= _WIDTH:
        return line, ()
    match part:
        case Maybe(inner):
            label, below = _line_or_branch(inner)
            return f"perhaps {label}", below
        case Choice(parts):
            return "one of", [_line_or_branch(way) for way in parts]
        case Seq():
            return "in order", [_line_or_branch(step) for step in _steps(part)]
    return line, ()


def _tree(branches: Sequence[_Branch]) -> Iterator[str]:
    for number, (label, below) in enumerate(branches):
        is_last = number == len(branches) - 1
        yield f"{'└─' if is_last else '├─'} {label}"
        yield from (f"{'  ' if is_last else '│ '} {line}" for line in _tree(below))
