"""A sentence made into the draft of a rule, which loads and keeps its own examples. What it guessed, it says."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from textwrap import fill
from typing import Any

from attrs import evolve, frozen

from factcheck.examples import EXAMPLE_DAY, core
from factcheck.extract import extract
from factcheck.language.claims import parse_claim, parse_template
from factcheck.language.errors import RuleError, Source
from factcheck.language.rulebook import Rulebook
from factcheck.language.rules import AMBIENT, ClaimRule, parse_claim_rule
from factcheck.model import Document, slug
from factcheck.prepared import Prepared
from factcheck.reader import reader_of
from factcheck.workshop.guess import ANY_EVENT, guessed, held_by, kept, name_of, template_of
from factcheck.workshop.parts import Part, numbered, parts_of, pattern_of, windows
from factcheck.workshop.unmet import unmet

_LANGUAGE = "en"
_MOST_BETWEEN = 8  # parts between a name and what a rule says of it
_WIDTH = 120
_DETERMINERS = ("the", "a", "an", "his", "her", "its", "their")
_JOINING = ("since", "when", "while")  # words that a clause of its own may follow
_DENIED = "(not | never)"
_AUXILIARIES = (
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "must",
)
_FULL = {"won": "will", "can": "can", "shan": "shall"}  # of these, “n’t” leaves more than it takes
_RESERVED = ("times", "hedges", "lexicon")  # files that hold other things than claim rules
_NOTHING = "Nothing of the kind is said here."


class NoDraft(ValueError):
    """No rule can be drafted from this."""


@frozen
class _Draft:
    """A rule that reads the sentence: the parts that it is made of, its table, and what it gives; and its pattern with
    the name before it asked for, where such a one reads the sentence and gives the same.
    """

    parts: Sequence[Part]
    table: Mapping[str, Any]
    rule: ClaimRule
    gives: Sequence[str]
    rejects: Sequence[str]
    with_name: str


def drafted(
    sentence: str, rulebook: Rulebook, claim: str | Sequence[str] = (), name: str = "", family: str = "own"
) -> str:
    """The draft of a rule, as TOML. `claim` is what it should claim: claim lines, with slots or without. Raises
    NoDraft, and RuleError where a claim is none.
    """
    text = " ".join("".join(char if char.isprintable() else " " for char in sentence).split())
    if not any(map(str.isalnum, text)):
        raise NoDraft("there are no words in this sentence")
    _require_named(name, family)
    claims = [claim] if isinstance(claim, str) else claim
    if not all(map(str.strip, claims)):
        raise NoDraft("the claim given is empty: leave it out, and one is guessed")
    drafter = _Drafter(rulebook, text, claims)
    draft = drafter.draft(family, name)
    return "\n".join([*drafter.comments(draft), *drafter.toml(draft), ""])


def _require_named(name: str, family: str) -> None:
    for of, given in (("rule", name), ("family", family)):
        if given != slug(given) or (of == "family" and not given):
            meant = f": {slug(given)}?" if slug(given) else ""
            raise NoDraft(f"the name of a {of} is lower-case words joined by hyphens, not “{given}”{meant}")
    if family in _RESERVED:
        raise NoDraft(f"{family}.toml holds no rules that make claims: draft it for another family")


class _Drafter:
    """One sentence on its way to a draft."""

    def __init__(self, rulebook: Rulebook, text: str, claims: Sequence[str]) -> None:
        self._rulebook, self._language = rulebook, rulebook.languages[_LANGUAGE]
        self._text, self._claims = text, claims
        self._known = extract(self._document(text), rulebook)
        prepared = Prepared(self._document(text), reader_of(self._language))
        wanted = [parse_claim(claim) for claim in claims if "<" not in claim]
        self._wanted = [core(claim) for claim in wanted]
        self._named = {name for claim in wanted for name in claim.key.who}
        parts = parts_of(prepared, self._language.lexicon)
        self._parts = [evolve(p, slot="who", type="name") if slug(p.text) in self._named else p for p in parts]

    def _document(self, text: str) -> Document:
        return Document("example", text, EXAMPLE_DAY, language=_LANGUAGE)

    def draft(self, family: str, name: str) -> _Draft:
        """The likeliest draft of those that read the sentence, with what it gives beside the rules of its family."""
        parts, table = self._first_that_reads()
        taken = {rule.name for rule in self._language.rules if rule.family == family}
        free = name or name_of(parts)
        own_name = free if name or free not in taken else f"{free}-{len(taken) + 1}"
        rule = self._rule(family, own_name, table)
        rivals = (one for one in self._language.rules if one.family == family and one.full_name != rule.full_name)
        book = self._with_rules([*rivals, rule])
        gives = self._given(book, rule, self._text)
        if not gives:
            raise NoDraft(f"other rules of the family {family} read more of this sentence: draft it for another family")
        rejects = [text for text in self._denied(parts) if not self._given(book, rule, text)]
        return _Draft(parts, table, rule, gives, rejects or [_NOTHING], self._with_name(parts, table, rule, gives))

    def _with_name(self, parts: Sequence[Part], table: Mapping[str, Any], rule: ClaimRule, gives: Sequence[str]) -> str:
        """The pattern with the name before it, and all that stands between, if it reads the sentence as it should."""
        stop = self._at(parts[0])
        start = next((at for at in reversed(range(stop)) if self._parts[at].type == "name"), stop)
        between = self._parts[start + 1 : stop]
        if start == stop or len(between) > _MOST_BETWEEN or any(part.breaks for part in between):
            return ""
        longer = [evolve(self._parts[start], slot="who"), *(evolve(part, slot="") for part in between), *parts]
        pattern = pattern_of(longer, {*rule.binds, "who"})
        asking = self._rule(rule.family, rule.name, {**table, "match": pattern})
        return pattern if self._given(self._with_rules([asking]), asking, self._text) == gives else ""

    def _first_that_reads(self) -> tuple[Sequence[Part], Mapping[str, Any]]:
        stretches = [[*_with_objects(stretch)] for stretch in self._stretches()]
        found = [numbered(parts) for parts in (*stretches, *(map(_plain, stretch) for stretch in stretches))]
        tries: list[tuple[Sequence[Part], Mapping[str, Any], ClaimRule]] = []
        refused: list[RuleError] = []
        for number, parts in enumerate(found):
            try:
                table = self._table(parts)
                tries.append((parts, table, self._rule(f"draft-{number}", "draft", table)))
            except RuleError as wrong:  # such as a slot of the line given that other stretches have
                refused.append(wrong)
        if refused and not tries:
            raise refused[0]
        book = self._with_rules([rule for _, _, rule in tries])
        given = [(self._given(book, rule, self._text), drafted, table) for drafted, table, rule in tries]
        if reading := [each for each in given if each[0]]:
            _, drafted, table = next((each for each in reading if set(each[0]) == set(self._wanted)), reading[0])
            return drafted, table
        why = "no pattern made of its words reads it" if found else "it has no word that a rule could be known by"
        raise NoDraft(f"no rule can be drafted from this sentence: {why}")

    def _rule(self, family: str, name: str, table: Mapping[str, Any]) -> ClaimRule:
        return parse_claim_rule(family, name, table, Source("--claim", "\n".join(self._claims)), self._language.lexicon)

    def _with_rules(self, rules: Sequence[ClaimRule]) -> Rulebook:
        return Rulebook({_LANGUAGE: evolve(self._language, rules=tuple(rules))})

    def _given(self, book: Rulebook, rule: ClaimRule, text: str) -> list[str]:
        return [core(claim) for claim in extract(self._document(text), book) if claim.rule == rule.full_name]

    def _stretches(self) -> Iterator[Sequence[Part]]:
        """Stretches of the sentence around a time or number, those that no rule has read first, and times."""
        anchors = [number for number, part in enumerate(self._parts) if part.is_anchor]
        anchors.sort(key=lambda number: (self._is_read(self._parts[number]), self._parts[number].time is None))
        found = [window for anchor in [*anchors, None] for window in windows(self._parts, anchor)]
        found += [(start - 1, stop) for start, stop in found if start and self._parts[start - 1].slot == "who"]
        yield from (self._parts[start:stop] for start, stop in found)

    def _is_read(self, part: Part) -> bool:
        """Whether a rule reads more there than a date of anything."""
        known = (claim.span for claim in self._known if claim.key.what != ANY_EVENT)
        return any(span.start < part.stop and part.start < span.stop for span in known)

    def _table(self, parts: Sequence[Part]) -> Mapping[str, Any]:
        lexicon = self._language.lexicon
        given = [template_of(claim, parts, lexicon) for claim in self._claims]
        claims = given or guessed(parts, lexicon, self._known)
        examples = {"accept": [self._text], "reject": [_NOTHING]}
        pattern = pattern_of(parts, _asked(claims, {part.slot for part in parts}))
        return {"doc": "…", "match": pattern, "claim": claims, **self._unless(parts), **examples}

    def _unless(self, parts: Sequence[Part]) -> Mapping[str, str]:
        """What must not stand before: a denial, unless the words deny something themselves, or begin with a noun."""
        if parts[0].slot == "who" or any(part.denies for part in parts) or self._begins_with_noun(parts):
            return {}
        between = self._parts[self._auxiliary(parts) : self._at(parts[0])]
        words = [part.text.casefold() for part in between if not part.denies]
        known = [f"[{' | '.join(_DETERMINERS) if word in _DETERMINERS else word}]" for word in words]
        return {"unless": " ".join([_DENIED, *dict.fromkeys(known)])}

    def _begins_with_noun(self, parts: Sequence[Part]) -> bool:
        """Whether an article or a possessive stands before, and no verb that could be denied there."""
        at, first = self._auxiliary(parts), self._at(parts[0])
        before = self._parts[first - 1] if first else None
        return at == first and before is not None and (before.text.casefold() in _DETERMINERS or before.mark == "'")

    def _auxiliary(self, parts: Sequence[Part]) -> int:
        """The number of the part before which “not” would stand: behind the verb that helps, or before the rule's own
        words and what is small before them.
        """
        first = at = self._at(parts[0])
        if parts[0].slot == "who":
            return first + 1 + (len(parts) > 1 and parts[1].text.casefold() in _AUXILIARIES)
        while at > 0 and self._parts[at - 1].is_small and self._parts[at - 1].text.casefold() not in _AUXILIARIES:
            at -= 1
        is_helped = at > 0 and self._parts[at - 1].text.casefold() in _AUXILIARIES
        return at if is_helped else first

    def _denied(self, parts: Sequence[Part]) -> Iterator[str]:
        """The sentence with the words of a rule denied, or affirmed where they deny, and with what they rest on taken
        away.
        """
        if denials := [part for part in parts if part.denies]:
            if denials[0].text.casefold() in ("not", "never", "t"):
                yield self._affirmed(denials[0])
        elif not self._begins_with_noun(parts) and not any(part.denies for part in self._parts[: self._at(parts[0])]):
            at = self._auxiliary(parts)
            is_helped = at > 0 and self._parts[at - 1].text.casefold() in _AUXILIARIES
            start = self._parts[at].start
            if at > 0:
                yield f"{self._text[:start]}{'not' if is_helped else 'never'} {self._text[start:]}"
        anchors = sorted((part for part in parts if part.is_anchor), key=lambda part: part.slot != "then")
        if anchors and anchors[0].slot not in ("n", "amount"):
            yield self._without(anchors[0])

    def _affirmed(self, denial: Part) -> str:
        """The sentence without a word that denies; of “hasn’t”, “has” is left."""
        start = denial.start
        if denial.mark == "'":
            word = self._parts[self._at(denial) - 1]
            start, kept = word.start, _FULL.get(word.text.casefold(), word.text.removesuffix("n"))
            return f"{self._text[:start]}{kept}{self._text[denial.stop :]}"
        left = f"{self._text[:start].rstrip()}{self._text[denial.stop :]}".lstrip()
        return left[:1].upper() + left[1:]

    def _at(self, part: Part) -> int:
        return next(number for number, one in enumerate(self._parts) if one.start == part.start)

    def _without(self, anchor: Part) -> str:
        """The sentence without a time or number, nor the small words that lead to it."""
        first = self._at(anchor)
        while first > 0 and (self._parts[first - 1].is_preposition or self._parts[first - 1].is_small):
            first -= 1
        start, behind = self._parts[first].start, self._at(anchor) + 1
        while anchor.slot == "nth" and behind < len(self._parts) and self._parts[behind].tells:
            behind += 1
        left = (self._text[:start].rstrip() + self._text[self._parts[behind - 1].stop :]).lstrip(" ,")
        return left[:1].upper() + left[1:]

    def comments(self, draft: _Draft) -> Iterator[str]:
        """What the author should know and look at."""
        yield "# A draft from one sentence, which loads and keeps its examples; the rest is guesses."
        read = dict.fromkeys((claim.rule, core(claim)) for claim in self._known)
        for rule, line in read:
            yield f"# {rule} reads something in the sentence already: {line}"
        if not read:
            yield "# No rule reads anything in the sentence yet."
        yield "#   doc     say what is meant, in words that a reader understands"
        yield "#   match   what else may be said for these words: (one | other)? what may be missing: [word]?"
        if any(part.slot for part in draft.parts):
            yield "#           are the slots of the right types? factcheck rules list --kind type"
        if subject := self._subject(draft):
            yield fill(subject, _WIDTH, initial_indent="#           ", subsequent_indent="#           ")
        yield "#   unless  what before it takes it back or makes it mean something else? unless-next: what behind it?"
        if self._claims:
            yield "#   claim   made of what is given; does it hold for any other time and name?"
            yield from (f"#           {line}" for line in self._kept(draft))
        else:
            yield "#   claim   a guess: does the sentence say that, of whom it says, for the time it says?"
        language = evolve(self._language, rules=(*self._language.rules, draft.rule))
        for _, line in unmet([draft.rule], language, self._rulebook.checks):
            yield fill(line, _WIDTH, initial_indent="#           ", subsequent_indent="#           ")
        yield "#   reject  mend what sounds wrong, and add sentences that have these words and mean something else"
        for line in self._wanted:
            if line not in draft.gives:
                yield f"# It should claim “{line}”, and claims what stands below: mend it."

    def _kept(self, draft: _Draft) -> Iterator[str]:
        """What is told by the claims given and not by the pattern."""
        lexicon = self._language.lexicon
        said = {*(slug(part.text) for part in self._parts), *held_by(self._parts, lexicon)}
        told = [part for claim in self._claims if "<" not in claim for part in kept(claim, draft.parts, lexicon)]
        for part in dict.fromkeys(told):
            where = "outside the words of the pattern" if part in said else "nowhere in the sentence"
            yield f"“{part}” stands {where}, and is held as it is"
        who = {name for line in draft.gives for name in parse_claim(line).key.who}
        for name in sorted(self._named - who):
            meant = f"“{', '.join(sorted(who))}”" if who else "nobody"
            yield f"“{name}” is not whom the sentence is read to tell of: <who> is {meant} here"

    def _subject(self, draft: _Draft) -> str:
        """What to do about a subject that the pattern leaves to chance, or holds as a word of its own."""
        first = draft.parts[0]
        opening = next((part for part in self._parts if part.text.casefold() not in _DETERMINERS), None)
        if opening is not None and first.start == opening.start and first.tells:
            return (
                f"“{first.text}” is a word of the pattern: if it is who or what the sentence is about, make it a slot "
                "(<who:name>, or a type of your own), so that others are read too, and claim … by <who>"
            )
        if "who" not in draft.rule.asks - draft.rule.binds:
            return ""
        if draft.with_name:
            return (
                "<who> is the nearest subject, wherever it stands: where the name comes right before, ask for it "
                f"({draft.with_name})"
            )
        none = "" if any(parse_claim(line).key.who for line in draft.gives) else ", and none is found here"
        return f"<who> is the nearest subject, wherever it stands{none}"

    def toml(self, draft: _Draft) -> Iterator[str]:
        """The rule's table."""
        name = draft.rule.name if _is_bare(draft.rule.name) else _quoted(draft.rule.name)
        words = "".join(part.gap * bool(number) + part.text for number, part in enumerate(draft.parts))
        yield f"[rule.{name}]"
        yield f"doc = {_quoted(f'“{words}”: what it means.')}"
        yield f"match = {_quoted(draft.table['match'])}"
        if "unless" in draft.table:
            yield f"unless = {_quoted(draft.table['unless'])}"
        yield f"claim = {_listed(draft.table['claim'])}"
        yield f"reject = [{', '.join(map(_quoted, draft.rejects))}]"
        yield f"[rule.{name}.accept]"
        yield f"{_quoted(self._text)} = {_listed(draft.gives)}"


