"""The matching engine: the one door to regular expressions.

An article is split once into words and the gaps between them, and read as a string of classes (`alphabet`). From each
place where a rule can begin, a gate (`automaton`) tells in one walk which rules match, and how far.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any, Protocol, TypeVar

from attrs import field, frozen

from factcheck.alphabet import END, Alphabet, spaced
from factcheck.automaton import Extent, Gate, Nfa

_SPLIT = re.compile(r"([^\W_]+)").split
_ODD_SPACE = re.compile(r"[^\S ]|\s\s").search


@frozen(eq=False)
class Tokens:
    """A text in pieces, gap and word in turn, with one class character for each. White space within a sentence is a
    single space there, however its lines are broken.

    `offsets[i]` is where piece i starts in the text, with one more for the end; `chars` closes with `END`, and
    `classes` is the same as one string: an automaton steps over the one, a regular expression over the other.
    """

    text: str
    pieces: Sequence[str]
    chars: Sequence[str]
    offsets: Sequence[int]
    marks: Mapping[int, object] = field(factory=dict)
    classes: str = field(init=False)

    @classes.default
    def _joined(self) -> str:
        return "".join(self.chars)

    def with_marks(self, marks: Iterable[tuple[int, int, str, object]]) -> Tokens:
        """The same text with pieces [start, stop) of each mark joined into one, of the character given.

        A mark that opens with a sign, as “'82” does, is joined from its first word on: gaps and words stay in turn.
        """
        pieces: list[str] = []
        offsets: list[int] = []
        chars: list[str] = []
        found: dict[int, object] = {}
        at = 0
        for start, stop, char, value in marks:
            start |= 1
            pieces += self.pieces[at:start]
            offsets += self.offsets[at:start]
            chars += self.chars[at:start]
            found[len(pieces)] = value
            pieces.append(self.text[self.offsets[start] : self.offsets[stop]])
            offsets.append(self.offsets[start])
            chars.append(char)
            at = stop
        pieces += self.pieces[at:]
        offsets += self.offsets[at:]
        chars += self.chars[at:]
        return Tokens(self.text, pieces, chars, offsets, found)


def tokenize(text: str, alphabet: Alphabet) -> Tokens:
    """Split a text and read it as classes."""
    pieces = _SPLIT(text)
    chars = [*map(alphabet.table.__getitem__, pieces), END]
    offsets = list(accumulate(map(len, pieces), initial=0))
    if _ODD_SPACE(text):
        pieces[::2] = [gap if gap == " " else spaced(gap) for gap in pieces[::2]]
    return Tokens(text, pieces, chars, offsets)


@frozen
class Match:
    """Rule number `rule` over pieces [start, stop); `slots` are those that took part, each with its type and pieces."""

    rule: int
    start: int
    stop: int
    slots: Mapping[str, Extent]


class Found(Protocol):
    """Something that a rule found from one place to another."""

    @property
    def rule(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def stop(self) -> int: ...


FoundT = TypeVar("FoundT", bound=Found)


def longest(found: Iterable[FoundT]) -> list[FoundT]:
    """Of what overlaps, the one that starts first; of those, the longest; of those, the first rule's."""
    kept: list[FoundT] = []
    for item in sorted(found, key=lambda f: (f.start, -f.stop, f.rule)):
        if not kept or item.start >= kept[-1].stop:
            kept.append(item)
    return kept


class Matcher(Protocol):
    """Finds where rules match."""

    def matches(self, tokens: Tokens) -> Iterable[Match]: ...


