"""Quotation marks and apostrophes: editors and articles set them (“ ” ‘ ’), the rule language has the plain ones."""

from __future__ import annotations

_SET = {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"'}
_PLAIN = str.maketrans(_SET)
_NONE = str.maketrans(dict.fromkeys([*_SET, *_SET.values()], ""))


def plain_quotes(text: str) -> str:
    """The text with plain ones, each where it stands."""
    return text.translate(_PLAIN)


def misplaced(line: str, at: int) -> str:
    """What to write in place of a word of a claim with a quote or apostrophe at this place, or "" where none is."""
    found = line[at : at + 1]
    if not found or found.translate(_NONE):
        return ""
    word = line[:at].rpartition(" ")[2] + line[at:].partition(" ")[0]
    return f"no “{found}” stands in names and dates; write {word.translate(_NONE)}"
