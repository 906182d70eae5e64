"""Where errors point in a TOML file, and that they are told in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.claims import parse_template
from factcheck.language.conditions import parse_condition
from factcheck.language.errors import RuleError, Source
from factcheck.language.patterns import parse_pattern

TEXT = """\
# [rule.one] in a comment
[rule.one]
doc = "first since"   # not the match
match = "first since <then>"
claim = [
  "absent visit @ <then>/<now>",
  "happened visit @ <then>",
]
[rule.one.accept]
"Some sentence." = "happened visit"

[rule.two]  # a header with a comment
'match' = "first since <then>"
lines = '''
first
  second
'''
escaped = "a \\u2013 b"
"""
SOURCE = Source("rules/en/one.toml", TEXT)


@pytest.mark.parametrize(
    ("table", "key", "value", "offset", "line", "column"),
    [
        ("rule.one", "", "", 0, 2, 1),
        ("rule.one", "match", "", 0, 4, 1),
        ("rule.one", "match", "first since <then>", 12, 4, 22),
        ("rule.one", "claim", "happened visit @ <then>", 17, 7, 21),
        ("rule.two", "", "", 0, 12, 1),
        ("rule.two", "match", "first since <then>", 0, 13, 12),
        ("rule.two", "lines", "first\n  second\n", 8, 16, 3),
        ("rule.two", "escaped", "a – b", 4, 18, 1),  # written with an escape: no column is known
        ("rule.one.accept", "Some sentence.", "happened visit", 9, 10, 30),
        ("rule.one.reject", "", "", 0, 2, 1),  # no table of its own: the one around it
        ("rule.three", "", "", 0, 2, 1),
        ("rule", "", "", 0, 2, 1),
        ("", "", "", 0, 1, 1),
    ],
)
def test_places(table: str, key: str, value: str, offset: int, line: int, column: int) -> None:
    error = SOURCE.error("wrong", table, key, value, offset)
    assert (error.path, error.line, error.column) == ("rules/en/one.toml", line, column)
    assert error.source_line == TEXT.splitlines()[line - 1]


def test_an_error_is_told_with_its_line_and_a_caret() -> None:
    error = SOURCE.error("no slot <then>", "rule.one", "claim", "happened visit @ <then>", 17)
    assert str(error) == (
        'rules/en/one.toml:7:21: no slot <then>\n    "happened visit @ <then>",\n                      ^'
    )
    assert isinstance(error, ValueError)


def test_without_a_line_there_is_no_caret() -> None:
    assert str(RuleError("no rules here", "folder")) == "folder:1:1: no rules here"
    assert str(RuleError("no")) == "<text>:1:1: no"
    assert str(Source("empty.toml", "").error("no", "rule.x", "key")) == "empty.toml:1:1: no"


def test_a_table_as_it_stands() -> None:
    lines = TEXT.splitlines()
    assert SOURCE.table("rule.one") == (2, "\n".join(lines[1:10]))
    assert SOURCE.table("rule.two") == (12, "\n".join(lines[11:]))
    tables = Source("a.toml", "[rule.a]\nx = 1\n[rule.a.accept]\ny = 1\n\n# Of what follows.\n[rule.ab]\nz = 1\n")
    assert tables.table("rule.a") == (1, "[rule.a]\nx = 1\n[rule.a.accept]\ny = 1")


#: Pieces of conditions, claim lines and patterns, right and wrong.
PIECES = """
a.when a.what b.nth c a. before after in is and or not known = == < ( ) [ ] 'x' 'x 3 1.5 P3D P3 + - , # @ x | ...
* happened absent ordered visit Peru by of said assuming <a> <a:b> <a <> <:b> .. 2020 2020/ near( aged( " “ o’clock -
"""


@given(st.lists(st.sampled_from(PIECES.split()), max_size=9).map(" ".join))
def test_whatever_is_wrong_is_told_in_words(text: str) -> None:
    for parse in (parse_pattern, parse_template, lambda line: parse_condition(line, ("a", "b"))):
        try:
            parse(text)
        except RuleError as wrong:
            told = wrong.message.replace(text, "")
            assert len(told) < 250 and "\n" not in told
            assert not re.search(r"Suppress|Keyword|Forward|enclosed in|[A-Z]:\(|Re:|\{", told), told
