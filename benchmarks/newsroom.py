"""Two hundred articles of a made-up newsroom, with twenty faults planted in them, and nothing else that is wrong.

Forty stories, told in five articles each by two papers: twenty of them have one sentence that another article, or the
calendar, contradicts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from attrs import evolve, frozen

from factcheck.words import ordinal

_PAPERS = ("Lindmere Post", "Coast Gazette")
_FIRST = ("Ada", "Bruno", "Clara", "Daniel", "Elena", "Felix", "Greta", "Hugo", "Irene", "Jonas")
_LAST = ("Holm", "Brandt", "Okafor", "Silva", "Moreau", "Novak", "Lindqvist", "Castellan", "Harrow", "Petrov")
_TOWNS = ("Lindmere", "Tarnow", "Velmar", "Ostrel", "Hesk", "Brackwater", "Corvane", "Dunmarsh", "Elverton", "Farrowby")
_FIRMS = ("Volta Works", "Fabrikam Foods", "Northgate Mills", "Halden Shipyard", "Marrow Brewery")
_COUNTRIES = ("Peru", "Chile", "Norway", "Kenya", "Portugal")
_COLOUR = (
    "The square filled slowly, and by noon the stalls along the north side had sold out of bread.",
    "Officials spoke of a calm evening and thanked the volunteers who had put out the chairs.",
    "Nobody at the table wanted to talk about money, although everybody had come to hear about it.",
    "A brass band played under the arcade while the rain moved off towards the hills.",
    "Shopkeepers said that trade had been steady, if not quite what they had hoped for.",
    "The ferry ran late, and the harbour master blamed a fallen tree on the slipway.",
    "Residents have long complained about the noise, and the council has long promised to listen.",
    "Critics called the plan modest; its friends called it honest, and both seemed pleased with the word.",
    "There was applause, then a pause in which somebody dropped a tray of glasses.",
    "The hall smelled of floor polish, and the microphones hummed whenever the lights were dimmed.",
    "A spokeswoman declined to say how the work would be paid for.",
    "Schoolchildren had painted the banners, and one of them had run out of blue.",
    "Traffic was led round the old bridge, where the queue reached the mill.",
    "The opposition wants the books opened; the majority says that they were never closed.",
    "Asked about the weather, the organisers laughed and pointed at the tents.",
    "The kitchen of the station hotel stayed open for the reporters, who ate everything.",
)


@frozen
class Piece:
    """One article: its day, its headline, and its sentences, a paragraph each. `fault` is what a fault is planted by:
    the sentence to put in the place of the last one.
    """

    day: date
    title: str
    told: tuple[str, ...]
    fault: str = ""


@frozen
class Fault:
    """A planted fault: the sentence that is wrong, and the file in which it stands."""

    file: str
    sentence: str


Story = Callable[[int], Iterable[Piece]]


def write(folder: Path, seed: int = 0) -> list[Fault]:
    """Write the articles as files of Markdown, and return the faults among them."""
    random, faults = Random(seed), []
    told = [story for number in range(5) for story in (kind(number) for kind in STORIES)]
    for number, pieces in enumerate(told):
        is_faulty = (number + number // len(STORIES)) % 2 == 0
        where = folder / f"story-{number:02}"
        where.mkdir(parents=True)
        for at, piece in enumerate(pieces):
            if is_faulty and piece.fault:
                piece = evolve(piece, told=(*piece.told[:-1], piece.fault))
                faults.append(Fault(f"{where.name}/{at}.md", piece.fault))
            (where / f"{at}.md").write_text(_markdown(piece, random), encoding="utf-8")
    return faults


def one_more(folder: Path) -> Fault:
    """Add an article with a fault of its own."""
    file, sentence = folder / "story-00" / "late.md", "The fair opens on Monday, 4 December 2025."
    file.write_text(_markdown(Piece(date(2025, 11, 30), "A fair", (sentence,)), Random(1)), encoding="utf-8")
    return Fault(f"story-00/{file.name}", sentence)


def _markdown(piece: Piece, random: Random) -> str:
    """An article with what it tells among paragraphs that claim nothing."""
    paragraphs = [" ".join(random.sample(_COLOUR, 4)) for _ in range(4)]
    for sentence in piece.told:
        paragraphs.insert(random.randrange(len(paragraphs)), sentence)
    head = {"title": piece.title, "published": piece.day, "source": random.choice(_PAPERS)}
    front = "\n".join(f"{key}: {value}" for key, value in head.items())
    return f"---\n{front}\n---\n" + "\n\n".join(paragraphs) + "\n"


# --- the stories ------------------------------------------------------------------------------------------------------


def _festival(number: int) -> Iterator[Piece]:
    town, first, start = _TOWNS[number], 1990 + number, 3 + number
    name, last = f"{town} Film Festival", 2025 - (1990 + number)

    def held(year: int) -> str:
        return f"The {ordinal(year - first + 1)} {name} was held from {start} to {start + 2} June {year}."

    yield Piece(date(2025, 3, 2), f"{town} names its jury", (f"The {name} was founded in {first}.", held(2024)))
    yield Piece(date(2025, 6, 10), f"{town} ends on a song", (held(2025),))
    yield Piece(date(2025, 7, 1), f"What {town} learned", (f"The annual {name} drew larger crowds.", held(2023)))
    wrong = f"The {ordinal(last + 4)} {name} was held from {start} to {start + 2} June 2025."
    yield Piece(date(2025, 8, 20), f"{town} counts its tickets", (held(2024), held(2025)), wrong)
    yield Piece(date(2025, 9, 9), f"A new screen for {town}", (held(2022),))


def _mayor(number: int) -> Iterator[Piece]:
    name, town = f"{_FIRST[number]} {_LAST[number]}", _TOWNS[number + 5]
    born = date(1961 + number, 4, 12)
    age = 2025 - born.year
    yield Piece(date(2025, 5, 3), f"{town} votes", (f"{name}, {age}, was elected mayor of {town}.",))
    yield Piece(
        date(2025, 6, 8), f"{town} waits for a budget", (f"{name} was born on 12 April {born.year} in {town}.",)
    )
    yield Piece(date(2025, 7, 4), f"The mayor's desk in {town}", (f"{name}, who is {age}, moved into the town hall.",))
    wrong = f"{name}, {age + 4}, was applauded by both sides."
    yield Piece(date(2025, 9, 17), f"{town} passes a budget", (f"{name}, {age}, was applauded by both sides.",), wrong)
    yield Piece(date(2025, 10, 1), f"{town} after the summer", (f"The {age}-year-old {name} walks to work.",))


def _firm(number: int) -> Iterator[Piece]:
    name, founded = _FIRMS[number], 1925 + 10 * number
    years = 2025 - founded
    yield Piece(date(2025, 1, 20), f"{name} hires", (f"{name} was founded in {founded}.",))
    yield Piece(date(2025, 4, 11), f"{name} opens its gates", (f"{name} celebrated its {ordinal(years)} anniversary.",))
    yield Piece(
        date(2025, 6, 30), f"Half a year at {name}", (f"{name}, founded in {founded}, sells to nine countries.",)
    )
    wrong = f"{name}, founded in {founded + 7}, will build a second hall."
    right = f"{name}, founded in {founded}, will build a second hall."
    yield Piece(date(2025, 9, 5), f"{name} builds", (right,), wrong)
    yield Piece(date(2025, 11, 2), f"{name} looks back", (f"Founded in {founded}, {name} has had five owners.",))


def _visit(number: int) -> Iterator[Piece]:
    name, country = f"{_FIRST[number + 5]} {_LAST[number]}", _COUNTRIES[number]
    last, now = 2012 + number, date(2025, 10, 6 + number)
    day = f"{now.day} October 2025"
    yield Piece(now - timedelta(9), f"{name} packs", (f"President {name} will visit {country} on {day}.",))
    yield Piece(now, f"{name} lands", (f"President {name} arrived on a first visit to {country} since {last}.",))
    yield Piece(now + timedelta(1), "Flags and rain", (f"President {name} visited {country} on {day}.",))
    wrong = f"President {name} visited {country} in May {last + 4}."
    yield Piece(now + timedelta(4), "A long table", (f"President {name} visited {country} in May {last}.",), wrong)
    yield Piece(now + timedelta(9), f"{name} is home", (f"President {name} ended a visit to {country} on {day}.",))


def _case(number: int) -> Iterator[Piece]:
    name, year = f"{_FIRST[number]} {_LAST[number + 5]}", 2014 + number
    her = "her" if number % 2 == 0 else "his"
    yield Piece(date(year, 3, 9), "An arrest at the port", (f"{name} was arrested on 8 March {year}.",))
    yield Piece(date(year + 2, 5, 4), "A long trial ends", (f"{name} was convicted on 3 May {year + 2}.",))
    yield Piece(date(year + 2, 9, 1), "The court decides", (f"{name} was sentenced in August {year + 2}.",))
    wrong = f"{name}, who was convicted six years after {her} arrest, has asked for a new trial."
    right = f"{name}, who was convicted two years after {her} arrest, has asked for a new trial."
    yield Piece(date(2025, 2, 3), "A new plea", (right,), wrong)
    yield Piece(date(2025, 4, 2), "The plea is heard", (f"{name} was convicted in {year + 2}.",))


def _fair(number: int) -> Iterator[Piece]:
    town, day = _TOWNS[number], date(2025, 11, 3 + number)
    on = f"{day:%A}, {day.day} November 2025"
    off = f"{day + timedelta(2):%A}, {day.day} November 2025"
    yield Piece(date(2025, 10, 1), f"A market for {town}", (f"The winter market in {town} opens on {on}.",))
    yield Piece(date(2025, 10, 9), "Stalls are let", (f"The stalls must be up by {on}.",))
    yield Piece(date(2025, 10, 20), "Where to park", (f"The lower car park is closed on {on}.",))
    yield Piece(
        date(2025, 10, 28),
        "Lights on",
        (f"The lights go on in {town} on {on}.",),
        f"The lights go on in {town} on {off}.",
    )
    yield Piece(date(2025, 11, 20), "A good market", (f"The market had opened on {on}.",))


def _congress(number: int) -> Iterator[Piece]:
    town, day = _TOWNS[number + 5], 10 + number
    days = f"from {day} to {day + 2} September 2025"
    yield Piece(date(2025, 8, 1), "Beekeepers on their way", (f"The three-day congress {days} is sold out.",))
    yield Piece(
        date(2025, 9, 1), "Hotels are full", (f"Rooms in {town} are booked for the three-day congress {days}.",)
    )
    yield Piece(date(2025, 9, 9), "Bees and buses", ("Buses run all night during the congress.",))
    wrong = f"The five-day congress {days} ended with a dance."
    yield Piece(date(2025, 9, 20), "The last bee", (f"The three-day congress {days} ended with a dance.",), wrong)
    yield Piece(date(2025, 9, 28), "After the bees", (f"The congress took place {days}.",))


def _writer(number: int) -> Iterator[Piece]:
    name, born = f"{_FIRST[number + 5]} {_LAST[number + 5]}", 1931 + number
    died = date(2025, 2, 14 + number)
    age = died.year - born - 1  # born in December
    yield Piece(died, "A quiet voice is gone", (f"The novelist {name} died on {died.day} February 2025, aged {age}.",))
    yield Piece(died + timedelta(2), "Readers remember", (f"{name} was born on 9 December {born}.",))
    yield Piece(
        died + timedelta(9), "A street for a novelist", (f"{name}, who was born in {born}, never drove a car.",)
    )
    wrong = f"{name} was born on 9 December {born + 6} in Hesk."
    right = f"{name} was born on 9 December {born} in Hesk."
    yield Piece(died + timedelta(40), "Letters found", (right,), wrong)
    yield Piece(died + timedelta(90), "The last book", (f"{name} died in February 2025.",))


STORIES: tuple[Story, ...] = (_festival, _mayor, _firm, _visit, _case, _fair, _congress, _writer)
