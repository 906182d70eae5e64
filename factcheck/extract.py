"""Marks and rules make claims. What the words leave open is filled from around them, and said so; nothing is judged
here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from math import inf, isinf

from attrs import field, frozen

from factcheck.context import context
from factcheck.hedges import Hedges
from factcheck.language.parts import Reading, Slots
from factcheck.language.rulebook import Rulebook
from factcheck.language.rules import AMBIENT, ClaimRule
from factcheck.length import Length
from factcheck.model import WEEKDAYS, Claim, Document, Key, Published, Span, Status, as_day, slug
from factcheck.names import Subjects, belongs_to_another
from factcheck.prepared import Prepared, prepared
from factcheck.present import Present
from factcheck.reader import reader_of
from factcheck.scan import LinearRegex, Match, linear_regex, longest
from factcheck.slots import event_name, read_text, reading
from factcheck.times.expression import TimeExpression
from factcheck.times.slots import read_time
from factcheck.wanted import DOCUMENT, require
from factcheck.when import When, civil


def find_times(text: str, published: Published, rulebook: Rulebook, language: str = "en") -> list[TimeExpression]:
    """The time expressions of a text, in its order.

    `published` is the day that "today" means, as `Document` takes it. Raises UnknownName, a KeyError, where the
    rulebook lacks the language.
    """
    require(text, str, "a text, such as document.text,")
    now = as_day(published)
    reader = reader_of(rulebook.languages[language])
    tokens, sentences = reader.tokens(text)
    return reader.times.expressions(tokens, sentences, now)


def extract(document: Document, rulebook: Rulebook) -> list[Claim]:
    """The claims of a document, in the order of its text; none where the rulebook lacks its language."""
    require(document, Document, DOCUMENT)
    text = prepared(document, rulebook)
    return claims_of(text) if text is not None else []


def claims_of(text: Prepared) -> list[Claim]:
    """The claims of a document that is made ready."""
    return list(_Extraction(text).claims())


def claims_by(rule: ClaimRule, text: Prepared, match: Match) -> list[Claim]:
    """The claims that a rule makes of a match of its pattern, whatever else the text says; none where one of its slots
    does not read.
    """
    return list(_Extraction(text).claims_by(rule, match))


@frozen
class Filled:
    """What a rule makes of one match: its claims, and of each slot its value and its own words, "" for none."""

    claims: tuple[Claim, ...]
    slots: Mapping[str, tuple[str, str]]


def filled_by(rule: ClaimRule, text: Prepared) -> list[Filled]:
    """What a rule makes of each of its matches, among all other rules."""
    return list(_Extraction(text).filled_by(rule))


def spans_read(text: Prepared) -> list[tuple[str, Span]]:
    """The rule and the span of each match that claims are made of, in the order of the text."""
    rules = text.reader.language.rules
    found = _Extraction(text).speaking()
    return [(rules[each.rule].full_name, Span(each.first, each.last)) for each in found]


#: Families that tell more of what others read, and silence none.
_BESIDE = frozenset({"sums", "plan", "deeds", "told", "living"})
_SEASON_STARTS, _SEASON_RUNS = 7, 10  # the months from which a season is told as this one, and the next as such


@frozen(eq=False)
class _Found:
    """A rule's match over pieces [start, stop), characters [first, last), with what its slots read."""

    rule: int
    start: int
    stop: int
    first: int
    last: int
    slots: Slots
    places: Mapping[str, int] = field(factory=dict)  # the first piece of each slot
    match: Match | None = None


