"""Whether the clause around a time expression looks ahead or back, told by its words."""

from __future__ import annotations

from attrs import frozen

from factcheck.language.lexicon import Lexicon
from factcheck.scan import Tokens
from factcheck.sentences import Sentences

_BACK = 80  # pieces before an expression that may tell its tense
_NEAR = 8  # pieces before an expression in which a past tense is its own
_FORWARD = 16  # pieces after an expression that may tell the tense, where none before does


def _words(lexicon: Lexicon, name: str) -> frozenset[str]:
    """The words of a type, none where the rulebook lacks it."""
    return frozenset(lexicon.types[name].values) if name in lexicon.types else frozenset()


@frozen(eq=False)
class Tense:
    """The words of one language that tell tenses.

    ahead      “will”, “expected”
    here       what makes what follows at once lie ahead: “by”, “until”
    perfect    what makes even that look back: “until Friday they had”
    intent     what makes an infinitive after it lie ahead: “is”, “set”
    past       past tenses, beside regular ones in -ed
    borders    what opens a clause of its own: “that”, “which”
    nominal    what follows a “to” that opens no infinitive: “the”, “his”
    """

    ahead: frozenset[str]
    here: frozenset[str]
    perfect: frozenset[str]
    intent: frozenset[str]
    past: frozenset[str]
    borders: frozenset[str]
    nominal: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Tense:
        telling = ("looks-ahead", "looks-ahead-here", "past-perfect", "intent", "looks-back")
        return cls(*(_words(lexicon, name) for name in (*telling, "clause-border", "determiner")))

    def looks_ahead(self, tokens: Tokens, sentences: Sentences, start: int, stop: int) -> bool | None:
        """True, False, or None where the words do not tell: the nearest telling word before decides, or else after.

        A past tense tells only from near by: what was said, farther off, may be of things to come.
        """
        pieces = tokens.pieces
        if start > 1 and pieces[start - 2].casefold() in self.here:
            around = range(max(sentences.start(start), start - _NEAR), min(sentences.stop(start), stop + _NEAR))
            return not any(pieces[at].casefold() in self.perfect for at in around)
        first = max(sentences.start(start), start - _BACK)
        weak = infinitive = False
        for at in range(start - 2, first - 1, -2):
            word = pieces[at].casefold()
            before = pieces[at - 2].casefold() if at - 2 >= first else ""
            if word in self.ahead:
                return None if before == "been" else True
            if word == "to":
                verb = pieces[at + 2] if at + 2 < start else ""
                if before in self.intent or verb == "be":
                    return None if at - 4 >= first and pieces[at - 4].casefold() == "been" else True
                infinitive |= not verb or (verb.islower() and verb not in self.nominal)
            elif word in self.past and before != "be":
                return False if (weak or start - at <= _NEAR) and not infinitive else None
            elif self._is_regular(word) and before != "be":
                if start - at > _NEAR or infinitive:
                    return None
                weak = True
            if (word in self.borders or "," in pieces[at - 1]) and weak:
                return False
        return False if weak else self._after(tokens, stop, min(stop + _FORWARD, sentences.stop(start), len(pieces)))

    def _after(self, tokens: Tokens, start: int, stop: int) -> bool | None:
        for at in range(start + 1, stop, 2):
            word = tokens.pieces[at].casefold()
            if word in self.ahead:
                return True
            if word in self.past or self._is_regular(word):
                return False
        return None

    def _is_regular(self, word: str) -> bool:
        return word.endswith("ed") and len(word) > 4
