"""The conditions of checks: a small language over claims, parsed into a tree of frozen nodes and checked for types.

    a.key covers b.key and (a.nth + 1 < b.nth or not b.when apart a.when)

Terms have one of six types: number, text, names, date, length, key. `factcheck.check` settles what they are worth.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast

from attrs import field, frozen

from factcheck.language.errors import RuleError, suggestion
from factcheck.language.meant import condition_meant
from factcheck.language.quotes import plain_quotes
from factcheck.length import Length
from factcheck.model import KINDS, STATUSES

if TYPE_CHECKING:
    import pyparsing as pp

Type = Literal["number", "text", "names", "date", "length", "key", "claim"]

_TEXTS = ("kind", "what", "where", "of", "status", "said_by", "document", "date", "rule", "family", "context", "read")
CLAIM_FIELDS: dict[str, Type] = {
    **dict.fromkeys(_TEXTS, "text"),
    "who": "names",
    "assumes": "names",
    "key": "key",
    "when": "date",
    "told": "date",
    "nth": "number",
    "slip": "number",
    "length": "length",
}
#: What may follow a field of a type. `old_weekday` is the weekday that the day has in the Julian calendar.
PARTS: dict[Type, dict[str, Type]] = {
    "claim": CLAIM_FIELDS,
    "key": {"what": "text", "who": "names", "where": "text", "of": "text"},
    "length": {"unit": "text"},
    "date": {"weekday": "text", "old_weekday": "text", "year": "number", "first": "number", "last": "number"},
}
#: What stands on either side of each relation.
RELATIONS: dict[str, tuple[Type, Type]] = {
    "before": ("date", "date"),
    "inside": ("date", "date"),
    "apart": ("date", "date"),
    "lasts": ("date", "length"),
    "outlasts": ("date", "length"),
    "spans": ("date", "length"),
    "covers": ("key", "key"),
    "fits": ("key", "key"),
}
STATES = ("known", "named", "full", "introduced", "impossible", "inverted")
_SAID_OF: dict[str, Type] = {"named": "key", "full": "claim", "introduced": "claim"}
RESERVED = frozenset({"and", "or", "not", "in", "is", *RELATIONS, *STATES})
_SIGNS = ("=", "!=", "<", "<=", ">", ">=")
_ATOM = "a field, a number or a quoted word"
_WORDS = {"kind": KINDS, "status": STATUSES}


@frozen(cache_hash=True)
class Number:
    """A whole number."""

    value: int


@frozen(cache_hash=True)
class Text:
    """A quoted word."""

    value: str


@frozen(cache_hash=True)
class Span:
    """A length in ISO 8601."""

    value: Length


@frozen(cache_hash=True)
class Field:
    """A claim's field, as `gap.when.year`; `gap.key.who` is stored as `gap.who`. `at` is its place in the source."""

    claim: str
    path: tuple[str, ...] = ()
    at: int = field(default=0, eq=False, repr=False)


@frozen(cache_hash=True)
class Arithmetic:
    """Two terms joined by `+`, `-` or `*`."""

    sign: str
    left: Term
    right: Term


Term = Number | Text | Span | Field | Arithmetic


@frozen(cache_hash=True)
class Comparison:
    """`=`, `!=`, `<`, `<=`, `>` or `>=`."""

    sign: str
    left: Term
    right: Term


@frozen(cache_hash=True)
class Relation:
    """One of RELATIONS."""

    name: str
    left: Term
    right: Term


@frozen(cache_hash=True)
class Member:
    """A text that is one of several words, or one of the names that a field holds."""

    term: Term
    among: tuple[str, ...] | Field


@frozen(cache_hash=True)
class State:
    """One of STATES, said of a field."""

    term: Field
    name: str


@frozen(cache_hash=True)
class Not:
    part: Condition


@frozen(cache_hash=True)
class All:
    parts: tuple[Condition, ...]


@frozen(cache_hash=True)
class Some:
    parts: tuple[Condition, ...]


Condition = Comparison | Relation | Member | State | Not | All | Some


@lru_cache(maxsize=10_000)
def known_fields(condition: Condition) -> tuple[Field, ...]:
    """Every field that a condition speaks of; where each stands in the source may be where an equal one does."""
    return fields(condition)


def fields(node: object) -> tuple[Field, ...]:
    """Every field that a condition or a term speaks of."""
    match node:
        case Field():
            return (node,)
        case tuple():
            return tuple(found for part in node for found in fields(part))
        case Arithmetic() | Comparison() | Relation():
            return fields((node.left, node.right))
        case Member():
            return fields((node.term, node.among))
        case State():
            return (node.term,)
        case Not():
            return fields(node.part)
        case All() | Some():
            return fields(node.parts)
    return ()


def conjuncts(condition: Condition | None) -> tuple[Condition, ...]:
    """The conditions that must all be true for a condition to be; of none, none."""
    if condition is None:
        return ()
    return condition.parts if isinstance(condition, All) else (condition,)


