"""What tells a finding from others, however its articles are edited elsewhere: what is claimed, not where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from factcheck.model import Finding


def fingerprint(finding: Finding) -> str:
    """A hash of the check, and of the claims in their notation with the documents that make them, in whatever order."""
    claims = sorted(f"{claim.document}\0{claim}" for claim in finding.claims)
    return sha256("\0\0".join((finding.check, *claims)).encode("utf-8", "surrogatepass")).hexdigest()


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """The fingerprint of each finding; those that would have the same are numbered in order, from the second on."""
    seen: Counter[str] = Counter()
    told = []
    for own in map(fingerprint, findings):
        seen[own] += 1
        told.append(own if seen[own] == 1 else f"{own}:{seen[own]}")
    return told
