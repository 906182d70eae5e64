"""Words to write with: those that a type lists, and invented ones that have the shapes it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from factcheck.language.lexicon import Lexicon, Type
from factcheck.language.patterns import Slot
from factcheck.slots import READERS, read_text
from factcheck.testing.plain_scan import Plain
from factcheck.words import ordinal

#: Words of each shape, those that a shrunk example should show first. The names are nobody's.
_SHAPED: Mapping[str, Sequence[str]] = {
    "lower": ("loamy", "tilth", "marl", "fennish", "sedge", "brindled"),
    "capital": ("Karlin", "Tarnow", "Velmar", "Ostrel", "Hesk", "Marduin"),
    "upper": ("KTV", "ORVA", "TBL", "XIV", "XXIII"),
    "letter": ("K", "T", "V"),
    "day-digits": tuple(map(str, range(1, 32))),
    "one-or-two-digits": tuple(map(str, (*range(32, 100), 0))),
    "three-digits": ("100", "127", "250", "365", "999"),
    "year-digits": tuple(map(str, (*range(2025, 1899, -1), *range(2026, 2036), 1862, 1066))),
    "digits": ("5000", "10000", "123456"),
    "day-ordinal": tuple(map(ordinal, range(1, 32))),
    "ordinal-digits": tuple(map(ordinal, (32, 40, 41, 42, 43, 50, 75, 100, 111, 250))),
    "decade-digits": ("1990s", "2000s", "1980s", "90s", "1870s"),
    "clock-digits": ("9am", "10pm", "12am"),
    "code": ("G20", "A4", "K9"),
    "mixed": ("4x4", "7b"),
}


class Vocabulary:
    """What can be written for the types of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known = lexicon.words()

    @cache  # noqa: B019 - a vocabulary lives as long as its rulebook
    def words(self, type_name: str) -> tuple[str, ...]:
        """The single words of a type, the shortest first."""
        slot = Slot("", type_name)
        found = dict.fromkeys(self._candidates(self._lexicon.types[type_name]))
        return tuple(word for word in found if self._is_of(slot, word))

    def _is_of(self, slot: Slot, word: str) -> bool:
        is_plain = self._lexicon.types[slot.type].reads in ("", *READERS)
        is_read = not is_plain or read_text(slot.type, word, self._lexicon) is not None
        return is_read and 2 in Plain(("", word, ""), self._lexicon).ends(slot, 1)

    def phrases(self, type_name: str) -> tuple[str, ...]:
        """The entries of several words that a type lists."""
        return tuple(sorted(self._phrases(self._lexicon.types[type_name]), key=_short_first))

    def others(self) -> tuple[str, ...]:
        """Words that mean nothing to any rule."""
        return tuple(word for word in _SHAPED["lower"] if word not in self._known)

    def _candidates(self, kind: Type) -> Iterator[str]:
        listed = (word for word in kind.values if " " not in word)
        yield from sorted((_written(word, kind) for word in listed), key=_short_first)
        for looks in kind.shapes:
            yield from (word for word in _SHAPED[looks] if looks == "upper" or word.casefold() not in self._known)
        for name in kind.types:
            yield from self._candidates(self._lexicon.types[name])

    def _phrases(self, kind: Type) -> set[str]:
        own = {_written(phrase, kind) for phrase in kind.phrases}
        return own.union(*(self._phrases(self._lexicon.types[name]) for name in kind.types))


def _written(entry: str, kind: Type) -> str:
    return " ".join(word.capitalize() for word in entry.split(" ")) if kind.capital else entry


def _short_first(text: str) -> tuple[int, str]:
    return len(text), text
