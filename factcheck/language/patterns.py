"""The pattern language: bare words, `[optional]`, `(one | other)`, `<name:type>` slots, `<:type>`, marks, and `...`.

    first [official | state] <what:event> [to <where:place>] since <then:past>

Bare words match in any case. Between two words stands white space or a hyphen; a mark (`,` `-` `.` `:` `/` `'`) stands
for itself, with or without space around it, and a mark in double quotes exactly for what is quoted; typographic quotes
do as well. `...` is up to three other words of the same clause. There is no look-around, no back-reference
and no unbounded repeat: what a pattern matches is finite by construction.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from factcheck.language.errors import RuleError
from factcheck.language.quotes import plain_quotes

if TYPE_CHECKING:
    import pyparsing as pp


@frozen
class Word:
    """One word, in any case."""

    text: str


@frozen
class Mark:
    """What stands between two words in place of the white space or hyphen: with any space around it, or exactly so."""

    text: str
    exact: bool = False


@frozen
class Others:
    """Up to `most` other words of the same clause."""

    most: int = 3


@frozen
class Slot:
    """A stretch of some type; without a name, it is matched and not read."""

    name: str
    type: str
    column: int = 1


@frozen
class Seq:
    parts: tuple[Pattern, ...]


@frozen
class Choice:
    parts: tuple[Pattern, ...]


@frozen
class Maybe:
    part: Pattern


_SLOTS = "<name:type>, or <:type> for one that is not read"
_PARTS = "words, marks, [optional], (one | other), <name:type> and ..."
_CLOSED_BY = {"(": ")", "[": "]", "<": ">"}
Pattern = Word | Mark | Others | Slot | Seq | Choice | Maybe


def parse_pattern(text: str) -> Pattern:
    """Parse a pattern. Raises RuleError with the column of what is wrong."""
    import pyparsing as pp  # slow to import, and rules that were kept need no parsing

    try:
        parsed: Pattern = _grammar().parse_string(text, parse_all=True)[0]
    except pp.ParseBaseException as wrong:
        if unclosed := _unclosed(text):
            at, closer = unclosed
            message = f"not a pattern: “{closer}” is missing, of what “{text[at]}” opens here"
            place = pp.lineno(at, text), pp.col(at, text), pp.line(at, text)
            raise RuleError(message, "", *place) from None
        message, at = _told(text, wrong.loc)
        place = pp.lineno(at, text), pp.col(at, text), pp.line(at, text)
        raise RuleError(f"not a pattern: {message}", "", *place) from None
    return parsed


def _told(text: str, at: int) -> tuple[str, int]:
    """What is wrong with a pattern that goes wrong here, what may stand there, and where to point."""
    opened = text.rfind("<", 0, at)
    if opened >= 0 and 0 <= (closed := text.find(">", opened)) >= at:
        return f"“{text[opened : closed + 1]}” is no slot: write {_SLOTS}", opened
    found = text[at:].split()[:1]
    message = f"{found[0]!r} cannot stand here" if found else "something is missing here"
    if found and plain_quotes(found[0])[0] == '"':
        return f"{message}; only a mark is quoted, words stand for themselves", at
    if found and found[0][0] == "{":
        return f"{message}; a slot is {_SLOTS}", at
    return f"{message}; a pattern is of {_PARTS}", at


def _unclosed(text: str) -> tuple[int, str] | None:
    """The place of the innermost bracket that is never closed, and what would close it."""
    opened: list[int] = []
    is_quoted = False
    for at, char in enumerate(text):
        is_quoted ^= char == '"'
        if is_quoted:
            continue
        if char in _CLOSED_BY:
            opened.append(at)
        elif char in _CLOSED_BY.values():
            if not opened or _CLOSED_BY[text[opened[-1]]] != char:
                break
            opened.pop()
    return (opened[-1], _CLOSED_BY[text[opened[-1]]]) if opened else None


def slots_of(pattern: Pattern | None) -> Iterator[Slot]:
    """All slots of a pattern, in order, the nameless included."""
    if isinstance(pattern, Slot):
        yield pattern
    elif isinstance(pattern, Maybe):
        yield from slots_of(pattern.part)
    elif isinstance(pattern, (Seq, Choice)):
        for part in pattern.parts:
            yield from slots_of(part)


def slot_given_twice(pattern: Pattern | None) -> Slot | None:
    """The first slot that takes the name of one before it, which is lost wherever both are read. Two that may each be
    left out, as `[in <where:place>]` in either of two places, and those in different branches of a choice, are let be.
    """
    if isinstance(pattern, Maybe):
        return slot_given_twice(pattern.part)
    if not isinstance(pattern, (Seq, Choice)):
        return None
    names: set[str] = set()
    sure: set[str] = set()
    for part in pattern.parts:
        if twice := slot_given_twice(part):
            return twice
        if isinstance(pattern, Seq):
            here = _always_read(part)
            for slot in slots_of(part):
                if slot.name in (names & here) | sure:
                    return slot
            names |= {slot.name for slot in slots_of(part) if slot.name}
            sure |= here
    return None


def _always_read(pattern: Pattern) -> set[str]:
    """The names of the slots that are read whenever a pattern matches."""
    if isinstance(pattern, Slot):
        return {pattern.name} - {""}
    if isinstance(pattern, (Seq, Choice)):
        each = [_always_read(part) for part in pattern.parts]
        return set.union(*each) if isinstance(pattern, Seq) else set.intersection(*each)
    return set()


@lru_cache(maxsize=1)
def _grammar() -> pp.ParserElement:
    import pyparsing as pp

    bare_name = pp.Word(pp.alphas, pp.alphanums + "-_")
    word = pp.Regex(r"[^\W_]+").set_parse_action(lambda t: Word(t[0].casefold()))
    others = pp.Literal("...").set_parse_action(lambda: Others())
    quoted = pp.QuotedString('"') | pp.QuotedString("“", end_quote_char="”")
    quoted = quoted.set_parse_action(lambda t: Mark(t[0], exact=True))
    mark = pp.Regex(r"[-,.:/'‘’]").set_parse_action(lambda t: Mark(plain_quotes(t[0])))
    slot = (
        pp.Suppress("<") - pp.Optional(bare_name, "") - pp.Suppress(":") - bare_name - pp.Suppress(">")
    ).set_parse_action(lambda text, at, t: Slot(t[0], t[1], pp.col(at, text)))
    choice = pp.Forward()
    maybe = (pp.Suppress("[") - choice - pp.Suppress("]")).set_parse_action(lambda t: Maybe(t[0]))
    group = pp.Suppress("(") - choice - pp.Suppress(")")
    part = others | word | quoted | mark | slot | maybe | group
    seq = part[1, ...].set_parse_action(lambda t: Seq(tuple(t)) if len(t) > 1 else t[0])
    choice <<= pp.DelimitedList(seq, "|").set_parse_action(lambda t: Choice(tuple(t)) if len(t) > 1 else t[0])
    return choice
