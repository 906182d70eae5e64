"""All entries have a name, and all that is shown of one stands so in its file."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import factcheck
from factcheck.workshop.catalogue import ENTRY_KINDS, NoSuchRule, entries, entry, listed
from factcheck.workshop.explain import explained, users

ALL = entries(factcheck.builtin_rules())


def test_each_entry_is_shown_as_its_file_has_it() -> None:
    for one in ALL:
        place, text = one.toml()
        path, _, line = place.rpartition(":")
        lines = Path(path).read_text(encoding="utf-8").splitlines()
        shown = text.splitlines()
        assert lines[int(line) - 1 :][: len(shown)] == shown, one.name
        assert tomllib.loads(text)[one.table][one.own_name] == one.fields


def test_names_are_given_once_and_all_kinds_are_there() -> None:
    assert len({(one.name, one.kind) for one in ALL}) == len(ALL)
    assert {one.kind for one in ALL} == set(ENTRY_KINDS)


def test_an_entry_by_its_name() -> None:
    assert entry(ALL, "gap/unbeaten").kind == "claim"
    assert entry(ALL, "unbeaten").name == "gap/unbeaten"
    assert entry(ALL, "<country>").name == "lexicon/country"
    assert entry(ALL, "<past>").name == "lexicon/past"  # and not the hedge
    with pytest.raises(NoSuchRule, match="nearest: gap/unbeaten"):
        entry(ALL, "unbeatn")
    with pytest.raises(NoSuchRule, match="list names them all"):
        entry(ALL, "§§§§")
    with pytest.raises(NoSuchRule, match=r"several are called any: .*dated/any"):
        entry([*ALL, *(one for one in ALL if one.name == "dated/any")], "any")


def test_a_line_for_each() -> None:
    some = [entry(ALL, "gap/unbeaten"), entry(ALL, "calendar/weekday-and-date")]
    first, second = listed(some)
    assert first == f"gap/unbeaten               claim  {some[0].doc}"
    assert second.startswith("calendar/weekday-and-date  check  ")
    assert list(listed([])) == []


def told(name: str, *written: str) -> str:
    return "\n".join(explained(entry(ALL, name), ALL, written))


def test_a_rule_is_explained() -> None:
    text = told("gap/unbeaten", "Some sentence.")
    assert text.startswith("gap/unbeaten: a claim rule, at ")
    for part in (
        "├─ “unbeaten” or “undefeated”",
        "└─ <then:past>",
        "right behind “not”",
        "absent defeat of <of> by <who> @ <then>/<now>",
        "<who>  the nearest subject",
        "“Peru are unbeaten since 2019.”\n      absent defeat by peru @ 2019/2024-11-26",
        "and deliberately not in\n  “It was not unbeaten since 2019.”",
        "“Some sentence.”",
    ):
        assert part in text


def test_other_entries_are_explained() -> None:
    assert "it can never be that" in told("calendar/weekday-and-date")
    assert "is asked for by" in told("country")
    assert "it makes what is said denied" in told("hedges/denied")
    assert "it is a time of the kind" in told(next(one.name for one in ALL if one.kind == "time"))
    assert "gap/last-won" in users(entry(ALL, "name").of, ALL)  # type: ignore[arg-type]


def test_every_entry_can_be_explained() -> None:
    for one in ALL:
        assert "".join(explained(one)).replace("\n", "").isprintable(), one.name
