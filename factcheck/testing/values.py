"""Strategies for the values that pass between the stages. They shrink to plain days, short names and empty texts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import inf

from attrs import evolve
from hypothesis import strategies as st

from factcheck.days import civil, ordinal
from factcheck.language.errors import RuleError
from factcheck.language.rulebook import Rulebook
from factcheck.length import UNITS, Length, Unit
from factcheck.model import KINDS, STATUSES, WEEKDAYS, Claim, Document, Finding, Key, Kind, Span
from factcheck.read.article import ReadError
from factcheck.times.expression import TimeExpression
from factcheck.wanted import NONE, require
from factcheck.when import Pair, When

#: The day on which shrunk values lie.
PLAIN_DAY = ordinal(2024, 1, 1)
_REACH = 100 * 365
#: Numbers of days within a century of 2024, nearer ones first.
DAYS = st.integers(-_REACH, _REACH).map(lambda away: PLAIN_DAY + away)
_WHATS = ("visit", "summit", "founding", "birth", "arrest", "jazz-festival", "state-visit")
_WHO = ("ada-lark", "peru", "india", "harbour-forum", "xi", "são-paulo")
_WHERE = ("", "lima", "peru", "new-delhi")
_OFS = ("", "mayor", "summit", "trial")
_PLAIN_WHENS = DAYS.map(lambda day: When.within(day, day))
_FILES = st.sampled_from(("rules/gap.toml", "articles/visit.txt"))
_PLACES = st.integers(1, 99)
_REASONS = st.sampled_from(("cannot be read", "not a date: 2025-13-01"))
_STRATEGY = (st.SearchStrategy, NONE)
_ASSUMED = ("now", "same", "told", "who", "year")


def pairs(day: st.SearchStrategy[int]) -> st.SearchStrategy[Pair]:
    """Bounds of one end of a stretch, now and then open at a side."""

    def pair(ends: tuple[int, int], opened: int) -> Pair:
        return -inf if opened == 1 else min(ends), inf if opened == 2 else max(ends)

    return st.builds(pair, st.tuples(day, day), st.integers(0, 6))


def when_of(start: Pair, stop: Pair, about: bool) -> When | None:
    """The When of these bounds, or None where they leave no stretch."""
    try:
        return When(start, stop, about)
    except ValueError:
        return None


def whens(
    day: st.SearchStrategy[int] | None = None, about: st.SearchStrategy[bool] | None = None
) -> st.SearchStrategy[When]:
    """Dates whose bounds are days of these numbers: any that a When can hold. Without them, such as news tells: days,
    months, years, stretches between two of these, and now and then any.
    """
    about = st.just(False) | st.booleans() if about is None else about
    if day is None:
        return units() | st.builds(_stretch, units(), units()) | whens(DAYS, about)
    # Two pairs that leave no stretch leave some the other way round.
    return st.builds(lambda a, b, blur: when_of(a, b, blur) or When(b, a, blur), pairs(day), pairs(day), about)


def units(day: st.SearchStrategy[int] = DAYS) -> st.SearchStrategy[When]:
    """A day, its month, or its year."""
    return st.builds(within_unit, day, st.sampled_from("DMY"))


def within_unit(day: int, grain: str) -> When:
    """The day ("D"), or its month ("M") or year ("Y")."""
    year, month, _ = civil(day)
    return When.within(day, day) if grain == "D" else When.month(year, month) if grain == "M" else When.year(year)


def _stretch(one: When, other: When) -> When:
    first, last = sorted((one, other), key=lambda when: (when.first, when.last))
    return When.between(first, last)


def lengths(
    count: st.SearchStrategy[int | None] | None = None, units: Sequence[Unit] = UNITS
) -> st.SearchStrategy[Length]:
    """Lengths of so many of these units, about so many now and then; a count of None is one that is not told."""
    count = st.sampled_from((*range(1, 41), None)) if count is None else count
    return st.builds(Length, count, st.sampled_from(units), st.booleans())


def keys(what: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Key]:
    """What claims are about."""
    return st.builds(
        Key,
        st.sampled_from(_WHATS) if what is None else what,
        st.sets(st.sampled_from(_WHO), max_size=3),
        st.sampled_from(_WHERE),
        st.sampled_from(_OFS),
    )


def spans(text: str = "") -> st.SearchStrategy[Span]:
    """Spans of a text."""
    ends = st.integers(0, len(text))
    return st.builds(lambda one, other: Span(min(one, other), max(one, other)), ends, ends)


def documents(
    text: st.SearchStrategy[str] | None = None, published: st.SearchStrategy[When | None] | None = None
) -> st.SearchStrategy[Document]:
    """Articles with these texts. Without them, any text, or what the built-in rules accept."""
    return st.builds(
        Document,
        st.sampled_from(("feed", "post", "wire", "gazette")),
        st.text(max_size=80) | _told() if text is None else text,
        st.none() | _PLAIN_WHENS if published is None else published,
        title=st.sampled_from(("", "At the harbour")),
        source=st.sampled_from(("", "The Gazette")),
    )


def claims(
    key: st.SearchStrategy[Key] | None = None,
    when: st.SearchStrategy[When] | None = None,
    kinds: Sequence[Kind] = KINDS,
) -> st.SearchStrategy[Claim]:
    """Claims that could be read somewhere: each prints, and parses back."""
    require(key, _STRATEGY, "a strategy, such as keys(),")
    require(when, _STRATEGY, "a strategy, such as whens(),")
    return _claims(keys() if key is None else key, whens() if when is None else when, kinds)


@st.composite
def _claims(
    draw: st.DrawFn, key: st.SearchStrategy[Key], when: st.SearchStrategy[When], kinds: Sequence[Kind]
) -> Claim:
    kind = draw(st.sampled_from(kinds))
    about, date = draw(key), draw(when)
    length = draw(lengths() if kind == "recurs" else st.none() | lengths())
    if kind == "falls":
        about = Key(draw(st.sampled_from(WEEKDAYS)))
    elif kind == "ordered":
        about = evolve(about, of=about.of or "trial")
    is_dated = kind in ("absent", "falls") or (kind in ("happened", "counted") and draw(st.booleans()))
    quote = draw(st.sampled_from(("so it is", "the visit")))
    start = draw(st.integers(0, 99))
    return Claim(
        kind,
        about,
        date if is_dated else None,
        nth=draw(st.none() | st.integers(1, 99)) if kind in ("happened", "counted") else None,
        length=length,
        status=draw(st.sampled_from(STATUSES)),
        said_by=draw(st.sampled_from(("", "ada-lark"))),
        assumes=draw(st.sets(st.sampled_from(_ASSUMED), max_size=2)),
        rule="told/so",
        document=draw(st.sampled_from(("feed", "post"))),
        span=Span(start, start + len(quote)),
        quote=quote,
        told=draw(st.none() | _PLAIN_WHENS),
    )


def findings() -> st.SearchStrategy[Finding]:
    """What reports are written of: two claims, of which it is said that they do not go together."""

    def found(pair: tuple[Claim, Claim]) -> Finding:
        one, other = pair
        message = f"“{one.quote}” and “{other.quote}” do not go together."
        return Finding("told/apart", pair, message, assumes=one.assumes | other.assumes)

    return st.builds(found, st.tuples(claims(), claims()))


def times(rulebook: Rulebook | None = None) -> st.SearchStrategy[TimeExpression]:
    """The time expressions of the examples of a rulebook's rules, the built-in ones unless told otherwise."""
    return st.deferred(lambda: st.sampled_from(_times(rulebook or _builtin())))


