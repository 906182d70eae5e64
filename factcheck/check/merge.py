"""From clashing claims to findings: one for each fault, naming the claim that stands alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from factcheck.check.comparable import WEIGHTS, assumed, disputed, overlap, weight
from factcheck.check.tell import fill, knows, tell
from factcheck.language.checks import Check
from factcheck.model import Claim, Finding

Clash = tuple[Claim, ...]
Print = tuple[str, str, str]


def findings(clashes: Iterable[Clash], check: Check) -> Iterator[Finding]:
    """The findings of one check's clashes.

    Of the claims that clash with each other, the one with most clashes is taken for the odd one. It makes one finding,
    together with the weightiest and earliest of those that it clashes with; what then is left is treated likewise.
    """
    distinct = _distinct(clashes, check)
    for left in _components(_words_apart(distinct) if len(check.given) == 1 else distinct):
        opposed = _opposed(left)
        while left:
            counts = Counter(each for clash in left for each in set(map(imprint, clash)))
            # Of equals the last role: a rule or a whole stretch comes first in a check, what breaks it last.
            odd = max((claim for clash in left for claim in reversed(clash)), key=lambda claim: counts[imprint(claim)])
            involved = [clash for clash in left if imprint(odd) in map(imprint, clash)]
            yield _finding(involved, odd, opposed, check)
            left = [clash for clash in left if imprint(odd) not in map(imprint, clash)]


def place(claim: Claim) -> tuple[object, ...]:
    """Sorts claims: by when they were told, then by where."""
    told = (claim.told.first, claim.told.last) if claim.told else (0.0, 0.0)
    return (*told, claim.document, claim.span.start, claim.span.stop, claim.rule, str(claim), claim.quote)


def imprint(claim: Claim) -> Print:
    """What copies of one text have in common; a claim that names nobody belongs to its own article."""
    return str(claim), claim.quote, "" if claim.key.named else claim.document


def _distinct(clashes: Iterable[Clash], check: Check) -> list[Clash]:
    """The clashes, weightiest and earliest first, without copies; of two that clash either way round only one."""
    kept: dict[frozenset[Print], Clash] = {}
    for clash in sorted(clashes, key=lambda clash: (-WEIGHTS.index(weight(clash, check)), *map(place, clash))):
        kept.setdefault(frozenset(map(imprint, clash)), clash)
    return list(kept.values())


def _words_apart(rows: Sequence[Clash]) -> list[Clash]:
    """Of single claims that are read from the same words, the first: what is wrong there is one fault."""
    kept: dict[str, list[Clash]] = defaultdict(list)
    for row in rows:
        if not any(overlap(row[0], other[0]) for other in kept[row[0].document]):
            kept[row[0].document].append(row)
    return [row for found in kept.values() for row in found]


def _components(clashes: Sequence[Clash]) -> Iterator[list[Clash]]:
    """The clashes that hang together by their claims, in order."""
    by_print: dict[Print, list[int]] = defaultdict(list)
    for number, clash in enumerate(clashes):
        for claim in clash:
            by_print[imprint(claim)].append(number)
    seen: set[int] = set()
    for number in range(len(clashes)):
        if number in seen:
            continue
        component, todo = {number}, [number]
        while todo:
            near = {other for claim in clashes[todo.pop()] for other in by_print.pop(imprint(claim), ())} - component
            component |= near
            todo += near
        seen |= component
        yield [clashes[each] for each in sorted(component)]


def _opposed(clashes: Sequence[Clash]) -> dict[Print, set[Print]]:
    """For each claim, those that it clashes with."""
    opposed: dict[Print, set[Print]] = defaultdict(set)
    for clash in clashes:
        prints = set(map(imprint, clash))
        for each in prints:
            opposed[each] |= prints - {each}
    return opposed


def _finding(involved: Sequence[Clash], odd: Claim, opposed: dict[Print, set[Print]], check: Check) -> Finding:
    """The finding of all clashes that the odd claim is involved in; the first of them stands for the rest."""
    clash = involved[0]
    documents = len({claim.document for claim in clash}) > 1
    given = dict(zip(check.names, clash, strict=True))
    message = fill(check.message, given, documents)
    if disputed(clash):
        message = f"Dispute: {message}"
    own = set(map(imprint, clash))
    others = {imprint(claim) for other in involved for claim in other} - own
    if len(clash) == len(own) == 2:
        [with_odd] = [claim for claim in clash if imprint(claim) != imprint(odd)]
        others -= opposed[imprint(with_odd)]
        if others:
            agree = "1 other claim agrees" if len(others) == 1 else f"{len(others)} other claims agree"
            message += f" {agree} with {tell(with_odd, documents)}; {tell(odd, documents)} stands alone."
    return Finding(
        check=check.name,
        claims=clash,
        message=message,
        mends=tuple(fill(mend, given, documents) for mend in check.mends if knows(mend, given)),
        assumes=assumed(clash),
        severity=weight(clash, check),
    )
