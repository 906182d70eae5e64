"""All that a text names, and all that stands for it: names, pairs of countries, series, “he”, “the company”."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from factcheck.language.lexicon import Lexicon
from factcheck.model import Key, slug
from factcheck.names.antecedents import Antecedents
from factcheck.names.mentions import Mention, Mentions
from factcheck.names.words import countries_within, country, is_country, is_of
from factcheck.scan import Tokens
from factcheck.sentences import Sentences
from factcheck.slots import event, event_name

_HYPHENS = ("-", "–", "‑")
_JOINTS = (" ", *_HYPHENS)
_SPACED = str.maketrans(dict.fromkeys(_HYPHENS, " "))


@frozen
class Thing:
    """Characters [start, stop) and what they name: a kind, the parts of its key, and why it is that one; what the text
    tells of it, and whom else it names.
    """

    start: int
    stop: int
    text: str
    kind: str
    key: Key
    why: str
    facts: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()


class Things:
    """The things of one text, in its order."""

    def __init__(self, tokens: Tokens, sentences: Sentences, mentions: Mentions, lexicon: Lexicon) -> None:
        self._tokens, self._sentences, self._lexicon = tokens, sentences, lexicon
        self._mentions, self._known = mentions, mentions.known
        self._by_start = {mention.start: mention for mention in mentions.all}
        self._antecedents = Antecedents(tokens, sentences, mentions, lexicon)

    def all(self) -> list[Thing]:
        """Every thing; what nothing can be told of is left out."""
        series = sorted(self._series(), key=lambda thing: thing.start)
        offsets = self._tokens.offsets
        taken = {at for thing in series for at in range(thing.start, thing.stop)}
        free = (m for m in self._mentions.all if taken.isdisjoint(range(offsets[m.start], offsets[m.stop])))
        named = [self._named(mention) for mention in free]
        found = [*series, *named, *self._stand_ins(), *self._pairs()]
        return sorted(found, key=lambda thing: (thing.start, thing.stop))

    def _thing(self, start: int, stop: int, kind: str, key: Key, why: str) -> Thing:
        first, last = self._tokens.offsets[start], self._tokens.offsets[stop]
        told = (
            frozenset(f for who in key.who for f in self._known.facts.get(who, ())) if kind != "series" else frozenset()
        )
        text = self._tokens.text[first:last]
        return Thing(first, last, text, kind, key, why, told, self._mentions.company)

    def _named(self, mention: Mention) -> Thing:
        pair = countries_within(self._lexicon, mention.name)
        text = slug(self._tokens.text[self._tokens.offsets[mention.start] : self._tokens.offsets[mention.stop]])
        is_joined = all(gap in _HYPHENS for gap in self._tokens.pieces[mention.start + 1 : mention.stop - 1 : 2])
        if is_joined and len(pair) == len(mention.name.split("-")) and not country(self._lexicon, text):
            return self._thing(mention.start, mention.stop, "pair", Key("pair", pair), "two countries, in any order")
        name = self._mentions.canonical(mention.name)
        if mention.is_adjective and "-" not in text and text.endswith("s") and not text.endswith("ss"):
            return self._thing(mention.start, mention.stop, "people", Key("people", [text]), "many of a nation")
        kind = self._known.kinds.get(name) or "name"
        why = "as it is written"
        if name != text:
            is_own = bool(country(self._lexicon, text))
            why = f"a word for {name}" if is_own else f"stands for {name}, the only one that it can here"
        return self._thing(mention.start, mention.stop, kind, Key("name", [name]), why)

    # --- series -----------------------------------------------------------------------------------------------------

    def _series(self) -> Iterator[Thing]:
        told: list[Key] = []
        pieces = self._tokens.pieces
        for head in range(1, len(pieces), 2):
            if not is_of(self._lexicon, "gathering-noun", pieces[head]):
                continue
            start, stop, key = self._series_at(head)
            if (key.who or key.where) and self._is_passing(pieces[head]):
                continue
            if key.who or key.where:
                told.append(key)
                yield self._thing(start, stop, "series", key, "a series by its name")
                continue
            words = key.what.split("-")
            same = {
                one for one in told if one.what.split("-")[-1] == words[-1] and set(words) <= set(one.what.split("-"))
            }
            is_definite = start > 1 and pieces[start - 2].casefold() in ("the", "this", "that")
            if len(same) == 1 and (is_definite or pieces[head][0].isupper()) and not self._has_own_name(head):
                yield self._thing(start, stop, "series", next(iter(same)), "the only series of this sort in the text")
            elif pieces[head][0].isupper() and start < head:
                yield self._thing(start, stop, "series", key, "a series that no name tells from others")

    def _is_passing(self, word: str) -> bool:
        """Whether a noun in small letters is of what is held once: the Arsenal game, a House vote."""
        return word[0].islower() and is_of(self._lexicon, "passing-noun", word)

    def _has_own_name(self, head: int) -> bool:
        """Whether a name in another language follows a noun over a particle: the Festival de Cannes."""
        between, behind = self._tokens.pieces[head + 2 : head + 3], self._tokens.pieces[head + 4 : head + 5]
        return is_of(self._lexicon, "name-particle", "".join(between)) and "".join(behind)[:1].isupper()

    def _series_at(self, head: int) -> tuple[int, int, Key]:
        """The pieces and the key of a series whose noun stands at a piece."""
        pieces, start = self._tokens.pieces, head
        while start > 2 and pieces[start - 1] in _JOINTS:
            if start > 4 and is_of(self._lexicon, "event-modifier", slug("".join(pieces[start - 4 : start - 1]))):
                start -= 4  # Women's
            elif self._may_belong(pieces[start - 2]):
                start -= 2
            else:
                break
        text = self._tokens.text[self._tokens.offsets[start] : self._tokens.offsets[head]]
        words = [word for word in text.translate(_SPACED).split() if not self._is_number(word)]
        nations = [own for word in words if (own := country(self._lexicon, slug(word)))]
        kept = [word for word in words if not country(self._lexicon, slug(word))]
        text = " ".join([*kept, pieces[head]])
        called = event_name(text, self._lexicon)
        who = [*nations, *([called] if called else [])]
        stop, where = head + 1, ""
        for mention in self._behind(head, ("of", "between", "and", "the", "in", "at")):
            link = pieces[mention.start - 2].casefold()
            before = pieces[mention.start - 4].casefold() if link == "the" else link
            name = self._mentions.canonical(mention.name)
            if before in ("in", "at"):
                where = name
            else:
                who.append(name)
                stop = mention.stop
        return start, stop, Key(event(text, self._lexicon) or "event", who, "" if who else where)

    def _may_belong(self, word: str) -> bool:
        if is_of(self._lexicon, "function-word", word) and not self._is_number(word):
            return False
        return word[0].isupper() or self._is_number(word) or is_of(self._lexicon, "event-modifier", word)

    def _is_number(self, word: str) -> bool:
        return word[0].isdecimal() or is_of(self._lexicon, "ordinal-word", word)

    def _behind(self, head: int, links: tuple[str, ...]) -> Iterator[Mention]:
        """The names that follow a noun over “of the”, “between … and”, “in”."""
        at = head
        while True:
            step = at + 2
            while step < len(self._tokens.pieces) and self._tokens.pieces[step].casefold() in links:
                step += 2
            if (
                step == at + 2
                or step not in self._by_start
                or any(gap != " " for gap in self._tokens.pieces[at + 1 : step : 2])
            ):
                return
            yield self._by_start[step]
            at = self._by_start[step].stop - 1

    # --- what stands for a name -------------------------------------------------------------------------------------

    def _stand_ins(self) -> Iterator[Thing]:
        pieces = self._tokens.pieces
        for at in range(1, len(pieces), 2):
            word = pieces[at].casefold()
            if is_of(self._lexicon, "person-pronoun", word):
                if name := self._antecedents.of(at, "person"):
                    yield self._thing(at, at + 1, "person", Key("name", [name]), f"{name} is the one person it can be")
            elif name := self._antecedents.described(at):
                _, start = self._antecedents.behind_article(at)
                yield self._thing(start, at + 1, "name", Key("name", [name]), f"{name} is the only {word} named")

    def _pairs(self) -> Iterator[Thing]:
        """“The two countries”, and “between … and …”."""
        pieces = self._tokens.pieces
        for at in range(1, len(pieces) - 2, 2):
            if pieces[at].casefold() in ("two", "both"):
                start = at - 2 if at > 2 and pieces[at - 2].casefold() == "the" else at
                if who := self._antecedents.pair(start):
                    yield self._thing(start, at + 3, "pair", Key("pair", who), "the pair that was named before")
        yield from self._between()

    def _between(self) -> Iterator[Thing]:
        for one, other in zip(self._mentions.all, self._mentions.all[1:], strict=False):
            words = [
                piece.casefold() for piece in self._tokens.pieces[one.start - 2 : other.start : 2] if one.start > 1
            ]
            homes = [self._mentions.canonical(mention.name) for mention in (one, other)]
            if (
                words[:1] == ["between"]
                and words[-1] == "and"
                and other.start - one.stop == 3
                and all(is_country(self._lexicon, name) for name in homes)
            ):
                yield self._thing(one.start - 2, other.stop, "pair", Key("pair", homes), "two countries, in any order")