def rulebooks() -> st.SearchStrategy[Rulebook]:
    """The built-in rules."""
    return st.deferred(lambda: st.just(_builtin()))


def read_errors() -> st.SearchStrategy[ReadError]:
    """Why an article could not be read, and where."""
    return st.builds(ReadError, _FILES, _PLACES, _PLACES, _REASONS)


def rule_errors() -> st.SearchStrategy[RuleError]:
    """What is wrong with a rule, and where."""
    return st.builds(RuleError, _REASONS, _FILES, _PLACES, _PLACES)


def _told() -> st.SearchStrategy[str]:
    return st.deferred(lambda: st.sampled_from(_accepted(_builtin())))


@lru_cache(maxsize=4)
def _accepted(rulebook: Rulebook) -> list[str]:
    """What the claim rules of a rulebook accept, the shortest first."""
    rules = (rule for language in rulebook.languages.values() for rule in language.rules)
    return sorted({text for rule in rules for text, _ in rule.accept}, key=lambda text: (len(text), text))


@lru_cache(maxsize=4)
def _times(rulebook: Rulebook) -> list[TimeExpression]:
    from factcheck.examples import EXAMPLE_DAY  # these read texts, and are imported when something is drawn
    from factcheck.extract import find_times

    languages = rulebook.languages.items()
    texts = ((text, name) for name, language in languages for rule in language.times for text, _ in rule.accept)
    found = [time for text, name in texts for time in find_times(text, EXAMPLE_DAY, rulebook, name)]
    return sorted(found, key=lambda time: (len(time.text), time.text))


def _builtin() -> Rulebook:
    from factcheck.api import builtin_rules

    return builtin_rules()
