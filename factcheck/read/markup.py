"""Text out of markup, and the places in the file of the words that it came from. Linear in time on any input."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from html import unescape

Word = tuple[str, int]
Place = tuple[int, int, int]

_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W_]+|&#?\w{1,10};")
#: Markup, also where it is escaped once more, as feeds have it. Comments and scripts are passed over by hand.
_MARKUP = re.compile(
    r"<!--|<(?P<raw>script|style)\b|<!\[CDATA\[|\]\]>|<[/!?]?[A-Za-z][^<>]*>|&lt;/?[A-Za-z](?:[^<>&]|&quot;|&amp;)*&gt;",
    re.I,
)
_BLOCK = re.compile(
    r"<(?:/?(?:p|div|h[1-6]|li|ul|ol|tr|table|blockquote|section|article|figure|figcaption|pre)|br)\b", re.I
)
_RUN = 3  # words that must agree where text and file come together again


def stripped(markup: str) -> str:
    """What a fragment of HTML says: without tags, entities resolved, paragraphs on lines of their own."""
    parts: list[str] = []
    for start, stop, is_text in _pieces(markup):
        if is_text:
            parts.append(unescape(markup[start:stop]))
        elif _BLOCK.match(markup, start):
            parts.append("\n")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def markup_words(source: str) -> Iterator[Word]:
    """The words of a page or a feed, each with where it starts."""
    for start, stop, is_text in _pieces(source):
        if is_text:
            yield from _words(source, start, stop)


def plain_words(source: str) -> Iterator[Word]:
    """The words of a text, each with where it starts."""
    return ((found[0], found.start()) for found in _WORD.finditer(source))


def places(
    text: str, words: Iterable[Word], source: str, first_line: int = 1, first_column: int = 1
) -> tuple[Place, ...]:
    """For each word of `text` that is found among those of `source`, in order: its offset, and its line and column.

    Where the two part, as at a caption that the text leaves out, they meet again at the next few words that agree.
    """
    theirs = list(words)
    runs: dict[tuple[str, ...], list[int]] = {}
    for index in range(len(theirs) - _RUN + 1):
        runs.setdefault(tuple(word for word, _ in theirs[index : index + _RUN]), []).append(index)
    own = list(plain_words(text))
    found: list[tuple[int, int]] = []
    at = 0
    for index, (word, offset) in enumerate(own):
        if at >= len(theirs) or theirs[at][0] != word:
            same = runs.get(tuple(word for word, _ in own[index : index + _RUN]))
            if same is None:
                continue
            later = bisect_left(same, at)
            at = same[later if later < len(same) else 0]
        found.append((offset, theirs[at][1]))
        at += 1
    return tuple(located(found, source, first_line, first_column))


def located(
    found: Iterable[tuple[int, int]], source: str, first_line: int = 1, first_column: int = 1
) -> Iterator[Place]:
    """Pairs of an offset of anything and one of the source, the latter as its line and column."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", source))]
    for offset, there in found:
        line = bisect_left(starts, there + 1) - 1
        yield offset, first_line + line, there - starts[line] + (1 if line else first_column)


def _pieces(markup: str) -> Iterator[tuple[int, int, bool]]:
    """The stretches of text, and of markup between them."""
    done = 0
    while found := _MARKUP.search(markup, done):
        yield done, found.start(), True
        stop = found.end()
        closing = "-->" if found[0] == "<!--" else f"</{found['raw']}[^<>]*>?" if found["raw"] else ""
        if closing:
            close = re.compile(closing, re.I).search(markup, stop)
            stop = close.end() if close else len(markup)  # as browsers do
        yield found.start(), stop, False
        done = stop
    yield done, len(markup), True


def _words(source: str, start: int, stop: int) -> Iterator[Word]:
    """The words between two offsets; entities of letters are part of their words."""
    word, first, end = "", start, start
    for found in _LETTERS.finditer(source, start, stop):
        letters = found[0] if found[0][0] != "&" else unescape(found[0])
        if found.start() != end and word:
            yield word, first
            word = ""
        if letters.isalnum():
            first = first if word else found.start()
            word += letters
            end = found.end()
    if word:
        yield word, first
