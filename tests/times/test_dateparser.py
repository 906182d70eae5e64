"""A second opinion: dateparser reads absolute dates as we do."""

from __future__ import annotations

import random
from datetime import date

import dateparser

from factcheck import find_times

COUNT = 10_000
FORMS = (
    "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%A, %d %B %Y", "%A, %B %d, %Y", "%Y-%m-%d", "%d %B, %Y",
    "%a, %d %b %Y",
)  # fmt: skip


def test_absolute_dates_are_read_alike() -> None:
    chance = random.Random(2025)
    wrong = []
    for _ in range(COUNT):
        day = date.fromordinal(chance.randint(date(1500, 1, 1).toordinal(), date(2150, 12, 31).toordinal()))
        phrase = day.strftime(chance.choice(FORMS))
        theirs = dateparser.parse(phrase, languages=["en"])
        ours = [e.value for e in find_times(f"It was signed on {phrase} in Delhi.", "2024-11-26")]
        if theirs is None or ours != [theirs.date().isoformat()]:
            wrong.append((phrase, ours, theirs))
    assert not wrong
