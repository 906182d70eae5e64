"""Read an article as a string of classes: one character for each word, one for each gap between words.

Two words that satisfy the same literals and types of the rulebook share a character, and so do two gaps: the classes
are the atoms of everything that the rules can ask. What a rule asks for is then a small set of characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial

from factcheck.language.lexicon import SHAPES, Lexicon, Type
from factcheck.words import ordinal_suffix

#: What a rule can ask of one character: ("word", text) ("type", name) ("mark", text) ("exact", text) ("gap", base)
#: ("time", kind).
Terminal = tuple[str, str]
#: "space" and "hyphen" join words; "stop" may end a sentence; "break" ends a paragraph; "other" is any other
#: punctuation.
GAPS = ("space", "hyphen", "stop", "break", "other")
_OPENERS = "\"'“‘(["  # what a sentence may open with
END = "\0"  # after the last piece: no rule can step over it
MAX_KNOWN = 200_000  # pieces remembered before the memo starts anew
_FIRST = 0x4E00  # a block of letters that no regular expression gives a meaning
_HYPHENS = {"‐": "-", "‑": "-", "\u00ad": "-", "—": "–", "―": "–", "−": "–", "’": "'", "‘": "'", "“": '"', "”": '"'}
_PLAIN = str.maketrans(_HYPHENS)
_DASHES = {"-", "–", "--"}


def shape(piece: str) -> str:
    """The shape of a word: one of `SHAPES`.

    >>> [shape(p) for p in ("Peru", "2025", "23rd", "31", "1990s", "G20")]
    ['capital', 'year-digits', 'day-ordinal', 'day-digits', 'decade-digits', 'code']
    """
    if piece.isalpha():
        if not piece[0].isupper():
            return "lower"
        return "letter" if len(piece) == 1 else "upper" if piece.isupper() else "capital"
    if not piece.isascii():
        return "mixed"
    head = piece.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    tail = piece[len(head) :].casefold()
    if not head.isdecimal():
        return "code" if piece[0].isupper() else "mixed"
    if not tail:
        return _digits(head)
    if tail == ordinal_suffix(int(head[-2:])):
        return "day-ordinal" if len(head) <= 2 and 1 <= int(head) <= 31 else "ordinal-digits"
    if tail == "s" and len(head) in (2, 4) and head[-1] == "0":
        return "decade-digits"
    return "clock-digits" if tail in ("am", "pm") and len(head) <= 2 and 1 <= int(head) <= 12 else "mixed"


def _digits(text: str) -> str:
    if len(text) <= 2:
        return "day-digits" if 1 <= int(text) <= 31 else "one-or-two-digits"
    if len(text) == 3:
        return "three-digits"
    return "year-digits" if len(text) == 4 and text[0] in "12" else "digits"


def _gap(text: str) -> tuple[str, str, str]:
    """(base, mark without the space around it, mark with single spaces) of what stands between two words.

    Before a new paragraph no mark counts: no pattern reaches across a blank line.
    """
    plain = text.translate(_PLAIN)
    if _blank_line(plain):
        return "break", "", ""
    exact = " ".join(plain.split(" ")) if plain in (" ", "") else _single_spaces(plain)
    mark = exact.strip()
    if not mark:
        return "space", "", exact
    if exact == "-":
        return "hyphen", "-", exact
    return ("stop" if any(c in mark for c in ".!?…") and exact.rstrip(_OPENERS)[-1:] == " " else "other"), mark, exact


@lru_cache(maxsize=1 << 12)
def spaced(gap: str) -> str:
    """A gap with single spaces for the white space in it, unless a paragraph ends there, or a sentence with its line:
    in a transcript another may speak then.
    """
    if gap in (" ", ""):
        return gap
    base, _, _ = _gap(gap)
    return gap if base == "break" or (base == "stop" and "\n" in gap) else _single_spaces(gap)


def _single_spaces(text: str) -> str:
    words = text.split()
    return (" " if text[0].isspace() else "") + " ".join(words) + (" " if words and text[-1].isspace() else "")


def _blank_line(text: str) -> bool:
    return (text.count("\n") > 1 and any(not line.strip() for line in text.split("\n")[1:-1])) or "\u2029" in text


class Alphabet:
    """The classes of one rulebook.

    `terminals` are all that its patterns ask for; `table[piece]` is the character of a piece of text, word or gap.
    """

    def __init__(self, lexicon: Lexicon, terminals: Iterable[Terminal]) -> None:
        asked = set(terminals)
        self._lexicon = lexicon
        self._literals = {text for kind, text in asked if kind == "word"}
        self._types = [lexicon.types[text] for kind, text in sorted(asked) if kind == "type" and text in lexicon.types]
        self._listing: dict[str, list[Type]] = {}
        self._shaped: dict[str, list[Type]] = {}
        for asked_type in self._types:
            self._index(asked_type, asked_type)
        self._marks = {text for kind, text in asked if kind == "mark"}
        self._exact = {text for kind, text in asked if kind == "exact"}
        self._chars: dict[frozenset[Terminal], str] = {}
        self._of: dict[Terminal, set[str]] = {terminal: set() for terminal in asked}
        self._sets: dict[frozenset[str], frozenset[str]] = {}
        self._asked_for: dict[tuple[Terminal, ...], frozenset[str]] = {}
        self._of_word: dict[tuple[str, str], str] = {}  # by word, or "" for one that no rule knows, and shape
        self._of_time: dict[str, str] = {}
        known = self._literals | lexicon.words()
        self._known = known
        for word in sorted(known):
            for looks in (
                ("lower", "capital", "upper", "letter") if word.isalpha() else {shape(word), shape(word.upper())}
            ):
                self._word(word, looks)
        for looks in SHAPES:
            self._word("", looks)
        for base in GAPS:
            self._character(self._gap_terminals(base, "", ""))
            for mark in sorted(self._marks):
                self._character(self._gap_terminals(base, mark, ""))
            for exact in sorted(self._exact):
                self._character(self._gap_terminals(base, exact.strip(), exact))
        for kind in sorted({time for t in lexicon.types.values() for time in t.times}):
            self.time(kind)
        self.table = _Table(self._classify)

    def chars(self, *terminals: Terminal) -> frozenset[str]:
        """The characters that satisfy one of the terminals. Equal sets are one object, quick to compare."""
        known = self._asked_for.get(terminals)
        if known is None:
            found = frozenset(char for terminal in terminals for char in self._of.get(terminal, ()))
            known = self._asked_for[terminals] = self._sets.setdefault(found, found)
        return known

    def time(self, kind: str) -> str:
        """The character of a time expression of that kind."""
        if kind not in self._of_time:
            self._of_time[kind] = self._character(self._time_terminals(kind))
        return self._of_time[kind]

    def _word(self, word: str, looks: str) -> str:
        if (word, looks) not in self._of_word:
            self._of_word[word, looks] = self._character(self._word_terminals(word, looks))
        return self._of_word[word, looks]

    def _classify(self, piece: str) -> str:
        if piece and piece[0].isalnum():
            word = piece.casefold()
            return self._word(word if word in self._known else "", shape(piece))
        base, mark, exact = _gap(piece)
        return self._character(self._gap_terminals(base, mark, exact))

    def _character(self, signature: frozenset[Terminal]) -> str:
        if signature not in self._chars:
            self._chars[signature] = char = chr(_FIRST + len(self._chars))
            for terminal in signature:
                self._of.setdefault(terminal, set()).add(char)
        return self._chars[signature]

    def _word_terminals(self, word: str, looks: str) -> frozenset[Terminal]:
        found: set[Terminal] = {("any", "word"), ("shape", looks)}
        if word in self._literals:
            found.add(("word", word))
        likely = (*self._listing.get(word, ()), *self._shaped.get(looks, ()))
        found |= {("type", t.name) for t in likely if self._has(t, word, looks)}
        return frozenset(found)

    def _index(self, kind: Type, user: Type) -> None:
        """Note for each word and shape of a type, and of those that it is made of, who asks for it."""
        for word in kind.values:
            self._listing.setdefault(word, []).append(user)
        for looks in kind.shapes:
            self._shaped.setdefault(looks, []).append(user)
        for name in kind.types:
            self._index(self._lexicon.types[name], user)

    def _has(self, kind: Type, word: str, looks: str) -> bool:
        inner = partial(map, lambda name: self._has(self._lexicon.types[name], word, looks))
        if any(inner(kind.but)):
            return False
        listed = word in kind.values and (not kind.capital or looks in ("capital", "upper", "letter", "code"))
        return listed or looks in kind.shapes or any(inner(kind.types))

    def _gap_terminals(self, base: str, mark: str, exact: str) -> frozenset[Terminal]:
        found: set[Terminal] = {("gap", base)}
        if mark in self._marks:
            found.add(("mark", mark))
        if mark in _DASHES and "-" in self._marks:
            found.add(("mark", "-"))
        if exact in self._exact:
            found.add(("exact", exact))
        return frozenset(found)

    def _time_terminals(self, kind: str) -> frozenset[Terminal]:
        found: set[Terminal] = {("time", kind)}
        found |= {("type", t.name) for t in self._types if self._has_time(t, kind)}
        return frozenset(found)

    def _has_time(self, kind: Type, time: str) -> bool:
        inner = partial(map, lambda name: self._has_time(self._lexicon.types[name], time))
        return (time in kind.times or any(inner(kind.types))) and not any(inner(kind.but))


class _Table(dict[str, str]):
    """piece → character, classified at first sight."""

    def __init__(self, classify: Callable[[str], str]) -> None:
        super().__init__()
        self._classify = classify

    def __missing__(self, piece: str) -> str:
        if len(self) > MAX_KNOWN:
            self.clear()
        char = self._classify(piece)
        if len(piece) <= 64:
            self[piece] = char
        return char
