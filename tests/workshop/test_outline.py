"""Patterns in words."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from factcheck.language.diagram import diagram
from factcheck.language.patterns import parse_pattern
from factcheck.workshop.outline import in_words, outline


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("since then", "“since then”"),
        ("[at home] since <then:past>", "(perhaps “at home”) “since” <then:past>"),
        ("(a | b c | <:x>)", "“a”, “b c” or <:x>"),
        ('a , b ... "--" c', "“a” a comma “b” up to 3 other words exactly “--” “c”"),
    ],
)
def test_on_one_line(pattern: str, words: str) -> None:
    assert in_words(parse_pattern(pattern)) == words


def test_as_a_tree() -> None:
    long = " | ".join(f"{word} one two three" for word in ("alpha", "beta", "gamma", "delta"))
    assert outline(parse_pattern(f"first [{long}] last")) == [
        "├─ “first”",
        "├─ perhaps one of",
        "│  ├─ “alpha one two three”",
        "│  ├─ “beta one two three”",
        "│  ├─ “gamma one two three”",
        "│  └─ “delta one two three”",
        "└─ “last”",
    ]


def test_as_a_diagram() -> None:
    pytest.importorskip("railroad")
    pytest.importorskip("jinja2")
    page = diagram(parse_pattern('first [state | "-"] <what:event> , ... since'), "gap/first")
    svg = ElementTree.fromstring(page[page.index("<svg") : page.index("</svg>") + len("</svg>")])
    drawn = " ".join(svg.itertext())
    for part in ("first", "state", "<what:event>", "up to 3 other words", "since"):
        assert part in drawn
