"""The three shapes of rules: those that read claims, those that read times, and hedges, that take a claim back.

Every rule carries a `doc`, and sentences that it accepts and rejects; without them it does not load.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from attrs import field, frozen

from factcheck.language.claims import ClaimTemplate, parse_claim, parse_template
from factcheck.language.errors import RuleError, Source, suggest
from factcheck.language.held import misheld
from factcheck.language.lexicon import Lexicon
from factcheck.language.tables import (
    EXAMPLES,
    EXPRESSION,
    FLAG,
    LINES,
    PATTERN,
    SENTENCES,
    TEXT,
    TIMES,
    TYPES,
    VALUES,
    Shape,
    require,
)
from factcheck.later import Later, later
from factcheck.model import STATUSES, Status

if TYPE_CHECKING:
    from factcheck.language.patterns import Pattern

#: Slots that no pattern binds: the nearest subject, the name right beside the match, the same or whom “she” there is,
#: the day of the article, and the season of sport and of the stage that is so many (a slot `which`) from that day's.
AMBIENT = frozenset({"who", "beside", "subject", "now", "season"})
#: What a slot that holds a time has: the ends of a range, and the weekdays beside them.
PARTS = ("first", "last", "weekday", "weekday2", "name")


@frozen(eq=False)
class RuleBase:
    """What all rules share. `unless` must not match just before, `unless_next` just after.

    `accept` pairs each sentence with what it must give, in words that depend on the kind of rule.
    """

    family: str
    name: str
    doc: str
    _pattern: Later[Pattern] = field(converter=later)
    _unless: Later[Pattern | None] = field(converter=later)
    _unless_next: Later[Pattern | None] = field(converter=later)
    accept: tuple[tuple[str, tuple[str, ...]], ...]
    reject: tuple[str, ...]
    source: Source = field(repr=False, eq=False)

    @property
    def full_name(self) -> str:
        return f"{self.family}/{self.name}"

    @property
    def pattern(self) -> Pattern:
        return self._pattern()

    @property
    def unless(self) -> Pattern | None:
        return self._unless()

    @property
    def unless_next(self) -> Pattern | None:
        return self._unless_next()

    def error(self, message: str, key: str = "match", value: str = "", offset: int = 0) -> RuleError:
        """An error in this rule's table of its file."""
        table = f"rule.{self.name}"
        if key == "accept" and f"[{table}.accept]" in self.source.text:
            table, key = f"{table}.accept", ""
        return self.source.error(message, table, key, value, offset)


@frozen(eq=False)
class ClaimRule(RuleBase):
    """Reads claims. `status` is what the words themselves make of them, where they do.

    A rule with a `regex` reads by that RE2 expression, over the text of each sentence in which `pattern`, its anchor,
    occurs; `types` gives the types of its named groups: slots like any other. A rule that gives way is silent within
    what a rule that does not has read, be it of another family. Where a sentence tells of another year, what it says
    is not of the article's day, and <now> is unknown, unless the rule holds `now_anywhere`.
    """

    claims: tuple[ClaimTemplate, ...]
    status: Status | None
    regex: str
    types: Mapping[str, str]
    gives_way: bool
    asks: frozenset[str] = field(init=False)  # the slots that its claims have
    binds: frozenset[str] = field(init=False)  # and those that its pattern does

    @asks.default
    def _asks(self) -> frozenset[str]:
        return frozenset(slot for template in self.claims for slot in template.slots)

    @binds.default
    def _binds(self) -> frozenset[str]:
        from factcheck.language.patterns import slots_of  # here and below: rules that were kept need no patterns

        return frozenset(self.types) if self.regex else frozenset(slot.name for slot in slots_of(self.pattern))


@frozen(eq=False)
class TimeRule(RuleBase):
    """Reads a time expression: its kind (which slot types ask for), and the reading that gives its value from the
    slots.
    """

    kind: str
    reads: str
    constants: Mapping[str, Any]
    mark: str  # the slot to which the expression is narrowed, or ""


@frozen(eq=False)
class Hedge(RuleBase):
    """Words that give the claims of their clause or sentence a status, or a speaker (the slot `by`)."""

    status: Status | None
    reach: str
    side: str


