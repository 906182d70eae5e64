"""Values print as what makes them again, or as the notation for them, in one line of theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis.vendor.pretty import pretty

from factcheck.length import Length
from factcheck.model import Claim, Document, Finding, Key, Span
from factcheck.testing import values
from factcheck.times.expression import TimeExpression
from factcheck.when import When

CLAIM = Claim("happened", Key("visit", {"xi"}, "peru"), When.parse("2016"), document="feed", quote="first trip")


@given(values.whens() | values.lengths() | values.keys() | values.documents() | values.spans("so it is"))
def test_values_print_as_what_makes_them(value: object) -> None:
    assert eval(repr(value)) == value == eval(pretty(value))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (When.parse("2016"), "When.parse('2016')"),
        (Length.parse("P3D~"), "Length.parse('P3D~')"),
        (Span(2, 5), "Span(2, 5)"),
        (Key("visit", {"xi", "anna"}, of="state"), "Key('visit', {'anna', 'xi'}, of='state')"),
        (Document("feed", "So.", source="Wire"), "Document('feed', 'So.', source='Wire')"),
        (CLAIM, "<Claim happened visit by xi in peru @ 2016 “first trip” in feed>"),
        (Finding("gaps/gap-broken", (CLAIM,), "It is so."), "<Finding error gaps/gap-broken: It is so.>"),
        (
            TimeExpression(type="DATE", value="2016", start=0, end=4, text="2016"),
            "<TimeExpression DATE 2016 “2016”>",
        ),
    ],
)
def test_what_they_print(value: object, text: str) -> None:
    assert repr(value) == text == pretty(value)


def test_what_does_not_fit_in_one_line_has_a_line_a_part() -> None:
    document = Document("feed", "It is so, and has been so for as long as anybody can remember, they say.")
    assert pretty(document) == f"Document('feed',\n    {document.text!r})"
