"""Values as the words of a quote say them, with the words that would say others: “since 2021”, “since 2023”.

A value is found only where it stands in the quote once, as words of their own: which of two is meant would be a guess.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check.tell import MONTHS, SMALL
from factcheck.model import WEEKDAYS
from factcheck.when import Bound
from factcheck.words import ordinal

_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
#: A day and its month as they are written: 4 December, 4th December, 4th of December, December 4.
_DAYS = ("{day} {month}", "{nth} {month}", "{nth} of {month}", "the {nth} of {month}", "{month} {day}", "{month} {nth}")
Swap = tuple[str, str]


_UNITS = ("day", "week", "month", "year", "decade")


def numbers(quote: str, old: int, new: int) -> Iterator[Swap]:
    """“22nd” and “23rd”, “four” and “three”, “ten” and “13”."""
    pairs = [(ordinal(old), ordinal(new)), (str(old), str(new))]
    for names in (_ORDINALS, SMALL):
        if 0 < old < len(names) and 0 < new < len(names):
            pairs += [(names[old], names[new]), (names[old].capitalize(), names[new].capitalize())]
    if 0 < old < len(SMALL) <= new:
        pairs += [(SMALL[old], str(new)), (SMALL[old].capitalize(), str(new))]
    return ((one, other) for one, other in pairs if new >= 0 and _once(quote, one))


def counts(quote: str, old: int, new: int) -> Iterator[Swap]:
    """Numbers with what they count, unless that would have to change too: “four-day” and “three-day”. Those that count
    days or years come first, no date: “five-day … to 5 June”.
    """
    swaps = []
    for one, other in numbers(quote, old, new):
        _, after = _around(quote, one)
        word = after[1:].replace("-", " ").partition(" ")[0].rstrip(",.")
        counted = f"{after[0]}{word}" if after[:1] in (" ", "-") and word.isalpha() and 1 not in (old, new) else ""
        swaps.append((word.removesuffix("s") not in _UNITS, (one + counted, other + counted)))
    return (swap for _, swap in sorted(swaps))


def years(quote: str, old: int, new: int) -> Iterator[Swap]:
    """Years with the word before them, or the day and month: “since 2021” and “since 2023”."""
    if _once(quote, str(old)):
        before, _ = _around(quote, str(old))
        *_, last_but_one, last = ["", "", *before.split()]
        lead = f"{last} " if before.endswith(" ") and last.isalnum() else ""
        if lead and last in MONTHS and last_but_one.removesuffix(",").isalnum() and last_but_one[:1].isdecimal():
            lead = f"{last_but_one} {lead}"
        yield f"{lead}{old}", f"{lead}{new}"


def days(quote: str, old: tuple[int, int, int], new: tuple[int, int, int]) -> Iterator[Swap]:
    """Days of months, with their years where these differ: “4 December” and “5 December”."""
    tails = ("",) if old[0] == new[0] else (" {year}", ", {year}")
    for form in (f"{form}{tail}" for form in _DAYS for tail in tails):
        for letters in (None, 3):
            one, other = (
                form.format(day=day, nth=ordinal(day), month=MONTHS[month - 1][:letters], year=year)
                for year, month, day in (old, new)
            )
            if _once(quote, one):
                yield one, other


def weekdays(quote: str, old: str, new: str) -> Iterator[Swap]:
    """“Saturday” and “Friday”, “Sat” and “Fri”."""
    for letters in (None, 3):
        one, other = (name[:letters].capitalize() for name in (old, new))
        if _once(quote, one):
            yield one, other


def fits_weekdays(quote: str, first: Bound, last: Bound) -> bool:
    """Whether all weekdays that a quote names are among those of these days; where they are a week, any is."""
    if last - first >= len(WEEKDAYS) - 1:
        return True
    among = {WEEKDAYS[(int(day) - 1) % 7] for day in range(int(first), int(last) + 1)}
    return all(day in among for day in WEEKDAYS if _places(quote, day.capitalize()) or _places(quote, day[:3].title()))


def _once(quote: str, text: str) -> bool:
    return len(_places(quote, text)) == 1


def _around(quote: str, text: str) -> Swap:
    """What stands before a text and after it."""
    [at] = _places(quote, text)
    return quote[:at], quote[at + len(text) :]


def _places(quote: str, text: str) -> list[int]:
    """Where a text stands in a quote with no letter or digit beside it, nor a digit behind a point or a comma."""
    found, at = [], quote.find(text)
    while at >= 0:
        before, after = quote[:at][-1:], quote[at + len(text) :][:2]
        is_part = after[:1] in (".", ",") and after[1:].isdecimal()
        if not (before.isalnum() or before in (".", ",") or after[:1].isalnum() or is_part):
            found.append(at)
        at = quote.find(text, at + 1)
    return found