def parse_condition(text: str, claims: Collection[str]) -> Condition:
    """Parse a condition over the claims of these names. Raises RuleError, its column pointing into the text."""
    condition: Condition = _parse(_grammars()[0], text)
    _check(condition, text, claims)
    return condition


def parse_term(text: str, claims: Collection[str]) -> Term:
    """Parse a term: what stands in braces in a message. A claim's bare name is a term here."""
    term: Term = _parse(_grammars()[1], text)
    _type(term, text, claims)
    return term


def _wrong(message: str, text: str, at: int) -> RuleError:
    line = text.splitlines()[text.count("\n", 0, at)] if text else ""
    return RuleError(message, line=text.count("\n", 0, at) + 1, column=at - text.rfind("\n", 0, at), source_line=line)


def _parse(grammar: pp.ParserElement, text: str) -> Any:
    import pyparsing as pp  # slow to import, and rules that were kept need no parsing

    try:
        return grammar.parse_string(plain_quotes(text), parse_all=True)[0]
    except pp.ParseBaseException as wrong:
        told, at = condition_meant(text, wrong.loc, wrong.msg)
        raise _wrong(told, text, at) from None


def _no_claim(term: Field, claims: Collection[str]) -> str:
    return f"no claim “{term.claim}” is given{suggestion(term.claim, claims)}"


def _check_quoted(term: object, written: str, text: str, claims: Collection[str]) -> None:
    """Raise RuleError for a word that is taken for a claim, as it is not `written` as words are."""
    if isinstance(term, Field) and not term.path and term.claim not in claims:
        raise _wrong(f"{_no_claim(term, claims)}; a word is written {written.format(term.claim)}", text, term.at)


def _check(node: Condition, text: str, claims: Collection[str]) -> None:
    """Raise RuleError where names or types do not hold together."""
    at = next((f.at for f in fields(node)), 0)
    if isinstance(node, All | Some):
        for part in node.parts:
            _check(part, text, claims)
    elif isinstance(node, Not):
        _check(node.part, text, claims)
    elif isinstance(node, Comparison):
        for side in (node.left, node.right):
            _check_quoted(side, "'{}'", text, claims)
        left, right = _type(node.left, text, claims), _type(node.right, text, claims)
        if left != right or left == "claim":
            raise _wrong(f"“{node.sign}” compares a {left} with a {right}", text, at)
        if node.sign not in ("=", "!=") and left not in ("number", "length"):
            raise _wrong(f"“{node.sign}” compares numbers or lengths, not a {left}", text, at)
        for one, other in ((node.left, node.right), (node.right, node.left)):
            if isinstance(other, Text):
                _check_words(one, (other.value,), text)
    elif isinstance(node, Relation):
        found = _type(node.left, text, claims), _type(node.right, text, claims)
        if found != RELATIONS[node.name]:
            first, second = RELATIONS[node.name]
            raise _wrong(f"“{node.name}” joins a {first} and a {second}, not a {found[0]} and a {found[1]}", text, at)
    elif isinstance(node, Member):
        if (of := _type(node.term, text, claims)) != "text":
            raise _wrong(f"“in” asks where a text is found, not a {of}", text, at)
        if isinstance(node.among, tuple):
            _check_words(node.term, node.among, text)
            return
        _check_quoted(node.among, "[{}]", text, claims)
        if (of := _type(node.among, text, claims)) != "names":
            raise _wrong(f"“in” looks among names, not in a {of}", text, node.among.at)
    else:
        of = _type(node.term, text, claims)
        if (of if of in ("key", "claim") else None) != _SAID_OF.get(node.name):
            raise _wrong(f"a {of} is not “{node.name}”", text, at)
        if node.name in ("impossible", "inverted") and node.term.path != ("date",):
            raise _wrong(f"only a claim’s date as it is written is “{node.name}”: {node.term.claim}.date", text, at)


def _check_words(term: Term, words: tuple[str, ...], text: str) -> None:
    if isinstance(term, Field) and (known := _WORDS.get(term.path[-1])):
        for word in words:
            if word not in known:
                raise _wrong(f"no {term.path[-1]} “{word}”{suggestion(word, known)}", text, max(text.find(word), 0))


def _type(term: Term, text: str, claims: Collection[str]) -> Type:
    if isinstance(term, Number):
        return "number"
    if isinstance(term, Text):
        return "text"
    if isinstance(term, Span):
        return "length"
    if isinstance(term, Field):
        if term.claim not in claims:
            raise _wrong(_no_claim(term, claims), text, term.at)
        of: Type = "claim"
        for part in term.path:
            parts = PARTS.get(of, {})
            if part not in parts:
                hint = suggestion(part, parts) if parts else ""
                raise _wrong(f"a {of} has no “{part}”{hint}", text, term.at + text[term.at :].find(part))
            of = parts[part]
        return of
    left, right = _type(term.left, text, claims), _type(term.right, text, claims)
    if left == right == "number":
        return "number"
    if term.sign == "*" and {left, right} == {"number", "length"}:
        return "length"
    if term.sign in "+-" and (left, right) == ("date", "length"):
        return "date"
    at = next((f.at for f in fields(term)), 0)
    raise _wrong(f"“{term.sign}” cannot join a {left} and a {right}", text, at)


