"""Sentences that a rule reads, each with the claims that it makes: written by the rule's own pattern, and set where its
own examples have what they say.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import cast

from attrs import frozen
from hypothesis import strategies as st

from factcheck.api import given_or_builtin
from factcheck.automaton import Extent
from factcheck.brief import Brief
from factcheck.examples import EXAMPLE_DAY
from factcheck.extract import claims_by, extract, spans_read
from factcheck.language.errors import UnknownName
from factcheck.language.patterns import Slot
from factcheck.language.rulebook import Language, Rulebook
from factcheck.language.rules import ClaimRule
from factcheck.model import Claim, Document, Span
from factcheck.prepared import Prepared
from factcheck.reader import LanguageReader, reader_of
from factcheck.scan import Match
from factcheck.testing.phrases import Phrase, Writer
from factcheck.testing.plain_scan import Plain, kinds_of
from factcheck.wanted import require

_MARKS = " ,.:;-/)'"  # what a frame need not say again behind a phrase that ends in a mark


@cache
def _slot(type_name: str) -> Slot:
    return Slot("", type_name)


@frozen(repr=False)
class Sentence(Brief):
    """A text, the span of it that a rule wrote, and the claims that the rule makes of it."""

    document: Document
    span: Span
    claims: tuple[Claim, ...]

    @property
    def text(self) -> str:
        return self.document.text

    def __repr__(self) -> str:
        return f"<Sentence “{self.text}” {'; '.join(map(str, self.claims))}>"


@lru_cache(maxsize=4)
def ready(document: Document, reader: LanguageReader) -> Prepared:
    """A document made ready: once for whoever tries what it was drawn for, and not for long."""
    return Prepared(document, reader)


@lru_cache(maxsize=8)
def writer_of(language: Language) -> Writer:
    """What writes by the rules of a language, made once."""
    return Writer(reader_of(language))


def phrases(type_name: str, rulebook: Rulebook | None = None, language: str = "en") -> st.SearchStrategy[str]:
    """What a slot of a type can hold. Raises UnknownName, a KeyError, for a type or language that is not there."""
    require(type_name, str, 'the name of a type, such as "past",')
    book = given_or_builtin(rulebook)
    types = book.languages[language].lexicon.types
    if type_name not in types:
        raise UnknownName("type", type_name, types)
    return writer_of(book.languages[language]).type(type_name).map(lambda phrase: phrase.text)


def sentences(
    rule: ClaimRule | str, rulebook: Rulebook | None = None, language: str = "en"
) -> st.SearchStrategy[Sentence]:
    """Sentences that a claim rule of this rulebook, "family/name", reads; those whose words say something else as well
    are left out. Raises ValueError for a rule that is a regular expression, which writes nothing, for one that reads no
    example of its own, and for a check, a hedge or a rule of times; UnknownName, a KeyError, where the rulebook has no
    such rule or language.
    """
    require(rule, (ClaimRule, str), 'a claim rule or its name, such as "gap/first-since",')
    book = given_or_builtin(rulebook)
    own = _rule(rule, book, language) if isinstance(rule, str) else rule
    if own.regex:
        raise ValueError(f"{own.full_name} is a regular expression, which writes nothing")
    written = writer_of(book.languages[language]).pattern(own.pattern)
    frames = _frames(own, book, language)
    if not frames:
        raise ValueError(
            f"{own.full_name} reads none of the examples that it accepts: nothing tells what stands around"
        )
    tried = st.builds(_Setter(own, book, language).sentence, written, st.sampled_from(frames))
    return tried.filter(bool).map(lambda found: cast(Sentence, found))


def _rule(name: str, rulebook: Rulebook, language: str) -> ClaimRule:
    own = rulebook.languages[language]
    known = {rule.full_name: rule for rule in own.rules}
    if name in known:
        return known[name]
    others = {check.name: "check" for check in rulebook.checks}
    others |= {rule.full_name: "rule of times" for rule in own.times} | {each.full_name: "hedge" for each in own.hedges}
    if name in others:
        raise ValueError(f"{name} is a {others[name]}: sentences are written by claim rules alone")
    raise UnknownName("claim rule", name, known)


def _frames(rule: ClaimRule, rulebook: Rulebook, language: str) -> list[tuple[str, str]]:
    """What stands before and behind the words that a rule reads in its own examples."""
    found = []
    for text, _ in rule.accept:
        document = Document("example", text, EXAMPLE_DAY, language=language)
        spans = [claim.span for claim in extract(document, rulebook) if claim.rule == rule.full_name]
        if spans:
            found.append((text[: spans[0].start], text[spans[0].stop :]))
    return found


class _Setter:
    """Sets what one rule wrote into texts, and reads there what the rule makes of it."""

    def __init__(self, rule: ClaimRule, rulebook: Rulebook, language: str) -> None:
        self._language, self._reader = language, reader_of(rulebook.languages[language])
        self._number = self._reader.language.rules.index(rule)
        self._rule = rule

    def sentence(self, phrase: Phrase, frame: tuple[str, str]) -> Sentence | None:
        """The sentence, or None where its words are joined otherwise than the rule meant, another rule speaks, or it
        would open with the end of a word: “’s first since 2016”.
        """
        before, behind = frame
        if phrase.text.startswith(("'", "’")) and not before.strip():
            return None
        said = phrase.text if before.strip() else phrase.text[:1].upper() + phrase.text[1:]
        if phrase.tail:
            behind = phrase.tail + behind.lstrip(_MARKS)
        document = Document("sentence", before + said + behind, EXAMPLE_DAY, language=self._language)
        text = ready(document, self._reader)
        offsets = [offset - len(before) for offset in text.tokens.offsets]
        plain = Plain(text.tokens.pieces, text.lexicon, kinds_of(text.tokens))
        starts = {offset: at for at, offset in enumerate(offsets)}  # of empty pieces the last, and for stops the first
        stops = {offset: at for at, offset in reversed([*enumerate(offsets)])}
        found: dict[str, Extent] = {}
        for name, (kind, first, last) in {**phrase.slots, "": ("", 0, len(said))}.items():
            start, stop = starts.get(first), stops.get(last)
            if start is None or stop is None:
                return None
            pattern, end = (_slot(kind), stop) if name else (self._rule.pattern, stop + bool(phrase.tail))
            if end not in plain.ends(pattern, start):
                return None
            found[name] = kind, start, stop
        _, start, stop = found.pop("")
        preferred = plain.preferred(self._rule.pattern, start, stop + bool(phrase.tail))
        if {name: extent[1:] for name, extent in preferred.items()} != {n: extent[1:] for n, extent in found.items()}:
            return None  # “in Lima” as a place, and as words of no account
        found = preferred
        claims = claims_by(self._rule, text, Match(self._number, start, stop, found))
        span = Span(len(before), len(before) + len(said))
        is_read = claims and not self._is_overtaken(text, span)
        return Sentence(document, span, tuple(claims)) if is_read else None

    def _is_overtaken(self, text: Prepared, span: Span) -> bool:
        """Whether what another rule reads there, or this one in a longer stretch, leaves this match unsaid."""
        read = spans_read(text)
        if (self._rule.full_name, span) in read:
            return False
        return any(other.start < span.stop and span.start < other.stop for _, other in read)
