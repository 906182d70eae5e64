"""Read an article as a string of classes: one character for each word, one for each gap between words.

Two words that satisfy the same literals and types of the rulebook share a character, and so do two gaps: the classes
are the atoms of everything that the rules can ask. What a rule asks for is then a small set of characters.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache, partial
from typing import Any

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
_CAPITALS = ("capital", "upper", "letter", "code")  # the shapes in which what has a capital is written
_PLACE = {looks: place for place, looks in enumerate(SHAPES)}


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

    `terminals` are all that its patterns ask for; `table[piece]` is the character of a piece of text, word or gap, and
    `sets[char]` are the numbers of the sets, among those numbered, that a character is of.
    """

    def __init__(self, lexicon: Lexicon, terminals: Iterable[Terminal]) -> None:
        asked = frozenset(terminals)
        signatures = _Signatures(lexicon, asked)
        self._chars: dict[frozenset[Terminal], str] = {}
        self._of: dict[Terminal, set[str]] = {terminal: set() for terminal in asked}
        self._asked_for: dict[tuple[Terminal, ...], frozenset[str]] = {}
        self._other = "".join(self._character(signatures.word("", looks)) for looks in SHAPES)
        rows = {word: list(self._other) for word in sorted(signatures.known)}
        looks_of = {word: _looks(word) for word in rows}
        for looks, place in _PLACE.items():  # shape by shape: what is asked of a shape is a range of characters
            for word, row in rows.items():
                if looks in looks_of[word]:
                    row[place] = self._character(signatures.word(word, looks))
        one: dict[str, str] = {}  # equal rows are one object, and kept as one
        self._words = {word: one.setdefault(found, found) for word, row in rows.items() if (found := "".join(row))}
        self._marks, self._exact = signatures.marks | _DASHES, signatures.exact
        marks = {("", ""), *((mark, "") for mark in self._marks), *((exact.strip(), exact) for exact in self._exact)}
        self._gaps = {
            (base, mark, exact): self._character(signatures.gap(base, mark, exact))
            for base in GAPS
            for mark, exact in sorted(marks)
        }
        times = sorted({time for kind in lexicon.types.values() for time in kind.times})
        self._times = {kind: self._character(signatures.time(kind)) for kind in times}
        self._untyped = self._character(frozenset({("time", "")}))  # the time expressions that are of no type
        self.table = _Table(self._classify)
        self.sets = Sets()

    def __getstate__(self) -> dict[str, Any]:
        """All that texts are read with. What automata are built with is told again from what is kept."""
        made: dict[str, Any] = {"_chars": {}, "_asked_for": {}, "table": None}
        return {**vars(self), **made, "_of": {terminal: "".join(sorted(chars)) for terminal, chars in self._of.items()}}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        vars(self).update(state)
        self.table = _Table(self._classify)

    def chars(self, *terminals: Terminal) -> frozenset[str]:
        """The characters that satisfy one of the terminals."""
        known = self._asked_for.get(terminals)
        if known is None:
            found = frozenset(char for terminal in terminals for char in self._of.get(terminal, ()))
            known = self._asked_for[terminals] = found
        return known

    def time(self, kind: str) -> str:
        """The character of a time expression of that kind."""
        return self._times.get(kind, self._untyped)

    def _classify(self, piece: str) -> str:
        if piece and piece[0].isalnum():
            return self._words.get(piece.casefold(), self._other)[_PLACE[shape(piece)]]
        base, mark, exact = _gap(piece)
        if exact in self._exact:
            return self._gaps[base, mark, exact]
        return self._gaps[base, mark if mark in self._marks else "", ""]

    def _character(self, signature: frozenset[Terminal]) -> str:
        if signature not in self._chars:
            self._chars[signature] = char = chr(_FIRST + len(self._chars))
            for terminal in signature:
                self._of.setdefault(terminal, set()).add(char)
        return self._chars[signature]


def _looks(word: str) -> Collection[str]:
    """The shapes in which a known word can be written."""
    return ("lower", "capital", "upper", "letter") if word.isalpha() else {shape(word), shape(word.upper())}


