"""Mends: the nearest change on either side, in the words of the text."""

from __future__ import annotations

import pytest
from attrs import evolve

import factcheck
from factcheck.check.mend import mends
from factcheck.language.claims import parse_claim
from factcheck.model import FACTS
from factcheck.when import When


@pytest.mark.parametrize(
    ("articles", "wanted"),
    [
        (
            [
                "2025-12-05|President Xi is on his first trip to Peru since 2021.",
                "2023-06-13|President Xi visited Peru on 12 June 2023.",
            ],
            ["True if “since 2021” were “since 2023” in 0.", "True if “12 June 2023” were “12 June 2021” in 1."],
        ),
        (["2025-12-01|It opens on Saturday, 5 December 2025."], ["True if “Saturday” were “Friday”."]),
        (["2025-12-01|It opens on Sat, 5 December 2025."], ["True if “Sat” were “Fri”."]),
        (["2025-12-01|The four-day fair runs from 13 to 15 June 2025."], ["True if “four-day” were “three-day”."]),
        (
            [
                "2025-12-01|Ada Lark, 52, a painter, spoke with Bea Holm.",
                "2025-12-02|Ada Lark, 55, a painter, met Bea Holm.",
            ],
            ["True if “52” were “55” in 0.", "True if “55” were “52” in 1."],
        ),
        (
            [
                "2025-12-08|The 22nd India-Peru Summit was held on 4-5 December 2025.",
                "2021-07-12|The 22nd India-Peru Summit was held on 9 July 2021.",
            ],
            ["True if “22nd” were “21st” in 1.", "True if “22nd” were “23rd” in 0."],
        ),
        (["2025-12-01|The bridge was closed on 31 April 2024."], ["True if “31 April” were “30 April”."]),
        (["2025-12-01|The fair ran from 26 to 31 November 2024."], ["True if “31 November” were “30 November”."]),
        # A number of years tells the date.
        (
            [
                "2025-12-05|President Xi is on his first trip to Peru in four years.",
                "2023-06-13|President Xi visited Peru on 12 June 2023.",
            ],
            ["True if “four years” were “two years” in 0.", "True if “12 June 2023” were “12 June 2021” in 1."],
        ),
        (
            ["2025-12-01|The Lindmere Regatta, founded in 1998, celebrated its 25th anniversary."],
            ["True if “in 1998” were “in 2000”.", "True if “25th” were “27th”."],
        ),
        # Its own dates tell the number.
        (
            ["2024-01-19|The 1954 flood will be remembered this June on its 60th anniversary."],
            ["True if “60th” were “70th”."],
        ),
        # Days of one month: not a slip of the year.
        (
            [
                "2024-09-05|The deadline for films to the Lindmere Prize is 5 October 2024.",
                "2024-09-05|The deadline for films to the Lindmere Prize is 15 October 2024.",
            ],
            ["True if “5 October” were “15 October” in 0.", "True if “15 October” were “5 October” in 1."],
        ),
        # No other day than the quote's weekday, no 29 February but in leap years, nothing over before it is told.
        (
            [
                "2025-12-05|President Xi is on his first trip to Peru since 2021.",
                "2023-06-13|President Xi visited Peru on Monday, 12 June 2023.",
            ],
            ["True if “since 2021” were “since 2023” in 0.", "True if “12 June 2023” were “12 June 2017” in 1."],
        ),
        (
            [
                "2025-12-05|President Xi is on his first trip to Peru since 2021.",
                "2024-03-01|President Xi visited Peru on 29 February 2024.",
            ],
            [
                "True if “since 2021” were “since 2024” in 0.",
                "True if “29 February 2024” were “29 February 2020” in 1.",
            ],
        ),
        (
            [
                "2025-12-01|The annual Lindmere Regatta was founded in 2010. "
                "The 28th Lindmere Regatta was held on 3 June 2025."
            ],
            ["True if “in 2010” were “in 1999”.", "True if “28th” were “17th”."],
        ),
        (
            ["2025-12-01|Ana Lark was born in 1976. She made her debut in 2003 at the age of 22."],
            ["True if “in 1976” were “in 1980”.", "True if “2003” were “1999”."],
        ),
    ],
)
def test_both_sides_are_mended_in_their_own_words(articles: list[str], wanted: list[str]) -> None:
    told = [article.split("|") for article in articles]
    documents = [factcheck.Document(str(at), text, day) for at, (day, text) in enumerate(told)]
    [finding] = factcheck.check(documents)
    assert sorted(mend for mend in finding.mends if mend.startswith("True if")) == sorted(wanted)


def test_a_date_that_no_word_of_the_quote_says_is_told_as_such() -> None:
    gap, visit = (
        parse_claim("absent trip by xi in peru @ 2016/2024-11-26"),
        evolve(parse_claim("happened trip by xi in peru @ 2019"), quote="went to Peru last"),
    )
    told = list(mends((gap, visit), lambda clash: clash[1].when != When.year(2016), documents=False))
    assert told == ["True if “went to Peru last” were in 2016."]


def test_what_the_house_holds_for_a_fact_is_not_mended() -> None:
    gap = evolve(parse_claim("absent trip by xi @ 2016/2024"), quote="not since 2016", rule=FACTS)
    assert list(mends((gap,), lambda clash: clash[0] == gap, documents=False)) == []
