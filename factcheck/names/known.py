"""What a text tells of those that it names: of what kind they are, their roles, and their countries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, Protocol

from attrs import frozen

from factcheck.language.lexicon import Lexicon
from factcheck.model import slug
from factcheck.names.words import (
    NameKind,
    bearer_title,
    country,
    gender,
    is_adjective,
    is_body_noun,
    is_of,
    is_place,
    role,
    role_ends,
    walks_of_life,
)
from factcheck.scan import Tokens

#: What a pronoun stands for.
StandIn = Literal["", "person", "thing", "several"]
_TITLE = 5  # words before a name in which its title may lie
_ASIDE = 6  # words behind a name and a comma in which its role may lie
_DEFINITE = frozenset({"the", "s"})
#: A role, or "" where none is told, and the words before it.
Title = tuple[str, Sequence[str]]
_ARTICLES = ("a", "an", "the", "its", "their", "his", "her", "then", "former")


class Named(Protocol):
    """A name over pieces [start, stop)."""

    @property
    def start(self) -> int: ...
    @property
    def stop(self) -> int: ...
    @property
    def name(self) -> str: ...


@frozen
class Known:
    """By name: kinds, roles in the words of the text, and what tells one bearer of a name from another; and the names
    that are no persons'.
    """

    kinds: Mapping[str, NameKind]
    roles: Mapping[str, frozenset[str]]
    facts: Mapping[str, frozenset[str]]
    genders: Mapping[str, frozenset[str]]
    things: frozenset[str]

    def fits(self, name: str, stand_in: StandIn) -> bool:
        """Whether a pronoun can stand for a name: “his”, “its”, or “their”."""
        kind = self.kinds.get(name, "")
        if stand_in == "person":
            return kind in ("person", "") and name not in self.things
        return kind != "person" or stand_in == "several"


def known_of(
    mentions: Iterable[Named],
    canonical: Callable[[str], str],
    may_be_person: Callable[[Named], bool],
    tokens: Tokens,
    lexicon: Lexicon,
) -> Known:
    """What the words of the mentions tell, and those beside them."""
    kinds: dict[str, NameKind] = {}
    roles: dict[str, set[str]] = defaultdict(set)
    facts: dict[str, set[str]] = defaultdict(set)
    genders: dict[str, set[str]] = defaultdict(set)
    given: dict[str, set[str]] = defaultdict(set)
    things: set[str] = set()
    for mention in mentions:
        name = canonical(mention.name)
        kinds.setdefault(name, _kind(name, lexicon))
        if not kinds[name] and not may_be_person(mention):
            things.add(name)
        if not kinds[name] and _is_of_firm(mention, tokens, lexicon):
            kinds[name] = "body"
        if kinds[name] == "body" and (nation := _nation_of(mention, tokens, lexicon)):
            facts[name].add(f"country {nation}")
        if kinds[name] not in ("", "person") or role(lexicon, (name,)):
            continue  # of Secretary General, “General” is no name
        if told := gender(lexicon, tokens.pieces[mention.start - 2]) if mention.start > 1 else "":
            genders[name].add(told)  # Mr Modi
        if "-" in name and (told := gender(lexicon, name.partition("-")[0])):
            given[name].add(told)
        for title, before in _titles(mention, tokens, lexicon):
            if name in things and tokens.pieces[mention.start - 2].islower():
                continue  # the student Loan Relief Plan
            if told := gender(lexicon, title):
                genders[name].add(told)
            nation = next((own for word in before if (own := country(lexicon, word))), "")
            if title:
                kinds[name] = "person"
                roles[title].add(name)
                facts[name].add(f"role {title}")
                facts[name].update(f"life {walk}" for walk in walks_of_life(lexicon, title, before))
            elif not nation:
                kinds[name] = "person"  # Mr Modi
            if nation:
                facts[name].add(f"country {nation}")
    told_by = _frozen({**given, **genders})
    for name, kind in kinds.items():
        if kind or name in things:
            facts[name].add(f"kind {kind or 'thing'}")
        elif told_by.get(name):
            facts[name].add("kind person")
        if kind in ("person", ""):
            facts[name].update(f"gender {told}" for told in told_by.get(name, ()))
    return Known(kinds, _frozen(roles), _frozen(facts), told_by, frozenset(name for name in things if not kinds[name]))


def _kind(name: str, lexicon: Lexicon) -> NameKind:
    if is_place(lexicon, name):
        return "place"
    last = name.rpartition("-")[2]
    return "body" if is_of(lexicon, "body-noun", last) or is_of(lexicon, "firm-suffix", last) else ""


def _is_of_firm(mention: Named, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether a name and others beside it are partners: Gorley & Tarn; Gorley, Tarn and Co."""
    pieces, at = tokens.pieces, mention.stop
    if "&" in (pieces[mention.start - 1].strip(), pieces[at].strip()):
        return True
    while at < len(pieces) - 2 and pieces[at].strip() in (",", "") and pieces[at + 1].istitle():
        at += 2
    return pieces[at + 1 : at + 2] == ["and"] and is_of(lexicon, "firm-suffix", "".join(pieces[at + 3 : at + 4]))


