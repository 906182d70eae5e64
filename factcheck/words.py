"""Words and numbers: pure functions, no language's tables but the endings of English plurals."""

from __future__ import annotations

from collections.abc import Iterable

_SIBILANT = ("s", "x", "z", "ch", "sh")


def plural(word: str) -> str:
    """The regular English plural of a noun; of several words, of the last.

    >>> plural("visit"), plural("anniversary"), plural("rematch"), plural("stay")
    ('visits', 'anniversaries', 'rematches', 'stays')
    """
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANT) else "s")


def compose(values: Iterable[int]) -> int | None:
    """The number that number words say in a row, or None where they do not make one.

    >>> compose([20, 3]), compose([2, 100, 5]), compose([3, 1000, 400]), compose([3, 4])
    (23, 205, 3400, None)
    """
    total = group = 0
    last = 10**18
    for value in values:
        if value >= 1000:
            if value >= last:
                return None
            total, group = total + max(group, 1) * value, 0
            last = value
        elif value == 100:
            if not 0 <= group < 100:
                return None
            group = max(group, 1) * 100
        elif group % 100 == 0 or (group % 100 >= 20 and group % 10 == 0 and 0 < value < 10):
            group += value
        else:
            return None
    return total + group


def roman(text: str) -> int | None:
    """The value of a Roman numeral of strict form, or None.

    >>> roman("XLII"), roman("IIII")
    (42, None)
    """
    digits = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    if not 0 < len(text) <= 15 or any(c not in digits for c in text):  # the longest is MMMDCCCLXXXVIII
        return None
    values = [digits[c] for c in text]
    number = sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    return number if to_roman(number) == text else None


def to_roman(number: int) -> str:
    """A number from 1 to 3999 as a Roman numeral."""
    out = ""
    for value, sign in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
        (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        out += sign * (number // value)
        number %= value
    return out


def ordinal(number: int) -> str:
    """An ordinal in digits.

    >>> ordinal(22), ordinal(13), ordinal(101)
    ('22nd', '13th', '101st')
    """
    return f"{number}{ordinal_suffix(number)}"


def ordinal_suffix(number: int) -> str:
    """The ending of an ordinal in digits: st, nd, rd or th."""
    if 11 <= number % 100 <= 13:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
