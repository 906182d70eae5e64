"""All that a rulebook holds, by name: rules of three kinds, checks and types."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from attrs import frozen

from factcheck.language.checks import Check
from factcheck.language.errors import Source
from factcheck.language.lexicon import Lexicon, Type
from factcheck.language.rulebook import Rulebook
from factcheck.language.rules import ClaimRule, Hedge, TimeRule

EntryKind = Literal["claim", "time", "hedge", "check", "type"]
ENTRY_KINDS: tuple[EntryKind, ...] = get_args(EntryKind)
_MOST_NEAR = 3
_LIKE = 0.65  # how like a name must be to be meant, of 1
_OF_FAMILY = 0.3  # how much more it counts in the family asked for


class NoSuchRule(ValueError):
    """Nothing, or more than one thing, has this name."""


@frozen
class Entry:
    """A rule, a check or a type, named "family/name" for the file that it stands in. `lexicon` is what its slots are
    of; a check needs none.
    """

    name: str
    kind: EntryKind
    doc: str
    of: ClaimRule | TimeRule | Hedge | Check | Type
    lexicon: Lexicon

    @property
    def family(self) -> str:
        return self.name.partition("/")[0]

    @property
    def source(self) -> Source:
        return self.of.source

    @property
    def own_name(self) -> str:
        """Its name within its file."""
        return self.name.partition("/")[2]

    @property
    def table(self) -> str:
        """The table of the file that holds all of its kind."""
        return self.kind if self.kind in ("check", "type") else "rule"

    @property
    def fields(self) -> Mapping[str, Any]:
        """What its table says, as TOML has it."""
        found: Mapping[str, Any] = _tables(self.source)[self.table][self.own_name]
        return found

    def toml(self) -> tuple[str, str]:
        """Where it stands, as path:line, and how it is written there."""
        line, text = self.source.table(f"{self.table}.{self.own_name}")
        return f"{shown_path(self.source.path)}:{line}", text


@lru_cache(maxsize=64)
def _tables(source: Source) -> Mapping[str, Any]:
    return tomllib.loads(source.text)


def entries(rulebook: Rulebook) -> list[Entry]:
    """All entries of a rulebook: rules, then checks, then types."""
    return [*_entries(rulebook)]


def _entries(rulebook: Rulebook) -> Iterator[Entry]:
    for language in rulebook.languages.values():
        lexicon = language.lexicon
        for time in language.times:
            yield Entry(time.full_name, "time", time.doc, time, lexicon)
        for hedge in language.hedges:
            yield Entry(hedge.full_name, "hedge", hedge.doc, hedge, lexicon)
        for rule in language.rules:
            yield Entry(rule.full_name, "claim", rule.doc, rule, lexicon)
    for check in rulebook.checks:
        yield Entry(check.name, "check", check.doc, check, Lexicon({}))
    for language in rulebook.languages.values():
        for kind in language.lexicon.types.values():
            family = Path(kind.source.path).stem
            yield Entry(f"{family}/{kind.name}", "type", kind.doc, kind, language.lexicon)


def entry(among: Iterable[Entry], name: str, hint_of_more: str = "") -> Entry:
    """The one of that name, whole or without its family; “<past>” is a type. Raises NoSuchRule, with the nearest."""
    known = [one for one in among if one.kind == "type" or not name.strip().startswith("<")]
    wanted = name.strip("<>:")
    whole = [one for one in known if one.name == wanted]
    found = whole or [one for one in known if one.own_name == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        raise NoSuchRule(f"several are called {name}: {', '.join(f'{one.name} ({one.kind})' for one in found)}")
    family = [one for one in known if one.family == wanted.casefold()]
    if family:
        raise NoSuchRule(f"{name} is a family: factcheck rules list {family[0].family} names what is in it")
    near = _nearest(wanted, known)
    hint = f"; nearest: {', '.join(near)}" if near else "; factcheck rules list names them all"
    raise NoSuchRule(f"no rule, check or type is called {name}{hint}{hint_of_more}")


def _nearest(wanted: str, known: Iterable[Entry]) -> list[str]:
    """The names most like one that there is not: by their letters, by words that they share, and by their family."""
    family, _, own = wanted.casefold().replace("_", "-").replace(" ", "-").rpartition("/")
    words = {*own.split("-")}
    letters = SequenceMatcher(b=own)  # which remembers what it knows of its second text
    found: list[tuple[float, str]] = []
    for one in known:
        letters.set_seq1(one.own_name)
        shared = len(words & {*one.own_name.split("-")}) / len(words)
        is_part = len(own) > 2 and own in one.own_name
        likeness = max(letters.ratio(), _LIKE * shared, _LIKE * is_part)
        if likeness >= _LIKE:
            found.append((-likeness - _OF_FAMILY * (one.family == family), one.name))
    return [name for _, name in sorted(found)[:_MOST_NEAR]]


def listed(among: Iterable[Entry]) -> Iterator[str]:
    """A line for each: its name, its kind, and the first line of what it means."""
    rows = [(one.name, one.kind, one.doc.strip().partition("\n")[0]) for one in among]
    names, kinds = (max((len(row[column]) for row in rows), default=0) for column in (0, 1))
    for name, kind, doc in rows:
        yield f"{name:{names}}  {kind:{kinds}}  {doc}".rstrip()


def shown_path(path: str) -> str:
    """A path as it is shortest from here, if it lies below."""
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here) if os.path.isabs(path) else path
