"""The laws that every rule and check holds, each in one line of a test suite: for the built-in ones, and for a user's.

Each law takes a rulebook, and the one that it was loaded over: what that has is not tried again. How many examples are
drawn for each rule and check is up to hypothesis's settings profile, or told as `examples`. A law that does not hold
raises AssertionError: with the law, the rule and its place, the smallest example found, and what came of it. Where
there is nothing to try, it raises ValueError.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property, partial
from typing import Any

from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from factcheck.check import check_claims
from factcheck.examples import EXAMPLE_DAY, NOTHING, added
from factcheck.examples import examples as all_examples
from factcheck.extract import claims_of, extract
from factcheck.language.checks import Check
from factcheck.language.claims import parse_claim
from factcheck.language.errors import RuleError
from factcheck.language.rulebook import Rulebook
from factcheck.language.rules import ClaimRule
from factcheck.model import Claim, Document, Finding, Key
from factcheck.reader import reader_of
from factcheck.testing.narrowing import narrower, wider
from factcheck.testing.plain_scan import Plain, kinds_of
from factcheck.testing.sentences import Sentence, ready, sentences
from factcheck.testing.verdicts import (
    BARS,
    FAST,
    MOVES,
    NARROWED,
    ORDER,
    OTHERS,
    PARSES,
    QUOTES,
    READS,
    REJECTS,
    WIDENED,
    WRITES,
    Law,
    compared,
    notations,
    unkept,
)
from factcheck.wanted import NONE, RULEBOOK, require

#: What may stand around a sentence without making it say anything else.
_FRONT = "Nobody spoke.\n\n"
_CARRIERS = (("", ""), (_FRONT, ""), ("", "\n\nNobody spoke."), ("\n\n\n", "\n"))


def assert_laws(rulebook: Rulebook, base: Rulebook | None = None, examples: int | None = None) -> None:
    """All laws at once, over the same sentences."""
    __tracebackhide__ = True
    assert_rejects_stay_silent(rulebook, base)
    assert_examples_hold(rulebook, base)
    _each_sentence(rulebook, base, examples, _reads_what_it_writes, _spans_quote_the_text, _fast_finds_what_plain_finds)
    assert_order_and_copies_change_nothing(rulebook, base, examples)
    assert_dates_decide_for_all_that_they_allow(rulebook, base, examples)


def assert_examples_hold(rulebook: Rulebook, base: Rulebook | None = None) -> None:
    """Every example of a rule or check gives what it says."""
    __tracebackhide__ = True
    _require_books(rulebook, base)
    tried = ((example, example.tried()) for example in all_examples(rulebook, base))
    if wrong := [unkept(example, error) for example, error in tried if error is not None]:
        raise AssertionError("\n".join(wrong))


def assert_reads_what_it_writes(rulebook: Rulebook, base: Rulebook | None = None, examples: int | None = None) -> None:
    """Each rule makes of a sentence that its own pattern wrote exactly the claims that the words drawn stand for."""
    __tracebackhide__ = True
    _each_sentence(rulebook, base, examples, _reads_what_it_writes)


def assert_spans_quote_the_text(rulebook: Rulebook, base: Rulebook | None = None, examples: int | None = None) -> None:
    """A claim's span quotes its words, its line parses back, and so many characters in front move its span by as many
    and change nothing else.
    """
    __tracebackhide__ = True
    _each_sentence(rulebook, base, examples, _spans_quote_the_text)


def assert_fast_finds_what_plain_finds(
    rulebook: Rulebook, base: Rulebook | None = None, examples: int | None = None
) -> None:
    """The matching engine finds of each rule what its slow and obvious twin finds."""
    __tracebackhide__ = True
    _each_sentence(rulebook, base, examples, _fast_finds_what_plain_finds)


def assert_rejects_stay_silent(rulebook: Rulebook, base: Rulebook | None = None) -> None:
    """No rule reads a sentence that it rejects, whatever stands around it."""
    __tracebackhide__ = True
    for language, rule in _rules(rulebook, base):
        for reject in rule.reject:
            for before, behind in _CARRIERS:
                document = Document("reject", before + reject + behind, EXAMPLE_DAY, language=language)
                if got := _by(rule, extract(document, rulebook)):
                    hint = f"it reads “{got[0].quote}”, which {BARS}"
                    place = rule.error("", "reject", reject)
                    raise REJECTS.broken(rule, [repr(document.text)], compared([], list(map(str, got))), [hint], place)


def assert_order_and_copies_change_nothing(
    rulebook: Rulebook, base: Rulebook | None = None, examples: int | None = None
) -> None:
    """Claims in another order, each of them twice, beside copies of their articles, or beside claims of somebody else
    give the same findings.
    """
    __tracebackhide__ = True

    def law(check: Check, claims: Sequence[Claim], data: st.DataObject) -> None:
        found, own = check_claims(claims, [check]), {claim.document for claim in claims}
        shuffled = data.draw(st.permutations([*claims, *claims, *map(_copied, claims)]))
        if (other := _of(own, check_claims(shuffled, [check]))) != found:
            raise ORDER.broken(check, notations(shuffled), compared(_messages(found), _messages(other)))
        elsewhere = [_elsewhere(claim) for claim in claims]
        if (beside := _of(own, check_claims([*claims, *elsewhere], [check]))) != found:
            hints = [] if check.mentions("key") else ["its conditions ask for no key, and so hold of anybody"]
            tried = notations([*claims, *elsewhere])
            raise OTHERS.broken(check, tried, compared(_messages(found), _messages(beside)), hints)

    _each_example(rulebook, base, examples, law)


def assert_dates_decide_for_all_that_they_allow(
    rulebook: Rulebook, base: Rulebook | None = None, examples: int | None = None
) -> None:
    """Narrowing the dates of claims withdraws no finding of theirs, and widening them adds none."""
    __tracebackhide__ = True

    def law(check: Check, claims: Sequence[Claim], data: st.DataObject) -> None:
        if check.chain or any(claim.status == "planned" or claim.when is None for claim in claims):
            return  # plans are overtaken by dates too
        found = check_claims(claims, [check])
        change = narrower if found else wider
        changed = [evolve(claim, when=data.draw(change(claim.when))) for claim in claims if claim.when is not None]
        now = check_claims(changed, [check])
        if bool(now) != bool(found):
            tried = [f"{was}, and @ {claim.date}" for was, claim in zip(notations(claims), changed, strict=True)]
            raise (NARROWED if found else WIDENED).broken(check, tried, compared(_messages(found), _messages(now)))

    _each_example(rulebook, base, examples, law)


class _Reading:
    """A sentence that a rule wrote, as it is read: once, for all laws."""

    def __init__(self, rule: ClaimRule, sentence: Sentence, rulebook: Rulebook) -> None:
        self.rule, self.sentence, self.rulebook = rule, sentence, rulebook
        self.language = rulebook.languages[sentence.document.language]
        self.reader = reader_of(self.language)
        self.text = ready(sentence.document, self.reader)

    @cached_property
    def claims(self) -> list[Claim]:
        return claims_of(self.text)

    def broken(self, law: Law, wanted: Sequence[str], got: Sequence[str], *hints: str) -> AssertionError:
        return law.broken(self.rule, [repr(self.sentence.text)], compared(wanted, got), hints)


def _reads_what_it_writes(read: _Reading) -> None:
    found = _by(read.rule, read.claims)
    got, wanted = list(map(str, found)), list(map(str, read.sentence.claims))
    if got != wanted:
        span = read.sentence.span
        beyond = [f"it reads “{claim.quote}” too" for claim in found if claim.span != span]
        unused = [f"no claim has the slot <{slot}>" for slot in sorted(read.rule.binds - read.rule.asks) if slot]
        raise read.broken(READS, wanted, got, *dict.fromkeys((*beyond, *unused)))


def _spans_quote_the_text(read: _Reading) -> None:
    sentence = read.sentence
    for claim in read.claims:
        quoted = sentence.text[claim.span.start : claim.span.stop]
        if quoted != claim.quote:
            raise read.broken(QUOTES, [claim.quote], [quoted], f"the claim is of {claim.rule}")
        if (back := _parsed_back(claim)) != str(claim):
            raise read.broken(PARSES, [str(claim)], [back], f"the claim is of {claim.rule}")
    moved = extract(evolve(sentence.document, text=_FRONT + sentence.text), read.rulebook)
    places = [f"{claim} at {claim.span.start + len(_FRONT)}" for claim in read.claims]
    now = [f"{claim} at {claim.span.start}" for claim in moved]
    if now != places:
        raise read.broken(MOVES, places, now, f"the paragraph is {_FRONT.strip()!r}")


def _parsed_back(claim: Claim) -> str:
    try:
        return str(parse_claim(str(claim)))
    except RuleError as wrong:
        return wrong.message


def _fast_finds_what_plain_finds(read: _Reading) -> None:
    tokens, rules = read.text.tokens, read.language.rules
    number = rules.index(read.rule)
    plain = Plain(tokens.pieces, read.language.lexicon, kinds_of(tokens)).matches(rules, only=number)
    fast = [
        (match.rule, match.start, match.stop, dict(match.slots))
        for match in read.reader.claims.matches(tokens)
        if match.rule == number
    ]
    if fast != plain:
        slow, quick = ([f"pieces {start}-{stop}: {slots}" for _, start, stop, slots in each] for each in (plain, fast))
        raise read.broken(FAST, slow, quick, "the rule is not at fault, but the matcher is")


def _by(rule: ClaimRule, claims: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.rule == rule.full_name]


def _messages(findings: Sequence[Finding]) -> list[str]:
    return [finding.message for finding in findings]


def _copied(claim: Claim) -> Claim:
    """The same in a copy of its article, of the same day."""
    return evolve(claim, document=f"{claim.document} again")


def _of(documents: Collection[str], findings: Sequence[Finding]) -> list[Finding]:
    """The findings that rest on anything in these."""
    return [finding for finding in findings if any(claim.document in documents for claim in finding.claims)]


def _elsewhere(claim: Claim) -> Claim:
    """The same of other people, in another place, told by another article in other words."""

    def other(name: str) -> str:
        return name and f"{name}-elsewhere"

    key = claim.key
    key = Key(key.what, [other(name) for name in key.who], other(key.where), other(key.of))
    return evolve(claim, key=key, document=f"{claim.document} elsewhere".strip(), context=other(claim.context))


def _require_books(rulebook: Rulebook, base: Rulebook | None) -> None:
    require(rulebook, Rulebook, RULEBOOK)
    require(base, (Rulebook, NONE), RULEBOOK)
    if next(all_examples(rulebook, base), None) is None:
        raise ValueError(NOTHING + ": the rulebook has no more than its base" * (base is not None))


def _rules(rulebook: Rulebook, base: Rulebook | None) -> Iterator[tuple[str, ClaimRule]]:
    _require_books(rulebook, base)
    for name, language in rulebook.languages.items():
        known = base.languages[name].rules if base and name in base.languages else ()
        yield from ((name, rule) for rule in added(language.rules, known))


def _each_sentence(
    rulebook: Rulebook,
    base: Rulebook | None,
    examples: int | None,
    *laws: Callable[[_Reading], None],
) -> None:
    __tracebackhide__ = True
    for language, rule in _rules(rulebook, base):

        def all_hold(sentence: Sentence, rule: ClaimRule = rule) -> None:
            read = _Reading(rule, sentence, rulebook)
            for law in laws:
                law(read)

        if rule.regex:  # a regular expression writes nothing
            continue
        try:
            _holds(all_hold, examples, sentences(rule, rulebook, language))
        except Unsatisfiable:
            raise WRITES.broken(rule, rule.accept[0][:1], []) from None


def _each_example(
    rulebook: Rulebook,
    base: Rulebook | None,
    examples: int | None,
    law: Callable[[Check, Sequence[Claim], st.DataObject], None],
) -> None:
    __tracebackhide__ = True
    _require_books(rulebook, base)
    for check in added(rulebook.checks, base.checks if base else ()):
        _holds(partial(law, check), examples, st.sampled_from([*check.accept, *check.reject]), st.data())


def _holds(law: Callable[..., None], examples: int | None, *drawn: st.SearchStrategy[Any]) -> None:
    """Try a law as hypothesis does, however long it takes to draw for it; what it says of one that does not hold is
    all that is told, without the lines of code that hypothesis would trace for long.
    """
    __tracebackhide__ = True
    phases = [phase for phase in settings().phases if phase is not Phase.explain]
    quiet = settings(deadline=None, suppress_health_check=list(HealthCheck), phases=phases, report_multiple_bugs=False)
    quiet = settings(quiet, max_examples=examples) if examples else quiet
    try:
        quiet(given(st.tuples(*drawn))(lambda values: law(*values)))()
    except AssertionError as broken:
        raise AssertionError(*broken.args) from None
