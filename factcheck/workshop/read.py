"""What one rule reads in a text that somebody pastes; or how far it gets there, and why not on."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.examples import EXAMPLE_DAY
from factcheck.extract import filled_by
from factcheck.language.rulebook import Rulebook
from factcheck.language.rules import ClaimRule, Hedge, RuleBase, TimeRule
from factcheck.missed import missed
from factcheck.model import Document
from factcheck.prepared import Prepared
from factcheck.reader import reader_of
from factcheck.workshop.catalogue import Entry, NoSuchRule
from factcheck.workshop.explain import AMBIENT


def read_by(entry: Entry, sentence: str, rulebook: Rulebook) -> Iterator[str]:
    """Lines: what the rule reads in a text of the day of the examples, among all other rules; or why nothing. Raises
    NoSuchRule where the entry is none.
    """
    rule = entry.of
    if not isinstance(rule, RuleBase):
        raise NoSuchRule(f"{entry.name} is a {entry.kind}, which reads no text")
    language = next(one for one in rulebook.languages.values() if one.lexicon is entry.lexicon)
    text = Prepared(Document("text", sentence, EXAMPLE_DAY), reader_of(language))
    found = [*_read(rule, text)]
    yield from found or [f"{entry.name} reads nothing here: {missed(rule, text)}"]


def _read(rule: RuleBase, text: Prepared) -> Iterator[str]:
    reader, shown = text.reader, text.document.text
    match rule:
        case ClaimRule():
            for filled in filled_by(rule, text):
                yield from (f"{claim}  “{claim.quote}”" for claim in filled.claims)
                if filled.claims:
                    yield from (f"    {slot} = {_taken(slot, *taken)}" for slot, taken in filled.slots.items())
        case TimeRule():
            tokens, sentences = reader.tokens(shown)
            times = reader.times.expressions(tokens, sentences, text.document.published)
            yield from (f"{time.text} = {time.value}" for time in times if time.rule == rule.full_name)
        case Hedge():
            places, matches = text.tokens.offsets, reader.hedges.matches(text.tokens)
            own = (match for match in matches if reader.language.hedges[match.rule] is rule)
            yield from (f"“{shown[places[match.start] : places[match.stop]]}”" for match in own)


def _taken(slot: str, value: str, words: str) -> str:
    """What a slot took, and of which words; of one that no pattern binds, what it is filled with, if with anything."""
    if words or slot not in AMBIENT:
        return f"{value} (“{words}”)" if words else value
    return f"{value} ({AMBIENT[slot]})" if value else f"nothing ({AMBIENT[slot]}: none is found)"
