"""What a chain check makes of single claims: days that lie within dates, and distances between days.

    event at event.when
    step.of after step by step.length

A claim's name stands for what its key says happened, `step.of` for what its `of` says.
"""

from __future__ import annotations

from collections.abc import Collection

from attrs import frozen

from factcheck.language.conditions import Condition, Field, fields
from factcheck.language.errors import RuleError, suggestion


@frozen
class Dated:
    """The claim dates its own event."""

    claim: str


@frozen
class Apart:
    """The claim puts one of its two events after the other, by its length where it tells one."""

    claim: str
    of_is_later: bool


Link = Dated | Apart


def parse_link(text: str, claims: Collection[str]) -> Link:
    """Parse one line. Raises RuleError, its column pointing into the text."""
    words = text.split()
    name = words[0].partition(".")[0] if words else ""
    if name not in claims:
        raise RuleError(f"no claim “{name}” is given{suggestion(name, claims)}", column=1)
    if words == [name, "at", f"{name}.when"]:
        return Dated(name)
    for later, earlier in ((f"{name}.of", name), (name, f"{name}.of")):
        if words == [later, "after", earlier, "by", f"{name}.length"]:
            return Apart(name, later != name)
    raise RuleError(f"a link is “{name} at {name}.when” or “{name}.of after {name} by {name}.length”", column=1)


def second_claim(condition: Condition) -> Field | None:
    """The field by which a condition comes to speak of a second claim."""
    first, *others = fields(condition) or (None,)
    return next((other for other in others if first and other and other.claim != first.claim), None)
