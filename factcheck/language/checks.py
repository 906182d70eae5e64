"""Checks, parsed from TOML: which claims cannot hold together, how to say so, and examples of both verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from attrs import evolve, field, frozen

from factcheck.language.chains import Link, parse_link, second_claim
from factcheck.language.claims import parse_claim
from factcheck.language.conditions import (
    RESERVED,
    Condition,
    Term,
    conjuncts,
    fields,
    parse_condition,
    parse_term,
)
from factcheck.language.errors import RuleError, Source, suggestion
from factcheck.language.meant import key_meant
from factcheck.later import Later, later
from factcheck.model import KINDS, SEVERITIES, Claim, Severity, Span
from factcheck.when import When

_KEYS = ("doc", "given", "where", "never", "chain", "message", "mends", "severity", "accept", "reject")
_NEEDED = ("doc", "given", "message", "accept", "reject")
_MOST_CLAIMS = 3


@frozen
class Template:
    """A message with terms in braces. “{gap}” and {gap} are the same: a claim brings its own quotation marks."""

    parts: tuple[str | Term, ...]


Examples = tuple[tuple[Claim, ...], ...]


@frozen
class Check:
    """A check: of claims `given` that stand together as `where` says, `never` may hold; or the links of a `chain`, of
    any number of such claims, may not contradict each other.

    `name` is "family/name"; `given` holds (kind or "any", name) pairs; `accept` are the examples that give exactly one
    finding, `reject` those that give none.
    """

    name: str
    doc: str
    given: tuple[tuple[str, str], ...]
    where: Condition | None
    never: Condition | None
    chain: tuple[Link, ...]
    message: Template
    mends: tuple[Template, ...]
    severity: Severity
    _accept: Later[Examples] = field(converter=later)
    _reject: Later[Examples] = field(converter=later)
    source: Source = field(eq=False, repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the given claims, in order."""
        return tuple(name for _, name in self.given)

    @property
    def accept(self) -> Examples:
        return self._accept()

    @property
    def reject(self) -> Examples:
        return self._reject()

    def mentions(self, part: str) -> bool:
        """Whether its conditions speak of this field."""
        return any(part in found.path for found in fields((self.where, self.never)))

    def error(self, message: str, key: str = "", value: str = "", offset: int = 0) -> RuleError:
        """An error that points into this check's table."""
        return self.source.error(message, f"check.{self.name.partition('/')[2]}", key, value, offset)


def parse_check(family: str, name: str, table: Mapping[str, Any], source: Source) -> Check:
    """Parse the table [check.NAME] of a file of checks. Raises RuleError. The examples are parsed, not yet run."""
    return _Reader(f"check.{name}", table, source).check(f"{family}/{name}")


