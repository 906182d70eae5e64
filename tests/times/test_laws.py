"""Laws that hold for every date and every text."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from factcheck import find_times
from factcheck.words import ordinal

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip
DATES = st.dates(date(1000, 1, 1), date(2199, 12, 31))
WRITTEN = [
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{ordinal(d.day)} of {MONTHS[d.month - 1]}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1][:3]}. {d.day}, {d.year}" if d.month != 5 else f"May {d.day}, {d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.day:02d} {MONTHS[d.month - 1]} {d.year}",
]
PHRASES = st.sampled_from([
    "yesterday", "last week", "two years ago", "the third quarter", "a year earlier", "the following day", "3 May",
    "in 1998", "241 BC", "May", "the 1990s", "10:30 p.m. Friday", "'82", "every four years", "2 1/2 years",
    "the past two months", "since", "from", "to", "and", ",", ".", "will", "was", "the 20th century",
    "12 to 18 months", "03/04/2025", "Easter", "the same period", "31 November", "999999999999 millennia ago",
    "the week of March 6", "Monday", "13 December 2024 to 2 January", "nineteen ninety-six", "1/0", "winter", "ten",
    "hundred",
])  # fmt: skip


@given(DATES, st.sampled_from(WRITTEN), st.sampled_from(["2024-11-26", None]))
def test_a_written_date_reads_back(day: date, write: object, published: str | None) -> None:
    phrase = write(day)  # type: ignore[operator]
    found = find_times(f"They met on {phrase} in Delhi.", published)
    assert [(e.value, e.text.removeprefix("the ")) for e in found] == [(day.isoformat(), phrase)]
    assert found[0].when is not None and found[0].when.first == day.toordinal() == found[0].when.last


@given(st.text(max_size=200), st.sampled_from(["2024-11-26", None]))
def test_no_text_raises_and_spans_quote_it(text: str, published: str | None) -> None:
    check_spans(text, published)


@given(st.lists(PHRASES | st.text(max_size=5), max_size=30), st.sampled_from(["2024-11-26", "1862-03", None]))
def test_no_heap_of_phrases_raises(parts: list[str], published: str | None) -> None:
    check_spans(" ".join(parts), published)


def check_spans(text: str, published: str | None) -> None:
    end = 0
    for found in find_times(text, published):
        assert text[found.start : found.end] == found.text
        assert end <= found.start < found.end
        end = found.end


@given(st.lists(PHRASES, min_size=1, max_size=8), st.integers(1, 40))
def test_what_stands_in_front_moves_spans_alone(parts: list[str], shift: int) -> None:
    text = " ".join(parts) + "."
    moved = [
        (e.start - shift - 2, e.end - shift - 2, e.value)
        for e in find_times("\n" * shift + "\n\n" + text, "2024-11-26")
    ]
    assert moved == [(e.start, e.end, e.value) for e in find_times(text, "2024-11-26")]


def test_a_history_of_an_article_of_no_one_day_goes_on_from_what_it_told() -> None:
    text = "In 1914 it began, in 1915 it grew, in 1916 it grew, in May 1917 it ended. In June they left."
    assert [e.value for e in find_times(text, "1962-03")][-1] == "1917-06"