def _nation_of(mention: Named, tokens: Tokens, lexicon: Lexicon) -> str:
    """The country whose body a name is said to be: Norway’s Labour Party, the Norwegian Labour Party."""
    if not is_body_noun(lexicon, mention.name.rpartition("-")[2]):
        return ""
    pieces, at = tokens.pieces, mention.start
    if at > 4 and pieces[at - 2] == "s" and pieces[at - 3] in ("'", "’"):
        at -= 2
    elif not (at > 1 and pieces[at - 1] == " "):
        return ""
    two = slug("".join(pieces[at - 4 : at - 1])) if at > 3 else ""
    return country(lexicon, two) or country(lexicon, slug(pieces[at - 2]))


def _titles(mention: Named, tokens: Tokens, lexicon: Lexicon) -> Iterator[Title]:
    """What stands right before a name, and behind it after a comma."""
    pieces, start, stop = tokens.pieces, mention.start, mention.stop
    last = pieces[start - 2].casefold() if start > 1 and pieces[start - 1] in (" ", "-", ". ") else ""
    if last in role_ends(lexicon):
        before = _words_before(pieces, start)
        title = role(lexicon, before)
        rest = before[: len(before) - len(title.split())]
        # “The reporter Nichols murdered”: of a surname alone this is no title.
        if not (stop - start == 1 and pieces[start - 2].islower() and _DEFINITE.intersection(rest)):
            yield title, rest
    elif last == "dr" or bearer_title(lexicon, last) in ("man", "woman"):
        yield "", ()
    elif last and is_adjective(lexicon, last):
        yield "", (last,)
    if stop < len(pieces) - 1 and pieces[stop].strip() == ",":
        yield from _apposition(tokens, stop + 1, lexicon)


def _words_before(pieces: Sequence[str], at: int) -> tuple[str, ...]:
    """The few words that stand right before a piece, nothing but spaces between them."""
    words: list[str] = []
    while at > 1 and len(words) < _TITLE and (pieces[at - 1] in (" ", "-") or (pieces[at - 1] == ". " and not words)):
        words.append(pieces[at - 2].casefold())
        at -= 2
    return tuple(reversed(words))


def _apposition(tokens: Tokens, at: int, lexicon: Lexicon) -> Iterator[Title]:
    """“, a Danish economist at …”: the first role that stands there."""
    pieces, words = tokens.pieces, []
    for step in range(at, min(at + 2 * _ASIDE, len(pieces) - 1), 2):
        if (step > at and is_of(lexicon, "function-word", pieces[step])) or (
            pieces[step][0].isupper() and not country(lexicon, slug(pieces[step]))
        ):
            return
        words.append(pieces[step].casefold())
        if step == at and words[0] not in _ARTICLES and is_of(lexicon, "function-word", words[0]):
            return
        follows = role(lexicon, (*words, pieces[step + 2].casefold())) if step + 2 < len(pieces) else ""
        if (found := role(lexicon, tuple(words))) and not (pieces[step + 1] == " " and follows):
            if pieces[step + 1] not in ("'", "’"):
                yield found, words[: len(words) - len(found.split())]
            return
        if pieces[step + 1] not in (" ", "-"):
            return


def _frozen(sets: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in sets.items()}
