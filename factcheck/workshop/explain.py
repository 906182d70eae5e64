"""What a rule, a check or a type means, in words: what it reads, what it makes of it, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from factcheck.language.checks import Check
from factcheck.language.lexicon import Lexicon, Type
from factcheck.language.patterns import Pattern, slots_of
from factcheck.language.rules import ClaimRule, Hedge, RuleBase, TimeRule
from factcheck.workshop.catalogue import Entry
from factcheck.workshop.conditions import told, told_link
from factcheck.workshop.outline import in_words, outline

_WIDTH = 100
_LEAST = 20  # characters of a line beside its lead, however narrow it is
_TREE = " │├└─"
_GOES_ON = str.maketrans("├└─", "│  ")
_MOST_WORDS = 8
#: What fills the slots of claims that no pattern binds.
AMBIENT = {
    "who": "the nearest subject",
    "beside": "the name right beside the match",
    "subject": "whom the sentence is about",
    "now": "the day of the article",
    "season": "the season that runs on that day",
}
_SIDES = {"before": "behind them", "after": "before them", "either": "on either side", "within": "around them"}
_REACHES = {"beside": "right", "near": "near by", "clause": "in their clause", "sentence": "in their sentence"}


def explained(entry: Entry, among: Iterable[Entry] = (), written: Sequence[str] = ()) -> Iterator[str]:
    """Lines about one entry; `among` are those that may ask for it, `written` are sentences that it would read."""
    place, _ = entry.toml()
    yield f"{entry.name}: a {_title(entry)}, at {place}"
    if entry.doc:
        yield " ".join(entry.doc.split())
    match entry.of:
        case Check() as check:
            yield from _check(check)
        case Type() as kind:
            yield from _section("is", [described(kind)])
            if kind.pattern is not None:
                yield from _pattern("reads", kind.pattern, entry.lexicon)
            yield from _section("is asked for by", users(kind, among))
        case ClaimRule() | TimeRule() | Hedge() as rule:
            yield from _rule(rule, entry)
            yield from _examples(rule)
    yield from _section("writes, drawn from its own pattern", [f"“{text}”" for text in written])


def wrapped(line: str, width: int) -> str:
    """A line no wider than that, its further lines below its first word; the lines of a tree go on beside them. Where
    that is 0, the line as it is.
    """
    lead = line[: len(line) - len(line.lstrip(_TREE))]
    below = lead.translate(_GOES_ON) + "  " * bool(lead)
    found = wrap(line, max(width, len(below) + _LEAST), subsequent_indent=below, break_long_words=False)
    return "\n".join(found) if width and line.strip() else line


def described(kind: Type) -> str:
    """What belongs to a type, in some words."""
    listed = sorted(kind.values)
    more = ", …" if len(listed) > _MOST_WORDS else ""
    parts = [
        ", ".join(f"“{word}”" for word in listed[:_MOST_WORDS]) + more,
        f"a time expression: {', '.join(kind.times)}" if kind.times else "",
        f"any of {', '.join(f'<{name}>' for name in kind.types)}" if kind.types else "",
        f"a word of the shape {', '.join(kind.shapes)}" if kind.shapes else "",
        in_words(kind.pattern) if kind.pattern is not None else "",
    ]
    told = "; or ".join(filter(None, parts)) or "nothing by itself"
    but = f"; but not {', '.join(f'<{name}>' for name in kind.but)}" if kind.but else ""
    return f"{told}{but}{', with a capital' if kind.capital else ''}"


def users(kind: Type, among: Iterable[Entry]) -> list[str]:
    """The names of the rules and types that ask for a type."""
    return [one.name for one in among if kind.name in _asked(one.of)]


def _asked(of: ClaimRule | TimeRule | Hedge | Check | Type) -> set[str]:
    match of:
        case Type():
            return {*of.types, *of.but, *(slot.type for slot in slots_of(of.pattern))}
        case Check():
            return set()
    patterns = (of.pattern, of.unless, of.unless_next)
    return {slot.type for pattern in patterns for slot in slots_of(pattern)}


def _title(entry: Entry) -> str:
    return entry.kind if entry.kind in ("check", "type", "hedge") else f"{entry.kind} rule"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"\n{title}"
        yield from (f"  {line}" for line in found)


def _pattern(title: str, pattern: Pattern, lexicon: Lexicon) -> Iterator[str]:
    yield from _section(title, outline(pattern))
    slots = dict.fromkeys((slot.name, slot.type) for slot in slots_of(pattern))
    width = max((len(f"<{name}:{kind}>") for name, kind in slots), default=0)
    yield from _section(
        "where",
        (f"{f'<{name}:{kind}>':{width}}  {_meaning(lexicon.types[kind])}" for name, kind in slots),
    )


def _meaning(kind: Type) -> str:
    text = " ".join((kind.doc or described(kind)).split())
    return text if len(text) <= _WIDTH else f"{text[:_WIDTH]}…"


def _rule(rule: ClaimRule | TimeRule | Hedge, entry: Entry) -> Iterator[str]:
    is_regex = isinstance(rule, ClaimRule) and rule.regex
    yield from _pattern("looks in sentences that hold" if is_regex else "reads", rule.pattern, entry.lexicon)
    if isinstance(rule, ClaimRule) and rule.regex:
        yield from _section("for the expression", [rule.regex])
        held = (f"{group}, <:{kind}>: {_meaning(entry.lexicon.types[kind])}" for group, kind in rule.types.items())
        yield from _section("whose groups hold", held)
    barred = (("right behind", rule.unless), ("right before", rule.unless_next))
    yield from _section("but not", (f"{where} {in_words(bar)}" for where, bar in barred if bar is not None))
    yield from _section("and", _remarks(rule))
    lines = entry.fields.get("claim", ())
    lines = [lines] if isinstance(lines, str) else lines
    yield from _section("claims", (" ".join(line.split()) for line in lines))
    if isinstance(rule, ClaimRule):
        filled = sorted(slot for slot in rule.asks - rule.binds if slot in AMBIENT)
        yield from _section("filled from around it", (f"<{slot}>  {AMBIENT[slot]}" for slot in filled))


def _remarks(rule: ClaimRule | TimeRule | Hedge) -> Iterator[str]:
    match rule:
        case ClaimRule():
            if rule.status:
                yield f"what it claims is {rule.status}"
            if rule.gives_way:
                yield "it is silent within what another rule has read"
        case TimeRule():
            given = ", ".join(f"{name} = {value}" for name, value in rule.constants.items())
            yield f"it is a time of the kind {rule.kind}, read as {rule.reads}{f' with {given}' if given else ''}"
            if rule.mark:
                yield f"the expression is narrowed to <{rule.mark}>"
        case Hedge():
            becomes = f"makes what is said {rule.status}" if rule.status else "names who says"
            yield f"it {becomes}: {_REACHES[rule.reach]}, {_SIDES[rule.side]}"


def _examples(rule: RuleBase) -> Iterator[str]:
    accepted = (line for text, lines in rule.accept for line in (f"“{text}”", *(f"    {given}" for given in lines)))
    yield from _section("as in", accepted)
    yield from _section("and deliberately not in", (f"“{text}”" for text in rule.reject))


def _check(check: Check) -> Iterator[str]:
    kinds = (
        f"{name}: {'any claim' if kind == 'any' else f'something that {_said(kind)}'}" for kind, name in check.given
    )
    yield from _section("given", kinds)
    yield from _section("where", told(check.where))
    never = [*told(check.never)]
    yield from _section(f"it can never be that{' at once' * (len(never) > 1)}", never)
    yield from _section("the days of these may not contradict each other", map(told_link, check.chain))
    yield from _section("finds a fault in", _claims(check.accept))
    yield from _section("and finds nothing wrong in", _claims(check.reject))


def _said(kind: str) -> str:
    return {
        "happened": "happened",
        "absent": "was absent for a time",
        "recurs": "recurs",
        "counted": "was counted",
        "ordered": "came before something else",
        "falls": "falls on a weekday",
    }[kind]


def _claims(examples: Iterable[Iterable[object]]) -> Iterator[str]:
    for claims in examples:
        first, *others = map(str, claims)
        yield f"- {first}"
        yield from (f"  {line}" for line in others)
