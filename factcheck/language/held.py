"""What a slot can hold, by its type: a name, a number, a date or a length; and where a claim line asks for another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.language.errors import RuleError
from factcheck.language.lexicon import Lexicon, made_of
from factcheck.language.parts import Slot, asked_of

#: By what a type of the lexicon reads words as, or times.
READ = {
    **dict.fromkeys(("name", "person", "living", "untitled", "event", "parties", "noun", "minutes-and-half"), "name"),
    **dict.fromkeys(("number", "ordinal", "edition", "large-ordinal", "age", "roman", "day", "two-digits"), "number"),
    **dict.fromkeys(("year", "late-year", "spoken-year", "decade", "years", "units"), "number"),
    **dict.fromkeys(("period", "unit", "stretch", "length", "after", "compound", "vague", "several"), "length"),
    **dict.fromkeys(("counted", "exact", "gone"), "length"),
    **dict.fromkeys(("calendar", "sharp", "beside-weekday", "lifetime"), "date"),
    "weekday": "name",
}
_PARTS = {"first": "date", "last": "date", "weekday": "name", "weekday2": "name", "name": "name"}
_AMBIENT = {"who": "name", "beside": "name", "subject": "name", "now": "date", "season": "date"}
_LASTING = frozenset({"length", "span", "set"})  # kinds of times that have a length


def held(type_name: str, lexicon: Lexicon) -> frozenset[str]:
    """What a slot of a type can hold; nothing where that is not certain."""
    reads = lexicon.types[type_name].reads
    if reads in READ:
        return frozenset({READ[reads]})
    types = [lexicon.types[name] for name in made_of(type_name, lexicon)]
    times = {time for kind in types for time in kind.times}
    values = {type(value) for kind in types for value in kind.values.values()}
    has_shapes = any(kind.shapes for kind in types)  # of which some are of digits
    is_of_words = bool(values) or has_shapes or any(kind.pattern for kind in types)
    if times and not is_of_words:
        return frozenset({"length" if time in _LASTING else "date" for time in times})
    if times or reads or has_shapes or not is_of_words:
        return frozenset()
    return frozenset({"name", "number"} if int in values else {"name"})


def misheld(template: object, types: Mapping[str, set[str]], lexicon: Lexicon) -> Iterator[RuleError]:
    """An error for each slot of a template that certainly holds something else than stands in its place; `types` are
    those of the slots that are bound, by name.
    """
    for slot, (place, wanted) in asked_of(template):
        holds = _held_by(slot, types, lexicon)
        if holds and holds.isdisjoint(wanted):
            what = " or ".join(f"a {kind}" for kind in sorted(holds))
            yield RuleError(f"<{slot.name}> is {what}; {place} stands here", column=slot.at + 1)


def _held_by(slot: Slot, types: Mapping[str, set[str]], lexicon: Lexicon) -> set[str]:
    name, _, part = slot.name.partition(".")
    if part:
        return {_PARTS[part]}
    if name not in types:
        return {_AMBIENT[name]}
    each = [held(kind, lexicon) for kind in types[name]]
    return set().union(*each) if all(each) else set()
