"""Sentences that say what is asked of them: a claim, back through the rules that would read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache, partial
from itertools import pairwise, product
from math import isinf
from random import Random
from typing import TypeVar

from attrs import evolve, frozen

from factcheck.days import civil
from factcheck.examples import EXAMPLE_DAY, core
from factcheck.extract import extract
from factcheck.language.claims import ClaimTemplate
from factcheck.language.lexicon import Lexicon
from factcheck.language.parts import Reading, Slots, Value, slots_in
from factcheck.language.patterns import Choice, Maybe, Pattern, Seq, Slot, Word, slots_of
from factcheck.language.rulebook import Rulebook
from factcheck.language.rules import AMBIENT, ClaimRule
from factcheck.length import Length
from factcheck.model import Claim, Document
from factcheck.testing.phrases import Choose
from factcheck.testing.renderings import MONTHS, shown, texts
from factcheck.testing.sentences import writer_of
from factcheck.when import When

_TRIES = 24  # sentences that are written for each way to fill a rule's claim
_WAYS = 4  # such ways that are tried

T = TypeVar("T")


@lru_cache(maxsize=1 << 12)
def sayings(claim: Claim, published: When | None, rulebook: Rulebook, language: str = "en") -> Sequence[str]:
    """Sentences that make this claim when told on that day, one a rule, those most like the rules' own examples first;
    none where no rule can say it. What its rule makes of the same words beside it is let pass where no sentence is
    without.
    """
    alone: list[tuple[int, str]] = []
    more: list[tuple[int, str]] = []
    for rule in rulebook.languages[language].rules:
        read: dict[int, list[str]] = {}
        for text in dict.fromkeys(_written(claim, published, rule, rulebook, language)):
            found = extract(Document("said", text, published, language=language), rulebook)
            if makes_just([claim], found):
                read.setdefault(len(found), []).append(text)
        if read:
            count, told = min(read.items())
            (alone if count == 1 else more).append(min((_oddness(text, rule), text) for text in told))
    return tuple(text for _, text in sorted(alone or more))


def makes_just(asked: Sequence[Claim], found: Sequence[Claim]) -> bool:
    """Whether all that is asked was found, and nothing beside it but what a rule that says it makes of the same words:
    who is on a first visit since 2016 was there in 2016.
    """
    wanted = Counter(map(core, asked))
    own = {(claim.rule, claim.span) for claim in found if core(claim) in wanted}
    return wanted <= Counter(map(core, found)) and all((claim.rule, claim.span) in own for claim in found)


def makers(claim: Claim, published: When | None, rulebook: Rulebook, language: str = "en") -> list[str]:
    """The rules that make such claims, by what they say of them; their words may not reach."""
    rules = rulebook.languages[language].rules
    return [rule.full_name for rule in rules if any(_filled(each, claim, published, rule) for each in rule.claims)]


def _oddness(text: str, rule: ClaimRule) -> int:
    """How far a sentence is from those of the rule's own examples: pairs of words that these have not."""
    usual = {pair for example, _ in rule.accept for pair in _pairs(example)}
    return sum(pair not in usual for pair in _pairs(text))


def _pairs(text: str) -> list[tuple[str, str]]:
    """Each two words side by side; of names and numbers only that they are such, and of dates how sharp they are."""
    words: list[str] = []
    for word in "".join(char if char.isalnum() else " " for char in text).split():
        plain = "MONTH" if word in MONTHS else "NAME" if word[0].isupper() and words else word.casefold()
        plain = ("YEAR" if len(plain) == len("2000") else "NUMBER") if plain.isdecimal() else plain
        if not (plain == "NAME" and words[-1:] == ["NAME"]):
            words.append(plain)
    return [*pairwise(["", *words, ""])]


