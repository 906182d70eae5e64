"""Made-up histories that hold together: people who are born, hold offices, travel, stand trial and die, festivals that
are numbered, firms that are founded. Every date is a day.
"""

from __future__ import annotations

from itertools import combinations, pairwise

from attrs import evolve, field, frozen
from hypothesis import strategies as st

from factcheck.brief import Brief
from factcheck.days import civil, ordinal

#: When people are in office, travel for the state and stand trial: all are over thirty.
_FIRST, _LAST = ordinal(1991, 1, 1), ordinal(2019, 12, 31)
#: The last day on which something happens in a world.
LAST = ordinal(2020, 12, 31)
_NAMES = ("Ada Lark", "Ben Holm", "Cora Marsh", "Dan Reed", "Eva Stone")
_SHE = frozenset({"Ada Lark", "Cora Marsh", "Eva Stone"})
_COUNTRIES = ("Peru", "Chile", "Norway")
_TOWNS = ("Lindmere", "Tarnow", "Velmar", "Ostrel", "Hesk")  # each has one office-holder
_ROLES = ("mayor", "governor")
_SERIES = ("Lindmere Regatta", "Tarnow Film Festival")
_FIRMS = ("Volta Works", "Fabrikam Foods")
_STEPS = ("arrested", "convicted", "sentenced")
_APART = 400  # days between two visits, steps of a case, or ends of a term, so that no vague date takes one for another


def _day(day: int | None) -> str:
    """A day as it is made."""
    return "None" if day is None else "ordinal({}, {}, {})".format(*civil(day))


def _case(steps: tuple[tuple[str, int], ...]) -> str:
    return "(" + "".join(f"({name!r}, {_day(day)}), " for name, day in steps) + ")"


def _editions(editions: tuple[Edition, ...]) -> str:
    """The first and the last of many."""
    shown = [f"#{each.nth} on {_day(each.first)}" for each in (*editions[:1], *editions[1:][-1:])]
    return f"<{' … '.join(shown)}>"


@frozen(repr=False)
class Office(Brief):
    """A role in a town, from one day to another; to none where it is held still."""

    role: str
    town: str
    since: int = field(repr=_day)
    until: int | None = field(repr=_day)


@frozen(repr=False)
class Visit(Brief):
    """A stay in a country, its first and its last day."""

    country: str
    first: int = field(repr=_day)
    last: int = field(repr=_day)


@frozen(repr=False)
class Person(Brief):
    """Somebody, with the visits in order, and the days of a case: arrest, conviction, sentence."""

    name: str
    born: int = field(repr=_day)
    died: int | None = field(default=None, repr=_day)
    office: Office | None = None
    visits: tuple[Visit, ...] = ()
    case: tuple[tuple[str, int], ...] = field(default=(), repr=_case)

    @property
    def she(self) -> str:
        return "she" if self.name in _SHE else "he"

    @property
    def her(self) -> str:
        return "her" if self.name in _SHE else "his"


@frozen(repr=False)
class Edition(Brief):
    """One of a series: its number, its first and its last day."""

    nth: int
    first: int = field(repr=_day)
    last: int = field(repr=_day)


@frozen(repr=False)
class Series(Brief):
    """What is held every so many years, the first time in the year in which it was founded."""

    name: str
    every: int
    editions: tuple[Edition, ...] = field(repr=_editions)


@frozen(repr=False)
class Firm(Brief):
    """A firm and the day on which it was founded."""

    name: str
    founded: int = field(repr=_day)


#: What there is something to say of.
Subject = Person | Series | Firm


@frozen(repr=False)
class World(Brief):
    """A history in which every two things can both be true."""

    people: tuple[Person, ...] = ()
    series: tuple[Series, ...] = ()
    firms: tuple[Firm, ...] = ()


_DAYS = st.integers(_FIRST, _LAST)

#: What may be told of a life beside its visits.
_LIVES = [kinds for count in range(4) for kinds in combinations(("office", "case", "death"), count)]

# Whoever is left out of a world as it shrinks goes with a stretch of draws, and all else stays as it is: people are
# drawn without names, which they get by their place, and in few draws, as hypothesis takes out five at the most.


@st.composite
def someone(draw: st.DrawFn, world: World) -> Subject:
    """One of those in a world: the same still, by draws that stay, where the world is drawn without some before it."""
    kinds: list[tuple[Subject, ...]] = [world.people, world.series, world.firms]
    kind, back = draw(st.tuples(st.integers(0, 2), st.integers(0, 2)))
    among = kinds[kind] or next(filter(None, kinds))
    return among[-1 - back % len(among)]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Coherent histories of a few people, series and firms, at least one person among them."""
    people = draw(st.lists(_person(), min_size=1, max_size=3))
    series = draw(st.lists(_series(), max_size=len(_SERIES)))
    firms = draw(st.lists(_FOUNDED, max_size=len(_FIRMS)))
    return World(
        tuple(_named(person, *called) for person, *called in zip(people, _NAMES, _TOWNS, strict=False)),
        tuple(evolve(each, name=name) for each, name in zip(series, _SERIES, strict=False)),
        tuple(map(Firm, _FIRMS, firms)),
    )


def _named(person: Person, name: str, town: str) -> Person:
    return evolve(person, name=name, office=person.office and evolve(person.office, town=town))


@st.composite
def _person(draw: st.DrawFn) -> Person:
    born = draw(st.integers(ordinal(1950, 1, 1), ordinal(1959, 12, 31)))
    visits = draw(st.lists(st.tuples(_DAYS, st.sampled_from(_COUNTRIES), st.integers(0, 3)), max_size=3))
    stays = sorted(visits)
    apart = [stay for at, stay in enumerate(stays) if not at or stay[0] - stays[at - 1][0] > _APART]
    kinds = draw(st.sampled_from(_LIVES))
    office = draw(_office()) if "office" in kinds else None
    steps = draw(_steps()) if "case" in kinds else []
    is_dead = "death" in kinds and (office is None or office.until is not None)
    return Person(
        "",
        born,
        draw(st.integers(_LAST + 1, LAST)) if is_dead else None,
        office,
        tuple(Visit(country, first, first + nights) for first, country, nights in apart),
        tuple(zip(_STEPS, steps, strict=False)),
    )


@st.composite
def _steps(draw: st.DrawFn) -> list[int]:
    """The days of a case, in order; none where they lie too close."""
    steps = sorted(draw(st.lists(_DAYS, min_size=2, max_size=len(_STEPS))))
    return steps if all(later - sooner > _APART for sooner, later in pairwise(steps)) else []


@st.composite
def _office(draw: st.DrawFn) -> Office:
    role, since, end = draw(st.sampled_from(_ROLES)), draw(_DAYS), draw(st.none() | _DAYS)
    if end is None or abs(end - since) <= _APART:
        return Office(role, "", since, None)
    return Office(role, "", min(since, end), max(since, end))


@st.composite
def _series(draw: st.DrawFn) -> Series:
    every, founded = draw(st.integers(1, 2)), 1999 - draw(st.integers(0, 39))
    month, nights = draw(st.integers(3, 10)), draw(st.integers(0, 3))
    editions = []
    for nth, year in enumerate(range(founded, 2021, every), start=1):
        first = ordinal(year, month, draw(st.integers(1, 20)) if nth % 8 == 0 else 5)
        editions.append(Edition(nth, first, first + nights))
    return Series("", every, tuple(editions))


_FOUNDED = st.integers(ordinal(1900, 1, 1), _LAST)
