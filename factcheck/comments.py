"""The comments in a text that speak to this program, `<!-- factcheck: … -->`: they are no part of the article."""

from __future__ import annotations

from collections.abc import Iterator

_OPENS, _CLOSES, _NAME = "<!--", "-->", "factcheck:"


def comments(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each begins and ends in the text, and what it says after the colon.

    >>> list(comments("a<!-- factcheck: ignore gaps -->b"))
    [(1, 32, 'ignore gaps')]
    """
    start = text.find(_OPENS)
    while start >= 0:
        close = text.find(_CLOSES, start + len(_OPENS))
        if close < 0:
            return
        stop = close + len(_CLOSES)
        said = text[start + len(_OPENS) : close].split(None, 1)
        if said and said[0].casefold().startswith(_NAME):
            yield start, stop, " ".join(" ".join(said)[len(_NAME) :].split())
        start = text.find(_OPENS, stop)


def without_comments(text: str) -> str:
    """The text with blanks in place of those comments, and all else where it was.

    One that has a line of its own within a paragraph leaves no empty line there, which would end a sentence.
    """
    parts: list[str] = []
    at = 0
    for start, stop, _ in comments(text):
        parts += text[at:start], " " * (stop - start)
        at = stop
        if text[start - 1 : start] in ("", "\n", "\r"):
            ends = "\r\n" if text.startswith("\r\n", stop) else text[stop : stop + 1]
            if ends in ("\n", "\r", "\r\n"):
                parts.append(" " * len(ends))
                at += len(ends)
    return "".join((*parts, text[at:])) if parts else text
