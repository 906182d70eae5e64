"""The laws that every rule and check holds, each in one line of a test suite: for the built-in ones, and for a user's.

Each law takes a rulebook, and the one that it was loaded over: what that has is not tried again. How many examples are
drawn for each rule and check is up to hypothesis's settings profile, or told as `examples`. A law that does not hold
raises AssertionError with the smallest example found, which names the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.check import check_claims
from factcheck.examples import EXAMPLE_DAY, added, failures
from factcheck.extract import extract
from factcheck.language.checks import Check
from factcheck.language.claims import parse_claim
from factcheck.language.rulebook import Rulebook
from factcheck.language.rules import ClaimRule
from factcheck.model import Claim, Document, Key
from factcheck.prepared import Prepared
from factcheck.reader import reader_of
from factcheck.testing.narrowing import narrower, wider
from factcheck.testing.plain_scan import Plain, kinds_of
from factcheck.testing.sentences import Sentence, sentences

#: What may stand around a sentence without making it say anything else.
_FRONT = "Nobody spoke.\n\n"
_CARRIERS = (("", ""), (_FRONT, ""), ("", "\n\nNobody spoke."), ("\n\n\n", "\n"))


def assert_laws(rulebook: Rulebook, base: Rulebook | None = None, examples: int | None = None) -> None:
    """All laws at once, over the same sentences."""
    assert_examples_hold(rulebook, base)
    _each_sentence(rulebook, base, examples, _reads_what_it_writes, _spans_quote_the_text, _fast_finds_what_plain_finds)
    assert_rejects_stay_silent(rulebook, base)
    assert_order_and_copies_change_nothing(rulebook, base, examples)
    assert_dates_decide_for_all_that_they_allow(rulebook, base, examples)


def assert_examples_hold(rulebook: Rulebook, base: Rulebook | None = None) -> None:
    """Every example of a rule or check gives what it says."""
    wrong = [str(failure) for failure in failures(rulebook, base)]
    assert not wrong, "\n".join(wrong)


def assert_reads_what_it_writes(rulebook: Rulebook, base: Rulebook | None = None, examples: int | None = None) -> None:
    """Each rule makes of a sentence that its own pattern wrote exactly the claims that the words drawn stand for."""
    _each_sentence(rulebook, base, examples, _reads_what_it_writes)


def assert_spans_quote_the_text(rulebook: Rulebook, base: Rulebook | None = None, examples: int | None = None) -> None:
    """A claim's span quotes its words, its line parses back, and so many characters in front move its span by as many
    and change nothing else.
    """
    _each_sentence(rulebook, base, examples, _spans_quote_the_text)


def assert_fast_finds_what_plain_finds(
    rulebook: Rulebook, base: Rulebook | None = None, examples: int | None = None
) -> None:
    """The matching engine finds of each rule what its slow and obvious twin finds."""
    _each_sentence(rulebook, base, examples, _fast_finds_what_plain_finds)


def assert_rejects_stay_silent(rulebook: Rulebook, base: Rulebook | None = None) -> None:
    """No rule reads a sentence that it rejects, whatever stands around it."""
    for language, rule in _rules(rulebook, base):
        for reject in rule.reject:
            for before, behind in _CARRIERS:
                document = Document("reject", before + reject + behind, EXAMPLE_DAY, language=language)
                got = [str(claim) for claim in extract(document, rulebook) if claim.rule == rule.full_name]
                assert not got, f"{rule.full_name} reads {got} in “{document.text}”, and rejects it"


def assert_order_and_copies_change_nothing(
    rulebook: Rulebook, base: Rulebook | None = None, examples: int | None = None
) -> None:
    """Claims in another order, each of them twice, or beside claims of somebody else, give the same findings."""

    def law(check: Check, claims: Sequence[Claim], data: st.DataObject) -> None:
        found = check_claims(claims, [check])
        shuffled = data.draw(st.permutations([*claims, *claims]))
        elsewhere = [_elsewhere(claim) for claim in claims]
        assert check_claims(shuffled, [check]) == found, f"{check.name}: order or copies count"
        own = {claim.document for claim in claims}
        beside = [each for each in check_claims([*claims, *elsewhere], [check]) if each.claims[0].document in own]
        assert beside == found, f"{check.name}: claims of somebody else count"

    _each_example(rulebook, base, examples, law)


def assert_dates_decide_for_all_that_they_allow(
    rulebook: Rulebook, base: Rulebook | None = None, examples: int | None = None
) -> None:
    """Narrowing the dates of claims withdraws no finding of theirs, and widening them adds none."""

    def law(check: Check, claims: Sequence[Claim], data: st.DataObject) -> None:
        if check.chain or any(claim.status == "planned" or claim.when is None for claim in claims):
            return  # plans are overtaken by dates too
        is_found = bool(check_claims(claims, [check]))
        change = narrower if is_found else wider
        changed = [evolve(claim, when=data.draw(change(claim.when))) for claim in claims if claim.when is not None]
        assert bool(check_claims(changed, [check])) == is_found, (
            f"{check.name}: {'narrowed' if is_found else 'widened'} to {[str(claim) for claim in changed]}"
        )

    _each_example(rulebook, base, examples, law)


def _reads_what_it_writes(rule: ClaimRule, sentence: Sentence, rulebook: Rulebook) -> None:
    got = [str(claim) for claim in extract(sentence.document, rulebook) if claim.rule == rule.full_name]
    wanted = [str(claim) for claim in sentence.claims]
    assert got == wanted, f"{rule.full_name} wrote “{sentence.text}” for {wanted}, and reads {got}"


def _spans_quote_the_text(rule: ClaimRule, sentence: Sentence, rulebook: Rulebook) -> None:
    found = extract(sentence.document, rulebook)
    for claim in found:
        quoted = sentence.text[claim.span.start : claim.span.stop]
        assert quoted == claim.quote, f"the span of {claim.rule} quotes “{quoted}”, not “{claim.quote}”"
        assert str(parse_claim(str(claim))) == str(claim), f"{claim.rule} gives “{claim}”, which does not parse back"
    moved = extract(evolve(sentence.document, text=_FRONT + sentence.text), rulebook)
    places = [f"{claim} at {claim.span.start + len(_FRONT)}" for claim in found]
    now = [f"{claim} at {claim.span.start}" for claim in moved]
    assert now == places, f"{rule.full_name}: a paragraph before “{sentence.text}” makes it {now}, not {places}"


def _fast_finds_what_plain_finds(rule: ClaimRule, sentence: Sentence, rulebook: Rulebook) -> None:
    language = rulebook.languages[sentence.document.language]
    reader = reader_of(language)
    text, number = Prepared(sentence.document, reader), language.rules.index(rule)
    plain = Plain(text.tokens.pieces, language.lexicon, kinds_of(text.tokens)).matches(language.rules, only=number)
    fast = [
        (match.rule, match.start, match.stop, dict(match.slots))
        for match in reader.claims.matches(text.tokens)
        if match.rule == number
    ]
    assert fast == plain, f"{rule.full_name} in “{sentence.text}”: {fast}, and slowly {plain}"


def _elsewhere(claim: Claim) -> Claim:
    """The same of other people, in another place, told by another article in other words."""

    def other(name: str) -> str:
        return name and f"{name}-elsewhere"

    key = claim.key
    key = Key(key.what, [other(name) for name in key.who], other(key.where), other(key.of))
    return evolve(claim, key=key, document=f"{claim.document} elsewhere", context=other(claim.context))


def _rules(rulebook: Rulebook, base: Rulebook | None) -> Iterator[tuple[str, ClaimRule]]:
    for name, language in rulebook.languages.items():
        known = base.languages[name].rules if base and name in base.languages else ()
        yield from ((name, rule) for rule in added(language.rules, known))


def _each_sentence(
    rulebook: Rulebook,
    base: Rulebook | None,
    examples: int | None,
    *laws: Callable[[ClaimRule, Sentence, Rulebook], None],
) -> None:
    for language, rule in _rules(rulebook, base):

        def all_hold(sentence: Sentence, rule: ClaimRule = rule) -> None:
            for law in laws:
                law(rule, sentence, rulebook)

        if not rule.regex:  # a regular expression writes nothing
            _holds(all_hold, examples, sentences(rule, rulebook, language))


def _each_example(
    rulebook: Rulebook,
    base: Rulebook | None,
    examples: int | None,
    law: Callable[[Check, Sequence[Claim], st.DataObject], None],
) -> None:
    for check in added(rulebook.checks, base.checks if base else ()):
        _holds(partial(law, check), examples, st.sampled_from([*check.accept, *check.reject]), st.data())


def _holds(law: Callable[..., None], examples: int | None, *drawn: st.SearchStrategy[Any]) -> None:
    """Try a law as hypothesis does, however long it takes to draw for it."""
    quiet = settings(deadline=None, suppress_health_check=list(HealthCheck))
    quiet = settings(quiet, max_examples=examples) if examples else quiet
    quiet(given(st.tuples(*drawn))(lambda values: law(*values)))()
