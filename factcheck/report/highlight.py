"""An article with its claims marked in the text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from factcheck.model import Claim, Document
from factcheck.report.excerpt import visible_lines
from factcheck.report.stretches import Stretch, stretches

_RESET = "\x1b[0m"
#: SGR colours, by turns, in the order in which families first appear in the article; then the same in bold.
_COLOURS = (36, 33, 35, 32, 34, 31)


def highlight(document: Document, claims: Sequence[Claim], colour: bool) -> Iterator[str]:
    """The lines of the article. With colour each claim has that of its family, the inner of two that overlap, and a
    legend closes; without, a stretch of claims stands in brackets, and their families behind it in braces.
    """
    families = list(dict.fromkeys(_family(claim) for claim in claims))
    styles = {family: _style(number) for number, family in enumerate(families)}
    found = stretches(len(document.text), claims)
    if colour:
        parts = [
            _styled(_shown(document, each.start, each.stop), styles[_family(each.claims[0])] if each.claims else "")
            for each in found
        ]
    else:
        parts = list(_bracketed(document, found))
    yield from "".join(parts).split("\n")
    if families and colour:
        yield ""
        yield "  ".join(_styled(family, style) for family, style in styles.items())


def _shown(document: Document, start: int, stop: int) -> str:
    return visible_lines(document.text[start:stop])


def _styled(text: str, style: str) -> str:
    """The text in a style, which ends with each line, so that pagers that cut lines show it rightly."""
    return "\n".join(f"{style}{line}{_RESET}" if line and style else line for line in text.split("\n"))


def _bracketed(document: Document, stretches: Iterable[Stretch]) -> Iterator[str]:
    for is_claim, found in groupby(stretches, key=lambda stretch: bool(stretch.claims)):
        group = list(found)
        text = _shown(document, group[0].start, group[-1].stop)
        names = dict.fromkeys(_family(claim) for stretch in group for claim in stretch.claims)
        yield f"[{text}]{{{', '.join(names)}}}" if is_claim else text


def _family(claim: Claim) -> str:
    return claim.rule.partition("/")[0]


def _style(number: int) -> str:
    turn, at = divmod(number, len(_COLOURS))
    return f"\x1b[{'1;' if turn % 2 else ''}4;{_COLOURS[at]}m"
