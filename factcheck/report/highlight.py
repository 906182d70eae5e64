"""An article with its claims marked in the text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from factcheck.model import Claim, Document
from factcheck.report.excerpt import visible

#: Characters [start, stop) and the families of the claims that cover them.
Stretch = tuple[int, int, list[str]]
_RESET = "\x1b[0m"
#: SGR colours, by turns, in the order in which families first appear in the article; then the same in bold.
_COLOURS = (36, 33, 35, 32, 34, 31)


def highlight(document: Document, claims: Sequence[Claim], colour: bool) -> Iterator[str]:
    """The lines of the article. With colour each claim has that of its family, the inner of two that overlap, and a
    legend closes; without, a stretch of claims stands in brackets, and their families behind it in braces.
    """
    families = list(dict.fromkeys(_family(claim) for claim in claims))
    styles = {family: _style(number) for number, family in enumerate(families)}
    stretches = _stretches(len(document.text), claims)
    if colour:
        parts = [_styled(_shown(document, *ends), styles[names[0]] if names else "") for *ends, names in stretches]
    else:
        parts = list(_bracketed(document, stretches))
    yield from "".join(parts).split("\n")
    if families and colour:
        yield ""
        yield "  ".join(_styled(family, style) for family, style in styles.items())


def _shown(document: Document, start: int, stop: int) -> str:
    return "\n".join(map(visible, document.text[start:stop].split("\n")))


def _styled(text: str, style: str) -> str:
    """The text in a style, which ends with each line, so that pagers that cut lines show it rightly."""
    return "\n".join(f"{style}{line}{_RESET}" if line and style else line for line in text.split("\n"))


def _bracketed(document: Document, stretches: Iterable[Stretch]) -> Iterator[str]:
    for is_claim, found in groupby(stretches, key=lambda stretch: bool(stretch[2])):
        group = list(found)
        text = _shown(document, group[0][0], group[-1][1])
        names = dict.fromkeys(name for stretch in group for name in stretch[2])
        yield f"[{text}]{{{', '.join(names)}}}" if is_claim else text


def _stretches(length: int, claims: Sequence[Claim]) -> Iterator[Stretch]:
    """The text from end to end, in stretches that the same claims cover, with their families, the shortest claim's
    first.
    """
    opens: dict[int, list[Claim]] = {}
    closes: dict[int, list[Claim]] = {}
    for claim in claims:
        opens.setdefault(claim.span.start, []).append(claim)
        closes.setdefault(claim.span.stop, []).append(claim)
    cuts = sorted({0, length, *opens, *closes})
    covering: list[Claim] = []
    for start, stop in pairwise(cuts):
        for claim in closes.get(start, ()):
            covering.remove(claim)
        covering += opens.get(start, ())
        inner = sorted(covering, key=lambda claim: claim.span.stop - claim.span.start)
        yield start, stop, list(dict.fromkeys(map(_family, inner)))


def _family(claim: Claim) -> str:
    return claim.rule.partition("/")[0]


def _style(number: int) -> str:
    turn, at = divmod(number, len(_COLOURS))
    return f"\x1b[{'1;' if turn % 2 else ''}4;{_COLOURS[at]}m"
