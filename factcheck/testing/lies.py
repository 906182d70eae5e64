"""Worlds told truly, but for one lie: what checks must find."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen
from hypothesis import strategies as st

from factcheck.brief import Brief
from factcheck.days import civil
from factcheck.model import WEEKDAYS, Document
from factcheck.testing.renderings import dates
from factcheck.testing.telling import page, told, vaguely, year_of, years_between
from factcheck.testing.worlds import LAST, Firm, Person, Series, Subject, World, someone
from factcheck.wanted import require
from factcheck.when import When
from factcheck.words import ordinal

_TRUE, _FALSE = LAST + 1600, LAST + 1601  # the days of the two articles that contradict each other


@frozen(repr=False)
class Lie(Brief):
    """Articles of which one contradicts others. `name` says what of whom is wrong, “birth of Ada Lark”; `document` is
    the id of the article that lies, and `family` that of the checks that should see it.
    """

    documents: tuple[Document, ...]
    name: str
    document: str
    family: str


@frozen
class _Plant:
    """Two sentences that cannot both be true: what is wrong with the second, and by which checks. A lie may contradict
    the calendar alone.
    """

    name: str
    truth: str
    lie: str
    family: str


def lies(world: World) -> st.SearchStrategy[Lie]:
    """A world told, with one contradiction planted: an article that says something of it truly, and one that does not
    agree, among others that are true.
    """

    require(world, World, "a world, such as worlds() draws,")

    @st.composite
    def planted(draw: st.DrawFn) -> Lie:
        plant = draw(st.sampled_from(list(_plants(draw(someone(world))))))
        truth, lie = page("Gazette", _TRUE, [plant.truth]), page("Herald", _FALSE, [plant.lie])
        documents = draw(told(world, least=0))
        for placed in (lie, truth):
            documents.insert(draw(st.integers(0, len(documents))), placed)
        return Lie(tuple(documents), plant.name, lie.id, plant.family)

    return planted()


def _plants(subject: Subject) -> Iterator[_Plant]:
    match subject:
        case Person():
            yield from _of_person(subject)
            yield from _of_journeys(subject)
            yield from _of_case(subject)
        case Series():
            yield from _of_series(subject)
        case Firm():
            yield from _of_firm(subject)


def _of_person(person: Person) -> Iterator[_Plant]:
    name, what = person.name, f"birth of {person.name}"
    born = next(vaguely(person.born, _TRUE))
    true = f"{name} was born {born}."
    yield _Plant(what, true, f"{name} was born in {year_of(person.born) + 3}.", "lives")
    if person.died is None:
        yield _Plant(what, true, f"{name}, {years_between(person.born, _FALSE) + 3}, said so.", "lives")
    else:
        died = next(vaguely(person.died, _TRUE))
        what = f"death of {name}"
        yield _Plant(what, f"{name} died {died}.", f"{name} died in {year_of(person.died) - 2}.", "lives")
        yield _Plant(what, true, f"{name} died in {year_of(person.born) - 2}.", "lives")
    if person.office is not None:
        office, since = f"{person.office.role} of {person.office.town}", year_of(person.born) - 2
        if person.office.until is None:
            what = f"office of {name}"
            yield _Plant(what, true, f"{true}\n\n{name} has been {office} since {since}.", "tenures")
    weekday = WEEKDAYS[person.born % 7].capitalize()
    what, day = f"weekday of the birth of {name}", next(dates(When.within(person.born, person.born)))
    yield _Plant(what, true, f"{name} was born on {weekday}, {day}.", "calendar")


def _of_journeys(person: Person) -> Iterator[_Plant]:
    name = person.name
    for visit in person.visits:
        what, country, year = f"visit by {name} to {visit.country}", visit.country, year_of(visit.first)
        true = f"{name} visited {country} {next(vaguely(visit.first, _TRUE))}."
        yield _Plant(what, true, f"{name} has not visited {country} since {year - 3}.", "gaps")
        yield _Plant(what, true, f"{name} last visited {country} in {year - 3}.", "gaps")
        span = next(dates(When.between(*(When.within(at, at) for at in (visit.first, visit.first + 2)))))
        lie = f"{name} ended a six-day visit to {country} on {span}."
        yield _Plant(f"length of the {what}", true, lie, "lengths")


def _of_case(person: Person) -> Iterator[_Plant]:
    if len(person.case) > 1:
        (_, first), (later, then) = person.case[:2]
        years = round((then - first) / 365.2425) + 4
        name = person.name
        true = f"{name} was arrested {next(vaguely(first, _TRUE))}.\n\n{name} was {later} {next(vaguely(then, _TRUE))}."
        lie = f"{name} was {later} {years} years after {person.her} arrest."
        yield _Plant(f"case of {name}", true, lie, "orders")


def _of_series(series: Series) -> Iterator[_Plant]:
    edition, what = series.editions[-1], f"editions of the {series.name}"
    date, number = next(vaguely(edition.first, _TRUE)), ordinal(edition.nth)
    true = f"The {number} {series.name} was held {date}."
    yield _Plant(what, true, f"The {ordinal(edition.nth + 3)} {series.name} was held {date}.", "series")
    later = f"in {civil(edition.first)[0] - 3 * series.every}"
    yield _Plant(what, true, f"The {number} {series.name} was held {later}.", "series")


def _of_firm(firm: Firm) -> Iterator[_Plant]:
    what, year = f"founding of {firm.name}", year_of(firm.founded)
    true = f"{firm.name} was founded {next(vaguely(firm.founded, _TRUE))}."
    yield _Plant(what, true, f"{firm.name} was founded in {year - 4}.", "lives")
    yield _Plant(what, true, f"{firm.name} celebrates its {ordinal(year_of(_FALSE) - year + 4)} anniversary.", "lives")
