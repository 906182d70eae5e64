"""Rules: what a table makes, and everything that is refused, each with its place in the file."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from factcheck.language.errors import RuleError, Source
from factcheck.language.lexicon import Lexicon, Type
from factcheck.language.patterns import parse_pattern
from factcheck.language.rules import RuleBase, parse_claim_rule, parse_hedge, parse_time_rule

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


REFUSED = [
    (CLAIM, 'doc    = "First since."', "", 1, 1, "it has no `doc`"),
    (CLAIM, 'doc    = "First since."', 'doc = ""', 1, 1, "it has no `doc`"),
    (CLAIM, "match  =", "mtach  =", 3, 1, "no such key of a rule: mtach (did you mean match?)"),
    (CLAIM, 'match  = "first <what:event> since <then:past>"', "", 1, 1, "a rule has a `match`"),
    (CLAIM, "first <what", "first ) <what", 3, 17, "not a pattern: ')' cannot stand here"),
    (CLAIM, "<then:past>", "<then:pats>", 3, 36, "no such type: pats (did you mean past?)"),
    (CLAIM, "not [the]", "not [the", 4, 19, "not a pattern: something is missing here"),
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
        1,
        1,
        "it has no `claim`",
    ),
    (
        CLAIM,
        'claim  = ["absent <what> by <who> @ <then>/<now>", "happened <what> @ <then>"]',
        "claim = 3",
        1,
        1,
        "it has no `claim`",
    ),
    (
        CLAIM,
        'reject = ["Not the first trip since 2021."]',
        "",
        1,
        1,
        "does not load without examples: it has no `reject`",
    ),
    (CLAIM, 'reject = ["Not the first trip since 2021."]', "reject = []", 1, 1, "it has no `reject`"),
    (CLAIM, 'reject = ["Not the first trip since 2021."]', 'reject = "Not."', 1, 1, "`reject` a list, of sentences"),
    (CLAIM, CLAIM[CLAIM.index("[rule.since.accept]") :], "", 1, 1, "it has no `accept`"),
    (CLAIM, CLAIM[CLAIM.index("[rule.since.accept]") :], "accept = {}", 1, 1, "it has no `accept`"),
    (CLAIM, CLAIM[CLAIM.index("[rule.since.accept]") :], 'accept = "It is."', 1, 1, "`accept` is a list or a table"),
    (CLAIM, "absent trip @ 2016", "absentt trip @ 2016", 8, 30, "one of happened, absent"),
    (CLAIM, "happened trip @ 2016", "happened <what> @ 2016", 8, 72, "a claim has no slots: <what>"),
    (CLAIM, 'unless = "not [the]"', 'status = "panned"', 4, 11, "status is one of asserted, planned, hedged, denied"),
    (CLAIM, 'unless = "not [the]"', 'types = { x = "plase" }', 4, 16, "no such type: plase (did you mean place?)"),
    (TIME, 'kind   = "year"\n', "", 1, 1, "a time rule has a `kind`"),
    (TIME, 'reads  = "year"\n', "", 1, 1, "a time rule has a `reads`"),
    (TIME, "with   =", "wiht   =", 7, 1, "no such key of a rule: wiht (did you mean with?)"),
    (TIME, "kind   =", 'claim = "happened x"\nkind   =', 4, 1, "no such key of a rule: claim"),
    (HEDGE, '"sentence"', '"sentense"', 5, 11, "reach is one of beside, near, clause, sentence"),
    (HEDGE, '"either"', '"left"', 6, 11, "side is one of before, after, either"),
    (HEDGE, '"hedged"', '"hegded"', 4, 11, "status is one of"),
    (HEDGE, '["Anna said so."]', "[]", 1, 1, "it has no `accept`"),
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