def _written(claim: Claim, published: When | None, rule: ClaimRule, rulebook: Rulebook, language: str) -> Iterator[str]:
    """Sentences with which a rule may make the claim."""
    if rule.regex:
        return
    ways = [way for template in rule.claims for way in _filled(template, claim, published, rule)[:_WAYS]]
    if not ways:
        return
    frames = [frame for frame in _frames(rule, rulebook, language) if len(frame.names) == len(claim.key.who)]
    frames = frames or [_Frame("", ".", ())]
    lexicon, writer = rulebook.languages[language].lexicon, writer_of(rulebook.languages[language])
    random = Random(rule.full_name)
    usual = {word for text, _ in rule.accept for word in text.casefold().replace(",", " ").replace(".", " ").split()}
    for at in range(_TRIES):
        is_wild = at > _TRIES // 2

        def choose(among: Sequence[T], /, is_wild: bool = is_wild) -> T:
            return random.choice([*filter(partial(_is_usual, usual=usual), among)] * (not is_wild) or among)

        bound = _Bound(ways[at % len(ways)], lexicon, published, choose)
        pattern = bound.pattern(rule.pattern)
        if pattern is None or bound.left:
            continue
        try:
            phrase = writer.write(pattern, choose)
        except ValueError:  # a type that nothing can be written for
            continue
        yield frames[at % len(frames)].around(phrase.text, phrase.tail, sorted(claim.key.who))


def _is_usual(option: object, usual: Set[str]) -> bool:
    """Whether the words that an option opens with, or a number, are among those of a rule's examples."""
    while isinstance(option, Seq | Choice):
        option = option.parts[0] if option.parts else ""
    text = option.text if isinstance(option, Word) else option
    return not isinstance(text, str) or all(word in usual for word in text.casefold().split()) or text[:1].isdigit()


def _filled(
    template: ClaimTemplate, claim: Claim, published: When | None, rule: ClaimRule
) -> list[Mapping[str, Value]]:
    """Values of the pattern's slots with which a template makes the claim, those of the fewest slots first."""
    if template.kind != claim.kind:
        return []
    key, names = claim.key, sorted(claim.key.who)
    domains: dict[str, list[Value | None]] = {}

    def offer(part: object, values: Sequence[Value | None]) -> None:
        for slot in slots_in(part):
            known = domains.setdefault(slot, [])
            known.extend(value for value in values if value not in known)

    offer(template.what, [key.what, *_parts(key.what)])
    offer(template.of, [key.of or None])
    offer(template.where, [key.where or None])
    offer(template.said_by, [None])
    for part in template.who:
        offer(part, [*([frozenset(names)] if len(names) > 1 else []), *names, None])
    offer(template.nth, [claim.nth])
    offer(template.when, [*_dates(claim), *_spans(claim, published)])
    offer(template.length, [claim.length, *_counts(claim.length)])
    if "now" in domains:
        domains["now"] = [published]
    slots = sorted(domains)
    ways: list[Mapping[str, Value]] = []
    for values in product(*(domains[slot] for slot in slots)):
        held = {slot: value for slot, value in zip(slots, values, strict=True) if value is not None}
        made = template.fill(_readings(held))
        if made is not None and core(evolve(made, status=claim.status)) == core(claim):
            ways.append({slot: value for slot, value in held.items() if slot in rule.binds or slot not in AMBIENT})
    return sorted(ways, key=len)


def _readings(values: Mapping[str, Value]) -> Slots:
    return {slot: Reading(value) for slot, value in values.items()}


def _parts(name: str) -> list[str]:
    """What a name may be made of: of “larger-fall”, both words."""
    words = name.split("-")
    return ["-".join(part) for at in range(1, len(words)) for part in (words[at:], words[:at])]


def _dates(claim: Claim) -> list[Value | None]:
    if claim.when is None:
        return [None]
    ends = [When.within(*end) for end in (claim.when.start, claim.when.stop) if not isinf(end[0]) and not isinf(end[1])]
    return list(dict.fromkeys([claim.when, *ends]))


