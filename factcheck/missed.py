"""Why a rule reads nothing in a text: how far its pattern gets there, and what it wants then; or what is in its way.

The expression of the pattern is walked over the classes of the text, from all places at once, as its automaton does;
so what is told is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from factcheck.alphabet import END, Alphabet, Terminal
from factcheck.extract import claims_by, spans_read
from factcheck.language.lexicon import Lexicon
from factcheck.language.rules import ClaimRule, RuleBase, TimeRule
from factcheck.lower import Alt, Cat, Core, Group, Sym, lower
from factcheck.prepared import Prepared
from factcheck.scan import Tokens
from factcheck.times.expression import TimeExpression

_MOST = 6  # things wanted that are named; beyond, there is no end of them
_SPACE = "white space"
#: The types of times, best first, and the names of slots of them.
TIME_SLOTS = (
    ("past", "then"),
    ("date", "then"),
    ("ago", "then"),
    ("length", "for"),
    ("period", "every"),
    ("later", "after"),
)
_TIMES = {"DATE": "date", "TIME": "time of day", "DURATION": "length", "SET": "period"}


@frozen(order=True)
class _Head:
    """A way into the pattern: how many of its words and slots are matched, where it began (negative: the first place is
    preferred), and the piece behind the last of them.
    """

    score: int
    start: int
    whole: int


Heads = Mapping[int, _Head]  # by the piece that is next, the best way to it


@frozen
class Reach:
    """The most that a pattern matches: pieces [start, whole) by words and slots, and what it wants at piece `at`; where
    all of it matches, nothing.
    """

    start: int
    whole: int
    at: int
    wanted: tuple[str, ...] = ()


def reach(core: Core, alphabet: Alphabet, tokens: Tokens) -> Reach:
    """How far an expression gets in a text; of several places, the first where most of it matches."""
    walk = _Walk(alphabet, tokens.chars)
    ends = walk.over(core, {at: _Head(0, -at, at) for at in range(len(tokens.pieces))}, "")
    if ends:
        at, head = max(ends.items(), key=lambda end: (-end[0] - end[1].start, end[1]))
        return Reach(-head.start, at, at)
    (_, _, start), (whole, at, wanted) = walk.furthest
    return Reach(-start, whole, at, tuple(wanted))


class _Walk:
    """One way over an expression. What it could not go on with farthest on, it keeps."""

    def __init__(self, alphabet: Alphabet, chars: Sequence[str]) -> None:
        self._alphabet, self._chars = alphabet, chars
        self.furthest: tuple[tuple[int, int, int], tuple[int, int, dict[str, None]]] = (-1, 0, 0), (0, 0, {})

    def over(self, core: Core, heads: Heads, slot: str) -> Heads:
        """Where it may end that began at these heads, within a slot or outside of all (“”)."""
        match core:
            case Sym(terminals):
                chars = self._alphabet.chars(*terminals)
                found: dict[int, _Head] = {}
                for at, head in heads.items():
                    if self._chars[at] not in chars:
                        self._stopped(at, head, [slot] if slot else map(_named, terminals))
                    elif slot or at % 2 == 0:
                        found[at + 1] = head
                    else:
                        found[at + 1] = _Head(head.score + 1, head.start, at + 1)
                return found
            case Group("", "", part):
                return self.over(part, heads, "any word")
            case Group(name, kind, part):
                ends = self.over(part, heads, slot or f"<{name}:{kind}>")
                return ends if slot else {at: _Head(end.score + 1, end.start, at) for at, end in ends.items()}
            case Cat(parts):
                for part in parts:
                    heads = self.over(part, heads, slot) if heads else heads
                return heads
            case Alt(parts):
                best: dict[int, _Head] = {}
                for part in parts:
                    for at, head in self.over(part, heads, slot).items():
                        best[at] = max(head, best.get(at, head))
                return best

    def _stopped(self, at: int, head: _Head, wanted: Iterable[str]) -> None:
        rank = head.score, at + head.start, head.start
        if rank > self.furthest[0]:
            self.furthest = rank, (head.whole, at, {})
        if rank == self.furthest[0]:
            self.furthest[1][2].update(dict.fromkeys(wanted))


def _named(terminal: Terminal) -> str:
    kind, text = terminal
    return {"gap": _SPACE, "any": "any word"}.get(kind, f"“{text}”")


def _behind_space(core: Core, alphabet: Alphabet, tokens: Tokens, at: int) -> Sequence[str]:
    """What is wanted behind a gap, were it white space."""
    walk = _Walk(alphabet, [*tokens.chars[:at], alphabet.table[" "], END])
    walk.over(core, {start: _Head(0, -start, start) for start in range(at + 1)}, "")
    return [*walk.furthest[1][2]]


def told(found: Reach, tokens: Tokens, behind: Sequence[str] = ()) -> str:
    """How far a pattern got that does not match, in words; where it wants white space, `behind` is wanted there."""
    space = f"{_SPACE} with {_listed(behind)} behind it" if behind else _SPACE
    wanted = _listed([space if one == _SPACE else one for one in found.wanted])
    if found.whole == found.start:
        return f"nothing here begins its pattern, which wants {wanted} first"
    seen = _said(tokens, found.whole | 1 if found.at % 2 else found.at, found.at + 1)
    there = f"“{seen}” stands there" if seen else "the text ends there"
    return f"matched up to here: “{_said(tokens, found.start, found.whole)}”, then wanted {wanted}, and {there}"


def _listed(wanted: Sequence[str]) -> str:
    shown = [*wanted[:_MOST], *(["…"] if len(wanted) > _MOST else [])]
    return " or ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _said(tokens: Tokens, start: int, stop: int) -> str:
    ends = tokens.offsets[min(start, len(tokens.pieces))], tokens.offsets[min(stop, len(tokens.pieces))]
    return _line(tokens.text[slice(*ends)])


def _line(text: str) -> str:
    return " ".join(text.split())


def missed(rule: RuleBase, text: Prepared) -> str:
    """Why a rule of the text's language reads nothing in it, in words."""
    reader, core = text.reader, lower(rule.pattern, text.lexicon)
    apart, _ = reader.tokens(text.document.text)  # in which no times are joined yet
    tokens = apart if isinstance(rule, TimeRule) else text.tokens
    found = reach(core, reader.alphabet, tokens)
    if found.wanted:
        behind = _behind_space(core, reader.alphabet, tokens, found.at) if _SPACE in found.wanted else ()
        return told(found, tokens, behind) + _joined(
            found, tokens, reach(core, reader.alphabet, apart), apart, text.lexicon
        )
    why = _in_the_way(rule, text) if isinstance(rule, ClaimRule) else f"{_barring(rule)}another rule reads more there"
    return f"matched “{_said(tokens, found.start, found.whole)}”, but {why}"