@frozen
class _Reader:
    table: str
    values: Mapping[str, Any]
    source: Source

    def check(self, name: str) -> Check:
        for key in self.values:
            if key not in _KEYS:
                raise self.error(f"a check has no “{key}”{suggestion(key_meant(key, _KEYS), _KEYS)}", key)
        for key in (*_NEEDED, *(["chain"] if "chain" in self.values else [])):
            if self.values.get(key, "") in ("", [], {}):
                raise self.error(f"a check needs “{key}”" + (", which is empty" if key in self.values else ""), key)
        if ("never" in self.values) == ("chain" in self.values):
            raise self.error("a check needs “never” or “chain”, and not both")
        severity = self.values.get("severity", "error")
        if severity not in SEVERITIES:
            raise self.error(f"no severity “{severity}”{suggestion(str(severity), SEVERITIES)}", "severity")
        given = self.given()
        names = tuple(name for _, name in given)
        return Check(
            name=name,
            doc=self.text("doc"),
            given=given,
            where=self.condition("where", names) if "where" in self.values else None,
            never=self.condition("never", names) if "never" in self.values else None,
            chain=tuple(self.link(line, names) for line in self.texts("chain")) if "chain" in self.values else (),
            message=self.template(self.text("message"), "message", names),
            mends=tuple(self.template(mend, "mends", names) for mend in self.texts("mends")),
            severity=cast(Severity, severity),
            accept=self.examples("accept"),
            reject=self.examples("reject"),
            source=self.source,
        )

    def error(self, message: str, key: str = "", value: str = "", offset: int = 0) -> RuleError:
        return self.source.error(message, self.table, key, value, offset)

    def text(self, key: str) -> str:
        value = self.values[key]
        if not isinstance(value, str):
            raise self.error(f"“{key}” is a text", key)
        return value

    def texts(self, key: str, among: object = None) -> Sequence[str]:
        value = self.values.get(key, []) if among is None else among
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise self.error(f"“{key}” is a list of texts", key)
        return value

    def given(self) -> tuple[tuple[str, str], ...]:
        lines = self.texts("given")
        if len(lines) > _MOST_CLAIMS:
            raise self.error(f"a check is given {_MOST_CLAIMS} claims at most", "given")
        given: list[tuple[str, str]] = []
        for line in lines:
            kind, _, name = line.partition(" ")
            if kind not in (*KINDS, "any"):
                raise self.error(f"no kind of claim “{kind}”{suggestion(kind, (*KINDS, 'any'))}", "given", line)
            if kind == "any" and "chain" in self.values:
                raise self.error("a chain is given claims of one kind each: name it in place of “any”", "given", line)
            if not name.isidentifier() or name in RESERVED or name in (known for _, known in given):
                raise self.error("a kind and a name of its own are needed, as “absent gap”", "given", line, len(kind))
            given.append((kind, name))
        return tuple(given)

    def condition(self, key: str, names: Sequence[str]) -> Condition:
        text = self.text(key)
        try:
            condition = parse_condition(text, names)
        except RuleError as wrong:
            raise self.error(wrong.message, key, text, _offset(text, wrong)) from None
        for part in conjuncts(condition) if "chain" in self.values else ():
            if other := second_claim(part):
                told = f"a chain asks each claim by itself, and joins “{other.claim}” by what happened and to whom"
                raise self.error(f"{told}: leave out what speaks of two", key, text, other.at)
        return condition

    def link(self, text: str, names: Sequence[str]) -> Link:
        try:
            return parse_link(text, names)
        except RuleError as wrong:
            raise self.error(wrong.message, "chain", text) from None

    def template(self, text: str, key: str, names: Sequence[str]) -> Template:
        parts: list[str | Term] = []
        at = 0
        while (opened := text.find("{", at)) >= 0:
            closed = text.find("}", opened)
            if closed < 0:
                raise self.error("“{” is never closed", key, text, opened)
            if "chain" in self.values:
                told = f"“{key}” of a chain names no claims: leave {text[opened : closed + 1]} out"
                raise self.error(f"{told}, as what each claim says is told after the message", key, text, opened)
            before, after = text[at:opened], closed + 1
            inner = text[opened + 1 : closed]
            try:
                term = parse_term(inner, names)
            except RuleError as wrong:
                raise self.error(wrong.message, key, text, opened + 1 + _offset(inner, wrong)) from None
            if inner in names and before.endswith("“") and text[after : after + 1] == "”":
                before, after = before[:-1], after + 1
            parts += [before, term]
            at = after
        return Template((*parts, text[at:]))

    def examples(self, key: str) -> Examples:
        examples = self.values[key]
        if not isinstance(examples, list) or not all(isinstance(lines, list) and lines for lines in examples):
            raise self.error(f"“{key}” is a list of lists of claims, none of them empty", key)
        return tuple(tuple(self.claims(self.texts(key, lines), key)) for lines in examples)

    def claims(self, lines: Sequence[str], key: str) -> Iterator[Claim]:
        """The claims of an example, each in a place of its own; those of one day make up a document.

        Before the bar stands the day on which a claim is told, then with “in words NAME” a name for the sentence
        around, with “read by RULE” the rule, and with “quoted WORDS” its quote.
        """
        for number, line in enumerate(lines):
            head, bar, rest = line.rpartition("|")
            rest_of_head, _, quote = (part.strip() for part in head.partition("quoted"))
            rest_of_head, _, rule = (part.strip() for part in rest_of_head.partition("read by"))
            day, _, words = (part.strip() for part in rest_of_head.partition("in words"))
            claim_line = rest.strip()
            skipped = line.index(claim_line)
            try:
                told = When.parse(day) if bar else None
                claim = parse_claim(claim_line)
            except RuleError as wrong:
                raise self.error(wrong.message, key, line, skipped + wrong.column - 1) from None
            except ValueError as wrong:
                raise self.error(f"not a day: {wrong}", key, line) from None
            span = Span(number, number + 1)
            yield evolve(claim, document=day, told=told, context=words, rule=rule, quote=quote, span=span)


def _offset(text: str, wrong: RuleError) -> int:
    """The place in the text of an error's line and column."""
    return sum(len(line) for line in text.splitlines(keepends=True)[: wrong.line - 1]) + wrong.column - 1
