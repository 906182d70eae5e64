"""Findings as workflow commands of GitHub Actions, which become annotations of the lines.

Source: GitHub's “Workflow commands for GitHub Actions”.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from factcheck.model import Finding, Severity
from factcheck.report.excerpt import one_line
from factcheck.report.place import Articles, Extent, extent
from factcheck.report.results import Results

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def written(results: Results) -> Iterator[str]:
    """A command a finding, which points to the first claim and tells of the others; and one for what was not read."""
    for error in results.unread:
        place = Extent(PurePath(error.path).as_posix(), error.line or None, error.line or None)
        yield _told("error", place, "factcheck: not read", [error.message])
    yield from (_command(finding, results.articles) for finding in results.findings)


def _command(finding: Finding, articles: Articles) -> str:
    place = extent(finding.lead, articles)
    others = (claim for claim in finding.claims if claim is not finding.lead)
    lines = (
        finding.message,
        *finding.mends,
        *(f"{extent(claim, articles)}: “{claim.quote}”: {claim}" for claim in others),
    )
    return _told(_COMMANDS[finding.severity], place, f"factcheck {finding.check}", lines)


def _told(command: str, place: Extent, title: str, lines: Iterable[str]) -> str:
    parts = {"file": place.path, **_numbers(place), "title": title}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in parts.items())
    return f"::{command} {properties}::{_data(chr(10).join(map(one_line, lines)))}"


def _numbers(place: Extent) -> dict[str, int]:
    """The lines, and the columns of what stands on one line: of more than one, GitHub takes no columns."""
    if place.line is None or place.end_line is None:
        return {}
    lines = {"line": place.line, "endLine": place.end_line}
    if place.column is None or place.end_column is None or place.line != place.end_line:
        return lines
    return {**lines, "col": place.column, "endColumn": place.end_column}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(one_line(text)).replace(":", "%3A").replace(",", "%2C")
