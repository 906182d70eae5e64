"""The public functions, with the built-in rules unless others are given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path

from factcheck.cache import kept
from factcheck.check import check_claims
from factcheck.extract import extract as extract_by
from factcheck.extract import find_times as find_times_by
from factcheck.language.rulebook import Rulebook
from factcheck.link import link
from factcheck.model import Claim, Document, Finding, Published
from factcheck.parallel import spread
from factcheck.reader import reader_of
from factcheck.spelling import spelling
from factcheck.times.expression import TimeExpression
from factcheck.wanted import DOCUMENT, NONE, RULEBOOK, each, require


def rules_folder() -> Path:
    """Where the rules are that come with the package: beside it in a checkout, inside it when installed from a
    wheel.
    """
    package = Path(__file__).parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


@lru_cache(maxsize=1)
def builtin_rules() -> Rulebook:
    """The rules that come with the package."""
    return whole_rules(rules_folder(), str(rules_folder()))


def given_or_builtin(rulebook: Rulebook | None) -> Rulebook:
    """The rules that are given, or else the built-in ones. Raises TypeError where what is given is no rulebook."""
    require(rulebook, (Rulebook, NONE), RULEBOOK)
    return rulebook or builtin_rules()


def whole_rules(place: Path, called: str) -> Rulebook:
    """A folder that is a rulebook by itself, from the cache where rules of this name were made of the same files."""
    files = (
        part for file in sorted(place.rglob("*.toml")) for part in (bytes(file.relative_to(place)), file.read_bytes())
    )
    return kept([called.encode(), *files], partial(_ready, place))


def _ready(place: Path) -> Rulebook:
    """A rulebook with all that reads by it built."""
    rulebook = Rulebook.load(place)
    for language in rulebook.languages.values():
        reader_of(language).complete()
    return rulebook


def find_times(text: str, published: Published = None, rulebook: Rulebook | None = None) -> list[TimeExpression]:
    """The time expressions of an English text, in its order.

    `published` is the day that “today” means: a When, a `datetime.date`, EDTF text, or None where it is unknown. Raises
    ValueError where the text is no date.
    """
    return find_times_by(text, published, given_or_builtin(rulebook))


def extract(document: Document, rulebook: Rulebook | None = None) -> list[Claim]:
    """The dated claims of a document, in the order of its text."""
    return extract_by(document, given_or_builtin(rulebook))


def extract_all(
    documents: Iterable[Document], rulebook: Rulebook | None = None, jobs: int = 1
) -> Iterator[list[Claim]]:
    """The claims of each document, in their order. Many documents are read by so many processes, and few at a time."""
    require(jobs, int, "a number of jobs")
    given = each(documents, Document, DOCUMENT)
    return spread(partial(extract_by, rulebook=given_or_builtin(rulebook)), given, jobs)


def check(
    documents: Iterable[Document],
    rulebook: Rulebook | None = None,
    aliases: Mapping[str, str] | None = None,
    facts: Iterable[Claim] = (),
    jobs: int = 1,
) -> list[Finding]:
    """What in these documents, and against these facts, cannot all be true, each finding with the fewest claims that
    show it. Many documents are read by so many processes.

    `aliases` gives names, as a newsroom writes them, their one name: {"JPMorgan": "JPMorgan Chase"}. `facts` are claims
    that the house holds to be true.
    """
    _, findings = examine(documents, rulebook, aliases, facts, jobs)
    return findings


def examine(
    documents: Iterable[Document],
    rulebook: Rulebook | None = None,
    aliases: Mapping[str, str] | None = None,
    facts: Iterable[Claim] = (),
    jobs: int = 1,
) -> tuple[list[Claim], list[Finding]]:
    """The claims of all documents, article by article and what is one thing under one key; and what `check` finds."""
    book = given_or_builtin(rulebook)
    require(aliases, (Mapping, NONE), "a mapping of names, such as {'JPMorgan': 'JPMorgan Chase'},")
    known = each(facts, Claim, "a claim, such as factcheck.extract(document) gives,")
    claims = [*known, *(claim for found in extract_all(documents, book, jobs) for claim in found)]
    linked = link(claims, spelling(book, aliases))
    return linked, check_claims(linked, book.checks)
