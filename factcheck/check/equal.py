"""Which fields of claims must be equal, or must differ, where a condition is true."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.language.conditions import All, Comparison, Condition, Field, Relation, Some

#: A claim's name in the check, and a field of it.
End = tuple[str, str]
Pairs = frozenset[tuple[End, End]]
#: Stands among the fields for: the two keys have a person or the place in common, unless one of them names nobody.
NAMES = "names"
_IMPLIED: Mapping[str, tuple[str, ...]] = {
    "covers": ("what", NAMES),
    "fits": ("what", "who", "of", NAMES),
    "=": ("what", "who", "of", "where", NAMES),
}
OF_KEY = frozenset({"what", "who", "of", "where"})
_HASHED = OF_KEY | {"document", "rule", "context", "nth"}


def equalities(condition: Condition | None) -> Pairs:
    """The pairs of fields that are equal wherever the condition is true, each both ways round."""
    match condition:
        case All(parts):
            return _closed(frozenset(pair for part in parts for pair in equalities(part)))
        case Some(parts):
            return frozenset.intersection(*map(equalities, parts))
        case Relation("covers" | "fits" as name, Field(a), Field(b)):
            return _both_ways(a, b, *((part, part) for part in _IMPLIED[name]))
        case Comparison("=", Field(a, ("key",)), Field(b, ("key",))):
            return _both_ways(a, b, *((part, part) for part in _IMPLIED["="]))
        case Comparison("=", Field(a, (part,)), Field(b, (other,))) if {part, other} <= _HASHED:
            return _both_ways(a, b, (part, other))
    return frozenset()


def is_covered(condition: Condition | None, a: str, b: str) -> bool:
    """Whether the key of the one claim covers that of the other wherever the condition is true."""
    match condition:
        case All(parts):
            return any(is_covered(part, a, b) for part in parts)
        case Relation("covers", Field(one), Field(other)):
            return (one, other) == (a, b)
    return False


def differing(condition: Condition | None, a: str, b: str) -> tuple[str, ...]:
    """The fields in one of which two claims differ wherever the condition is true, as far as they are not sorted by;
    none where that is not known.
    """
    match condition:
        case Comparison("!=" | "<" | ">" as sign, Field(one, (part,)), Field(other, (same,))) if part == same:
            unsorted = part == "length" or (sign == "!=" and part in ("read", "nth"))
            return (part,) if {one, other} == {a, b} and unsorted else ()
        case Some(parts):
            each = [differing(part, a, b) for part in parts]
            return tuple(part for found in each for part in found) if all(each) else ()
        case All(parts):
            return next((found for part in parts if (found := differing(part, a, b))), ())
    return ()


def _both_ways(a: str, b: str, *parts: tuple[str, str]) -> Pairs:
    one = {((a, part), (b, other)) for part, other in parts if a != b}
    return frozenset(one | {(right, left) for left, right in one})


def _closed(pairs: Pairs) -> Pairs:
    """With what follows: a field that equals another equals what that one equals. Names in common say less."""
    found = set(pairs)
    while True:
        more = {
            (one, last)
            for one, middle in found
            for other, last in found
            if middle == other and one[0] != last[0] and NAMES not in (one[1], middle[1], last[1])
        }
        if more <= found:
            return frozenset(found)
        found |= more
