"""Countries by all that they are called: English and local names, their adjectives, and their large cities.

The data is countryinfo's; it is read when first asked for, and what is kept of it is a few small tables of slugs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache, partial
from importlib.util import find_spec
from json import JSONDecodeError, loads
from pathlib import Path
from typing import Any

from attrs import frozen

from factcheck.cache import kept
from factcheck.model import slug

#: How the English-language press calls a country, where the data calls it otherwise.
_USUAL = {
    "united-kingdom": "britain", "republic-of-macedonia": "north-macedonia", "swaziland": "eswatini",
    "the-bahamas": "bahamas", "the-gambia": "gambia", "holy-see-vatican-city-state": "vatican",
    "vatican-city-state": "vatican", "palestine-state-of": "palestine", "federated-states-of-micronesia": "micronesia",
}  # fmt: skip
#: Names in use that the data lacks.
_MORE = {
    "uk": "britain", "u-k": "britain", "england": "england", "scotland": "scotland", "wales": "wales",
    "us": "united-states",
    "u-s": "united-states", "u-s-a": "united-states", "america": "united-states", "vatican": "vatican",
    "burma": "myanmar",
    "holland": "netherlands", "uae": "united-arab-emirates", "u-a-e": "united-arab-emirates",
    "peoples-republic-of-china": "china", "democratic-peoples-republic-of-korea": "north-korea",
    "kosovo": "kosovo", "soviet-union": "soviet-union",
    "congo": "congo", "dr-congo": "dr-congo", "drc": "dr-congo", "congo-kinshasa": "dr-congo",
    "democratic-republic-of-congo": "dr-congo", "democratic-republic-of-the-congo": "dr-congo",
    "congo-brazzaville": "republic-of-the-congo", "republic-of-congo": "republic-of-the-congo",
}  # fmt: skip
_MORE_ADJECTIVES = {
    "argentine": "argentina", "argentinian": "argentina", "indo": "india", "russo": "russia", "sino": "china",
    "franco": "france", "anglo": "britain", "saudi": "saudi-arabia", "slovenian": "slovenia", "tajik": "tajikistan",
    "uzbek": "uzbekistan", "english": "england", "scottish": "scotland", "welsh": "wales", "soviet": "soviet-union",
    "icelandic": "iceland", "filipina": "philippines", "ecuadorian": "ecuador", "croat": "croatia",
    "kazakh": "kazakhstan",
    "u-s": "united-states", "us": "united-states", "uk": "britain", "eu": "eu",
    "european": "europe", "african": "africa",
}  # fmt: skip
_MORE_PEOPLE = {
    "briton": "britain", "spaniard": "spain", "swede": "sweden", "dane": "denmark", "pole": "poland", "turk": "turkey",
    "finn": "finland", "scot": "scotland", "serb": "serbia", "afghan": "afghanistan", "iraqi": "iraq",
}  # fmt: skip
#: Words that the data has as local names and that are more often something else.
_OTHERWISE = {"island", "reunion", "mann", "mannin", "viti", "dominique", "mexicanos", "portuguesa", "thai", "maurice",
              "togolese", "montenegrin", "pleasant-island", "the-valley", "victoria", "georgetown", "hamilton",
              "kingston", "plymouth", "douglas", "stanley", "jamestown", "west-island", "easter", "central", "eastern",
              "mountain", "pacific", "marigot", "south-pole"}  # fmt: skip
_SHORTEST = 4  # letters of a local name; less is a code, or a word
_MANY = 50  # times more people have the name of one of two countries than of the other: that one is meant


@frozen
class Countries:
    """Slugs to slugs: names and local names, adjectives, and cities to their countries."""

    names: Mapping[str, str]
    adjectives: Mapping[str, str]
    people: Mapping[str, str]
    cities: Mapping[str, str]


@lru_cache(maxsize=1)
def countries() -> Countries:
    """The tables, built once."""
    folder = _folder()
    return kept([b"countries", bytes(folder), b"%d" % folder.stat().st_mtime_ns], partial(_built, folder))


def _folder() -> Path:
    """Where the data lies. The package itself is not imported: that takes longer than reading its data."""
    spec = find_spec("countryinfo")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("countryinfo is not installed")
    return Path(spec.submodule_search_locations[0]) / "data"


def _built(folder: Path) -> Countries:
    names: dict[str, str] = {}
    local: dict[str, str] = {}
    adjectives: dict[str, dict[str, int]] = {}
    cities: dict[str, str] = {}
    for entry in _entries(folder):
        own = slug(entry["name"])
        usual = _USUAL.get(own, own)
        names |= {own: usual, usual: usual}
        people = entry.get("population") or 0
        for demonym in _split(entry.get("demonym") or "", ",/"):
            adjectives.setdefault(slug(demonym), {})[usual] = people
        for name in (*entry.get("altSpellings", ()), *_split(entry.get("nativeName") or "", "/")):
            if _is_name(name):
                local.setdefault(slug(name), usual)
        capital = entry.get("capital")
        zones = (zone.rpartition("/")[2].replace("_", " ") for zone in entry.get("timezoneNames", ()))
        for city in (*([capital] if isinstance(capital, str) else ()), *zones):
            cities.setdefault(slug(city), usual)
    adjectives.pop("", None)
    known = {word: found for word, counts in adjectives.items() if (found := _meant(counts))}
    names = {**local, **names, **_MORE}
    called = {name: own for name, own in names.items() if name not in _OTHERWISE}
    towns = {name: own for name, own in cities.items() if name and name not in _OTHERWISE and name not in called}
    nations = {**known, **_MORE_ADJECTIVES}
    return Countries(
        called,
        nations,
        {
            **{plural: own for word, own in nations.items() for plural in _plural(word)},
            **{form: own for word, own in _MORE_PEOPLE.items() for form in (word, word + "s")},
        },
        towns,
    )


def _entries(folder: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(folder.iterdir()):
        with suppress(JSONDecodeError):  # one file of the package is none
            yield loads(file.read_bytes())


def _meant(counts: Mapping[str, int]) -> str:
    """The country that an adjective is of: the only one, or by far the largest; else ""."""
    first, *rest = sorted(counts, key=lambda country: -counts[country])
    return first if not rest or counts[first] > _MANY * counts[rest[0]] else ""


def _is_name(called: str) -> bool:
    called = called.strip()
    return len(called) >= _SHORTEST and not called.isupper() and slug(called).isascii() and "," not in called


def _plural(word: str) -> Iterator[str]:
    if word.endswith(("an", "i", "ek", "on", "ine")):
        yield word + "s"


def _split(text: str, marks: str) -> list[str]:
    for mark in marks:
        text = text.replace(mark, "\n")
    return [part.strip() for part in text.split("\n") if part.strip()]
