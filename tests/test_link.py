"""Keys across articles: what is one thing and what is not, and the reason given."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.bearers import NONE
from factcheck.keys import keys
from factcheck.language.claims import parse_claim
from factcheck.link import Links, link
from factcheck.model import Claim, slug
from factcheck.spelling import spelling

SPELLING = spelling(factcheck.builtin_rules(), {"JPM": "JPMorgan Chase", "Foggy Bottom": "US"})


def linked(line: str) -> str:
    (claim,) = link([parse_claim(line)], SPELLING)
    return str(claim)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("happened trip by xi in kiev", "happened visit by xi in kyiv"),
        ("happened state-visit by xi in peru", "happened visit of state by xi in peru"),
        ("happened yearly-summit by india, russia", "happened summit by india, russia"),
        ("happened show by boat", "happened boat-show"),
        ("happened opening by halden-arts-centre", "happened opening by halden-arts-center"),
        ("happened founding by tay-mills-plc", "happened founding by tay-mills"),
        ("happened founding by jpm", "happened founding by jpmorgan-chase"),
        ("happened visit by foggy-bottom", "happened visit by united-states"),
        ("happened visit by suomi", "happened visit by finland"),
        ("absent event @ 1980/2025", "absent event of unnamed @ 1980/2025"),
        ("happened working-group-meeting by india, russia #14", "happened working-group-meeting by india, russia #14"),
    ],
)
def test_one_spelling(said: str, meant: str) -> None:
    assert linked(said) == meant


def facts(*told: str) -> frozenset[str]:
    return frozenset(told)


def test_a_surname_joins_the_one_full_name_of_its_role() -> None:
    president, mayor = facts("role president", "life politics"), facts("role mayor", "life politics")
    links = Links([("ana-duarte", president), ("duarte", president), ("duarte", mayor), ("duarte", facts())])
    joined = links.of("duarte", president)
    assert joined.name == "ana-duarte" and joined.is_assumed and "one role" in joined.why
    assert [links.of("duarte", told).name for told in (mayor, facts())] == ["duarte", "duarte"]


def test_a_surname_of_two_joins_neither() -> None:
    president = facts("role president", "life politics")
    links = Links([("ana-duarte", president), ("eva-duarte", president)])
    assert links.of("duarte", president).name == "duarte"


def test_bearers_of_one_name_are_told_apart() -> None:
    sport, politics = facts("role striker", "life sport"), facts("role mayor", "life politics")
    links = Links([("john-smith", sport), ("john-smith", politics), ("john-smith", facts())])
    keys = [links.of("john-smith", told, "post").name for told in (sport, politics, facts())]
    assert keys == ["john-smith-sport", "john-smith-politics", "john-smith-post"]


def test_two_lives_of_one_article_are_one_bearer() -> None:
    both = facts("life stage", "life politics")
    links = Links([("ada-lark", both), ("ada-lark", facts("life stage")), ("ada-lark", facts("life politics"))])
    assert {links.of("ada-lark", told).name for told in (both, facts("life stage"))} == {"ada-lark"}


def test_an_age_a_generation_away_is_somebody_else() -> None:
    claims = [
        evolve_document("happened birth by ada-lark @ 1950", "a"),
        evolve_document("happened birth by ada-lark @ 1990", "b"),
        evolve_document("happened birth by bea-lark @ 1980", "a"),
        evolve_document("happened birth by bea-lark @ 1990", "b"),
    ]
    assert len({who for claim in link(claims, SPELLING) for who in claim.key.who}) == 3


def evolve_document(line: str, document: str) -> Claim:
    from attrs import evolve

    return evolve(parse_claim(line), document=document)


def test_claims_come_in_any_order() -> None:
    lines = {"happened visit by ada-lark @ 2001": "ab", "happened birth by ada-lark @ 1950": "a"}
    lines |= {"happened birth by ada-lark @ 1990": "b", "happened founding by bea-lark @ 2001": "ab"}
    claims = [evolve_document(line, document) for line, documents in lines.items() for document in documents]
    keys = {(claim.document, str(claim)) for claim in link(claims, SPELLING)}
    assert keys == {(claim.document, str(claim)) for claim in link(claims[::-1], SPELLING)}
    assert ("a", "happened visit by ada-lark-1950 @ 2001") in keys


def test_linking_twice_changes_nothing_more() -> None:
    documents = [
        factcheck.Document("a", "President Xi arrived on his first trip to Peru since 2016.", "2025-11-29"),
        factcheck.Document("b", "President Xi visited Peru on 12 June 2023.", "2023-06-13"),
    ]
    once = link((claim for document in documents for claim in factcheck.extract(document)), SPELLING)
    assert link(once, SPELLING) == once


@pytest.mark.parametrize(
    "text",
    [
        "Guests came for the 60th anniversary of the United States’ partnership with Kenya.",
        "Friday will mark one year since American journalist Jane Roe was arrested.",
    ],
)
def test_what_belongs_to_another_is_not_the_thing(text: str) -> None:
    claims = factcheck.extract(factcheck.Document("post", text, "2024-05-22"))
    assert claims and all("united-states" not in claim.key.who | {claim.key.of} for claim in claims)


def test_a_speakers_label_is_no_subject() -> None:
    text = "MS. SMITH: Good afternoon. It was the first state visit to Peru since 2008."
    claims = factcheck.extract(factcheck.Document("briefing", text, "2024-05-22"))
    assert claims and all("smith" not in claim.key.who for claim in claims)


@pytest.mark.parametrize(
    "text", ["It met the president ", "Ana Duarte ", "On the anniversary of the States’s ", "Duarte’ "]
)
def test_a_text_may_end_in_a_space(text: str) -> None:
    assert list(keys([factcheck.Document("post", f"Ana Duarte spoke. {text}")], factcheck.builtin_rules()))
    factcheck.extract(factcheck.Document("post", f"The 60th anniversary of {text}", "2024-05-22"))


def test_the_houses_word_wins_over_the_full_name_of_the_text() -> None:
    text = "Denzel Wexham spoke in Paris. Wexham was founded in 1790. Denzel Wexham was born on 3 May 1950."
    claims = factcheck.extract(factcheck.Document("post", text))
    house = spelling(factcheck.builtin_rules(), {"Wexham": "Wexham Works"})
    who = [*(claim.key.who for claim in link(claims, house))]
    assert who == [{"wexham-works"}, {"denzel-wexham"}] and link(link(claims, house), house) == link(claims, house)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Denzel Wexham spoke in Paris. Wexham is on its first trip to Peru since 2016.", "wexham-works"),
        ("Wexham makes cloth, Denzel Wexham said on his first trip to Peru since 2016.", "denzel-wexham"),
        ("Ministers of the Joint Press Mission (JPM) met. JPM was founded in 1790.", "jpmorgan-chase"),
        ("Ministers of the Joint Press Mission (JPM) met on its first trip to Peru since 2016.", "jpmorgan-chase"),
        ("Ana Duarte spoke in Rome. Duarte is on her first trip to Peru since 2016.", "ana-duarte"),
    ],
)
def test_the_houses_word_reaches_a_subject_outside_the_claim(text: str, who: str) -> None:
    names = {"Wexham": "Wexham Works", "JPM": "JPMorgan Chase", "Duarte": "Ana Duarte"}
    house = spelling(factcheck.builtin_rules(), names)
    claims = link(factcheck.extract(factcheck.Document("post", text, "2024-05-22")), house)
    assert claims and all(claim.key.who == {who} for claim in claims) and link(claims, house) == claims


def test_bearers_are_told_apart_in_plain_words() -> None:
    stage, politics = facts("life stage", "country china"), facts("life politics", "born 1952")
    links = Links([("yi-lark", stage), ("yi-lark", politics), ("yi-lark", facts("life sport"))])
    assert "told apart by: of China, stage" in links.of("yi-lark", stage).why
    assert links.of("yi-lark", stage).name == "yi-lark-china-stage"
    assert links.apart("yi-lark", stage, "yi-lark", politics) == "one name, but not surely of one bearer"


def test_a_surname_of_another_life_is_told_apart() -> None:
    mayor, striker = facts("role captain", "life army"), facts("role captain", "life sport")
    links = Links([("ana-duarte", mayor), ("duarte", striker)])
    assert links.apart("ana-duarte", mayor, "duarte", striker) == "told apart by: sport, and army"


PERSON = facts("kind person")
AT_THE_FAIR = frozenset({"goose-society", "mark-tarn"})


def full_name_of(
    name: str, company: frozenset[str] = AT_THE_FAIR, told: frozenset[str] = NONE, **others: frozenset[str]
) -> str:
    """What a name is in an article with this company, where others are named beside the Goose Society."""
    names = {"ana-duarte": PERSON, "mark-tarn": PERSON} | {slug(other): told for other, told in others.items()}
    links = Links([*names.items(), (name, told)])
    links.keep_company((other, told, frozenset({"goose-society", other})) for other, told in names.items())
    links.keep_company([(name, told, company)])
    return links.of(name, told, company=company).name


@pytest.mark.parametrize(
    ("name", "told", "meant"),
    [
        ("duarte", facts(), "ana-duarte"),
        ("duarte", facts("role mayor"), "ana-duarte"),
        ("ana-m-duarte", facts(), "ana-duarte"),
        ("ana-maria-duarte", PERSON, "ana-duarte"),
        ("a-duarte", facts(), "ana-duarte"),
        ("duarte", facts("kind place"), "duarte"),
        ("duarte", facts("kind body"), "duarte"),
        ("eva-duarte", facts(), "eva-duarte"),
    ],
)
def test_the_only_bearer_of_a_surname_in_the_same_company(name: str, told: frozenset[str], meant: str) -> None:
    assert full_name_of(name, told=told) == meant


def test_company_that_is_not_shared_joins_nobody() -> None:
    assert full_name_of("duarte", frozenset({"boat-show"})) == "duarte"
    assert full_name_of("duarte", frozenset({"goose-society", "duarte-mills"})) == "duarte"
    assert full_name_of("duarte", eva_duarte=PERSON) == "duarte"
    assert full_name_of("duarte", told=facts("gender man"), ana_duarte=PERSON | {"gender woman"}) == "duarte"


def test_middle_names_of_two_join_neither() -> None:
    others = {"ana_b_duarte": PERSON, "ana_c_duarte": PERSON}
    assert [full_name_of(name, **others) for name in ("ana-b-duarte", "duarte")] == ["ana-b-duarte", "duarte"]


def test_a_surname_in_the_company_counts_where_one_alone_has_it() -> None:
    links = Links([("ana-duarte", PERSON), ("duarte", facts()), ("mark-tarn", PERSON), ("tarn", facts())])
    links.keep_company([("ana-duarte", PERSON, frozenset({"ana-duarte", "mark-tarn"}))])
    assert links.of("duarte", company=frozenset({"duarte", "tarn"})).name == "ana-duarte"


def test_a_given_name_is_one_with_its_short_form() -> None:
    links = Links([("david-lark", PERSON), ("dave-lark", PERSON)], SPELLING)
    links.keep_company((name, PERSON, frozenset({"goose-society"})) for name in ("david-lark", "dave-lark"))
    assert links.of("dave-lark", PERSON, company=frozenset({"goose-society"})).name == "david-lark"


def test_walks_of_life_tell_nobody_apart_beside_the_same_others() -> None:
    letters, science = PERSON | {"life letters"}, PERSON | {"life science"}
    links = Links([("ada-lark", letters), ("ada-lark", science), ("ada-lark", PERSON | {"life sport"})])
    links.keep_company(("ada-lark", told, AT_THE_FAIR) for told in (letters, science))
    assert links.of("ada-lark", letters).name == links.of("ada-lark", science).name != "ada-lark"
    stranger, writer = links.of("ada-lark", company=AT_THE_FAIR), links.of("ada-lark", letters)
    assert stranger.name == writer.name and stranger.is_assumed and "beside the same others" in stranger.why


def test_mr_and_mrs_are_two() -> None:
    links = Links([("tarn", facts("gender man")), ("tarn", facts("gender woman"))])
    assert [links.of("tarn", facts(told)).name for told in ("gender man", "gender woman")] == ["tarn-man", "tarn-woman"]


def test_a_surname_that_comes_first_joins_by_role_alone() -> None:
    told = PERSON | {"role president"}
    links = Links([("xi-jinping", told), ("xi", told), ("mark-tarn", told), ("mark", told)], SPELLING)
    links.keep_company([("xi-jinping", told, AT_THE_FAIR)])
    assert links.of("xi", told).name == "xi-jinping"
    assert links.of("xi", company=AT_THE_FAIR).name == "xi" and links.of("mark", told).name == "mark"
