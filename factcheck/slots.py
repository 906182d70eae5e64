"""Readers of slots: the small named functions that turn matched words into a value.

A type of the lexicon names its reader with `reads`. A reader gets the text and the lexicon; None means that the text
is not of the type after all, and the match is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import cast

from factcheck.language.errors import RuleError, suggest
from factcheck.language.lexicon import Lexicon
from factcheck.language.parts import Reading, Value
from factcheck.length import Length, Unit
from factcheck.model import slug
from factcheck.words import compose, roman

MAX_MEMO = 50_000
MAX_DIGITS = 12  # of a number that news tells
VAGUE = "X"  # the count of “several years”, as TIMEX3 and our lengths write it

Reader = Callable[[str, Lexicon], "Value | Fraction | None"]


def number(text: str, lexicon: Lexicon) -> int | None:
    """A whole number in digits (with or without commas) or words."""
    plain = text.replace(",", "").strip()
    if plain.isascii() and plain.isdecimal():
        return int(plain) if len(plain) <= MAX_DIGITS else None
    values = [lexicon.value("number-word", word) for word in _words(text) if word != "and"]
    return compose([v for v in values if isinstance(v, int)]) if None not in values else None


def ordinal(text: str, lexicon: Lexicon) -> int | None:
    """An ordinal in digits or words."""
    words = _words(text.replace(",", ""))
    digits = words[-1].rstrip("stndrh")
    if digits.isdecimal():
        return int(digits) if len(digits) <= 12 else None
    last = lexicon.value("ordinal-word", words[-1])
    before = [lexicon.value("number-word", word) for word in words[:-1] if word != "and"]
    values = [v for v in (*before, last) if isinstance(v, int)]
    return compose(values) if len(values) == len(before) + 1 else None


def count(text: str, lexicon: Lexicon) -> Fraction | str | None:
    """How many of a unit, as a fraction, or VAGUE."""
    words = _words(text)
    if "half" in words:
        whole = words[: words.index("half")]
        whole = [word for word in whole if word not in ("and", "a", "an")]
        of = number(" ".join(whole), lexicon) if whole else 0
        return None if of is None else of + Fraction(1, 2)
    if "couple" in words:
        return Fraction(2)
    if words in (["a"], ["an"]):
        return Fraction(1)
    if lexicon.value("vague-number", words[-1]) is not None:
        return VAGUE
    if "/" in text:
        units, top, bottom = ([*text.replace("-", " ").replace("/", " ").split(), "", ""])[:3]
        digits = units.isdecimal() and top.isdecimal() and bottom.isdecimal() and int(bottom) > 0
        return int(units) + Fraction(int(top), int(bottom)) if digits else None
    if "." in text:
        head, _, tail = text.partition(".")
        return Fraction(f"{head}.{tail}") if head.isdecimal() and tail.isdecimal() else None
    whole_number = number(text, lexicon)
    return None if whole_number is None else Fraction(whole_number)


def edition(text: str, lexicon: Lexicon) -> int | None:
    """The number of an edition: two or more."""
    found = ordinal(text, lexicon)
    return found if found is not None and found > 1 else None


def large_ordinal(text: str, lexicon: Lexicon) -> int | None:
    """An ordinal so large that it numbers a series rather than somebody's turns."""
    found = ordinal(text, lexicon)
    return found if found is not None and found >= 10 else None


def age(text: str, lexicon: Lexicon) -> int | None:
    """The age of somebody, in years: up to 120."""
    found = number(text, lexicon)
    return found if found is not None and found <= 120 else None


def roman_number(text: str, lexicon: Lexicon) -> int | None:
    """A number in Roman numerals."""
    return roman(text)


def period(text: str, lexicon: Lexicon) -> Length | None:
    """How often, from a word to whose entry an ISO 8601 duration stands."""
    found = lexicon.value("every", text)
    return Length.parse(found) if isinstance(found, str) else None


def day(text: str, lexicon: Lexicon) -> int | None:
    """A day of the month, in digits or as an ordinal; whether the month has it is not asked."""
    digits = text.casefold().rstrip("stndrh")
    return int(digits) if digits.isdecimal() else None


def year(text: str, lexicon: Lexicon) -> int | None:
    """A year of four digits, as the news writes it: 1000 to 2199."""
    return int(text) if 1000 <= int(text) < 2200 else None


def two_digits(text: str, lexicon: Lexicon) -> int | None:
    """A number written in two digits, as minutes are."""
    return int(text) if len(text) == 2 else None


def minutes_and_half(text: str, lexicon: Lexicon) -> str | None:
    """Minutes and the half of the day, in one word after the hour and a stop: 14am of 5.14am."""
    minutes, half = text[:2], text[2:].casefold()
    return f"{minutes}{half}" if minutes.isdecimal() and int(minutes) < 60 and half in ("am", "pm") else None


def spoken_year(text: str, lexicon: Lexicon) -> int | None:
    """A year as it is spoken: nineteen ninety-six, two thousand and five."""
    values = [v for word in _words(text) if isinstance(v := lexicon.value("number-word", word), int)]
    if values[:2] == [2, 1000]:
        found = compose(values)
    else:
        rest = compose(values[1:]) if values[1:] != [100] else 0
        found = None if rest is None or rest > 99 else values[0] * 100 + rest
    return found if found is not None and 1000 <= found < 2200 else None


def late_year(text: str, lexicon: Lexicon) -> int | None:
    """A year that a bare number is likely to be: 1900 to 2099."""
    return int(text) if 1900 <= int(text) < 2100 else None


