"""The time rules of the built-in rulebook, on their own examples, and what they must leave alone."""

from __future__ import annotations

import pytest

from factcheck import find_times
from factcheck.api import builtin_rules
from factcheck.language.rules import TimeRule

DAY = "2024-11-26"
RULES = builtin_rules().languages["en"].times


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_examples(rule: TimeRule) -> None:
    for sentence, wanted in rule.accept:
        assert sorted(f"{e.text} = {e.value}" for e in find_times(sentence, DAY)) == sorted(wanted)
    for sentence in rule.reject:
        assert not [e for e in find_times(sentence, DAY) if e.rule == rule.full_name], sentence


@pytest.mark.parametrize(
    "text",
    [
        "He drove a T-90 and shot an AK-203.",
        "India bought five S-400 systems.",
        "They sold 2000 shares.",
        "May said so.",
        "It deserves a second look.",
        "The 23rd summit opened.",
        "They won 3-2, and then 4:1.",
        "See page 1998 of the book.",
        "Call 2025-112-29 or 555-2000.",
        "It costs $1999.",
        "Room 2001 was empty.",
        "He scored in the second half of the match.",
        "The march ended.",
        "Three-quarters of them left.",
        "USA Today reported it.",
        "It costs $5 a year, and $1990 in all.",
        "They run four flights a week.",
        "Version 4.12.2025 is out.",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert find_times(text, DAY) == []


def values(text: str, day: str = DAY) -> list[str]:
    return [e.value for e in find_times(text, day)]


def test_a_range_gives_both_ends_that_know_the_whole() -> None:
    first, last = find_times("The panel met from 26 to 28 November 2025.", DAY)
    assert (first.text, first.value, last.text, last.value) == ("26", "2025-11-26", "28 November 2025", "2025-11-28")
    assert first.whole == last.whole
    assert first.whole is not None and str(first.whole.when) == "2025-11-26/2025-11-28"


def test_an_impossible_date_is_found_and_not_repaired() -> None:
    (found,) = find_times("It opened on 31 November 2025.", DAY)
    assert (found.value, found.when, found.written) == ("2025-11-31", None, "2025-11-31")


def test_a_date_in_numbers_may_be_either_way_round() -> None:
    (found,) = find_times("Filed on 03/04/2025 in Delhi.", DAY)
    assert found.when is not None and found.when.first < found.when.last


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They will meet on Friday.", "2024-11-29"),
        ("They met on Friday.", "2024-11-22"),
        ("The talks are to open on Friday.", "2024-11-29"),
        ("It is expected to close by January.", "2025-01"),
        ("Sales fell in January.", "2024-01"),
        ("The dividend will be paid Dec. 14.", "2024-12-14"),
    ],
)
def test_the_tense_tells_the_side(text: str, value: str) -> None:
    assert values(text) == [value]


def test_a_history_goes_on_from_the_last_date_told() -> None:
    text = (
        "The war began in 1939. In 1940 Paris fell. By November 1941 the army stood before Moscow. In January it fell "
        "back. In 1943 it lost again, and on 6 June 1944 the coast was taken."
    )
    assert values(text) == ["1939", "1940", "1941-11", "1942-01", "1943", "1944-06-06"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Christmas Day 2024.", "2024-12-25"),
        ("They met on Good Friday 2024.", "2024-03-29"),
        ("They met on Thanksgiving 2023.", "2023-11-23"),
        ("They met at Diwali 2023.", "2023-11-12"),
        ("It closed on New Year's Eve 2019.", "2019-12-31"),
    ],
)
def test_named_days(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("They met at Diwali 1950.", None),
        ("They met at Chinese New Year 1850.", None),
        ("The fair opens at Diwali.", "2036-10-01"),
        ("It was sold after last Diwali.", "2036-12-01"),
    ],
)
def test_years_for_which_nobody_has_dates(
    text: str, published: str | None, capfd: pytest.CaptureFixture[str], recwarn: pytest.WarningsRecorder
) -> None:
    assert not find_times(text, published)
    assert capfd.readouterr().err == ""
    assert not recwarn


def test_without_a_day_of_its_own_a_text_still_has_times() -> None:
    for published in (None, "../2024", "2024"):
        assert "1998" in [e.value for e in find_times("It opened in 1998 and closed last year, on Friday.", published)]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("None has come since 2021.", "2021/.."),
        ("They have waited since 5 November.", "2024-11-05/.."),
        ("It will stay closed until Friday.", "../2024-11-29"),
        ("From 1998 on it rose.", "1998/.."),
        ("From 1998 it rose.", None),
        ("In 1998 it rose.", None),
    ],
)
def test_since_and_until_leave_an_end_open(text: str, whole: str | None) -> None:
    (found,) = find_times(text, DAY)
    assert (str(found.whole.when) if found.whole else None) == whole


def test_what_is_told_in_passing_moves_no_history() -> None:
    text = (
        "War came in June 1941. The front, where the peace of 1878 had been signed, broke on 3 July. "
        "“Today we mourn,” he said in 1951 at Brest. Then, in 1942, the town fell on 9 May. It rose in 1943 and 1944."
    )
    assert {"1941-07-03", "1942-05-09"} <= set(values(text))


def test_dates_in_numbers_follow_those_that_can_be_read_in_one_way_alone() -> None:
    assert values("Filed 03/04/2025, heard 25/12/2024.") == ["2025-04-03", "2024-12-25"]
    assert values("Filed 03/04/2025, heard 12/25/2024.") == ["2025-03-04", "2024-12-25"]
    (found,) = find_times("Filed 03/04/2025.", DAY)
    assert str(found.when) == "[2025-03-04..2025-04-03]"


def test_a_weekday_tells_which_of_two_years_is_meant() -> None:
    text = "They won in 2019. It was on {}, September 2."
    assert values(text.format("Monday"), "2020-09-16") == ["2019", "2019-09-02"]
    assert values(text.format("Wednesday"), "2020-09-16") == ["2019", "2020-09-02"]
    (_, neither) = find_times(text.format("Saturday"), "2020-09-16")
    assert str(neither.when) == "2020-09-02"
