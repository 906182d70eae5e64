"""Find the time expressions of a text: scan for the time rules, keep the longest from the left, and give each its reading."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import asdict, evolve

from factcheck.alphabet import Alphabet
from factcheck.language.lexicon import Lexicon, suggest
from factcheck.language.rules import TimeRule
from factcheck.scan import Match, Scanner, Tokens, longest
from factcheck.sentences import Sentences
from factcheck.slots import read_text
from factcheck.times import calendar, relative
from factcheck.times.calendar import Setting
from factcheck.times.expression import TimeExpression, Timex
from factcheck.when import When

Read = Callable[..., Timex | None]
#: The readings that a time rule may name.
READINGS: Mapping[str, Read] = {
    name: function
    for module in (calendar, relative)
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__ and next(iter(inspect.signature(function).parameters), "") == "setting"
    and not name.startswith("_")
}  # fmt: skip
_AHEAD = frozenset(("will", "ll", "shall", "to", "would", "next", "upcoming", "due", "until", "by"))
_PAST = frozenset(("was", "were", "had", "did", "ago", "since", "said", "last"))


class TimeFinder:
    """The time rules of one language, ready to read."""

    def __init__(self, rules: tuple[TimeRule, ...], scanner: Scanner, alphabet: Alphabet, lexicon: Lexicon) -> None:
        for rule in rules:
            if rule.reads not in READINGS:
                raise rule.error(f"no such reading: {rule.reads}{suggest(rule.reads, READINGS)}", "reads", rule.reads)
        self._rules, self._scanner, self._alphabet, self._lexicon = rules, scanner, alphabet, lexicon

    def find(self, tokens: Tokens, sentences: Sentences, now: When | None) -> list[tuple[int, int, TimeExpression]]:
        """Every time expression, with its pieces [start, stop), in the order of the text."""
        found = []
        told: When | None = None
        for match in longest(map(self._narrowed, self._scanner.matches(tokens))):
            rule = self._rules[match.rule]
            values = self._values(match, tokens)
            if values is None:
                continue
            setting = Setting(now, told, _looks_ahead(tokens, sentences.start(match.start), match.start))
            timex = READINGS[rule.reads](setting, **values)
            if timex is None:
                continue
            if timex.when is not None and timex.type == "DATE" and rule.kind != "same":
                told = timex.when
            first, last = tokens.offsets[match.start], tokens.offsets[match.stop]
            weekdays = tuple(values[name] for name in ("weekday", "weekday2") if name in values and timex.ends)
            expression = TimeExpression(
                **asdict(evolve(timex, weekdays=weekdays), recurse=False),
                start=first,
                end=last,
                text=tokens.text[first:last],
                rule=rule.full_name,
                kind=rule.kind,
            )
            found.append((match.start, match.stop, expression))
        return found

    def marks(self, found: list[tuple[int, int, TimeExpression]]) -> Iterator[tuple[int, int, str, TimeExpression]]:
        """The expressions that claim rules see as one piece, with the character of their kind."""
        for start, stop, expression in found:
            if expression.kind != "word":
                yield start, stop, self._alphabet.time(expression.kind), expression

    def _narrowed(self, match: Match) -> Match:
        """A match with the extent of its expression alone: what it needs beside that is no part of it."""
        mark = self._rules[match.rule].mark
        if not mark:
            return match
        _, start, stop = match.slots[mark]
        return evolve(match, start=start, stop=stop)

    def _values(self, match: Match, tokens: Tokens) -> dict[str, Any] | None:
        values: dict[str, Any] = dict(self._rules[match.rule].constants)
        for name, (kind, start, stop) in match.slots.items():
            text = tokens.text[tokens.offsets[start] : tokens.offsets[stop]]
            value = read_text(kind, text, self._lexicon)
            if value is None:
                return None
            values[name.replace("-", "_")] = value
        return values


def _looks_ahead(tokens: Tokens, start: int, stop: int) -> bool | None:
    """Whether the clause before a place looks ahead: the nearest telling word decides."""
    for piece in reversed(tokens.pieces[start:stop]):
        word = piece.casefold()
        if word in _AHEAD:
            return True
        if word in _PAST or (word.endswith("ed") and len(word) > 4):
            return False
    return None
