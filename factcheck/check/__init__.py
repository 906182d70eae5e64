"""Claims and checks in, findings out. Nothing here reads text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from factcheck.check import chain, join
from factcheck.check.comparable import WEIGHTS
from factcheck.check.copies import Articles
from factcheck.check.evaluate import truth
from factcheck.check.mend import mends
from factcheck.check.merge import Print, findings, imprint, place
from factcheck.check.shapes import Shapes
from factcheck.garbage import without_collections
from factcheck.language.checks import Check
from factcheck.language.errors import RuleError
from factcheck.model import Claim, Finding

__all__ = ["check_claims", "verify"]


def check_claims(claims: Iterable[Claim], checks: Iterable[Check]) -> list[Finding]:
    """The findings of these checks, by place of their first claim; in whatever order claims and checks come."""
    # Of checks that say the same, the stricter has the word, then the first by name: in whatever order they come.
    strictest = sorted(checks, key=lambda check: (-WEIGHTS.index(check.severity), check.name))
    with without_collections():
        found = _found(claims, strictest)
    by_name = {check.name: check for check in strictest}
    return sorted(
        (_mended(finding, by_name[finding.check]) for finding in _without_echoes(found)),
        key=lambda finding: (*place(finding.claims[0]), finding.check, *map(place, finding.claims)),
    )


def _found(claims: Iterable[Claim], checks: Sequence[Check]) -> list[Finding]:
    shaped = Shapes(claims)
    articles = Articles(shaped.claims)
    return [finding for check in checks for finding in findings(_clashes(shaped, articles, check), check)]


def _clashes(shaped: Shapes, articles: Articles, check: Check) -> Iterable[tuple[Claim, ...]]:
    return chain.clashes(shaped, check) if check.chain else articles.apart(join.clashes(shaped, check))


def _mended(finding: Finding, check: Check) -> Finding:
    """The finding with what its own words would have to say, before what the check always advises."""

    def fires(claims: Sequence[Claim]) -> bool:
        if check.chain:
            return any(chain.clashes(Shapes(claims), check))
        given = dict(zip(check.names, claims, strict=True))
        return all(part is None or truth(part, given) for part in (check.where, check.never))

    documents = len({claim.document for claim in finding.claims}) > 1
    return evolve(finding, mends=(*mends(finding.claims, fires, documents), *finding.mends))


def verify(check: Check) -> list[RuleError]:
    """What is wrong with the check's own examples: each accepted one gives exactly one finding, a rejected one none."""
    return [*_wrong(check, "accept", check.accept, 1), *_wrong(check, "reject", check.reject, 0)]


def _without_echoes(found: Sequence[Finding]) -> Iterator[Finding]:
    """One fault, one finding: those of which no weightier finding of their family speaks of one of the claims, nor any
    other, as weighty or more, of all of them.
    """
    weights: dict[tuple[str, Claim], int] = {}
    for finding in found:
        for claim in finding.claims:
            spoken = (_family(finding), claim)
            weights[spoken] = max(weights.get(spoken, 0), WEIGHTS.index(finding.severity))
    told: set[frozenset[Print]] = set()
    for finding in sorted(found, key=lambda finding: -WEIGHTS.index(finding.severity)):
        weight, claims = WEIGHTS.index(finding.severity), frozenset(map(imprint, finding.claims))
        if claims not in told and all(weights[_family(finding), claim] <= weight for claim in finding.claims):
            yield finding
        told.add(claims)


def _family(finding: Finding) -> str:
    return finding.check.partition("/")[0]


def _wrong(check: Check, key: str, examples: Sequence[Sequence[Claim]], wanted: int) -> Iterator[RuleError]:
    for claims in examples:
        found = check_claims(claims, [check])
        if len(found) != wanted:
            example = "; ".join(map(str, claims))
            told = "".join(f": {finding.message}" for finding in found)
            line = str(claims[0]) if claims else ""
            yield check.error(
                f"{len(found)} finding{'s' * (len(found) != 1)}, not {wanted}, of the example [{example}]{told}",
                key,
                line,
            )
