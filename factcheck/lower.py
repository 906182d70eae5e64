"""From patterns to expressions over single characters of the class string, with the gaps between words made
explicit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import ClassVar

from attrs import frozen

from factcheck.alphabet import Terminal
from factcheck.language.errors import RuleError
from factcheck.language.lexicon import Lexicon, Type
from factcheck.language.patterns import Choice, Mark, Maybe, Others, Pattern, Seq, Slot, Word


@frozen(cache_hash=True)
class Sym:
    """One character of the class string that satisfies a terminal."""

    terminals: tuple[Terminal, ...]
    size: ClassVar[int] = 1  # characters that an expression asks for in all


@frozen(cache_hash=True)
class Cat:
    parts: tuple[Core, ...]

    @cached_property
    def size(self) -> int:
        return sum(part.size for part in self.parts)


@frozen(cache_hash=True)
class Alt:
    """The first part that lets the whole match wins."""

    parts: tuple[Core, ...]

    @cached_property
    def size(self) -> int:
        return sum(part.size for part in self.parts)


@frozen(cache_hash=True)
class Group:
    """A part whose place a slot remembers, and the type it was matched as; a slot without a name reads nothing."""

    slot: str
    type: str
    part: Core

    @property
    def size(self) -> int:
        return self.part.size


Core = Sym | Cat | Alt | Group
EMPTY = Cat(())
MAX_SIZE = 20_000  # characters that the expression of one pattern may ask for in all
TOO_LARGE = "the pattern is too large: its optional parts, or the types in it, multiply"
_TYPES = 1_000  # that are remembered: those of one lexicon, or a few
GAP = Sym((("gap", "space"), ("gap", "hyphen")))
ANY = Sym((("any", "word"),))


def lower(pattern: Pattern, lexicon: Lexicon) -> Core:
    """The expression of a pattern. Raises RuleError for an unknown type, and for a pattern beyond all size."""
    return _either([_closed(core, due) for due, core in _lower(pattern, lexicon, None).items()])


def gapped(pattern: Pattern, lexicon: Lexicon, before: bool) -> Core:
    """The expression of a pattern that stands, with the gap between, just before or just after another."""
    if before:
        return _either([_cat(core, due or EMPTY) for due, core in _lower(pattern, lexicon, None).items()])
    return _either([_closed(core, due) for due, core in _lower(pattern, lexicon, GAP).items()])


# What stands between two words is settled only at the second: white space or a hyphen, or the marks that the pattern
# put there. So lowering carries the gap that is due before the next word (None where the pattern begins), and gives an
# expression for each gap that may be due behind it.
_Due = Sym | None
_Ways = dict[_Due, Core]


def _closed(core: Core, due: _Due) -> Core:
    """What a pattern leaves where no word follows: a mark that it asks for is part of it."""
    return _cat(core, due) if due is not None and _is_asked(due) else core


def _is_asked(due: Sym) -> bool:
    """Whether the gap is a mark that must be there, rather than white space or a mark that may."""
    return not set(GAP.terminals) & set(due.terminals)


def _lower(pattern: Pattern, lexicon: Lexicon, due: _Due) -> _Ways:
    gap = due or EMPTY
    match pattern:
        case Word(text):
            return {GAP: _cat(gap, Sym((("word", text),)))}
        case Mark(text, exact):
            before = [mark for kind, mark in due.terminals if kind == "mark"] if due and not exact else []
            marks = [mark + text for mark in before]
            marks += [text] if due is None or not before or not _is_asked(due) else []
            return {Sym(tuple(("exact" if exact else "mark", mark) for mark in marks)): EMPTY}
        case Others(most):
            more: Core = EMPTY
            for _ in range(most - 1):
                more = _either([_cat(GAP, ANY, more), EMPTY])
            return _merge([{GAP: _cat(gap, Group("", "", _cat(ANY, more)))}, {due: EMPTY}])
        case Slot(name, type_name):
            inner = _lower_type(type_name, lexicon)
            return {GAP: _cat(gap, Group(name, type_name, inner))}
        case Seq(parts):
            return _lower_seq(parts, lexicon, due)
        case Choice(parts):
            return _merge(_lower(part, lexicon, due) for part in parts)
        case Maybe(part):
            return _merge([_lower(part, lexicon, due), {due: EMPTY}])


def _lower_seq(parts: Sequence[Pattern], lexicon: Lexicon, due: _Due) -> _Ways:
    known: dict[tuple[int, _Due], _Ways] = {}  # what follows a part is the same however the part was come by

    def rest(at: int, due: _Due) -> _Ways:
        if at == len(parts):
            return {due: EMPTY}
        if (at, due) not in known:
            found = _merge(
                {left: _cat(core, after)}
                for between, core in _lower(parts[at], lexicon, due).items()
                for left, after in rest(at + 1, between).items()
            )
            if sum(core.size for core in found.values()) > MAX_SIZE:
                raise RuleError(TOO_LARGE)
            known[at, due] = found
        return known[at, due]

    try:
        return rest(0, due)
    except RecursionError:
        raise RuleError(TOO_LARGE) from None


@lru_cache(maxsize=_TYPES)
def _lower_type(type_name: str, lexicon: Lexicon) -> Core:
    kind = lexicon.require(type_name)
    ways: list[Core] = []
    for phrase in sorted(_phrases(kind, lexicon), key=lambda p: (-len(p), p)):
        ways += _lower(Seq(tuple(Word(word) for word in phrase.split())), lexicon, None).values()
    if kind.pattern is not None:
        ways += _lower(kind.pattern, lexicon, None).values()
    if kind.values or kind.shapes or kind.times or kind.types:
        ways.append(Sym((("type", kind.name),)))
    return _either(ways)


def _phrases(kind: Type, lexicon: Lexicon) -> set[str]:
    return {*kind.phrases, *(p for name in kind.types for p in _phrases(lexicon.types[name], lexicon))}


def _merge(ways: Iterable[_Ways]) -> _Ways:
    """Ways that leave the same gap due become one; so do those that have matched nothing but may leave different
    gaps.
    """
    merged: dict[_Due, list[Core]] = {}
    idle: _Due = None
    for way in ways:
        for due, core in way.items():
            if core == EMPTY and due is not None:
                idle = due if idle is None else Sym(tuple(dict.fromkeys(idle.terminals + due.terminals)))
            else:
                merged.setdefault(due, []).append(core)
    if idle is not None:
        merged.setdefault(idle, []).append(EMPTY)
    return {due: _either(cores) for due, cores in merged.items()}


def _cat(*parts: Core) -> Core:
    flat = [p for part in parts for p in (part.parts if isinstance(part, Cat) else (part,))]
    return flat[0] if len(flat) == 1 else Cat(tuple(flat))


def _either(parts: Sequence[Core]) -> Core:
    """One of several: duplicates are dropped, and neighbours that are single characters become one."""
    kept: list[Core] = []
    for part in dict.fromkeys(parts):
        last = kept[-1] if kept else None
        if isinstance(part, Sym) and isinstance(last, Sym):
            kept[-1] = Sym(tuple(dict.fromkeys(last.terminals + part.terminals)))
        else:
            kept.append(part)
    return kept[0] if len(kept) == 1 else Alt(tuple(kept))


def terminals(cores: Iterable[Core]) -> set[Terminal]:
    """Every terminal that these expressions ask for."""
    found: set[Terminal] = set()
    seen: set[int] = set()  # expressions of types stand in many others
    left = [*cores]
    while left:
        core = left.pop()
        if id(core) not in seen:
            seen.add(id(core))
            match core:
                case Sym(asked):
                    found.update(asked)
                case Group(_, _, part):
                    left.append(part)
                case Cat(parts) | Alt(parts):
                    left += parts
    return found


def reversed_core(core: Core) -> Core:
    """The expression of the same text read backwards."""
    match core:
        case Cat(parts):
            return Cat(tuple(reversed_core(part) for part in reversed(parts)))
        case Alt(parts):
            return Alt(tuple(reversed_core(part) for part in parts))
        case Group(_, _, part):
            return reversed_core(part)
        case Sym():
            return core
