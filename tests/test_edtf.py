"""The text of dates: it reads back, and where EDTF can say it, a strict reader of EDTF agrees."""

from __future__ import annotations

from math import inf

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st
from when_strategies import anything, few, fewer

from factcheck.when import When, civil, ordinal


@few
@given(anything)
def test_prints_and_parses_back(when: When) -> None:
    assert When.parse(str(when)) == when


@few
@given(st.text(alphabet="0123456789-/.[]~XYT:", max_size=14) | st.from_regex(r"\A-?[0-2X]{4}(-[0-4X]{2}){0,2}~?\Z"))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        when = When.parse(text)
    except ValueError:
        return
    assert When.parse(str(when)) == when


@pytest.mark.parametrize(
    ("text", "grain"),
    [
        ("2025-12-04", "day"),
        ("2025-12", "month"),
        ("2025", "year"),
        ("0000", "year"),
        ("202X", "decade"),
        ("000X", "decade"),
        ("20XX", "century"),
        ("2021-21", "season"),
        ("2021-24", "season"),
        ("2021-33", "quarter"),
        ("2021-36", "quarter"),
        ("2021-38", "quadrimester"),
        ("2021-41", "half"),
        ("-0500", "year"),
        ("-0500-02", "month"),
        ("Y17000", "year"),
        ("Y-17000", "year"),
        ("Y17000-02-03", "day"),
        ("2021~", "year"),
        ("2021-21~", "season"),
        ("2021/2025-12-04", None),
        ("2021-21/2022-24", None),
        ("2021-33/2022", None),
        ("2021/2021-03", None),
        ("2021-03/2021", None),
        ("../2021", None),
        ("2021/..", None),
        ("../..", None),
        ("../2021~", None),
        ("2021~/2022~", None),
        ("202X/203X", None),
        ("[1951-10-21..1952-10-20]", None),
        ("[1951-10..1952-11]", None),
        ("[1951..1953]", None),
        ("[..2021-03]", None),
        ("[2021-03-02..]", None),
        ("[2021-03-02..2021-03-09]~", None),
        ("[2021-03-02..2021-04-09]/2025", None),
        ("[..2021]/2025", None),
        ("2021/[2022..]", None),
        ("../[2022..]", None),
    ],
)
def test_text(text: str, grain: str | None) -> None:
    when = When.parse(text)
    assert str(when) == text
    assert when.grain == grain


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2021/2021", "2021"),
        ("2021-03/2021-03", "2021-03"),
        ("2021-XX", "2021"),
        ("2021-12-XX", "2021-12"),
        ("2021-XX-XX", "2021"),
        ("2XXX", "[2000..2999]"),
        ("2021?", "2021~"),
        ("2021%/2022", "2021~/2022~"),
        ("/2021", "../2021"),
        ("2021/", "2021/.."),
        ("2021-26", "2021-22"),
        ("2021-30", "2021-24"),
        ("[2021-01-01..2021-12-31]", "2021"),
        ("[2021-01-01..2021-03]", "2021-33"),
        ("[2021..2021-08]", "[2021-01..2021-08]"),
        ("2025-12-04T10:00:00Z", "2025-12-04"),
        ("2025-12-04/2025", "2025-12-04/2025-12"),
    ],
)
def test_other_ways_to_write_it(text: str, printed: str) -> None:
    assert str(When.parse(text)) == printed


@pytest.mark.parametrize(
    "text",
    [
        *("2025-11-31", "2021-02-29", "2025-13", "2025-00", "2025-12-00", "2021-20", "2021-42", "2021-21-03"),
        *("XXXX-11-28", "XXXX", "2021-XX-05", "201X-12", "-050X", "X021", "2022/2021", "[2022..2021]", "2021//2022"),
        *("", "..", "~", "~/2021", "..~/2021", "/2021/", "[2021]", "[]", "[..]", "[2021..", "2021..2022", "2021~~"),
        *("foo", "2025-1-2", "20251204", "17000", "Y2021", "Y1700000000000000", "٢٠٢١", "2O25", "+2025", "2025_12"),
        *(" 2025", "[2021,2022]", "{2021..2022}", "04-12-2025", "2025-12-04-01"),
        *("2025-12T10:00", "2025-12-04T25:00", "2025-12-04T"),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="EDTF"):
        When.parse(text)


years = st.integers(0, 9999).map(When.year)
months = st.builds(When.month, st.integers(0, 9999), st.integers(1, 12))
days = st.dates().map(lambda day: When.day(day.year, day.month, day.day))
plain = st.one_of(years, months, days)
seasons = st.builds(lambda year, code: When.parse(f"{year:04d}-{code}"), st.integers(0, 9998), st.integers(21, 24))
approximate = plain.map(lambda when: When(when.start, when.stop, about=True))
intervals = st.tuples(plain, plain).map(
    lambda pair: When.between(*sorted(pair, key=lambda when: (when.first, when.last)))
)
halves = plain.flatmap(lambda when: st.sampled_from([When(when.start, (-inf, inf)), When((-inf, inf), when.stop)]))
sets = st.tuples(days, days).map(
    lambda pair: When.within(min(pair[0].first, pair[1].first), max(pair[0].last, pair[1].last))
)
open_sets = plain.flatmap(lambda when: st.sampled_from([When.within(-inf, when.last), When.within(when.first, inf)]))


@fewer
@given(st.one_of(plain, seasons, approximate, intervals, halves, sets, open_sets))
def test_the_text_is_strict_edtf(when: When) -> None:
    assert str(parse_edtf(str(when))) == str(when)


@fewer
@given(plain | intervals)
def test_the_bounds_are_those_of_edtf(when: When) -> None:
    read = parse_edtf(str(when))
    assert (civil(when.first), civil(when.last)) == (tuple(read.lower_strict()[:3]), tuple(read.upper_strict()[:3]))


@fewer
@given(st.integers(0, 999), st.integers(0, 99))
def test_decades_and_centuries_are_strict_edtf(decade: int, century: int) -> None:
    for text, first, last in (
        (f"{decade:03d}X", 10 * decade, 10 * decade + 9),
        (f"{century:02d}XX", 100 * century, 100 * century + 99),
    ):
        assert str(parse_edtf(text)) == text == str(When.within(ordinal(first, 1, 1), ordinal(last, 12, 31)))
