"""What is reported of what was found: without what is off, assumed too much, ignored or known already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from attrs import evolve

from factcheck.language.rulebook import Rulebook
from factcheck.model import Finding, Severity
from factcheck.report import Articles
from factcheck.report.place import place
from factcheck.settings.values import OFF, Settings

if TYPE_CHECKING:
    from factcheck.report.fingerprint import Sign
    from factcheck.settings.baseline import Baseline


class Sifted(NamedTuple):
    """The findings to report; what is to be said of comments; and of the baseline."""

    findings: list[Finding]
    notes: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()


def baseline_at(path: Path | None, update: bool) -> Baseline | None:
    """The findings that are known; one that is to be written may be missing. Raises RuleError where it is broken."""
    if path is None:
        return None
    from factcheck.settings.baseline import Baseline

    return Baseline(path) if update and not path.exists() else Baseline.read(path)


def sift(
    found: Sequence[Finding],
    articles: Articles,
    settings: Settings,
    rulebook: Rulebook,
    known: Baseline | None = None,
    update: bool = False,
) -> Sifted:
    """Sift findings by these rules. `known` are those of a baseline; `update` writes that anew."""
    findings, notes = _without_ignored([*_settled(found, articles, settings)], articles, rulebook)
    if known is None:
        return Sifted(findings, notes)
    entries = [known.entry(finding, articles) for finding in findings]
    stale = known.stale(entries, articles)
    if update:
        kept = {*known.entries.difference(stale), *entries}
        known.write(kept)
        return Sifted([], notes, (f"{known.path} lists {_count(len(kept), 'finding')} now",))
    new = [finding for finding, entry in zip(findings, entries, strict=True) if entry not in known.entries]
    return Sifted(new, notes, tuple(_told(known, len(findings) - len(new), stale)))


def _settled(found: Sequence[Finding], articles: Articles, settings: Settings) -> Iterator[Finding]:
    for finding in found:
        severity = settings.severity_of(finding.check, place(finding.lead, articles).path, finding.severity)
        if severity != OFF and settings.allows(finding):
            is_own = severity == finding.severity
            yield finding if is_own else evolve(finding, severity=cast(Severity, severity))


def _without_ignored(
    findings: list[Finding], articles: Articles, rulebook: Rulebook
) -> tuple[list[Finding], tuple[str, ...]]:
    """The findings that no comment leaves out, and what is to be said of the comments."""
    from factcheck.comments import comments

    marked = [each for each in articles.values() if each.asides or any(comments(each.document.text))]
    if not marked:
        return findings, ()
    from factcheck.settings.ignores import ignores, without_ignored

    by_document = {article.document.id: [*ignores(article)] for article in marked}
    kept = [*without_ignored(findings, by_document)]
    known = sorted({name for check in rulebook.checks for name in (check.name, check.name.partition("/")[0])})
    return kept, tuple(note for each in by_document.values() for ignore in each for note in ignore.told(known))


def _told(baseline: Baseline, known: int, stale: Sequence[Sign]) -> Iterator[str]:
    if known:
        yield f"{_count(known, 'finding')} known already, by {baseline.path}"
    if stale:
        yield f"{_count(len(stale), 'stale entry', 'stale entries')} in {baseline.path}; --update-baseline removes:"
        for check, claims in stale:
            yield f"  {check}: {'; '.join(f'{claim} ({path})' for path, claim in claims)}"


def _count(number: int, noun: str, many: str = "") -> str:
    return f"{number} {noun if number == 1 else many or noun + 's'}"
