"""What is given at the public doors, held against what they want."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from reprlib import repr as brief
from typing import TypeVar

T = TypeVar("T")
NONE = type(None)
DOCUMENT = "a Document, such as factcheck.Document(id, text),"
RULEBOOK = "a rulebook, such as Rulebook.load(path) gives,"


def require(given: object, wanted: type | tuple[type, ...], called: str) -> None:
    """Raise TypeError where it is not what is wanted, which is called so."""
    if not isinstance(given, wanted):
        raise TypeError(f"{called} is wanted, not {brief(given)}")


def each(given: Iterable[T], wanted: type | tuple[type, ...], called: str) -> Iterator[T]:
    """All that is given. Raises TypeError at once where it is no collection, or is a text, which is one of characters;
    and as soon as it comes to one that is not what is wanted.
    """
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise TypeError(f"a list is wanted, not {brief(given)}; of it, each is {called.rstrip(',')}")

    def checked(one: T) -> T:
        require(one, wanted, called)
        return one

    return map(checked, given)
