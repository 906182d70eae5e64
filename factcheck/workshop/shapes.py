"""What rules can claim, told without any text: of each claim its kind, what it may be called, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from itertools import product

from factcheck.language.claims import ClaimTemplate
from factcheck.language.lexicon import Lexicon
from factcheck.language.parts import Name, slots_in
from factcheck.language.patterns import Choice, Mark, Maybe, Others, Pattern, Seq, Slot, Word, slots_of
from factcheck.language.rulebook import Language
from factcheck.language.rules import ClaimRule
from factcheck.model import slug
from factcheck.workshop.meets import NOTHING, Names, Shape

_PARTS = ("who", "where", "of", "when", "nth", "length")


def shapes_of(rule: ClaimRule, language: Language) -> list[Shape]:
    """Of each claim of a rule."""
    types = {slot.name: slot.type for slot in slots_of(rule.pattern)} | dict(rule.types)
    return [_shape(rule, template, types, language.lexicon) for template in rule.claims]


def _shape(rule: ClaimRule, template: ClaimTemplate, types: Mapping[str, str], lexicon: Lexicon) -> Shape:
    return Shape(
        rule=rule.full_name,
        kind=template.kind,
        what=_names(template.what, types, lexicon),
        of=_names(template.of, types, lexicon) if template.of else NOTHING,
        lacks=frozenset(part for part in _PARTS if not getattr(template, part)),
        status=template.status if template.status != "asserted" else rule.status or "",
    )


def _names(name: Name, types: Mapping[str, str], lexicon: Lexicon) -> Names:
    if all(isinstance(piece, str) for piece in name.pieces):
        return Names(frozenset({"".join(map(str, name.pieces))}))
    may_be, lists = (partial(_is_of, name, types, lexicon, is_listed) for is_listed in (False, True))
    return Names(frozenset(), may_be, lists)


def _is_of(name: Name, types: Mapping[str, str], lexicon: Lexicon, is_listed: bool, word: str) -> bool:
    """Whether a word may come of text and slots in a row; of several slots, the last alone is asked."""
    if not all(piece in word for piece in name.pieces if isinstance(piece, str)):
        return False
    slot = [*slots_in(name)][-1]
    if slot not in types:
        return not is_listed
    ends = _tails(word) if len(name.pieces) > 1 else [word]
    return any(reads(types[slot], end, lexicon, is_listed) for end in ends)


@lru_cache(maxsize=50_000)
def reads(type_name: str, word: str, lexicon: Lexicon, is_listed: bool = False) -> bool:
    """Whether a type may read something that has this name, or ends with it; where `is_listed`, by a word that it
    lists. Where that is not sure, it may.
    """
    kind = lexicon.types[type_name]
    if not is_listed and (kind.times or (kind.shapes and "-" not in word)):
        return True
    heads = (str(lexicon.value("event-noun", one) or one) for one in kind.values if "event-noun" in lexicon.types)
    if any(_ends(word, name) for name in (*kind.values, *map(str, kind.values.values()), *heads)):
        return True
    ends = [*_ends_of(kind.pattern)]
    inner = [*product(kind.types, [word]), *product([end.type for end in ends if isinstance(end, Slot)], _tails(word))]
    if any(reads(one, part, lexicon, is_listed) for one, part in inner):
        return True
    return any(_ends(word, end.text) for end in ends if isinstance(end, Word)) or (not is_listed and Others() in ends)


def _tails(word: str) -> list[str]:
    """A name, and its last word."""
    return [word, word.rpartition("-")[2]]


def _ends(word: str, name: str) -> bool:
    end = slug(name)
    return word == end or word.endswith(f"-{end}")


def _ends_of(pattern: Pattern | None) -> Iterator[Word | Slot | Others]:
    """What a pattern may end with."""
    match pattern:
        case Word() | Slot():
            yield pattern
        case Others():
            yield Others()
        case Choice(parts):
            for part in parts:
                yield from _ends_of(part)
        case Maybe(part):
            yield from _ends_of(part)
        case Seq(parts):
            for part in reversed(parts):
                yield from _ends_of(part)
                if not isinstance(part, Maybe | Mark):
                    return
