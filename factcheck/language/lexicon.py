"""The lexicon: the types that slots may have, read from `lexicon.toml`.

A type is a set of words (with values), of word shapes and of kinds of time expressions, or a pattern over other types:

    [type.month]
    capital = true
    values  = { january = 1, jan = 1 }

    [type.event]
    match = "[<:modifier> [<:modifier>]] <:event-noun>"
    reads = "name"

`reads` names the Python function that turns the matched text into a value; without it the value is the one of the word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from factcheck.language.errors import RuleError, Source, suggest
from factcheck.language.tables import FLAG, PATTERN, TEXT, TEXTS, VALUES, require
from factcheck.later import Later, later
from factcheck.words import plural

if TYPE_CHECKING:
    from factcheck.language.patterns import Pattern

#: What a piece of text without an entry of its own may look like. Every piece has exactly one shape.
SHAPES = (
    "lower", "capital", "upper", "letter", "one-or-two-digits", "three-digits", "year-digits", "digits", "day-digits",
    "day-ordinal", "ordinal-digits", "decade-digits", "clock-digits", "code", "mixed",
)  # fmt: skip
_KEYS = {
    **dict.fromkeys(("words", "shapes", "times", "types", "but"), TEXTS),
    **{"doc": TEXT, "reads": TEXT, "plural": FLAG, "capital": FLAG, "match": PATTERN, "values": VALUES},
}
MAX_MEMO = 50_000  # texts remembered as entries would be written


@frozen
class Type:
    """A slot type. `phrases` are its entries of several words; `but` names types whose words it leaves out."""

    name: str
    doc: str = ""
    values: Mapping[str, object] = field(factory=dict)
    phrases: tuple[str, ...] = ()
    capital: bool = False
    shapes: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    _pattern: Later[Pattern | None] = field(default=None, converter=later)
    reads: str = ""
    source: Source = field(default=Source("", ""), eq=False, repr=False)

    @property
    def pattern(self) -> Pattern | None:
        return self._pattern()


@frozen(eq=False)
class Lexicon:
    """All types of one language, by name."""

    types: Mapping[str, Type]
    _entries: dict[str, Mapping[str, object]] = field(factory=dict, init=False, repr=False)

    def words(self) -> set[str]:
        """Every single word that some type lists."""
        return {word for kind in self.types.values() for word in kind.values if " " not in word}

    def value(self, type_name: str, text: str) -> object | None:
        """The value that a type gives to a text, or None where it lists no such entry."""
        entries = self._entries.get(type_name)
        if entries is None:
            entries = self._entries[type_name] = self._all_entries(self.types[type_name])
        return entries.get(_entry(text))

    def _all_entries(self, kind: Type) -> dict[str, object]:
        """The entries of a type and of those that it is made of, its own first."""
        found: dict[str, object] = {}
        for inner in reversed(kind.types):
            found.update(self._all_entries(self.types[inner]))
        found.update(kind.values)
        return found

    def time_kinds(self, type_name: str) -> set[str]:
        """The kinds of time expressions that a type has."""
        kind = self.types.get(type_name, Type(type_name))
        barred = {time for name in kind.but for time in self.time_kinds(name)}
        return {*kind.times, *(time for name in kind.types for time in self.time_kinds(name))} - barred

    def require(self, type_name: str) -> Type:
        """The type of that name. Raises RuleError with a suggestion where there is none."""
        if type_name not in self.types:
            raise RuleError(f"no such type: {type_name}{suggest(type_name, self.types)}")
        return self.types[type_name]


@lru_cache(maxsize=MAX_MEMO)
def _entry(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").split())


def parse_lexicon(table: Mapping[str, Any], source: Source, base: Lexicon) -> Lexicon:
    """Read the `[type.…]` tables of one file over a lexicon known before. Raises RuleError."""
    types = {name: _parse_type(name, fields, source) for name, fields in table.get("type", {}).items()}
    lexicon = Lexicon({**base.types, **types})
    for kind in types.values():
        for key, inner in _inner(kind):
            try:
                lexicon.require(inner)
            except RuleError as wrong:
                raise source.error(wrong.message, f"type.{kind.name}", key, inner) from None
    for name, kind in types.items():  # once all that they are made of is known
        if not (kind.values or kind.shapes or kind.times or kind.types or kind.pattern):
            told = f"the type {name} holds nothing: give it `words`, `values`, `shapes`, `times`, `types` or a `match`"
            raise source.error(told, f"type.{name}")
        if _reaches(lexicon, name, name, set()):
            raise source.error(f"the type {name} is made of itself", f"type.{name}")
    return lexicon


def _inner(kind: Type) -> list[tuple[str, str]]:
    """The types that a type is made of, each behind the key that asks for it."""
    from factcheck.language.patterns import slots_of  # here and below: types that were kept need no patterns

    asked = {"types": kind.types, "but": kind.but, "match": [slot.type for slot in slots_of(kind.pattern)]}
    return [(key, inner) for key, names in asked.items() for inner in names]


def made_of(type_name: str, lexicon: Lexicon) -> set[str]:
    """A type and all that it is made of, but for what it leaves out."""
    found: set[str] = set()
    ahead = [type_name]
    while ahead:
        if (name := ahead.pop()) not in found:
            found.add(name)
            ahead += [inner for key, inner in _inner(lexicon.types[name]) if key != "but"]
    return found


def _reaches(lexicon: Lexicon, start: str, goal: str, seen: set[str]) -> bool:
    inner = {name for _, name in _inner(lexicon.types[start])}
    if goal in inner:
        return True
    seen.add(start)
    return any(_reaches(lexicon, name, goal, seen) for name in inner - seen)


def _parse_type(name: str, fields: Mapping[str, Any], source: Source) -> Type:
    from factcheck.language.patterns import parse_pattern

    where = f"type.{name}"
    require(fields, _KEYS, source, where)
    for shape in fields.get("shapes", ()):
        if shape not in SHAPES:
            raise source.error(f"no such shape: {shape}{suggest(shape, SHAPES)}", where, "shapes", shape)
    for key in ("words", "shapes", "times", "types", "but", "values"):
        if key in fields and not fields[key]:
            raise source.error(f"`{key}` is empty: fill it, or leave it out", where, key)
    for key in ("words", "values"):
        for word in fields.get(key, ()):
            if not word.replace("-", " ").split():  # other marks may be what the group of a regex has read
                raise source.error(
                    f"no text is read as “{word}”: give it letters, or leave it out", where, key, f'"{word}"'
                )
    values: dict[str, object] = {word.casefold(): word for word in fields.get("words", ())}
    values |= {str(word).casefold(): value for word, value in fields.get("values", {}).items()}
    if fields.get("plural"):
        values |= {plural(word): value for word, value in values.items()}
    values = {" ".join(word.replace("-", " ").split()): value for word, value in values.items()}
    try:
        pattern = parse_pattern(fields["match"]) if "match" in fields else None
    except RuleError as wrong:
        raise source.error(wrong.message, where, "match", fields["match"], wrong.column - 1) from None
    return Type(
        name=name,
        doc=fields.get("doc", ""),
        values=values,
        phrases=tuple(word for word in values if " " in word),
        capital=fields.get("capital", False),
        shapes=tuple(fields.get("shapes", ())),
        times=tuple(fields.get("times", ())),
        types=tuple(fields.get("types", ())),
        but=tuple(fields.get("but", ())),
        pattern=pattern,
        reads=fields.get("reads", ""),
        source=source,
    )
