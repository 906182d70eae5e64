"""What articles name, under keys that hold across them, and why each mention has its key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from attrs import evolve, field, frozen

from factcheck.bearers import NONE
from factcheck.extract import claims_of
from factcheck.language.rulebook import Rulebook
from factcheck.link import Links, births, named
from factcheck.model import Claim, Document, Key, slug
from factcheck.names import Thing, Things
from factcheck.prepared import Prepared, prepared
from factcheck.spelling import Spelling, spelling


@frozen
class Mentioned:
    """A mention in an article, its key among all articles, and why it has this key."""

    document: str
    thing: Thing
    key: str
    why: str
    links: Links = field(eq=False, repr=False)


def things(document: Document, rulebook: Rulebook) -> list[Thing]:
    """What one article names, months and weekdays aside; nothing where the rulebook lacks its language."""
    text = prepared(document, rulebook)
    if text is None:
        return []
    found = Things(text.tokens, text.sentences, text.mentions, text.lexicon).all()
    claims = claims_of(text)
    found += _only_claimed(text, claims, {name for thing in found for name in (*thing.key.who, thing.key.where)})
    born = births(claims)
    return [_told(thing, born) for thing in sorted(found, key=lambda thing: (thing.start, thing.stop))]


def _told(thing: Thing, born: Mapping[str, str]) -> Thing:
    """A thing with the births that the claims of its article tell, as they tell bearers of a name apart there."""
    told = frozenset() if thing.kind == "series" else frozenset(born[name] for name in thing.key.who if name in born)
    return evolve(thing, facts=thing.facts | told) if told else thing


def _only_claimed(text: Prepared, claims: Iterable[Claim], shown: set[str]) -> Iterator[Thing]:
    """What claims name and no mention shows: a word that opens its sentence is a name where a rule asks for one."""
    places = {
        (name, *_place(claim.words_for(name), claim.quote, claim.span.start))
        for claim in claims
        for name in (*claim.key.who, claim.key.where)
        if name and name not in shown
    }
    for name, start, stop in sorted(places):
        said, company = text.document.text[start:stop], text.mentions.company
        yield Thing(start, stop, said, "name", Key("name", [name]), "as a claim has it", company=company)


def _place(name: str, quote: str, offset: int) -> tuple[int, int]:
    """Where in the quote of a claim the words of a name stand; all of it where they do not."""
    words, at = [], offset
    for is_word, run in groupby(quote, str.isalnum):
        length = len(list(run))
        if is_word:
            words.append((at, at + length))
        at += length
    for first, (start, _) in enumerate(words):
        for _, stop in words[first:]:
            said = slug(quote[start - offset : stop - offset])
            if said == name:
                return start, stop
            if not name.startswith(said):
                break
    return offset, offset + len(quote)


def keys(
    documents: Iterable[Document], rulebook: Rulebook, aliases: Mapping[str, str] | None = None
) -> Iterator[Mentioned]:
    """Every mention of these articles under its key, in their order."""
    spell = spelling(rulebook, aliases)
    found = [(document, _as_said(thing, spell)) for document in documents for thing in things(document, rulebook)]
    links = Links(((name, thing.facts) for _, thing in found for name in thing.key.who), spell)
    links.keep_company((name, thing.facts, thing.company) for _, thing in found for name in thing.key.who)
    for document, thing in found:
        yield _mentioned(document.id, thing, links)


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


def _as_said(thing: Thing, spell: Spelling) -> Thing:
    """A thing under the newsroom's words for what it names; nothing is told then of what the text took it for."""
    who = frozenset(spell.own(name, thing.text) for name in thing.key.who)
    if who == thing.key.who:
        return thing
    return evolve(thing, key=evolve(thing.key, who=who), why="as it is written", facts=NONE)


def _mentioned(document: str, thing: Thing, links: Links) -> Mentioned:
    spell = links.spelling
    own = named(thing.key, spell) if thing.kind == "series" else thing.key
    found = [links.of(name, thing.facts, document, thing.company) for name in sorted(own.who)]
    why = "; ".join([thing.why, *(link.why for link in found if link.why != "the same words")])
    what, narrowed = spell.event(own.what)
    where = spell(thing.key.where) if thing.key.where else ""
    key = Key(what, [link.name for link in found], where, narrowed)
    if thing.kind == "series":
        return Mentioned(document, thing, str(key) if key.named else f"{key} (of {document})", why, links)
    return Mentioned(document, thing, " and ".join(sorted(key.who)), why, links)
