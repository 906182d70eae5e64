"""What is given to strategies and laws, held against what they want."""

from __future__ import annotations


def require(given: object, wanted: type, called: str) -> None:
    """Raise TypeError where it is not what is wanted, which is called so."""
    if not isinstance(given, wanted):
        raise TypeError(f"{called} is wanted, not {given!r}")
