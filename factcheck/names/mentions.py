"""The capitalised names of a text, under one name each: short forms join the one full name that they can stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from attrs import frozen

from factcheck.alphabet import Alphabet
from factcheck.language.lexicon import Lexicon
from factcheck.model import MAX_MEMO, slug
from factcheck.scan import Tokens, runs
from factcheck.sentences import Sentences

_DASHES = ("-", "–", "—", "--")
_MOST = 30  # names of one sentence that are looked at
_LINKS = 3  # words that may stand between a name and what it does
_BACK = 3  # sentences that a subject may lie back


@frozen
class Mention:
    """A name over pieces [start, stop). An adjective of nationality names a country, and is no subject of its own."""

    start: int
    stop: int
    name: str
    is_adjective: bool


class Mentions:
    """All names of a text."""

    def __init__(self, tokens: Tokens, sentences: Sentences, alphabet: Alphabet, lexicon: Lexicon) -> None:
        self._tokens, self._sentences, self._lexicon = tokens, sentences, lexicon
        joints = alphabet.chars(("gap", "space")) | alphabet.chars(("gap", "hyphen"))
        found = list(runs(tokens.classes, alphabet.chars(("type", "name-word")), joints))
        self._certain = {tokens.pieces[at] for run in found for at in range(*run, 2) if at not in sentences.openers}
        self.all = [m for start, stop in found if (m := self._mention(start, stop)) is not None]
        self._starts = [mention.start for mention in self.all]
        self._full = _full_names(mention.name for mention in self.all)

    def _opens(self, piece: int) -> bool:
        """Whether a piece is the first word of its sentence, capitalised whatever it is."""
        return piece in self._sentences.openers

    def _mention(self, start: int, stop: int) -> Mention | None:
        pieces = self._tokens.pieces
        opener = pieces[start]
        is_doubtful = self._opens(start) and opener not in self._certain and not self._is_of("country", opener)
        if is_doubtful and (stop - start == 1 or opener.casefold() in self._common):
            start += 2
        if start >= stop or (stop - start == 1 and len(pieces[start]) == 1) or self._is_dateline(start, stop):
            return None
        text = self._tokens.text[self._tokens.offsets[start] : self._tokens.offsets[stop]]
        return Mention(start, stop, *_named(text, self._lexicon))

    def _is_dateline(self, start: int, stop: int) -> bool:
        """Whether a name in capitals opens its sentence and a dash follows: NEW DELHI - …"""
        pieces = self._tokens.pieces
        is_followed = self._opens(start) and pieces[stop].strip() in _DASHES
        return is_followed and all(pieces[at].isupper() for at in range(start, stop, 2))

    @cached_property
    def _common(self) -> set[str]:
        """The words that stand without a capital somewhere."""
        return set(filter(str.islower, self._tokens.pieces))

    def _is_of(self, type_name: str, text: str) -> bool:
        return _is_of(type_name, text, self._lexicon)

    def canonical(self, name: str) -> str:
        """The name under which a thing is known: a country for its adjective, the full name for a short one."""
        return str(_country(name, self._lexicon) or self._full.get(name, name))

    def subject(self, piece: int, but: str = "") -> str:
        """The nearest name before a piece that can be the subject of its sentence, or of one shortly before; or "".

        `but` is a name that is not meant: who goes to Peru is not Peru.
        """
        sentence = self._sentences.start(piece)
        if found := self._first_subject(reversed(self._between(sentence, piece)), but):
            return found
        for _ in range(_BACK):
            if sentence == 0:
                break
            stop, sentence = sentence, self._sentences.start(sentence - 1)
            if found := self._first_subject(self._between(sentence, stop), but):
                return found
        return ""

    def beside(self, piece: int) -> str:
        """The name that stands right before a piece, with nothing but words such as “who has” between; or ""."""
        at, sentence = piece, self._sentences.start(piece)
        while at > max(sentence, piece - 2 * _LINKS) + 1 and self._links(self._tokens.pieces[at - 2]):
            at -= 2
        found = bisect_left(self._starts, at) - 1
        if found < 0 or self.all[found].stop + 1 != at or self.all[found].start < sentence:
            return ""
        if self._is_aside(self.all[found]):
            return ""
        return self.canonical(self.all[found].name)

    def _links(self, word: str) -> bool:
        """Whether a word may stand between a name and what it does: “has”, “who”, an age."""
        return word.isdecimal() or self._is_of("link-word", word)

    def _between(self, start: int, stop: int) -> Sequence[Mention]:
        """The mentions from one piece to another, the last of them where they are many."""
        last = bisect_left(self._starts, stop)
        return self.all[max(bisect_left(self._starts, start), last - _MOST) : last]

    def _first_subject(self, mentions: Iterable[Mention], but: str) -> str:
        names = (self.canonical(mention.name) for mention in mentions if not self._is_aside(mention))
        return next((name for name in names if name != but), "")

    def _is_aside(self, mention: Mention) -> bool:
        if mention.is_adjective:
            return True
        before = self._tokens.pieces[mention.start - 2] if mention.start > 1 else ""
        if self._is_of("article", before) and mention.start > 3:
            before = self._tokens.pieces[mention.start - 4]
        return self._is_of("preposition", before)


@lru_cache(maxsize=MAX_MEMO)
def _named(text: str, lexicon: Lexicon) -> tuple[str, bool]:
    """The name that a text is, and whether it is an adjective of nationality."""
    name = slug(text)
    return str(_country(name, lexicon) or name), _is_of("nationality", text, lexicon)


def _country(name: str, lexicon: Lexicon) -> object | None:
    return lexicon.value("country", name) if "country" in lexicon.types else None


def _is_of(type_name: str, text: str, lexicon: Lexicon) -> bool:
    return type_name in lexicon.types and lexicon.value(type_name, text) is not None


def _full_names(names: Iterable[str]) -> dict[str, str]:
    """Short form → full name, where one full name alone ends, or begins, with it."""
    full: dict[str, set[str]] = {}
    for name in set(names):
        words = name.split("-")
        if 1 < len(words) <= 4:
            for short in (words[-1], words[0]):
                full.setdefault(short, set()).add(name)
    return {short: next(iter(names)) for short, names in full.items() if len(names) == 1}
