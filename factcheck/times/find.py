"""Find the time expressions of a text: scan for the rules, keep the longest from the left, give each its reading."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from math import inf
from typing import Any

from attrs import asdict, frozen

from factcheck.alphabet import Alphabet
from factcheck.automaton import Extent
from factcheck.days import civil
from factcheck.language.errors import suggest
from factcheck.language.lexicon import Lexicon, made_of
from factcheck.language.rules import TimeRule
from factcheck.length import Length
from factcheck.scan import Match, Matcher, Tokens, longest
from factcheck.sentences import Sentences
from factcheck.slots import read_text
from factcheck.times import calendar, clock, lengths, named, periods, relative
from factcheck.times.expression import TimeExpression, Timex, in_order
from factcheck.times.game import Game
from factcheck.times.open_ends import OpenEnds
from factcheck.times.setting import NOW, Setting
from factcheck.times.tense import Tense
from factcheck.when import When

Read = Callable[..., Timex | None]
#: The readings that a time rule may name.
READINGS: Mapping[str, Read] = {
    name: function
    for module in (calendar, clock, lengths, named, periods, relative)
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__ and next(iter(inspect.signature(function).parameters), "") == "setting"
    and not name.startswith("_")
}  # fmt: skip
#: Kinds that claim rules see as the words they are.
_UNJOINED = frozenset(("word", "time", "rate", "name"))
#: Kinds that are no time expressions, and keep their words from being read as one.
_NO_TIMES = frozenset(("old", "rate", "name"))
#: A text tells history where so many explicit years, and two in three of them, are more than a year before its own.
_HISTORY_YEARS = 4
_MANY_YEARS = 12  # of which half will do
_SHORT_OF_YEAR = 360
_OPENING = 4  # pieces of a sentence that may stand before the year that it opens with
_IN_PASSING = frozenset(("since", "of"))  # “the treaty of 1878”
_LONGER_PERIODS = (Length(6, "M"), Length(9, "M"), Length(12, "M"))  # “a year earlier” is then a year's figures
_OPENERS = ("(", "from", "years")  # what makes years of two bare numbers: (1914-1918), the years 1914-1918
_ASIDES = (" - ", " – ", "—")  # dashes that may as well set off a second thought: “in 2022 — 2021”
_NEW_QUARTER = 45  # days that a quarter may still run when its figures are told: companies' own quarters end early


@frozen
class _Read:
    """A match with what its slots read."""

    rule: int
    start: int
    stop: int
    slots: Mapping[str, Extent]
    values: Mapping[str, Any]


class TimeFinder:
    """The time rules of one language, ready to read."""

    def __init__(self, rules: tuple[TimeRule, ...], scanner: Matcher, alphabet: Alphabet, lexicon: Lexicon) -> None:
        for rule in rules:
            if rule.reads not in READINGS:
                raise rule.error(f"no such reading: {rule.reads}{suggest(rule.reads, READINGS)}", "reads", rule.reads)
            _require_told(rule, lexicon)
        self._rules, self._scanner, self._alphabet, self._lexicon = rules, scanner, alphabet, lexicon
        self._tense, self._open_ends = Tense.of(lexicon), OpenEnds.of(lexicon)

    def find(self, tokens: Tokens, sentences: Sentences, now: When | None) -> list[tuple[int, int, TimeExpression]]:
        """Every time expression, with its pieces [start, stop), in the order of the text."""
        if now is not None and inf in (-now.first, now.last):
            now = None  # an article that may be of any day has no present
        read = longest(self._read(tokens))
        history = now is not None and _tells_history(list(_years(read)), now)
        by_day = _puts_day_first(read)
        game = Game(tokens, sentences, self._lexicon)
        found = []
        told: Timex | None = None
        day = reached = None
        quarter: tuple[int, int] | None = None
        day_from = year_from = -1  # the sentences in which the day, and the year that days are of, were told
        year: int | None = None
        for match in read:
            rule = self._rules[match.rule]
            sentence = sentences.start(match.start)
            before = sentences.start(sentence - 1) if sentence else 0
            tense = partial(self._tense.is_ahead, tokens, sentences, match.start, match.stop)
            in_game = partial(game.is_told, match.start)
            setting = Setting(
                now, told, day, reached, quarter, by_day, history, tense, in_game,
                day_near=day if day_from >= before else None,
                year=year if year_from == sentence else None,
            )  # fmt: skip
            timex = _timex(rule.reads, setting, match.values)
            if timex is None:
                continue
            if rule.kind == "range" and _may_be_aside(tokens, match):
                timex = in_order(timex)
            if timex.when is not None and timex.type in ("DATE", "TIME") and rule.kind not in ("same", "word"):
                told = timex
                if timex.when.is_day:
                    day, day_from = timex.when, sentence
                if not timex.assumes and (found_year := _year_of(timex, match.start - sentence)):
                    year, year_from = found_year, sentence
                if _goes_on(timex, tokens, match.start, reached, now):
                    reached = timex.when
                if rule.reads == "quarter" and (now is None or timex.when.last <= now.last + _NEW_QUARTER):
                    quarter = civil(timex.when.first)[0], int(timex.value[-1])
            if quarter is not None and (rule.reads == "half" or timex.length in _LONGER_PERIODS):
                quarter = quarter[0], 0
            found.append((match.start, match.stop, _expression(rule, match, timex, tokens)))
        return found

    def expressions(self, tokens: Tokens, sentences: Sentences, now: When | None) -> list[TimeExpression]:
        """Every time expression on its own: the ends of ranges, each with its whole, and no ages."""
        return [
            end
            for start, stop, found in self.find(tokens, sentences, now)
            if found.kind not in _NO_TIMES
            for end in ends_of(self._open_ends.of_whole(found, tokens, start, stop))
        ]

    def marks(self, found: list[tuple[int, int, TimeExpression]]) -> Iterator[tuple[int, int, str, TimeExpression]]:
        """The expressions that claim rules see as one piece, with the character of their kind."""
        for start, stop, expression in found:
            if expression.kind == "span":
                yield *expression.core, self._alphabet.time("length"), expression
            elif expression.kind not in _UNJOINED:
                yield start, stop, self._alphabet.time(expression.kind), expression

    def _read(self, tokens: Tokens) -> Iterator[_Read]:
        """Every match whose slots read; of one that needs words beside its expression, the extent of that alone."""
        for match in self._scanner.matches(tokens):
            rule = self._rules[match.rule]
            values = self._values(rule, match, tokens)
            if values is not None:
                _, start, stop = match.slots.get(rule.mark, ("", match.start, match.stop))
                yield _Read(match.rule, start, stop, match.slots, values)

    def _values(self, rule: TimeRule, match: Match, tokens: Tokens) -> dict[str, Any] | None:
        values: dict[str, Any] = dict(rule.constants)
        for name, (kind, start, stop) in match.slots.items():
            text = tokens.text[tokens.offsets[start] : tokens.offsets[stop]]
            value = read_text(kind, text, self._lexicon)
            if value is None:
                return None
            values[name.replace("-", "_")] = value
        return values


def _require_told(rule: TimeRule, lexicon: Lexicon) -> None:
    """Raise RuleError where a reading is never told what it wants, or by `with` what it cannot read."""
    from factcheck.language.patterns import slots_of  # here: rules that were kept need no patterns

    wanted = inspect.signature(READINGS[rule.reads]).parameters
    for name, value in rule.constants.items():
        if name not in wanted:
            raise rule.error(f"{rule.reads} reads no `{name}`{suggest(name, wanted)}", "with")
        kinds = str(wanted[name].annotation).split(" | ")  # such as “Fraction | str”
        if type(value).__name__ not in kinds and not (isinstance(value, int) and "Fraction" in kinds):
            raise rule.error(f"{rule.reads} reads no {value!r} as `{name}`", "with")
    types = {inner for slot in slots_of(rule.pattern) for inner in made_of(slot.type, lexicon)}
    patterns = [rule.pattern, *(lexicon.types[name].pattern for name in types)]
    told = {slot.name.replace("-", "_") for pattern in patterns for slot in slots_of(pattern)} | rule.constants.keys()
    for name, parameter in wanted.items():
        is_needed = parameter.default is parameter.empty and parameter.kind is parameter.POSITIONAL_OR_KEYWORD
        if is_needed and name not in told | {"setting"}:
            slot = name.replace("_", "-")
            raise rule.error(f"{rule.reads} wants a slot <{slot}>, or `{name}` by `with`", "reads", rule.reads)


def _timex(reads: str, setting: Setting, values: Mapping[str, Any]) -> Timex | None:
    """What a reading makes of its slots; None where it makes nothing, or what no calendar or length can hold."""
    try:
        found = READINGS[reads](setting, **values)
        return in_order(found) if found is not None and "both" in values and "between" not in values else found
    except (ValueError, OverflowError):
        return None


def _may_be_aside(tokens: Tokens, match: _Read) -> bool:
    """Whether what joins the ends of a range may as well set off the second, or two bare numbers be a score: then they
    need not come in order.
    """
    text, pieces = tokens.text[tokens.offsets[match.start] : tokens.offsets[match.stop]], tokens.pieces
    opener = "(" if "(" in pieces[match.start - 1] else "".join(pieces[max(0, match.start - 2) : match.start - 1])
    is_bare = (
        all(part.isdecimal() for part in pieces[match.start : match.stop : 2]) and opener.casefold() not in _OPENERS
    )
    return is_bare or any(dash in text for dash in _ASIDES)


def _years(read: Iterable[_Read]) -> Iterator[int]:
    """The years told in so many words; those before the common era count as the first."""
    for match in read:
        values = match.values
        if "year" in values or "year2" in values:
            yield values.get("year", values.get("year2"))
        elif "era" in values:
            yield 1


def _puts_day_first(read: Iterable[_Read]) -> bool | None:
    """Whether dates in numbers put the day first, as those that can be read in one way alone agree to."""
    numbers = [(match.values["a"], match.values["b"]) for match in read if "a" in match.values and "b" in match.values]
    day_first, month_first = any(a > 12 for a, _ in numbers), any(b > 12 for _, b in numbers)
    return day_first if day_first != month_first else None


def _tells_history(years: list[int], now: When) -> bool:
    this_year = civil(now.first)[0]
    past = sum(year < this_year - 1 for year in years)
    return (past >= _HISTORY_YEARS and past * 3 >= len(years) * 2) or (past >= _MANY_YEARS and past * 2 >= len(years))


def _year_of(timex: Timex, away: int) -> int | None:
    """The year that days told next are of: of a day with its year, or a year that opens its sentence."""
    assert timex.when is not None
    if timex.when.is_day or (timex.when.grain == "year" and away <= _OPENING):
        return civil(timex.when.first)[0]
    return None


def _goes_on(timex: Timex, tokens: Tokens, start: int, reached: When | None, now: When | None) -> bool:
    """Whether a history goes on from a date: not from one to come, or told from its own day, nor from a year named in
    passing.
    """
    if timex.when is None or NOW & timex.assumes or (now is not None and now.before(timex.when)):
        return False
    if reached is None or timex.when.last - timex.when.first < _SHORT_OF_YEAR:
        return True
    return timex.when.grain == "year" and tokens.pieces[max(0, start - 2)].casefold() not in _IN_PASSING


def _expression(rule: TimeRule, match: _Read, timex: Timex, tokens: Tokens) -> TimeExpression:
    first, last = tokens.offsets[match.start], tokens.offsets[match.stop]
    while tokens.text[first].isspace():
        first += 1  # a pattern may open with a mark, and the mark with white space: “ '82”
    if (
        tokens.text[last : last + 1] == "."
        and tokens.text[last - 2 : last - 1] == "."
        and tokens.text[last - 1].isalpha()
    ):
        last += 1  # the last stop of “p.m.” or “B.C.” is part of it
    names = ("weekday", "weekday2") if timex.ends and "day" in match.values else ()
    weekdays = tuple(match.values[name] for name in names if name in match.values)
    return TimeExpression(
        timex.type,
        timex.value,
        timex.when,
        timex.written,
        timex.length,
        timex.assumes,
        timex.ends,
        weekdays,
        start=first,
        end=last,
        text=tokens.text[first:last],
        rule=rule.full_name,
        kind=rule.kind,
        core=(match.slots["count"][1] if "count" in match.slots else match.slots["unit"][1], match.slots["unit"][2])
        if rule.kind == "span"
        else (match.start, match.stop),
        split=_split(match, tokens) if rule.kind == "range" or len(weekdays) > 1 else None,
    )


def _split(match: _Read, tokens: Tokens) -> tuple[int, int, int] | None:
    """Where the first end of a range starts and stops, and its last end starts: slots of the last have names in 2."""
    slots = [(name, start, stop) for name, (_, start, stop) in match.slots.items() if name not in ("between", "both")]
    lasts = [start for name, start, _ in slots if name.endswith("2")]
    if not lasts:
        return None
    last = min(lasts)
    firsts = [(start, stop) for name, start, stop in slots if not name.endswith("2")]
    if not firsts or any(stop > last for _, stop in firsts):
        return None  # the ends share their words: “Friday and Saturday, 6-7 September”
    return tokens.offsets[min(firsts)[0]], tokens.offsets[max(stop for _, stop in firsts)], tokens.offsets[last]


def ends_of(found: TimeExpression) -> Iterator[TimeExpression]:
    """An expression; of a range, its two ends, each an expression of its own that knows the whole."""
    if found.split is None or len(found.ends) != 2:
        yield found
        return
    start, stop, last = found.split
    whole = Timex(found.type, found.value, found.when, found.written, found.length, found.assumes, found.ends)
    for end, (first, after) in zip(found.ends, ((start, stop), (last, found.end)), strict=True):
        text = found.text[first - found.start : after - found.start]
        fields = asdict(end, recurse=False)
        yield TimeExpression(**fields, start=first, end=after, text=text, rule=found.rule, kind=found.kind, whole=whole)
