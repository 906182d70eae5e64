"""Whether the clause around a time expression looks ahead or back, told by its words."""

from __future__ import annotations

from attrs import fields_dict, frozen

from factcheck.language.lexicon import Lexicon
from factcheck.scan import Tokens
from factcheck.sentences import Sentences

# All in pieces, of which every other one is a word.
_BACK = 80  # before an expression, what may tell its tense
_CLAUSE = 20  # before “by” and the like, what may tell that they end what is over
_NEAR = 8  # before an expression, where a past tense is its own
_BESIDE = 4  # before an expression, where any verb is its own: “announced on Friday”
_HEAD = 6  # after an expression, where the noun that it stands before may be
_FORWARD = 16  # after an expression, what may tell the tense where nothing before does
_APOSTROPHES = ("'", "’")


@frozen(eq=False)
class Tense:
    """The words of one language that tell tenses, each field under the name of their type.

    looks_ahead       “will”, “expected”
    looks_ahead_here  what makes what follows at once lie ahead: “by”, “until”
    past_perfect      what makes even that look back: “until Friday they had”
    intent            what makes an infinitive after it lie ahead: “is”, “set”
    looks_back        past tenses, beside regular ones in -ed
    reports           what only tells that something was said: what was said, farther off, may be of things to come
    plans             what makes things lie ahead in the present tense: “they meet on Friday”
    bare_before       what such a verb follows where it is an infinitive: “did not meet on Friday”
    plan_nouns        words that look ahead, but tell nothing as nouns: “announced the plan on Friday”
    to_events         what a day's event that is to come follows: “will play in Sunday's final”
    present_perfect   what goes with no date of its own: “has invited them to a ceremony on 12 March”
    open_from         what makes things begin in the present tense: “fares rise from Monday”
    past_nouns        what has happened where it is told with its day: “the October 7 attack”
    clause_border     what opens a clause of its own: “that”, “which”
    determiner        what follows a “to” that opens no infinitive: “the”, “his”
    """

    looks_ahead: frozenset[str]
    looks_ahead_here: frozenset[str]
    past_perfect: frozenset[str]
    intent: frozenset[str]
    looks_back: frozenset[str]
    reports: frozenset[str]
    plans: frozenset[str]
    bare_before: frozenset[str]
    plan_nouns: frozenset[str]
    to_events: frozenset[str]
    present_perfect: frozenset[str]
    open_from: frozenset[str]
    past_nouns: frozenset[str]
    clause_border: frozenset[str]
    determiner: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Tense:
        """The words of a lexicon; none of a type that it lacks."""
        types = {name: name.replace("_", "-") for name in fields_dict(cls)}
        return cls(**{n: frozenset(lexicon.types[t].values if t in lexicon.types else ()) for n, t in types.items()})

    def is_ahead(self, tokens: Tokens, sentences: Sentences, start: int, stop: int) -> bool | None:
        """True, False, or None where the words do not tell: the nearest telling word before decides, or else after."""
        before = tokens.pieces[start - 2].casefold() if start > 1 else ""
        first, last = sentences.start(start), sentences.stop(start)
        if any(tokens.pieces[at] in self.past_nouns for at in range(stop + 1, min(stop + _HEAD, last), 2)):
            return False
        if before in self.looks_ahead_here:
            return self._is_end_ahead(tokens, start, stop, first, last)
        if before in self.determiner:
            return None  # “the Jan. 14 deadline” may be over or not, whatever is said of it
        last = min(stop + _FORWARD, last)
        if tokens.pieces[stop] in _APOSTROPHES and tokens.pieces[stop + 1 : stop + 2] == ["s"]:
            leads = start - 2 < first or before in self.to_events
            if not leads and not self._told_after(tokens, stop + 1, last):
                return False  # “get around Wednesday's ruling”
        settled, told = self._told_before(tokens, start, max(first, start - _BACK))
        if not settled:
            told = self._told_after(tokens, stop, last)
        if told is None and before in self.open_from:
            near = tokens.pieces[max(first, start - _CLAUSE) : start]
            return None if any(word.casefold() in self.present_perfect for word in near) else True
        return told

    def _is_end_ahead(self, tokens: Tokens, start: int, stop: int, first: int, last: int) -> bool:
        """Whether what comes by or until then is still to come."""
        last = min(stop + _NEAR, last)
        if any(tokens.pieces[at].casefold() in self.past_perfect for at in range(max(first, start - _CLAUSE), last)):
            return False
        if start - 2 > first + 1 and "," in tokens.pieces[stop]:
            return True  # “the talks, to end by May, have begun”
        words = [tokens.pieces[at] for at in range(stop + 1, last, 2)]
        return not any(self._is_past(word) and word.casefold() not in self.reports for word in words)

    def _told_before(self, tokens: Tokens, start: int, first: int) -> tuple[bool, bool | None]:
        """Whether the words before settle the tense, if only by leaving it open; and what they tell."""
        pieces = tokens.pieces
        past = infinitive = False
        for at in range(start - 2, first - 1, -2):
            word, away = pieces[at].casefold(), start - at
            before = pieces[at - 2].casefold() if at - 2 >= first else ""
            if word in self.looks_ahead:
                if word in self.plan_nouns and before in self.determiner:
                    continue
                return True, None if before == "been" else True
            if word == "for" and before == "set":
                return True, True
            if word == "to":
                verb = pieces[at + 2] if at + 2 < start else ""
                if before in self.intent or verb == "be":
                    return True, None if at - 4 >= first and pieces[at - 4].casefold() == "been" else True
                infinitive |= not verb or (verb.islower() and verb not in self.determiner)
            elif pieces[at] in self.plans and away <= _NEAR and before not in self.bare_before:
                return True, True
            elif before != "be" and self._is_past(pieces[at]):
                if away <= _BESIDE and not infinitive:
                    return True, False
                if infinitive or (away > _NEAR and (word in self.reports or before in self.present_perfect)):
                    return True, None
                if word in self.looks_back:
                    return True, False
                past = True
            if past and (word in self.clause_border or "," in pieces[at - 1]):
                return True, False
        return past, False

    def _told_after(self, tokens: Tokens, start: int, stop: int) -> bool | None:
        for at in range(start + 1, stop, 2):
            if tokens.pieces[at].casefold() in self.looks_ahead:
                return True
            if self._is_past(tokens.pieces[at]):
                return tokens.pieces[at + 2 : at + 3] == ["set"]  # “a record date of April 10 was set”
        return None

    def _is_past(self, word: str) -> bool:
        return word.casefold() in self.looks_back or (word.endswith("ed") and len(word) > 4 and word.islower())
