"""What the claims of rules can be held against, told without any text: which checks could ever take two claims of these
rules together, as far as the rules and the conditions of the checks tell.

Of a claim it is known here what its rule says of it: its kind, what its event may be called, and which of its parts it
lacks. A condition then has some of the three verdicts that conditions have; where True is none of them, no text makes
it true. What is not known may be anything, so that a claim is never said to meet nothing that could meet something.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product

from attrs import frozen

from factcheck.language.checks import Check
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
    Text,
    conjuncts,
    fields,
)

Verdicts = frozenset[bool | None]
_ANY: Verdicts = frozenset({True, False, None})
_SETTLED: Verdicts = frozenset({True, False})
_UNKNOWN: Verdicts = frozenset({None})


@frozen
class Names:
    """What an event, or what it is of, may be called: these words, and where a slot tells it, others. A slot may take
    any word that looks so; `lists` tells of those that its type names.
    """

    words: frozenset[str]
    others: Callable[[str], bool] | None = None
    lists: Callable[[str], bool] | None = None

    def may_be(self, word: str) -> bool:
        return word in self.words or (self.others is not None and self.others(word))

    def knows(self, word: str) -> bool:
        """Whether it is called so by name."""
        return word in self.words or (self.lists is not None and self.lists(word))

    def may_equal(self, other: Names) -> bool:
        """Whether both may be called the same; two that are open may."""
        if self.others is None:
            return any(map(other.may_be, self.words))
        return other.others is not None or any(map(self.may_be, other.words))

    def must_equal(self, other: Names) -> bool:
        return self.others is None is other.others and self.words == other.words and len(self.words) == 1


ANYTHING = Names(frozenset(), lambda word: True)
NOTHING = Names(frozenset())


@frozen
class Shape:
    """What is known of the claims of a rule; `lacks` are the fields that are never told."""

    rule: str
    kind: str
    what: Names
    of: Names
    lacks: frozenset[str]
    status: str = ""  # where it is always the same


def could_meet(check: Check, roles: Mapping[str, Shape]) -> bool:
    """Whether claims of these shapes, by their names in a check, could be among what it forbids."""
    kinds = {name: kind for kind, name in check.given}
    if any(kinds[name] not in ("any", shape.kind) for name, shape in roles.items()):
        return False
    if any(shape.status == "denied" for shape in roles.values()) and not check.mentions("status"):
        return False
    demanded = (*conjuncts(check.where), *conjuncts(check.never))
    asked = (part for part in demanded if roles.keys() >= {field.claim for field in fields(part)})
    if not all(True in verdicts(part, roles) for part in asked):
        return False
    return not check.chain or _linked(*roles.values())


def _linked(*shapes: Shape) -> bool:
    """Whether two claims of a chain may tell of one event: one that is ordered tells of two."""
    told = [[shape.what, *([shape.of] if shape.kind == "ordered" else [])] for shape in shapes]
    return len(told) < 2 or any(one.may_equal(other) for one, other in product(*told))


def verdicts(condition: Condition, roles: Mapping[str, Shape]) -> Verdicts:
    """The verdicts that a condition may have."""
    match condition:
        case All(parts):
            return _joined([verdicts(part, roles) for part in parts], False)
        case Some(parts):
            return _joined([verdicts(part, roles) for part in parts], True)
        case Not(part):
            return frozenset(None if one is None else not one for one in verdicts(part, roles))
        case State(term, "known"):
            return frozenset({False}) if _is_lacking(term, roles) else _SETTLED
        case State(term, "named"):
            return frozenset({False}) if {"who", "where"} <= roles[term.claim].lacks else _SETTLED
        case State():
            return _ANY
        case Member(term, tuple() as words):
            return _unless_lacking(_among(term, words, roles), (term,), roles)
        case Comparison("=" | "!=" as sign, left, right):
            found = _unless_lacking(_equal(left, right, roles), (left, right), roles)
            return found if sign == "=" else frozenset(None if one is None else not one for one in found)
        case Comparison(_, left, right):
            return _unless_lacking(_ANY, (left, right), roles)
        case Relation("covers" | "fits", Field(one, ("key",)), Field(other, ("key",))):
            return _ANY if roles[one].what.may_equal(roles[other].what) else frozenset({False})
        case Relation(_, left, right):
            return _unless_lacking(_ANY, (left, right), roles)
    return _ANY


def _joined(parts: Sequence[Verdicts], decides: bool) -> Verdicts:
    """The verdicts of all parts joined, of which one that `decides` is enough."""
    found: set[bool | None] = set()
    if any(decides in part for part in parts):
        found.add(decides)
    if all((not decides) in part for part in parts):
        found.add(not decides)
    if any(None in part for part in parts) and all(part - {decides} for part in parts):
        found.add(None)
    return frozenset(found)


def _is_lacking(term: object, roles: Mapping[str, Shape]) -> bool:
    return any(field.path[:1] and field.path[0] in roles[field.claim].lacks for field in fields(term))


def _unless_lacking(found: Verdicts, terms: Sequence[object], roles: Mapping[str, Shape]) -> Verdicts:
    """What is never told settles nothing; that nobody is named can be compared."""
    parts = [field for term in terms for field in fields(term) if field.path != ("who",)]
    return _UNKNOWN if any(_is_lacking(field, roles) for field in parts) else found


def _names(term: Term, roles: Mapping[str, Shape]) -> Names | None:
    """What a term may be called, where that is known."""
    match term:
        case Text(text):
            return Names(frozenset({text}))
        case Field(claim, ("what",)):
            return roles[claim].what
        case Field(claim, ("of",)):
            return roles[claim].of
        case Field(claim, ("rule",)):
            return Names(frozenset({roles[claim].rule})) if roles[claim].rule else ANYTHING
        case Field(claim, ("family",)):
            family = roles[claim].rule.partition("/")[0]
            return Names(frozenset({family})) if family else ANYTHING
        case Field(claim, ("status",)) if roles[claim].status:
            return Names(frozenset({roles[claim].status}))
    return None


def _among(term: Term, words: Sequence[str], roles: Mapping[str, Shape]) -> Verdicts:
    names = _names(term, roles)
    if names is None:
        return _ANY
    may_be = any(map(names.may_be, words))
    must_be = names.others is None and names.words <= {*words}
    return frozenset(({True} if may_be else set()) | (set() if must_be else {False}) | _maybe_unknown(term))


def _equal(left: Term, right: Term, roles: Mapping[str, Shape]) -> Verdicts:
    match left, right:
        case Field(one, ("key",)), Field(other, ("key",)):
            return _SETTLED if roles[one].what.may_equal(roles[other].what) else frozenset({False})
    names, others = _names(left, roles), _names(right, roles)
    if names is None or others is None:
        return _ANY
    found: set[bool | None] = {True} if names.may_equal(others) else set()
    found |= set() if names.must_equal(others) else {False}
    return frozenset(found | _maybe_unknown(left) | _maybe_unknown(right))


def _maybe_unknown(term: Term) -> set[bool | None]:
    """What an event is of may be left open; what it is called, its rule and its status are always told."""
    return {None} if isinstance(term, Field) and term.path == ("of",) else set()
