"""What two rulebooks make of one corpus, and where they differ: claims and findings lost, gained and changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from attrs import evolve, frozen

from factcheck.check import check_claims
from factcheck.extract import extract
from factcheck.language.rulebook import Rulebook
from factcheck.link import link
from factcheck.model import Claim, Document, Finding
from factcheck.spelling import spelling
from factcheck.workshop.catalogue import Entry, entries
from factcheck.workshop.counts import so_many

Sign = Literal["-", "+", "~"]
SIGNS: dict[Sign, str] = {"-": "lost", "+": "gained", "~": "changed"}
Claims = tuple[list[Claim], list[Claim]]


@frozen
class Change:
    """A claim lost or gained; where it is changed, the claim as it is, and what it `was`."""

    sign: Sign
    claim: Claim
    was: Claim | None = None


@frozen
class FindingChange:
    """A finding lost or gained; where it is changed, the finding as it is, and what it `was`."""

    sign: Sign
    finding: Finding
    was: Finding | None = None


def sharing(old: Rulebook, new: Rulebook) -> Rulebook:
    """The old rules as the new ones where all of them say the same, and where only checks differ, with the languages of
    the new ones.
    """
    if [*map(_told_by, entries(old))] == [*map(_told_by, entries(new))]:
        return new
    was, now = (entries(evolve(book, checks=())) for book in (old, new))
    is_same = old.languages.keys() == new.languages.keys() and [*map(_told_by, was)] == [*map(_told_by, now)]
    return evolve(old, languages=new.languages) if is_same else old


def _told_by(entry: Entry) -> object:
    return entry.kind, entry.name, entry.fields


def both(document: Document, old: Rulebook, new: Rulebook) -> Claims:
    """The claims of a document by the one and by the other; where one language serves both, it is read once."""
    claims = extract(document, new)
    return (claims if old.languages is new.languages else extract(document, old)), claims


def changes(claims: Claims) -> list[Change]:
    """What differs in one document, in the order of its text. A claim lost and one gained are the same one, changed,
    where one rule, or else another, makes both of the same words or of some of them.
    """
    was, now = claims
    if was is now:
        return []
    lost, gained = [*_without(was, now)], [*_without(now, was)]
    found: list[Change] = []
    for is_near in (_same_rule, _same_words):
        for claim in list(lost):
            if (near := next((one for one in gained if is_near(claim, one)), None)) is not None:
                lost.remove(claim)
                gained.remove(near)
                found.append(Change("~", near, claim))
    found += [Change("-", claim) for claim in lost] + [Change("+", claim) for claim in gained]
    return sorted(found, key=lambda change: (change.claim.span.start, change.claim.span.stop, change.sign))


def _without(claims: Iterable[Claim], others: Iterable[Claim]) -> Iterator[Claim]:
    """The claims that the others lack, each as often as it is missing there."""
    left = Counter(map(_core, others))
    for claim in claims:
        core = _core(claim)
        if left[core]:
            left[core] -= 1
        else:
            yield claim


def _core(claim: Claim) -> Claim:
    """A claim without what is no news of it."""
    return evolve(claim, read=(), context="", known=(), company=(), said=())


def _same_rule(one: Claim, other: Claim) -> bool:
    return one.rule == other.rule and one.kind == other.kind and _overlap(one, other)


def _same_words(one: Claim, other: Claim) -> bool:
    is_alike = one.key.what == other.key.what or one.span == other.span
    return one.kind == other.kind and is_alike and _overlap(one, other)


def _overlap(one: Claim, other: Claim) -> bool:
    return one.span.start < other.span.stop and other.span.start < one.span.stop


def finding_changes(claims: Claims, old: Rulebook, new: Rulebook) -> Iterator[FindingChange]:
    """What differs in what the one and the other find in the claims of a whole corpus. A finding is the same where one
    check finds it in the same words.
    """
    was, now = (_findings(side, book) for side, book in zip(claims, (old, new), strict=True))
    for key in dict.fromkeys([*was, *now]):
        for before, after in _paired(was.get(key, ()), now.get(key, ())):
            if after is None and before is not None:
                yield FindingChange("-", before)
            elif before is None and after is not None:
                yield FindingChange("+", after)
            elif before and after and (before.message, before.severity) != (after.message, after.severity):
                yield FindingChange("~", after, before)


def _findings(claims: Iterable[Claim], book: Rulebook) -> Mapping[object, list[Finding]]:
    found: defaultdict[object, list[Finding]] = defaultdict(list)
    for finding in check_claims(link(claims, spelling(book)), book.checks):
        found[finding.check, frozenset((claim.document, claim.span) for claim in finding.claims)].append(finding)
    return found


def _paired(was: Sequence[Finding], now: Sequence[Finding]) -> Iterator[tuple[Finding | None, Finding | None]]:
    for number in range(max(len(was), len(now))):
        yield (was[number] if number < len(was) else None), (now[number] if number < len(now) else None)


def summary(articles: int, claims: Counter[Sign], findings: Counter[Sign]) -> str:
    """The closing line."""
    told = [_told(counts, what) for counts, what in ((claims, "claims"), (findings, "findings"))]
    return f"{so_many(articles, 'article')}: {'; '.join(told)}"


def _told(counts: Counter[Sign], what: str) -> str:
    differing = [f"{counts[sign]:,} {word}" for sign, word in SIGNS.items() if counts[sign]]
    return f"{what} {', '.join(differing)}" if differing else f"no difference in {what}"
