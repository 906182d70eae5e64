"""Where claims meet: in one article, over a name, or over their very words, with those fields equal that must be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any

from attrs import define

from factcheck.check.comparable import VAGUE
from factcheck.check.equal import NAMES, OF_KEY, equalities
from factcheck.check.shapes import Place, Shapes
from factcheck.language.checks import Check
from factcheck.model import Claim

#: The place of claims whose people are among the fields that must be equal.
_SAME = ("same",)
Index = Mapping[Place, Sequence[Claim]]


@define(slots=False)
class Meeting:
    """How claims of one role meet those of an earlier one, the anchor; `fields` are pairs of theirs and its own."""

    anchor: int
    fields: tuple[tuple[str, str], ...]
    over_names: bool
    vague: bool

    @classmethod
    def of(cls, role: int, check: Check) -> Meeting:
        """Anchored to the earlier role with which most fields are shared."""
        joins = equalities(check.where)
        by_anchor = [
            sorted((theirs[1], mine[1]) for theirs, mine in joins if (theirs[0], mine[0]) == (name, check.names[role]))
            for name in check.names[:role]
        ]
        anchor = max(range(role), key=lambda at: len(by_anchor[at]))
        shared = tuple(pair for pair in by_anchor[anchor] if NAMES not in pair)
        return cls(anchor, shared, len(shared) < len(by_anchor[anchor]), check.mentions("context"))

    def askers(self, found: Shapes, pool: Sequence[int]) -> Index:
        """The claims of the anchor's role by where they look for others."""
        return found.by_place(pool, self._name("asked"), self.asked)

    def stored(self, found: Shapes, pool: Sequence[int]) -> Index:
        """The claims of this role by where they are found."""
        return found.by_place(pool, self._name("stored"), self._stored)

    def near(self, claim: Claim, index: Index) -> list[Claim]:
        """The claims that may be held against this one."""
        lists = [index.get(place, ()) for place in self.asked(claim)]
        return list({id(other): other for found in lists for other in found}.values())

    def asked(self, claim: Claim) -> list[Place]:
        """Where a claim of the anchor's role looks for others."""
        places = self._places(claim)
        if self.over_names and claim.key.who and not self._same_people:
            # Who names somebody meets claims of the same place only where these name nobody.
            places = [place for place in places if place[0] != "where"] + [("alone", claim.key.where)]
        values = self._values[0](claim)
        return [(place, values) for place in places]

    def _stored(self, claim: Claim) -> list[Place]:
        places = self._places(claim)
        if claim.key.where and not claim.key.who and not self._same_people:
            places = [*places, ("alone", claim.key.where)]
        values = self._values[1](claim)
        return [(place, values) for place in places]

    def _places(self, claim: Claim) -> list[tuple[object, ...]]:
        key = claim.key
        if key.what == VAGUE and self._same_thing and not self.vague:
            return []
        if self._same_words:
            return [("words",)] if claim.context else []
        if key.who and self._same_people:
            return [_SAME]
        places: list[tuple[object, ...]] = [("document", claim.document)]
        if self._same_document:
            return places
        if self.over_names:
            places += [("who", who) for who in key.who]
            places += [("where", key.where)] if key.where else []
        elif key.named:
            places.append(("named",))
        return places

    def _name(self, side: str) -> object:
        """Tells meetings apart that put claims elsewhere."""
        own = tuple(pair[side == "stored"] for pair in self.fields)
        flags = (
            self._same_thing,
            self._same_words,
            self._same_people,
            self._same_document,
            self.over_names,
            self.vague,
        )
        return own, flags, "" if self._same_people else side

    @cached_property
    def _values(self) -> tuple[attrgetter[Any], attrgetter[Any]]:
        # Something must be asked for, and of every claim this is the same.
        theirs, mine = ([_path(pair[side]) for pair in self.fields] or ["__class__"] for side in (0, 1))
        return attrgetter(*theirs), attrgetter(*mine)

    @cached_property
    def _same_thing(self) -> bool:
        return ("what", "what") in self.fields

    @cached_property
    def _same_words(self) -> bool:
        return ("context", "context") in self.fields

    @cached_property
    def _same_people(self) -> bool:
        return ("who", "who") in self.fields

    @cached_property
    def _same_document(self) -> bool:
        return ("document", "document") in self.fields


def _path(field: str) -> str:
    return f"key.{field}" if field in OF_KEY else field
