"""The plain reading of a check, a pair or a group at a time: what `factcheck.check.join` must find as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from factcheck.check.comparable import comparable, takes_part
from factcheck.check.evaluate import truth, value
from factcheck.language.checks import Check
from factcheck.language.conditions import All, Comparison, Condition, Field, Relation, Some, fields
from factcheck.model import Claim

#: A claim's name in the check, and a field of it.
End = tuple[str, str]
#: Stands among the fields for: the two keys have a person or the place in common, unless one of them names nobody.
_NAMES = "names"
_IMPLIED: Mapping[str, tuple[str, ...]] = {
    "covers": ("what", _NAMES),
    "fits": ("what", "who", "of", _NAMES),
    "=": ("what", "who", "of", "where", _NAMES),
}
_HASHED = frozenset({"what", "who", "of", "where", "document", "rule", "context"})


def clashes(claims: Sequence[Claim], check: Check) -> Iterator[tuple[Claim, ...]]:
    """Every tuple of claims, in the order of the check's `given`, that the check forbids."""
    names, demands = check.names, [_Demand.of(part, check.names) for part in _conjuncts(check)]
    pools = []
    for kind, name in check.given:
        own = [demand for demand in demands if name in demand.fields]
        fit = (claim for claim in claims if kind in ("any", claim.kind) and takes_part(claim, check))
        pools.append([claim for claim in fit if all(demand.allows(claim, name) for demand in own)])
    joins = equalities(check.where)
    indexes = [_Index.of(role, pools[role], names, joins) for role in range(1, len(pools))]
    asked = [[demand for demand in demands if demand.role == role] for role in range(len(names))]

    def grow(chosen: tuple[Claim, ...]) -> Iterator[tuple[Claim, ...]]:
        given = dict(zip(names, chosen, strict=False))
        if not all(truth(demand.condition, given) for demand in asked[len(chosen) - 1]):
            return
        if len(chosen) < len(names):
            for claim in indexes[len(chosen) - 1].near(chosen):
                yield from grow((*chosen, claim))
        elif comparable(chosen, check):
            yield chosen

    for first in pools[0]:
        yield from grow((first,))


def _conjuncts(check: Check) -> Iterator[Condition]:
    """The conditions that must all be true for a clash."""
    for part in (check.where, check.never):
        if part is not None:
            yield from part.parts if isinstance(part, All) else (part,)


@frozen
class _Demand:
    """A condition that a clash must meet, the fields that it speaks of, and the role that is the last it waits for."""

    condition: Condition
    fields: Mapping[str, Sequence[Field]]
    role: int

    @classmethod
    def of(cls, condition: Condition, names: Sequence[str]) -> _Demand:
        found: dict[str, list[Field]] = defaultdict(list)
        for each in fields(condition):
            found[each.claim].append(each)
        return cls(condition, found, max(map(names.index, found), default=0))

    def allows(self, claim: Claim, name: str) -> bool:
        """Whether the claim can take the role: what is asked of it alone is true, what is compared of it is known."""
        given = {name: claim}
        if len(self.fields) == 1:
            return bool(truth(self.condition, given))
        if not isinstance(self.condition, Comparison | Relation):
            return True
        return all(value(each, given) is not None for each in self.fields[name])


def equalities(condition: Condition | None) -> frozenset[tuple[End, End]]:
    """The pairs of fields that are equal wherever the condition is true, each both ways round."""
    match condition:
        case All(parts):
            return frozenset(pair for part in parts for pair in equalities(part))
        case Some(parts):
            return frozenset.intersection(*map(equalities, parts))
        case Relation("covers" | "fits" as name, Field(a), Field(b)):
            return _both_ways(a, b, *((part, part) for part in _IMPLIED[name]))
        case Comparison("=", Field(a, ("key",)), Field(b, ("key",))):
            return _both_ways(a, b, *((part, part) for part in _IMPLIED["="]))
        case Comparison("=", Field(a, (part,)), Field(b, (other,))) if {part, other} <= _HASHED:
            return _both_ways(a, b, (part, other))
    return frozenset()


def _both_ways(a: str, b: str, *parts: tuple[str, str]) -> frozenset[tuple[End, End]]:
    one = {((a, part), (b, other)) for part, other in parts if a != b}
    return frozenset(one | {(right, left) for left, right in one})


@frozen
class _Index:
    """The claims that may take one role, by those fields that must equal fields of the claim in an earlier role."""

    anchor: int
    pairs: Sequence[tuple[str, str]]
    names: bool
    found: Mapping[tuple[object, ...], Sequence[Claim]]

    @classmethod
    def of(cls, role: int, pool: Sequence[Claim], names: Sequence[str], joins: frozenset[tuple[End, End]]) -> _Index:
        """Anchored to the earlier role with which most fields are shared."""
        by_anchor = [
            sorted((theirs[1], mine[1]) for theirs, mine in joins if (theirs[0], mine[0]) == (name, names[role]))
            for name in names[:role]
        ]
        anchor = max(range(role), key=lambda at: len(by_anchor[at]))
        pairs = [pair for pair in by_anchor[anchor] if _NAMES not in pair]
        over_names = len(pairs) < len(by_anchor[anchor])
        found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        for claim in pool:
            values = _values(claim, [mine for _, mine in pairs])
            for place in (*_places(claim, over_names, pairs), *_alone(claim)):
                found[(*place, *values)].append(claim)
        return cls(anchor, pairs, over_names, found)

    def near(self, chosen: Sequence[Claim]) -> Iterator[Claim]:
        """The claims of this role that may be compared with those chosen: of the same article, or over a name."""
        claim = chosen[self.anchor]
        values = _values(claim, [theirs for theirs, _ in self.pairs])
        places = _places(claim, self.names, self.pairs)
        if self.names and claim.key.who:
            # Who names somebody meets claims of the same place only where these name nobody.
            places = [place for place in places if place[0] != "where"] + [("alone", claim.key.where)]
        lists = [self.found.get((*place, *values), ()) for place in places]
        return iter({id(other): other for found in lists for other in found}.values())


def _places(claim: Claim, over_names: bool, pairs: Sequence[tuple[str, str]]) -> list[tuple[object, ...]]:
    """Where a claim may be met: in its own article, over its names, or over its very words."""
    if ("context", "context") in pairs:
        return [("words",)] if claim.context else []
    places: list[tuple[object, ...]] = [("document", claim.document)]
    if over_names:
        places += [("who", who) for who in sorted(claim.key.who)]
        places += [("where", claim.key.where)] if claim.key.where else []
    elif claim.key.named:
        places.append(("named",))
    return places


def _alone(claim: Claim) -> list[tuple[object, ...]]:
    return [("alone", claim.key.where)] if claim.key.where and not claim.key.who else []


def _values(claim: Claim, parts: Sequence[str]) -> tuple[object, ...]:
    return tuple(getattr(claim.key if part in ("what", "who", "of", "where") else claim, part) for part in parts)