def _joined(found: Reach, tokens: Tokens, other: Reach, apart: Tokens, lexicon: Lexicon) -> str:
    """Which time it is that a pattern would get further over, were its words not read as one piece; and what to ask
    for instead.
    """
    if len(_said(apart, other.start, other.whole)) <= len(_said(tokens, found.start, found.whole)):
        return ""
    first, last = apart.offsets[other.start], apart.offsets[other.whole]
    times = (mark for mark in tokens.marks.values() if isinstance(mark, TimeExpression))
    for time in (time for time in times if time.start < last and first < time.end):
        slots = [f"<{slot}:{kind}>" for kind, slot in TIME_SLOTS if time.kind in lexicon.time_kinds(kind)]
        use = f" ({_listed(slots)})" if slots else ""
        return f"; “{_line(time.text)}” is read as a {_TIMES[time.type]} here: use a slot of a time type{use}"
    return ""


def _in_the_way(rule: ClaimRule, text: Prepared) -> str:
    """What keeps a rule from making claims of what its pattern matches."""
    if rule.regex:
        return "its regex finds nothing in that sentence, or nothing that its types read"
    number = next(number for number, one in enumerate(text.reader.language.rules) if one is rule)
    matches = [*text.reader.claims.only(number).matches(text.tokens)]
    if not matches:
        return f"{_barring(rule)}it stands in another match that is barred"
    claims = [claim for match in matches for claim in claims_by(rule, text, match)]
    if not claims:
        return "a slot reads nothing there, or what the claim needs is nowhere told"
    spans = {(claim.span.start, claim.span.stop) for claim in claims}
    others = (
        f"{name} reads “{' '.join(text.document.text[span.start : span.stop].split())}”"
        for name, span in spans_read(text)
        if any(span.start < stop and start < span.stop for start, stop in spans)
    )
    return f"gives way: {_listed([*dict.fromkeys(others)])}"


def _barring(rule: RuleBase) -> str:
    keys = [key for key, bar in (("unless", rule.unless), ("unless-next", rule.unless_next)) if bar is not None]
    return f"`{'` or `'.join(keys)}` bars it, or " if keys else ""
