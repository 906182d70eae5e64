"""Stretches that are open at one end: “since 2021”, “until Friday”, “by 2030”, “from 1998 on”."""

from __future__ import annotations

from attrs import evolve, frozen

from factcheck.language.lexicon import Lexicon
from factcheck.scan import Tokens
from factcheck.times.expression import TimeExpression, Timex
from factcheck.when import When


@frozen(eq=False)
class OpenEnds:
    """The words of one language that open a stretch.

    after   begins with what follows: “since”
    before  ends with what follows: “until”, “by”
    first   begins with what follows if a word of `onward` is behind that: “from 1998 on”
    """

    after: frozenset[str]
    before: frozenset[str]
    first: frozenset[str]
    onward: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> OpenEnds:
        names = ("open-after", "open-before", "open-from", "onward")
        return cls(*(frozenset(lexicon.types[name].values if name in lexicon.types else ()) for name in names))

    def of_whole(self, found: TimeExpression, tokens: Tokens, start: int, stop: int) -> TimeExpression:
        """A date that is the one end of an open stretch, with the stretch as its whole; any other as it is."""
        if found.when is None or found.type not in ("DATE", "TIME") or found.split is not None:
            return found
        before = tokens.pieces[start - 2].casefold() if start > 1 else ""
        behind = tokens.pieces[stop + 1].casefold() if stop + 1 < len(tokens.pieces) else ""
        if before in self.after or (before in self.first and behind in self.onward):
            return evolve(found, whole=_open(found, "{}/.."))
        if before in self.before:
            return evolve(found, whole=_open(found, "../{}"))
        return found


def _open(found: TimeExpression, form: str) -> Timex:
    return Timex("DATE", form.format(found.value), When.parse(form.format(found.when)), assumes=found.assumes)
