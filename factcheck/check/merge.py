"""From clashing claims to findings: one for each fault, naming the claim that stands alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from factcheck.check.comparable import WEIGHTS, assumed, disputed, overlap, weight
from factcheck.check.components import components
from factcheck.check.tell import fill, knows, tell, tell_link
from factcheck.language.checks import Check
from factcheck.model import Claim, Finding

Clash = tuple[Claim, ...]
Print = tuple[str, str, str]


@frozen(eq=False)
class _Fault:
    """A clash, and what copies of its claims have in common with them."""

    claims: Clash
    prints: tuple[Print, ...]


def findings(clashes: Iterable[Clash], check: Check) -> Iterator[Finding]:
    """The findings of one check's clashes.

    Of the claims that clash with each other, the one with most clashes is taken for the odd one. It makes one finding,
    together with the weightiest and earliest of those that it clashes with; what then is left is treated likewise.
    """
    distinct = _distinct(list(clashes), check)
    faults = _words_apart(distinct) if len(check.given) == 1 else distinct
    for component in components(faults, lambda fault: fault.prints):
        prints = [fault.prints for fault in component]
        opposed = _opposed(prints)
        # Of equals the last role: a rule or a whole stretch comes first in a check, what breaks it last.
        involving: dict[Print, set[int]] = {}
        for number, own in enumerate(prints):
            for each in reversed(own):
                involving.setdefault(each, set()).add(number)
        while any(involving.values()):
            odd = max(involving, key=lambda each: len(involving[each]))
            involved = sorted(involving[odd])
            yield _finding([component[number].claims for number in involved], odd, opposed, check)
            for number in involved:
                for each in prints[number]:
                    involving[each].discard(number)


def place(claim: Claim) -> tuple[object, ...]:
    """Sorts claims: by when they were told, then by where."""
    told = (claim.told.first, claim.told.last) if claim.told else (0.0, 0.0)
    return (*told, claim.document, claim.span.start, claim.span.stop, claim.rule, str(claim), claim.quote)


def imprint(claim: Claim) -> Print:
    """What copies of one text have in common; a claim that names nobody belongs to its own article."""
    return str(claim), claim.quote, "" if claim.key.named else claim.document


def _distinct(clashes: Sequence[Clash], check: Check) -> list[_Fault]:
    """The clashes, weightiest and earliest first, without copies; of two that clash either way round only one."""
    claims = {id(claim): claim for clash in clashes for claim in clash}
    places = {key: place(claim) for key, claim in claims.items()}
    prints = {key: imprint(claim) for key, claim in claims.items()}
    ranks = [(-WEIGHTS.index(weight(clash, check)), *(places[id(claim)] for claim in clash)) for clash in clashes]
    kept: dict[frozenset[Print], _Fault] = {}
    for at in sorted(range(len(clashes)), key=ranks.__getitem__):
        own = tuple(prints[id(claim)] for claim in clashes[at])
        kept.setdefault(frozenset(own), _Fault(clashes[at], own))
    return list(kept.values())


def _words_apart(rows: Sequence[_Fault]) -> list[_Fault]:
    """Of single claims that are read from the same words, the first: what is wrong there is one fault."""
    kept: dict[str, list[_Fault]] = defaultdict(list)
    for row in rows:
        [claim] = row.claims
        if not any(overlap(claim, other.claims[0]) for other in kept[claim.document]):
            kept[claim.document].append(row)
    return [row for found in kept.values() for row in found]


def _opposed(clashes: Sequence[Sequence[Print]]) -> dict[Print, set[Print]]:
    """For each claim, those that it clashes with."""
    opposed: dict[Print, set[Print]] = defaultdict(set)
    for prints in clashes:
        for each in prints:
            opposed[each].update(other for other in prints if other != each)
    return opposed


def _finding(involved: Sequence[Clash], odd: Print, opposed: dict[Print, set[Print]], check: Check) -> Finding:
    """The finding of all clashes that the odd claim is involved in; the first of them stands for the rest."""
    clash = involved[0]
    documents = len({claim.document for claim in clash}) > 1
    given = {} if check.chain else dict(zip(check.names, clash, strict=True))
    message = fill(check.message, given, documents)
    if check.chain:
        message += " " + "; ".join(tell_link(claim, documents) for claim in clash) + "."
    if disputed(clash):
        message = f"Dispute: {message}"
    own = set(map(imprint, clash))
    others = {imprint(claim) for other in involved for claim in other} - own
    if len(clash) == len(own) == 2:
        odd_one, with_odd = sorted(clash, key=lambda claim: imprint(claim) != odd)
        others -= opposed[imprint(with_odd)]
        if number := len({each[:2] for each in others} - {each[:2] for each in own}):
            agree = "1 other claim agrees" if number == 1 else f"{number} other claims agree"
            message += f" {agree} with {tell(with_odd, documents)}; {tell(odd_one, documents)} stands alone."
    return Finding(
        check=check.name,
        claims=clash,
        message=message,
        mends=tuple(fill(mend, given, documents) for mend in check.mends if knows(mend, given)),
        assumes=assumed(clash),
        severity=weight(clash, check),
    )
