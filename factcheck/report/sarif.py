"""Findings as SARIF 2.1.0, which code scanning reads.

Source: OASIS Static Analysis Results Interchange Format 2.1.0 with errata 01. Columns count characters.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath, PurePosixPath
from urllib.parse import quote

from factcheck.language.checks import Check
from factcheck.model import Claim, Finding
from factcheck.read import ReadError
from factcheck.report.excerpt import one_line
from factcheck.report.fingerprint import fingerprints
from factcheck.report.fix import exact_fix
from factcheck.report.place import Articles, Extent, extent
from factcheck.report.results import Results

Object = dict[str, object]
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: The name of our fingerprint, with the number that changes when what it is made of does.
FINGERPRINT = "factcheckClaims/v1"


def written(results: Results) -> Iterator[str]:
    """One log with one run: its rules are the checks."""
    rules = [_rule(check) for check in results.checks]
    indices = {check.name: number for number, check in enumerate(results.checks)}
    for name in results.by_check:
        if name not in indices:
            indices[name] = len(rules)
            rules.append({"id": name})
    told = zip(results.findings, fingerprints(results.findings, results.articles), strict=True)
    run: Object = {
        "tool": {"driver": {"name": "factcheck", "version": results.version, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not results.unread,
                "toolExecutionNotifications": [*map(_notification, results.unread)],
            }
        ],
        "results": [_result(finding, own, indices, results.articles) for finding, own in told],
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _notification(error: ReadError) -> Object:
    """What could not be read, and where."""
    physical: Object = {"artifactLocation": _artifact(PurePath(error.path).as_posix())}
    if error.line:
        physical["region"] = {"startLine": error.line, "startColumn": max(error.column, 1)}
    return {"level": "error", "message": _message(error.message), "locations": [{"physicalLocation": physical}]}


def _rule(check: Check) -> Object:
    """A check as a rule; its doc is the help."""
    family, _, name = check.name.partition("/")
    doc = one_line(check.doc)
    return {
        "id": check.name,
        "name": "".join(word.capitalize() for word in name.split("-")),
        "shortDescription": _message(_first_sentence(doc)),
        "fullDescription": _message(doc),
        "help": _message(doc),
        "defaultConfiguration": {"level": check.severity},
        "properties": {"tags": [family]},
    }


def _first_sentence(text: str) -> str:
    head, stop, _ = text.partition(". ")
    return head + stop.rstrip()


def _result(finding: Finding, own: str, indices: dict[str, int], articles: Articles) -> Object:
    others = [claim for claim in finding.claims if claim is not finding.lead]
    result: Object = {
        "ruleId": finding.check,
        "ruleIndex": indices[finding.check],
        "level": finding.severity,
        "message": _message(" ".join((finding.message, *finding.mends))),
        "locations": [_location(finding.lead, articles)],
        "relatedLocations": [_location(claim, articles, number) for number, claim in enumerate(others, 1)],
        "partialFingerprints": {FINGERPRINT: own},
        "properties": {"claims": [str(claim) for claim in finding.claims], "assumes": sorted(finding.assumes)},
    }
    if fix := exact_fix(finding, articles):
        changed = extent(finding.lead, articles, fix.span)
        replacement = {"deletedRegion": _region(changed), "insertedContent": {"text": fix.words}}
        change = {"artifactLocation": _artifact(changed.path), "replacements": [replacement]}
        result["fixes"] = [{"description": _message(finding.mends[0]), "artifactChanges": [change]}]
    return result


def _location(claim: Claim, articles: Articles, number: int | None = None) -> Object:
    """Where a claim stands; the others of a finding are numbered and say what is claimed there."""
    place = extent(claim, articles)
    physical: Object = {"artifactLocation": _artifact(place.path)}
    if place.line is not None:
        physical["region"] = {**_region(place), "snippet": {"text": claim.quote}}
    if number is None:
        return {"physicalLocation": physical}
    return {"id": number, "message": _message(f"“{claim.quote}”: {claim}"), "physicalLocation": physical}


def _region(place: Extent) -> Object:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {name: value for name, value in region.items() if value is not None}


def _artifact(path: str) -> Object:
    """A file by its URI, beside the root of the sources where it has no place of its own."""
    uri = quote(path, errors="surrogatepass")
    return {"uri": f"file://{uri}"} if PurePosixPath(path).is_absolute() else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _message(text: str) -> Object:
    """A plain message; brackets before a parenthesis would be a link."""
    plain = one_line(text)
    return {"text": plain.replace("[", "\\[").replace("]", "\\]") if "](" in plain else plain}
