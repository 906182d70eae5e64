"""The values that pass between the stages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.length import Length
from factcheck.model import Claim, Document, Key, Span, slug
from factcheck.when import When

names = st.sampled_from(["", "Putin", "Xi Jinping", "São Paulo", "India", "İstanbul", "Straße"])
keys = st.builds(
    Key,
    st.sampled_from(["visit", "State visit", "birth"]),
    st.sets(names, max_size=3),
    st.sampled_from(["", "India", "Peru"]),
    st.sampled_from(["", "founding"]),
)


@given(st.text())
def test_a_slug_is_its_own_slug(name: str) -> None:
    text = slug(name)
    assert slug(text) == text
    assert " " not in text
    assert not text.startswith("-")
    assert "--" not in text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("São Paulo’s  Bienal", "sao-paulos-bienal"),
        ("Xi Jinping", "xi-jinping"),
        ("G-20 (summit)", "g-20-summit"),
        ("北京", "北京"),
        ("…", ""),
    ],
)
def test_slug(name: str, text: str) -> None:
    assert slug(name) == text


@given(keys, keys, keys)
def test_covering_is_an_order(one: Key, other: Key, third: Key) -> None:
    assert one.covers(one)
    if one.covers(other) and other.covers(one):
        assert one == other
    if one.covers(other) and other.covers(third):
        assert one.covers(third)
    assert Key(one.what).covers(one)


@pytest.mark.parametrize(
    ("key", "text", "named"),
    [
        (Key("trip"), "trip", False),
        (Key("State Visit", ["Putin", ""], "India"), "state-visit by putin in india", True),
        (Key("founding", of="Summit"), "founding of summit", False),
        (Key("summit", {"Russia", "India"}), "summit by india, russia", True),
        (Key("expo", where="Osaka"), "expo in osaka", True),
    ],
)
def test_key(key: Key, text: str, named: bool) -> None:
    assert str(key) == text
    assert key.named is named


def test_a_key_needs_a_what_and_a_collection_of_names() -> None:
    with pytest.raises(ValueError, match="what"):
        Key("…", {"Putin"})
    with pytest.raises(TypeError, match="collection"):
        Key("visit", "Putin")


@pytest.mark.parametrize(("start", "stop"), [(-1, 2), (3, 2)])
def test_a_span_runs_forwards(start: int, stop: int) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(start, stop)


def test_the_day_of_a_document() -> None:
    day = When.day(2025, 11, 29)
    assert Document("a", "", day).published == Document("a", "", "2025-11-29").published == day
    assert Document("a", "").published is Document("a", "", "").published is None
    with pytest.raises(ValueError, match="no such day"):
        Document("a", "", "2025-11-31")


VISIT = Key("visit", {"putin"}, "india")


@pytest.mark.parametrize(
    ("claim", "text", "values"),
    [
        (
            Claim("happened", VISIT, When.parse("2025-12-04/2025-12-05"), length=Length(2, "D")),
            "happened visit by putin in india @ 2025-12-04/2025-12-05 for P2D",
            ["2025-12-04/2025-12-05", "2025-12-04", "2025-12-05", "P2D"],
        ),
        (
            Claim(
                "absent",
                VISIT,
                When.parse("../2021"),
                status="hedged",
                said_by="Dmitry Peskov",
                assumes={"who", "now"},  # type: ignore[arg-type, unused-ignore]  # the type of a frozenset's items
            ),
            "hedged absent visit by putin in india @ ../2021 said by dmitry-peskov assuming now, who",
            ["../2021", "2021"],
        ),
        (
            Claim("happened", Key("summit", {"india", "russia"}), When.parse("2025-12"), nth=23, status="planned"),
            "planned happened summit by india, russia #23 @ 2025-12",
            ["2025-12", "23"],
        ),
        (Claim("counted", Key("title", {"x"}), nth=3), "counted title by x x3", ["3"]),
        (Claim("recurs", Key("summit"), length=Length(1, "Y", about=True)), "recurs summit every P1Y~", ["P1Y"]),
        (Claim("ordered", Key("arrest", of="trial"), length=Length(3, "Y")), "ordered arrest < trial by P3Y", ["P3Y"]),
        (Claim("falls", Key("friday"), written="2025-11-31"), "falls friday @ 2025-11-31", ["2025-11-31"]),
        (Claim("happened", Key("birth"), status="denied"), "denied happened birth", []),
    ],
)
def test_claim(claim: Claim, text: str, values: list[str]) -> None:
    assert str(claim) == text
    assert list(claim.values()) == values
    assert hash(claim) == hash(claim)


def test_what_is_no_claim_is_refused() -> None:
    with pytest.raises(ValueError, match="not a claim"):
        Claim("vanished", VISIT)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="not a claim"):
        Claim("happened", VISIT, status="sure")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="as written"):
        Claim("happened", VISIT, When.year(2025), written="2025-11-31")
