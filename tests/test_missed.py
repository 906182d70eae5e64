"""How far a pattern gets in a text, and what is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

import factcheck
from factcheck.automaton import Gate, Nfa
from factcheck.examples import EXAMPLE_DAY, failures
from factcheck.language.rulebook import Language
from factcheck.lower import lower
from factcheck.missed import missed, reach
from factcheck.prepared import Prepared
from factcheck.reader import reader_of
from factcheck.workshop.catalogue import NoSuchRule, entries, entry
from factcheck.workshop.read import read_by

RULES = """\
[rule.dormant]
doc         = "“Dormant since Y”: no eruption between Y and the day of the article."
match       = "<who:name> [,] (dormant | asleep) [ever] since <then:past>"
unless      = "not"
unless-next = "again"
claim       = "absent eruption by <who> @ <then>/<now>"
reject      = ["Mount Holm closed an account dormant since 2019."]
[rule.dormant.accept]
"Mount Holm, dormant since 1998, rumbled." = "absent eruption by mount-holm @ 1998/2024-11-26"
[rule.of-age]
doc    = "An age that a slot does not read."
match  = "grown to <n:age-digits> rings"
claim  = "happened birth by <who> @ aged(<n>, <now>)"
reject = ["They have grown."]
[rule.of-age.accept]
"Anna Smith has grown to 45 rings." = "happened birth by anna-smith @ [1978-11-27..1979-11-26]"
[rule.whose]
doc    = "More words than rule.dormant reads."
match  = "<:name> , dormant since <then:past> , rumbled"
claim  = "happened rumble by <who>"
reject = ["It rumbled."]
[rule.whose.accept]
"Peru rose. Mount Holm, dormant since 1998, rumbled." = "happened rumble by mount-holm"
"""


RULES += """\
[rule.years]
doc    = "Parts of times, which are read before all rules."
match  = "flooded (in <y:year> | for <n:number> days)"
claim  = "happened flood by <who>"
reject = ["It flooded."]
[rule.years.accept]
"Peru flooded in 1999." = "happened flood by peru"
[rule.struck]
doc    = "A strike."
match  = "downed tools"
claim  = "happened strike by <who>"
reject = ["They struck."]
[rule.struck.accept]
"Anna Smith downed tools." = "happened strike by anna-smith"
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> factcheck.Rulebook:
    file = tmp_path_factory.mktemp("rules") / "volcano.toml"
    file.write_text(RULES, encoding="utf-8")
    built_in = factcheck.builtin_rules()
    few = evolve(built_in, languages={"en": evolve(built_in.languages["en"], rules=())})
    return factcheck.Rulebook.load(file, few)


def told(book: factcheck.Rulebook, name: str, text: str) -> str:
    [line] = read_by(entry(entries(book), name), text, book)
    return line.removeprefix(f"{name} reads nothing here: ")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Peru slept.", "matched up to here: “Peru”, then wanted “dormant” or “asleep”, and “slept” stands there"),
        ("so it is", "nothing here begins its pattern, which wants <who:name> first"),
        (
            "Mount Holm, dormant since the war.",
            "matched up to here: “Mount Holm, dormant since”, then wanted <then:past>, and “the” stands there",
        ),
        (
            "Peru, long asleep. So was Mount Holm, asleep",
            "matched up to here: “Mount Holm, asleep”, then wanted “ever” or “since”, and the text ends there",
        ),
        (
            "Mount Holm, dormant; since 1998",
            "matched up to here: “Mount Holm, dormant”, then wanted white space with “ever” or “since” behind it, and "
            "“;” stands there",
        ),
        (
            "not Mount Holm, dormant since 1998",
            "matched “Mount Holm, dormant since 1998”, but `unless` or `unless-next` bars it, or it stands in another "
            "match that is barred",
        ),
        (
            "Mount Holm, dormant since 1998, rumbled.",
            "matched “Mount Holm, dormant since 1998”, but gives way: volcano/whose reads “Mount Holm, dormant since "
            "1998, rumbled”",
        ),
    ],
)
def test_why_a_rule_reads_nothing(book: factcheck.Rulebook, text: str, why: str) -> None:
    assert told(book, "volcano/dormant", text) == why