class Scanner:
    """Finds where automata match. `before` and `after` are those of what must not stand beside a match of each.

    A `before` reads the text backwards.
    """

    def __init__(
        self, automata: Sequence[Nfa], before: Sequence[Nfa | None], after: Sequence[Nfa | None], alphabet: Alphabet
    ) -> None:
        self._automata, self._beside, self._alphabet = automata, (before, after), alphabet
        self._gate = Gate(automata, alphabet.sets)
        self._firsts = _one_of(alphabet.sets.having(self._gate.firsts()))
        self._barring: dict[Nfa, Gate] = {}

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "_starts"} | {"_barring": {}}

    @cached_property
    def _starts(self) -> Callable[[str], Iterator[re.Match[str]]]:
        return re.compile(self._firsts).finditer

    def matches(self, tokens: Tokens) -> Iterator[Match]:
        """Every automaton's longest match from every place, by place and then by number; matches may overlap.

        What is barred bars all that the same automaton could match within it.
        """
        classes, chars = tokens.classes, tokens.chars
        barred = [0] * len(self._automata)
        for start, ends in self._gate.ends(chars, map(re.Match.start, self._starts(classes))):
            for rule, stop in sorted(ends.items()):
                if start < barred[rule]:
                    continue
                if self._is_barred(chars, rule, start, stop):
                    barred[rule] = stop
                else:
                    yield Match(rule, start, _trim(tokens, stop), self._automata[rule].slots(classes, start, stop))

    def only(self, number: int) -> Scanner:
        """A scanner for one of the automata, which is its number 0."""
        before, after = self._beside
        return Scanner([self._automata[number]], [before[number]], [after[number]], self._alphabet)

    def _is_barred(self, chars: Sequence[str], rule: int, start: int, stop: int) -> bool:
        before, after = self._beside[0][rule], self._beside[1][rule]
        if before and self._bar(before).matches([*reversed(chars[max(0, start - _REACH) : start]), END], 0):
            return True
        return bool(after and self._bar(after).matches(chars, stop))

    def _bar(self, nfa: Nfa) -> Gate:
        """The gate of what bars a match, made where a text first needs it."""
        gate = self._barring.get(nfa)
        if gate is None:
            gate = self._barring[nfa] = Gate([nfa], self._alphabet.sets)
        return gate


_REACH = 60  # pieces that a barring pattern may look back over


def _trim(tokens: Tokens, stop: int) -> int:
    """A pattern may close with a mark; what it matched closes with the word before."""
    return stop if _is_word(tokens.pieces[stop - 1]) else stop - 1


def _is_word(piece: str) -> bool:
    return bool(piece) and piece[0].isalnum()


def _one_of(chars: Collection[str]) -> str:
    """A class of characters as ranges, which compile far sooner than characters one by one."""
    codes = sorted(map(ord, chars))
    ends = [at for at, code in enumerate(codes) if codes[at + 1 : at + 2] != [code + 1]]
    starts = [0, *(end + 1 for end in ends)]
    ranges = "".join(f"{chr(codes[start])}-{chr(codes[end])}" for start, end in zip(starts, ends, strict=False))
    return f"[{ranges}]" if ranges else "(?!)"


def places(classes: str, chars: frozenset[str]) -> Iterator[int]:
    """Where any of the characters stands."""
    return (hit.start() for hit in _runs_of(chars, frozenset()).finditer(classes))


def runs(classes: str, chars: frozenset[str], joints: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where characters stand in a row, single joints between them."""
    return (hit.span() for hit in _runs_of(chars, joints).finditer(classes))


@lru_cache(maxsize=64)
def _runs_of(chars: frozenset[str], joints: frozenset[str]) -> re.Pattern[str]:
    one = _one_of(chars)
    return re.compile(f"{one}(?:{_one_of(joints)}{one})*" if joints else one)


def linear_regex(expression: str) -> LinearRegex:
    """Compile an expression of RE2's language, which any text is matched against in linear time. Raises ValueError."""
    import re2  # heavy to import, and few rulebooks need it

    options = re2.Options()
    options.log_errors = False
    try:
        compiled = re2.compile(expression, options)
    except re2.error as wrong:
        raise ValueError(wrong.args[0].decode() if isinstance(wrong.args[0], bytes) else str(wrong)) from None
    return LinearRegex(compiled)


class LinearRegex:
    """An RE2 expression."""

    def __init__(self, compiled: Any) -> None:
        self._compiled = compiled

    def find(self, text: str, start: int, stop: int) -> Iterator[tuple[int, int, dict[str, str]]]:
        """Each match within characters [start, stop), with the text of its named groups that took part.

        White space is a single space there.
        """
        places = [at for at in range(start, stop) if at == start or not text[at - 1 : at + 1].isspace()]
        whole = "".join(" " if text[at].isspace() else text[at] for at in places)
        whole = whole.encode("utf-8", "replace").decode()  # RE2 takes no halves of characters
        for hit in self._compiled.finditer(whole):
            groups = {name.replace("_", "-"): text for name, text in hit.groupdict().items() if text is not None}
            yield places[hit.start()], places[hit.end() - 1] + 1, groups
