"""The capitalised names of a text, under one name each: short forms join the one full name that they can stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import islice

from attrs import evolve, frozen

from factcheck.alphabet import Alphabet
from factcheck.countries import countries
from factcheck.language.lexicon import Lexicon
from factcheck.model import slug
from factcheck.names.extents import NICKNAME_OPENS, Extents
from factcheck.names.known import Known, Named, known_of
from factcheck.names.openers import is_common, is_opener_name
from factcheck.names.persons import has_letters, may_be_person
from factcheck.names.places import is_as_place
from factcheck.names.short import full_names, numeral_of, unranked, untitled
from factcheck.names.titles import behind_titles, is_full_person, is_word
from factcheck.names.words import bearer_title, country, gender, is_adjective, is_of, is_place, role
from factcheck.scan import Tokens, runs
from factcheck.sentences import Sentences

_HYPHENS = ("-", "‑")
_DASHES = ("-", "–", "—", "--")
_SAYING = frozenset(':"“—)]*')  # behind these a sentence may begin
_TELLING = 16  # names that tell what a text is about
_SMALL, _SMALLER = ("of", "the", "for", "and"), ("the", "for", "and")  # may count in letters: BOJ, OAU
_MANY = 3  # letters that tell a name
_MOST = 30  # names of one sentence that are looked at


@frozen
class Mention:
    """A name over pieces [start, stop). An adjective of nationality names a country, and is no subject of its own; nor
    is a speaker's label, MS. SMITH: …
    """

    start: int
    stop: int
    name: str
    is_adjective: bool
    is_label: bool = False


class Mentions:
    """All names of a text."""

    def __init__(self, tokens: Tokens, sentences: Sentences, alphabet: Alphabet, lexicon: Lexicon) -> None:
        self._tokens, self._sentences, self._lexicon = tokens, sentences, lexicon
        joints = alphabet.chars(("gap", "space")) | alphabet.chars(("gap", "hyphen"))
        found = list(runs(tokens.classes, alphabet.chars(("type", "name-word")), joints))
        openers = {at for start, _ in found for at in (start, start + 2) if self._opens(at)}  # no word farther in opens
        self._certain = {tokens.pieces[at] for run in found for at in range(*run, 2) if at not in openers}
        self._lone = {tokens.pieces[at] for at, stop in found if stop - at == 1 and at not in openers}
        self._extents = Extents(tokens, lexicon)
        self._full: dict[str, str] = {}
        self._canonical: dict[str, str] = {}
        self._titled: dict[str, str] = {}
        known = [m for start, stop in self._extents.joined(found) if (m := self._mention(start, stop)) is not None]
        names = {mention.name for mention in known}
        names |= {name.rpartition("-")[2] for name in names}
        self.all = [self._trimmed(one, names) if one.stop - one.start > 4 else one for one in known]
        self.starts = [mention.start for mention in self.all]
        other = self._acronyms() | self._nicknames()
        first = {mention.name: mention for mention in reversed(self.all)}
        places = {mention.name for mention in self.all if is_as_place(mention, tokens, lexicon)}
        full = full_names((name for name in first if name not in other), lexicon)
        self._full = {
            short: name
            for short, name in full.items()
            if self._is_short(short, first[name])
            and not self._is_another(first.get(short), first[name])
            and not (short in places and self._may_be_person(first[name]))
        }
        self._full |= other
        self._canonical.clear()  # what was found before all names were known

    def _is_another(self, short: Mention | None, full: Mention) -> bool:
        """Whether a short form with a title came first, and the full name has none: President Obama, Michelle Obama."""
        return bool(short and short.start < full.start and self._role(short) and not self._role(full))

    def _is_short(self, short: str, full: Mention) -> bool:
        """Whether a word may stand for a name: COVID is not COVID Community Levels, but Volta may be Volta Tire. Of two
        names that a hyphen joins, Lindmere-Carsdale, neither stands for both.
        """
        words = self._tokens.pieces[full.start : full.stop : 2]
        if self._is_hyphened(full):
            return False
        if is_of(self._lexicon, "common-opener", short) and not self._may_be_person(full):
            return False  # Federal partners are not of the Federal Bureau of Investigation
        if "of" in words or is_of(self._lexicon, "firm-suffix", words[-1]) or self._may_be_person(full):
            return True
        if is_of(self._lexicon, "well-known", short):
            return False  # Montreal is not Montreal-Lake Ontario
        if short.upper() in words and len(short) > 1:
            return False  # letters stand for themselves
        told = words[1:] if has_letters(words) else [short]
        if is_adjective(self._lexicon, slug(words[-1])):
            return False  # Jewish Americans
        return not any(is_common(word, self._common, self._lexicon) for one in told for word in (one, one.rstrip("s")))

    def _role(self, mention: Named) -> str:
        before = self._tokens.pieces[mention.start - 2] if mention.start > 1 else ""
        return role(self._lexicon, (before.casefold(),))

    def _acronyms(self) -> dict[str, str]:
        """Letters behind the words that they begin, Organisation for African Unity (OAU), or of a name of many words
        that the text has elsewhere.
        """
        pieces, found = self._tokens.pieces, {}
        begun: dict[str, set[str]] = defaultdict(set)
        for one in self.all:
            for letters in _letters(one.name) if "-" in one.name else ():
                begun[letters].add(one.name)
        for before, one in zip(self.all, self.all[1:], strict=False):
            short = pieces[one.start].casefold()
            if one.stop - one.start > 1 or short not in begun:
                continue
            if one.start == before.stop + 1 and "(" in pieces[before.stop] and before.name in begun[short]:
                found[one.name] = before.name
            elif len(short) >= _MANY and pieces[one.start].isupper() and len(begun[short]) == 1:
                found.setdefault(one.name, next(iter(begun[short])))
        return found

    def _nicknames(self) -> dict[str, str]:
        """A nickname and surname beside the name that has it: Joe Marsh of Joseph "Joe" Marsh."""
        pieces = self._tokens.pieces
        return {
            slug(f"{pieces[at + 1]} {pieces[mention.stop - 1]}"): mention.name
            for mention in self.all
            for at in range(mention.start + 1, mention.stop - 1, 2)
            if pieces[at] in NICKNAME_OPENS
        }

    def _opens(self, piece: int) -> bool:
        """Whether a piece is the first word of its sentence, or of what is said, capitalised whatever it is."""
        if piece in self._sentences.openers or not _SAYING.isdisjoint(self._tokens.pieces[piece - 1]):
            return True
        return piece > 2 and piece - 2 in self._sentences.openers and self._is_question(piece - 2)

    def _is_question(self, piece: int) -> bool:
        """Whether a piece is the mark of who asks, in a transcript: Q Well, …"""
        return is_of(self._lexicon, "speaker-mark", self._tokens.pieces[piece])

    def _mention(self, start: int, stop: int) -> Mention | None:
        pieces = self._tokens.pieces
        first, opener = start, pieces[start]
        is_word = stop - start == 1 and opener not in self._lone and opener.casefold() in self._common
        is_certain = opener in self._certain and not is_word  # “Well, …” is not in the title of a book that has a Well
        is_doubtful = self._opens(start) and not is_certain and not country(self._lexicon, slug(opener))
        if is_doubtful and stop - start == 1:
            is_name = is_opener_name(pieces, start, self._common, self._lexicon)
        else:
            is_name = not is_doubtful or opener.casefold() not in self._common
            is_name = is_name or self._extents.is_by_ordinal(start, stop) or self._is_of_it(start, stop)
        start += 0 if is_name else 2
        start = self._behind_titles(start, stop)
        if start >= stop or (stop - start == 1 and len(pieces[start]) == 1) or self._is_dateline(start, stop):
            return None
        name = self._slug(start, stop)
        follows = "".join(pieces[stop + 1 : stop + 2]) if pieces[stop] == " " else ""
        if follows[:1].isupper() and is_of(self._lexicon, "honorific", follows):
            if not is_adjective(self._lexicon, name):
                stop, name = start + 1, slug(pieces[start])  # German Defence | Minister
            if not is_adjective(self._lexicon, name):
                return None  # External Affairs | Minister
        if self._is_role(start, name) or is_of(self._lexicon, "half-day", name):
            return None
        is_nation = is_adjective(self._lexicon, name)
        name = self.canonical(self._with_title(start, name))
        if is_full_person(pieces[start:stop:2], self._common, self._lexicon) or self._is_firm(start, stop):
            self._titled |= {self._slug(at, stop): name for at in range(first, start, 2)}
        return Mention(start, stop, name, is_nation, self._is_label(start, stop))

    def _trimmed(self, mention: Mention, names: Collection[str]) -> Mention:
        """A name without the word before the full name that the text has elsewhere, Jaguars | Ana Matić, and without
        what a headline in capitals says of it: Ana Matić | Dies.
        """
        start, stop, pieces = mention.start, mention.stop, self._tokens.pieces
        if self._extents.ends_body(stop):
            return mention
        verb = next((at for at in range(start + 4, stop, 2) if is_of(self._lexicon, "headline-verb", pieces[at])), stop)
        told = self._slug(start, verb - 1) if verb < stop else ""
        if told and (told in names or (verb == start + 4 and gender(self._lexicon, pieces[start]))):
            return self._cut(mention, start, verb - 1)
        is_person = self._is_before(start, names) and self._slug(start + 2, stop) in names
        if is_person and is_full_person(pieces[start + 2 : stop : 2], self._common, self._lexicon):
            return self._cut(mention, start + 2, stop)
        return mention

    def _cut(self, mention: Mention, start: int, stop: int) -> Mention:
        return evolve(mention, start=start, stop=stop, name=self.canonical(self._slug(start, stop)))

    def _is_before(self, piece: int, names: Collection[str]) -> bool:
        """Whether a word may stand before a name and be no part of it: a team, letters, a word of the language."""
        word = self._tokens.pieces[piece]
        if country(self._lexicon, slug(word)):
            return False
        is_team = word.endswith("s") and slug(word) in names
        return is_team or (word.isupper() and len(word) > 1) or is_word(word.casefold(), self._common, self._lexicon)

    def _is_of_it(self, start: int, stop: int) -> bool:
        """Whether the name goes on without a capital: Bank of America, People’s Republic."""
        return stop - start > 4 and self._tokens.pieces[start + 2].islower()

    def _is_role(self, start: int, name: str) -> bool:
        """Whether “the” and no more than a role in capitals stand there: the Prime Minister."""
        if start < 2 or self._tokens.pieces[start - 2].casefold() != "the":
            return False
        words = tuple(name.split("-"))
        return role(self._lexicon, words).split() == list(words)

    def _with_title(self, start: int, name: str) -> str:
        """A name behind the title that belongs to it, Pope John, or that tells a man from a woman."""
        title = self._tokens.pieces[start - 2] if start > 1 and self._tokens.pieces[start - 1] in (" ", ". ") else ""
        is_titled = title.istitle() and bearer_title(self._lexicon, title.casefold())
        return unranked(slug(f"{title} {name}"), self._lexicon) if is_titled else name

    def _slug(self, start: int, stop: int) -> str:
        """The words of a name, without a nickname within."""
        pieces = self._tokens.pieces
        rest = ("".join(pieces[at : at + 2]) for at in range(start + 1, stop, 2) if pieces[at] not in NICKNAME_OPENS)
        return slug(pieces[start] + "".join(rest))

    def _behind_titles(self, start: int, stop: int) -> int:
        """The first piece of a name behind the titles before it; those in the name of a body are its own."""
        pieces = self._tokens.pieces
        if (
            self._opens(start)
            and self._is_firm(start + 2, stop)
            and is_of(self._lexicon, "definite-body", pieces[start])
        ):
            return start + 2  # Brewer | Gorley & Co
        if stop - start < 3 or self._extents.ends_body(stop):
            return start
        if self._opens(start) and is_of(self._lexicon, "firm-trade", pieces[start].casefold()):
            return start + 2  # Carmaker | Volta Motors
        behind = behind_titles(pieces, start, stop, self._common, self._lexicon)
        is_own = behind > start and is_of(self._lexicon, "other-name", slug("".join(pieces[start:stop])))
        return start if is_own else behind

    def _is_firm(self, start: int, stop: int) -> bool:
        """Whether a name is one of partners: Gorley & Tarn."""
        return any(gap.strip() == "&" for gap in self._tokens.pieces[start + 1 : stop - 1 : 2])

    def _is_label(self, start: int, stop: int) -> bool:
        """Whether a name in capitals and a colon open a paragraph of a transcript."""
        pieces = self._tokens.pieces
        return pieces[stop].startswith(":") and pieces[stop - 1].isupper() and len(pieces[stop - 1]) > 1

    def _is_dateline(self, start: int, stop: int) -> bool:
        """Whether a name in capitals opens its sentence and a dash follows: NEW DELHI - …"""
        pieces = self._tokens.pieces
        is_before_dash = pieces[stop].strip() in _DASHES and self._opens(start)
        return is_before_dash and all(pieces[at].isupper() for at in range(start, stop, 2))

    @cached_property
    def _common(self) -> set[str]:
        """The words that stand without a capital somewhere."""
        return {piece for piece in set(self._tokens.pieces) if piece.islower()}

    @cached_property
    def known(self) -> Known:
        """What the text tells of those that it names: roles, countries, whether they are persons."""
        return known_of(self.all, self.canonical, self._may_be_person, self._tokens, self._lexicon)

    def _may_be_person(self, mention: Named) -> bool:
        words = self._tokens.pieces[mention.start : mention.stop : 2]
        last = words[-1].casefold()
        is_noun = len(words) > 1 and last in self._common and last not in self._alone
        if is_noun or self._is_hyphened(mention) or not may_be_person(words, self._lexicon):
            return False
        is_open = len(words) > 1 and is_word(words[0].casefold(), self._common, self._lexicon)
        return not is_open or bool(self._role(mention))

    def _is_hyphened(self, mention: Named) -> bool:
        """Whether hyphens alone join the words of a name, and not those of a given name and a surname."""
        gaps = self._tokens.pieces[mention.start + 1 : mention.stop - 1 : 2]
        return bool(gaps) and all(gap in _HYPHENS for gap in gaps)

    @cached_property
    def _alone(self) -> set[str]:
        """The words that stand alone as a name, with no article: Brown of Gordon Brown."""
        pieces = self._tokens.pieces
        starts = (m.start for m in self.all if m.stop - m.start == 1)
        return {pieces[at].casefold() for at in starts if not is_of(self._lexicon, "article", pieces[at - 2])}

    @cached_property
    def company(self) -> frozenset[str]:
        """The first names that the text gives, those of places aside: what it is about."""
        names = dict.fromkeys(self.canonical(mention.name) for mention in self.all if not mention.is_adjective)
        told = (name for name in names if self.known.kinds.get(name) != "place" and not is_place(self._lexicon, name))
        return frozenset(islice((name for name in told if "-" in name or name not in self.known.things), _TELLING))

    def canonical(self, name: str) -> str:
        """The name under which a thing is known: a country for its adjective, the full name for a short one."""
        found = self._canonical.get(name)
        if found is None:
            found = self._canonical[name] = country(self._lexicon, name) or self._full_name(name)
        return found

    def _full_name(self, name: str) -> str:
        name = self._titled.get(name, name)
        if full := self._full.get(name):
            return self._full.get(full, full)
        name = unranked(name, self._lexicon)
        if numbered := numeral_of(name, self._full, self._lexicon):
            return numbered
        plain = untitled(name, self._lexicon)
        full = self._full.get(plain, plain)
        title = name.removesuffix(f"-{plain}")
        if title != name and "-" not in plain and bearer_title(self._lexicon, title) in ("man", "woman"):
            if plain in self._couples:
                return name  # Mr Tanaka and Mrs Tanaka
            if not full.endswith(plain):
                return plain  # Mr John is not John Dramani
        return full

    @cached_property
    def _couples(self) -> set[str]:
        """The surnames that a man and a woman of this text have: Mr or Peter Tanaka, and Mrs Tanaka."""
        pieces, genders = self._tokens.pieces, defaultdict(set)
        for title, surname in zip(pieces[1::2], pieces[3::2], strict=False):
            if title.istitle() and surname.istitle() and (told := gender(self._lexicon, title.casefold())):
                genders[slug(surname)].add(told)
        return {name for name, told in genders.items() if len(told) > 1}

    def between(self, start: int, stop: int) -> Sequence[Mention]:
        """The mentions from one piece to another, the last of them where they are many."""
        last = bisect_left(self.starts, stop)
        return self.all[max(bisect_left(self.starts, start), last - _MOST) : last]


def _letters(name: str) -> Iterator[str]:
    """The letters that a name may be short as, of two at least."""
    words = name.split("-")
    for small in (_SMALL, _SMALLER):
        letters = "".join(word[0] for word in words if word not in small)
        if len(letters) > 1:
            yield letters


def belongs_to_another(tokens: Tokens, start: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether what a name stands before is meant, not the name: the States’ partnership, American journalists; or many
    of a nation, Americans.
    """
    pieces = tokens.pieces
    name = slug(tokens.text[tokens.offsets[start] : tokens.offsets[stop]].removesuffix("'s").removesuffix("’s"))
    if name in countries().people:
        return True
    after = stop if pieces[stop - 1][0].isalnum() else stop - 1
    if after >= len(pieces) - 1:
        return False
    if pieces[after][:1] in ("'", "’") and pieces[after + 1 : after + 2] != [""]:
        at = after + 2 if pieces[after + 1] == "s" else after
        if at >= len(pieces) - 1:
            return False
        return pieces[at].strip() in ("", "'", "’") and not is_of(lexicon, "function-word", pieces[at + 1])
    is_noun = pieces[after].isspace() and not is_of(lexicon, "function-word", pieces[after + 1])
    return is_noun and is_adjective(lexicon, name.removeprefix("the-"))
