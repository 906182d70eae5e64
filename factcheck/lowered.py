"""Rules on their way to scanners: the expressions of their patterns, lowered together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from factcheck.alphabet import Alphabet, Terminal
from factcheck.automaton import Nfa
from factcheck.language.errors import RuleError
from factcheck.language.lexicon import Lexicon
from factcheck.language.rules import RuleBase
from factcheck.lower import Core, gapped, lower, reversed_core, terminals
from factcheck.scan import Scanner


def _lower(rule: RuleBase, key: str, make: Callable[[], Core]) -> Core:
    try:
        return make()
    except RuleError as wrong:
        raise rule.error(wrong.message, key) from None


class Lowered:
    """The expressions of a list of rules: what each matches, and what must not stand before or after it."""

    def __init__(self, rules: Sequence[RuleBase], lexicon: Lexicon) -> None:
        self._rules = rules
        self._cores: list[Core] = []
        self._before: list[Core | None] = []
        self._after: list[Core | None] = []
        for rule in rules:
            self._cores.append(_lower(rule, "match", partial(lower, rule.pattern, lexicon)))
            before = after = None
            if rule.unless:
                before = reversed_core(_lower(rule, "unless", partial(gapped, rule.unless, lexicon, before=True)))
            if rule.unless_next:
                after = _lower(rule, "unless-next", partial(gapped, rule.unless_next, lexicon, before=False))
            self._before.append(before)
            self._after.append(after)

    def terminals(self) -> set[Terminal]:
        """All that the expressions ask for."""
        return terminals(core for core in (*self._cores, *self._before, *self._after) if core is not None)

    def scanner(self, alphabet: Alphabet) -> Scanner:
        """Raises RuleError for a rule whose pattern matches the empty text, or is beyond all size."""
        matched: list[Nfa] = []
        beside: tuple[list[Nfa | None], list[Nfa | None]] = [], []
        for rule, core, *barred in zip(self._rules, self._cores, self._before, self._after, strict=True):
            try:
                matched.append(Nfa(core, alphabet))
                for automata, bar in zip(beside, barred, strict=True):
                    automata.append(Nfa(bar, alphabet) if bar is not None else None)
            except RuleError as wrong:
                raise rule.error(wrong.message) from None
        return Scanner(matched, *beside, alphabet)
