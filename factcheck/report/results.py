"""What a check of articles gave: all that a report is written from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from factcheck.model import SEVERITIES, Claim, Finding, Severity
from factcheck.read import Article, ReadError
from factcheck.report.place import Articles

if TYPE_CHECKING:
    from factcheck.language.checks import Check


@frozen
class Results:
    """The findings in reading order, and what they were found in and by.

    version   that of the program
    facts     the ids of those of the articles that are the house's facts
    unread    what could not be read, and why
    fail_on   the least severity that fails a run, or "never"
    quiet     tell people of findings alone
    in_colour tell them in colours
    claims    all that the articles say, each thing under one key
    """

    findings: Sequence[Finding]
    articles: Articles
    checks: Sequence[Check] = ()
    version: str = "0"
    facts: Collection[str] = ()
    unread: Sequence[ReadError] = ()
    fail_on: str = "note"
    quiet: bool = False
    in_colour: bool = False
    claims: Sequence[Claim] = ()

    @property
    def checked(self) -> list[Article]:
        """The articles themselves."""
        return [article for name, article in self.articles.items() if name not in self.facts]

    @property
    def by_severity(self) -> dict[Severity, int]:
        """How many findings there are of each severity, the gravest first."""
        counts = Counter(finding.severity for finding in self.findings)
        return {severity: counts[severity] for severity in SEVERITIES}

    @property
    def by_check(self) -> dict[str, int]:
        """How many findings each check that found something gave, most first."""
        counts = Counter(finding.check for finding in self.findings)
        return dict(sorted(counts.items(), key=lambda count: (-count[1], count[0])))

    def fails(self, finding: Finding) -> bool:
        """Whether a finding is as grave as one that fails a run."""
        return self.fail_on in SEVERITIES and SEVERITIES.index(finding.severity) <= SEVERITIES.index(self.fail_on)


def statistics(results: Results) -> Iterator[str]:
    """The counts of the findings as lines for people: by severity, then by check."""
    for counts in (results.by_severity, results.by_check):
        yield from (f"{count:6} {name}" for name, count in counts.items())