_ALL = {
    **{"doc": TEXT, "accept": EXAMPLES, "reject": SENTENCES},
    **dict.fromkeys(("match", "unless", "unless-next"), PATTERN),
}
_CLAIMING = {**_ALL, "claim": LINES, "status": TEXT, "regex": EXPRESSION, "types": TYPES, "gives-way": FLAG}
_TIMING = {**_ALL, "kind": TEXT, "reads": TEXT, "mark": TEXT, "with": VALUES}
_HEDGING = {**_ALL, **dict.fromkeys(("status", "reach", "side"), TEXT)}
REACHES = ("beside", "near", "clause", "sentence")
SIDES = ("before", "after", "either", "within")


def parse_claim_rule(family: str, name: str, table: Mapping[str, Any], source: Source, lexicon: Lexicon) -> ClaimRule:
    """Read one `[rule.NAME]` table of a family. Raises RuleError."""
    from factcheck.language.patterns import slots_of

    fields = _common(family, name, table, source, lexicon, _CLAIMING)
    lines = table.get("claim", ())
    lines = [lines] if isinstance(lines, str) else lines
    if not lines:
        raise source.error(
            "a rule says what it claims: it has no `claim`, in a line or a list of them", f"rule.{name}", "claim"
        )
    status = _status(name, table, source)
    regex, types = table.get("regex", ""), table.get("types", {})
    read = list(slots_of(None if regex else fields["pattern"]))  # with a regex, the pattern is an anchor alone
    bound = {slot.name for slot in read} | set(types) | AMBIENT
    opened = (piece.partition(">")[0] for piece in regex.replace("(?P<", "(?<").split("(?<")[1:])  # as RE2 has them
    groups = {group.replace("_", "-") for group in opened if group.isidentifier()}
    for slot in sorted(groups - types.keys()):
        raise source.error(f"no type for the group <{slot}>{suggest(slot, types)}", f"rule.{name}", "types")
    for slot, kind in types.items():
        _placed(partial(lexicon.require, kind), name, "types", kind, source, 0)
        if slot not in groups:
            there = f"no group <{slot}> in the regex{suggest(slot, groups)}" if regex else "`types` are of a `regex`"
            told = f"{there}: a group is written (?P<{slot.replace('-', '_')}>…)"
            raise source.error(told, f"rule.{name}", "types", f"{slot} =")
    kinds: dict[str, set[str]] = {group: {kind} for group, kind in types.items()}
    for each in read:
        kinds.setdefault(each.name, set()).add(each.type)
    templates = []
    for line in lines:
        template = _placed(partial(parse_template, line), name, "claim", line, source)
        known = {f"{slot}.{part}" for slot in bound for part in PARTS} | bound
        for slot in sorted(template.slots - known):
            there = ", ".join(f"<{one}>" for one in [*sorted(bound - AMBIENT), *sorted(AMBIENT)])
            told = f"no slot <{slot}>{suggest(slot, known)}; there are {there}"
            raise source.error(told, f"rule.{name}", "claim", line, line.find(f"<{slot}>"))
        for wrong in misheld(template, kinds, lexicon):
            raise source.error(wrong.message, f"rule.{name}", "claim", line, wrong.column - 1)
        templates.append(template)
    for sentence, given in fields["accept"]:
        for line in given:
            _placed(partial(parse_claim, line), f"{name}.accept", sentence, line, source)
    return ClaimRule(
        **fields,
        claims=tuple(templates),
        status=status,
        regex=regex,
        types=types,
        gives_way=table.get("gives-way", False),
    )


def parse_time_rule(family: str, name: str, table: Mapping[str, Any], source: Source, lexicon: Lexicon) -> TimeRule:
    """Read one `[rule.NAME]` table of `times.toml`. Raises RuleError."""
    from factcheck.language.patterns import slots_of

    fields = _common(family, name, table, source, lexicon, _TIMING)
    for key in ("kind", "reads"):
        if key not in table:
            raise source.error(f"a time rule has a `{key}`", f"rule.{name}")
    mark, slots = table.get("mark", ""), {slot.name for slot in slots_of(fields["pattern"])}
    if mark not in {"", *slots}:
        told = f"no slot <{mark}>{suggest(mark, slots)}, to which what is read could be narrowed"
        raise source.error(told, f"rule.{name}", "mark", mark)
    return TimeRule(**fields, kind=table["kind"], reads=table["reads"], constants=table.get("with", {}), mark=mark)


