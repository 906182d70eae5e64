"""Claims sorted by shape: those of one shape give the same answer to all that asks for no number, date or name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

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

Shapes = Sequence[Sequence[Claim]]
#: What all claims of a shape have in common: the values of these fields …
_VALUES = frozenset({"kind", "what", "status", "rule", "family", "assumes"})
#: … and whether these are known.
_KNOWN = frozenset({"who", "where", "of", "when", "told", "nth", "length", "said_by", "key", "context"})


def shapes(claims: Iterable[Claim]) -> Shapes:
    """The claims, those of one shape together."""
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
