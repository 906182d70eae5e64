"""Articles that make the claims that they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from factcheck.api import given_or_builtin
from factcheck.examples import EXAMPLE_DAY, core
from factcheck.extract import extract
from factcheck.language.claims import parse_claim
from factcheck.language.rulebook import Rulebook
from factcheck.model import Claim, Document, Published, as_day
from factcheck.testing.sayings import makers, makes_just, sayings
from factcheck.wanted import each
from factcheck.when import When


def articles(
    claims: Iterable[Claim | str],
    rulebook: Rulebook | None = None,
    published: Published = None,
    id: str = "article",
    language: str = "en",
) -> st.SearchStrategy[Document]:
    """Articles that make these claims, each in a sentence of its own, in this order, and none beside them but what a
    rule that says one makes of the same words: who is on a first visit since 2016 was there in 2016. Those made are
    equal to those asked for but for what is assumed and who says it: `core(claim)` is the line to compare.

    Claims may be given in their notation; `tellable()` draws some that can be told. The article is of the day of
    `published`; without it, of the day on which the claims are told, or that of the rules' examples. Raises ValueError
    for a claim that no rule can say on that day, and for claims told on several days.
    """
    given = each(claims, (Claim, str), "a claim, or its line as str(claim) gives it,")
    asked = [parse_claim(claim) if isinstance(claim, str) else claim for claim in given]
    book, day = given_or_builtin(rulebook), as_day(published) or _told(asked)
    told = [_sayings(claim, day, book, language) for claim in asked]
    joins = st.sampled_from((" ", "\n\n"))

    def written(sentences: Sequence[str], join: str) -> Document:
        return Document(id, join.join(sentences), day, language=language)

    def reads(document: Document) -> bool:
        return makes_just(asked, extract(document, book))

    return st.builds(written, st.tuples(*map(st.sampled_from, told)), joins).filter(reads)


def _told(claims: Sequence[Claim]) -> When:
    days = list(dict.fromkeys(claim.told for claim in claims if claim.told is not None))
    if len(days) > 1:
        raise ValueError(f"one article is told on one day, not on {' and '.join(map(str, days))}")
    return days[0] if days else EXAMPLE_DAY


def _sayings(claim: Claim, day: When, rulebook: Rulebook, language: str) -> Sequence[str]:
    bare = parse_claim(core(claim))
    if found := sayings(bare, day, rulebook, language):
        return found
    able = makers(bare, day, rulebook, language)
    why = f"what {', '.join(able)} can write is read otherwise" if able else "none makes such claims"
    raise ValueError(f"no rule says “{bare}” on {day}: {why}; tellable() draws claims that can be told")


def tellable(rulebook: Rulebook | None = None, language: str = "en") -> st.SearchStrategy[Claim]:
    """Claims that an article of the day of the rules' examples can be asked to make: those of the examples that some
    rule can say in words of its own. Raises UnknownName, a KeyError, for a language that is not there.
    """
    book = given_or_builtin(rulebook)
    lines = (line for rule in book.languages[language].rules for _, given in rule.accept for line in given)
    examples = sorted(set(lines), key=lambda line: (len(line), line))

    def can_be_told(claim: Claim) -> bool:
        return bool(sayings(parse_claim(core(claim)), EXAMPLE_DAY, book, language))

    return st.sampled_from(examples).map(parse_claim).filter(can_be_told)
