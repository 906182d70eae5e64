"""The mutation score: of all ways in which rules and checks can be broken a little, the share that examples notice.

A broken rule is tried by itself with the slow and obvious matcher, on its own examples. One is noticed where what the
rule makes of a sentence that it accepts changes, or where it speaks of one that it rejects; a broken check, where one
of its examples no longer gives what it should.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from factcheck.check import verify
from factcheck.examples import EXAMPLE_DAY, added
from factcheck.extract import claims_by
from factcheck.language.errors import RuleError
from factcheck.language.rulebook import Language, Rulebook
from factcheck.language.rules import ClaimRule, RuleBase, TimeRule
from factcheck.model import Document
from factcheck.prepared import Prepared
from factcheck.reader import LanguageReader, reader_of
from factcheck.scan import Match, Tokens, longest
from factcheck.testing.broken import broken_checks, broken_rules
from factcheck.testing.plain_scan import Plain, kinds_of
from factcheck.times.find import TimeFinder


@frozen
class Mutant:
    """A rule or check, by name, what was done to it, and whether its examples notice."""

    name: str
    change: str
    is_noticed: bool


def mutants(rulebook: Rulebook, base: Rulebook | None = None) -> Iterator[Mutant]:
    """Every mutant of the rules and checks of a rulebook, those of `base` aside."""
    for name, language in rulebook.languages.items():
        known = base.languages.get(name) if base else None
        for kind in ("rules", "times", "hedges"):
            for rule in added(getattr(language, kind), getattr(known, kind) if known else ()):
                yield from _of_rule(rule, language, name)
    for check in added(rulebook.checks, base.checks if base else ()):
        for change, broken in broken_checks(check):
            yield Mutant(check.name, change, bool(verify(broken)))


def survivors(rulebook: Rulebook, base: Rulebook | None = None) -> Iterator[str]:
    """A line for each mutant that no example notices, and the score."""
    count = noticed = 0
    for mutant in mutants(rulebook, base):
        count += 1
        noticed += mutant.is_noticed
        if not mutant.is_noticed:
            yield f"{mutant.name}: no example notices: {mutant.change}"
    yield f"{noticed} of {count} mutants noticed" + (f", {noticed / count:.1%}" if count else "")


def _of_rule(rule: RuleBase, language: Language, name: str) -> Iterator[Mutant]:
    trial = _Trial(rule, language, name)
    for change, broken in broken_rules(rule):
        yield Mutant(rule.full_name, change, trial.is_noticed(broken))


class _Trial:
    """The examples of one rule, made ready once, and what the rule makes of them."""

    def __init__(self, rule: RuleBase, language: Language, name: str) -> None:
        self._reader: LanguageReader = reader_of(language)
        texts = [*(text for text, _ in rule.accept), *rule.reject]
        self._texts = [Prepared(Document("example", text, EXAMPLE_DAY, language=name), self._reader) for text in texts]
        self._accepted = len(rule.accept)
        self._made = [self._make(rule, text) for text in self._texts]

    def is_noticed(self, broken: RuleBase) -> bool:
        try:
            made = (self._make(broken, text) for text in self._texts)
            return any(
                now != before if number < self._accepted else bool(now) and not before
                for number, (now, before) in enumerate(zip(made, self._made, strict=True))
            )
        except (RuleError, TypeError):
            return True  # it would not load, or its reading lacks a slot

    def _make(self, rule: RuleBase, text: Prepared) -> Sequence[str]:
        if isinstance(rule, TimeRule):
            return self._times(rule, text)
        plain = Plain(text.tokens.pieces, text.lexicon, kinds_of(text.tokens))
        matches = [Match(*found) for found in plain.matches([rule])]
        if not isinstance(rule, ClaimRule):
            return [f"{match.start} {match.stop} {match.slots}" for match in matches]
        return [str(claim) for match in longest(matches) for claim in claims_by(rule, text, match)]

    def _times(self, rule: TimeRule, text: Prepared) -> Sequence[str]:
        tokens, sentences = self._reader.tokens(text.document.text)
        finder = TimeFinder((rule,), _PlainScanner([rule], text), self._reader.alphabet, text.lexicon)
        return [f"{time.text} = {time.value}" for _, _, time in finder.find(tokens, sentences, EXAMPLE_DAY)]


class _PlainScanner:
    """The slow matcher in the place of the fast one."""

    def __init__(self, rules: Sequence[RuleBase], text: Prepared) -> None:
        self._rules, self._lexicon = rules, text.lexicon

    def matches(self, tokens: Tokens) -> Iterable[Match]:
        return (Match(*found) for found in Plain(tokens.pieces, self._lexicon).matches(self._rules))
