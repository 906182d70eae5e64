"""Dates and lengths in words for people."""

from __future__ import annotations

import pytest

from factcheck.check.tell import tell_date, tell_length
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
