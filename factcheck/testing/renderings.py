"""Values in the words of the news, the plainest first: what a slot that holds one may say."""

from __future__ import annotations

from collections.abc import Iterator
from math import isinf

from factcheck.days import civil
from factcheck.language.lexicon import Lexicon
from factcheck.language.parts import Value
from factcheck.language.patterns import slots_of
from factcheck.length import Length, Unit
from factcheck.model import WEEKDAYS
from factcheck.when import When
from factcheck.words import ordinal, to_roman

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SMALL = frozenset({"of", "the", "and", "for", "in", "de", "von", "der"})
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_UNITS: dict[Unit, str] = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "h": "hour", "m": "minute", "s": "second",
}  # fmt: skip
_MOST_ROMAN = 3999


def texts(type_name: str, value: Value, lexicon: Lexicon, now: When | None = None) -> list[str]:
    """What a slot of a type may say for a value, told on a day. Not all is read so everywhere: whoever asks, tries."""
    listed = sorted(_entries(type_name, value, lexicon, set()), key=lambda text: (len(text), text))
    said = () if listed and isinstance(value, str) else _said(value)
    near = days_near(value, now) if isinstance(value, When) and now is not None else ()
    return list(dict.fromkeys([*listed, *said, *near]))


def shown(name: str) -> str:
    """A name with its capitals: Ada Lark, Fund of Peru."""
    words = name.split("-")
    return " ".join(word if at and word in _SMALL else word[:1].upper() + word[1:] for at, word in enumerate(words))


def dates(when: When) -> Iterator[str]:
    """A date of the calendar: 4 May 2023, May 4, 2023; 4-5 May 2023; May 2023; 2023. What has no name gives nothing."""
    if isinf(when.first) or isinf(when.last):
        return
    (year, month, day), (last_year, last_month, last_day) = civil(when.first), civil(when.last)
    is_unit = when.start == when.stop
    if is_unit and when.grain == "day":
        yield f"{day} {MONTHS[month - 1]} {year}"
        yield f"{MONTHS[month - 1]} {day}, {year}"
    elif is_unit and when.grain == "month":
        yield f"{MONTHS[month - 1]} {year}"
    elif is_unit and when.grain == "year":
        yield str(year)
    elif is_unit and when == When.within(When.year(year).first, When.year(year + 9).last) and year % 10 == 0:
        yield f"the {year}s"
    elif when.start[0] == when.start[1] and when.stop[0] == when.stop[1]:
        if (year, month) == (last_year, last_month):
            yield f"{day}-{last_day} {MONTHS[month - 1]} {year}"
            yield f"{MONTHS[month - 1]} {day} to {last_day}, {year}"
        else:
            own = f" {year}" if year != last_year else ""
            yield f"{day} {MONTHS[month - 1]}{own} to {last_day} {MONTHS[last_month - 1]} {last_year}"
    elif when.start != when.stop:
        ends = [next(dates(When.within(*end)), "") for end in (when.start, when.stop)]
        if all(ends):
            yield " to ".join(ends)


def days_near(day: When, now: When) -> Iterator[str]:
    """A day by how far it is from now: yesterday, Friday; one further away gives nothing."""
    if day.is_day and now.is_day and day.weekday is not None:
        away = int(day.first - now.first)
        yield from (word for word, step in (("today", 0), ("yesterday", -1), ("tomorrow", 1)) if step == away)
        if 0 < -away < len(WEEKDAYS):
            yield WEEKDAYS[day.weekday].capitalize()


def lengths(length: Length) -> Iterator[str]:
    """A length: three years, 3 years, three-year; half a year are six months."""
    if length.count is None:
        yield f"several {_UNITS[length.unit]}s"
    elif length.count.denominator == 1:
        count, unit = int(length.count), _UNITS[length.unit]
        plural = unit + "s" * (count != 1)
        about = "about " * length.about
        if count == 1:
            yield f"{about}a {unit}"
        if 0 < count < len(_NUMBERS):
            yield f"{about}{_NUMBERS[count]} {plural}"
        yield f"{about}{count} {plural}"
        if 0 < count < len(_NUMBERS):
            yield f"{about}{_NUMBERS[count]}-{unit}"
        yield f"{about}{count}-{unit}"


def numbers(number: int) -> Iterator[str]:
    """A number: 12, 12th, twelve, 12-year-old, XII."""
    yield str(number)
    yield ordinal(number)
    if 0 < number < len(_NUMBERS):
        yield _NUMBERS[number]
    if number > 0:
        yield f"{number}-year-old"
        yield from lengths(Length(number, "Y"))
        if number <= _MOST_ROMAN:
            yield to_roman(number)


def _said(value: Value) -> Iterator[str]:
    match value:
        case str():
            yield shown(value)
            yield value.replace("-", " ")
        case frozenset():
            names = [shown(name) for name in sorted(value)]
            if len(names) > 1:
                yield f"{', '.join(names[:-1])} and {names[-1]}"
                yield "-".join(names)
            else:
                yield from names
        case int():
            yield from numbers(value)
        case When():
            yield from dates(value)
        case Length():
            yield from lengths(value)


def _entries(type_name: str, value: Value, lexicon: Lexicon, seen: set[str]) -> Iterator[str]:
    """The entries with this value that a type lists, or one that it is made of."""
    if type_name in seen:
        return
    seen.add(type_name)
    kind = lexicon.types[type_name]
    wanted = value.iso if isinstance(value, Length) else value
    for entry, given in kind.values.items():
        if given == wanted and type(given) is type(wanted):
            yield shown(entry.replace(" ", "-")) if kind.capital else entry
    for inner in (*kind.types, *(slot.type for slot in slots_of(kind.pattern))):
        yield from _entries(inner, value, lexicon, seen)
