"""Words and numbers."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import words
from factcheck.words import compose, ordinal, plural, roman, to_roman


def test_examples() -> None:
    assert doctest.testmod(words).failed == 0


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("visit", "visits"), ("stay", "stays"), ("rally", "rallies"), ("race", "races"), ("congress", "congresses"),
        ("speech", "speeches"), ("clash", "clashes"), ("council meeting", "council meetings"),
    ],
)  # fmt: skip
def test_plural(one: str, many: str) -> None:
    assert plural(one) == many


UNITS = [*range(1, 20), *range(20, 100, 10)]


def spelled(number: int) -> list[int]:
    """The values of the words that say a number below a trillion in English, “and” aside."""
    said: list[int] = []
    for thousands in (10**9, 10**6, 10**3, 1):
        group, number = divmod(number, thousands)
        if group >= 100:
            said += [group // 100, 100]
        if group % 100 in UNITS:
            said.append(group % 100)
        elif group % 100:
            said += [group % 100 // 10 * 10, group % 10]
        if group and thousands > 1:
            said.append(thousands)
    return said


@given(st.integers(1, 10**12 - 1))
def test_number_words_say_their_number(number: int) -> None:
    assert compose(spelled(number)) == number


@pytest.mark.parametrize("values", [[3, 4], [20, 30], [20, 13], [13, 4], [1000, 1000], [100, 100], [5, 1000, 10**6]])
def test_number_words_that_make_no_number(values: list[int]) -> None:
    assert compose(values) is None


def test_bare_large_words_count_one() -> None:
    assert compose([100]) == 100
    assert compose([1000]) == 1000
    assert compose([100, 1000]) == 100_000


@given(st.integers(1, 3999))
def test_roman_numerals_come_back(number: int) -> None:
    assert roman(to_roman(number)) == number


@given(st.text("IVXLCDM", min_size=1, max_size=8))
def test_a_roman_numeral_has_one_form(text: str) -> None:
    number = roman(text)
    assert number is None or to_roman(number) == text


@pytest.mark.parametrize("text", ["", "IIII", "VV", "IC", "xii", "XIV ", "A", "I" * 1_000_000])
def test_what_is_no_roman_numeral(text: str) -> None:
    assert roman(text) is None


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (111, "111th"),
        (1002, "1002nd"),
    ],
)
def test_ordinal(number: int, text: str) -> None:
    assert ordinal(number) == text
