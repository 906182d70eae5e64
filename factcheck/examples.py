"""Every rule and check tried on its own examples: what it must give it gives, and what it must not give it does not.

A sentence stands for a whole article, published on `EXAMPLE_DAY`. What a claim assumes is not compared, nor who says
it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from attrs import evolve

from factcheck.check import verify
from factcheck.extract import extract, find_times
from factcheck.language.claims import parse_claim
from factcheck.language.errors import RuleError
from factcheck.language.lexicon import Lexicon
from factcheck.language.rulebook import Language, Rulebook
from factcheck.language.rules import ClaimRule, Hedge, TimeRule
from factcheck.model import Claim, Document
from factcheck.reader import reader_of
from factcheck.when import When

#: The day on which the articles that are examples of rules were published.
EXAMPLE_DAY = When.day(2024, 11, 26)
T = TypeVar("T")


def failures(rulebook: Rulebook, base: Rulebook | None = None) -> Iterator[RuleError]:
    """An error for each example that does not hold, with its place in the rule's file; rules of `base` are not
    tried.
    """
    base = base or Rulebook()
    for name, language in rulebook.languages.items():
        known = base.languages.get(name, Language(Lexicon({})))
        for time in added(language.times, known.times):
            yield from _time_failures(time, rulebook, name)
        for rule in added(language.rules, known.rules):
            yield from _claim_failures(rule, rulebook, name)
        for hedge in added(language.hedges, known.hedges):
            yield from _hedge_failures(hedge, language)
    for check in added(rulebook.checks, base.checks):
        yield from verify(check)


def added(rules: Sequence[T], known: Sequence[T]) -> Iterator[T]:
    old = set(map(id, known))
    return (rule for rule in rules if id(rule) not in old)


def _claim_failures(rule: ClaimRule, rulebook: Rulebook, language: str) -> Iterator[RuleError]:
    def given(sentence: str) -> Counter[str]:
        document = Document("example", sentence, EXAMPLE_DAY, language=language)
        return Counter(_core(c) for c in extract(document, rulebook) if c.rule == rule.full_name)

    for sentence, lines in rule.accept:
        try:
            wanted = Counter(_core(parse_claim(line)) for line in lines)
        except RuleError as wrong:
            yield rule.error(wrong.message, "accept", sentence)
            continue
        if (got := given(sentence)) != wanted:
            yield rule.error(f"gives {_listed(got)} where it should give {_listed(wanted)}", "accept", sentence)
    for sentence in rule.reject:
        if got := given(sentence):
            yield rule.error(f"gives {_listed(got)} where it should give nothing", "reject", sentence)


def _core(claim: Claim) -> str:
    return str(evolve(claim, assumes=frozenset(), said_by=""))


def _time_failures(rule: TimeRule, rulebook: Rulebook, language: str) -> Iterator[RuleError]:
    for sentence, wanted in rule.accept:
        got = [f"{time.text} = {time.value}" for time in find_times(sentence, EXAMPLE_DAY, rulebook, language)]
        if Counter(got) != Counter(wanted):
            yield rule.error(f"gives {_listed(Counter(got))}, not {_listed(Counter(wanted))}", "accept", sentence)
    for sentence in rule.reject:
        times = find_times(sentence, EXAMPLE_DAY, rulebook, language)
        if got := [time.text for time in times if time.rule == rule.full_name]:
            yield rule.error(f"reads {_listed(Counter(got))} where it should read nothing", "reject", sentence)


def _hedge_failures(hedge: Hedge, language: Language) -> Iterator[RuleError]:
    reader = reader_of(language)
    number = language.hedges.index(hedge)

    def matches(sentence: str) -> bool:
        tokens, sentences = reader.tokens(sentence)
        times = reader.times.find(tokens, sentences, EXAMPLE_DAY)
        return any(m.rule == number for m in reader.hedges.matches(tokens.with_marks(reader.times.marks(times))))

    for sentence, _ in hedge.accept:
        if not matches(sentence):
            yield hedge.error("is not in this sentence, where it should be", "accept", sentence)
    for sentence in hedge.reject:
        if matches(sentence):
            yield hedge.error("is in this sentence, where it should not be", "reject", sentence)


def _listed(lines: Counter[str]) -> str:
    return "; ".join(f"“{line}”" for line in sorted(lines.elements())) or "nothing"
