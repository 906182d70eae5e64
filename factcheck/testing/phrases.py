"""Patterns write what they read: phrases drawn from the patterns of rules and types, with where their slots lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from random import Random
from typing import Protocol, TypeVar

from attrs import field, frozen
from hypothesis import strategies as st

from factcheck.examples import EXAMPLE_DAY
from factcheck.language.patterns import Choice, Mark, Maybe, Others, Pattern, Seq, Slot, Word
from factcheck.language.rules import TimeRule
from factcheck.reader import LanguageReader
from factcheck.testing.words import Vocabulary

#: How a mark stands in a text, where the pattern leaves that open.
_SPACED = {",": (", ",), ".": (". ",), ":": (": ",), "-": ("-", " - ")}
_TRIES = 8  # phrases that are tried of each time rule
_CARRIER = "They met {}."
T = TypeVar("T")


@frozen
class Phrase:
    """A text, and the slots in it: name → (type, first character, character after the last). `tail` is the mark that
    must follow it.
    """

    text: str
    slots: Mapping[str, tuple[str, int, int]] = field(factory=dict)
    tail: str = ""


class Choose(Protocol):
    """Chooses one of several, the simplest first."""

    def __call__(self, among: Sequence[T], /) -> T: ...


class Writer:
    """Writes by the patterns and types of one language."""

    def __init__(self, reader: LanguageReader) -> None:
        self._reader = reader
        self._types = reader.language.lexicon.types
        self._vocabulary = Vocabulary(reader.language.lexicon)

    def pattern(self, pattern: Pattern) -> st.SearchStrategy[Phrase]:
        """Phrases that a pattern matches."""

        @st.composite
        def written(draw: st.DrawFn) -> Phrase:
            def choose(among: Sequence[T], /) -> T:
                return draw(st.sampled_from(among)) if len(among) > 1 else among[0]

            return self.write(pattern, choose)

        return written()

    def type(self, name: str) -> st.SearchStrategy[Phrase]:
        """Phrases of a type."""
        return self.pattern(Slot("", name))

    def write(self, pattern: Pattern, choose: Choose) -> Phrase:
        """One phrase that a pattern matches. Raises ValueError where it asks for a type that nothing can be written
        for.
        """
        draft = _Draft(self, choose)
        draft.add(pattern)
        return draft.done()

    @cache  # noqa: B019 - a writer lives as long as its rulebook
    def ways(self, type_name: str) -> Sequence[Sequence[str] | Pattern]:
        """What a phrase of a type may be: one of its words, of its phrases, of its times, or what its pattern makes."""
        kind = self._types[type_name]
        texts = self._vocabulary.words(type_name), self._vocabulary.phrases(type_name), self._times_of(type_name)
        found: list[Sequence[str] | Pattern] = [words for words in texts if words]
        if kind.pattern is not None:
            found.append(kind.pattern)
        if not found:
            raise ValueError(f"nothing can be written for the type {type_name}")
        return found

    @property
    def others(self) -> Sequence[str]:
        """Words that mean nothing."""
        return self._vocabulary.others()

    def _times_of(self, type_name: str) -> Sequence[str]:
        return tuple(text for time in self._time_kinds(type_name) for text in self._times.get(time, ()))

    def _time_kinds(self, type_name: str) -> list[str]:
        kind = self._types[type_name]
        barred = {time for name in kind.but for time in self._time_kinds(name)}
        found = [*kind.times, *(time for name in kind.types for time in self._time_kinds(name))]
        return [time for time in dict.fromkeys(found) if time not in barred]

    @cached_property
    def _times(self) -> Mapping[str, Sequence[str]]:
        """By kind, time expressions that are read as such wherever they stand, the shortest first; of a kind that leans
        on what was told before, those of the examples.
        """
        found: dict[str, set[str]] = defaultdict(set)
        for rule in self._reader.language.times:
            for text in self._tried(rule):
                tokens, sentences = self._reader.tokens(text)
                for _, _, time in self._reader.times.find(tokens, sentences, EXAMPLE_DAY):
                    if time.when is not None or time.length is not None:
                        found[time.kind].add(time.text)
        alone = {kind: list(filter(self._is_alone, texts)) for kind, texts in found.items()}
        return {kind: sorted(alone[kind] or texts, key=_short_first) for kind, texts in found.items()}

    def _tried(self, rule: TimeRule) -> Iterator[str]:
        """Texts with times that a rule may read: its examples, and what its pattern writes."""
        yield from (text for text, _ in rule.accept)
        random = Random(rule.full_name)
        for _ in range(_TRIES):
            yield _CARRIER.format(self.write(rule.pattern, random.choice).text)

    def _is_alone(self, text: str) -> bool:
        whole = _CARRIER.format(text)
        tokens, sentences = self._reader.tokens(whole)
        times = self._reader.times.find(tokens, sentences, EXAMPLE_DAY)
        return [time.text for _, _, time in times] == [text]


def _short_first(text: str) -> tuple[int, str]:
    return len(text), text


class _Draft:
    """A phrase as it grows. What stands between two words is settled at the second, as in reading."""

    def __init__(self, writer: Writer, choose: Choose) -> None:
        self._writer, self._choose = writer, choose
        self._text, self._gap, self._is_asked = "", "", False
        self._slots: dict[str, tuple[str, int, int]] = {}

    def add(self, pattern: Pattern) -> None:
        match pattern:
            case Word(text):
                self._word(text)
            case Mark(text, exact):
                shown = text if exact else self._choose(_SPACED.get(text, (text,)))
                self._gap = self._gap.rstrip() + shown if self._is_asked and not exact else shown
                self._is_asked = True
            case Others(most):
                for _ in range(self._choose(range(most + 1))):
                    self._word(self._choose(self._writer.others))
            case Slot(name, type_name):
                start = len(self._text + self._gap)
                self._type(type_name)
                if name:
                    self._slots[name] = type_name, start, len(self._text)
            case Seq(parts):
                for part in parts:
                    self.add(part)
            case Choice(parts):
                self.add(self._choose(parts))
            case Maybe(part):
                if self._choose((False, False, True)):
                    self.add(part)

    def done(self) -> Phrase:
        return Phrase(self._text, self._slots, self._gap if self._is_asked else "")

    def _type(self, name: str) -> None:
        way = self._choose(self._writer.ways(name))
        if isinstance(way, Pattern):
            self.add(way)
        else:
            self._word(self._choose(way))

    def _word(self, text: str) -> None:
        self._text += self._gap + text
        self._gap, self._is_asked = " ", False
