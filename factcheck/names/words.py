"""What a word tells about names: questions to the lexicon, each asked once a word."""

from __future__ import annotations

from collections.abc import Sequence
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
def countries_within(lexicon: Lexicon, name: str) -> frozenset[str]:
    """The countries among the words of a slug, where there are several: india-russia, indo-russian-summit."""
    own = {found for part in name.split("-") if (found := country(lexicon, part))}
    return frozenset(own) if len(own) > 1 else frozenset()


@lru_cache(maxsize=100_000)
def is_adjective(lexicon: Lexicon, name: str) -> bool:
    """Whether a name, as a slug, is of a nationality, or of its people: Indian, Americans."""
    if is_of(lexicon, "nationality", name) or name in countries().people:
        return True
    return name in countries().adjectives and name not in countries().names


@lru_cache(maxsize=100_000)
def is_place(lexicon: Lexicon, name: str) -> bool:
    """Whether a slug names a country, a large state of one, or one of the large cities."""
    is_region = is_of(lexicon, "region", name.replace("-", " "))
    return is_region or name in countries().cities or bool(country(lexicon, name))


def is_country(lexicon: Lexicon, name: str) -> bool:
    """Whether a slug is the name under which a country is known."""
    return country(lexicon, name) == name


def is_body_noun(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is what a body is called, and no gathering: a bank, a party; not a summit."""
    return is_of(lexicon, "body-noun", word) and not is_of(lexicon, "gathering-noun", word)


_ROLES = ("role-class", "role", "person-noun")


@lru_cache(maxsize=8)
def role_ends(lexicon: Lexicon) -> frozenset[str]:
    """The last words of all roles: most words are none, and are done with at once."""
    kinds = (lexicon.types[name] for name in _ROLES if name in lexicon.types)
    return frozenset(word.rpartition(" ")[2] for kind in kinds for word in kind.values)


def role(lexicon: Lexicon, words: tuple[str, ...]) -> str:
    """The role that the last of these words name, as long as can be: “prime minister”; or ""."""
    if not words or words[-1] not in role_ends(lexicon):
        return ""
    texts = (" ".join(words[-count:]) for count in range(min(_LONGEST, len(words)), 0, -1))
    return next((text for text in texts if any(is_of(lexicon, kind, text) for kind in _ROLES)), "")


_FORMER = frozenset({"former", "ex", "onetime"})


def walks_of_life(lexicon: Lexicon, title: str, before: Sequence[str] = ()) -> frozenset[str]:
    """The walks of life that a role and the words before it tell: a president heads a state or a firm.

    What somebody once did tells nothing of what they do.
    """
    if not _FORMER.isdisjoint(before):
        return frozenset()
    told = [("role-class", title), ("field-of-life", before[-1] if before else "")]
    found = (lexicon.value(kind, text) for kind, text in told if kind in lexicon.types)
    return frozenset(walk for value in found for walk in str(value or "").split())


def bearer_title(lexicon: Lexicon, title: str) -> str:
    """Whom a title is for, "man", "woman" or "rank" (Pope John), where it tells one bearer of a name from another."""
    found = lexicon.value("bearer-title", title) if "bearer-title" in lexicon.types else None
    return str(found or "")


@lru_cache(maxsize=100_000)
def gender(lexicon: Lexicon, word: str) -> str:
    """Of a pronoun, a title, a role or a given name: "man" or "woman", or "" where it may be of either."""
    found = lexicon.value("gender", word) if "gender" in lexicon.types else None
    return str(found or "")