def _with_objects(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts with names that stand behind other words as what the event is of: its subject stands before them,
    unless a clause begins with it.
    """
    has_subject = False
    for number, part in enumerate(parts):
        if part.slot != "who":
            yield part
            continue
        before = parts[number - 1]
        begins = number == 0 or (part.mark == "," and before.type) or before.text.casefold() in _JOINING
        yield part if begins and not has_subject else evolve(part, slot="of")
        has_subject = True


def _asked(lines: Sequence[str], there: Collection[str]) -> Collection[str]:
    """The slots that claim lines ask for; all, where they ask for others than there are."""
    asked = {slot.partition(".")[0] for line in lines for slot in parse_template(line).slots}
    return asked if asked <= {*there, *AMBIENT} else there


def _plain(part: Part) -> Part:
    """A name or number as the word or words that it is."""
    return evolve(part, slot="", type="") if part.slot in ("who", "of", "where", "n", "nth") else part


def _is_bare(name: str) -> bool:
    return name.isascii() and all(char.isalnum() or char in "-_" for char in name)


def _listed(lines: Sequence[str]) -> str:
    """One line as it is, several as a list."""
    return _quoted(lines[0]) if len(lines) == 1 else f"[{', '.join(map(_quoted, lines))}]"


def _quoted(text: str) -> str:
    """A text as TOML has it; JSON escapes the same."""
    return json.dumps(text, ensure_ascii=False)
