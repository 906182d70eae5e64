"""Every rule and check tried on its own examples: what it must give it gives, and what it must not give it does not.

A sentence stands for a whole article, published on `EXAMPLE_DAY`. What a claim assumes is not compared, nor who says
it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Protocol, TypeVar

from attrs import evolve, frozen

from factcheck.check import verify
from factcheck.extract import extract, find_times
from factcheck.language.checks import Check
from factcheck.language.claims import parse_claim
from factcheck.language.errors import RuleError
from factcheck.language.lexicon import Lexicon
from factcheck.language.rulebook import Language, Rulebook
from factcheck.language.rules import ClaimRule, Hedge, RuleBase, TimeRule
from factcheck.missed import missed
from factcheck.model import Claim, Document, slug
from factcheck.prepared import Prepared
from factcheck.reader import reader_of
from factcheck.when import When

#: The day on which the articles that are examples of rules were published.
EXAMPLE_DAY = When.day(2024, 11, 26)
#: What is said where there is nothing to try.
NOTHING = "there is no rule and no check here, so nothing was tried"
T = TypeVar("T")


@frozen
class Example:
    """One of those that a rule or check, `name`, accepts or rejects (`key`); `number` counts each from 0.

    `tried()` is None where it holds, and otherwise the error, with its place in the rule's file.
    """

    name: str
    key: str
    number: int
    text: str
    path: str
    tried: Callable[[], RuleError | None]


class Unkept(RuleError):
    """An example that does not hold; its `diff` has a line for all that should be given and is not (-), that is given
    and should not be (+), and that is as it should be.
    """

    def __init__(self, error: RuleError, diff: Sequence[str]) -> None:
        super().__init__(error.message, error.path, error.line, error.column, error.source_line)
        self.diff = tuple(diff)


def failures(rulebook: Rulebook, base: Rulebook | None = None) -> Iterator[RuleError]:
    """An error for each example that does not hold, with its place in the rule's file; rules of `base` are not
    tried.
    """
    return (error for example in examples(rulebook, base) if (error := example.tried()) is not None)


def examples(rulebook: Rulebook, base: Rulebook | None = None) -> Iterator[Example]:
    """The examples of all rules and checks but those of `base`, each yet to be tried."""
    base = base or Rulebook()
    for name, language in rulebook.languages.items():
        known = base.languages.get(name, Language(Lexicon({})))
        for time in added(language.times, known.times):
            yield from _of_rule(time, _Times(time, rulebook, name))
        for rule in added(language.rules, known.rules):
            yield from _of_rule(rule, _Claims(rule, rulebook, name))
        for hedge in added(language.hedges, known.hedges):
            yield from _of_rule(hedge, _Hedges(hedge, language))
    for check in added(rulebook.checks, base.checks):
        yield from _of_check(check)


def added(rules: Sequence[T], known: Sequence[T]) -> Iterator[T]:
    old = set(map(id, known))
    return (rule for rule in rules if id(rule) not in old)


class _Trial(Protocol):
    """How the examples of one rule are tried."""

    def accept(self, sentence: str, lines: Sequence[str], /) -> RuleError | None: ...

    def reject(self, sentence: str, /) -> RuleError | None: ...


def _of_rule(rule: RuleBase, trial: _Trial) -> Iterator[Example]:
    name, path = rule.full_name, rule.source.path
    for number, (sentence, lines) in enumerate(rule.accept):
        yield Example(name, "accept", number, sentence, path, partial(trial.accept, sentence, lines))
    for number, sentence in enumerate(rule.reject):
        yield Example(name, "reject", number, sentence, path, partial(trial.reject, sentence))


def _of_check(check: Check) -> Iterator[Example]:
    bare = evolve(check, accept=(), reject=())
    accepts = [("accept", number, evolve(bare, accept=(claims,)), claims) for number, claims in enumerate(check.accept)]
    rejects = [("reject", number, evolve(bare, reject=(claims,)), claims) for number, claims in enumerate(check.reject)]
    for key, number, alone, claims in (*accepts, *rejects):
        text = "; ".join(map(str, claims))
        yield Example(check.name, key, number, text, check.source.path, partial(_checked, alone, claims))


def _checked(check: Check, claims: Sequence[Claim]) -> RuleError | None:
    return next((Unkept(error, [f"  {claim}" for claim in claims]) for error in verify(check)), None)


@frozen
class _Claims:
    rule: ClaimRule
    rulebook: Rulebook
    language: str

    def accept(self, sentence: str, lines: Sequence[str]) -> RuleError | None:
        try:
            wanted = Counter(core(parse_claim(line)) for line in lines)
        except RuleError as wrong:
            return self.rule.error(wrong.message, "accept", sentence)
        why = partial(_missed, self.rule, sentence, self.rulebook.languages[self.language])
        got = self._given(sentence)
        hint = "" if lines else f"; in a list it gives nothing: give its claims in [rule.{self.rule.name}.accept]"
        missing, more = wanted - got, got - wanted
        hint = hint or _unnamed(sentence.partition(" ")[0], missing, more) or _without_now(missing, more)
        return _compared(self.rule, "accept", sentence, got, wanted, why, hint)

    def reject(self, sentence: str) -> RuleError | None:
        return _compared(self.rule, "reject", sentence, self._given(sentence), Counter())

    def _given(self, sentence: str) -> Counter[str]:
        document = Document("example", sentence, EXAMPLE_DAY, language=self.language)
        return Counter(core(c) for c in extract(document, self.rulebook) if c.rule == self.rule.full_name)


def _unnamed(opener: str, missing: Counter[str], more: Counter[str]) -> str:
    """What to do where all that is wrong is that the word which opens a sentence was not taken for a name."""
    for claim in map(parse_claim, missing):
        others = claim.key.who - {slug(opener)}
        if others < claim.key.who and str(evolve(claim, key=evolve(claim.key, who=others))) in more:
            told = "opens the sentence, and nothing tells that it is a name"
            return f"; “{opener}” {told}: bind it in the pattern (<who:name>), or put it farther in"
    return ""


def _without_now(missing: Counter[str], more: Counter[str]) -> str:
    """Why a claim is not told of the article's day."""
    if any(line.replace(f"/{EXAMPLE_DAY}", "/..") in more for line in missing if f"/{EXAMPLE_DAY}" in line):
        return (
            "; <now> is left open, as “was” before it, or another time in the sentence, may look back to a day long ago"
        )
    return ""


