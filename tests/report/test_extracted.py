"""What is extracted, in every format: read back by parsers that are not ours."""

from __future__ import annotations

import json
from itertools import groupby
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck import Document
from factcheck.read import Article
from factcheck.report.extracted import FORMATS, Read, Screen, extracted

TEXT = (
    "Ada Lark & Co opened on 3 May 2019.\n\nIts third fair, the first since 2021, runs from 4 to 7 December 2025,"
    ' she "hopes" <soon>.\n'
)
LARK = Document("wire/lark", TEXT, "2025-11-29", title="A  fair", source="The Wire", url="https://wire.test/1")


def read(document: Document) -> Read:
    claims = factcheck.extract(document)
    return Read(Article(document, "a.txt"), claims, lambda: factcheck.find_times(document.text, document.published))


def written(form: str, *documents: Document, screen: Screen | None = None) -> list[str]:
    return list(extracted(map(read, documents), form, screen or Screen()))


@pytest.mark.parametrize("form", FORMATS)
def test_an_article_without_claims_is_no_trouble(form: str) -> None:
    written(form, Document("empty", ""), Document("calm", "Nothing."))
    assert written(form) == []


def test_table_lines_up() -> None:
    heading, *rows = written("table", LARK)
    assert heading.split() == ["PLACE", "RULE", "CLAIM", "QUOTE"]
    assert len(rows) == len(factcheck.extract(LARK))
    assert all(row[heading.index("QUOTE") - 1] == " " for row in rows)
    assert max(map(len, written("table", LARK, screen=Screen(width=90)))) <= 90


def test_timeml_holds_the_text_and_its_expressions() -> None:
    (root,) = [ElementTree.fromstring("\n".join(written("timeml", LARK)))]
    text = root.find("TEXT")
    assert root.tag == "TimeML" and text is not None
    assert "".join(text.itertext()) == LARK.text
    creation = root.find("DCT/TIMEX3")
    assert creation is not None and creation.attrib == {
        "tid": "t0",
        "type": "DATE",
        "value": "2025-11-29",
        "functionInDocument": "CREATION_TIME",
    }
    found = [(t.text, t.get("type"), t.get("value")) for t in text.iter("TIMEX3")]
    assert ("3 May 2019", "DATE", "2019-05-03") in found
    assert len({t.get("tid") for t in root.iter("TIMEX3")}) == len(found) + 1


def test_timeml_of_several_articles_is_one_document() -> None:
    root = ElementTree.fromstring("\n".join(written("timeml", LARK, Document("b", "In 1998."), Document("c", ""))))
    assert root.tag == "TimeMLCorpus"
    assert [part.findtext("DOCID") for part in root] == ["wire/lark", "b", "c"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n\r<>&\"']")))
def test_timeml_keeps_any_text(text: str) -> None:
    body = "In 1998 " + text
    found = ElementTree.fromstring("\n".join(written("timeml", Document("x", body)))).find("TEXT")
    expected = body.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert found is not None and "".join(found.itertext()) == expected


@given(st.text(max_size=60))
def test_control_characters_and_lone_surrogates_leave_it_well_formed(text: str) -> None:
    ElementTree.fromstring("\n".join(written("timeml", Document("x", text, title=text))))


def test_web_annotations_find_their_quotes() -> None:
    page = json.loads(*written("webannotation", LARK))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    for item, claim in zip(page["items"], factcheck.extract(LARK), strict=True):
        assert (item["type"], item["target"]["source"]) == ("Annotation", "https://wire.test/1")
        quote, position = item["target"]["selector"]
        assert quote["exact"] == TEXT[position["start"] : position["end"]] == claim.quote
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXT
        assert [body["value"] for body in item["body"]] == [str(claim), claim.rule]


def test_claim_reviews_give_no_verdict() -> None:
    found = json.loads(*written("claimreview", LARK))
    assert found["@context"] == "https://schema.org"
    for review in found["@graph"]:
        assert (review["@type"], review["itemReviewed"]["@type"]) == ("ClaimReview", "Claim")
        assert "reviewRating" not in review and review["claimReviewed"] in TEXT
        appearance = review["itemReviewed"]["appearance"]
        assert appearance["headline"] == "A fair" and appearance["datePublished"] == "2025-11-29"
        assert appearance["publisher"]["name"] == "The Wire"


def test_highlights_are_the_text_with_marks() -> None:
    plain = "\n".join(written("highlight", LARK))
    assert "Co opened on 3 May 2019]{origin}" in plain
    lines = written("highlight", LARK, screen=Screen(colour=True))
    *body, blank, legend = lines
    assert blank == "" and "\x1b[" in legend
    assert without_styles("\n".join(body)) == TEXT
    assert all(line.count("\x1b[0m") * 2 == line.count("\x1b[") for line in lines)


def test_highlights_steer_no_terminal() -> None:
    (line,) = written("highlight", Document("x", "In 1998\x1b[31m it fell."))
    assert "\x1b" not in line


def without_styles(text: str) -> str:
    parts = text.split("\x1b[")
    return parts[0] + "".join(part.partition("m")[2] for part in parts[1:])


def test_jsonl_is_a_claim_a_line() -> None:
    lines = written("jsonl", LARK, Document("b", "It fell in 1998."))
    by_document = groupby(map(json.loads, lines), key=lambda claim: claim["document"])
    assert [(name, len(list(claims))) for name, claims in by_document] == [
        ("wire/lark", len(factcheck.extract(LARK))),
        ("b", 1),
    ]
