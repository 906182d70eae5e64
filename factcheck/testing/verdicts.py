"""A law that does not hold, told to whoever wrote the rule: what the law says, where the rule stands, what was tried,
what was wanted and what came, and what to mend where that is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from attrs import frozen

from factcheck.examples import Example, Unkept
from factcheck.language.checks import Check
from factcheck.language.errors import RuleError
from factcheck.language.rules import ClaimRule
from factcheck.model import Claim


@frozen
class Law:
    """What every rule or check holds: how one that does not is told, and what it means."""

    fault: str
    meaning: str

    def broken(
        self,
        by: ClaimRule | Check,
        tried: Iterable[str],
        came: Iterable[str],
        hints: Iterable[str] = (),
        place: RuleError | None = None,
    ) -> AssertionError:
        """The error for a rule or check that does not hold it, tried on these lines; at its own place, or this."""
        name = by.full_name if isinstance(by, ClaimRule) else by.name
        return AssertionError(self.told(name, tried, came, hints, place or by.error("")))

    def told(self, name: str, tried: Iterable[str], came: Iterable[str], hints: Iterable[str], place: RuleError) -> str:
        """What the error says."""
        lines = [
            f"{name} {self.fault}",
            f"law:   {self.meaning}",
            f"at:    {place.path}:{place.line}",
            *(f"{'' if at else 'tried:':7}{line}" for at, line in enumerate(tried)),
            *came,
            *(f"hint:  {hint}" for hint in hints),
        ]
        return "\n  ".join(lines)


BARS = "`unless` or `unless-next` can bar by the words beside"
KEEPS = Law("does not keep an example", "each example that is accepted gives what it says, and one rejected nothing")
READS = Law(
    "does not read what it writes",
    "of a sentence that its own pattern wrote, a rule makes just the claims that the words stand for",
)
WRITES = Law(
    "writes nothing that it reads", "a rule reads what its own pattern writes, set where its examples have its words"
)
REJECTS = Law("reads what it rejects", "a rule makes nothing of a sentence that it rejects, whatever stands around it")
QUOTES = Law("gives a span that quotes other words", "the span of a claim is where its quote stands")
PARSES = Law("makes a claim that does not parse back", "the line of a claim is read as the same claim")
MOVES = Law("reads otherwise behind another paragraph", "what stands before a text moves spans and no more")
FAST = Law(
    "is matched otherwise by the fast matcher than by the plain one", "both find the same of every rule in every text"
)
ORDER = Law(
    "minds order or copies",
    "claims in another order, each of them twice, and beside copies of their articles, give the same findings",
)
OTHERS = Law("minds claims of somebody else", "claims of other people in other places change no finding")
NARROWED = Law("withdraws a finding as dates are narrowed", "what holds for all that dates allow holds for some of it")
WIDENED = Law("adds a finding as dates are widened", "what is not certain is not certain where dates allow more")


def compared(wanted: Sequence[str], got: Sequence[str]) -> Iterator[str]:
    """Lines that are wanted and did not come (-), that came and are not wanted (+), and that are as they should be."""
    yield "came:  (- is wanted and did not, + is not wanted and did)"
    for _, first, last, start, stop in SequenceMatcher(a=wanted, b=got, autojunk=False).get_opcodes():
        same = wanted[first:last] == got[start:stop]
        yield from (f"    {' ' if same else '-'}  {line}" for line in wanted[first:last])
        yield from (f"    +  {line}" for line in got[start:stop] if not same)


def unkept(example: Example, error: RuleError) -> str:
    """What is told of an example that does not hold."""
    diff = error.diff if isinstance(error, Unkept) else ()
    came = [f"came:  {error.message}", *(f"    {line[:1]}  {line[2:]}" for line in diff)]
    hints = [f"what it reads there {BARS}"] if example.key == "reject" else []
    return KEEPS.told(example.name, [repr(example.text)], came, hints, error)


def notations(claims: Iterable[Claim]) -> list[str]:
    """A line for each claim."""
    return [f"{claim} in {claim.document}" if claim.document else str(claim) for claim in claims]
