"""Made-up histories that hold together: people who are born, hold offices, travel, stand trial and die, festivals that
are numbered, firms that are founded. Every date is a day.
"""

from __future__ import annotations

from itertools import pairwise

from attrs import frozen
from hypothesis import strategies as st

from factcheck.days import ordinal

_FIRST, _LAST = ordinal(1990, 1, 1), ordinal(2019, 12, 31)
#: The last day on which something happens in a world.
LAST = ordinal(2020, 12, 31)
_ADULT = 30 * 366  # days: nobody is in office, travels for the state or stands trial before
_NAMES = ("Ada Lark", "Ben Holm", "Cora Marsh", "Dan Reed", "Eva Stone")
_SHE = frozenset({"Ada Lark", "Cora Marsh", "Eva Stone"})
_COUNTRIES = ("Peru", "Chile", "Norway")
_TOWNS = ("Lindmere", "Tarnow", "Velmar", "Ostrel", "Hesk")  # each has one office-holder
_ROLES = ("mayor", "governor")
_SERIES = ("Lindmere Regatta", "Tarnow Film Festival")
_FIRMS = ("Volta Works", "Fabrikam Foods")
_STEPS = ("arrested", "convicted", "sentenced")


@frozen
class Office:
    """A role in a town, from one day to another; to none where it is held still."""

    role: str
    town: str
    since: int
    until: int | None


@frozen
class Visit:
    """A stay in a country, its first and its last day."""

    country: str
    first: int
    last: int


@frozen
class Person:
    """Somebody, with the visits in order, and the days of a case: arrest, conviction, sentence."""

    name: str
    born: int
    died: int | None = None
    office: Office | None = None
    visits: tuple[Visit, ...] = ()
    case: tuple[tuple[str, int], ...] = ()

    @property
    def she(self) -> str:
        return "she" if self.name in _SHE else "he"

    @property
    def her(self) -> str:
        return "her" if self.name in _SHE else "his"


@frozen
class Edition:
    """One of a series: its number, its first and its last day."""

    nth: int
    first: int
    last: int


@frozen
class Series:
    """What is held every so many years, the first time in the year in which it was founded."""

    name: str
    every: int
    editions: tuple[Edition, ...]


@frozen
class Firm:
    """A firm and the day on which it was founded."""

    name: str
    founded: int


@frozen
class World:
    """A history in which every two things can both be true."""

    people: tuple[Person, ...] = ()
    series: tuple[Series, ...] = ()
    firms: tuple[Firm, ...] = ()


def worlds() -> st.SearchStrategy[World]:
    """Coherent histories of a few people, series and firms, at least one person among them."""
    people = st.integers(1, 3).flatmap(lambda count: st.tuples(*map(_person, _NAMES[:count])))
    series = st.integers(0, 2).flatmap(lambda count: st.tuples(*map(_series, _SERIES[:count])))
    firms = st.integers(0, 2).flatmap(lambda count: st.tuples(*map(_firm, _FIRMS[:count])))
    return st.builds(World, people, series, firms)


@st.composite
def _person(draw: st.DrawFn, name: str) -> Person:
    born = draw(st.integers(ordinal(1950, 1, 1), ordinal(1959, 12, 31)))
    days = st.integers(max(_FIRST, born + _ADULT), _LAST)
    office = draw(st.none() | _office(days, _TOWNS[_NAMES.index(name)]))
    visits = draw(st.lists(st.tuples(st.sampled_from(_COUNTRIES), days, st.integers(0, 3)), max_size=3))
    stays = sorted((first, country, nights) for country, first, nights in visits)
    apart = [stay for at, stay in enumerate(stays) if not at or stay[0] - stays[at - 1][0] > 400]
    steps = sorted(draw(st.lists(days, min_size=2, max_size=len(_STEPS), unique=True))) if draw(st.booleans()) else []
    case = steps if all(later - sooner > 400 for sooner, later in pairwise(steps)) else []
    died = draw(st.none() | st.integers(_LAST + 1, LAST)) if office is None or office.until else None
    return Person(
        name,
        born,
        died,
        office,
        tuple(Visit(country, first, first + nights) for first, country, nights in apart),
        tuple(zip(_STEPS, case, strict=False)),
    )


@st.composite
def _office(draw: st.DrawFn, days: st.SearchStrategy[int], town: str) -> Office:
    since, end = sorted(draw(st.tuples(days, days)))
    until = end if end - since > 400 and draw(st.booleans()) else None
    return Office(draw(st.sampled_from(_ROLES)), town, since, until)


@st.composite
def _series(draw: st.DrawFn, name: str) -> Series:
    every, founded = draw(st.integers(1, 2)), draw(st.integers(1960, 1999))
    months = draw(st.integers(3, 10))
    lasts = draw(st.integers(0, 3))
    editions = []
    for nth, year in enumerate(range(founded, 2021, every), start=1):
        first = ordinal(year, months, draw(st.integers(1, 20)) if nth % 8 == 0 else 5)
        editions.append(Edition(nth, first, first + lasts))
    return Series(name, every, tuple(editions))


def _firm(name: str) -> st.SearchStrategy[Firm]:
    return st.builds(Firm, st.just(name), st.integers(ordinal(1900, 1, 1), _LAST))
