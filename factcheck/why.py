"""Why two mentions have one key, or two, asked for in a reader's own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from itertools import product

from factcheck.keys import Mentioned
from factcheck.link import named
from factcheck.model import Key, slug
from factcheck.names import Thing
from factcheck.names.short import untitled
from factcheck.names.words import country

_NEAREST = 3  # mentions that are named where none is called so


class NothingCalledSo(ValueError):
    """Words that no mention and no key has."""


def why(one: Mentioned, other: Mentioned) -> str:
    """In one sentence, why two mentions have one key, or two."""
    if one is other:
        return f"the same mention: {_said(one)} is {one.key} ({one.why})."
    if one.key == other.key:
        return f"joined as {one.key}. " + "; ".join(f"{_said(each)}: {each.why}" for each in (one, other)) + "."
    first, second = (f"{_said(each)} is {each.key} ({each.why})" for each in (one, other))
    return f"apart: {first}, {second}: {_apart(one, other)}."


def explained(found: Sequence[Mentioned], one: str, other: str) -> list[str]:
    """Why the mentions of these words, or these keys, are joined or not: a line for each two readings of them.

    Raises NothingCalledSo, with the nearest that there are.
    """
    pairs: dict[frozenset[tuple[str, str]], tuple[Mentioned, Mentioned]] = {}
    for pair in product(_called(found, one), _called(found, other)):
        readings = frozenset((each.document, each.key) for each in pair)
        if readings not in pairs or pairs[readings][0] is pairs[readings][1]:
            pairs[readings] = pair
    of_two = [pair for pair in pairs.values() if pair[0] is not pair[1]]
    return [why(*pair) for pair in of_two or pairs.values()]


def _said(one: Mentioned) -> str:
    return f"“{one.thing.text}” in {one.document}"


def _apart(one: Mentioned, other: Mentioned) -> str:
    sorts = _sort(one.thing), _sort(other.thing)
    if sorts[0] != sorts[1]:
        return f"one is {sorts[0]}, the other {sorts[1]}"
    if sorts[0] == "a series":
        return _series_apart(*(named(each.thing.key, each.links.spelling) for each in (one, other)))
    if sorts[0] != "a name":
        return "their names differ"
    (first,), (second,) = one.thing.key.who, other.thing.key.who
    return one.links.apart(first, one.thing.facts, second, other.thing.facts)


def _series_apart(one: Key, other: Key) -> str:
    if not (one.named and other.named):
        return "no name tells that both are one series"
    return "their names differ" if one.what == other.what else f"one is called {one.what}, the other {other.what}"


def _sort(thing: Thing) -> str:
    if thing.kind == "series":
        return "a series"
    return {"pair": "two countries", "people": "the people of a nation"}.get(thing.key.what, "a name")


def _called(found: Sequence[Mentioned], text: str) -> list[Mentioned]:
    """What these words call in each article, one mention of each wording: as they stand, or else more loosely."""
    wanted = slug(text)
    tests: tuple[Callable[[Mentioned], bool], ...] = (
        lambda m: text in (m.key, m.thing.text, f"{m.document}:{m.thing.text}"),
        lambda m: wanted in (slug(m.key), slug(m.thing.text), slug(f"{m.document}:{m.thing.text}")),
        lambda m: slug(m.key) in _meant(m, wanted) or slug(m.thing.text) in _meant(m, wanted),
        lambda m: any(f"-{_meant(m, wanted)[0]}-" in f"-{slug(each)}-" for each in (m.thing.text, m.key)),
    )
    for test in tests if wanted else ():
        if hits := {(m.document, m.key, m.thing.text): m for m in reversed(found) if test(m)}:
            return list(hits.values())[::-1]
    texts = dict.fromkeys(m.thing.text for m in found)
    known = {word.casefold(): each for each in texts for word in each.split()} | {
        each.casefold(): each for each in texts
    }
    near = dict.fromkeys(f"“{known[each]}”" for each in get_close_matches(text.casefold(), known, _NEAREST))
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    raise NothingCalledSo(f"nothing is called “{text}” in these articles{hint}")


def _meant(one: Mentioned, wanted: str) -> tuple[str, ...]:
    """What a name is without its titles, in its one spelling, and the country that it is a word for."""
    spell = one.links.spelling
    plain = wanted.removeprefix("the-")
    if spell.lexicon is None:
        return plain, spell(plain)
    short = untitled(plain, spell.lexicon)
    return short, spell(short), country(spell.lexicon, plain)
