"""Claims sorted by shape: those of one shape give the same answer to all that asks for no number, date or name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from factcheck.check.evaluate import truth, value
from factcheck.language.conditions import (
    All,
    Comparison,
    Condition,
    Field,
    Member,
    Not,
    Relation,
    Some,
    State,
    Term,
    fields,
)
from factcheck.model import Claim

Place = tuple[Any, ...]
Places = Callable[[Claim], Iterable[Place]]
#: What all claims of a shape have in common: the values of these fields …
_VALUES = frozenset({"kind", "what", "status", "rule", "family", "assumes"})
#: … and whether these are known.
_KNOWN = frozenset({"who", "where", "of", "when", "told", "nth", "length", "said_by", "key", "context"})


class Shapes:
    """Claims, those of one shape together; and by place, for whoever asks first."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.all = _by_shape(claims)
        self._by_place: dict[object, dict[Place, list[Claim]]] = {}

    def by_place(self, pool: Sequence[int], name: object, places: Places) -> Mapping[Place, Sequence[Claim]]:
        """The claims of these shapes by the places where `places` puts them; of that, the name tells all."""
        if (known := self._by_place.get((tuple(pool), name))) is not None:
            return known
        found: dict[Place, list[Claim]] = defaultdict(list)
        if len(pool) == 1:
            for claim in self.all[pool[0]]:
                for place in places(claim):
                    found[place].append(claim)
        else:
            for shape in pool:
                for place, claims in self.by_place([shape], name, places).items():
                    found[place] += claims
        self._by_place[tuple(pool), name] = found
        return found


def _by_shape(claims: Iterable[Claim]) -> list[list[Claim]]:
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        key = claim.key
        found[
            claim.kind,
            key.what,
            claim.status,
            claim.rule,
            claim.assumes,
            claim.when is None,
            claim.nth is None,
            claim.length is None,
            claim.told is None,
            not key.who,
            not key.where,
            not key.of,
            not claim.said_by,
            not claim.written,
            not claim.context,
        ].append(claim)
    return list(found.values())


def _settled(condition: Condition) -> bool:
    """Whether one claim of a shape answers for all of it."""
    match condition:
        case State(Field(_, path), "known" | "named"):
            return len(path) == 1 and path[0] in _KNOWN | _VALUES
        case Not(part):
            return _settled(part)
        case All(parts) | Some(parts):
            return all(map(_settled, parts))
        case Comparison() | Member():
            return all(_is_settled(field) for field in fields(condition))
    return False


def refuses(condition: Condition, name: str, claim: Claim) -> bool:
    """Whether no claim of this one's shape can take the role of this name under the condition."""
    own = [field for field in fields(condition) if field.claim == name]
    if isinstance(condition, Comparison | Relation) and not all(_knows(claim, field) for field in own):
        return True  # what is compared must be known
    if isinstance(condition, All):
        return any(refuses(part, name, claim) for part in condition.parts)
    if isinstance(condition, Some):
        return all(refuses(part, name, claim) for part in condition.parts)
    if any(field.claim != name for field in fields(condition)):
        return False
    if isinstance(condition, State) and condition.name in ("impossible", "inverted") and not claim.written:
        return True  # only what no calendar has is kept as written
    return _settled(condition) and not truth(condition, {name: claim})


def _knows(claim: Claim, field: Field) -> bool:
    """Whether a field is known, as far as the shape tells."""
    if not field.path or field.path[0] not in _KNOWN:
        return True
    return value(Field(field.claim, field.path[:1]), {field.claim: claim}) is not None


def _is_settled(term: Term) -> bool:
    return not isinstance(term, Field) or (len(term.path) == 1 and term.path[0] in _VALUES)
