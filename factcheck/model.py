"""The values that pass between the stages: documents, keys, claims and findings. All are frozen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Literal, get_args

from attrs import field, frozen

from factcheck.brief import Brief, as_set
from factcheck.length import Length
from factcheck.wanted import NONE, require
from factcheck.when import When

Kind = Literal["happened", "absent", "recurs", "counted", "ordered", "falls"]
Status = Literal["asserted", "planned", "hedged", "denied"]
Severity = Literal["error", "warning", "note"]
KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)
#: The gravest first.
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

#: What happens once to everybody: claims of it are of persons.
LIVES = ("birth", "death")
#: The rule of claims that no article makes: the reference facts of whoever checks.
FACTS = "facts/line"
#: What a `falls` claim says of its date, Monday first.
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: How each kind of claim introduces its length in the notation.
LENGTH_WORD: dict[Kind, str] = {"recurs": "every", "ordered": "by"}
MAX_MEMO = 50_000  # names whose slugs are remembered
#: Days from which on a range is given in months too.
_MONTH = 27


def slug(name: str) -> str:
    """The canonical form of a name: lower case, no diacritics, words joined by single hyphens.

    >>> slug("São Paulo’s  Bienal")
    'sao-paulos-bienal'
    """
    return _slug(name)


@lru_cache(maxsize=MAX_MEMO)
def _slug(name: str) -> str:
    require(name, str, "a name")
    plain = unicodedata.normalize("NFKD", name).casefold().replace("'", "").replace("’", "")
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return "-".join(kept.split())


def _slugs(names: Iterable[str]) -> frozenset[str]:
    if isinstance(names, str) or not isinstance(names, Iterable):
        raise TypeError(f"who is a collection of names, not {names!r}")
    return frozenset(filter(None, map(slug, names)))


def _frozen(names: Iterable[str]) -> frozenset[str]:
    return frozenset(names)


@frozen(repr=False)
class Span(Brief):
    """Characters [start, stop) of a document's text."""

    start: int
    stop: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.stop:
            raise ValueError(f"not a span: {self.start}–{self.stop}")


Published = When | str | date | None


def as_day(published: Published) -> When | None:
    """The day that counts as "now": a When as it is, a date of Python's, EDTF text, or None where that is empty.

    Raises ValueError for a text that is no EDTF date, TypeError for anything else.
    """
    if isinstance(published, str):
        return When.parse(published) if published else None
    if isinstance(published, date):
        return When.day(published.year, published.month, published.day)
    if published is not None and not isinstance(published, When):
        raise TypeError(f"published is a When, a date, its EDTF text or None, not {published!r}")
    return published


@frozen(repr=False)
class Document(Brief):
    """One article.

    `published` is the day that counts as "now" for it: a `When`, a `datetime.date`, EDTF text, or None where it is
    unknown (nothing relative is resolved then). Raises ValueError where the text is no EDTF date, and TypeError where
    the rest is no text.
    """

    id: str
    text: str
    published: When | None = field(default=None, converter=as_day)
    title: str = ""
    source: str = ""
    url: str = ""
    language: str = "en"

    def __attrs_post_init__(self) -> None:
        for name in ("id", "text", "title", "source", "url", "language"):
            require(getattr(self, name), str, f"a text as the `{name}` of a Document")


@frozen(repr=False)
class Key(Brief):
    """What a claim is about: what happened, by or to whom, where, and what qualifies it. Every part is a slug, or
    empty.

    In an `ordered` claim `of` is the later of the two events.
    """

    what: str = field(converter=slug)
    who: frozenset[str] = field(default=frozenset(), converter=_slugs, repr=as_set)
    where: str = field(default="", converter=slug)
    of: str = field(default="", converter=slug)

    def __attrs_post_init__(self) -> None:
        if not self.what:
            raise ValueError("a key says at least what happened")

    @property
    def named(self) -> bool:
        """Whether anybody or any place is named, so that other articles can speak of the same thing."""
        return bool(self.who or self.where)

    def covers(self, other: Key) -> bool:
        """Whether everything that `other` is about is also what this key is about: what one leaves open covers all."""
        return (
            self.what == other.what
            and self.who <= other.who
            and self.where in ("", other.where)
            and self.of in ("", other.of)
        )

    def __str__(self) -> str:
        parts = [self.what]
        if self.of:
            parts.append(f"of {self.of}")
        if self.who:
            parts.append("by " + ", ".join(sorted(self.who)))
        if self.where:
            parts.append(f"in {self.where}")
        return " ".join(parts)


