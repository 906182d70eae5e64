"""The lines under a span: what is shown stays within the width, and the marks stand under the span's own characters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.excerpt import Row, excerpt, one_line, visible


def under(text: str, words: str, width: int = 100) -> Row:
    start = text.index(words)
    (row,) = excerpt(text, start, start + len(words), width)
    return row


def columns(text: str) -> int:
    """How many columns of a terminal a shown text takes, told a second way."""
    return sum(
        0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


@pytest.mark.parametrize(
    ("text", "words", "shown", "marks"),
    [
        ("He came in 2021.", "in 2021", "He came in 2021.", "        ^~~~~~~"),
        ("\tHe\tcame.", "came", "    He    came.", "          ^~~~"),
        ("a\tb", "\t", "a    b", " ^~~~"),
        ("北京 2021 年", "2021", "北京 2021 年", "     ^~~~"),
        ("in 北京 today", "北京", "in 北京 today", "   ^~~~"),
        ("cafe\u0301 2021", "2021", "cafe\u0301 2021", "     ^~~~"),
        ("cafe\u0301 2021", "cafe\u0301", "cafe\u0301 2021", "^~~~"),
        ("\uff21\uff22 2021", "2021", "\uff21\uff22 2021", "     ^~~~"),
        ("한 2021", "2021", "한 2021", "   ^~~~"),
        ("\u1112\u1161\u11ab 2021", "2021", "\u1112\u1161\u11ab 2021", "   ^~~~"),
        ("\u2764\ufe0f 2021", "2021", "\u2764 2021", "  ^~~~"),
        ("so\u00adft\u200b 2021", "2021", "soft 2021", "     ^~~~"),
        ("a\u202e 2021 \x1b[31m", "2021", "a 2021 \ufffd[31m", "  ^~~~"),
        ("a\u2028 2021", "2021", "a\ufffd 2021", "   ^~~~"),
        ("e\u0301", "\u0301", "e\u0301", " ^"),
    ],
)
def test_marks_are_aligned(text: str, words: str, shown: str, marks: str) -> None:
    assert under(text, words) == Row(0, shown, marks)


def test_other_lines_are_left_out() -> None:
    text = "one\r\ntwo in 2021\rthree"
    assert under(text, "2021") == Row(0, "two in 2021", "       ^~~~")
    assert under(text, "three") == Row(0, "three", "^~~~~")


def test_span_over_lines() -> None:
    text = "He came\r\nin 2021\n\nand left."
    assert excerpt(text, 3, text.index("left")) == [
        Row(0, "He came", "   ^~~~"),
        Row(1, "in 2021", "^~~~~~~"),
        Row(3, "and left.", "^~~~"),
    ]


def test_span_over_many_lines_shows_the_first_and_the_last() -> None:
    text = "\n".join("abcdefgh")
    assert [(row.number, row.shown) for row in excerpt(text, 0, len(text))] == [
        (0, "a"),
        (1, "b"),
        (2, "…"),
        (7, "h"),
    ]


def test_nothing_and_beyond() -> None:
    assert excerpt("", 0, 0) == [Row(0, "", "^")]
    assert excerpt("one\n", 4, 4) == [Row(0, "", "^")]
    assert excerpt("one", 7, 9) == [Row(0, "one", "   ^")]
    assert excerpt("one\ntwo", 3, 3) == [Row(0, "one", "   ^")]


def test_long_line_is_cut_between_words_around_the_span() -> None:
    text = "word " * 30 + "in 2021 " + "word " * 30
    assert under(text, "in 2021", 40) == Row(0, "…word word word in 2021 word word word…", " " * 16 + "^~~~~~~")


def test_long_line_gives_unused_room_to_the_other_side() -> None:
    text = "word " * 30
    assert under("2021 " + text, "2021", 40) == Row(0, "2021 word word word word word word…", "^~~~")
    assert under(text + "2021", "2021", 40) == Row(0, "…word word word word word word 2021", " " * 31 + "^~~~")


def test_span_longer_than_the_width_is_cut() -> None:
    (row,) = excerpt("x" * 500, 100, 400, 40)
    assert row == Row(0, "…" + "x" * 38 + "…", " ^" + "~" * 37)


def test_one_line() -> None:
    assert one_line(" a\n b\t\x1bc\u2028d ") == "a b \ufffdc d"
    assert visible("a  b\n") == "a  b\ufffd"


CHARS = st.characters(exclude_categories=["Cs"]) | st.sampled_from("ab \t\n\r\x1b\u0301\u5317\ufe0f\u200b\u202e\u1161")


@given(st.lists(CHARS, max_size=80).map("".join), st.data(), st.integers(8, 50))
def test_marks_stand_under_the_span(text: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    rows = excerpt(text, start, stop, width)
    assert rows
    for row in rows:
        assert not set(row.shown) & set("\n\r\t\x1b")
        assert set(row.marks) <= set(" ^~")
        assert row.shown == "…" or row.marks.count("^") == 1


@given(st.text("ab é北é\t", max_size=80), st.text("cd", min_size=1, max_size=6), st.text("ab é北\t", max_size=80))
def test_what_is_marked_is_the_span(before: str, words: str, after: str) -> None:
    (row,) = excerpt(before + words + after, len(before), len(before + words), 30)
    assert columns(row.shown) <= 30
    lead = row.marks.index("^")
    at = row.shown.index(words)
    assert columns(row.shown[:at]) == lead
    assert len(row.marks) - lead == len(words)


def test_a_book_on_one_line_is_quick() -> None:
    text = "word " * 400_000
    for start in range(0, len(text), len(text) // 200):
        excerpt(text, start, start + 4)