def decade(text: str, lexicon: Lexicon) -> int | None:
    """The first year of a decade: the mid-1990s, or 90s for the twentieth century's."""
    first = int(_words(text)[-1].rstrip("s"))
    return first if first > 99 else 1900 + first


def name(text: str, lexicon: Lexicon) -> str | None:
    """A name as a slug, without article and possessive, and without the trade of a firm before it."""
    words = slug(text.removesuffix("'s").removesuffix("’s")).split("-")
    if words and words[0] in ("the", "a", "an"):
        words = words[1:]
    if len(words) > 1 and "firm-trade" in lexicon.types and lexicon.value("firm-trade", words[0]) is not None:
        words = words[1:]
    return "-".join(words) or None


def person(text: str, lexicon: Lexicon) -> str | None:
    """A name without the honorifics before it, but for those that tell one bearer from another: Mrs Lee, Pope John."""
    found = name(text, lexicon)
    while found and (head := _honorific(found, lexicon)) and not _is_kept(head, lexicon):
        found = found.removeprefix(head).removeprefix("-")
    return found or None


def living(text: str, lexicon: Lexicon) -> str | None:
    """A person's name, unless it ends as that of a thing does: Harbour War."""
    last = text.split()[-1]
    things = (lexicon.value(kind, last) for kind in ("thing-noun", "event-noun") if kind in lexicon.types)
    return person(text, lexicon) if all(value is None for value in things) else None


def untitled(text: str, lexicon: Lexicon) -> str | None:
    """A name, unless a title stands before it."""
    found = name(text, lexicon)
    return None if found and _honorific(found, lexicon) else found


def _honorific(found: str, lexicon: Lexicon) -> str:
    titles = lexicon.types["honorific"].values
    words = found.split("-")
    return next(("-".join(words[:n]) for n in (2, 1) if " ".join(words[:n]) in titles), "")


def _is_kept(title: str, lexicon: Lexicon) -> bool:
    return "bearer-title" in lexicon.types and lexicon.value("bearer-title", title) is not None


def event(text: str, lexicon: Lexicon) -> str | None:
    """An event's noun in the singular, after the words that tell what kind it is; the words of a name are left out."""
    words = (name(text, lexicon) or "").split("-")
    head = lexicon.value("event-noun", words[-1])
    kept = [word for word in words[:-1] if lexicon.value("telling-modifier", word) is not None]
    return "-".join([*kept, str(head or words[-1])])


def event_name(text: str, lexicon: Lexicon) -> str | None:
    """The name in an event's words: Lindmere in “Annual Lindmere Regatta”; of what has none, None."""
    words = (name(text, lexicon) or "").split("-")[:-1]
    return "-".join(word for word in words if lexicon.value("event-modifier", word) is None) or None


def noun(text: str, lexicon: Lexicon) -> str | None:
    """A noun: of an event, its name."""
    found = lexicon.value("event-noun", text)
    return str(found) if found is not None else name(text, lexicon)


def unit(text: str, lexicon: Lexicon) -> Length | None:
    """One of a unit of the calendar, as a length."""
    found = lexicon.value("unit", text)
    if not isinstance(found, str) or "E" in found:
        return None
    return Length(int(found[:-1] or 1), cast(Unit, found[-1]))


def stretch(text: str, lexicon: Lexicon) -> Length | None:
    """So many of a unit of the calendar, as a length."""
    count_text, _, unit_text = text.rpartition(" ")
    counted, one = number(count_text, lexicon), unit(unit_text, lexicon)
    return Length(counted * int(one.count or 1), one.unit) if counted is not None and one is not None else None


def parties(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The names in “India-Russia”, “India and Russia”, “Russia's and India's”: countries under one name."""
    plain = text.replace("’", "'").replace("'s", "")
    words = [word for word in _words(plain) if word not in ("and", "the", "of", "between", "with")]
    found = (lexicon.value("country", word) for word in words)
    return frozenset(str(value or word) for value, word in zip(found, words, strict=True))


READERS: Mapping[str, Reader] = {
    "number": number, "ordinal": ordinal, "count": count, "edition": edition, "large-ordinal": large_ordinal,
    "age": age, "roman": roman_number, "period": period, "unit": unit, "stretch": stretch, "noun": noun, "day": day,
    "year": year, "late-year": late_year, "spoken-year": spoken_year, "minutes-and-half": minutes_and_half,
    "two-digits": two_digits, "decade": decade,
    "name": name, "person": person, "living": living, "untitled": untitled, "event": event, "parties": parties,
}  # fmt: skip


@lru_cache(maxsize=MAX_MEMO)
def read_text(type_name: str, text: str, lexicon: Lexicon) -> Value | Fraction | None:
    """The value that a type reads from a text, memoised; None where it reads none. Raises RuleError for an unknown
    reader.
    """
    kind = lexicon.types[type_name]
    if kind.reads:
        if kind.reads not in READERS:
            raise RuleError(f"the type {type_name} names no reader: {kind.reads}{suggest(kind.reads, READERS)}")
        return READERS[kind.reads](text, lexicon)
    value = lexicon.value(type_name, text)
    if value is None:
        return text
    return value if isinstance(value, (int, str, Length)) else str(value)


def reading(type_name: str, text: str, lexicon: Lexicon) -> Reading:
    """`read_text`, as a claim's slot holds it."""
    value = read_text(type_name, text, lexicon)
    return Reading(None if isinstance(value, Fraction) else value)


def _words(text: str) -> list[str]:
    return text.casefold().replace("-", " ").replace("‑", " ").replace("–", " ").split()
