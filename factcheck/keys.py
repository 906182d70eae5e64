"""What articles name, under keys that hold across them, and why two mentions have one key or two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from factcheck.language.rulebook import Rulebook
from factcheck.link import Links, Spelling, named, spelling
from factcheck.model import Document, Key
from factcheck.names import Mentions, Thing, Things
from factcheck.reader import reader_of


@frozen
class Mentioned:
    """A mention in an article, its key among all articles, and why it has this key."""

    document: str
    thing: Thing
    key: str
    why: str


def things(document: Document, rulebook: Rulebook) -> list[Thing]:
    """What one article names; nothing where the rulebook lacks its language."""
    language = document.language.replace("_", "-").partition("-")[0].casefold()
    if language not in rulebook.languages:
        return []
    reader = reader_of(rulebook.languages[language])
    tokens, sentences = reader.tokens(document.text)
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
