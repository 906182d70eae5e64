"""The words around a claim with its numbers left out: two copies of one sentence have them in common, and differ in a
number only where one of them is wrong or newer.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from factcheck.language.lexicon import Lexicon
from factcheck.scan import Tokens
from factcheck.sentences import Sentences

_AROUND = 12  # words on either side that count
_LEAST = 10  # words in all without which a sentence may be anybody's
_NUMERALS = ("number-word", "ordinal-word")


def context(tokens: Tokens, sentences: Sentences, start: int, stop: int, lexicon: Lexicon) -> str:
    """A short hash of the words around pieces [start, stop) of a sentence, and of those in them that are no numbers; ""
    where they are few.
    """
    first = max(sentences.start(start), start - 2 * _AROUND) | 1
    last = min(sentences.stop(start), stop + 2 * _AROUND)
    inside = list(_without_numbers(tokens, start | 1, stop, lexicon))
    words = [*tokens.pieces[first:start:2], *inside, *tokens.pieces[stop | 1 : last : 2]]
    if len(words) < _LEAST:
        return ""
    return blake2b(" ".join(words).casefold().encode(), digest_size=8).hexdigest()


def _without_numbers(tokens: Tokens, start: int, stop: int, lexicon: Lexicon) -> Iterator[str]:
    for at in range(start, stop, 2):
        word = tokens.pieces[at]
        is_number = at in tokens.marks or any(c.isdecimal() for c in word)
        yield "#" if is_number or any(_is_of(lexicon, name, word) for name in _NUMERALS) else word


def _is_of(lexicon: Lexicon, type_name: str, word: str) -> bool:
    return type_name in lexicon.types and lexicon.value(type_name, word) is not None
