"""Articles as TimeML 1.2.1: the text with its time expressions marked in line.

Source: TimeML 1.2.1 (timeml.org), with the values of TempEval-3. EVENTs and links, which factcheck does not read, are
left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from factcheck.model import Document
from factcheck.report.xml_text import legal
from factcheck.times.expression import TimeExpression

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def timeml(document: Document, times: Sequence[TimeExpression]) -> str:
    """One article as a TimeML element. The content of TEXT is the text of the article, character for character (but for
    control characters, which XML has none of, and which become U+FFFD).
    """
    return "\n".join(
        (
            "<TimeML>",
            f"<DOCID>{_text(document.id)}</DOCID>",
            f"<DCT>{_creation(document)}</DCT>",
            f"<TITLE>{_text(document.title)}</TITLE>",
            f"<TEXT>{''.join(_marked(document.text, times))}</TEXT>",
            "</TimeML>",
        )
    )


def _creation(document: Document) -> str:
    """The day of publication as the expression t0, which the others are read from; nothing where it is unknown."""
    if document.published is None:
        return ""
    day = str(document.published)
    function = 'functionInDocument="CREATION_TIME"'
    return f'<TIMEX3 tid="t0" type="DATE" value="{day}" {function}>{day}</TIMEX3>'


def _marked(text: str, times: Sequence[TimeExpression]) -> Iterator[str]:
    at = 0
    for number, time in enumerate(times, 1):
        yield _text(text[at : time.start])
        value = escape(legal(time.value))
        yield f'<TIMEX3 tid="t{number}" type="{time.type}" value="{value}">{_text(time.text)}</TIMEX3>'
        at = time.end
    yield _text(text[at:])


def _text(text: str) -> str:
    # A parser turns a bare carriage return into a line feed.
    return escape(legal(text), quote=False).replace("\r", "&#13;")
