"""Why mentions are joined or not, asked for as a reader would; and what claims alone name."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.keys import Mentioned, keys
from factcheck.why import NothingCalledSo, explained

ARTICLES = {
    "a": "Emmanuel Macron met Ana Duarte and Eva Duarte at the 12th Lake Constance Forum. Chinese guests saw China.",
    "b": "Guests heard Macron speak of Russian trade. President Duarte left. Lerwig was founded in 1847.",
    "c": "President Emmanuel Macron met Mayor Eva Duarte at the Boat Show, not the Arctic Summit.",
}


@pytest.fixture(scope="module")
def found() -> list[Mentioned]:
    documents = [factcheck.Document(name, text) for name, text in ARTICLES.items()]
    return list(keys(documents, factcheck.builtin_rules()))


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Macron", "a:Emmanuel Macron", "“Emmanuel Macron” in a is emmanuel-macron (as it is written): no role that"),
        ("Duarte", "Eva Duarte", "several could be meant: ana-duarte, eva-duarte."),
        ("Lerwig", "Macron", "two names, and nothing is joined for being alike"),
        ("Lake Constance Forum", "Arctic Summit", "one is called forum, the other summit"),
        ("Boat Show", "Arctic Summit", "no name tells that both are one series"),
        ("Lake Constance Forum", "Macron", "one is a series, the other a name"),
        ("Russia", "russia", "the same mention: “Russian” in b is russia (a word for russia)."),
        ("china", "China", "joined as china. “Chinese” in a: a word for china; “China” in a: as it is written."),
        ("president macron", "the MACRON", "the same mention: “Macron” in b"),
        ("Eva Duarte", "Eva Duarte", "joined as eva-duarte. “Eva Duarte” in a: as it is written; “Eva Duarte” in c: "),
    ],
)
def test_a_reader_is_told_why(one: str, other: str, words: str, found: list[Mentioned]) -> None:
    lines = explained(found, one, other)
    assert any(words in line for line in lines), lines
    assert len({frozenset(line.split("“")) for line in lines}) == len(lines)


def test_no_pair_is_told_twice(found: list[Mentioned]) -> None:
    assert len(explained(found, "emmanuel-macron", "emmanuel-macron")) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Makron", "did you mean “Macron”"),
        ("Lerwick", "“Lerwig”"),
        ("Emanuel", "“Emmanuel Macron”"),
        ("", "nothing is called “”"),
        ("Qqq", "in these articles"),
    ],
)
def test_what_is_not_there(words: str, told: str, found: list[Mentioned]) -> None:
    with pytest.raises(NothingCalledSo, match=told):
        explained(found, "Macron", words)


def test_what_a_claim_alone_names_is_listed(found: list[Mentioned]) -> None:
    (lerwig,) = (one for one in found if one.key == "lerwig")
    thing = lerwig.thing
    assert (lerwig.document, thing.text, ARTICLES["b"][thing.start : thing.stop]) == ("b", "Lerwig", "Lerwig")


def test_all_that_claims_name_is_listed() -> None:
    document = factcheck.Document("post", "Siemens was founded in 1847. O’Brien was born in Oslo on 3 May 1950.")
    shown = {one.key for one in keys([document], factcheck.builtin_rules())}
    assert {name for claim in factcheck.extract(document) for name in claim.key.who} <= shown


def test_the_houses_word_wins_over_a_surname() -> None:
    text = "Denzel Wexham spoke in Paris. Wexham was founded in 1790. Denzel Wexham was born on 3 May 1950."
    document = factcheck.Document("post", text)
    shown = keys([document], factcheck.builtin_rules(), {"Wexham": "Wexham Works"})
    assert {one.thing.text: one.key for one in shown if "Wexham" in one.thing.text} == {
        "Denzel Wexham": "denzel-wexham",
        "Wexham": "wexham-works",
    }
