"""What stands before a name and is no part of it: roles, offices, ranks, occupations."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from factcheck.language.lexicon import Lexicon
from factcheck.names.persons import may_be_person
from factcheck.names.words import bearer_title, gender, is_of, role, role_ends

_OFFICE = 9  # words that an office may be of: the Secretary of Health and Human Services | Ana Matić


def behind_titles(pieces: Sequence[str], start: int, stop: int, common: Collection[str], lexicon: Lexicon) -> int:
    """The first piece of a name [start, stop) behind what it follows in capitals: Foreign Secretary | Vikram
    Misri, Secretary of State | Ana Matić, QB | Ana Matić. `common` are the words that stand without a capital.
    """
    start = _behind_office(pieces, start, stop, common, lexicon)
    titles = _titles(lexicon)
    for at in range(stop - 3, start - 1, -2):
        word = pieces[at].casefold()
        if word not in titles:
            continue
        title = role(lexicon, (word,))
        if is_of(lexicon, "body-opener", word) or is_of(lexicon, "general-body", f"{word} {pieces[at + 2]}".casefold()):
            return start  # Royal Bank of Canada, General Electric
        if title and (at == start or stop - at > 3):
            return start if bearer_title(lexicon, title) else at + 2
        if is_of(lexicon, "title-word", word) and is_full_person(pieces[at + 2 : stop : 2], common, lexicon):
            return at + 2
    return start


@lru_cache(maxsize=8)
def _titles(lexicon: Lexicon) -> frozenset[str]:
    """The last words of all titles: most words are none, and are done with at once."""
    told = lexicon.types["title-word"].values if "title-word" in lexicon.types else ()
    return role_ends(lexicon) | frozenset(told)


def is_full_person(words: Sequence[str], common: Collection[str], lexicon: Lexicon) -> bool:
    """Whether words that follow an occupation are a full name: no Republican Party Platform, no Analyst Day."""
    is_name = len(words) > 1 and may_be_person(words, lexicon) and words[-1].casefold() not in common
    return is_name and not is_word(words[0].casefold(), common, lexicon)


def is_word(word: str, common: Collection[str], lexicon: Lexicon) -> bool:
    """Whether a word that opens a name is one of the language or a body’s, and no given name."""
    if is_of(lexicon, "common-given-name", word) or gender(lexicon, word):
        return False
    kinds = ("common-opener", "body-noun", "office-opener")
    return word in common or any(is_of(lexicon, kind, word) for kind in kinds)


def _behind_office(pieces: Sequence[str], start: int, stop: int, common: Collection[str], lexicon: Lexicon) -> int:
    """Behind the rest of an office whose role stands before: Minister of Trade and | Industry | Ana Matić."""
    at = start
    while at < stop and is_of(lexicon, "department-word", pieces[at]):
        at += 2
    if not start < at < stop or pieces[at].islower():
        return start
    is_plain = start > 3 and pieces[start - 2] == "of" and role(lexicon, (pieces[start - 4].casefold(),))
    if is_plain and stop - at == 1:
        return at  # Secretary of State Matić
    is_person = is_full_person(pieces[at:stop:2], common, lexicon)
    return at if is_person and _is_of_office(pieces, start, lexicon) else start


def _is_of_office(pieces: Sequence[str], start: int, lexicon: Lexicon) -> bool:
    """Whether words of an office, and what joins them, lead back from a piece to a role."""
    links = 0
    for at in range(start - 2, max(0, start - 2 * _OFFICE), -2):
        if pieces[at + 1] not in (" ", ", "):
            return False
        word = pieces[at].casefold()
        if is_of(lexicon, "office-link", word):
            links += 1
        elif links and (role(lexicon, (word,)) or is_of(lexicon, "title-word", word)):
            return True
        elif not is_of(lexicon, "department-word", word) or pieces[at].islower():
            return False
    return False
