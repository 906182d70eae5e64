"""Whatever stands under a key loads, or is refused at its line; and what loads can be told of."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

import factcheck
from factcheck.examples import failures
from factcheck.language.errors import RuleError
from factcheck.language.rulebook import Language, Rulebook
from factcheck.workshop.catalogue import entries, listed
from factcheck.workshop.explain import explained

BASE = Rulebook({"en": Language(factcheck.builtin_rules().languages["en"].lexicon)})  # quick to try examples with
#: By file, one table with all keys that it may have; each on a line of its own.
TABLES = {
    "gap.toml": """\
[rule.one]
doc = "Since."
match = "unbeaten since <then:past>"
unless = "not"
unless-next = "or"
claim = ["absent defeat by <who> @ <then>/<now>"]
status = "asserted"
gives-way = false
regex = '(?P<who>[A-Z][a-z]+) was unbeaten since (?P<then>[0-9]{4})'
types = { who = "name", then = "year" }
accept = { "Peru was unbeaten since 2019." = "absent defeat by peru @ 2019/2024-11-26" }
reject = ["Peru was beaten."]
""",
    "times.toml": """\
[rule.one]
doc = "A year."
match = "anno <year:year>"
unless = "not"
unless-next = "or"
kind = "year"
reads = "year"
mark = "year"
with = { year = 1998 }
accept = { "It was anno 1998." = { "1998" = "1998" } }
reject = ["In haste."]
""",
    "hedges.toml": """\
[rule.one]
doc = "Who says it."
match = "<by:name> grumbled"
unless = "not"
unless-next = "or"
status = "hedged"
reach = "sentence"
side = "either"
accept = ["Anna grumbled."]
reject = ["It is so."]
""",
    "lexicon.toml": """\
[type.one]
doc = "Fruit."
words = ["plum"]
values = { pear = 1 }
plural = true
capital = false
shapes = ["lower"]
times = ["year"]
types = ["month"]
but = ["weekday"]
match = "pear"
reads = "name"
""",
    "odd.toml": """\
[check.one]
doc = "Nothing is numbered 13."
given = ["happened a"]
where = "a.what is known"
never = "a.nth = 13"
message = "{a} is numbered 13"
mends = ["Count again."]
severity = "note"
accept = [["happened trip #13"]]
reject = [["happened trip #12"]]
""",
    "chained.toml": """\
[check.one]
doc = "A chain."
given = ["happened a"]
chain = ["a at a.when"]
message = "These cannot all hold."
accept = [["happened trip @ 2016", "happened trip @ 2017"]]
reject = [["happened trip @ 2016"]]
""",
}
ODD = [
    "5", "1.5", "true", "2024-01-01", "08:30:00", '""', '"x"', "[]", "[5]", "[[]]", "[[1]]", '[["x"]]', '[[["x"]]]',
    '["x", 5]', '["x"]', '[""]', "{}", "{ a = 1 }", "{ a = [1] }", "{ a = true }", '{ a = { b = "c" } }', "{ a = {} }",
    "{ a = { b = [1] } }", '[{ a = "b" }]', '{ a = ["x", 1] }',
]  # fmt: skip
#: By key, what is refused where another key asks for what is gone from it.
OF_ANOTHER = {"types": "no type for the group", "regex": "(?P<", "match": "could be narrowed"}
KEYS = [(name, line) for name, text in TABLES.items() for line in range(2, len(text.splitlines()) + 1)]


@pytest.mark.parametrize(("name", "line"), KEYS)
def test_any_value_is_read_or_refused_at_its_line(tmp_path: Path, name: str, line: int) -> None:
    lines = TABLES[name].splitlines()
    key = lines[line - 1].partition(" =")[0]
    for odd in ODD:
        file = tmp_path / name
        file.write_text("\n".join([*lines[: line - 1], f"{key} = {odd}", *lines[line:]]), encoding="utf-8")
        try:
            told_of(Rulebook.load(file, BASE))
        except RuleError as wrong:
            of_another = OF_ANOTHER.get(key, "none") in wrong.message
            assert (wrong.path, wrong.line) == (str(file), line) or of_another, (key, odd, str(wrong))


@pytest.mark.parametrize(("key", "odd"), [*product(("match", "doc", "reject"), ("a = 1", ""))])
def test_a_table_of_its_own_is_refused_at_its_header(tmp_path: Path, key: str, odd: str) -> None:
    lines = [line for line in TABLES["gap.toml"].splitlines() if not line.startswith(f"{key} =")]
    (tmp_path / "gap.toml").write_text("\n".join([*lines, f"[rule.one.{key}]", odd]), encoding="utf-8")
    with pytest.raises(RuleError, match=f"`{key}` is ") as told:
        Rulebook.load(tmp_path, BASE)
    assert told.value.line == len(lines) + 1


def told_of(book: Rulebook) -> None:
    """All that is done with a rulebook before an article is read."""
    for entry in entries(book):
        if entry.name.endswith("/one") or entry.name == "<one>":
            [*explained(entry), *listed([entry])]
    [*failures(book, BASE)]
