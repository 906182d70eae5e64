"""How sentences are taken apart: what becomes a slot, and which words a rule is likely to look for."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.examples import EXAMPLE_DAY
from factcheck.prepared import prepared
from factcheck.workshop.guess import guessed, name_of, template_of
from factcheck.workshop.parts import Part, numbered, parts_of, pattern_of, windows

SLOTS = ("who", "who2", "of", "where", "then", "then2", "for", "every", "n", "nth")
LEXICON = factcheck.builtin_rules().languages["en"].lexicon


def likeliest(sentence: str) -> list[Part]:
    """The parts that a rule would be made of, around the first time, or else the first number."""
    text = prepared(factcheck.Document("example", sentence, EXAMPLE_DAY), factcheck.builtin_rules())
    assert text is not None
    parts = parts_of(text, LEXICON)
    anchors = [number for number, part in enumerate(parts) if part.is_anchor]
    anchors.sort(key=lambda number: parts[number].time is None)
    start, stop = next(windows(parts, anchors[0] if anchors else None))
    return parts[start:stop]


SENTENCES = {
    "Peru has been free of rabies since 2019.": (
        "free of rabies since <then:past>",
        ["absent rabies by <who> @ <then>/<now>"],
    ),
    "In 2019, President Karlin outlawed smoking.": (
        "in <then:past> , president <who:name> outlawed smoking",
        ["happened president-outlawed-smoking by <who> @ <then>"],
    ),
    "The Volta sank for the 23rd time on 4 May 2021.": (
        "sank for the <nth:ordinal> time on <then:past>",
        ["happened sank-time by <who> #<nth> @ <then>"],
    ),
    "Anna Smith hasn’t missed a rehearsal in twelve years.": (
        "hasn ' t missed a rehearsal in <for:length>",
        ["absent missed-rehearsal by <who> @ <now> - <for>/<now> for <for>"],
    ),
    "The bells of Lima ring every four years.": (
        "bells of <who:name> ring <every:period>",
        ["recurs bells-ring by <who> every <every>"],
    ),
    "The glacier shrank for six straight winters.": (
        "glacier shrank for <n:number> straight winters",
        ["counted shrank-straight-winters by <who> x<n>"],
    ),
    "The fair of Tarnow returns on 4 December 2025.": (
        "fair of <who:name> returns on <then:date>",
        ["happened fair by <who> @ <then>"],
    ),
    "It was the first Russian regatta in Peru since 2019.": (
        "first <:country> regatta in <where:country> since <then:past>",
        ["absent regatta by <who> in <where> @ <then>/<now>", "happened regatta by <who> in <where> @ <then>"],
    ),
    "Officials said the dam had been closed (again) – since 2019 it leaks.": (
        "since <then:past> it leaks",
        ["happened leaks by <who> @ <then>/.."],
    ),
    "The kiln glowed.": ("kiln glowed", ["happened kiln-glowed by <who>"]),
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence(sentence: str) -> None:
    parts = likeliest(sentence)
    assert (pattern_of(parts, SLOTS), guessed(parts, LEXICON)) == SENTENCES[sentence]


def test_a_claim_gets_slots() -> None:
    parts = likeliest("The Volta sank in Peru for the 23rd time on 4 May 2021.")
    line = "happened sinking by volta in peru #23 @ 2021-05-04 for P2D"
    assert template_of(line, parts, LEXICON) == "happened sinking by <who> in <where> #<nth> @ <then> for P2D"
    assert template_of("happened x by <who>", parts, LEXICON) == "happened x by <who>"
    gap = likeliest("Peru has been free of rabies since 2019.")
    assert template_of("absent rabies by peru @ 2019/2024-11-26", gap, LEXICON) == (
        "absent rabies by <who> @ <then>/<now>"
    )


def test_a_slot_that_comes_again_gets_a_number() -> None:
    text = prepared(
        factcheck.Document("e", "Karlin beat Tarnow in 2019 and 2021.", EXAMPLE_DAY), factcheck.builtin_rules()
    )
    assert text is not None
    pattern = pattern_of(numbered(parts_of(text, LEXICON)), SLOTS)
    assert "<who:name> beat <who2:name> in <then:" in pattern


def test_a_name_for_a_rule() -> None:
    assert name_of(likeliest("Peru has been free of rabies since 2019.")) == "free-rabies"
    assert name_of([]) == "said"