def core(claim: Claim) -> str:
    """What a claim says, whatever it assumes and whoever says it."""
    return str(evolve(claim, assumes=frozenset(), said_by=""))


@frozen
class _Times:
    rule: TimeRule
    rulebook: Rulebook
    language: str

    def accept(self, sentence: str, lines: Sequence[str]) -> RuleError | None:
        times = find_times(sentence, EXAMPLE_DAY, self.rulebook, self.language)
        got = Counter(f"{time.text} = {time.value}" for time in times)
        is_read = any(time.rule == self.rule.full_name for time in times)
        why = None if is_read else partial(_missed, self.rule, sentence, self.rulebook.languages[self.language])
        return _compared(self.rule, "accept", sentence, got, Counter(lines), why)

    def reject(self, sentence: str) -> RuleError | None:
        times = find_times(sentence, EXAMPLE_DAY, self.rulebook, self.language)
        got = Counter(time.text for time in times if time.rule == self.rule.full_name)
        return _compared(self.rule, "reject", sentence, got, Counter())


@frozen
class _Hedges:
    hedge: Hedge
    language: Language

    def accept(self, sentence: str, lines: Sequence[str]) -> RuleError | None:
        if self._is_in(sentence):
            return None
        why = _missed(self.hedge, sentence, self.language)
        return self.hedge.error(f"is not in this sentence, where it should be: {why}", "accept", sentence)

    def reject(self, sentence: str) -> RuleError | None:
        if not self._is_in(sentence):
            return None
        return self.hedge.error("is in this sentence, where it should not be", "reject", sentence)

    def _is_in(self, sentence: str) -> bool:
        reader = reader_of(self.language)
        tokens, sentences = reader.tokens(sentence)
        marked = tokens.with_marks(reader.times.marks(reader.times.find(tokens, sentences, EXAMPLE_DAY)))
        return any(self.language.hedges[match.rule] is self.hedge for match in reader.hedges.matches(marked))


def _missed(rule: RuleBase, sentence: str, language: Language) -> str:
    return missed(rule, Prepared(Document("example", sentence, EXAMPLE_DAY), reader_of(language)))


def _compared(
    rule: RuleBase,
    key: str,
    sentence: str,
    got: Counter[str],
    wanted: Counter[str],
    why_nothing: Callable[[], str] | None = None,
    hint: str = "",
) -> Unkept | None:
    if got == wanted:
        return None
    message = f"gives {_listed(got)} where it should give {_listed(wanted)}{hint}"
    if why_nothing is not None and not got:
        message += f": {why_nothing()}"
    both, missing, more = got & wanted, wanted - got, got - wanted
    signed = (("  ", both), ("- ", missing), ("+ ", more))
    diff = [sign + line for sign, lines in signed for line in sorted(lines.elements())]
    return Unkept(rule.error(message, key, sentence), diff)


def _listed(lines: Counter[str]) -> str:
    return "; ".join(f"“{line}”" for line in sorted(lines.elements())) or "nothing"
