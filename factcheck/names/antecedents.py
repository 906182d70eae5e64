"""What stands for a name, and for which: “he”, “its”, “the company”, “the president”, “the two countries”."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import frozen

from factcheck.language.lexicon import Lexicon
from factcheck.names.known import StandIn
from factcheck.names.mentions import Mention, Mentions
from factcheck.names.words import countries_within, country, is_of, is_place, role, role_ends, walks_of_life
from factcheck.quotations import Quotations
from factcheck.scan import Tokens
from factcheck.sentences import Sentences

_BACK = 3  # sentences that an antecedent may lie back
_FAR = 300  # names among which the one is looked for that “the company” stands for
_TITLE = 4  # words of a title that may open a sentence before a name
_WIDE = 60  # pieces of a sentence that are searched for roles
_LEAD = 6  # words of a phrase that stands before its subject: in his first speech


@frozen(order=True)
class _Candidate:
    """What stands at a piece and may be meant; "" where the text has no name for it."""

    start: int
    name: str
    is_aside: bool = False


class Antecedents:
    """The antecedents of one text. Each is the one name that fits; where several do, there is none."""

    def __init__(self, tokens: Tokens, sentences: Sentences, mentions: Mentions, lexicon: Lexicon) -> None:
        self._tokens, self._sentences, self._mentions, self._lexicon = tokens, sentences, mentions, lexicon

    # --- pronouns ---------------------------------------------------------------------------------------------------

    def of(self, piece: int, stand_in: StandIn, but: str = "") -> str:
        """The name that a pronoun at a piece stands for, `but` aside; or "".

        It is what the sentence of the pronoun opens with, else the only one that fits in that sentence, or in the
        nearest before it that names any. In “In his first speech, Ana Matić …” it is the name that follows.
        """
        sentence, here = self._sentences.start(piece), self._quotations.around(piece)
        not_meant = self._speakers(piece).union([but] if but else [])
        own = [
            one
            for one in self._candidates(sentence, piece, stand_in)
            if self._quotations.around(one.start) in (None, here)  # “Lindmere says so,” he said
        ]
        subject = next((one for one in own if not one.is_aside), None)
        if not subject and (ahead := self._ahead(piece, sentence)):
            name = self._name(ahead)
            return name if self._mentions.known.fits(name, stand_in) and name not in not_meant else ""
        if subject and self._opens_sentence(subject, sentence):
            return subject.name if subject.name not in not_meant else ""
        for start, near in (
            (sentence, own),
            *((at, self._candidates(at, to, stand_in)) for at, to in self.before(sentence)),
        ):
            fitting = self._meant(start, near, stand_in) - not_meant
            if fitting:
                name = fitting.pop()
                return name if not fitting and (stand_in != "person" or self._may_be_person(name)) else ""
        return ""

    def _meant(self, start: int, near: Sequence[_Candidate], stand_in: StandIn) -> set[str]:
        """Those of a sentence that may be meant: its subjects, or all that it names where it opens with none."""
        subjects = [one for one in near if not one.is_aside]
        if not subjects:
            return set()
        has_subject = self._opens_sentence(subjects[0], start) or stand_in != "person"
        names = {one.name for one in (subjects if has_subject else near)}
        return {name for name in names if stand_in != "person" or self._may_be_person(name)} or names

    def _may_be_person(self, name: str) -> bool:
        """Whether a name is a person's for all that the text tells: one word alone may be anything's."""
        kind = self._mentions.known.kinds.get(name, "")
        return kind == "person" or (not kind and "-" in name) or not name

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
        before = self._tokens.pieces[mention.start - 2] if mention.start > 1 else ""
        if is_of(self._lexicon, "article", before) and mention.start > 3:
            before = self._tokens.pieces[mention.start - 4]
        return is_of(self._lexicon, "aside-opener", before)

    def _candidates(self, start: int, stop: int, stand_in: StandIn) -> list[_Candidate]:
        """What a pronoun may stand for in pieces [start, stop): names that it fits, and bearers of roles."""
        found = [
            _Candidate(mention.start, name, self.is_aside(mention))
            for mention in self._mentions.between(start, stop)
            if self._mentions.known.fits(name := self._name(mention), stand_in)
            and not mention.is_adjective
            and not mention.is_label
        ]
        if stand_in == "person":
            found += (_Candidate(at, self.described(at)) for at in self._bearers(start, stop))
        return sorted(found)

    def _fits(self, mention: Mention, stand_in: StandIn) -> bool:
        return not self.is_aside(mention) and self._mentions.known.fits(self._name(mention), stand_in)

    def _bearers(self, start: int, stop: int) -> Iterator[int]:
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

    def _opens_sentence(self, one: _Candidate, sentence: int) -> bool:
        """Whether nothing but its title, or words with a capital, stands between a name and its sentence's start."""
        words = self._tokens.pieces[sentence | 1 : one.start : 2]
        return all(word[0].isupper() or role(self._lexicon, (word,)) for word in words) and len(words) <= _TITLE

    def _ahead(self, piece: int, sentence: int) -> Mention | None:
        """The name right behind the comma of the phrase that a sentence opens with, where a pronoun is in it."""
        pieces = self._tokens.pieces
        if (piece - sentence) // 2 > _LEAD or not is_of(
            self._lexicon, "phrase-opener", pieces[sentence | 1].casefold()
        ):
            return None
        stop = self._sentences.stop(piece)
        comma = next((at for at in range(piece + 1, stop, 2) if pieces[at].strip() == ","), stop)
        for mention in self._mentions.between(comma, stop)[:1]:
            is_next = all(role(self._lexicon, (word.casefold(),)) for word in pieces[comma + 1 : mention.start : 2])
            return mention if is_next else None
        return None

    def _speakers(self, piece: int) -> frozenset[str]:
        """Who speaks at a piece, and is so no “he” there: by a label, or named beside the quotation."""
        last = bisect_left(self._labels, piece, key=lambda mention: mention.start)
        found = {self._name(mention) for mention in self._labels[max(0, last - 1) : last]}
        if quotation := self._quotations.around(piece):
            opens, closes = quotation
            for start, stop in (
                (self._sentences.start(opens), opens),
                (closes, self._sentences.stop(closes)),
            ):
                found |= {self._name(mention) for mention in self._mentions.between(start, stop)}
        return frozenset(found)

    @cached_property
    def _stops(self) -> frozenset[int]:
        return frozenset(mention.stop for mention in self._mentions.all)

    @cached_property
    def _labels(self) -> list[Mention]:
        return [mention for mention in self._mentions.all if mention.is_label]

    @cached_property
    def _quotations(self) -> Quotations:
        return Quotations(self._tokens)

    # --- descriptions -----------------------------------------------------------------------------------------------

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
            meant = {name for name in places if (noun == "country") == self._is_country(name)}
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
            near = [mention for mention in self._mentions.between(start, stop) if self._fits(mention, "person")]
            if names := {self._name(mention) for mention in near}:
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
        if not words or self._tokens.pieces[article].casefold() != "the" or self._is_before_name(piece):
            return "", ""
        nation = country(self._lexicon, words[0])
        rest = words[1:] if nation else words
        title = role(self._lexicon, words)
        if title and title.split() == list(rest):
            return title, nation
        return (words[0] if len(words) == 1 and self._tokens.pieces[piece].islower() else ""), ""

    def behind_article(self, piece: int) -> tuple[tuple[str, ...], int]:
        """The few words from an article to the noun at a piece, and the piece of that article; none where none is."""
        pieces, at = self._tokens.pieces, piece - 2
        while at > 0 and piece - at <= 2 * _TITLE and pieces[at + 1] in (" ", "-"):
            if is_of(self._lexicon, "article", pieces[at].casefold()):
                return tuple(word.casefold() for word in pieces[at + 2 : piece + 1 : 2]), at
            at -= 2
        return (), 0

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
            found |= self._countries(self._mentions.between(start, stop))
            if len(found) > 1:
                break
        if len(found) == 1:
            found = self._countries(self._named_before(piece))
        return found if len(found) == 2 else frozenset()

    def _countries(self, mentions: Sequence[Mention]) -> frozenset[str]:
        found: set[str] = set()
        for mention in mentions:
            name = self._name(mention)
            found.update([name] if self._is_country(name) else countries_within(self._lexicon, mention.name))
        return frozenset(found)

    def _is_country(self, name: str) -> bool:
        return country(self._lexicon, name) == name

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