def _field(text: str, at: int, found: pp.ParseResults) -> Field:
    claim, *path = str(found[0]).split(".")
    at = text.index(claim, at)
    return Field(claim, tuple(path[1:] if path[:1] == ["key"] and len(path) > 1 else path), at)


def _length(text: str, at: int, found: pp.ParseResults) -> Span:
    import pyparsing as pp

    try:
        return Span(Length.parse(found[0]))
    except ValueError as wrong:
        raise pp.ParseFatalException(text, at, str(wrong)) from None


def _fold(found: pp.ParseResults) -> Term:
    term: Term = found[0]
    for sign, right in zip(found[1::2], found[2::2], strict=True):
        term = Arithmetic(sign, term, right)
    return term


@lru_cache(maxsize=1)
def _grammars() -> tuple[pp.ParserElement, pp.ParserElement]:
    """The grammar of conditions, and the grammar of terms."""
    import pyparsing as pp

    mark = {mark: pp.Suppress(mark) for mark in "()[]"}
    reserved = pp.one_of(sorted(RESERVED), as_keyword=True)
    word = pp.Word(pp.alphas + "_", pp.alphanums + "_")
    integer = pp.Word(pp.nums).set_parse_action(lambda t: Number(int(t[0])))
    length = pp.Regex(r"P(?=[0-9T])[0-9TYMWDHS.]+").set_parse_action(_length)
    quoted = pp.QuotedString("'") | pp.QuotedString('"')
    name = (~reserved + pp.Combine(word + pp.ZeroOrMore("." + word))).set_parse_action(_field)

    term = pp.Forward()
    quote = quoted.copy().set_parse_action(lambda t: Text(t[0]))
    single = [part.set_name(_ATOM) for part in (integer, length, quote, name)]
    atom = pp.MatchFirst([*single, mark["("] + term + mark[")"]]).set_name(_ATOM)
    product = (atom + pp.ZeroOrMore("*" + atom)).set_parse_action(_fold)
    term <<= (product + pp.ZeroOrMore(pp.one_of("+ -") + product)).set_parse_action(_fold)

    slugs = (pp.Word(pp.alphanums + "-_") | quoted.copy().set_parse_action(lambda t: t[0])).set_name("a word")
    words = (mark["["] + pp.Group(pp.DelimitedList(slugs)) + mark["]"]).set_parse_action(lambda t: [tuple(t[0])])
    relation, state = pp.one_of(list(RELATIONS), as_keyword=True), pp.one_of(STATES, as_keyword=True)
    keyword = {word: pp.Suppress(pp.Keyword(word)) for word in ("and", "or", "not", "in", "is")}
    keyword["not"].set_name("a condition")
    tail = (
        (pp.one_of(_SIGNS) - term).set_parse_action(lambda t: [(Comparison, t[0], t[1])])
        | (relation - term).set_parse_action(lambda t: [(Relation, t[0], t[1])])
        | (keyword["in"] - (words | name).set_name("[words] or names")).set_parse_action(lambda t: [(Member, t[0])])
        | (keyword["is"] - state.set_name(f"one of {', '.join(STATES)}")).set_parse_action(lambda t: [(State, t[0])])
    ).set_name(f"a comparison: {', '.join((*_SIGNS, *RELATIONS, 'in'))} or is")

    condition = pp.Forward()
    part = pp.Forward()
    part <<= (
        (keyword["not"] - part).set_parse_action(lambda t: Not(t[0]))
        | (term + tail).set_parse_action(_simple)
        | mark["("] + condition + mark[")"]
    ).set_name("a condition")
    every = (part + pp.ZeroOrMore(keyword["and"] - part)).set_parse_action(lambda t: _one_or(All, t))
    condition <<= (every + pp.ZeroOrMore(keyword["or"] - every)).set_parse_action(lambda t: _one_or(Some, t))
    return condition, term


def _one_or(make: type[All | Some], found: pp.ParseResults) -> Condition:
    parts = tuple(cast(Iterator[Condition], found))
    return parts[0] if len(parts) == 1 else make(parts)


def _simple(text: str, at: int, found: pp.ParseResults) -> Condition:
    import pyparsing as pp

    left, (make, *rest) = found[0], found[1]
    if make is Comparison:
        return Comparison(rest[0], left, rest[1])
    if make is Relation:
        return Relation(rest[0], left, rest[1])
    if make is Member:
        return Member(left, rest[0])
    if not isinstance(left, Field):
        raise pp.ParseFatalException(text, at, f"“is {rest[0]}” is said of a field")
    return State(left, rest[0])
