"""What a word tells about names: questions to the lexicon, each asked once a word."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from factcheck.countries import countries
from factcheck.language.lexicon import Lexicon

#: What a name is of, where that can be told.
NameKind = Literal["", "person", "place", "body"]
_LONGEST = 3  # words of a title


@lru_cache(maxsize=100_000)
def is_of(lexicon: Lexicon, type_name: str, text: str) -> bool:
    """Whether a type lists a text."""
    return type_name in lexicon.types and lexicon.value(type_name, text) is not None


@lru_cache(maxsize=100_000)
def country(lexicon: Lexicon, name: str) -> str:
    """The country that a name or an adjective, as a slug, is of; or ""."""
    own = lexicon.value("country", name) if "country" in lexicon.types else None
    return str(own or countries().names.get(name) or countries().adjectives.get(name, ""))


@lru_cache(maxsize=100_000)
def is_adjective(lexicon: Lexicon, name: str) -> bool:
    """Whether a name, as a slug, is of a nationality, or of its people: Indian, Americans."""
    if is_of(lexicon, "nationality", name) or name in countries().people:
        return True
    return name in countries().adjectives and name not in countries().names


def is_place(lexicon: Lexicon, name: str) -> bool:
    """Whether a slug names a country, or one of the large cities."""
    return name in countries().cities or bool(country(lexicon, name))


def role(lexicon: Lexicon, words: tuple[str, ...]) -> str:
    """The role that the last of these words name, as long as can be: “prime minister”; or ""."""
    for count in range(min(_LONGEST, len(words)), 0, -1):
        text = " ".join(words[-count:])
        if is_of(lexicon, "role-class", text) or is_of(lexicon, "role", text) or is_of(lexicon, "person-noun", text):
            return text
    return ""


def walk_of_life(lexicon: Lexicon, text: str) -> str:
    """The walk of life that a role belongs to, or ""."""
    found = lexicon.value("role-class", text) if "role-class" in lexicon.types else None
    return str(found or "")
