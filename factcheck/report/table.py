"""The claims of an article as a table with aligned columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model import Claim
from factcheck.report.excerpt import ELLIPSIS, one_line
from factcheck.report.place import Articles, place

_HEADINGS = ("PLACE", "RULE", "CLAIM", "QUOTE")
_GAP = "  "
_LEAST = 20  # columns that the last two always have, however narrow the terminal


def table(claims: Sequence[Claim], articles: Articles, width: int | None = None) -> Iterator[str]:
    """The lines of the table, headings first; none without claims.

    `width` is that of the terminal in columns: the claim and the quote are cut to fit. None cuts nothing.
    """
    if not claims:
        return
    rows = [_HEADINGS, *(_row(claim, articles) for claim in claims)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    if width is not None:
        room = max(2 * _LEAST, width - widths[0] - widths[1] - 3 * len(_GAP))
        widths[2] = min(widths[2], max(_LEAST, room - min(widths[3], room // 2)))
        widths[3] = min(widths[3], max(_LEAST, room - widths[2]))
    for row in rows:
        yield _GAP.join(_cut(cell, wide).ljust(wide) for cell, wide in zip(row, widths, strict=True)).rstrip()


def _row(claim: Claim, articles: Articles) -> tuple[str, ...]:
    where = place(claim, articles)
    return tuple(map(one_line, (str(where), claim.rule, str(claim), claim.quote)))


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + ELLIPSIS
