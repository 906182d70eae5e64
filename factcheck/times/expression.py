"""A time expression as TIMEX3 knows it, and what is known where it stands."""

from __future__ import annotations

from typing import Literal

from attrs import evolve, frozen

from factcheck.brief import Brief
from factcheck.length import Length
from factcheck.when import When

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@frozen(repr=False)
class Timex(Brief):
    """What a reading makes of the words: TIMEX3 type and value, and what they mean where that is settled.

    value    in TempEval-3's conventions (TimeML 1.2.1): 2025-11-26, 2025-W48, P3D, PXY, PAST_REF
    when     the stretch that the words allow; None where no date is meant, or the calendar lacks it
    written  the date as written, in EDTF's shape, where `when` cannot hold it: 2025-11-31, XXXX-11-28
    length   the length of a DURATION, the period of a SET
    assumes  what was filled from outside the words: now (the article's day), year, told (the last date told)
    ends     of a range, its first and its last end
    weekdays the weekdays that stand beside it, Monday being 1
    """

    type: TimexType
    value: str
    when: When | None = None
    written: str = ""
    length: Length | None = None
    assumes: frozenset[str] = frozenset()
    ends: tuple[Timex, ...] = ()
    weekdays: tuple[int, ...] = ()


def in_order(found: Timex) -> Timex:
    """Two dates joined by “and”, as the stretch from the earlier to the later, whichever is told first."""
    if found.when is not None or len(found.ends) != 2:
        return found
    last, first = found.ends
    if first.when is None or last.when is None:
        return found
    return evolve(found, value=f"{first.value}/{last.value}", when=When.between(first.when, last.when), written="")


@frozen(kw_only=True, repr=False)
class TimeExpression(Timex):
    """A time expression in a text: characters [start, end), and the rule and kind that read it.

    `core` are the pieces that claim rules see as one: of “the past two years”, a length beside words. `split` is where
    in the text the first end of a range stops and its last end starts; `whole` is the range that an end
    is of, where the expression is one; of “since 2021” it is 2021/.., of “until May” ../2021-05.
    """

    start: int
    end: int
    text: str
    rule: str = ""
    kind: str = ""
    core: tuple[int, int] = (0, 0)
    split: tuple[int, int, int] | None = None
    whole: Timex | None = None

    def __repr__(self) -> str:
        return f"<TimeExpression {self.type} {self.value} “{self.text}”>"
