"""The lines under a span, cut to a width, with carets that stay aligned in a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import accumulate

from attrs import frozen

TAB = "    "
ELLIPSIS = "…"
#: Stands for characters that would move the cursor, break the line or cannot be written.
UNPRINTABLE = "\ufffd"
ZERO_WIDTH_NON_JOINER = "\u200c"
EMOJI_STYLE = "\ufe0f"
MOST_DRAWN = 10_000  # characters whose looks are remembered
#: The most lines of one span that are shown; a longer span shows its first ones and its last.
MOST_ROWS = 4


@frozen
class Row:
    """A line of the text: how many lines below the span's first, what is shown of it, and the marks beneath."""

    number: int
    shown: str
    marks: str


def excerpt(text: str, start: int, stop: int, width: int = 100) -> list[Row]:
    """The lines on which characters [start, stop) of the text stand, each cut to `width` columns around them."""
    start = min(start, len(text))
    stop = min(max(start, stop), len(text))
    rows = [
        _row(number, text[begin:end], max(start, begin) - begin, min(stop, end) - begin, width)
        for number, (begin, end) in enumerate(_lines(text, start, stop))
        # An empty line inside a span has nothing to mark; a span without characters is still marked.
        if number == 0 or begin < end
    ]
    if len(rows) > MOST_ROWS:
        rows[MOST_ROWS - 2 : -1] = [Row(rows[MOST_ROWS - 2].number, ELLIPSIS, "")]
    return rows


class _Drawn(dict[int, str]):
    """What is shown for each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        shown = _cell(chr(code))[0]
        if len(self) < MOST_DRAWN:
            self[code] = shown
        return shown


_DRAWN = _Drawn()


def visible(text: str) -> str:
    """The text without characters that steer a terminal."""
    return text.translate(_DRAWN)


def visible_lines(text: str) -> str:
    """The same of a text of several lines, which end in LF."""
    return "\n".join(map(visible, text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))


def one_line(text: str) -> str:
    """The text on one line, without characters that steer a terminal."""
    return visible(" ".join(text.split()))


def _lines(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Begin and end, line break aside, of every line that [start, stop) touches."""
    begin = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    while True:
        end = min((at for at in (text.find("\n", begin), text.find("\r", begin)) if at >= 0), default=len(text))
        yield begin, end
        begin = end + (2 if text.startswith("\r\n", end) else 1)
        if begin >= stop:
            return


def _cell(char: str) -> tuple[str, int]:
    """What is shown for a character, and how many columns of a terminal that takes."""
    if " " <= char <= "~":
        return char, 1
    if char == "\t":
        return TAB, len(TAB)
    category = unicodedata.category(char)
    if category in ("Cc", "Cs", "Zl", "Zp"):
        return UNPRINTABLE, 1
    # Direction marks would reorder the line, joiners and styles of emoji are drawn in as many widths as there are
    # terminals; of the invisible ones only the non-joiner changes how words are spelt.
    if (category == "Cf" and char != ZERO_WIDTH_NON_JOINER) or char == EMOJI_STYLE:
        return "", 0
    vowel_of_a_syllable = "\u1160" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7fb"
    if category in ("Mn", "Me", "Cf") or vowel_of_a_syllable:
        return char, 0
    return char, 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _row(number: int, line: str, a: int, b: int, width: int) -> Row:
    """One line, with marks under its characters [a, b)."""
    # What lies further away than the width cannot be shown, so that a book on one line costs no more than a sentence.
    skipped = max(a - width, 0)
    line, rest = line[skipped : min(b, a + width) + width], len(line) > min(b, a + width) + width
    a, b = a - skipped, min(b - skipped, len(line))
    cells = [_cell(char) for char in line]
    columns = [0, *accumulate(size for _, size in cells)]
    left, right = 0, len(cells)
    if columns[-1] > width or skipped or rest:
        left, right = _window(line, columns, a, b, width - 2 * len(ELLIPSIS))
    before = ELLIPSIS if left or skipped else ""
    after = ELLIPSIS if right < len(cells) or rest else ""
    shown = before + "".join(drawn for drawn, _ in cells[left:right]) + after
    marked = max(columns[min(b, right)] - columns[a], 1)
    return Row(number, shown, " " * (len(before) + columns[a] - columns[left]) + "^" + "~" * (marked - 1))


def _window(line: str, columns: list[int], a: int, b: int, width: int) -> tuple[int, int]:
    """Which characters to show of a line too long: all of [a, b) that fits, and about as much before as after it."""
    spare = width - (columns[b] - columns[a])
    room = max(spare // 2, spare - (columns[-1] - columns[b]))
    left = a
    while left and columns[a] - columns[left - 1] <= room:
        left -= 1
    right = max(a, left)
    while right < len(line) and columns[right + 1] - columns[left] <= width:
        right += 1
    # Whole words read better, where the words are short enough to leave something.
    if left and not line[left - 1].isspace():
        space = line.find(" ", left, a)
        left = space + 1 if space >= 0 else left
    if right < len(line) and not line[right].isspace():
        space = line.rfind(" ", b, right)
        right = space if space >= 0 else right
    # No letter is cut from the accents that follow it.
    while left < a and columns[left] == columns[left + 1]:
        left += 1
    return left, right
