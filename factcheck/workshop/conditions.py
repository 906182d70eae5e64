"""The conditions of checks in words."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.language.chains import Apart, Dated, Link
from factcheck.language.conditions import (
    All,
    Arithmetic,
    Comparison,
    Condition,
    Field,
    Member,
    Not,
    Number,
    Relation,
    Some,
    State,
    Term,
    Text,
    conjuncts,
)

_FIELDS = {
    "kind": "kind", "what": "event", "who": "set of names", "where": "place", "of": "qualifier", "status": "status",
    "said_by": "speaker", "document": "article", "date": "written date", "rule": "rule", "family": "family of rules",
    "context": "wording around", "read": "values read", "assumes": "assumptions", "key": "subject", "when": "date",
    "told": "day of publication", "nth": "number", "length": "length", "unit": "unit", "weekday": "weekday",
    "old_weekday": "weekday in the Julian calendar", "year": "year", "first": "first day", "last": "last day",
}  # fmt: skip
_SIGNS = {
    "=": "is", "!=": "is not", "<": "is less than", "<=": "is at most", ">": "is more than", ">=": "is at least",
}  # fmt: skip
_RELATIONS = {
    "before": "lies wholly before",
    "inside": "lies wholly inside",
    "apart": "has no day in common with",
    "lasts": "lasts",
    "outlasts": "lasts longer than",
    "spans": "begins and ends as far apart as",
    "covers": "names nothing that is not also in",
    "fits": "says the same, but for a place left open, as",
}
_STATES = {
    "known": "is known",
    "named": "names somebody or some place",
    "full": "names all of them in full",
    "introduced": "names them as at a first mention",
    "impossible": "is in no calendar",
    "inverted": "ends before it begins",
}


def told(condition: Condition | None) -> Iterator[str]:
    """A line for each part of a condition that must hold."""
    return map(_told, conjuncts(condition))


def told_link(link: Link) -> str:
    """What a claim adds to a chain."""
    match link:
        case Dated(claim):
            return f"{claim} dates its own event"
        case Apart(claim, of_is_later):
            events = ("the event that it is told against", "its own event")
            later, earlier = events if of_is_later else reversed(events)
            return f"{claim} puts {later} after {earlier}, by its length where it tells one"


def _told(condition: Condition) -> str:
    match condition:
        case Comparison(sign, left, right):
            return f"{_term(left)} {_SIGNS[sign]} {_term(right)}"
        case Relation(name, left, right):
            return f"{_term(left)} {_RELATIONS[name]} {_term(right)}"
        case Member(term, Field() as names):
            return f"{_term(term)} is among {_term(names)}"
        case Member(term, tuple() as words):
            return f"{_term(term)} is one of {', '.join(words)}"
        case State(term, name):
            return f"{_term(term)} {_STATES[name]}"
        case Not(part):
            return f"it is not so that {_nested(part)}"
        case All(parts):
            return " and ".join(map(_nested, parts))
        case Some(parts):
            return "either " + " or ".join(map(_nested, parts))
    raise TypeError(f"no condition: {condition!r}")


def _nested(condition: Condition) -> str:
    return f"({_told(condition)})" if isinstance(condition, All | Some) else _told(condition)


def _term(term: Term) -> str:
    match term:
        case Field(claim, path):
            return "".join(f"the {_FIELDS.get(part, part)} of " for part in reversed(path)) + claim
        case Number(value):
            return str(value)
        case Text(value):
            return f"“{value}”"
        case Arithmetic(sign, left, right):
            return f"({_term(left)} {'×' if sign == '*' else '−' if sign == '-' else sign} {_term(right)})"
    return str(term.value)
