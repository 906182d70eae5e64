"""Findings and claims as JSON: dates in EDTF, lengths in ISO 8601 ("~" after one that is approximate)."""

from __future__ import annotations

import json

from factcheck.model import Claim, Finding
from factcheck.report.place import Articles, place

Object = dict[str, object]


def claim_object(claim: Claim, articles: Articles) -> Object:
    """A claim with all its fields. `start` and `stop` are characters of the document's text, `stop` exclusive."""
    where = place(claim, articles)
    return {
        "claim": str(claim),
        "kind": claim.kind,
        "what": claim.key.what,
        "who": sorted(claim.key.who),
        "where": claim.key.where,
        "of": claim.key.of,
        "when": None if claim.when is None else str(claim.when),
        "written": claim.written,
        "nth": claim.nth,
        "length": None if claim.length is None else str(claim.length),
        "status": claim.status,
        "said_by": claim.said_by,
        "assumes": sorted(claim.assumes),
        "rule": claim.rule,
        "document": claim.document,
        "told": None if claim.told is None else str(claim.told),
        "quote": claim.quote,
        "start": claim.span.start,
        "stop": claim.span.stop,
        "path": where.path,
        "line": where.line,
        "column": where.column,
    }


def finding_object(finding: Finding, articles: Articles) -> Object:
    """A finding with its claims."""
    return {
        "check": finding.check,
        "severity": finding.severity,
        "message": finding.message,
        "claims": [claim_object(claim, articles) for claim in finding.claims],
        "mends": list(finding.mends),
        "assumes": sorted(finding.assumes),
    }


def claim_json(claim: Claim, articles: Articles) -> str:
    """A claim on one line of JSON."""
    return json.dumps(claim_object(claim, articles), ensure_ascii=False)


def finding_json(finding: Finding, articles: Articles) -> str:
    """A finding on one line of JSON."""
    return json.dumps(finding_object(finding, articles), ensure_ascii=False)