@frozen(repr=False)
class Claim(Brief):
    """One thing that an article says, in the notation of `str(claim)`, and where it says it.

    when      the stretch of time, or None where none is said or what is said is no date
    written   the date as written, in EDTF's shape, where `when` cannot hold it: "2025-11-31", "XXXX-11-28"
    nth       the number of an edition or a time; in a `counted` claim, how many
    told      the publication day of the document
    read      what the words themselves gave, before anything was made of it: numbers, dates in EDTF, lengths in ISO
    8601
    context   a hash of the words around, numbers left out: copies of one sentence have it in common
    assumes   what was filled from outside the words: now, who, year, same
    known     what the article tells of those in the key, “xi role president”: it tells bearers of one name apart
    company   the first names of persons, bodies and works that the article gives, those in the key among them
    said      the words for those in the key that are shorter or other than their full names, “xi-jinping xi”
    rule      "family/name" of the rule that read it
    """

    kind: Kind
    key: Key
    when: When | None = None
    written: str = ""
    nth: int | None = None
    length: Length | None = None
    status: Status = "asserted"
    said_by: str = field(default="", converter=slug)
    assumes: frozenset[str] = field(default=frozenset(), converter=_frozen)
    rule: str = ""
    document: str = ""
    span: Span = Span(0, 0)
    quote: str = ""
    told: When | None = None
    read: tuple[str, ...] = ()
    context: str = ""
    known: frozenset[str] = field(default=frozenset(), converter=_frozen)
    company: frozenset[str] = field(default=frozenset(), converter=_frozen)
    said: frozenset[str] = field(default=frozenset(), converter=_frozen)

    def __attrs_post_init__(self) -> None:
        require(self.key, Key, "a key, such as factcheck.Key(what, who),")
        require(self.when, (When, NONE), "a date, such as factcheck.When.parse(edtf),")
        require(self.nth, (int, NONE), "a number as the `nth` of a claim")
        require(self.told, (When, NONE), "the day on which a claim is told, such as document.published,")
        require(self.length, (Length, NONE), "a length, such as factcheck.Length.parse(iso),")
        if self.kind not in KINDS or self.status not in STATUSES:
            raise ValueError(f"not a claim: {self.status} {self.kind}")
        if self.when is not None and self.written:
            raise ValueError("a date is either held by `when` or kept as written")

    @property
    def date(self) -> str:
        """The date in EDTF, or as it was written, or ""."""
        return self.written if self.when is None else str(self.when)

    def words_for(self, name: str) -> str:
        """How the article calls one of those in the key, where the claim stands or before it."""
        return next((words for full, words in map(str.split, self.said) if full == name), name)

    @property
    def introduces(self) -> bool:
        """Whether its words give a first name and a surname, or a title and a name, as at a first mention."""
        return any(a.istitle() and b.istitle() for a, b in pairwise(self.quote.replace(",", " ,").split()))

    @property
    def names_in_full(self) -> bool:
        """Whether all are named by more than one word, or with a title: any number of people are called “Alex”."""
        return bool(self.key.who) and (self.introduces or all("-" in name for name in self.key.who))

    def values(self) -> Iterator[str]:
        """Its date (EDTF; then the ends of a range, or the first and last month or day of a stretch), its length (ISO
        8601) and its number, then `read`; as text. A range of days that lasts months is given in these too, and one
        that lasts years in those; a week about a day as that day.
        """
        if self.date:
            yield self.date
            if "/" in self.date:
                yield from (end for end in self.date.split("/") if end not in ("", ".."))
                yield from self._range_in_units()
            elif self.when is not None and len(set(self.when.ends.split("/"))) > 1:
                yield self.when.ends
                if self.when.last - self.when.first == 6:
                    yield str(When.within(self.when.first + 3, self.when.first + 3))
        if self.length is not None:
            yield self.length.iso
        if self.nth is not None:
            yield str(self.nth)
        yield from self.read

    def _range_in_units(self) -> Iterator[str]:
        """A range of days in months and years: “the past two years” are 2022-11/2024-11, and 2022/2024."""
        ends = self.date.split("/")
        if self.when is None or any(len(end) != len("YYYY-MM-DD") for end in ends):
            return
        if self.when.last - self.when.first >= _MONTH:
            yield "/".join(end[: len("YYYY-MM")] for end in ends)
        if self.length is not None and self.length.unit == "Y":
            yield "/".join(end[: len("YYYY")] for end in ends)

    def __str__(self) -> str:
        subject = str(self.key)
        if self.kind == "ordered":
            subject = str(Key(self.key.what, self.key.who, self.key.where)) + f" < {self.key.of}"
        parts = [self.kind, subject]
        if self.status != "asserted":
            parts.insert(0, self.status)
        if self.nth is not None:
            parts.append(f"x{self.nth}" if self.kind == "counted" else f"#{self.nth}")
        if self.date:
            parts.append(f"@ {self.date}")
        if self.length is not None:
            parts.append(f"{LENGTH_WORD.get(self.kind, 'for')} {self.length}")
        if self.said_by:
            parts.append(f"said by {self.said_by}")
        if self.assumes:
            parts.append("assuming " + ", ".join(sorted(self.assumes)))
        return " ".join(parts)

    def __repr__(self) -> str:
        return f"<Claim {self}{f' “{self.quote}”' * bool(self.quote)}{f' in {self.document}' * bool(self.document)}>"


@frozen(repr=False)
class Finding(Brief):
    """The fewest claims that cannot all hold.

    check      "family/name" of the check
    message    what is wrong, in one or two sentences
    mends      what would make it right, on either side
    assumes    the union of what its claims assume
    """

    check: str
    claims: tuple[Claim, ...]
    message: str
    mends: tuple[str, ...] = ()
    assumes: frozenset[str] = frozenset()
    severity: Severity = "error"

    @property
    def lead(self) -> Claim:
        """The claim where a reader is sent to: the first that is not a fact of the house."""
        return next((claim for claim in self.claims if claim.rule != FACTS), self.claims[0])

    def __repr__(self) -> str:
        return f"<Finding {self.severity} {self.check}: {self.message}>"
