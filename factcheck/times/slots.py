"""Readers of slots that hold a time expression: what a type of the lexicon asks of it with `reads`, and what it makes
of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck.language.parts import Reading
from factcheck.model import WEEKDAYS
from factcheck.times.expression import TimeExpression
from factcheck.when import When

_NONE = Reading(None)
_DATE_CHARACTERS = set("0123456789X-/")  # of TIMEX3's values, those that are shaped as EDTF's
MAX_AGE = 120
_LIVED = range(35, 110)  # years that a life lasts, where one that is written in brackets is meant
_YEAR = 4  # digits
#: What makes of a length a bound, or a part of one.
_BOUND = frozenset(
    ("over", "under", "more", "less", "fewer", "least", "most", "up", "upwards", "many", "another", "additional")
)
#: What makes of “ten days later” another time, or no exact one.
_LOOSE = frozenset(("earlier", "before", "some", "about", "around", "roughly", "nearly", "almost", "barely"))
_FROM_NOW = ("weekday", "relative-day", "relative", "ago")  # kinds that count from the article's day, whatever that is


def read_time(time: TimeExpression, reads: str, now: When | None) -> Reading:
    """What a slot holds of a time expression; a Reading without value where it is not of the type after all."""
    if reads in TIME_READERS:
        return TIME_READERS[reads](time, now)
    return _plain(time, now)


def _plain(time: TimeExpression, now: When | None) -> Reading:
    """A date as a date, a duration or the period of a repetition as a length."""
    if time.type in ("DURATION", "SET"):
        return Reading(time.length, assumes=time.assumes)
    written = time.written
    if time.when is None and not written and set(time.value) <= _DATE_CHARACTERS:
        written = time.value  # where no date is settled, TIMEX3's value still says what the words do
    return Reading(time.when, written, time.assumes, time.value)


def _past(time: TimeExpression, now: When | None) -> Reading:
    """A date that begins before the article's day is over, or may."""
    return _NONE if time.when is not None and now is not None and time.when.first > now.last else _plain(time, now)


def _future(time: TimeExpression, now: When | None) -> Reading:
    """A date that ends after the article's day, or may."""
    return _NONE if time.when is not None and now is not None and time.when.last <= now.last else _plain(time, now)


def _coming(time: TimeExpression, now: When | None) -> Reading:
    """A date that certainly ends after the article's day."""
    return _NONE if time.when is None or now is None else _future(time, now)


def _calendar(time: TimeExpression, now: When | None) -> Reading:
    """A date of the calendar, which means the same whenever it is read; at most its year is left out."""
    return _NONE if _is_relative(time) or time.kind == "later" or "told" in time.assumes else _plain(time, now)


def _sharp(time: TimeExpression, now: When | None) -> Reading:
    """A date of the calendar no longer than a decade."""
    return _NONE if time.when is not None and time.when.grain == "century" else _calendar(time, now)


def _relative(time: TimeExpression, now: When | None) -> Reading:
    """A date that is told from the article's day, and not from another date told."""
    if time.kind == "relative" and "told" in time.assumes:
        return _NONE
    return _plain(time, now) if _is_relative(time) else _NONE


def _is_relative(time: TimeExpression) -> bool:
    if time.kind in ("season", "quarter"):
        return bool({"now", "year"} & time.assumes) or time.value.startswith("X")  # without a year, that of the article
    return "now" in time.assumes or (time.kind in _FROM_NOW and not time.ends)


def _beside_weekday(time: TimeExpression, now: When | None) -> Reading:
    """A date with a weekday beside it."""
    return _plain(time, now) if time.weekdays else _NONE


def _weekday(time: TimeExpression, now: When | None) -> Reading:
    """The name of a weekday that stands by itself."""
    prefix, _, number = time.value.rpartition("-")
    if prefix == "XXXX-WXX":
        return Reading(WEEKDAYS[int(number) - 1])
    return Reading(WEEKDAYS[time.when.weekday] if time.when is not None and time.when.weekday is not None else None)


def _length(time: TimeExpression, now: When | None) -> Reading:
    """How far a date lies from another: the length in “two days later”."""
    return Reading(time.length, assumes=time.assumes)


