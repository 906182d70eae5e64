"""Claims that no claim of another rule is ever held against: what is missing for it, and which names come near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from attrs import evolve

from factcheck.language.checks import Check
from factcheck.language.lexicon import Lexicon
from factcheck.language.rulebook import Language
from factcheck.language.rules import ClaimRule
from factcheck.workshop.meets import ANYTHING, Names, Shape, could_meet
from factcheck.workshop.shapes import shapes_of

_NEW = "own/new"  # a rule that is yet to be written
_MARKS = {"nth": " #N", "when": " @ WHEN", "length": " for LENGTH"}
_MOST = 3


def unmet(rules: Iterable[ClaimRule], language: Language, checks: Sequence[Check]) -> Iterator[tuple[ClaimRule, str]]:
    """A rule and a line for each event that one of these rules claims and that no other rule of the language knows by
    name, so that no check could hold its claims against others, unless these are of rules that take any word for an
    event.
    """
    shapes = [shape for rule in language.rules for shape in shapes_of(rule, language)]
    for rule in rules:
        others = [shape for shape in shapes if shape.rule != rule.full_name]
        own = [shape for shape in shapes_of(rule, language) if shape.what.others is None]
        for shape in dict.fromkeys(own):
            [word] = shape.what.words
            met = [one for check in checks for one in _counterparts(check, shape, others)]
            if any(one.what.knows(word) for one in met) or any(_says_by_itself(check, shape) for check in checks):
                continue
            if wanted := _listed(_wanted(checks, shape, own)):
                near = _near(word, language, others)
                yield rule, _told(shape, word, wanted, dict.fromkeys(one.rule for one in met), near)


def _told(shape: Shape, word: str, wanted: str, rules: Iterable[str], near: str) -> str:
    of_any_word = _listed(rules)
    never = "hardly ever" if of_any_word else "never"
    may = f" Rules that take any word for an event may claim such: {of_any_word}." if of_any_word else ""
    return (
        f"{shape.rule}: no other rule knows the event “{word}”, so “{shape.kind} {word}” is {never} held against "
        f"anything. What is missing is a rule that claims {wanted}.{may}{near}"
    )


def _counterparts(check: Check, shape: Shape, others: Sequence[Shape]) -> Iterator[Shape]:
    """The shapes that a check may hold against this one, where there are some for each of its roles."""
    for name in check.names:
        if not could_meet(check, {name: shape}):
            continue
        rest = [role for role in check.names if role != name]
        found = [[one for one in others if could_meet(check, {name: shape, role: one})] for role in rest]
        if all(found) or check.chain:
            yield from (one for each in found for one in each)


def _says_by_itself(check: Check, shape: Shape) -> bool:
    """Whether a check of one claim alone looks at what this one counts or measures, or at just this event."""
    [name, *more] = check.names
    if more or not could_meet(check, {name: shape}):
        return False
    [word] = shape.what.words
    lacking = [evolve(shape, lacks=shape.lacks | {part}) for part in ("nth", "length") if part not in shape.lacks]
    other = evolve(shape, what=Names(frozenset({f"no {word}"})))
    return not all(could_meet(check, {name: one}) for one in (*lacking, other))


def _wanted(checks: Iterable[Check], shape: Shape, own: Sequence[Shape]) -> Iterator[str]:
    """What checks hold against the claims of this shape where it is of the same event, and its own rule does not claim;
    with the check; what happened comes first, then what is simplest.
    """
    found: dict[str, str] = {}
    for check in checks:
        for name in check.names:
            for kind, role in check.given:
                if role == name or kind == "any" or any(could_meet(check, {name: shape, role: one}) for one in own):
                    continue
                if line := _same_event(check, name, shape, role, kind):
                    found.setdefault(line, check.name)
    yield from (f"“{line}” (for {check})" for line, check in sorted(found.items(), key=_simplicity))


def _simplicity(wanted: tuple[str, str]) -> tuple[bool, int]:
    return not wanted[0].startswith("happened "), len(wanted[0])


def _same_event(check: Check, name: str, shape: Shape, role: str, kind: str) -> str:
    """What a claim must tell to be held against this one; nothing where that is no matter of its event."""
    [word] = shape.what.words

    def meets(what: str, *lacks: str) -> bool:
        new = Shape(_NEW, kind, Names(frozenset({what})), ANYTHING, frozenset(lacks))
        return could_meet(check, {name: shape, role: new})

    if not meets(word) or meets(f"no {word}"):
        return ""
    return f"{kind} {word}{''.join(mark for part, mark in _MARKS.items() if not meets(word, part))}"


def _near(word: str, language: Language, others: Sequence[Shape]) -> str:
    known = {name for shape in others for name in shape.what.words} | _events(language.lexicon)
    near = get_close_matches(word, sorted(known), _MOST)
    return f" Known events of a like name: {', '.join(near)}." if near else ""


def _events(lexicon: Lexicon, type_name: str = "event-noun") -> set[str]:
    kind = lexicon.types.get(type_name)
    if kind is None:
        return set()
    return {*map(str, kind.values.values())}.union(*(_events(lexicon, inner) for inner in kind.types))


def _listed(lines: Iterable[str]) -> str:
    found = [*lines]
    shown = [*found[:_MOST], *([f"{len(found) - _MOST} more"] if len(found) > _MOST else [])]
    return " or ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))
