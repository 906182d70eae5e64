"""A sentence as a pattern could have it: its words, and slots for its times, names and numbers; and which of these are
likely to be what a rule should look for.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from factcheck.examples import EXAMPLE_DAY
from factcheck.language.lexicon import Lexicon
from factcheck.missed import TIME_SLOTS
from factcheck.names.mentions import Mention
from factcheck.prepared import Prepared
from factcheck.times.expression import TimeExpression

#: Words that tell nothing by themselves: a rule should not begin with them.
_SMALL = frozenset(
    [
        *("a", "an", "the", "his", "her", "its", "their", "our", "my", "this", "that", "these", "those", "there", "as"),
        *("is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "also", "so"),
        *("it", "he", "she", "they", "we", "you", "i", "who", "which", "and", "but", "or", "said", "says", "just"),
        *("hasn", "haven", "hadn", "isn", "aren", "wasn", "weren", "doesn", "didn", "don", "couldn", "wouldn"),
    ]
)
#: Words that lead to what is behind them, those that lead to places first.
_TO_PLACES = frozenset(["in", "at", "to", "from", "near", "into", "across", "through", "inside", "around", "within"])
PREPOSITIONS = _TO_PLACES | frozenset(
    [
        *("of", "with", "for", "on", "since", "against", "by", "before", "after", "until", "over", "during", "under"),
        *("about", "than", "between"),
    ]
)
DENYING = frozenset({"not", "never", "no", "none", "nobody", "nothing", "neither", "nor", "without"})
_MOST_LEFT, _MOST_RIGHT = 8, 5  # parts that a rule takes from before and behind what it rests on
_MOST_COUNTED = 2  # words behind a number that may tell what is counted
_WITHIN = (",", "-", "/", "'")  # the marks of a pattern that end no clause
_SIGNS = ("%", "$", "£", "€")  # those that end none either, and stand in a pattern in quotes
_MEASURES = frozenset(  # behind a number that counts no events
    ["percent", "per", "million", "billion", "trillion", "degrees", "metres", "miles", "points", "dollars", "tonnes"]
)
#: Words that make a name with the number behind them.
_NUMBERED = frozenset(["nos", "flight", "route", "chapter", "article", "section", "phase", "formula", "apollo"])


@frozen
class Part:
    """Characters [start, stop) of a sentence: a word, or a slot with its type. `gap` is what stands before it, and
    `time` what a time expression was read as.
    """

    start: int
    stop: int
    gap: str
    text: str
    slot: str = ""
    type: str = ""
    time: TimeExpression | None = None

    @property
    def is_small(self) -> bool:
        return not self.type and self.text.casefold() in _SMALL

    @property
    def is_preposition(self) -> bool:
        return not self.type and self.text.casefold() in PREPOSITIONS

    @property
    def tells(self) -> bool:
        """Whether it is a word that a rule could be known by."""
        is_ending = bool(self.mark) and self.text in ("s", "t")
        return not (self.type or self.is_small or self.is_preposition or is_ending)

    @property
    def mark(self) -> str:
        """What stands before it beside white space, as a pattern has it."""
        return self.gap.strip().replace("’", "'")

    @property
    def denies(self) -> bool:
        """Whether it says that something is not so."""
        word = self.text.casefold()
        return not self.type and (word in DENYING or (word == "t" and self.mark == "'"))

    @property
    def is_anchor(self) -> bool:
        """Whether it is what a claim could rest on: a time or a number."""
        return self.time is not None or self.slot in ("n", "nth", "amount")

    @property
    def breaks(self) -> bool:
        """Whether no pattern goes on over what stands before it."""
        return bool(self.mark) and self.mark not in _WITHIN and self.mark not in _SIGNS


def parts_of(text: Prepared, lexicon: Lexicon) -> list[Part]:
    """The parts of a sentence, in order."""
    found = [*_parts(text, lexicon)]
    return [_sorted_number(part, found[:at], found[at + 1 : at + 2]) for at, part in enumerate(found)]


def _sorted_number(part: Part, before: Sequence[Part], behind: Sequence[Part]) -> Part:
    """A number that counts nothing as what it is: part of a name, the age of somebody, or an amount."""
    if part.slot != "n":
        return part
    if before and before[-1].type == "name" and part.gap == " " and part.text.isdecimal():
        return evolve(part, slot="", type="")
    is_apposed = before and before[-1].type == "name" and part.mark == "," and all(one.mark == "," for one in behind)
    if is_apposed or (before and before[-1].text.casefold() in ("aged", "turned", "turns")):
        return evolve(part, slot="age")
    is_amount = part.mark in _SIGNS or any(one.mark in _SIGNS or one.text.casefold() in _MEASURES for one in behind)
    return evolve(part, slot="amount") if is_amount else part


def _parts(text: Prepared, lexicon: Lexicon) -> Iterator[Part]:
    tokens = text.tokens
    mentions = {mention.start: mention for mention in text.mentions.between(0, len(tokens.pieces))}
    at, before = 1, 0
    while at < len(tokens.pieces):
        stop, slot, type_name = _extent(at, tokens.pieces, tokens.marks, mentions, lexicon)
        start, end = tokens.offsets[at], tokens.offsets[stop]
        found = tokens.marks.get(at)
        time = found if isinstance(found, TimeExpression) else None
        gap = tokens.text[before:start]
        yield Part(start, end, gap, tokens.text[start:end], slot, type_name, time if slot else None)
        at, before = stop + 1, end


def _extent(
    at: int,
    pieces: Sequence[str],
    marks: Mapping[int, object],
    mentions: dict[int, Mention],
    lexicon: Lexicon,
) -> tuple[int, str, str]:
    """Where the part that begins at a piece stops, and the slot and type that it would be."""
    time = marks.get(at)
    if isinstance(time, TimeExpression):
        return at + 1, *_time_slot(time, lexicon)
    mention = mentions.get(at)
    if mention is not None:
        is_country = lexicon.value("country", "".join(pieces[at : mention.stop])) is not None
        if mention.is_adjective:
            return mention.stop, "", "country" if is_country else ""
        if at > 1 and pieces[at - 2].casefold() in _TO_PLACES:
            return mention.stop, "where", "country" if is_country else "place"
        return mention.stop, "who", "name"
    if stop := _numbered_name(at, pieces):
        return stop, "", ""
    stop, is_ordinal = at, False
    while stop < len(pieces) and not is_ordinal and (stop == at or _goes_on(stop, pieces)):
        word = pieces[stop]
        is_ordinal = _is_ordinal(word, lexicon)
        if not (is_ordinal or word.isdecimal() or lexicon.value("number-word", word) is not None):
            break
        stop += 2
    if stop == at or pieces[at].casefold() == "one":
        return at + 1, "", ""
    return stop - 1, *(("nth", "ordinal") if is_ordinal else ("n", "number"))


def _goes_on(at: int, pieces: Sequence[str]) -> bool:
    """Whether a number may go on with the piece at `at`: another of its words, or the next three digits."""
    return pieces[at - 1] in " -" or (pieces[at - 1] == "," and pieces[at].isdecimal() and len(pieces[at]) == 3)


def _numbered_name(at: int, pieces: Sequence[str]) -> int:
    """Where a name stops that a word makes with the number behind it, such as “No 10”; 0 where none begins."""
    word, [gap, number] = pieces[at], [*pieces[at + 1 : at + 3], "", ""][:2]
    is_name = word in ("No", "Nos") or word.casefold() in _NUMBERED or (pieces[at - 1] == " " and word.istitle())
    return at + 3 if is_name and gap in (" ", ". ", "-") and number.isdecimal() else 0


def _is_ordinal(word: str, lexicon: Lexicon) -> bool:
    return (word[0].isdecimal() and word[-2:] in ("st", "nd", "rd", "th")) or (
        lexicon.value("ordinal-word", word) is not None and word.casefold() not in ("first", "second")
    )


def _time_slot(time: TimeExpression, lexicon: Lexicon) -> tuple[str, str]:
    is_over = time.when is not None and time.when.before(EXAMPLE_DAY) is True
    for type_name, slot in TIME_SLOTS:
        is_meant = type_name != "past" or is_over
        if is_meant and time.kind in lexicon.time_kinds(type_name):
            return slot, type_name
    return "", ""


def windows(parts: Sequence[Part], anchor: int | None) -> Iterator[tuple[int, int]]:
    """The stretches of parts that a rule is likely to look for, the likeliest first; they hold the anchor."""
    if anchor is None:
        telling = [number for number, part in enumerate(parts) if part.tells]
        if telling:
            yield telling[0], min(telling[-1], telling[0] + _MOST_LEFT) + 1
        return
    start = _left(parts, anchor)
    if any(part.tells for part in parts[start:anchor]):
        yield start, _counted(parts, anchor) if parts[anchor].time is None else anchor + 1
    stop = _right(parts, anchor)
    if any(part.tells for part in parts[anchor:stop]):
        first = anchor
        while first > 0 and not parts[first].breaks and parts[first - 1].is_preposition:
            first -= 1
        yield first, stop
        yield start, stop


def _left(parts: Sequence[Part], anchor: int) -> int:
    """Where a rule that ends with its anchor begins: behind the subject, with a word that tells something."""
    start = anchor
    while start > 0 and anchor - start < _MOST_LEFT and not parts[start].breaks:
        before = parts[start - 1]
        if before.slot == "who" and any(part.tells for part in parts[start:anchor]):
            is_object = start > 1 and parts[start - 2].is_preposition
            if not is_object:
                break
        start -= 1
    while start < anchor and (_leads(parts[start]) and parts[start + 1].mark != "'"):
        start += 1
    is_led = start > 0 and parts[start].slot == "where" and parts[start - 1].is_preposition
    return start - is_led


def _leads(part: Part) -> bool:
    """Whether it is no part to begin with: a small word, an age, or the ending of the word or name before."""
    is_end = part.slot == "age" or (not part.type and part.text.isdecimal())
    return part.is_small or part.is_preposition or is_end or (part.mark == "'" and not part.tells)


def _counted(parts: Sequence[Part], anchor: int) -> int:
    """Where the words stop that tell what a number counts."""
    stop = anchor + 1
    while stop < len(parts) and stop - anchor <= _MOST_COUNTED and parts[stop].tells and not parts[stop].mark:
        stop += 1
    return stop


def _right(parts: Sequence[Part], anchor: int) -> int:
    """Where a rule that begins with its anchor ends."""
    stop = anchor + 1
    while stop < len(parts) and stop - anchor <= _MOST_RIGHT and (not parts[stop].breaks or stop == anchor + 1):
        stop += 1
    while stop > anchor + 1 and (parts[stop - 1].is_small or parts[stop - 1].is_preposition):
        stop -= 1
    return stop


def numbered(parts: Iterable[Part]) -> list[Part]:
    """The parts with a number at each slot that comes again."""
    found: list[Part] = []
    count: dict[str, int] = {}
    for part in parts:
        count[part.slot] = count.get(part.slot, 0) + 1
        again = str(count[part.slot]) if part.slot and count[part.slot] > 1 else ""
        found.append(evolve(part, slot=part.slot + again))
    return found


def pattern_of(parts: Iterable[Part], named: Container[str]) -> str:
    """The pattern of these parts; slots that are not among those named are matched and not read."""
    words: list[str] = []
    for number, part in enumerate(parts):
        if number and part.mark in _SIGNS:
            words.append(f'"{part.gap}"')
        elif number and part.mark in _WITHIN and part.mark != "-":
            words.append("[']" if part.time and part.mark == "'" else part.mark)  # the year may be written in full
        name = part.slot if part.slot in named else ""
        words.append(f"<{name}:{part.type}>" if part.type else part.text.casefold())
    return " ".join(words)
