"""One language's rules made ready to read with: the alphabet of its classes, and a scanner for each kind of rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial

from factcheck.alphabet import Alphabet, Terminal
from factcheck.automaton import Nfa
from factcheck.language.errors import RuleError
from factcheck.language.lexicon import Lexicon
from factcheck.language.rulebook import Language
from factcheck.language.rules import RuleBase
from factcheck.lower import Core, gapped, lower, reversed_core, terminals
from factcheck.scan import Scanner, Tokens, tokenize
from factcheck.sentences import Sentences
from factcheck.times.find import TimeFinder


def _lower(rule: RuleBase, key: str, make: Callable[[], Core]) -> Core:
    try:
        return make()
    except RuleError as wrong:
        raise rule.error(wrong.message, key) from None


class _Lowered:
    """The expressions of a list of rules: what each matches, and what must not stand before or after it."""

    def __init__(self, rules: Sequence[RuleBase], lexicon: Lexicon) -> None:
        self._rules = rules
        self._cores: list[Core] = []
        self._before: list[Core | None] = []
        self._after: list[Core | None] = []
        for rule in rules:
            self._cores.append(_lower(rule, "match", partial(lower, rule.pattern, lexicon)))
            before = after = None
            if rule.unless:
                before = reversed_core(_lower(rule, "unless", partial(gapped, rule.unless, lexicon, before=True)))
            if rule.unless_next:
                after = _lower(rule, "unless-next", partial(gapped, rule.unless_next, lexicon, before=False))
            self._before.append(before)
            self._after.append(after)

    def terminals(self) -> Iterator[Terminal]:
        for core in (*self._cores, *self._before, *self._after):
            if core is not None:
                yield from terminals(core)

    def scanner(self, alphabet: Alphabet) -> Scanner:
        """Raises RuleError for a rule whose pattern matches the empty text, or is beyond all size."""
        matched: list[Nfa] = []
        beside: tuple[list[Nfa | None], list[Nfa | None]] = [], []
        for rule, core, *barred in zip(self._rules, self._cores, self._before, self._after, strict=True):
            try:
                matched.append(Nfa(core, alphabet))
                for automata, bar in zip(beside, barred, strict=True):
                    automata.append(Nfa(bar, alphabet) if bar is not None else None)
            except RuleError as wrong:
                raise rule.error(wrong.message) from None
        return Scanner(matched, *beside, alphabet)


class LanguageReader:
    """Reads texts of one language. What a caller does not use is not built."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._lowered = {
            name: _Lowered(rules, language.lexicon)
            for name, rules in (("times", language.times), ("claims", language.rules), ("hedges", language.hedges))
        }

    def complete(self) -> None:
        """Build all that is not built yet, and forget what it is built from."""
        _ = self.times, self.claims, self.hedges
        self._lowered.clear()

    @cached_property
    def alphabet(self) -> Alphabet:
        """The classes that all rules of the language together can tell apart."""
        asked = {("type", "abbreviation"), ("gap", "stop"), ("gap", "break"), ("any", "word")}
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
        """A text in pieces, with its sentences."""
        tokens = tokenize(text, self.alphabet)
        return tokens, Sentences(tokens, self.alphabet)


def reader_of(language: Language) -> LanguageReader:
    """The reader of a language's rules, built once."""
    if not language.reader:
        language.reader.append(LanguageReader(language))
    reader: LanguageReader = language.reader[0]
    return reader
