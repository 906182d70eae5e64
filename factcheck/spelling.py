"""One spelling for words and names that are written in several ways, and a newsroom's own names over it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from attrs import field, frozen

from factcheck.countries import countries
from factcheck.language.lexicon import Lexicon
from factcheck.language.rulebook import Rulebook
from factcheck.model import slug

_VISITS = ("state", "working", "official")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})


@frozen(eq=False)
class Spelling:
    """Variants of words and names (centre, center; Bombay, Mumbai), and a newsroom's own names over them."""

    lexicon: Lexicon | None = None
    aliases: Mapping[str, str] = field(factory=dict)
    _memo: dict[str, str] = field(factory=dict)

    def __call__(self, name: str) -> str:
        """A name in its one spelling."""
        found = self._memo.get(name)
        if found is None:
            found = self._memo[name] = self._fold(name)
        return found

    def _fold(self, name: str) -> str:
        if own := self.aliases.get(name):
            return own
        plain = "-".join(self._value("spelling", word) for word in slug(name).translate(_LETTERS).split("-"))
        while len((shorter := plain.rpartition("-"))[0]) > 1 and self._is("firm-form", shorter[2]):
            plain = shorter[0]
        plain = slug(self._value("other-name", plain))
        plain = countries().names.get(plain, plain)
        return self.aliases.get(plain, plain)

    def own(self, name: str, said: str) -> str:
        """The newsroom's word for a name said so, which no fuller name of the text takes from it; or the name."""
        words = f"-{slug(said)}-" if self.aliases else ""
        if not words or f"-{name}-" in words:
            return name
        parts = name.split("-")
        shorter = ("-".join(parts[start:stop]) for start, stop in combinations(range(len(parts) + 1), 2))
        known = (each for each in (words[1:-1], *shorter) if each in self.aliases and f"-{each}-" in words)
        house = next(known, name)
        return house if self(house) != self(name) else name

    def event(self, what: str) -> tuple[str, str]:
        """(what happens, what narrows it): trips and visits are of one kind, and a state visit is a visit."""
        words = [self._value("spelling", word) for word in what.translate(_LETTERS).split("-")]
        words = [word for word in words if not self._is("loose-event-word", word)] or words
        words[-1] = self._value("visit-noun", words[-1])
        if words[-1] == "visit" and len(words) == 2 and words[0] in _VISITS:
            return "visit", words[0]
        return "-".join(words), ""

    def is_common(self, name: str) -> bool:
        """Whether a name is a word that many series are called by."""
        return self._is("common-series-word", name)

    def given_name(self, word: str) -> str:
        """A given name in full: David of Dave."""
        return self._value("short-given-name", word)

    def is_given_name(self, word: str) -> bool:
        """Whether a word is known as a given name of men or of women."""
        return self._is("gender", word)

    def is_particle(self, word: str) -> bool:
        """Whether a word stands between a first name and a surname: von."""
        return self._is("name-particle", word)

    def _value(self, type_name: str, text: str) -> str:
        if self.lexicon is None or type_name not in self.lexicon.types:
            return text
        return str(self.lexicon.value(type_name, text) or text)

    def _is(self, type_name: str, text: str) -> bool:
        known = self.lexicon is not None and type_name in self.lexicon.types
        return known and self.lexicon is not None and self.lexicon.value(type_name, text) is not None


def spelling(rulebook: Rulebook, aliases: Mapping[str, str] | None = None) -> Spelling:
    """The spelling of a rulebook's first language, with a newsroom's own names over it."""
    language = next(iter(rulebook.languages.values()), None)
    plain = Spelling(language.lexicon if language else None)
    own = {slug(name): plain(slug(meant)) for name, meant in (aliases or {}).items()}  # the US are the United States
    return Spelling(plain.lexicon, own)
