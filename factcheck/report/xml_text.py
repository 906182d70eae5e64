"""Text for XML 1.0."""

from __future__ import annotations

#: What XML 1.0 cannot hold, even escaped.
_CONTROLS = set(range(0x20)) - set(map(ord, "\t\n\r"))
_FORBIDDEN = dict.fromkeys((*_CONTROLS, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)), "\ufffd")


def legal(text: str) -> str:
    """The text with U+FFFD for each character that XML has none of; not yet escaped."""
    return text.translate(_FORBIDDEN)
