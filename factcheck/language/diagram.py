"""Railroad diagrams of patterns. Asks for the extra `diagrams`."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from factcheck.language.patterns import Choice, Mark, Maybe, Others, Pattern, Seq, Slot, Word

if TYPE_CHECKING:
    import pyparsing as pp


def diagram(pattern: Pattern, name: str) -> str:
    """A page of HTML with the pattern's railroad diagram. Raises ImportError without the extra."""
    import pyparsing.diagram  # noqa: F401 - pyparsing takes itself for absent what is only late to be imported

    drawn = StringIO()
    _element(pattern).set_name(name).create_diagram(drawn, vertical=8, embed=False)
    return drawn.getvalue()


def _element(pattern: Pattern) -> pp.ParserElement:
    """What pyparsing would parse such a text with: it knows how to draw that."""
    import pyparsing as pp

    match pattern:
        case Word(text):
            return pp.CaselessLiteral(text).set_name(text)
        case Mark(text):
            return pp.Literal(text)
        case Others(most):
            return pp.Regex(r"\w+").set_name(f"up to {most} other words")
        case Slot(name, type_name):
            return pp.Regex(r"\w+").set_name(f"<{name}:{type_name}>")
        case Maybe(part):
            return pp.Opt(_element(part))
        case Choice(parts):
            return pp.MatchFirst([_element(part) for part in parts])
        case Seq(parts):
            return pp.And([_element(part) for part in parts])
