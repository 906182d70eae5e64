"""Bytes of any encoding into text: by mark, by declaration, as UTF-8, or by what the bytes look like."""

from __future__ import annotations

import codecs

from factcheck.read.article import ReadError
from factcheck.read.plain import at, decoded, without_nul

#: The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "cp1252"
#: What Python calls encodings and no page is in; some take more than linear time.
_PYTHONS_OWN = {"idna", "punycode", "raw-unicode-escape", "unicode-escape"}
#: So many letters beyond ASCII for one within it are still a Western language; other alphabets have hardly any within.
_FEW = 0.3
_ENOUGH = 64  # bytes, below which a detector knows nothing
_CONTROLS = frozenset(map(chr, {*range(0x20), *range(0x7F, 0xA0)})) - frozenset("\t\n\r\f")


def any_text(path: str, data: bytes, declared: str = "") -> str:
    """The text of these bytes. Raises ReadError at what is no text, and where the encoding cannot be told."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return without_nul(path, _marked(path, data, encoding))
    text = _declared(data, declared) if declared else None
    if text is not None:
        return without_nul(path, text)
    try:
        return decoded(path, data)
    except ReadError:
        text = _guessed(data)
        if text is None:
            raise
        return text


def _declared(data: bytes, encoding: str) -> str | None:
    """The text in the encoding that a page says it is in, or None: what a page says of itself is often wrong."""
    try:
        name = codecs.lookup(encoding).name
        return data.decode(name) if name not in _PYTHONS_OWN else None
    except (ValueError, LookupError):
        return None


def _marked(path: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "ignore")
        name = encoding.upper()
        raise at(path, before, len(before), 1, f"not {name}, though its mark says so: {error.reason}") from error


def _guessed(data: bytes) -> str | None:
    """The text of bytes that are not UTF-8; None where they are UTF-8 with damage, or nothing that can be told."""
    sound = data.decode("utf-8", "ignore")
    damaged = len(data) - len(sound.encode())
    if damaged == 0 or sum(not character.isascii() for character in sound) >= damaged:
        return None
    try:
        text = data.decode(_WESTERN)
    except UnicodeDecodeError:
        return _detected(data)
    letters = [character.isascii() for character in text if character.isalpha()]
    if letters.count(False) <= _FEW * letters.count(True):
        return None if _CONTROLS.intersection(text) else text
    return _detected(data)


def _detected(data: bytes) -> str | None:
    """What charset-normalizer makes of it, where that is installed: good at other alphabets, given enough of them."""
    if len(data) < _ENOUGH:
        return None
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    best = from_bytes(data).best()
    text = None if best is None else str(best)
    return None if text is None or _CONTROLS.intersection(text) else text