def parse_hedge(family: str, name: str, table: Mapping[str, Any], source: Source, lexicon: Lexicon) -> Hedge:
    """Read one `[rule.NAME]` table of `hedges.toml`. Raises RuleError."""
    fields = _common(family, name, table, source, lexicon, _HEDGING)
    reach, side = table.get("reach", "clause"), table.get("side", "before")
    for key, value, known in (("reach", reach, REACHES), ("side", side, SIDES)):
        if value not in known:
            raise source.error(f"{key} is one of {', '.join(known)}", f"rule.{name}", key, str(value))
    return Hedge(**fields, status=_status(name, table, source), reach=reach, side=side)


def _common(
    family: str, name: str, table: Mapping[str, Any], source: Source, lexicon: Lexicon, keys: Mapping[str, Shape]
) -> dict[str, Any]:
    from factcheck.language.patterns import parse_pattern, slot_given_twice, slots_of

    where = f"rule.{name}"
    require(table, keys, source, where)
    if not table.get("doc"):
        raise source.error("a rule says what it means: it has no `doc`", where, "doc")
    for key in ("accept", "reject"):
        if key not in table:
            raise source.error(f"a rule does not load without examples: it has no `{key}`", where)
        if not table[key]:
            raise source.error(f"a rule does not load without examples: an empty `{key}` is none", where, key)
    if isinstance(table["accept"], Mapping):
        for sentence, given in table["accept"].items():
            gives = TIMES if keys is _TIMING else LINES
            if not gives.holds(given):
                raise source.error(f"a sentence gives {gives.said}", f"{where}.accept", "", sentence)
    patterns = {}
    for key in ("match", "unless", "unless-next"):
        text = table.get(key)
        if text is None:
            continue
        pattern = patterns[key] = _placed(partial(parse_pattern, text), name, key, text, source)
        if twice := slot_given_twice(pattern):
            message = f"a slot <{twice.name}> stands before: of two that are read, one is lost"
            raise source.error(message, where, key, text, twice.column - 1)
        for slot in slots_of(pattern):
            _placed(partial(lexicon.require, slot.type), name, key, text, source, slot.column - 1)
    if "match" not in patterns:
        beside = "; beside a regex it tells the sentences to look at, by words in them" if "regex" in table else ""
        raise source.error(f"a rule has a `match`{beside}", where, "regex" if beside else "")
    return {
        "family": family,
        "name": name,
        "doc": table["doc"],
        "pattern": patterns["match"],
        "unless": patterns.get("unless"),
        "unless_next": patterns.get("unless-next"),
        "accept": _accepts(table["accept"]),
        "reject": tuple(table["reject"]),
        "source": source,
    }


def _accepts(table: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if isinstance(table, list):
        return tuple((sentence, ()) for sentence in table)
    pairs = []
    for sentence, given in cast(Mapping[str, Any], table).items():
        if isinstance(given, Mapping):
            given = [f"{phrase} = {value}" for phrase, value in given.items()]
        pairs.append((sentence, (given,) if isinstance(given, str) else tuple(given)))
    return tuple(pairs)


def _status(name: str, table: Mapping[str, Any], source: Source) -> Status | None:
    status = table.get("status")
    if status is not None and status not in STATUSES:
        raise source.error(f"status is one of {', '.join(STATUSES)}", f"rule.{name}", "status", str(status))
    return status


def _placed(parse: Callable[[], Any], name: str, key: str, text: str, source: Source, offset: int | None = None) -> Any:
    """Run a parser of a string inside a rule, and place its error in the rule's file."""
    try:
        return parse()
    except RuleError as wrong:
        at = wrong.column - 1 if offset is None else offset
        raise source.error(wrong.message, f"rule.{name}", key, text, at) from None
