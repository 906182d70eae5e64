"""What describes a name, and which: “the company”, “the president”, “the Polish striker”, “the two countries”."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from factcheck.language.lexicon import Lexicon
from factcheck.names.mentions import Mention, Mentions
from factcheck.names.words import countries_within, country, is_country, is_of, is_place, role, role_ends, walks_of_life
from factcheck.scan import Tokens
from factcheck.sentences import Sentences

_BACK = 3  # sentences that an antecedent may lie back
_FAR = 300  # names among which the one is looked for that “the company” stands for
_TITLE = 4  # words between an article and its noun
_WIDE = 60  # pieces of a sentence that are searched for roles


class Descriptions:
    """The descriptions of one text. Each is of the one that fits; where several do, of nobody."""

    def __init__(self, tokens: Tokens, sentences: Sentences, mentions: Mentions, lexicon: Lexicon) -> None:
        self._tokens, self._sentences, self._mentions, self._lexicon = tokens, sentences, mentions, lexicon

    def described(self, piece: int) -> str:
        """The one that “the company”, “the city” or “the president” is whose noun stands at a piece; or ""."""
        noun, nation = self._definite(piece)
        if is_of(self._lexicon, "definite-body", noun):
            kinds = self._mentions.known.kinds
            meant = {name for name in self._named(piece) if kinds.get(name) == "body" or noun in name.split("-")}
        elif is_of(self._lexicon, "body-by-name", noun):
            meant = {name for name in self._named(piece) if noun in name.split("-")}
        elif is_of(self._lexicon, "definite-place", noun):
            places = {name for name in self._named(piece) if is_place(self._lexicon, name)}
            meant = {name for name in places if (noun == "country") == is_country(self._lexicon, name)}
        else:
            known = self._mentions.known
            meant = set(known.roles.get(noun, ()))
            if not meant:
                return self._varied(piece, noun, nation)
            if nation:
                meant = {name for name in meant if f"country {nation}" in known.facts.get(name, ())}
        return next(iter(meant)) if len(meant) == 1 else ""

    def _varied(self, piece: int, noun: str, nation: str) -> str:
        """The one person named shortly before, for whom “the striker” is but another word; a president is somebody."""
        walks = walks_of_life(self._lexicon, noun)
        is_varied = walks and all(is_of(self._lexicon, "varied-walk", walk) for walk in walks)
        if not is_varied or self._tokens.pieces[piece].istitle():
            return ""
        sentence = self._sentences.start(piece)
        for start, stop in ((sentence, piece), *self.before(sentence)):
            near = (mention for mention in self._mentions.between(start, stop) if not self.is_aside(mention))
            if names := {name for m in near if self._mentions.known.fits(name := self._name(m), "person")}:
                name = names.pop()
                facts = self._mentions.known.facts.get(name, frozenset())
                told = {f"life {walk}" for walk in walks} | ({f"country {nation}"} if nation else set())
                return "" if names or any(_disagree(facts, told, kind) for kind in ("life ", "country ")) else name
        return ""

    def is_description(self, piece: int) -> bool:
        """Whether “the” and a noun stand there for somebody or something that has a name."""
        noun, _ = self._definite(piece)
        is_thing = any(is_of(self._lexicon, kind, noun) for kind in ("definite-body", "body-by-name", "definite-place"))
        return is_thing or bool(role(self._lexicon, tuple(noun.split())))

    def _definite(self, piece: int) -> tuple[str, str]:
        """The noun behind “the” that ends at a piece and stands by itself, and the country of its adjective: no
        “President” of the President Macron.
        """
        words, article = self.behind_article(piece)
        is_definite = words and self._tokens.pieces[article].casefold() == "the"
        if not is_definite or self._is_before_name(piece) or self._goes_on(piece):
            return "", ""
        nation = country(self._lexicon, words[0])
        rest = words[1:] if nation else words
        title = role(self._lexicon, words)
        if title and title.split() == list(rest):
            return title, nation
        return (words[0] if len(words) == 1 and self._tokens.pieces[piece].islower() else ""), ""

    def _goes_on(self, piece: int) -> bool:
        """Whether a noun is not all that describes: the president of Peru, the justice system; or is who speaks."""
        pieces = self._tokens.pieces
        gap, after = pieces[piece + 1], "".join(pieces[piece + 2 : piece + 3])
        if gap.startswith(":") and pieces[piece].isupper():
            return True
        if gap != " " or not after.islower():
            return False
        if after == "of" and pieces[piece].casefold() in role_ends(self._lexicon):
            return True
        kinds = ("body-noun", "gathering-noun", "briefing-noun", "common-opener")
        return any(is_of(self._lexicon, kind, noun) for kind in kinds for noun in (after, f"{after}s"))

    def behind_article(self, piece: int) -> tuple[tuple[str, ...], int]:
        """The few words from an article to the noun at a piece, and the piece of that article; none where none is."""
        pieces, at = self._tokens.pieces, piece - 2
        while at > 0 and piece - at <= 2 * _TITLE and pieces[at + 1] in (" ", "-"):
            if is_of(self._lexicon, "article", pieces[at].casefold()):
                return tuple(word.casefold() for word in pieces[at + 2 : piece + 1 : 2]), at
            at -= 2
        return (), 0

    def bearers(self, start: int, stop: int) -> Iterator[int]:
        """Where “the president” or “a judge” is a subject or an object, and neither title nor apposition of a name."""
        pieces, ends = self._tokens.pieces, role_ends(self._lexicon)
        for at in range(max(start, stop - _WIDE) | 1, stop, 2):
            if pieces[at].casefold() in ends and not self._is_before_name(at):
                words, article = self.behind_article(at)
                is_apposed = pieces[article - 1].strip() == "," and article - 1 in self._stops
                if role(self._lexicon, words) and not is_apposed and not self._is_told_of_another(article):
                    yield at

    def _is_before_name(self, piece: int) -> bool:
        pieces = self._tokens.pieces
        return pieces[piece + 1] == " " and "".join(pieces[piece + 2 : piece + 3])[:1].isupper()

    def _is_told_of_another(self, article: int) -> bool:
        """Whether what an article opens follows “is”, “became” or a preposition."""
        before = self._tokens.pieces[article - 2].casefold() if article > 1 else ""
        return any(is_of(self._lexicon, kind, before) for kind in ("aside-opener", "link-word", "naming-verb"))

    @cached_property
    def _stops(self) -> frozenset[int]:
        return frozenset(mention.stop for mention in self._mentions.all)

    def pair(self, piece: int) -> frozenset[str]:
        """The two countries that “the two countries” or “both sides” at a piece are: the two that stand nearest before
        it, with no third in the sentence that names them.
        """
        words = [word.casefold() for word in self._tokens.pieces[piece : piece + 5 : 2]]
        noun = words[2:] if words[:2] == ["the", "two"] else words[1:2] if words[:1] == ["both"] else []
        if not noun or not is_of(self._lexicon, "pair-noun", noun[0]):
            return frozenset()
        sentence = self._sentences.start(piece)
        found: frozenset[str] = frozenset()
        for start, stop in ((sentence, piece), *self.before(sentence)):
            near = self._mentions.between(start, stop)
            subjects = self._countries([mention for mention in near if not self.is_aside(mention)])
            found = subjects if len(subjects) == 2 else found | self._countries(near)
            if len(found) > 1:
                break
        if len(found) == 1:
            found = self._countries(self._named_before(piece))
        return found if len(found) == 2 else frozenset()

    def before(self, sentence: int) -> Iterator[tuple[int, int]]:
        """The sentences before the one that starts at a piece, nearest first, as far back as an antecedent may lie."""
        for _ in range(_BACK):
            if sentence == 0:
                return
            stop, sentence = sentence, self._sentences.start(sentence - 1)
            yield sentence, stop

    def is_aside(self, mention: Mention) -> bool:
        """Whether a name is no subject: an adjective, a speaker's label, or what follows a preposition."""
        if mention.is_adjective or mention.is_label:
            return True
        pieces, at = self._tokens.pieces, mention.start - 2
        while at > 2 and mention.start - at <= 2 * _TITLE and self._is_title(at):
            at -= 2
        if at > 2 and is_of(self._lexicon, "article", pieces[at]):
            at -= 2
        before = pieces[at] if at > 0 else ""
        return is_of(self._lexicon, "aside-opener", before) or self._tells_where(mention)

    def _is_title(self, piece: int) -> bool:
        """Whether a word in capitals stands right before another and opens no sentence: to | Chancellor Scholz."""
        pieces = self._tokens.pieces
        is_cut = pieces[piece + 1] == ". " and is_of(self._lexicon, "honorific", pieces[piece].casefold())
        is_before = (pieces[piece + 1] == " " or is_cut) and pieces[piece][:1].isupper()
        return is_before and not {piece, piece + 2} & self._sentences.openers

    def _tells_where(self, mention: Mention) -> bool:
        """Whether a place stands behind another that is no subject: in Lima, Peru."""
        at = bisect_left(self._mentions.starts, mention.start)
        if not at or self._tokens.pieces[mention.start - 1].strip() != ",":
            return False
        last = self._mentions.all[at - 1]
        is_where = is_place(self._lexicon, self._name(mention))
        return is_where and last.stop == mention.start - 1 and self.is_aside(last)

    def _countries(self, mentions: Sequence[Mention]) -> frozenset[str]:
        found: set[str] = set()
        for mention in mentions:
            name = self._name(mention)
            found.update([name] if is_country(self._lexicon, name) else countries_within(self._lexicon, mention.name))
        return frozenset(found)

    def _named(self, piece: int) -> set[str]:
        return {self._name(mention) for mention in self._named_before(piece) if not mention.is_adjective}

    def _named_before(self, piece: int) -> Sequence[Mention]:
        stop = bisect_left(self._mentions.starts, piece)
        return self._mentions.all[max(0, stop - _FAR) : stop]

    def _name(self, mention: Mention) -> str:
        return self._mentions.canonical(mention.name)


def _disagree(facts: frozenset[str], told: set[str], kind: str) -> bool:
    """Whether both tell something of a kind, “life ” or “country ”, and nothing in common."""
    one, other = ({fact for fact in all_ if fact.startswith(kind)} for all_ in (facts, told))
    return bool(one and other and one.isdisjoint(other))
