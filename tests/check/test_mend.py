"""Mends: the nearest change on either side, in the words of the text."""

from __future__ import annotations

import pytest

import factcheck


@pytest.mark.parametrize(
    ("articles", "wanted"),
    [
        (
            [
                "2025-12-05|President Xi is on his first trip to Peru since 2021.",
                "2023-06-13|President Xi visited Peru on 12 June 2023.",
            ],
            ["True if “since 2021” were “since 2023” in 0.", "True if “June 2023” were “June 2021” in 1."],
        ),
        (["2025-12-01|It opens on Saturday, 5 December 2025."], ["True if “Saturday” were “Friday”."]),
        (["2025-12-01|It opens on Sat, 5 December 2025."], ["True if “Sat” were “Fri”."]),
        (["2025-12-01|The four-day fair runs from 13 to 15 June 2025."], ["True if “four” were “three”."]),
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
        (["2025-12-01|The bridge was closed on 31 April 2024."], []),
    ],
)
def test_both_sides_are_mended_in_their_own_words(articles: list[str], wanted: list[str]) -> None:
    told = [article.split("|") for article in articles]
    documents = [factcheck.Document(str(at), text, day) for at, (day, text) in enumerate(told)]
    [finding] = factcheck.check(documents)
    assert sorted(mend for mend in finding.mends if mend.startswith("True if")) == sorted(wanted)
