"""What articles name, under keys that hold across them, and why two mentions have one key or two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from factcheck.language.rulebook import Rulebook
from factcheck.link import Links, Spelling, named, spelling
from factcheck.model import Document, Key
from factcheck.names import Mentions, Thing, Things
from factcheck.reader import reader_of
from factcheck.sentences import Sentences


@frozen
class Mentioned:
    """A mention in an article, its key among all articles, and why it has this key."""

    document: str
    thing: Thing
    key: str
    why: str


def things(document: Document, rulebook: Rulebook) -> list[Thing]:
    """What one article names, months and weekdays aside; nothing where the rulebook lacks its language."""
    language = document.language.replace("_", "-").partition("-")[0].casefold()
    if language not in rulebook.languages:
        return []
    reader = reader_of(rulebook.languages[language])
    plain, sentences = reader.tokens(document.text)
    tokens = plain.with_marks(reader.times.marks(reader.times.find(plain, sentences, document.published)))
    sentences = Sentences(tokens, reader.alphabet)
    lexicon = reader.language.lexicon
    return Things(tokens, sentences, Mentions(tokens, sentences, reader.alphabet, lexicon), lexicon).all()


def keys(
    documents: Iterable[Document], rulebook: Rulebook, aliases: Mapping[str, str] | None = None
) -> Iterator[Mentioned]:
    """Every mention of these articles under its key, in their order."""
    found = [(document, thing) for document in documents for thing in things(document, rulebook)]
    spell = spelling(rulebook, aliases)
    links = Links(((name, thing.facts) for _, thing in found for name in thing.key.who), spell)
    for document, thing in found:
        yield _mentioned(document.id, thing, links, spell)


def why(one: Mentioned, other: Mentioned) -> str:
    """In one sentence, why two mentions have one key, or two."""
    if one.key == other.key:
        reasons = "; ".join(f"“{each.thing.text}”: {each.why}" for each in (one, other))
        return f"joined as {one.key}. {reasons}."
    return f"apart: “{one.thing.text}” is {one.key} ({one.why}), “{other.thing.text}” is {other.key} ({other.why})."


def listed(found: Sequence[Mentioned]) -> Iterator[str]:
    """The keys in order, the mentions of each below it with their reasons."""
    by_key: dict[str, list[Mentioned]] = {}
    for one in found:
        by_key.setdefault(one.key, []).append(one)
    for key in sorted(by_key):
        yield key
        counts = Counter((one.document, one.thing.text, one.why) for one in by_key[key])
        for (document, text, reason), count in counts.items():
            times = f" ×{count}" if count > 1 else ""
            yield f"  {document}: “{text}”{times}: {reason}"


def explained(found: Sequence[Mentioned], one: str, other: str) -> Iterator[str]:
    """Why the mentions of these words, or these keys, are joined or not: a line for each two readings of them."""
    chosen = [_chosen(found, text) for text in (one, other)]
    for text, hits in zip((one, other), chosen, strict=True):
        if not hits:
            yield f"nothing is called “{text}” in these articles"
    if all(chosen):
        lines = {why(a, b): None for a in chosen[0] for b in chosen[1] if a is not b}
        yield from lines


def _chosen(found: Sequence[Mentioned], text: str) -> list[Mentioned]:
    """A mention of each key that these words have, in each article."""
    hits = {
        (m.document, m.key): m for m in reversed(found) if text in (m.key, m.thing.text, f"{m.document}:{m.thing.text}")
    }
    return list(hits.values())[::-1]


def _mentioned(document: str, thing: Thing, links: Links, spell: Spelling) -> Mentioned:
    own = named(thing.key, spell)
    found = [links.of(name, thing.facts, document) for name in sorted(own.who)]
    reasons = [thing.why, *(link.why for link in found if link.why != "the same words")]
    what, narrowed = spell.event(own.what)
    where = spell(thing.key.where) if thing.key.where else ""
    key = Key(what, [link.name for link in found], where, narrowed)
    if thing.kind == "series":
        return Mentioned(document, thing, str(key) if key.named else f"{key} (of {document})", "; ".join(reasons))
    return Mentioned(document, thing, " and ".join(sorted(key.who)), "; ".join(reasons))
