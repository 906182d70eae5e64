"""Colours on a terminal, as SGR sequences (ECMA-48)."""

from __future__ import annotations

from attrs import frozen

from factcheck.model import Severity

BOLD, QUIET, MEND = "1", "2", "32"
OF_SEVERITY: dict[Severity, str] = {"error": "1;31", "warning": "1;33", "note": "1;36"}


@frozen
class Pen:
    """Writes in colours, or plainly."""

    in_colour: bool = False

    def __call__(self, text: str, style: str) -> str:
        """The text of a line in a style."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.in_colour and text else text
