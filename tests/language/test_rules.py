"""Rules: what a table makes, and everything that is refused, each with its place in the file."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from factcheck.language.errors import RuleError, Source
from factcheck.language.held import READ
from factcheck.language.lexicon import Lexicon, Type
from factcheck.language.patterns import parse_pattern
from factcheck.language.rules import RuleBase, parse_claim_rule, parse_hedge, parse_time_rule
from factcheck.slots import READERS
from factcheck.times.slots import TIME_READERS

LEXICON = Lexicon({name: Type(name) for name in ("past", "event", "place", "name")})

CLAIM = """\
[rule.since]
doc    = "First since."
match  = "first <what:event> since <then:past>"
unless = "not [the]"
claim  = ["absent <what> by <who> @ <then>/<now>", "happened <what> @ <then>"]
reject = ["Not the first trip since 2021."]
[rule.since.accept]
"First trip since 2016." = ["absent trip @ 2016/2024-11-26", "happened trip @ 2016"]
"""
TIME = """\
[rule.year]
doc    = "A year."
match  = "in <year:past>"
kind   = "year"
reads  = "year"
mark   = "year"
with   = { direction = -1 }
reject = ["In haste."]
[rule.year.accept]
"It was in 1998." = { "1998" = "1998" }
"""
HEDGE = """\
[rule.said]
doc    = "Who says it."
match  = "<by:name> said"
status = "hedged"
reach  = "sentence"
side   = "either"
accept = ["Anna said so."]
reject = ["It is so."]
"""
PARSE = {"since": parse_claim_rule, "year": parse_time_rule, "said": parse_hedge}


def load(text: str) -> Any:
    (name, table), *_ = tomllib.loads(text)["rule"].items()
    return PARSE[name]("family", name, table, Source("family.toml", text), LEXICON)


def test_a_claim_rule() -> None:
    rule = load(CLAIM)
    assert rule.full_name == "family/since" and rule.doc == "First since."
    assert rule.pattern == parse_pattern("first <what:event> since <then:past>")
    assert rule.unless == parse_pattern("not [the]") and rule.unless_next is None
    assert [sorted(template.slots) for template in rule.claims] == [["now", "then", "what", "who"], ["then", "what"]]
    assert rule.accept == (("First trip since 2016.", ("absent trip @ 2016/2024-11-26", "happened trip @ 2016")),)
    assert rule.reject == ("Not the first trip since 2021.",)
    assert (rule.status, rule.regex, dict(rule.types)) == (None, "", {})


def test_one_claim_may_stand_alone() -> None:
    rule = load(
        CLAIM.replace(
            '["absent <what> by <who> @ <then>/<now>", "happened <what> @ <then>"]', '"happened <what> @ <then.first>"'
        )
    )
    assert len(rule.claims) == 1


def test_a_time_rule() -> None:
    rule = load(TIME)
    assert (rule.kind, rule.reads, rule.mark, dict(rule.constants)) == ("year", "year", "year", {"direction": -1})
    assert rule.accept == (("It was in 1998.", ("1998 = 1998",)),)


def test_a_hedge() -> None:
    rule = load(HEDGE)
    assert (rule.status, rule.reach, rule.side) == ("hedged", "sentence", "either")
    assert rule.accept == (("Anna said so.", ()),)
    plain = load(
        HEDGE.replace('status = "hedged"\n', "").replace('reach  = "sentence"\n', "").replace('side   = "either"\n', "")
    )
    assert (plain.status, plain.reach, plain.side) == (None, "clause", "before")


REGEX = 'regex = \'(?P<what>[a-z]+)\'\ntypes = { what = "event", wat = "event" }'
REFUSED = [
    (CLAIM, 'doc    = "First since."', "", 1, 1, "it has no `doc`"),
    (CLAIM, 'doc    = "First since."', 'doc = ""', 2, 1, "it has no `doc`"),
    (CLAIM, "match  =", "mtach  =", 3, 1, "no such key of a rule: mtach (did you mean match?)"),
    (CLAIM, 'match  = "first <what:event> since <then:past>"', "", 1, 1, "a rule has a `match`"),
    (
        CLAIM,
        'match  = "first <what:event> since <then:past>"',
        "regex = 'x'",
        3,
        1,
        "beside a regex it tells the sentences to look at",
    ),
    (CLAIM, "match  =", "pattern =", 3, 1, "no such key of a rule: pattern (did you mean match?)"),
    (CLAIM, "reject =", "examples =", 6, 1, "no such key of a rule: examples (did you mean accept?)"),
    (CLAIM, "first <what", "first ) <what", 3, 17, "not a pattern: ')' cannot stand here"),
    (CLAIM, "<then:past>", "<past>", 3, 36, "“<past>” is no slot: write <name:type>, or <:type>"),
    (CLAIM, "<then:past>", "{then}", 3, 36, "'{then}' cannot stand here; a slot is <name:type>, or <:type>"),
    (CLAIM, "<then:past>", "<then:pats>", 3, 36, "no such type: pats (did you mean past?)"),
    (CLAIM, "since <then:past>", "since <what:event>", 3, 36, "a slot <what> stands before"),
    (CLAIM, "since <then:past>", "[(<then:past> | to <what:event>)]", 3, 49, "a slot <what> stands before"),
    (CLAIM, "since <then:past>", "[<then:past> or <then:past>]", 3, 46, "a slot <then> stands before"),
    (CLAIM, "not [the]", "not [the", 4, 15, "not a pattern: “]” is missing"),
    (CLAIM, '"not [the]"', "3", 4, 1, "`unless` is a pattern in a string"),
    (CLAIM, "reject = [", "regex = 5\nreject = [", 6, 1, "`regex` is an expression in a string"),
    (CLAIM, "reject = [", 'types = "x"\nreject = [', 6, 1, "`types` is a table"),
    (CLAIM, "happened <what>", "hapened <what>", 5, 53, "falls (did you mean happened?)"),
    (CLAIM, "@ <then>/<now>", "@ <when>/<now>", 5, 37, "no slot <when> (did you mean then?)"),
    (
        CLAIM,
        "happened <what> @ <then>",
        "happened <what> @ <then.frist>",
        5,
        71,
        "no slot <then.frist> (did you mean then.first?)",
    ),
    (
        CLAIM,
        'claim  = ["absent <what> by <who> @ <then>/<now>", "happened <what> @ <then>"]',
        "",
        1,
        1,
        "it has no `claim`",
    ),
    (
        CLAIM,
        'claim  = ["absent <what> by <who> @ <then>/<now>", "happened <what> @ <then>"]',
        "claim = []",
        5,
        1,
        "it has no `claim`",
    ),
    (
        CLAIM,
        'claim  = ["absent <what> by <who> @ <then>/<now>", "happened <what> @ <then>"]',
        "claim = 3",
        5,
        1,
        "`claim` is a line, or a list of lines",
    ),
    (
        CLAIM,
        'reject = ["Not the first trip since 2021."]',
        "",
        1,
        1,
        "does not load without examples: it has no `reject`",
    ),
    (CLAIM, 'reject = ["Not the first trip since 2021."]', "reject = []", 6, 1, "an empty `reject` is none"),
    (CLAIM, 'reject = ["Not the first trip since 2021."]', 'reject = "Not."', 6, 1, "`reject` is a list of sentences"),
    (CLAIM, CLAIM[CLAIM.index("[rule.since.accept]") :], "", 1, 1, "it has no `accept`"),
    (CLAIM, CLAIM[CLAIM.index("[rule.since.accept]") :], "accept = {}", 7, 1, "an empty `accept` is none"),
    (
        CLAIM,
        CLAIM[CLAIM.index("[rule.since.accept]") :],
        'accept = "It is."',
        7,
        1,
        "`accept` is a list of sentences, or a table",
    ),
    (CLAIM, "absent trip @ 2016", "absentt trip @ 2016", 8, 30, "one of happened, absent"),
    (CLAIM, "happened trip @ 2016", "happened <what> @ 2016", 8, 72, "a claim has no slots: <what>"),
    (CLAIM, 'unless = "not [the]"', 'status = "panned"', 4, 11, "status is one of asserted, planned, hedged, denied"),
    (CLAIM, 'unless = "not [the]"', 'types = { x = "plase" }', 4, 16, "no such type: plase (did you mean place?)"),
    (CLAIM, " @ <then>/<now>", "", 5, 12, "not a claim line: “absent” says nothing without “@ WHEN”"),
    (
        CLAIM,
        "happened <what>",
        "happened big <what>",
        5,
        66,
        "a name is lower-case words joined by hyphens: write big-<what>",
    ),
    (
        CLAIM,
        "happened <what>",
        "happened <what:event>",
        5,
        67,
        "a slot has its type in the pattern alone: write <what>",
    ),
    (CLAIM, 'unless = "not [the]"', REGEX, 5, 27, "no group <wat> in the regex (did you mean what?)"),
    (CLAIM, 'unless = "not [the]"', REGEX.split("\n")[1], 4, 11, "`types` are of a `regex`"),
    (
        CLAIM,
        'unless = "not [the]"',
        REGEX.replace("wat", "to"),
        5,
        27,
        "no group <to> in the regex: a group is written",
    ),
    (
        CLAIM,
        'unless = "not [the]"',
        REGEX.replace(', wat = "event"', ""),
        6,
        37,
        "no slot <then>; there are <what>, <beside>",
    ),
    (TIME, 'kind   = "year"\n', "", 1, 1, "a time rule has a `kind`"),
    (TIME, 'reads  = "year"\n', "", 1, 1, "a time rule has a `reads`"),
    (TIME, 'mark   = "year"', 'mark   = "yaer"', 6, 11, "no slot <yaer> (did you mean year?)"),
    (TIME, "with   =", "wiht   =", 7, 1, "no such key of a rule: wiht (did you mean with?)"),
    (TIME, "kind   =", 'claim = "happened x"\nkind   =', 4, 1, "no such key of a rule: claim"),
    (HEDGE, '"sentence"', '"sentense"', 5, 11, "reach is one of beside, near, clause, sentence"),
    (HEDGE, '"either"', '"left"', 6, 11, "side is one of before, after, either"),
    (HEDGE, '"hedged"', '"hegded"', 4, 11, "status is one of"),
    (HEDGE, '["Anna said so."]', "[]", 7, 1, "an empty `accept` is none"),
]


@pytest.mark.parametrize(("text", "old", "new", "line", "column", "message"), REFUSED)
def test_what_is_refused(text: str, old: str, new: str, line: int, column: int, message: str) -> None:
    assert old in text
    with pytest.raises(RuleError) as caught:
        load(text.replace(old, new))
    assert message in caught.value.message
    assert (caught.value.path, caught.value.line, caught.value.column) == ("family.toml", line, column)
    assert str(caught.value).startswith(f"family.toml:{line}:{column}: ") and str(caught.value).endswith(
        " " * (column + 1) + "^"
    )


def test_slots_that_only_some_ways_bind_and_ambient_ones_are_known() -> None:
    rule = load(CLAIM.replace("since <then:past>", "[since <then:past>]"))
    assert isinstance(rule, RuleBase)


def test_an_error_of_a_rule_points_into_its_table() -> None:
    error = load(CLAIM).error("too large")
    assert (error.line, error.column) == (3, 1)


@pytest.mark.parametrize(
    "match", ["(since <then:past> | after <then:event>)", "[since <then:past>] or [in <then:past>]"]
)
def test_slots_of_one_name_of_which_none_is_lost(match: str) -> None:
    assert load(CLAIM.replace("since <then:past>", match)).binds == {"what", "then"}


HELD = Lexicon(
    {
        "past": Type("past", times=("year", "range")),
        "run": Type("run", times=("length",)),
        "name": Type("name", shapes=("capital",), reads="name"),
        "count": Type("count", values={"one": 1, "two": 2}, reads="number"),
        "any": Type("any", times=("year",), values={"then": "then"}),
        "month": Type("month", values={"may": 5, "then": "then"}),
    }
)


@pytest.mark.parametrize(
    ("claim", "at", "message"),
    [
        ("happened trip by <then>", 17, "<then> is a date; a name stands here"),
        ("happened trip @ <old> said by <old>", 30, "<old> is a date; a name stands here"),
        ("happened trip-<run>", 14, "<run> is a length; a name stands here"),
        ("happened trip @ <then>/<who>", 23, "<who> is a name; a date stands here"),
        ("happened trip @ aged(<who>, <now>)", 21, "<who> is a name; a number stands here"),
        ("happened trip #<who> @ <then>", 15, "<who> is a name; a number stands here"),
        ("happened trip @ <now> - <who> years", 24, "<who> is a name; a number stands here"),
        ("happened trip for <then>", 18, "<then> is a date; a length stands here"),
        ("happened trip by <now>", 17, "<now> is a date; a name stands here"),
        ("happened trip @ <then.weekday>", 16, "<then.weekday> is a name; a date stands here"),
        ("happened <n> by <who> in <any> #<n> @ <then.first>/<any> for <run>", 0, ""),
        ("happened trip by <then.weekday> @ near(<n>)", 0, ""),
        ("happened trip by <month> #<month> @ <month>", 0, ""),
        ("happened trip by <who> @ <now> - <n> years", 0, ""),
    ],
)
def test_a_slot_holds_what_stands_in_its_place(claim: str, at: int, message: str) -> None:
    match = "<who:name> <n:count> <any:any> <run:run> <month:month> <old:past> <then:past>"
    table = {"doc": "d", "match": match, "claim": claim, "accept": ["x"], "reject": ["y"]}
    source = Source("family.toml", f"[rule.r]\nclaim = {claim!r}\n")
    if not message:
        assert parse_claim_rule("family", "r", table, source, HELD)
        return
    with pytest.raises(RuleError) as caught:
        parse_claim_rule("family", "r", table, source, HELD)
    assert caught.value.message == message
    assert (caught.value.line, caught.value.column) == (2, at + 10)


def test_of_all_that_is_read_it_is_known_what_it_gives() -> None:
    several = {"count", "past", "future", "coming", "relative", "current"}  # what these give is told by the words
    assert (READERS.keys() | TIME_READERS.keys()) - several == READ.keys()