class _Extraction:
    """One document's way from text to claims."""

    def __init__(self, text: Prepared) -> None:
        self._prepared, self._document, self._reader = text, text.document, text.reader
        self._lexicon, self._tokens, self._sentences = text.lexicon, text.tokens, text.sentences
        self._present = Present(text)
        self._searched: set[tuple[int, int]] = set()  # rules that are regular expressions, and sentences

    def claims(self) -> Iterator[Claim]:
        """Every claim."""
        found = self.speaking()
        if not found:
            return
        self._look_around()
        for each in found:
            yield from self._claims_of(each, self._reader.language.rules[each.rule])

    def speaking(self) -> list[_Found]:
        """The matches that claims are made of: of those of one family that overlap, the longest alone."""
        rules = self._reader.language.rules
        families: dict[tuple[str, bool], list[_Found]] = {}
        for match in self._reader.claims.matches(self._tokens):
            rule = rules[match.rule]
            families.setdefault((rule.family, rule.gives_way), []).extend(self._read(match, rule))
        kept = [found for family in families.values() for found in longest(family)]
        kept = _without_those_that_give_way(kept, rules)
        return sorted(kept, key=lambda f: (f.first, f.last, f.rule))

    def claims_by(self, rule: ClaimRule, match: Match) -> Iterator[Claim]:
        """The claims of one match."""
        self._look_around()
        for found in self._read(match, rule):
            yield from self._claims_of(found, rule)

    def filled_by(self, rule: ClaimRule) -> Iterator[Filled]:
        """The claims and slots of each match of a rule."""
        rules = self._reader.language.rules
        self._look_around()
        for found in (each for each in self.speaking() if rules[each.rule] is rule):
            extents = found.match.slots if found.match else {}
            words = {name: self._text(start, stop) for name, (_, start, stop) in extents.items()}
            unbound = dict.fromkeys(sorted(rule.asks & AMBIENT - found.slots.keys()), Reading(None))
            read = {**found.slots, **unbound, **self._ambient(found, rule)}
            slots = {name: (_shown(slot), words.get(name, "")) for name, slot in read.items()}
            yield Filled(tuple(self._claims_of(found, rule)), slots)

    def _look_around(self) -> None:
        """Make ready what fills the places that a match leaves open."""
        self._mentions = self._prepared.mentions
        self._subjects = Subjects(self._tokens, self._sentences, self._mentions, self._lexicon)
        self._hedges = Hedges(self._tokens, self._sentences, self._reader)

    def _read(self, match: Match, rule: ClaimRule) -> Iterator[_Found]:
        """A match with its slots read; nothing where one of them does not read."""
        tokens = self._tokens
        if rule.regex:
            start, stop = self._sentences.start(match.start), self._sentences.stop(match.start)
            if (match.rule, start) in self._searched:
                return
            self._searched.add((match.rule, start))
            sentence = tokens.offsets[start], tokens.offsets[stop]
            for first, last, texts in _compiled(rule).find(tokens.text, *sentence):
                pieces = bisect_right(tokens.offsets, first) - 1, bisect_left(tokens.offsets, last)
                slots = {name: reading(rule.types[name], text, self._lexicon) for name, text in texts.items()}
                if all(slot.value is not None for slot in slots.values()):
                    yield _Found(match.rule, *pieces, first, last, slots)
            return
        slots = {name: self._reading(*extent) for name, extent in match.slots.items()}
        if all(slot.value is not None or slot.written or slot.text for slot in slots.values()):
            first, last = tokens.offsets[match.start], tokens.offsets[match.stop]
            places = {name: start for name, (_, start, _) in match.slots.items()}
            yield _Found(match.rule, match.start, match.stop, first, last, slots, places, match)

    def _reading(self, type_name: str, start: int, stop: int) -> Reading:
        time = self._tokens.marks.get(start)
        if isinstance(time, TimeExpression) and stop == start + 1:
            return read_time(time, self._lexicon.types[type_name].reads, self._document.published)
        return reading(type_name, self._text(start, stop), self._lexicon)

    def _text(self, start: int, stop: int) -> str:
        """What pieces [start, stop) say, in one line."""
        return " ".join(self._tokens.text[self._tokens.offsets[start] : self._tokens.offsets[stop]].split())

    def _names_in(self, match: Match) -> dict[str, str]:
        """The names in the events of a match, by slot and “.name”."""
        names = {}
        for slot, (kind, start, stop) in match.slots.items():
            is_event = self._lexicon.types[kind].reads == "event"
            if is_event and (found := event_name(self._text(start, stop), self._lexicon)):
                names[f"{slot}.name"] = found
        return names

    def _others(self, match: Match) -> frozenset[str]:
        """Names that close a match but belong to something else: the States’ partnership, American journalists."""
        return frozenset(
            str(read_text(kind, self._text(start, stop), self._lexicon))
            for kind, start, stop in match.slots.values()
            if stop >= match.stop - 1
            and self._lexicon.types[kind].reads in ("name", "person", "untitled")
            and belongs_to_another(self._tokens, start, stop, self._lexicon)
        )

    def _known(self, key: Key, found: _Found) -> frozenset[str]:
        """What the text tells of those in a key, and that a visit is one of state."""
        facts = self._mentions.known.facts
        told = {f"{who} {fact}" for who in key.who for fact in facts.get(self._mentions.canonical(who), ())}
        if "visit" in key.what and "state visit" in self._document.text[found.first : found.last].casefold():
            told.add("of state")
        return frozenset(told)

    def _said(self, key: Key, ambient: Slots, piece: int) -> frozenset[str]:
        """The words for those in a key, in the match or where its subject is named, that are not their full names."""
        values = (ambient[slot].value for slot in ("who", "beside") if slot in ambient)
        subjects = {name for value in values for name in (value if isinstance(value, frozenset) else (value,))}
        full = {name: self._mentions.canonical(name) for name in (*key.who, key.where) if name}
        words = ((own, self._words_before(own, piece) if name in subjects else name) for name, own in full.items())
        return frozenset(f"{own} {said}" for own, said in words if own != said)

    def _words_before(self, name: str, piece: int) -> str:
        """The words of the mention of a name that is nearest before a piece."""
        for mention in reversed(self._mentions.between(0, piece)):
            if not mention.is_adjective and self._mentions.canonical(mention.name) == name:
                return slug(self._text(mention.start, mention.stop))
        return name

    def _claims_of(self, found: _Found, rule: ClaimRule) -> Iterator[Claim]:
        ambient = self._ambient(found, rule)
        names = self._names_in(found.match) if found.match else {}
        others = self._others(found.match) if found.match else frozenset()
        slots = {**self._parts(found, names), **found.slots, **ambient}
        hedged, speaker = self._hedges.on(found.start, found.stop)
        hedged = rule.status or hedged
        if hedged == "planned" and not rule.status and self._is_over(found):
            hedged = "asserted"
        has_number = any(isinstance(slot.value, int | Length) for slot in found.slots.values())
        told = self._document.published
        if hedged == "planned" and (said_on := self._hedges.said_on(found.start, found.stop)):
            told = said_on if told and said_on.before(told) else told
        around = (self._tokens, self._sentences, found.start, found.stop, self._lexicon)
        words = context(*around) if has_number else ""
        for template in rule.claims:
            claim = template.fill(slots)
            if claim is None:
                continue
            key = self._canonical(claim.key, set(names.values()), others)
            yield Claim(
                claim.kind,
                key,
                claim.when,
                claim.written,
                claim.nth,
                claim.length,
                status=claim.status if claim.status != "asserted" else self._status(claim, hedged, told),
                said_by=claim.said_by or self._mentions.canonical(speaker),
                assumes=claim.assumes,
                rule=rule.full_name,
                document=self._document.id,
                span=Span(found.first, found.last),
                quote=self._document.text[found.first : found.last],
                read=_as_text(found.slots),
                told=told,
                context=words,
                known=self._known(key, found),
                company=self._mentions.company,
                said=self._said(claim.key, ambient, found.start),
            )

    def _is_over(self, found: _Found) -> bool:
        """Whether a time of a match is over by its own words: “last October”, “six years ago”."""
        times = (self._tokens.marks.get(place) for place in found.places.values())
        words = [word for time in times if isinstance(time, TimeExpression) for word in time.text.casefold().split()]
        return any(self._lexicon.value("over-word", word) is not None for word in words)

    def _parts(self, found: _Found, names: Mapping[str, str]) -> dict[str, Reading]:
        """The ends and weekdays of the times in a match, and the names in its events."""
        parts = {name: Reading(value) for name, value in names.items()}
        for name, place in found.places.items():
            time = self._tokens.marks.get(place)
            if isinstance(time, TimeExpression):
                for part, end in zip(("first", "last"), time.ends, strict=False):
                    parts[f"{name}.{part}"] = Reading(end.when, end.written, end.assumes)
                for part, weekday in zip(("weekday", "weekday2"), time.weekdays, strict=False):
                    parts[f"{name}.{part}"] = Reading(WEEKDAYS[weekday - 1])
        return parts

    def _ambient(self, found: _Found, rule: ClaimRule) -> dict[str, Reading]:
        """What no slot binds and the claims ask for: the article's day, and the nearest subject."""
        asked = rule.asks - found.slots.keys()
        ambient = {}
        if "now" in asked and (now := self._present.of(found.start, found.stop)):
            ambient["now"] = now
        if "season" in asked and self._document.published is not None:
            away = found.slots["which"].value
            season = _season(self._document.published, away if isinstance(away, int) else 0)
            ambient["season"] = Reading(season, assumes=frozenset({"now"}))
        if "beside" in asked:
            ambient["beside"] = Reading(self._subjects.beside(found.start) or None)
        if "subject" in asked:
            beside = self._subjects.beside(found.start)
            stood_for = Reading(self._subjects.stood_for(found.start) or None, assumes=frozenset({"who"}))
            ambient["subject"] = Reading(beside) if beside else stood_for
        if "who" in asked and "who" not in rule.binds:
            where = found.slots.get("where")
            if beside := self._subjects.beside(found.start):
                ambient["who"] = Reading(beside)
            else:
                subject = self._subjects.of(found.start, but=str(where.value) if where else "")
                ambient["who"] = Reading(subject or None, assumes=frozenset({"who"}))
        return ambient

    def _is(self, type_name: str, piece: int) -> bool:
        return self._lexicon.value(type_name, self._tokens.pieces[piece]) is not None

    def _canonical(self, key: Key, kept: set[str], others: frozenset[str]) -> Key:
        """The key under full names; what an event is called by stays, though somebody's full name may begin so."""
        where = self._mentions.canonical(key.where) if key.where else ""
        if self._mentions.known.kinds.get(where) == "person":
            where = key.where  # in Washington, though Denzel Washington is there
        full = (name if name in kept else self._mentions.canonical(name) for name in key.who if name not in others)
        who = [name for name in full if name not in self._subjects.shared]
        return Key(key.what, who, where, "" if key.of in others else key.of)

    def _status(self, claim: Claim, hedged: Status | None, told: When | None) -> Status:
        """A hedge decides; without one, what lies wholly after the day of telling is planned, unless told as past."""
        when = claim.when
        is_over = when is not None and told is not None and (when.before(told) or _has_begun(when, told))
        if hedged == "planned" and (is_over or claim.kind in ("recurs", "absent")):
            return "asserted"  # what will be held may recur, be the first in years, and have had a last time
        if hedged is not None:
            return hedged
        is_to_come = when is not None and told is not None and told.before(when)
        return "planned" if is_to_come else "asserted"


