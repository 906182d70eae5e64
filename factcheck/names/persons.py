"""Names of several words that are no persons', by the words they are made of: headings, schemes, happenings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.language.lexicon import Lexicon
from factcheck.names.words import country, is_adjective, is_of, role

_LETTERS = 3  # in capitals, that are no initials: COVID Press Briefing, JD Vance
_MOST = 4  # words of a person's name, particles aside


def may_be_person(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether somebody can be called so, as far as the words themselves tell."""
    if len(words) == 1:
        return not is_of(lexicon, "news-agency", words[0])
    if is_of(lexicon, "place-opener", words[0]) or ("of" in words and not role(lexicon, (words[0].casefold(),))):
        return False
    if any(not word.isalpha() for word in words) or country(lexicon, "-".join(words[:2]).casefold()):
        return False  # IE8 Beta, U.S. Steel
    is_long = len(words) > _MOST and sum(word[0].isupper() for word in words) > _MOST
    return not (is_long or has_letters(words) or _is_no_surname(words[-1], lexicon))


def has_letters(words: Sequence[str]) -> bool:
    """Whether a word in capitals stands before one that is not: a surname in capitals comes last, Ana MATIĆ."""
    return not words[-1].isupper() and any(len(word) >= _LETTERS and word.isupper() for word in words)


@lru_cache(maxsize=100_000)
def _is_no_surname(word: str, lexicon: Lexicon) -> bool:
    if any(is_of(lexicon, kind, word) for kind in ("gathering-noun", "briefing-noun", "office-holder", "firm-suffix")):
        return True
    is_many = word.endswith("s") and is_of(lexicon, "office-holder", word[:-1])  # House Republicans
    return is_many or is_adjective(lexicon, word.casefold()) or word.casefold().endswith(_endings(lexicon))


@lru_cache(maxsize=8)
def _endings(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(lexicon.types["thing-ending"].values) if "thing-ending" in lexicon.types else ()