def test_what_other_things_read(book: factcheck.Rulebook) -> None:
    assert told(book, "volcano/of-age", "Anna Smith has grown to 450 rings.").endswith(
        "but a slot reads nothing there, or what the claim needs is nowhere told"
    )
    of_age = entry(entries(book), "volcano/of-age")
    assert "“grown to 45 rings”" in next(read_by(of_age, "Anna Smith has grown to 45 rings.", book))
    assert told(book, "times/day-month", "on 4 December 2025") == "4 December 2025 = 2025-12-04"
    assert "then wanted" in told(book, "times/day-month", "on 4 Dexember 2025")
    hedge = book.languages["en"].hedges[0]
    assert told(book, hedge.full_name, "so").startswith("nothing here begins its pattern")
    with pytest.raises(NoSuchRule, match="gaps/gap-broken is a check, which reads no text"):
        told(book, "gaps/gap-broken", "so")


def test_it_gets_to_the_end_just_where_the_automaton_does(few_rules: Language) -> None:
    reader = reader_of(few_rules)
    texts = [text for rule in few_rules.rules for text in (*(one for one, _ in rule.accept), *rule.reject)]
    ready = [Prepared(factcheck.Document("a", text, EXAMPLE_DAY), reader) for text in texts]
    assert reader.claims
    for rule in few_rules.rules:
        core = lower(rule.pattern, few_rules.lexicon)
        gate = Gate([Nfa(core, reader.alphabet)], reader.alphabet.sets)
        for text in ready:
            chars, found = text.tokens.chars, reach(core, reader.alphabet, text.tokens)
            ends = {start: end[0] for start, end in gate.ends(chars, range(len(chars) - 1))}
            assert bool(found.wanted) == (not ends), (rule.full_name, text.document.text)
            assert not ends or found.start in ends, (rule.full_name, text.document.text)
            assert not found.wanted or missed(rule, text)


@pytest.fixture(scope="module")
def few_rules() -> Language:
    english = factcheck.builtin_rules().languages["en"]
    return evolve(english, rules=tuple(rule for rule in english.rules if rule.family in ("end", "weekday")))


def test_what_each_slot_took(book: factcheck.Rulebook) -> None:
    dormant, struck = (entry(entries(book), f"volcano/{name}") for name in ("dormant", "struck"))
    assert [*read_by(dormant, "Mount Holm, dormant since 1998, slept.", book)] == [
        "absent eruption by mount-holm @ 1998/2024-11-26 assuming now  “Mount Holm, dormant since 1998”",
        "    who = mount-holm (“Mount Holm”)",
        "    then = 1998 (“1998”)",
        "    now = 2024-11-26 (the day of the article)",
    ]
    assert [*read_by(struck, "So downed tools.", book)] == [
        "happened strike  “downed tools”",
        "    who = nothing (the nearest subject: none is found)",
    ]


@pytest.mark.parametrize(
    ("text", "told_of_time"),
    [
        (
            "Peru flooded in 1999.",
            "; “1999” is read as a date here: use a slot of a time type (<then:past> or <then:date>)",
        ),
        ("Peru flooded for 3 days.", "; “3 days” is read as a length here: use a slot of a time type (<for:length>)"),
        ("Peru flooded in the war of 1999.", " stands there"),
    ],
)
def test_words_that_are_a_time(book: factcheck.Rulebook, text: str, told_of_time: str) -> None:
    assert told(book, "volcano/years", text).endswith(told_of_time)


def test_an_example_that_fails_says_so(book: factcheck.Rulebook, tmp_path: Path) -> None:
    file = tmp_path / "volcano.toml"
    file.write_text(RULES.replace("“Dormant since Y”", "So").replace("dormant since 1998,", "dormant after 1998,"))
    errors = [error.message for error in failures(factcheck.Rulebook.load(file, book), book)]
    assert errors[0].endswith(
        ": matched up to here: “Mount Holm, dormant”, then wanted “ever” or “since”, and “after” stands there"
    )