def _season(now: When, away: int) -> When | None:
    """The season so many after that of a day: from one summer to the next, across two years."""
    if isinf(now.first):
        return None
    year, month, _ = civil(now.first)
    year += away - (month < (_SEASON_RUNS if away > 0 else _SEASON_STARTS))
    return When.between(When.year(year), When.year(year + 1))


def _has_begun(when: When, told: When) -> bool:
    """Whether a stretch with an open end began before the article's day: what has gone on since 2012 is no plan."""
    return when.last == inf and -inf < when.first < told.first


def _without_those_that_give_way(found: list[_Found], rules: Sequence[ClaimRule]) -> list[_Found]:
    """Drop what a rule that gives way has read where another of its family has read too, or within a longer stretch."""
    firm = [f for f in found if not rules[f.rule].gives_way and rules[f.rule].family not in _BESIDE]
    starts = sorted(f.first for f in firm)
    by_start = sorted(firm, key=lambda f: f.first)
    reach = list(accumulate((f.last for f in by_start), max))  # how far anything that starts so early goes

    def gives_way(item: _Found) -> bool:
        if not reach or reach[max(0, bisect_right(starts, item.last) - 1)] <= item.first:
            return False
        near = by_start[bisect_left(reach, item.first + 1) : bisect_left(starts, item.last)]
        return any(
            f.last > item.first
            and (
                rules[f.rule].family == rules[item.rule].family
                or (f.first <= item.first and f.last >= item.last and f.last - f.first > item.last - item.first)
            )
            for f in near
        )

    return [item for item in found if not (rules[item.rule].gives_way and gives_way(item))]


def _as_text(slots: Slots) -> tuple[str, ...]:
    """What the slots of a match read, names aside."""
    return tuple(_shown(slot) for slot in slots.values() if slot.text or not isinstance(slot.value, frozenset))


def _shown(slot: Reading) -> str:
    """What a slot reads; nothing where it is empty."""
    value = slot.text or slot.written or slot.value
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    return value.iso if isinstance(value, Length) else "" if value is None else str(value)


@lru_cache(maxsize=4096)
def _compiled(rule: ClaimRule) -> LinearRegex:
    try:
        return linear_regex(rule.regex)
    except ValueError as wrong:
        raise rule.error(f"not an RE2 expression: {wrong}", "regex", rule.regex) from None
