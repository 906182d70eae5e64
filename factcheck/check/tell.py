"""Claims and their values in words for people: the parts of a finding's message."""

from __future__ import annotations

from collections.abc import Collection
from math import inf

from factcheck.check.evaluate import Given, Range, Value, value
from factcheck.language.checks import Template
from factcheck.language.conditions import Field, Term
from factcheck.length import Length
from factcheck.model import WEEKDAYS, Claim
from factcheck.when import Bound, Pair, When, civil

MONTHS = ["January", "February", "March", "April", "May", "June"]
MONTHS += ["July", "August", "September", "October", "November", "December"]
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "h": "hour", "m": "minute", "s": "second"}
SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def fill(template: Template, given: Given, documents: bool) -> str:
    """The template's text for these claims; `documents`: say which document each claim is in."""
    text = "".join(part if isinstance(part, str) else _tell_term(part, given, documents) for part in template.parts)
    return text[:1].upper() + text[1:]


def knows(template: Template, given: Given) -> bool:
    """Whether everything that the template speaks of is known."""
    return all(isinstance(part, str) or value(part, given) is not None for part in template.parts)


def _tell_term(term: Term, given: Given, documents: bool) -> str:
    """What the term stands for; of a gap the time between its ends, and of a date as written its days."""
    found = value(term, given)
    match term:
        case Field(claim, ("when",)) if isinstance(found, When) and given[claim].kind == "absent":
            return tell_gap(found)
        case Field(_, ("date",)) if isinstance(found, str):
            return " to ".join(map(_as_written, found.split("/")))
    return tell(found, documents)


def tell(of: Value, documents: bool = False) -> str:
    """A value in words."""
    match of:
        case Claim():
            said = f"“{' '.join(of.quote.split())}”" if of.quote else f"“{of}”"
            return f"{said} ({of.document})" if documents and of.document else said
        case When():
            return tell_date(of)
        case Length():
            return tell_length(of)
        case Range(low, high):
            return f"{low:g}" if low == high else f"{low:g} to {high:g}"
        case frozenset():
            return _join(of)
        case None:
            return "unknown"
        case str() if of in WEEKDAYS:
            return of.capitalize()
    return str(of)


def tell_link(claim: Claim, documents: bool) -> str:
    """What a claim says of the days of a chain: “arrested in May 2015” dates the arrest: May 2015."""
    of = claim.key.what.replace("-", " ")
    if claim.kind != "ordered":
        return f"{tell(claim, documents)} dates the {of}: {tell(claim.when)}"
    far = f"{tell_length(claim.length)} after" if claim.length else "after"
    return f"{tell(claim, documents)} puts the {claim.key.of.replace('-', ' ')} {far} the {of}"


def tell_date(when: When) -> str:
    """A date as people write it: "4–5 December 2025", "2021", "between 21 October 1951 and 20 October 1952"."""
    about = "about " if when.about else ""
    if when.start == when.stop:
        return about + _unit(when.start)
    (first, latest), (earliest, last) = when.start, when.stop
    if (first, last) == (-inf, inf):
        return "an unknown time"
    if first == -inf:
        return f"{about}until {_unit((earliest, last))}"
    if last == inf:
        return f"{about}from {_unit((first, latest))}"
    start, stop = _unit((first, latest)), _unit((earliest, last))
    if first == latest and earliest == last:
        shared = _shared(start, stop)
        if shared:
            return f"{about}{start.removesuffix(shared)}–{stop}"
    if start.startswith("between") or stop.startswith("between"):
        return f"{about}starting {start}, ending {stop}"
    return f"{about}{start} to {stop}"


def tell_gap(when: When) -> str:
    """The time in which there was nothing: "between 2021 and 4 December 2025"."""
    if when.start == when.stop or inf in (when.last, -when.first):
        return f"in the time {tell_date(when)}"
    ends = [_unit(when.start), _unit(when.stop)]
    if not any(end.startswith("between") for end in ends):
        return f"between {ends[0]} and {ends[1]}"
    start, stop = (f"a day {end}" if end.startswith("between") else end for end in ends)
    return f"from {start} to {stop}"


def tell_length(length: Length) -> str:
    """A length as people write it: "three days", "several years", "about 3.5 weeks"."""
    about, unit = "about " if length.about else "", UNITS[length.unit]
    if length.count is None:
        return f"{about}several {unit}s"
    whole = length.count.denominator == 1
    few = whole and length.count < len(SMALL)
    count = SMALL[int(length.count)] if few else f"{float(length.count):g}" if not whole else str(length.count)
    return f"{about}{count} {unit}{'s' * (length.count != 1)}"


def _unit(bounds: Pair) -> str:
    """One calendar unit, or the days between which something lies."""
    low, high = bounds
    if low == high:
        return _day(low)
    if inf in (low, high) or -inf in (low, high):
        return f"until {_day(high)}" if high != inf else f"from {_day(low)}" if low != -inf else "an unknown time"
    (year, month, day), (last_year, last_month, _) = civil(low), civil(high)
    if day == 1 and civil(high + 1)[2] == 1:
        if (year, month) == (last_year, last_month):
            return f"{MONTHS[month - 1]} {_year(year)}"
        if month == 1 and last_month == 12:
            if year == last_year:
                return _year(year)
            if year % 10 == 0 and last_year == year + 9:
                return f"the {_year(year)}s"
            return f"between {_year(year)} and {_year(last_year)}"
    return f"between {_day(low)} and {_day(high)}"


def _day(day: Bound) -> str:
    year, month, number = civil(day)
    return f"{number} {MONTHS[month - 1]} {_year(year)}"


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _as_written(day: str) -> str:
    """An end of a date that may be none: "31 November 2025", "30 February"; what has another shape as it is."""
    parts = day.strip("~?%").split("-")
    year, *rest = parts
    if not all(part.isdecimal() for part in rest) or not rest or not 1 <= int(rest[0]) <= len(MONTHS):
        return day
    days = [str(int(part)) for part in rest[1:]]
    return " ".join([*days, MONTHS[int(rest[0]) - 1], *([year] if year.isdecimal() else [])])


def _shared(start: str, stop: str) -> str:
    """The month and year, or the year, with which both days end."""
    first, last = start.split(" ", 2), stop.split(" ", 2)
    for at in (1, 2):
        if first[at:] == last[at:]:
            return " " + " ".join(first[at:])
    return ""


def _join(names: Collection[str]) -> str:
    *most, last = sorted(names) or ["nobody"]
    return f"{', '.join(most)} and {last}" if most else last
