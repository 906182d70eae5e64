"""Bytes of many encodings become text, and what cannot be told is refused."""

from __future__ import annotations

import codecs
from importlib.util import find_spec

import pytest

from factcheck.read import ReadError
from factcheck.read.encodings import any_text

WESTERN = "The mayor of São Paulo, “not amused”, left the café on 3 May."
CYRILLIC = "Президент посетил Индию 5 декабря 2025 года, сообщила пресс-служба. Визит продлился два дня."


@pytest.mark.parametrize(
    "data",
    [
        WESTERN.encode(),
        WESTERN.encode("utf-8-sig"),
        WESTERN.encode("utf-16"),
        codecs.BOM_UTF16_BE + WESTERN.encode("utf-16-be"),
        WESTERN.encode("utf-32"),
        codecs.BOM_UTF32_BE + WESTERN.encode("utf-32-be"),
        WESTERN.encode("cp1252"),
    ],
)
def test_told(data: bytes) -> None:
    assert any_text("a.txt", data) == WESTERN


def test_declared() -> None:
    assert any_text("a.html", CYRILLIC.encode("koi8-r"), "koi8-r") == CYRILLIC
    assert any_text("a.html", WESTERN.encode(), "ascii") == WESTERN
    assert any_text("a.html", WESTERN.encode(), "no-such-encoding") == WESTERN


@pytest.mark.skipif(find_spec("charset_normalizer") is None, reason="needs the extra “encodings”")
def test_detected() -> None:
    assert any_text("a.txt", CYRILLIC.encode("cp1251")) == CYRILLIC


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        ("Café\n".encode() + b"caf\xe9", (2, 4), "not UTF-8"),  # UTF-8 that was damaged
        (b"one\ncaf\xe9 \x81 two", (2, 4), "not UTF-8"),  # a byte that Western text has no use for
        (b"caf\xe9 \x1b[31m", (1, 4), "not UTF-8"),  # a control character
        (b"\xff", (1, 1), "not UTF-8"),
        ("one\ntw\0o".encode("utf-16"), (2, 3), "NUL"),
        (b"\xff\xfeo\x00n", (1, 2), "not UTF-16"),
        (b"a\0", (1, 2), "NUL"),
    ],
)
def test_refused(data: bytes, place: tuple[int, int], words: str) -> None:
    with pytest.raises(ReadError) as caught:
        any_text("a.txt", data)
    assert (caught.value.line, caught.value.column) == place
    assert words in caught.value.message
