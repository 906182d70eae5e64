"""Papers that tell of a world: what they say is true on their day, vague, and in no order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from hypothesis import strategies as st

from factcheck.days import civil
from factcheck.length import Length
from factcheck.model import WEEKDAYS, Document
from factcheck.testing.renderings import dates, lengths
from factcheck.testing.values import within_unit
from factcheck.testing.worlds import LAST, Edition, Firm, Person, Series, Subject, Visit, World, someone
from factcheck.wanted import require
from factcheck.when import When
from factcheck.words import ordinal

_PAPERS = ("Gazette", "Herald", "Wire")
_DAYS = 1500  # after all that happens, in which papers tell of it
_NOUNS = {"arrested": "arrest", "convicted": "conviction", "sentenced": "sentence"}
_ADJECTIVES = {1: "annual", 2: "biennial"}


def told(world: World, least: int = 1) -> st.SearchStrategy[list[Document]]:
    """A few articles of several papers and days that tell of a world in any order, each in a sentence or three."""
    require(world, World, "a world, such as worlds() draws,")
    return st.lists(_page(world, sorted(_days(world))), min_size=least, max_size=6, unique_by=lambda page: page.id)


@st.composite
def _page(draw: st.DrawFn, world: World, days: Sequence[int]) -> Document:
    paper = draw(st.sampled_from(_PAPERS))
    if draw(st.booleans()):
        day = draw(st.sampled_from(days)) + draw(st.integers(0, 3))
    else:
        day = LAST + draw(st.integers(1, _DAYS))
    sentences = draw(st.lists(_telling(world, day), min_size=1, max_size=3))
    return page(paper, day, list(dict.fromkeys(sentences)))


@st.composite
def _telling(draw: st.DrawFn, world: World, day: int) -> str:
    subject = draw(someone(world))
    told = _topics(subject, day) or _topics(world.people[0], day)
    return draw(st.sampled_from(draw(st.sampled_from(told))))


def page(paper: str, day: int, sentences: Sequence[str]) -> Document:
    """An article, a paragraph a sentence."""
    when = When.within(day, day)
    return Document(f"{paper} {when}", "\n\n".join(sentences), when, source=paper)


def tellings(world: World, day: int) -> Iterator[str]:
    """All that may be said of a world on a day, the plainest first; somebody may be said to be born on any."""
    subjects: tuple[Subject, ...] = (*world.people, *world.series, *world.firms)
    for subject in subjects:
        yield from chain.from_iterable(_topics(subject, day))


def _topics(subject: Subject, day: int) -> list[list[str]]:
    """What may be said of somebody on a day, what belongs together in one list."""
    match subject:
        case Person():
            countries = dict.fromkeys(visit.country for visit in subject.visits)
            found = [
                _birth(subject, day),
                _life(subject, day),
                _office(subject, day),
                *(_visit(subject, visit, day) for visit in subject.visits),
                *(_journeys(subject, country, day) for country in countries),
                _case(subject, day),
            ]
        case Series():
            found = [_origin(subject, day), *(_edition(subject, each, day) for each in subject.editions[:-13:-1])]
        case Firm():
            found = [_firm(subject, day)]
    return [topic for told in found if (topic := list(told))]


def _days(world: World) -> set[int]:
    """The days on which something happens."""
    visits = {visit.first for person in world.people for visit in person.visits}
    steps = {day for person in world.people for _, day in person.case}
    return visits | steps | {edition.first for series in world.series for edition in series.editions[-5:]} | {LAST}


def _birth(person: Person, day: int) -> Iterator[str]:
    name, she = person.name, person.she.capitalize()
    for date in vaguely(person.born, day):
        yield f"{name} was born {date}."
        yield f"{name}, who was born {date}, sang."
        yield f"{name} sang. {she} was born {date}."


def _life(person: Person, day: int) -> Iterator[str]:
    name = person.name
    if person.died is None or person.died > day:
        age = years_between(person.born, day)
        yield f"{name}, {age}, said so."
        yield f"They met {name}, aged {age}."
        yield f"The {age}-year-old {name} sang."
    else:
        for date in vaguely(person.died, day):
            yield f"{name} died {date}."
        yield f"{name} died in {year_of(person.died)} at the age of {years_between(person.born, person.died)}."


def _office(person: Person, day: int) -> Iterator[str]:
    if person.office is None or person.office.since > day:
        return
    name, office = f"{person.name}", f"{person.office.role} of {person.office.town}"
    since, until = person.office.since, person.office.until
    if until is not None and until <= day:
        yield f"{name} was {office} from {year_of(since)} to {year_of(until)}."
        return
    yield f"{name} has been {office} since {year_of(since)}."
    yield from (f"{name} has been {office} for {length}." for length in _counted(years_between(since, day)))


def _visit(person: Person, visit: Visit, day: int) -> Iterator[str]:
    if visit.last > day:
        return
    name, country = person.name, visit.country
    yield from (f"{name} visited {country} {date}." for date in vaguely(visit.first, day))
    yield from (f"{name} ended a visit to {country} {date}." for date in vaguely(visit.last, day))
    if visit.last > visit.first:
        yield f"{name} ended {stay(visit)}."


def _journeys(person: Person, country: str, day: int) -> Iterator[str]:
    """All visits to a country."""
    name, her = person.name, person.her
    visits = [visit for visit in person.visits if visit.country == country and visit.last <= day]
    if visits:
        yield f"{name} last visited {country} in {year_of(visits[-1].last)}."
        yield f"{name} has not visited {country} since {year_of(visits[-1].last)}."
    if len(visits) > 1:
        yield f"{name} spoke of {her} {ordinal(len(visits))} visit to {country}."
    if len(visits) > 1 and visits[-1].first == day:
        yield f"{name} is on {her} first visit to {country} since {year_of(visits[-2].last)}."
        for length in _counted(years_between(visits[-2].last, day)):
            yield f"{name} visited {country} for the first time in {length}."


def stay(visit: Visit) -> str:
    """A visit of several days, with their number: a three-day visit to Peru on 4-6 May 2023."""
    days = When.between(When.within(visit.first, visit.first), When.within(visit.last, visit.last))
    return f"a {visit.last - visit.first + 1}-day visit to {visit.country} on {next(dates(days))}"


def _case(person: Person, day: int) -> Iterator[str]:
    name, steps = person.name, [step for step in person.case if step[1] <= day]
    for step, when in steps:
        yield from (f"{name} was {step} {date}." for date in vaguely(when, day))
    for (sooner, first), (later, then) in pairwise(steps):
        for length in _counted(round((then - first) / 365.2425)):
            yield f"{name} was {later} {length} after {person.her} {_NOUNS[sooner]}."


def _origin(series: Series, day: int) -> Iterator[str]:
    first = series.editions[0].first
    if first <= day:
        yield f"The {_ADJECTIVES[series.every]} {series.name} was founded in {year_of(first)}."


def _edition(series: Series, edition: Edition, day: int) -> Iterator[str]:
    if edition.last > day:
        return
    name, nth = series.name, ordinal(edition.nth)
    for date in vaguely(edition.first, day):
        yield f"The {nth} {name} was held {date}."
        yield f"The {nth} {_ADJECTIVES[series.every]} {name} opened {date}."
    yield f"The {nth} {name} ended {next(vaguely(edition.last, day))}."


def _firm(firm: Firm, day: int) -> Iterator[str]:
    if firm.founded > day:
        return
    for date in vaguely(firm.founded, day):
        yield f"{firm.name} was founded {date}."
        yield f"{firm.name}, which was founded {date}, is old."
    yield f"Founded in {year_of(firm.founded)}, {firm.name} is old."
    if years := year_of(day) - year_of(firm.founded):
        yield f"{firm.name} celebrates its {ordinal(years)} anniversary."


def vaguely(event: int, day: int) -> Iterator[str]:
    """The day of an event, its weekday too, its month and its year, with the word that leads to each: on 4 May 2023,
    in May 2023, in 2023; of one shortly before the day of telling, on Friday.
    """
    for grain, lead in (("D", "on"), ("M", "in"), ("Y", "in")):
        yield from (f"{lead} {text}" for text in dates(within_unit(event, grain)))
    weekday = WEEKDAYS[(event - 1) % 7].capitalize()
    yield f"on {weekday}, {next(dates(When.within(event, event)))}"
    if 0 < day - event < len(WEEKDAYS):
        yield f"on {weekday}"


def year_of(day: int) -> int:
    return civil(day)[0]


def years_between(first: int, last: int) -> int:
    """How many years are full: somebody's age."""
    return civil(last)[0] - civil(first)[0] - (civil(last)[1:] < civil(first)[1:])


def _counted(years: int) -> Iterator[str]:
    """So many years, two or more: “nine years”."""
    if years > 1:
        yield next(lengths(Length(years, "Y")))
