"""Names that open a sentence and stand nowhere else: any word has a capital there, so that what follows must tell."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from factcheck.language.lexicon import Lexicon
from factcheck.names.words import is_of, is_place

_SHORTEST = 3  # letters of a name that is not all in capitals
_AGES = range(10, 100)


def is_opener_name(pieces: Sequence[str], at: int, common: Collection[str], lexicon: Lexicon) -> bool:
    """Whether the word that opens a sentence is a name: a place or a firm that is no other word, or a word that the
    lexicon does not know and that does what somebody does. `common` are the words that stand without a capital.

    “Leeds’ keeper” and “Leeds fans” are not Leeds, and name it by the way at most.
    """
    word, gap, after = pieces[at].casefold(), pieces[at + 1], "".join(pieces[at + 2 : at + 3])
    if word in common or is_of(lexicon, "common-opener", word) or gap.startswith(("'", "’")):
        return False
    if not pieces[at].isupper() and not pieces[at][1:].islower():
        return True  # JPMorgan
    is_code = len(word) > _SHORTEST and not word.isalpha()  # COP30
    if is_code or is_place(lexicon, word) or is_of(lexicon, "well-known", word):
        return gap != " " or not after.islower() or is_of(lexicon, "opener-verb", after)
    is_likely = not _is_common(lexicon, word) and (pieces[at].isupper() or len(word) >= _SHORTEST)
    return is_likely and f"{word}s" not in common and _is_somebody(pieces, at, lexicon)


def _is_somebody(pieces: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether what stands behind a word tells that it names one: its deed, or its age."""
    word, gap, after = pieces[at], pieces[at + 1], "".join(pieces[at + 2 : at + 3])
    if gap == ", ":
        is_age = after.isdecimal() and int(after) in _AGES and pieces[at + 3].startswith(",")
        is_one = after == "who" and not word.casefold().endswith("s")  # not “Retirees, who …”
        return is_age or is_one or is_of(lexicon, "apposed-participle", after)
    if gap != " " or not after.islower():
        return False
    if is_of(lexicon, "verb-adverb", after) and pieces[at + 3] == " ":
        at, after = at + 2, "".join(pieces[at + 4 : at + 5])  # Matić last visited
    if is_of(lexicon, "singular-verb", after):
        return True
    if word.casefold().endswith("s") and not word.isupper():
        return False  # “Traders said”
    if is_of(lexicon, "active-verb", after):
        behind = pieces[at + 4 : at + 5] if pieces[at + 3] == " " else []
        return any(not word[0].islower() or is_of(lexicon, "article", word) for word in behind if word)
    return is_of(lexicon, "doer-verb", after) or is_of(lexicon, "unsure-verb", after)


def is_common(word: str, common: Collection[str], lexicon: Lexicon) -> bool:
    """Whether a word is one of the language, as far as the text, the lexicon and the word's ending tell."""
    word = word.casefold()
    return word in common or _is_common(lexicon, word)


@lru_cache(maxsize=100_000)
def _is_common(lexicon: Lexicon, word: str) -> bool:
    words, endings = _listed(lexicon)
    return word in words or word.endswith(endings)


@lru_cache(maxsize=8)
def _listed(lexicon: Lexicon) -> tuple[frozenset[str], tuple[str, ...]]:
    endings = lexicon.types["common-ending"].values if "common-ending" in lexicon.types else ()
    return frozenset(lexicon.words()), tuple(endings)
