"""Classes: two pieces of a text share a character if nothing that the rules ask tells them apart."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck.alphabet
from factcheck.alphabet import END, Alphabet, Terminal, shape
from factcheck.language.lexicon import SHAPES, Lexicon, Type

TYPES = (
    Type("month", values={"may": 5, "june": 6}, capital=True),
    Type("unit", values={"day": "D", "days": "D"}),
    Type("name", shapes=("capital", "upper"), but=("month",)),
    Type("either", types=("month", "unit")),
    Type("year", shapes=("year-digits",)),
    Type("date", types=("year",), times=("day", "range")),
    Type("day", times=("day",), but=("unit",)),
)
ASKED: list[Terminal] = [
    *(("type", kind.name) for kind in TYPES),
    *(("word", word) for word in ("first", "may", "strasse")),
    *(("gap", base) for base in ("space", "hyphen", "stop", "break", "other")),
    *(("mark", mark) for mark in (",", ".", "-", ".,", "'")),
    *(("exact", mark) for mark in (", ", "$", " $", "-")),
    ("any", "word"),
]
ALPHABET = Alphabet(Lexicon({kind.name: kind for kind in TYPES}), ASKED)


def asked_of(char: str) -> set[str]:
    return {":".join(terminal) for terminal in ASKED if char in ALPHABET.chars(terminal)}


def test_examples() -> None:
    assert doctest.testmod(factcheck.alphabet).failed == 0


@pytest.mark.parametrize(
    ("piece", "looks"),
    [
        ("peru", "lower"), ("Peru", "capital"), ("PERU", "upper"), ("P", "letter"), ("p", "lower"), ("Élan", "capital"),
        ("東京", "lower"), ("iPhone", "lower"), ("0", "one-or-two-digits"), ("7", "day-digits"), ("07", "day-digits"),
        ("32", "one-or-two-digits"), ("365", "three-digits"), ("1998", "year-digits"), ("2998", "year-digits"),
        ("3998", "digits"), ("19985", "digits"), ("0998", "digits"), ("1st", "day-ordinal"), ("31st", "day-ordinal"),
        ("32nd", "ordinal-digits"), ("11th", "day-ordinal"), ("11st", "mixed"), ("112th", "ordinal-digits"),
        ("22ND", "day-ordinal"),
        ("90s", "decade-digits"), ("1990s", "decade-digits"), ("1995s", "mixed"), ("190s", "mixed"),
        ("11am", "clock-digits"),
        ("13pm", "mixed"), ("0am", "mixed"), ("G20", "code"), ("g20", "mixed"), ("2x", "mixed"), ("x2y", "mixed"),
        ("٣", "mixed"),
        ("²", "mixed"), ("½", "mixed"), ("Ⅳ", "mixed"), ("é2", "mixed"),
    ],
)  # fmt: skip
def test_shapes(piece: str, looks: str) -> None:
    assert shape(piece) == looks


@given(st.text(min_size=1, max_size=6).filter(str.isalnum))
def test_every_word_has_one_shape(piece: str) -> None:
    assert shape(piece) in SHAPES


@pytest.mark.parametrize(
    ("piece", "asked"),
    [
        ("May", "type:month type:either word:may any:word"),
        ("may", "word:may any:word"),
        ("MAY", "type:month type:either word:may any:word"),
        ("Days", "type:unit type:either type:name any:word"),
        ("FIRST", "word:first type:name any:word"),
        ("Straße", "word:strasse type:name any:word"),
        ("Peru", "type:name any:word"),
        ("peru", "any:word"),
        ("2025", "type:year type:date any:word"),
        ("25", "any:word"),
        (" ", "gap:space"),
        ("", "gap:space"),
        ("\n", "gap:space"),
        (" \t ", "gap:space"),
        ("\n\n", "gap:break"),
        ("\n \n", "gap:break"),
        ("\r\n\r\n", "gap:break"),
        (".\n\n", "gap:break"),
        (",\n\n“", "gap:break"),
        ("\u2029", "gap:break"),
        ("-", "gap:hyphen mark:- exact:-"),
        ("‑", "gap:hyphen mark:- exact:-"),
        ("\u00ad", "gap:hyphen mark:- exact:-"),
        (" - ", "gap:other mark:-"),
        ("–", "gap:other mark:-"),
        (" — ", "gap:other mark:-"),
        ("--", "gap:other mark:-"),
        (", ", "gap:other mark:, exact:,_"),
        (",\n", "gap:other mark:, exact:,_"),
        (",", "gap:other mark:,"),
        (" , ", "gap:other mark:,"),
        (". ", "gap:stop mark:."),
        (".", "gap:other mark:."),
        ("? ", "gap:stop"),
        (".” ", "gap:stop"),
        ("., ", "gap:stop mark:.,"),
        ("’", "gap:other mark:'"),
        ("$", "gap:other exact:$"),
        (" $", "gap:other exact:_$"),
        ("\u0301", "gap:other"),
        ("_", "gap:other"),
    ],
)
def test_what_a_piece_satisfies(piece: str, asked: str) -> None:
    assert {found.replace(" ", "_") for found in asked_of(ALPHABET.table[piece])} == set(asked.split())


@pytest.mark.parametrize(("kind", "asked"), [("day", "type:date type:day"), ("range", "type:date"), ("set", "")])
def test_time_expressions_are_of_types_and_no_words(kind: str, asked: str) -> None:
    assert asked_of(ALPHABET.time(kind)) == set(asked.split())


def test_what_nothing_tells_apart_shares_a_character() -> None:
    table = ALPHABET.table
    assert table["zebra"] == table["lion"] != table["days"]
    assert table[" "] == table["\t"] == table["\n"]
    assert table["May"] != table["Peru"]


words = st.text(min_size=1, max_size=8).filter(str.isalnum)
gaps = st.text(st.sampled_from(" \n.,;-–—’'$()\u2029\u0301\r"), max_size=4)


@given(words, gaps)
def test_a_piece_keeps_its_character(word: str, gap: str) -> None:
    fresh = Alphabet(Lexicon({kind.name: kind for kind in TYPES}), ASKED)
    for piece in (word, gap):
        first = fresh.table[piece]
        assert first == fresh.table[piece] != END
        assert asked_of(ALPHABET.table[piece]) == {":".join(t) for t in ASKED if first in fresh.chars(t)}


def test_types_that_a_rulebook_lacks_hold_nothing() -> None:
    alphabet = Alphabet(Lexicon({}), [("type", "abbreviation"), ("word", "first")])
    assert alphabet.chars(("type", "abbreviation")) == frozenset()
    assert alphabet.table["first"] in alphabet.chars(("word", "first"))
    assert alphabet.chars(("word", "second")) == frozenset()


def test_the_memo_of_pieces_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(factcheck.alphabet, "MAX_KNOWN", 10)
    alphabet = Alphabet(Lexicon({}), ASKED[-1:])
    chars = [alphabet.table[f"word{n}"] for n in range(100)]
    assert len(set(chars)) == 1 and len(alphabet.table) <= 11
    _ = alphabet.table["x" * 1000]
    assert "x" * 1000 not in alphabet.table
