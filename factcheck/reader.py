"""One language's rules made ready to read with: the alphabet of its classes, and a scanner for each kind of rule."""

from __future__ import annotations

from functools import cached_property

from factcheck.alphabet import Alphabet
from factcheck.comments import without_comments
from factcheck.language.errors import suggest
from factcheck.language.rulebook import Language
from factcheck.scan import Scanner, Tokens, tokenize
from factcheck.sentences import Sentences
from factcheck.slots import READERS
from factcheck.times.find import TimeFinder
from factcheck.times.slots import TIME_READERS

#: What a type may name as `reads`.
READS = {*READERS, *TIME_READERS}


class LanguageReader:
    """Reads texts of one language. What a caller does not use is not built."""

    def __init__(self, language: Language) -> None:
        from factcheck.lowered import Lowered  # a reader that was kept needs none of what it is built from

        self.language = language
        for kind in language.lexicon.types.values():
            if kind.reads and kind.reads not in READS:
                told = f"no such reader: {kind.reads}{suggest(kind.reads, READS)}"
                raise kind.source.error(told, f"type.{kind.name}", "reads", kind.reads)
        self._lowered = {
            name: Lowered(rules, language.lexicon)
            for name, rules in (("times", language.times), ("claims", language.rules), ("hedges", language.hedges))
        }

    def complete(self) -> None:
        """Build all that is not built yet, and forget what it is built from."""
        _ = self.times, self.claims, self.hedges
        self._lowered.clear()

    @cached_property
    def alphabet(self) -> Alphabet:
        """The classes that all rules of the language together can tell apart."""
        asked = {("type", kind) for kind in ("abbreviation", "name-word")}
        asked |= {("gap", kind) for kind in ("space", "hyphen", "stop", "break")} | {("any", "word")}
        for lowered in self._lowered.values():
            asked.update(lowered.terminals())
        return Alphabet(self.language.lexicon, asked)

    @cached_property
    def times(self) -> TimeFinder:
        """Finds time expressions."""
        scanner = self._lowered["times"].scanner(self.alphabet)
        return TimeFinder(self.language.times, scanner, self.alphabet, self.language.lexicon)

    @cached_property
    def claims(self) -> Scanner:
        """Finds where claim rules match."""
        return self._lowered["claims"].scanner(self.alphabet)

    @cached_property
    def hedges(self) -> Scanner:
        """Finds the words that take claims back, or give them a speaker."""
        return self._lowered["hedges"].scanner(self.alphabet)

    def tokens(self, text: str) -> tuple[Tokens, Sentences]:
        """A text in pieces, with its sentences; comments to this program are no part of it."""
        tokens = tokenize(without_comments(text), self.alphabet)
        return tokens, Sentences(tokens, self.alphabet)


def reader_of(language: Language) -> LanguageReader:
    """The reader of a language's rules, built once."""
    if not language.reader:
        language.reader.append(LanguageReader(language))
    reader: LanguageReader = language.reader[0]
    return reader
