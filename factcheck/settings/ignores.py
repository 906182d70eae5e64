"""Comments in articles that leave findings out: `<!-- factcheck: ignore CHECK because … -->`.

One stands on a line of a finding's claims, or before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from attrs import field, frozen

from factcheck.comments import comments, without_comments
from factcheck.language.lexicon import suggest
from factcheck.model import Claim, Finding
from factcheck.read import Article, position
from factcheck.settings.severities import meant_check

_WORD, _REASON = "ignore", "because"


@frozen
class Ignore:
    """One comment: the checks or families it names, why, and the characters of the text for which it holds. `used` are
    those of its names that left a finding out.
    """

    article: Article
    start: int
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
        line, column = position(self.article, self.start)
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


def ignores(articles: Iterable[Article]) -> Iterator[Ignore]:
    """The comments of these articles."""
    for article in articles:
        text = article.document.text
        lines = _Lines(text)
        for start, stop, said in comments(text):
            word, _, rest = said.partition(" ")
            names, _, reason = f" {rest} ".partition(f" {_REASON} ")
            checks = tuple(names.replace(",", " ").split())
            fault = ""
            if word != _WORD:
                fault = f"a comment says ignore, not {word}{suggest(word, [_WORD])}"
            elif not checks:
                fault = "say what to ignore, as in <!-- factcheck: ignore gaps because … -->"
            yield Ignore(article, start, lines.near(start, stop), () if fault else checks, reason.strip(), fault)


class _Lines:
    """The lines of a text, and which of them say something beside comments."""

    def __init__(self, text: str) -> None:
        blank = without_comments(text)
        self._starts = [*accumulate(map(len, text.splitlines(keepends=True)), initial=0)]
        self._said = [n for n, (start, stop) in enumerate(pairwise(self._starts)) if blank[start:stop].strip()]

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