def _spans(claim: Claim, published: When | None) -> list[Value | None]:
    """Lengths and numbers by which a date may be reckoned from the day of telling."""
    if claim.when is None or published is None or isinf(claim.when.first):
        return [claim.length]
    now, (year, month, _) = civil(published.first), civil(claim.when.first)
    years = now[0] - year
    numbers = [number for number in (years, years - 1) if number > 0]
    months = 12 * years + now[1] - month
    in_years = [Length(number, "Y") for number in numbers]
    return [claim.length, claim.nth, *numbers, *in_years, *([Length(months, "M")] if 0 < months < 24 else [])]


def _counts(length: Length | None) -> list[Value | None]:
    return [int(length.count)] if length is not None and length.count is not None else []


class _Bound:
    """A pattern with texts in place of the slots whose values are told; `left` are those that found no place yet."""

    def __init__(self, values: Mapping[str, Value], lexicon: Lexicon, now: When | None, choose: Choose) -> None:
        self._lexicon, self._now, self._choose = lexicon, now, choose
        self._names = {slot: str(value) for slot, value in values.items() if slot.endswith(".name")}
        self.left = {slot: value for slot, value in values.items() if "." not in slot}

    def pattern(self, pattern: Pattern) -> Pattern | None:
        """The pattern; None where it asks for a slot that has no value."""
        match pattern:
            case Slot(name, kind) if name:
                if name not in self.left:
                    return None
                among = texts(kind, self.left.pop(name), self._lexicon, self._now)
                if not among:
                    return None
                text = self._choose(among)
                called = self._names.get(f"{name}.name")
                return Word(f"{shown(called)} {text.title()}" if called else text)
            case Seq(parts):
                found = [self.pattern(part) for part in parts]
                return None if None in found else Seq(tuple(part for part in found if part is not None))
            case Choice(parts):
                able = [part for part in parts if self._can(part)]
                wanted = [part for part in able if self._wants(part)]
                return self.pattern(self._choose(wanted or able)) if able else None
            case Maybe(part):
                if not self._can(part):
                    return Seq(())
                return self.pattern(part if self._wants(part) else self._choose((Seq(()), part)))
        return pattern

    def _wants(self, pattern: Pattern) -> bool:
        return any(slot.name in self.left for slot in slots_of(pattern))

    def _can(self, pattern: Pattern) -> bool:
        """Whether all slots that a pattern cannot do without have values still."""
        match pattern:
            case Slot(name):
                return not name or name in self.left
            case Seq(parts):
                return all(map(self._can, parts))
            case Choice(parts):
                return any(map(self._can, parts))
        return True


@frozen
class _Frame:
    """What stands before and behind the words that a rule reads in an example of its own, and who is named in it."""

    before: str
    behind: str
    names: tuple[str, ...]

    def around(self, text: str, tail: str, names: Sequence[str]) -> str:
        """The sentence about others."""
        before = self.before
        for own, other in zip(self.names, names, strict=False):
            before = before.replace(shown(own), shown(other))
        behind = tail + self.behind.lstrip(" ,.:;-/)'") if tail else self.behind
        opens = before.rstrip()[-1:] in ("", ".", "!", "?")
        whole = before + (text[:1].upper() + text[1:] if opens else text) + behind
        return whole if whole.rstrip()[-1:] in ".!?”" else whole.rstrip() + "."


@lru_cache(maxsize=1 << 12)
def _frames(rule: ClaimRule, rulebook: Rulebook, language: str) -> Sequence[_Frame]:
    found = []
    for text, _ in rule.accept:
        claims = extract(Document("example", text, EXAMPLE_DAY, language=language), rulebook)
        own = [claim for claim in claims if claim.rule == rule.full_name]
        if own:
            span, names = own[0].span, sorted({name for claim in own for name in claim.key.who})
            found.append(_Frame(text[: span.start], text[span.stop :], tuple(names)))
    return found