class _Signatures:
    """Which of the terminals asked for a word, a gap or a time satisfies."""

    def __init__(self, lexicon: Lexicon, asked: Iterable[Terminal]) -> None:
        self._lexicon = lexicon
        self._literals = {text for kind, text in asked if kind == "word"}
        self._types = {text: lexicon.types[text] for kind, text in asked if kind == "type" and text in lexicon.types}
        listing: dict[str, set[str]] = {}
        self._users: dict[str, set[str]] = {}  # of each type, those that are made of it, and itself
        for kind in lexicon.types.values():
            for word in kind.values:
                listing.setdefault(word, set()).add(kind.name)
            self._index(kind, kind.name)
        self._shaped = {
            looks: frozenset(name for name, kind in lexicon.types.items() if looks in kind.shapes) for looks in SHAPES
        }
        #: Of each word, the types that list it.
        self._listing = {word: frozenset(types) for word, types in listing.items()}
        self._known: dict[tuple[frozenset[str], str], frozenset[Terminal]] = {}
        self.marks = {text for kind, text in asked if kind == "mark"}
        self.exact = {text for kind, text in asked if kind == "exact"}
        self.known = self._literals | lexicon.words()

    def word(self, word: str, looks: str) -> frozenset[Terminal]:
        listed = self._listed(self._listing.get(word, frozenset()), looks)
        return listed | {("word", word)} if word in self._literals else listed

    def _index(self, kind: Type, user: str) -> None:
        self._users.setdefault(kind.name, set()).add(user)
        for name in kind.types:
            self._index(self._lexicon.types[name], user)

    def _listed(self, listing: frozenset[str], looks: str) -> frozenset[Terminal]:
        """What words of a shape satisfy by the types that list them, as many words share theirs."""
        if (listing, looks) not in self._known:
            found = {("type", name) for name in self._having(listing, looks) & self._types.keys()}
            self._known[listing, looks] = frozenset(found | {("any", "word")})
        return self._known[listing, looks]

    def _having(self, listing: frozenset[str], looks: str) -> set[str]:
        """The types that have a word of a shape which these types list."""
        types = self._lexicon.types
        likely = {user for name in listing | self._shaped[looks] for user in self._users[name]}
        known: dict[str, bool] = {}

        def has(name: str) -> bool:
            if name not in known:
                kind = types[name]
                own = looks in kind.shapes or (name in listing and (not kind.capital or looks in _CAPITALS))
                barred = any(inner in likely and has(inner) for inner in kind.but)
                known[name] = not barred and (own or any(inner in likely and has(inner) for inner in kind.types))
            return known[name]

        return set(filter(has, likely))

    def gap(self, base: str, mark: str, exact: str) -> frozenset[Terminal]:
        found: set[Terminal] = {("gap", base)}
        if mark in self.marks:
            found.add(("mark", mark))
        if mark in _DASHES and "-" in self.marks:
            found.add(("mark", "-"))
        if exact in self.exact:
            found.add(("exact", exact))
        return frozenset(found)

    def time(self, kind: str) -> frozenset[Terminal]:
        found: set[Terminal] = {("time", kind)}
        found |= {("type", t.name) for t in self._types.values() if self._has_time(t, kind)}
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


class Sets(dict[str, frozenset[int]]):
    """character → the numbers of the sets that it is of; a character that a text lacks takes a few bytes."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[frozenset[str], int] = {}
        self._rows: dict[str, bytes] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Sets, (), {"_rows": self._all_rows()}

    def number(self, chars: frozenset[str]) -> int:
        """The number of a set: equal ones have one. None can be added to those that were kept on disk."""
        if chars not in self._numbers:
            if self._rows and not self._numbers:
                raise ValueError("the sets are complete")
            self._numbers[chars] = len(self._numbers)
            self._rows = {}
            self.clear()
        return self._numbers[chars]

    def having(self, numbers: Collection[int]) -> set[str]:
        """The characters that are of any of these sets."""
        return {char for char in self._all_rows() if not self[char].isdisjoint(numbers)}

    def _all_rows(self) -> dict[str, bytes]:
        if not self._rows:
            rows: dict[str, array[int]] = {}
            for chars, number in self._numbers.items():
                for char in chars:
                    rows.setdefault(char, array("I")).append(number)
            self._rows = {char: row.tobytes() for char, row in rows.items()}
        return self._rows

    def __missing__(self, char: str) -> frozenset[int]:
        found = self[char] = frozenset(array("I", self._all_rows().get(char, b"")))
        return found
