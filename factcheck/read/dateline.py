"""The day that the first lines of a text state, before the first sentence or beneath the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.when import When

#: A dateline stands among so many lines that are not blank, and at most so far into its line.
_LINES, _WIDTH = 3, 160
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month{0}>(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\.?"
)
_DATE = (
    r"(?:(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?i:day)?\.?,? )?(?P<date>"
    r"(?P<iso>\d{4}-\d\d-\d\d)"
    rf"|(?P<day1>\d\d?)(?:st|nd|rd|th)? {_MONTH.format(1)},? (?P<year1>\d{{4}})"
    rf"|{_MONTH.format(2)} (?P<day2>\d\d?)(?:st|nd|rd|th)?, ?(?P<year2>\d{{4}}))(?!\d)"
)
_PUBLISHED = re.compile(
    rf"[*_ ]*(?i:(?:first )?published)(?: on)?:? {_DATE}(?:[,|·]?(?: at)? ?\d\d?[:.]\d\d.*| ?[|·*_].*)?\.?$"
)
_OPENING = re.compile(
    rf"[*_]*(?P<place>[^\W\d_][^\d\n()–—]{{0,60}}?,? )??{_DATE} ?"
    r"(?P<agency>\([A-Z][\w ./&-]{0,30}\)|/[\w -]{1,30}/)? ?(?:--|[-–—]) ?(?=\S|$)"
)


def dateline(text: str) -> tuple[When, int] | None:
    """The day that the text's first lines say it was written on, and where they do; None where no full date is said."""
    lines = list(_first(text))
    for number, (start, line) in enumerate(lines):
        found = _PUBLISHED.match(line) or (_opening(line) if number == 0 or _are_heads(lines[:number]) else None)
        if found is None:
            continue
        # A text whose further lines begin so too is a chronology, and this its first entry.
        if found.re is _OPENING and any(_opening(line) for _, line in lines[number + 1 :]):
            return None
        try:
            return When.parse(_edtf(found)), start + found.start("date")
        except ValueError:
            return None  # no such day: a check's to say, not ours
    return None


def _first(text: str) -> Iterator[tuple[int, str]]:
    """The first lines that are not blank, each with where it starts."""
    start = count = 0
    for line in text[: 10 * 1024].splitlines(keepends=True):
        if line.strip():
            indent = len(line) - len(line.lstrip())
            yield start + indent, line.strip()[:_WIDTH]
            count += 1
            if count == _LINES:
                return
        start += len(line)


def _are_heads(lines: list[tuple[int, str]]) -> bool:
    return all(line.startswith("#") for _, line in lines)


def _opening(line: str) -> re.Match[str] | None:
    """A place and a date before a dash: the place in capitals, unless an agency in brackets says what this is."""
    found = _OPENING.match(line)
    if found is None:
        return None
    place = (found["place"] or "").strip(" ,*_").split()
    is_place = not place or (all(w[0].isupper() for w in place) if found["agency"] else place[0].strip(",.").isupper())
    return found if is_place else None


def _edtf(found: re.Match[str]) -> str:
    if found["iso"]:
        return found["iso"]
    which = "1" if found["day1"] else "2"
    month = _MONTHS.index(found[f"month{which}"][:3].lower()) + 1
    return f"{found[f'year{which}']}-{month:02}-{int(found[f'day{which}']):02}"
