"""Worlds of claims that are known to be true, and claims planted in them that are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, count, islice, pairwise
from random import Random

from attrs import evolve

from factcheck.language.checks import Check
from factcheck.length import Length
from factcheck.model import WEEKDAYS, Claim, Key, Span
from factcheck.when import When, civil, ordinal

START, END = ordinal(1990, 1, 1), ordinal(2025, 12, 31)
YEAR = Length(1, "Y")


def truth(size: int, seed: int = 0) -> list[Claim]:
    """So many claims about a made-up world, all of them true, told on many days and more or less sharply."""
    random = Random(seed)
    tellers = (_life, _series, _journeys, _firm, _diary, _case)
    stories = (teller(number, random) for number in count() for teller in tellers)
    return list(islice(chain.from_iterable(stories), size))


def planted(checks: Iterable[Check]) -> Iterator[tuple[str, list[Claim]]]:
    """For each check its accepted examples, about people, places and articles that nobody else speaks of."""
    examples = ((check.name, example) for check in checks for example in check.accept)
    for number, (check_name, example) in enumerate(examples):
        yield check_name, [_renamed(claim, f"planted-{number}") for claim in example]


def _renamed(claim: Claim, name: str) -> Claim:
    key, own = claim.key, f"{name} {claim.document}"
    who, where = {f"{each}-{name}" for each in key.who}, f"{key.where}-{name}" if key.where else ""
    changed: Claim = evolve(
        claim, key=evolve(key, who=who, where=where), document=own, context=claim.context and f"{claim.context} {name}"
    )
    return changed


class _Story:
    """Makes claims, each in a place of its own, told on a day after what they tell of."""

    def __init__(self, random: Random, name: str) -> None:
        self.random, self.name, self.at = random, name, 0

    def tell(self, kind: str, key: Key, when: When | None = None, told: int = END, **fields: object) -> Claim:
        self.at += 100
        day = When.within(told, told)
        return Claim(
            kind,  # type: ignore[arg-type]
            key,
            when,
            rule="world/told",
            document=f"{self.name} {told}",
            span=Span(self.at, self.at + 50),
            told=day,
            quote=f"{kind} {self.at}",
            **fields,  # type: ignore[arg-type]
        )

    def vaguely(self, day: int) -> When:
        """The day, its month or its year."""
        year, month, _ = civil(day)
        return self.random.choice([When.within(day, day), When.month(year, month), When.year(year)])


def _life(number: int, random: Random) -> Iterator[Claim]:
    story, who = _Story(random, f"life {number}"), {f"ada-lark-{number}"}
    born, died = ordinal(1900, 1, 1) + random.randrange(15000), START + random.randrange(9000)
    for _ in range(random.randint(1, 6)):
        yield story.tell("happened", Key("birth", who), story.vaguely(born), died + random.randrange(3000))
    for _ in range(random.randint(0, 4)):
        told = died - random.randrange(3000)
        age = max(n for n in range(150) if civil(born)[0] + n < civil(told)[0])
        birth = When.aged(age, When.within(told, told))
        if birth.first <= born <= birth.last:
            yield story.tell("happened", Key("birth", who), birth, told, assumes=frozenset({"now"}))
    for _ in range(random.randint(0, 4)):
        yield story.tell("happened", Key("death", who), story.vaguely(died), died + random.randrange(3000))


def _series(number: int, random: Random) -> Iterator[Claim]:
    story, key = _Story(random, f"series {number}"), Key("summit", {f"peru-{number}", f"chile-{number}"})
    first, day = random.randint(1990, 2010), random.randrange(30, 330)
    held = [ordinal(year, 1, 1) + day + random.randrange(-20, 20) for year in range(first, 2026)]
    yield story.tell("happened", Key("founding", key.who, of="summit"), When.year(first))
    for _ in range(random.randint(0, 6)):
        yield story.tell("recurs", key, told=random.choice(held), length=YEAR)
    for _ in range(random.randint(1, 20)):
        edition = random.randrange(len(held))
        yield story.tell("happened", key, story.vaguely(held[edition]), END, nth=edition + 1)


def _journeys(number: int, random: Random) -> Iterator[Claim]:
    story, key = _Story(random, f"journey {number}"), Key("visit", {f"bea-holm-{number}"}, f"town-{number % 1000}")
    days = sorted(START + random.randrange(12000) for _ in range(random.randint(1, 5)))
    for day in days:
        yield story.tell("happened", key, story.vaguely(day), END)
    for last, now in pairwise(days):
        for _ in range(random.randint(0, 4)):
            yield story.tell("absent", key, When.between(story.vaguely(last), When.within(now, now)), now)


def _firm(number: int, random: Random) -> Iterator[Claim]:
    story, key = _Story(random, f"firm {number}"), Key("founding", {f"fabrikam-{number}"})
    founded = START + random.randrange(9000)
    for _ in range(random.randint(1, 5)):
        yield story.tell("happened", key, story.vaguely(founded), END)


def _diary(number: int, random: Random) -> Iterator[Claim]:
    story = _Story(random, f"diary {number}")
    for _ in range(random.randint(1, 8)):
        day = START + random.randrange(12000)
        yield story.tell("falls", Key(WEEKDAYS[(day - 1) % 7]), When.within(day, day), day)


def _case(number: int, random: Random) -> Iterator[Claim]:
    story, who = _Story(random, f"case {number}"), {f"dan-reed-{number}"}
    arrest, years = START + random.randrange(8000), random.randint(1, 5)
    trial = arrest + 365 * years + 5
    for _ in range(random.randint(1, 3)):
        yield story.tell("happened", Key("arrest", who), When.year(civil(arrest)[0]), END)
        yield story.tell("happened", Key("trial", who), When.year(civil(trial)[0]), END)
        yield story.tell("ordered", Key("arrest", who, of="trial"), told=END, length=Length(years, "Y"))
