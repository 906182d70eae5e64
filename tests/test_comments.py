"""Comments to this program are no part of a text, and nothing else moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Document, extract
from factcheck.comments import comments, without_comments

SAID = "<!-- factcheck: ignore gaps because so -->"
BLANK = " " * len(SAID)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("", ""),
        (f"a {SAID} b", f"a {BLANK} b"),
        (f"{SAID}\nb", f"{BLANK} b"),
        (f"a\r\n{SAID}\r\nb", f"a\r\n{BLANK}  b"),
        (f"a\n\n{SAID}\n\nb", f"a\n\n{BLANK} \nb"),
        (f"a {SAID}\nb{SAID}", f"a {BLANK}\nb{BLANK}"),
        ("<!-- Factcheck: ignore\ngaps\nbecause so -->", " " * 42),
        ("a <!-- another --> b", "a <!-- another --> b"),
        ("a <!-- factcheck: ignore", "a <!-- factcheck: ignore"),
        ("<!--\nfactcheck: ignore\n-->", " " * 26),
    ],
)
def test_without_comments(text: str, left: str) -> None:
    assert without_comments(text) == left


def test_breaks_of_lines_say_nothing() -> None:
    [(_, _, said)] = comments("<!--\nFACTCHECK: ignore gaps\n  because so -->")
    assert said == "ignore gaps because so"


@given(st.lists(st.sampled_from([SAID, "<!--", "-->", "factcheck:", " ", "\n", "\r\n", "a"])).map("".join))
def test_nothing_else_moves(text: str) -> None:
    left = without_comments(text)
    assert len(left) == len(text)
    assert not list(comments(left))
    assert all(a == b or b == " " for a, b in zip(text, left, strict=True))


def test_many_that_are_not_closed_are_no_trouble() -> None:
    assert not list(comments("factcheck:" + "<!--" * 1_000_000))


def test_claims_quote_the_text() -> None:
    text = f"They meet on Friday, {SAID} 4 December\n{SAID}\n2025."
    [claim] = [claim for claim in extract(Document("a", text)) if claim.kind == "falls"]
    assert claim.quote == text[claim.span.start : claim.span.stop] == text[13:-1]