def _after(time: TimeExpression, now: When | None) -> Reading:
    """How far a date lies behind the one told before, not ahead of it, and told as such: not “some ten days later”."""
    return _NONE if not _LOOSE.isdisjoint(time.text.casefold().split()) else _exact(time, now)


def _years(time: TimeExpression, now: When | None) -> Reading:
    """The number of whole years in a length: 25 years, a decade."""
    length = time.length
    if length is None or length.count is None or length.unit != "Y" or length.count.denominator != 1:
        return _NONE
    return Reading(int(length.count))


def _age(time: TimeExpression, now: When | None) -> Reading:
    """The number in “73-year-old”, told in years and such as a life has."""
    found = _years(time, now)
    is_age = isinstance(found.value, int) and found.value <= MAX_AGE and "year" in time.text.casefold()
    return found if is_age else _NONE


def _current(time: TimeExpression, now: When | None) -> Reading:
    """A stretch that the article's day lies in: this year."""
    is_now = time.when is None or now is None or (time.when.first <= now.first and now.last <= time.when.last)
    return _plain(time, now) if time.value == "PRESENT_REF" or (is_now and "now" in time.assumes) else _NONE


def _lifetime(time: TimeExpression, now: When | None) -> Reading:
    """From one year to another, as far apart as birth and death mostly are, and hardly the ends of a reign."""
    first, _, last = time.value.partition("/")
    is_of_years = len(first) == len(last) == _YEAR and first.isdecimal() and last.isdecimal()
    return _plain(time, now) if is_of_years and int(last) - int(first) in _LIVED else _NONE


def _units(time: TimeExpression, now: When | None) -> Reading:
    """The number in “three nights”, of whatever unit."""
    count = time.length.count if time.length is not None else None
    return Reading(int(count)) if count is not None and count.denominator == 1 else _NONE


def _compound(time: TimeExpression, now: When | None) -> Reading:
    """A length that is written as an adjective: five-year; not a full-year, nor once-in-a-century."""
    words = time.text.casefold().replace("-", " ").split()
    is_told = "full" not in words and not time.text.casefold().startswith(("a-", "one-in-"))
    return _length(time, now) if "-" in time.text and is_told else _NONE


def _vague(time: TimeExpression, now: When | None) -> Reading:
    """A length without a number."""
    return _length(time, now) if time.length is not None and time.length.count is None else _NONE


def _several(time: TimeExpression, now: When | None) -> Reading:
    """A length without a number, but with a word for one: several days."""
    return _vague(time, now) if len(time.text.split()) > 1 else _NONE


def _counted(time: TimeExpression, now: When | None) -> Reading:
    """A length with a number; “the nine months” are a stretch that was named before, a full-year gain is no length."""
    text = time.text.casefold()
    is_known = "full-" in text or (time.kind == "length" and text.split()[0] == "the")
    return _length(time, now) if time.length is not None and time.length.count is not None and not is_known else _NONE


def _exact(time: TimeExpression, now: When | None) -> Reading:
    """A length that is told as such, and not as one that something lies above or below: “more than three weeks”."""
    return _NONE if not _BOUND.isdisjoint(time.text.casefold().split()) else _length(time, now)


def _gone(time: TimeExpression, now: When | None) -> Reading:
    """An exact length back from the article's day: 20 years ago, not 20 years from now."""
    is_ahead = time.when is not None and now is not None and not time.when.before(now)
    return _NONE if is_ahead else _exact(time, now)


TIME_READERS: Mapping[str, Callable[[TimeExpression, When | None], Reading]] = {
    "past": _past,
    "future": _future,
    "coming": _coming,
    "calendar": _calendar,
    "sharp": _sharp,
    "relative": _relative,
    "beside-weekday": _beside_weekday,
    "weekday": _weekday,
    "length": _length,
    "after": _after,
    "years": _years,
    "age": _age,
    "current": _current,
    "units": _units,
    "compound": _compound,
    "vague": _vague,
    "several": _several,
    "counted": _counted,
    "exact": _exact,
    "gone": _gone,
    "lifetime": _lifetime,
}
