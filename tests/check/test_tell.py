"""Dates and lengths in words for people."""

from __future__ import annotations

import pytest

from factcheck.check.tell import fill, tell_date, tell_gap, tell_length
from factcheck.language.checks import Template
from factcheck.language.claims import parse_claim
from factcheck.language.conditions import Field
from factcheck.length import Length
from factcheck.when import When


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-12-04", "4 December 2025"),
        ("2025-12", "December 2025"),
        ("2025", "2025"),
        ("202X", "the 2020s"),
        ("2025-12-04/2025-12-05", "4–5 December 2025"),
        ("2025-11-30/2025-12-01", "30 November–1 December 2025"),
        ("2025-12-30/2026-01-02", "30 December 2025 to 2 January 2026"),
        ("2021/2025-12-04", "2021 to 4 December 2025"),
        ("1610/1798", "1610 to 1798"),
        ("[1951-10-21..1952-10-20]", "between 21 October 1951 and 20 October 1952"),
        ("2021-22", "between 1 June 2021 and 31 August 2021"),
        ("2021~", "about 2021"),
        ("../2021", "until 2021"),
        ("2021/..", "from 2021"),
        ("-0043-03-15", "15 March 44 BC"),
    ],
)
def test_dates(edtf: str, words: str) -> None:
    assert tell_date(When.parse(edtf)) == words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("P3D", "three days"),
        ("P1Y", "one year"),
        ("P186Y", "186 years"),
        ("PXY", "several years"),
        ("P3Y6M", "3.5 years"),
        ("PT36H", "36 hours"),
        ("P2W~", "about two weeks"),
    ],
)
def test_lengths(iso: str, words: str) -> None:
    assert tell_length(Length.parse(iso)) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021/2025-12-04", "between 2021 and 4 December 2025"),
        ("2021-03/2025-12", "between March 2021 and December 2025"),
        ("2021-22/2025-12-04", "from a day between 1 June 2021 and 31 August 2021 to 4 December 2025"),
        ("../2021", "in the time until 2021"),
        ("2021", "in the time 2021"),
    ],
)
def test_gaps(edtf: str, words: str) -> None:
    assert tell_gap(When.parse(edtf)) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("happened fire @ 2025-11-31", "31 November 2025"),
        ("happened fire @ XXXX-02-30", "30 February"),
        ("happened fire @ 2025-13-01", "2025-13-01"),
        ("happened war @ 1953/1950", "1953 to 1950"),
        ("happened fair @ 2025-06-15/2025-06-13", "15 June 2025 to 13 June 2025"),
    ],
)
def test_dates_as_written(line: str, words: str) -> None:
    assert fill(Template((Field("a", ("date",)),)), {"a": parse_claim(line)}, documents=False) == words
