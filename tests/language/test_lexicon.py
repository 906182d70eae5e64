"""The lexicon: types, what they list, and what is refused."""

from __future__ import annotations

import tomllib

import pytest

from factcheck.language.errors import RuleError, Source, suggest
from factcheck.language.lexicon import SHAPES, Lexicon, parse_lexicon
from factcheck.language.patterns import Maybe, Seq, Slot

TEXT = """\
[type.month]
capital = true
values  = { January = 1, jan = 1 }

[type.visit]
plural = true
values = { visit = "visit", trip = "visit", "state visit" = "visit" }

[type.dash]
words = ["up to", "to", "Mid-Term"]

[type.name]
shapes = ["capital", "upper"]
but    = ["month"]

[type.either]
types = ["month", "visit"]

[type.event]
doc   = "A visit by its name."
match = "<:name> [<:visit>]"
reads = "name"
"""


def lexicon(text: str, base: Lexicon | None = None) -> Lexicon:
    return parse_lexicon(tomllib.loads(text), Source("lexicon.toml", text), base or Lexicon({}))


def refused(text: str) -> RuleError:
    with pytest.raises(RuleError) as caught:
        lexicon(text)
    assert caught.value.path == "lexicon.toml"
    return caught.value


def test_values() -> None:
    types = lexicon(TEXT).types
    assert types["month"].values == {"january": 1, "jan": 1} and types["month"].capital
    assert types["visit"].values == {
        "visit": "visit", "visits": "visit", "trip": "visit", "trips": "visit",
        "state visit": "visit", "state visits": "visit",
    }  # fmt: skip
    assert set(types["visit"].phrases) == {"state visit", "state visits"}
    assert types["dash"].values == {"up to": "up to", "to": "to", "mid term": "Mid-Term"}
    assert types["name"].shapes == ("capital", "upper") and types["name"].but == ("month",)
    assert types["event"].pattern == Seq((Slot("", "name", 1), Maybe(Slot("", "visit", 10))))
    assert (types["event"].reads, types["event"].doc) == ("name", "A visit by its name.")


def test_words_are_those_that_stand_alone() -> None:
    assert lexicon(TEXT).words() == {"january", "jan", "visit", "visits", "trip", "trips", "to"}


def test_the_value_of_a_text() -> None:
    known = lexicon(TEXT)
    assert known.value("month", "JAN") == 1
    assert known.value("visit", "State-Visits") == "visit"
    assert known.value("visit", "state  visit") == "visit"
    assert known.value("either", "Trip") == "visit"
    assert known.value("either", "tour") is None


def test_one_lexicon_over_another() -> None:
    base = lexicon(TEXT)
    more = lexicon('[type.month]\nwords = ["nisan"]\n[type.date]\ntypes = ["month", "visit"]', base)
    assert more.types["month"].values == {"nisan": "nisan"}
    assert more.value("date", "Nisan") == "nisan" and more.value("date", "trips") == "visit"
    assert base.types["month"].values == {"january": 1, "jan": 1}


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("[type.a]\nvlues = { b = 1 }", 2, 1, "no such key of a type: vlues (did you mean values?)"),
        ('[type.a]\nshapes = ["capitol"]', 2, 12, "no such shape: capitol (did you mean capital?)"),
        ('[type.a]\nshapes = "capital"', 2, 1, "`shapes` is a list of texts"),
        ('[type.a]\nwords = "to"', 2, 1, "`words` is a list of texts"),
        ('[type.a]\nmatch = "[<:b>"', 2, 10, "not a pattern: “]” is missing"),
        (
            '[type.month]\nwords = ["may"]\n[type.a]\nmatch = "<:mnth>"',
            4,
            12,
            "no such type: mnth (did you mean month?)",
        ),
        ('[type.a]\nwords = [" "]', 2, 10, "no text is read as “ ”: give it letters"),
        ('[type.a]\nwords = ["b", ""]', 2, 15, "no text is read as “”"),
        ('[type.a]\nwords = ["b", "--"]\nplural = true', 2, 15, "no text is read as “--”"),
        ("[type.a]\nwords = []", 2, 1, "`words` is empty: fill it, or leave it out"),
        ('[type.a]\nshapes = ["upper"]\nvalues = {}', 3, 1, "`values` is empty"),
        ("\n[type.a]\ncapital = true", 2, 1, "the type a holds nothing: give it `words`"),
        ('[type.a]\npattern = "b"', 2, 1, "no such key of a type: pattern (did you mean match?)"),
        ('[type.a]\ntypes = ["b"]', 2, 11, "no such type: b"),
        ('[type.a]\nbut = ["b"]', 2, 9, "no such type: b"),
        ('[type.a]\nmatch = "<:b>"\n[type.b]\nmatch = "<:c>"', 4, 12, "no such type: c"),
        ('[type.a]\ntypes = ["a"]', 1, 1, "the type a is made of itself"),
        ('[type.b]\nmatch = "<:a>"\n[type.a]\ntypes = ["b"]', 1, 1, "the type b is made of itself"),
    ],
)
def test_what_is_refused(text: str, line: int, column: int, message: str) -> None:
    error = refused(text)
    assert message in error.message
    assert (error.line, error.column) == (line, column)
    assert str(error).endswith("^")


def test_an_entry_may_be_a_mark_for_the_groups_of_expressions() -> None:
    assert lexicon('[type.a]\nvalues = { "%" = "percent" }').value("a", "%") == "percent"


def test_a_type_that_leaves_itself_out_is_refused() -> None:
    assert "made of itself" in refused('[type.a]\nshapes = ["capital"]\nbut = ["a"]').message


def test_require() -> None:
    known = lexicon(TEXT)
    assert known.require("visit").name == "visit"
    with pytest.raises(RuleError, match=r"no such type: evnt \(did you mean event\?\)"):
        known.require("evnt")


def test_suggestions() -> None:
    assert suggest("mnth", ["month", "year"]) == " (did you mean month?)"
    assert suggest("zzz", ["month", "year"]) == ""


def test_shapes_are_told_once() -> None:
    assert len(set(SHAPES)) == len(SHAPES)
