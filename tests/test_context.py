"""The words around a claim: the same for copies of a sentence, whatever number is in them, and for nothing else."""

from __future__ import annotations

import pytest

from factcheck import Document, check, extract

SENTENCE = (
    "Bea Holm, who led the old mill by the river Senn through the crisis, was jailed for {} months after a long trial."
)


def contexts(text: str) -> set[str]:
    return {claim.context for claim in extract(Document("x", text, "2025-11-29"))} - {""}


@pytest.mark.parametrize(("one", "other"), [("four", "41"), ("4", "four"), ("12", "2.5")])
def test_numbers_do_not_count(one: str, other: str) -> None:
    assert contexts(SENTENCE.format(one)) & contexts("Rain fell. " + SENTENCE.format(other))


def test_other_words_do() -> None:
    assert not contexts(SENTENCE.format("four")) & contexts(SENTENCE.format("four").replace("crisis", "merger"))
    assert contexts("It was closed for four months.") == set()


def test_copies_that_differ_are_reported_once_and_copies_that_agree_are_not() -> None:
    def findings(*counts: str) -> list[str]:
        documents = [Document(str(n), SENTENCE.format(count), "2025-11-29") for n, count in enumerate(counts)]
        return [finding.check for finding in check(documents)]

    assert findings("four", "41") == ["copies/number-changed"]
    assert findings("four", "four", "41") == ["copies/number-changed"]
    assert findings("four", "4") == []
