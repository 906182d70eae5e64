"""The plain twin of the matching engine, slow and obvious: it tries a rule's pattern as written, at every word.

There is no alphabet, no class string and no automaton here. A way to match is a place in the text, what may stand
before the next word, and the slots filled so far; `Plain.ways` lists all of them, those that a pattern prefers first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeGuard

from attrs import evolve, frozen

from factcheck.alphabet import shape
from factcheck.language.lexicon import Lexicon, Type
from factcheck.language.patterns import Choice, Mark, Maybe, Others, Pattern, Seq, Slot, Word
from factcheck.language.rules import RuleBase
from factcheck.scan import Tokens
from factcheck.times.expression import TimeExpression

REACH = 60  # pieces before a match in which `unless` may stand
SPACE = ("space", "")
JOINED = frozenset({SPACE})
DASHES = {"-", "–", "--"}
LOOKALIKES = {"‐": "-", "‑": "-", "\u00ad": "-", "—": "–", "―": "–", "−": "–", "’": "'", "‘": "'", "“": '"', "”": '"'}

Pending = frozenset[tuple[str, str]] | None  # what may stand before the next word; None where the pattern begins
Extent = tuple[str, int, int]
Found = tuple[int, int, int, dict[str, Extent]]  # rule, first piece, piece after the last, slots


@frozen
class Way:
    """Matched up to piece `at`."""

    at: int
    pending: Pending
    slots: tuple[tuple[str, Extent], ...] = ()
    unread: int = 0  # words in slots without a name


def split(text: str) -> list[str]:
    """A text as gap, word, gap, …, gap: a word is a run of letters and digits."""
    pieces = [""]
    for is_word, run in groupby(text, str.isalnum):
        if is_word == (len(pieces) % 2 == 0):
            pieces[-1] += "".join(run)
        else:
            pieces.append("".join(run))
    return pieces if len(pieces) % 2 else [*pieces, ""]


def kinds_of(tokens: Tokens) -> dict[int, str]:
    """The kind of each piece that is a time expression, as claim rules see it."""
    times = ((at, mark) for at, mark in tokens.marks.items() if isinstance(mark, TimeExpression))
    return {at: "length" if time.kind == "span" else time.kind for at, time in times}


class Plain:
    """One text, in pieces; `kinds` gives the kind of each piece that is a time expression."""

    def __init__(self, pieces: Sequence[str], lexicon: Lexicon, kinds: Mapping[int, str] | None = None) -> None:
        self._pieces, self._lexicon, self._kinds = pieces, lexicon, kinds or {}
        self._memo: dict[tuple[int, int, int, Pending], list[Way]] = {}
        self._phrases: dict[str, list[Seq]] = {}

    def matches(self, rules: Sequence[RuleBase], only: int | None = None) -> list[Found]:
        """What `Scanner.matches` must give, of all rules or of one: by place and then by rule."""
        numbers = range(len(rules)) if only is None else [only]
        found = [match for number in numbers for match in self._of(number, rules[number])]
        return sorted(found, key=lambda match: (match[1], match[0]))

    def ends(self, pattern: Pattern, start: int) -> set[int]:
        """The pieces before which a match of a pattern from a piece on may end."""
        return {end for way in self.ways(pattern, start, None) if (end := self._closed(way)) is not None}

    def preferred(self, pattern: Pattern, start: int, stop: int) -> dict[str, Extent]:
        """The slots of the way to match just these pieces that a pattern prefers."""
        return dict(_fullest(way for way in self.ways(pattern, start, None) if self._closed(way) == stop).slots)

    def _of(self, number: int, rule: RuleBase) -> Iterator[Found]:
        barred = 0
        for start in range(len(self._pieces)):
            ends = [(self._closed(way), way) for way in self.ways(rule.pattern, start, None)]
            stop = max((end for end, _ in ends if end is not None), default=None)
            if stop is None or start < barred:
                continue
            if self._stands_before(rule.unless, start) or self._stands_after(rule.unless_next, stop):
                barred = stop
                continue
            way = _fullest(way for end, way in ends if end == stop)
            yield number, start, stop if self._is_word(stop - 1) else stop - 1, dict(way.slots)

    def _stands_before(self, unless: Pattern | None, start: int) -> bool:
        return unless is not None and any(
            self._past(way.at, way.pending) == start
            for first in range(max(0, start - REACH), start)
            for way in self.ways(unless, first, None)
        )

    def _stands_after(self, unless: Pattern | None, stop: int) -> bool:
        return unless is not None and any(self._closed(way) is not None for way in self.ways(unless, stop, JOINED))

    def _closed(self, way: Way) -> int | None:
        """Where a match ends: behind a mark that must be there, though no word follows."""
        return way.at if not way.pending or SPACE in way.pending else self._past(way.at, way.pending)

    def ways(self, pattern: Pattern, at: int, pending: Pending, part: int = 0) -> list[Way]:
        """All ways to match a pattern from a piece on, the preferred first; of a sequence, its parts from `part` on."""
        key = id(pattern), part, at, pending
        if key not in self._memo:
            found = list(self._ways(pattern, at, pending, part))
            self._memo[key] = list(_idle_last(found, at)) if found else found
        return self._memo[key]

    def _ways(self, pattern: Pattern, at: int, pending: Pending, part: int) -> Iterator[Way]:
        match pattern:
            case Word(text):
                word = self._past(at, pending)
                if self._is_plain(word) and self._pieces[word].casefold() == text:
                    yield Way(word + 1, JOINED)
            case Mark(text, exact):
                yield Way(at, _with_mark(pending, text, exact))
            case Others(most):
                yield from self._others(most, at, pending)
                yield Way(at, pending)
            case Slot(name, type_name):
                word = self._past(at, pending)
                if word is not None:
                    for way in self._of_type(self._lexicon.types[type_name], word):
                        own = ((name, (type_name, word, way.at)),) if name else ()
                        unread = 0 if name else _words(word, way.at) - _words_in(way.slots)
                        yield Way(way.at, JOINED, own + way.slots, unread)
            case Seq(parts) if part == len(parts):
                yield Way(at, pending)
            case Seq(parts):
                for first in self.ways(parts[part], at, pending):
                    for rest in self.ways(pattern, first.at, first.pending, part + 1):
                        yield Way(rest.at, rest.pending, first.slots + rest.slots, first.unread + rest.unread)
            case Choice(parts):
                for choice in parts:
                    yield from self.ways(choice, at, pending)
            case Maybe(inner):
                yield from self.ways(inner, at, pending)
                yield Way(at, pending)

    def _others(self, most: int, at: int, pending: Pending) -> Iterator[Way]:
        word = self._past(at, pending)
        if most and self._is_plain(word):
            for way in self._others(most - 1, word + 1, JOINED):
                yield evolve(way, unread=way.unread + 1)
            yield Way(word + 1, JOINED, unread=1)

    def _of_type(self, kind: Type, at: int) -> Iterator[Way]:
        for phrase in self._phrases_of(kind):
            yield from self.ways(phrase, at, None)
        if kind.pattern is not None:
            yield from self.ways(kind.pattern, at, None)
        if self._is_word(at) and self._has(kind, at):
            yield Way(at + 1, JOINED)

    def _phrases_of(self, kind: Type) -> list[Seq]:
        """The entries of several words that a type lists, and those of the types in it; the longest first."""
        if kind.name not in self._phrases:
            listed, kinds = set(kind.phrases), list(kind.types)
            while kinds:
                inner = self._lexicon.types[kinds.pop()]
                listed.update(inner.phrases)
                kinds += inner.types
            phrases = sorted(listed, key=lambda phrase: (-len(phrase), phrase))
            self._phrases[kind.name] = [Seq(tuple(Word(word) for word in phrase.split())) for phrase in phrases]
        return self._phrases[kind.name]

    def _has(self, kind: Type, at: int) -> bool:
        """Whether a type holds a single piece."""
        if any(self._has(self._lexicon.types[name], at) for name in kind.but):
            return False
        if any(self._has(self._lexicon.types[name], at) for name in kind.types):
            return True
        if at in self._kinds:
            return self._kinds[at] in kind.times
        piece = self._pieces[at]
        listed = piece.casefold() in kind.values and (not kind.capital or piece[0].isupper())
        return listed or shape(piece) in kind.shapes

    def _is_plain(self, at: int | None) -> TypeGuard[int]:
        """Whether a word stands here that is no time expression."""
        return at is not None and self._is_word(at) and at not in self._kinds

    def _is_word(self, at: int) -> bool:
        return at % 2 == 1 and at < len(self._pieces)

    def _past(self, at: int, pending: Pending) -> int | None:
        """The place behind the gap that must stand here; None where another stands here."""
        if pending is None:
            return at
        if at % 2 == 1 or at >= len(self._pieces):
            return None
        return at + 1 if any(_gap_is(self._pieces[at], kind, text) for kind, text in pending) else None


def _words(start: int, stop: int) -> int:
    return len(range(start | 1, stop, 2))


def _words_in(slots: Iterable[tuple[str, Extent]]) -> int:
    """Words in any of these slots, each counted once."""
    return len({at for _, (_, start, stop) in slots for at in range(start | 1, stop, 2)})


def _fullest(ways: Iterable[Way]) -> Way:
    """The first of those that leave least words unread."""
    return min(ways, key=lambda way: way.unread)


def _with_mark(pending: Pending, text: str, exact: bool) -> Pending:
    """A mark takes the place of what was due, and joins a mark before it: `.` and `,` make `.,`."""
    if exact:
        return frozenset({("exact", text)})
    before = {mark for kind, mark in pending or () if kind == "mark"}
    alone = not before or SPACE in (pending or ())
    return frozenset(("mark", mark + text) for mark in before) | ({("mark", text)} if alone else set())


def _gap_is(gap: str, kind: str, text: str) -> bool:
    """Whether a gap is white space or a hyphen, a mark with any space around it, or exactly so. No blank line is."""
    plain = "".join(LOOKALIKES.get(char, char) for char in gap)
    if "\u2029" in plain or any(not line.strip() for line in plain.split("\n")[1:-1]):
        return False
    mark = " ".join(plain.split())
    if kind == "space":
        return plain == "-" or not mark
    if kind == "mark":
        return mark == text or (text == "-" and mark in DASHES)
    around = (" " if plain[:1].isspace() else "") + mark + (" " if mark and plain[-1:].isspace() else "")
    return around == text


def _idle_last(ways: Iterable[Way], at: int) -> Iterator[Way]:
    """What matches something is preferred to what matches nothing; of that there is one way, whatever may follow it."""
    idle: frozenset[tuple[str, str]] = frozenset()
    seen: set[Way] = set()
    for way in ways:
        if way.at == at and way.pending is not None:
            idle |= way.pending
        elif way not in seen:
            seen.add(way)
            yield way
    if idle:
        yield Way(at, idle)
