"""What every check takes for granted: which claims may be held against each other, and what a clash of them weighs."""

from __future__ import annotations

from itertools import combinations

from factcheck.language.checks import Check
from factcheck.model import FACTS, LIVES, SEVERITIES, Claim, Severity

#: What a claim may assume without its findings losing weight: its article's own date, and the nearest subject.
SOUND = frozenset({"now", "who"})
#: What says of nothing what it is: two of these are hardly ever the same.
VAGUE = "event"
_SLIP = 3 * 366  # days by which the age of one person is mistaken; of two namesakes it differs by more
WEIGHTS: tuple[Severity, ...] = SEVERITIES[::-1]


def takes_part(claim: Claim, check: Check) -> bool:
    """A denied claim supports nothing, unless the check asks for the status itself."""
    return claim.status != "denied" or check.mentions("status")


def comparable(claims: tuple[Claim, ...], check: Check) -> bool:
    """Whether these claims may be held against each other at all."""
    return all(_comparable(a, b, check) for a, b in combinations(claims, 2))


def weight(claims: tuple[Claim, ...], check: Check) -> Severity:
    """The severity of a finding of these claims: the check's own, unless something in them caps it."""
    cap: Severity = "error"
    plans = sum(is_plan(claim) for claim in claims) if len(claims) > 1 else 0
    if plans or assumed(claims) - SOUND:
        cap = "warning"
    if plans > 1 or disputed(claims) or any(claim.status == "hedged" for claim in claims):
        cap = "note"
    return min(cap, check.severity, key=WEIGHTS.index)


def assumed(claims: tuple[Claim, ...]) -> frozenset[str]:
    """What these claims assume, and that two lives are of one person where articles share no more than a name."""
    same = any(_is_only_namesake(a, b) for a, b in combinations(claims, 2))
    return frozenset({"same"} if same else ()).union(*(claim.assumes for claim in claims))


def disputed(claims: tuple[Claim, ...]) -> bool:
    """Whether the claims are made by different speakers."""
    return len({claim.said_by for claim in claims} - {""}) > 1


def overlap(a: Claim, b: Claim) -> bool:
    """Whether both are read from some of the same words."""
    return a.document == b.document and a.span.start < b.span.stop and b.span.start < a.span.stop


def is_plan(claim: Claim) -> bool:
    """Whether it tells what is going to happen. That nothing has happened until then is no plan."""
    return claim.status == "planned" and claim.kind != "absent"


def _comparable(a: Claim, b: Claim, check: Check) -> bool:
    if a == b or (a.key.what == b.key.what == VAGUE and not check.mentions("context")):
        return False
    if FACTS in (a.rule, b.rule) and a.told and b.told and a.told.apart(b.told):
        return False  # a fact is told, as it were, for as long as it holds
    if a.document == b.document:
        return (
            not _one_reading(a, b, check) and not _are_written_apart(a, b) and not _past_plan(a) and not _past_plan(b)
        )
    if a.context and a.context == b.context:
        return True  # one sentence told twice
    if _is_only_namesake(a, b) and _are_two(a, b):
        return False
    return (
        a.key.named
        and b.key.named
        and not any(_past_plan(claim) or _maybe_superseded(claim, other) for claim, other in ((a, b), (b, a)))
    )


def _is_only_namesake(a: Claim, b: Claim) -> bool:
    """Whether nothing but the name says that a birth or a death in two articles is of one person."""
    is_told_twice = a.document != b.document and a.key.what in LIVES and FACTS not in (a.rule, b.rule)
    return is_told_twice and not _told_alike(a, b) and not _beside(a) & _beside(b)


def _are_written_apart(a: Claim, b: Claim) -> bool:
    """Whether one article that tells of a life writes a name with a middle initial in the one claim only: George Bush
    died, George W. Bush did not.
    """
    if a.key.what not in LIVES and b.key.what not in LIVES:
        return False
    words = ((a.words_for(name).split("-"), b.words_for(name).split("-")) for name in a.key.who & b.key.who)
    return any(
        one != other and min(len(one), len(other)) > 1 and (one[0], one[-1]) == (other[0], other[-1])
        for one, other in words
    )


def _told_alike(a: Claim, b: Claim) -> bool:
    """Whether two articles tell the same of somebody; that he is a person, or a man, tells nobody apart."""
    return any(fact.split()[1] not in ("kind", "gender") for fact in a.known & b.known)


def _beside(claim: Claim) -> frozenset[str]:
    """The full names that an article gives beside those in the key."""
    named = {f"{name}-" for name in claim.key.who}
    return frozenset(name for name in claim.company if "-" in name and not any(n.startswith(f"{name}-") for n in named))


def _are_two(a: Claim, b: Claim) -> bool:
    """Whether the articles of two namesakes are about others, and the years too far apart for a slip."""
    if not (_beside(a) and _beside(b) and a.when and b.when):
        return False
    return max(a.when.first, b.when.first) - min(a.when.last, b.when.last) > _SLIP


def _one_reading(a: Claim, b: Claim, check: Check) -> bool:
    """Whether one rule read both from the same words. What is read from the words of a gap may be what ended it; a
    rhythm read beside an edition says something of other editions.
    """
    if "recurs" in (a.kind, b.kind):
        return False
    same_rule = a.rule == b.rule and not check.mentions("rule")
    return overlap(a, b) and (same_rule or "absent" in (a.kind, b.kind))


def _past_plan(claim: Claim) -> bool:
    """A plan for a time that had passed when it was told: nobody says that it came about."""
    return is_plan(claim) and bool(claim.when and claim.told and claim.when.before(claim.told))


def _maybe_superseded(plan: Claim, other: Claim) -> bool:
    """Whether the other document may be the later one, so that the plan may have been overtaken; not by what was over
    when it was told.
    """
    if not is_plan(plan) or (other.when and plan.told and other.when.before(plan.told)):
        return False
    return plan.told is None or other.told is None or plan.told.before(other.told) is not False
