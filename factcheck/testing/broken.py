"""Rules and checks broken in small ways: a word dropped, a bound moved, a comparison turned. Good examples notice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, cast

from attrs import evolve, fields, has

from factcheck.language.checks import Check
from factcheck.language.claims import ClaimTemplate
from factcheck.language.conditions import All, Comparison, Condition, Not, Number, Relation, Some, Span
from factcheck.language.patterns import Choice, Mark, Maybe, Others, Pattern, Seq, Slot, Word
from factcheck.language.rules import ClaimRule, RuleBase
from factcheck.length import Length

T = TypeVar("T")
RuleT = TypeVar("RuleT", bound=RuleBase)
_TURNED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}
_MOVED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
#: Relations that say the same of two claims either way: to turn them changes nothing.
_EITHER_WAY = ("apart", "fits")
#: Parts of a claim that an example can tell from their absence.
_PARTS = ("of", "where", "nth", "when", "length")


def broken_rules(rule: RuleT) -> Iterator[tuple[str, RuleT]]:
    """What is done to a rule, in words, and the rule as it then is."""
    for change, pattern in _patterns(rule.pattern):
        yield change, _changed(rule, pattern=pattern)
    for name in ("unless", "unless_next"):
        if getattr(rule, name) is not None:
            yield f"without `{name.replace('_', '-')}`", _changed(rule, **{name: None})
    if isinstance(rule, ClaimRule):
        for change, claims in _claims(rule.claims):
            yield change, _changed(rule, claims=claims)
        if rule.status:
            yield f"without the status {rule.status}", _changed(rule, status=None)


def broken_checks(check: Check) -> Iterator[tuple[str, Check]]:
    """What is done to a check, in words, and the check as it then is."""
    for name in ("where", "never"):
        condition = getattr(check, name)
        for change, changed in _conditions(condition) if condition is not None else ():
            yield f"{change} in `{name}`", _changed(check, **{name: changed})
    for number, _ in enumerate(check.chain):
        if len(check.chain) > 1:
            yield f"without link {number + 1}", _changed(check, chain=_without(check.chain, number))


# --- patterns ---------------------------------------------------------------------------------------------------------


def _patterns(pattern: Pattern) -> Iterator[tuple[str, Pattern]]:
    """The patterns that come of one change to a pattern. Of what is one of several, or may be left out, nothing is
    dropped: that is a matter of how many examples there are.
    """
    match pattern:
        case Seq(parts):
            for at, part in enumerate(parts):
                if isinstance(part, Word | Mark | Others) or (isinstance(part, Slot) and not part.name):
                    yield f"without {_shown(part)}", _seq(_without(parts, at))
                elif isinstance(part, Choice) and not _binds(part):
                    yield f"without the choice {_shown(part)}", _seq(_without(parts, at))
                for change, changed in _patterns(part):
                    yield change, _seq((*parts[:at], changed, *parts[at + 1 :]))
        case Maybe(part):
            yield f"with {_shown(part)} no longer optional", part


def _seq(parts: Sequence[Pattern]) -> Pattern:
    return parts[0] if len(parts) == 1 else Seq(tuple(parts))


def _binds(pattern: Pattern) -> bool:
    """Whether a slot with a name is in it."""
    match pattern:
        case Slot(name):
            return bool(name)
        case Maybe(part):
            return _binds(part)
        case Seq(parts) | Choice(parts):
            return any(map(_binds, parts))
        case _:
            return False


def _shown(pattern: Pattern) -> str:
    match pattern:
        case Word(text) | Mark(text):
            return f"“{text}”"
        case Others():
            return "“...”"
        case Slot(name, type_name):
            return f"<{name}:{type_name}>"
        case Maybe(part):
            return f"[{_shown(part)}]"
        case Seq(parts):
            return " ".join(map(_shown, parts))
        case Choice(parts):
            return f"({' | '.join(map(_shown, parts))})"


def _changed(value: T, **parts: Any) -> T:
    changed: T = evolve(cast(Any, value), **parts)
    return changed


def _without(parts: Sequence[T], at: int) -> tuple[T, ...]:
    return (*parts[:at], *parts[at + 1 :])


# --- claim lines ------------------------------------------------------------------------------------------------------


def _claims(templates: Sequence[ClaimTemplate]) -> Iterator[tuple[str, tuple[ClaimTemplate, ...]]]:
    for number, template in enumerate(templates):
        told = f"claim {number + 1}" if len(templates) > 1 else "the claim"
        if len(templates) > 1:
            yield f"without {told}", _without(templates, number)
        for change, changed in _templates(template):
            yield f"{told} {change}", (*templates[:number], changed, *templates[number + 1 :])


def _templates(template: ClaimTemplate) -> Iterator[tuple[str, ClaimTemplate]]:
    if template.kind in ("happened", "absent"):
        other: Any = "absent" if template.kind == "happened" else "happened"
        yield f"says {other}", _changed(template, kind=other)
    for name in _PARTS:
        if getattr(template, name) is not None:
            yield f"without its {name}", _changed(template, **{name: None})
    if template.who:
        yield "without its who", _changed(template, who=())
    for change, when in _signs(template.when):
        yield change, _changed(template, when=when)


def _signs(part: Any) -> Iterator[tuple[str, Any]]:
    """A date with a sign turned, or an end of a range opened, wherever in it."""
    if not has(type(part)):
        return
    names = [each.name for each in fields(type(part))]
    if "sign" in names:
        yield "with its sign turned", _changed(part, sign="-" if part.sign == "+" else "+")
    for name in names:
        if name in ("first", "last") and getattr(part, name) is not None:
            yield f"with its {name} end open", _changed(part, **{name: None})
        for change, changed in _signs(getattr(part, name)):
            yield change, _changed(part, **{name: changed})


# --- conditions -------------------------------------------------------------------------------------------------------


def _conditions(condition: Condition) -> Iterator[tuple[str, Condition]]:
    match condition:
        case All(parts) | Some(parts):
            for at, part in enumerate(parts):
                yield f"without “{part_shown(part)}”", _changed(condition, parts=_without(parts, at))
                for change, changed in _conditions(part):
                    yield change, _changed(condition, parts=(*parts[:at], changed, *parts[at + 1 :]))
        case Not(part):
            yield f"without the “not” of “{part_shown(part)}”", part
            for change, changed in _conditions(part):
                yield change, Not(changed)
        case Comparison(sign, left, right):
            yield f"“{part_shown(condition)}” turned", Comparison(_TURNED[sign], left, right)
            if sign in _MOVED:
                yield f"the bound of “{part_shown(condition)}” moved", Comparison(_MOVED[sign], left, right)
            for name, term in (("left", left), ("right", right)):
                if (moved := _moved(term)) is not None:
                    yield f"a number of “{part_shown(condition)}” halved", _changed(condition, **{name: moved})
        case Relation(name) if name not in _EITHER_WAY:
            yield (
                f"“{part_shown(condition)}” the other way round",
                _changed(condition, left=condition.right, right=condition.left),
            )


def _moved(term: Any) -> Any:
    """A number or a length that is half as much, or None for a term that is neither."""
    if isinstance(term, Number) and abs(term.value) > 1:
        return Number(term.value // 2)
    if isinstance(term, Span) and isinstance(term.value.count, int) and term.value.count > 1:
        return Span(Length(term.value.count // 2, term.value.unit))
    return None


def part_shown(part: Any) -> str:
    """A condition or a term, as short as it can be told."""
    match part:
        case Comparison(sign, left, right):
            return f"{part_shown(left)} {sign} {part_shown(right)}"
        case Relation(name, left, right):
            return f"{part_shown(left)} {name} {part_shown(right)}"
        case Number(value) | Span(value):
            return str(value)
        case All(parts):
            return " and ".join(map(part_shown, parts))
        case Some(parts):
            return f"({' or '.join(map(part_shown, parts))})"
        case Not(inner):
            return f"not {part_shown(inner)}"
    if has(type(part)):
        values = [getattr(part, each.name) for each in fields(type(part)) if each.repr]
        return ".".join(part_shown(value) for value in values if value not in ("", ()))
    return ".".join(map(str, part)) if isinstance(part, tuple) else str(part)
