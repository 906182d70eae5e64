"""Texts as copies of texts come: retyped, set by another house, pasted from a page."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping

from attrs import frozen
from hypothesis import strategies as st

from factcheck.wanted import NONE, require

_LOOK_ALIKES = str.maketrans("aceopxyABCEHKMOPT", "асеорхуАВСЕНКМОРТ")  # to Cyrillic
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_DASHES = ("-", "–", "—", "‑")


@frozen
class Mutation:
    """A text that is nearly another, and what was done to it."""

    text: str
    name: str


#: The texts that one change can make of a text, in the order of the text.
Change = Callable[[str], Iterator[str]]


def _at_letters(change: Callable[[str, str], str]) -> Change:
    """Changes a letter, given with the next character."""

    def changed(text: str) -> Iterator[str]:
        for at in range(len(text) - 1):
            if text[at].isalpha() and text[at + 1].isalpha():
                yield text[:at] + change(text[at], text[at + 1]) + text[at + 2 :]

    return changed


def _for_each(character: str, *others: str) -> Change:
    """Puts one of the others for one occurrence of a character."""

    def changed(text: str) -> Iterator[str]:
        for at, found in enumerate(text):
            if found == character:
                yield from (text[:at] + other + text[at + 1 :] for other in others)

    return changed


def _whole(change: Callable[[str], str]) -> Change:
    def changed(text: str) -> Iterator[str]:
        yield change(text)

    return changed


def _dashed(text: str) -> Iterator[str]:
    for dash in _DASHES:
        yield from _for_each(dash, *(other for other in _DASHES if other != dash))(text)


def _look_alike(text: str) -> Iterator[str]:
    for at, found in enumerate(text):
        if (other := found.translate(_LOOK_ALIKES)) != found:
            yield text[:at] + other + text[at + 1 :]


def curly(text: str) -> str:
    """Straight quotation marks as typesetters set them, each by what stands before it."""
    before = " " + text
    return "".join(
        "’" if char == "'" else char if char != '"' else "“" if before[at].isspace() or before[at] in "([" else "”"
        for at, char in enumerate(text)
    )


def _form(name: str) -> Change:
    return _whole(lambda text: unicodedata.normalize(name, text))  # type: ignore[arg-type]


#: What leaves the meaning as it is: a text says the same afterwards.
HARMLESS: Mapping[str, Change] = {
    "line break": _for_each(" ", "\n", "\r\n"),
    "no-break space": _for_each(" ", "\u00a0", "\u202f"),
    "doubled space": _for_each(" ", "  "),
    "curly quotes": _whole(curly),
    "straight quotes": _whole(lambda text: text.translate(_STRAIGHT)),
    "decomposed": _form("NFD"),
    "composed": _form("NFC"),
}
#: What may make another text of it.
HARMFUL: Mapping[str, Change] = {
    "letters swapped": _at_letters(lambda one, other: other + one),
    "letter dropped": _at_letters(lambda one, other: other),
    "letter doubled": _at_letters(lambda one, other: one + one + other),
    "other dash": _dashed,
    "no comma": _for_each(",", "", ";"),
    "no full stop": _for_each(".", "", " .", "..."),
    "look-alike": _look_alike,
    "entity": _for_each(" ", "&nbsp;", "&#160;"),
    "tag": _for_each(" ", " <p>", "</p> ", "<br/>", "</b> "),
    "soft hyphen": _at_letters(lambda one, other: f"{one}\u00ad{other}"),
    "zero width": _for_each(" ", " \u200b", "\ufeff "),
    "null": _for_each(" ", "\0"),
}


def mutations(text: str, changes: Mapping[str, Change] | None = None) -> st.SearchStrategy[Mutation]:
    """Texts that differ from a text by one change, as copies do: all kinds of change unless some are given, such as
    `HARMLESS`. Where no change applies, the text itself, “unchanged”.
    """
    require(text, str, "a text")
    require(changes, (Mapping, NONE), "a mapping of changes, such as HARMLESS,")
    changes = {**HARMLESS, **HARMFUL} if changes is None else changes
    kinds = {name: [other for other in change(text) if other != text] for name, change in changes.items()}
    found = [(name, texts) for name, texts in kinds.items() if texts]
    if not found:
        return st.just(Mutation(text, "unchanged"))
    kind = st.sampled_from(found)
    return kind.flatmap(lambda kind: st.builds(Mutation, st.sampled_from(kind[1]), st.just(kind[0])))
