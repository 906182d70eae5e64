"""The whole way, by the public names: from the sample articles to their claims, and to the faults planted in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import Claim, Document, Finding
from factcheck.check import check_claims
from factcheck.wanted import DOCUMENT, RULEBOOK

SEEDS = Path(__file__).parents[1] / "seeds"
DOCUMENTS = {Path(document.id).name: document for document in factcheck.read([SEEDS])}
WRONG = ("courier.txt", "gazette.txt")  # those that contradict the others
COHERENT = [document for name, document in DOCUMENTS.items() if name not in WRONG]
VISIT = DOCUMENTS["visit.txt"]
KEY = factcheck.Key("visit")


def test_public_names() -> None:
    assert set(factcheck.__all__) == {
        "Claim", "Document", "Finding", "Key", "Length", "ReadError", "RuleError", "Rulebook", "Span", "TimeExpression",
        "When", "builtin_rules", "check", "examine", "extract", "extract_all", "find_times", "read",
    }  # fmt: skip
    assert all(hasattr(factcheck, name) for name in factcheck.__all__)
    assert factcheck.__version__


def test_the_built_in_rules_are_loaded_once() -> None:
    assert factcheck.builtin_rules() is factcheck.builtin_rules()


def test_time_expressions() -> None:
    (found,) = factcheck.find_times("It opens in two days, on 4 December 2025."[23:], "2025-11-29")
    assert (found.start, found.end, found.text, found.type, found.value) == (
        2,
        17,
        "4 December 2025",
        "DATE",
        "2025-12-04",
    )
    assert str(found.when) == "2025-12-04"
    with pytest.raises(ValueError):
        factcheck.find_times("today", "soon")


def test_a_claim_gives_its_values() -> None:
    (claim, *_) = [c for c in factcheck.extract(VISIT) if "first trip" in c.quote and c.kind == "absent"]
    assert VISIT.text[claim.span.start : claim.span.stop] == claim.quote
    assert claim.rule.startswith("gap/") and claim.document == VISIT.id
    values = list(claim.values())
    assert "2021/2025-11-29" in values and "2021" in values


def test_findings_of_no_articles() -> None:
    assert factcheck.check([]) == []


@pytest.mark.parametrize(
    ("call", "wanted"),
    [
        (lambda: factcheck.extract("text"), f"{DOCUMENT} is wanted, not 'text'"),
        (lambda: factcheck.extract([VISIT]), f"{DOCUMENT} is wanted, not [Document("),
        (lambda: factcheck.extract(VISIT, "own.toml"), f"{RULEBOOK} is wanted, not 'own.toml'"),
        (lambda: factcheck.extract_all(VISIT), "a list is wanted, not Document("),
        (lambda: factcheck.extract_all([VISIT], jobs="2"), "a number of jobs is wanted, not '2'"),
        (lambda: factcheck.check(["text"]), f"{DOCUMENT} is wanted, not 'text'"),
        (lambda: factcheck.check("text"), f"a list is wanted, not 'text'; of it, each is {DOCUMENT[:-1]}"),
        (lambda: factcheck.check(VISIT), "a list is wanted, not Document("),
        (lambda: factcheck.check([], Path("own.toml")), f"{RULEBOOK} is wanted, not "),
        (lambda: factcheck.check([], aliases=["xi"]), "a mapping of names, such as {'JPMorgan': "),
        (lambda: factcheck.check([], aliases={"xi": None}), "a name is wanted, not None"),
        (lambda: factcheck.check([], facts=["x"]), "a claim, such as factcheck.extract(document) gives, is wanted"),
        (lambda: factcheck.examine(VISIT), "a list is wanted, not Document("),
        (lambda: factcheck.find_times(VISIT), "a text, such as document.text, is wanted, not Document("),
        (lambda: factcheck.find_times("today", None, ""), f"{RULEBOOK} is wanted, not ''"),
        (lambda: factcheck.Rulebook.load(SEEDS, base="own.toml"), f"{RULEBOOK} is wanted, not 'own.toml'"),
        (lambda: Document("a", None), "a text as the `text` of a Document is wanted, not None"),
        (lambda: Document(3, "text"), "a text as the `id` of a Document is wanted, not 3"),
        (lambda: Document("a", "text", language=None), "a text as the `language` of a Document is wanted, not None"),
        (lambda: Claim("happened", "visit"), "a key, such as factcheck.Key(what, who), is wanted, not 'visit'"),
        (lambda: Claim("happened", KEY, "2019"), "a date, such as factcheck.When.parse(edtf), is wanted, not '2019'"),
        (lambda: Claim("happened", KEY, length="P3D"), "a length, such as factcheck.Length.parse(iso), is wanted"),
        (lambda: Claim("happened", KEY, nth="3"), "a number as the `nth` of a claim is wanted, not '3'"),
        (lambda: Claim("happened", KEY, told="2019"), "the day on which a claim is told, such as document.published,"),
        (lambda: factcheck.Key(None), "a name is wanted, not None"),
        (lambda: factcheck.Key("visit", "xi"), "who is a collection of names, not 'xi'"),
        (lambda: factcheck.Key("visit", None), "who is a collection of names, not None"),
    ],
)
def test_what_is_not_what_is_wanted_is_told_in_a_line(call: Callable[[], object], wanted: str) -> None:
    with pytest.raises(TypeError, match=re.escape(wanted)) as caught:
        call()
    assert "\n" not in str(caught.value)


# --- the sample article -----------------------------------------------------------------------------------------------


def said(quote: str, document: Document = VISIT) -> list[str]:
    """The claims, without their assumptions, whose span is exactly these words."""
    start = document.text.index(quote)
    spans = (start, start + len(quote))
    found = [c for c in factcheck.extract(document) if (c.span.start, c.span.stop) == spans]
    return [str(evolve(claim, assumes=frozenset(), said_by="")) for claim in found]


@pytest.mark.parametrize(
    ("quote", "claims"),
    [
        (
            "visit India on 4-5 December 2025",
            ["planned happened visit by vladimir-putin in india @ 2025-12-04/2025-12-05"],
        ),
        (
            "first trip to India since 2021",
            [
                "absent visit by vladimir-putin in india @ 2021/2025-11-29",
                "happened visit by vladimir-putin in india @ 2021",
            ],
        ),
        (
            "23rd India-Russia Annual Summit will be held in New Delhi on 4-5 December 2025",
            [
                "planned happened summit by india, russia #23 @ 2025-12-04/2025-12-05",
                "recurs summit by india, russia every P1Y",
            ],
        ),
        ("strategic partnership began with a 2000 declaration", ["happened beginning of strategic-partnership @ 2000"]),
    ],
)
def test_what_the_sample_article_says(quote: str, claims: list[str]) -> None:
    assert said(quote) == claims


def test_the_two_23rds_are_two_series() -> None:
    numbered = [claim for claim in factcheck.extract(VISIT) if claim.nth == 23]
    summit, meeting = sorted(numbered, key=lambda claim: claim.span.start)
    assert (summit.key.what, meeting.key.what) == ("summit", "working-group-meeting")
    assert str(summit.when) == "2025-12-04/2025-12-05" and summit.status == "planned"
    assert str(meeting.when) == "2025-10-29" and meeting.status == "asserted"
    assert not summit.key.covers(meeting.key) and not meeting.key.covers(summit.key)


def test_the_publication_day_dates_no_edition() -> None:
    text = VISIT.text.replace("will be held in New Delhi on 4-5 December 2025", "will be held in New Delhi")
    (summit,) = [c for c in factcheck.extract(evolve(VISIT, text=text)) if c.nth == 23 and c.key.what == "summit"]
    assert summit.when is None


def test_over_the_same_period_is_that_of_the_panel() -> None:
    times = factcheck.find_times(VISIT.text, VISIT.published)
    (same,) = [found for found in times if "same period" in found.text]
    assert str(same.when) == "2025-11-26/2025-11-28"
    (stay,) = [claim for claim in factcheck.extract(VISIT) if "same period" in claim.quote]
    assert (stay.when, stay.assumes) == (same.when, {"told"})


def test_upgraded_by() -> None:
    found = [claim for claim in factcheck.extract(VISIT) if claim.quote.endswith("2010")]
    assert found and all("2010" in claim.values() for claim in found)


# --- planted faults ---------------------------------------------------------------------------------------------------


@cache
def claims_of(document: Document) -> list[Claim]:
    return factcheck.extract(document)


def check(documents: Iterable[Document]) -> list[Finding]:
    """What `factcheck.check` gives, articles read before not read again."""
    return check_claims(
        [claim for document in documents for claim in claims_of(document)], factcheck.builtin_rules().checks
    )


def findings(*changes: Document) -> list[Finding]:
    """The errors and warnings in the coherent articles with these in place of those of the same name."""
    ids = {document.id for document in changes}
    found = check([*(document for document in COHERENT if document.id not in ids), *changes])
    return [finding for finding in found if finding.severity != "note"]


def planted(name: str, old: str, new: str) -> Document:
    document = DOCUMENTS[name]
    assert old in document.text
    return evolve(document, text=document.text.replace(old, new))


def article(text: str, published: str = "2025-11-30") -> Document:
    return Document("planted.txt", text, published)


def quotes(found: Sequence[Finding]) -> str:
    return " | ".join(claim.quote for finding in found for claim in finding.claims)


def test_the_coherent_articles_give_no_finding() -> None:
    assert [f"{finding.check}: {finding.message}" for finding in findings()] == []


def test_what_is_merely_odd_in_them_is_noted() -> None:
    """No summit was held in 2022 and 2023, as the articles say."""
    assert {(finding.check, finding.severity) for finding in check(COHERENT)} <= {
        ("series/skipped-editions", "note"),
        ("series/skipped-between", "note"),
    }


@pytest.mark.parametrize("document", COHERENT, ids=lambda document: Path(document.id).name)
def test_no_coherent_article_gives_a_finding_by_itself(document: Document) -> None:
    assert [finding for finding in factcheck.check([document]) if finding.severity != "note"] == []


FAULTS = {
    "a wrong weekday": (
        planted("arrival.txt", "Friday, 5 December 2025", "Thursday, 5 December 2025"),
        "calendar/weekday-and-date", "Thursday, 5 December 2025", "Friday",
    ),
    "a wrong weekday, told from the weekdays of a range": (
        planted("preview.txt", "Friday 13 to Sunday 15 June 2025", "Friday 13 to Saturday 15 June 2025"),
        "calendar/weekday-and-date", "15 June 2025", "Sunday",
    ),
    "31 November": (
        planted("visit.txt", "from 26 to 28 November 2025", "from 26 to 31 November 2025"),
        "calendar/no-such-date", "31 November 2025", "31 November 2025",
    ),
    "31 November alone": (
        planted("visit.txt", "was held on 29 October 2025", "was held on 31 November 2025"),
        "calendar/no-such-date", "31 November 2025", "31 November 2025",
    ),
    "three days that are two": (
        planted("forum.md", "from 26 to 28 November 2025 brought", "from 26 to 27 November 2025 brought"),
        "lengths/stated-length", "three-day meeting from 26 to 27 November 2025", "three days",
    ),
    "a three-day visit on 4-5 December": (
        article("Vladimir Putin will pay a three-day visit to India on 4-5 December 2025."),
        "lengths/stated-length", "three-day visit to India on 4-5 December 2025", "three days",
    ),
    "a visit of 2023 in another article": (
        article("Vladimir Putin visited India on 12 June 2023."),
        "gaps/gap-broken", "visited India on 12 June 2023", "2021",
    ),
    "a visit of 2023, told otherwise": (
        article("Russian President Vladimir Putin ended a visit to India in June 2023."),
        "gaps/gap-broken", "visit to India in June 2023", "2021",
    ),
    "the 22nd for the same summit": (
        article("The 22nd India-Russia Annual Summit will be held on 4-5 December 2025."),
        "series/one-number-two-dates", "22nd India-Russia Annual Summit", "9 July 2024",
    ),
    "a falling number": (
        planted("arrival.txt", "The 22nd India-Russia Annual Summit was", "The 24th India-Russia Annual Summit was"),
        "series/", "24th India-Russia Annual Summit", "",
    ),
    "a falling number in a regatta": (
        article("The 25th Lindmere Regatta was held from 12 to 14 June 2026.", "2026-06-20"),
        "series/", "25th Lindmere Regatta", "",
    ),
    "the 25th anniversary of a founding in 1998, in 2025": (
        article("LINDMERE - The Lindmere Regatta celebrates its 25th anniversary this year.", "2025-06-11"),
        "lives/one-founding", "25th anniversary", "1998",
    ),
    "the 25th anniversary, told within one article": (
        article("The Harbour Forum, founded in 1998, marks its 25th anniversary this year.", "2025-06-11"),
        "lives/one-founding", "25th anniversary", "1998",
    ),
    "an age against the year of birth": (
        planted("preview.txt", "Marta Halvik, 27, is", "Marta Halvik, 31, is"),
        "lives/one-birth", "Marta Halvik, 31", "1998",
    ),
    "an age against that of another article": (
        article("Anton Belsky, 47, led the Russian side."),
        "lives/one-birth", "Anton Belsky, 47", "",
    ),
    "an end before its start": (
        planted("visit.txt", "from 26 to 28 November 2025", "from 28 to 26 November 2025"),
        "calendar/ends-before-start", "28 to 26 November 2025", "",
    ),
    "an end before its start, in years": (
        article("Anna Smith spent 14 years in office, from 2013 to 1999."),
        "calendar/ends-before-start", "2013 to 1999", "",
    ),
    "told as past before it was": (
        planted("working-group.txt", "on 16 October 2024", "on 16 October 2026"),
        "plans/", "16 October 2026", "",
    ),
    "founded before the day": (
        article("The Harbour Forum was founded on 12 March 2026 in Lima."),
        "plans/told-before-it-happened", "founded on 12 March 2026", "12 March 2026",
    ),
    "visited before the day": (
        article("Narendra Modi visited Russia on 12 March 2026."),
        "plans/told-before-it-happened", "visited Russia on 12 March 2026", "12 March 2026",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found_and_explained(fault: str) -> None:
    document, check, quote, explanation = FAULTS[fault]
    found = findings(document)
    right = [f for f in found if f.check.startswith(check) and quote in quotes([f]) and explanation in f.message]
    assert right, [f"{finding.check}: {finding.message}" for finding in found]
    assert any(claim.document == document.id for claim in right[0].claims)
    assert right[0].mends


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_all_that_is_found(fault: str) -> None:
    document, *_ = FAULTS[fault]
    for finding in findings(document):
        assert any(claim.document == document.id for claim in finding.claims), finding.message
    assert len(findings(document)) <= 3


def test_the_articles_that_contradict_others() -> None:
    found = check(DOCUMENTS.values())
    checks = {finding.check for finding in found}
    assert checks >= {
        "calendar/weekday-and-date", "calendar/no-such-date", "lengths/stated-length", "gaps/gap-broken",
        "series/one-number-two-dates", "lives/one-birth", "lives/one-founding",
    }  # fmt: skip
    wrong = {DOCUMENTS[name].id for name in WRONG}
    for finding in found:
        assert {claim.document for claim in finding.claims} & wrong, finding.message


# --- laws of the whole way --------------------------------------------------------------------------------------------


def test_articles_read_before_give_the_same() -> None:
    assert check(DOCUMENTS.values()) == factcheck.check(DOCUMENTS.values())


@settings(max_examples=10)
@given(st.permutations(list(DOCUMENTS.values())))
def test_the_order_of_articles_changes_nothing(documents: list[Document]) -> None:
    assert check(documents) == check(DOCUMENTS.values())


def shown(found: Sequence[Finding]) -> list[tuple[str, list[tuple[str, Claim]]]]:
    return [(finding.check, [(claim.quote, claim) for claim in finding.claims]) for finding in found]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_article_told_twice_changes_nothing(name: str) -> None:
    documents = list(DOCUMENTS.values())
    assert shown(check([*documents, DOCUMENTS[name]])) == shown(check(documents))


def test_an_unrelated_article_changes_nothing() -> None:
    other = Document(
        "z-other", "The 40th Ulm Marathon was held on 21 September 2025. Jo Tal, 31, won it.", "2025-09-22"
    )
    assert check([*DOCUMENTS.values(), other]) == check(DOCUMENTS.values())
