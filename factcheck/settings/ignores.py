"""Comments in articles that leave findings out: `<!-- factcheck: ignore CHECK because … -->`.

One stands on a line of a finding's claims, or before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from attrs import field, frozen

from factcheck.comments import comments, without_comments
from factcheck.language.errors import suggest
from factcheck.model import Claim, Finding
from factcheck.read import Article, position
from factcheck.settings.severities import meant_check

_WORD, _REASON = "ignore", "because"


@frozen
class Ignore:
    """One comment: its line and column, the checks or families it names, why, and the characters of the text for which
    it holds. `used` are those of its names that left a finding out.
    """

    article: Article
    place: tuple[int, int]
    lines: tuple[int, int]
    checks: tuple[str, ...]
    reason: str
    fault: str = ""
    used: set[str] = field(factory=set, eq=False)

    def leaves_out(self, finding: Finding) -> bool:
        """Whether a finding is one that it means, which is then marked as used."""
        names = {finding.check, finding.check.partition("/")[0]} & {*self.checks}
        if not names or not any(self._is_at(claim) for claim in finding.claims):
            return False
        self.used.update(names)
        return True

    def _is_at(self, claim: Claim) -> bool:
        first, last = self.lines
        is_here = claim.document == self.article.document.id
        return is_here and claim.span.start < last and claim.span.stop > first

    def told(self, known: Sequence[str]) -> Iterator[str]:
        """What is to be said of it; `known` are the names of all checks and families."""
        line, column = self.place
        where = f"{self.article.path}:{line}:{column}: note"
        if self.fault:
            yield f"{where}: {self.fault}"
            return
        if not self.reason:
            yield f"{where}: say why, as in <!-- factcheck: ignore {', '.join(self.checks)} because … -->"
        for name in self.checks:
            if name not in known:
                yield f"{where}: no check or family of checks is called {name}{meant_check(name, [*known])}"
            elif name not in self.used:
                yield f"{where}: ignore {name} leaves out nothing, and can go"


def ignores(article: Article) -> Iterator[Ignore]:
    """The comments of an article."""
    text = article.document.text
    lines = _Lines(text)
    for start, stop, said in comments(text):
        yield _ignore(article, position(article, start), lines.near(start, stop), said)
    for aside in article.asides:
        yield _ignore(article, (aside.line, aside.column), lines.of(aside.before), aside.said)


def _ignore(article: Article, place: tuple[int, int], lines: tuple[int, int], said: str) -> Ignore:
    word, _, rest = said.partition(" ")
    names, _, reason = f" {rest} ".partition(f" {_REASON} ")
    checks = tuple(names.replace(",", " ").split())
    fault = ""
    if word != _WORD:
        fault = f"a comment says ignore, not {word}{suggest(word, [_WORD])}"
    elif not checks:
        fault = "say what to ignore, as in <!-- factcheck: ignore gaps because … -->"
    return Ignore(article, place, lines, () if fault else checks, reason.strip(), fault)


class _Lines:
    """The lines of a text, and which of them say something beside comments."""

    def __init__(self, text: str) -> None:
        blank = without_comments(text)
        self._starts = [*accumulate(map(len, text.splitlines(keepends=True)), initial=0)]
        self._said = [n for n, (start, stop) in enumerate(pairwise(self._starts)) if blank[start:stop].strip()]

    def of(self, at: int) -> tuple[int, int]:
        """The characters of the line on which one stands."""
        number = bisect_right(self._starts, at) - 1
        return self._starts[number], self._starts[min(number + 1, len(self._starts) - 1)]

    def near(self, start: int, stop: int) -> tuple[int, int]:
        """The characters from the beginning of a comment's line to the end of the next that says something."""
        first, last = (bisect_right(self._starts, at) - 1 for at in (start, stop - 1))
        index = bisect_right(self._said, last)
        after = self._said[index] if index < len(self._said) else last
        return self._starts[first], self._starts[after + 1]


def without_ignored(findings: Iterable[Finding], by_document: Mapping[str, Sequence[Ignore]]) -> Iterator[Finding]:
    """The findings that no comment leaves out. Every comment that means a finding counts as used."""
    for finding in findings:
        near = {claim.document for claim in finding.claims}
        said = [ignore.leaves_out(finding) for name in near for ignore in by_document.get(name, ())]
        if not any(said):
            yield finding
