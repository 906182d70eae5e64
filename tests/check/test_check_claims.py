"""From claims to findings: what is held against what, how much it weighs, and how many findings a fault makes."""

from __future__ import annotations

from attrs import evolve

from factcheck.check import check_claims
from factcheck.check.equal import equalities
from factcheck.language.checks import Check, parse_check
from factcheck.language.claims import parse_claim
from factcheck.language.conditions import parse_condition
from factcheck.language.errors import Source
from factcheck.model import Claim, Span
from factcheck.when import When


def check(never: str, *given: str, where: str = "", severity: str = "error") -> Check:
    table: dict[str, object] = {
        "doc": "…",
        "given": list(given),
        "never": never,
        "message": " against ".join(f"{{{line.split()[1]}}}" for line in given) + ".",
        "severity": severity,
        "accept": [["happened birth by x @ 1951"]],
        "reject": [["happened birth by x @ 1951"]],
    }
    return parse_check("lives", "once", table | ({"where": where} if where else {}), Source("", ""))


ONCE = check("a.when apart b.when", "happened a", "happened b", where="a.key fits b.key")
GAP = check("event.when inside gap.when", "absent gap", "happened event", where="gap.key covers event.key")


def claim(line: str, document: str = "one", told: str = "", span: int = 0, **fields: object) -> Claim:
    published = When.parse(told) if told else None
    changed: Claim = evolve(parse_claim(line), document=document, told=published, span=Span(span, span + 5), **fields)
    return changed


BORN_51 = claim("happened birth by x @ 1951")
BORN_62 = claim("happened birth by x @ 1962", span=10)


def severities(*claims: Claim, against: Check = ONCE) -> list[str]:
    return [finding.severity for finding in check_claims(claims, [against])]


def test_a_pair_is_found_once() -> None:
    [finding] = check_claims([BORN_62, BORN_51], [ONCE])
    assert finding.claims == (BORN_51, BORN_62)
    assert finding.check == "lives/once"
    assert finding.message == "“happened birth by x @ 1951” against “happened birth by x @ 1962”."


def test_documents_are_named_where_they_differ_and_quotes_stand_for_claims() -> None:
    first = claim("happened birth by x @ 1951", "a.txt", quote="born in\n 1951")
    second = claim("happened birth by x @ 1962", "b.txt", quote="born in 1962")
    [finding] = check_claims([first, second], [ONCE])
    assert finding.message == "“born in 1951” (a.txt) against “born in 1962” (b.txt)."


def test_who_is_unnamed_is_compared_in_one_article_only() -> None:
    one, other = claim("happened fire @ 1951"), claim("happened fire @ 1962", span=10)
    assert severities(one, other) == ["error"]
    assert severities(one, evolve(other, document="two")) == []
    # Nor does the named meet the unnamed of another article.
    assert severities(claim("absent trip @ 2000/2010"), claim("happened trip by x @ 2005", "two"), against=GAP) == []
    assert severities(claim("absent trip @ 2000/2010"), claim("happened trip by x @ 2005", span=9), against=GAP) == [
        "error"
    ]


def test_over_places_alone() -> None:
    gap = claim("absent summit in geneva @ 1985/2021-06-16")
    met = claim("happened summit by x, y in geneva @ 1999", "two")
    assert severities(gap, met, against=GAP) == ["error"]
    assert severities(gap, evolve(met, key=evolve(met.key, where="paris")), against=GAP) == []
    assert severities(evolve(gap, key=evolve(gap.key, who={"x"}, where="")), met, against=GAP) == ["error"]


def test_denied_claims_take_part_only_where_status_is_asked_for() -> None:
    denied = evolve(BORN_62, status="denied")
    asked = check("a.when apart b.when", "happened a", "happened b", where="a.key fits b.key and b.status = 'denied'")
    assert severities(BORN_51, denied) == []
    assert severities(BORN_51, denied, against=asked) == ["error"]


def test_plans_are_superseded_by_what_is_told_later() -> None:
    plan = claim("planned happened fair by x @ 2026-05", "one", "2025-01-10")
    held = claim("happened fair by x @ 2026-07", "two", "2026-07-20")
    again = claim("planned happened fair by x @ 2026-06", "three", "2025-02-10")
    assert severities(plan, held) == []
    assert severities(plan, again) == []
    assert severities(plan, evolve(held, told=None)) == []
    assert severities(plan, evolve(again, told=plan.told)) == ["note"]
    assert severities(plan, evolve(held, when=When.parse("2024"), told=When.parse("2025-01-09"))) == ["warning"]
    assert severities(plan, evolve(held, told=plan.told, when=When.parse("2024"))) == ["warning"]


def test_a_plan_for_a_time_gone_by_proves_nothing() -> None:
    gap = claim("absent trip by x @ 2016/2024-11-26", "one", "2024-11-26")
    assert severities(gap, claim("planned happened trip by x @ 2019", "one", "2024-11-26", 50), against=GAP) == []


def test_what_caps_a_finding() -> None:
    assert severities(BORN_51, evolve(BORN_62, status="hedged")) == ["note"]
    assert severities(BORN_51, evolve(BORN_62, assumes=frozenset({"now", "who"}))) == ["error"]
    assert severities(BORN_51, evolve(BORN_62, assumes=frozenset({"same"}))) == ["warning"]
    assert severities(evolve(BORN_51, said_by="ann"), evolve(BORN_62, said_by="ann")) == ["error"]
    quarrel = evolve(BORN_51, said_by="ann"), evolve(BORN_62, said_by="bob", assumes=frozenset({"now"}))
    [finding] = check_claims(quarrel, [ONCE])
    assert finding.severity == "note" and finding.message.startswith("Dispute: ")
    assert finding.assumes == {"now"}


def test_one_reading_is_not_held_against_itself() -> None:
    one = evolve(BORN_51, rule="age/years")
    other = evolve(BORN_62, span=one.span, rule="age/years")
    assert severities(one, one) == []
    assert severities(one, other) == []
    assert severities(one, evolve(other, rule="origin/born")) == ["error"]
    named = check("a.when apart b.when", "happened a", "happened b", where="a.key fits b.key and a.rule = b.rule")
    assert severities(one, other, against=named) == ["error"]


def test_what_stands_in_the_words_of_a_gap_may_have_ended_it() -> None:
    gap = claim("absent title by x @ 2003/2025", rule="gap/first-since")
    won = claim("happened title by x @ 2010", rule="dated/in", span=3)
    assert severities(gap, won, against=GAP) == []
    assert severities(gap, evolve(won, span=Span(50, 60)), against=GAP) == ["error"]


def test_copies_count_once() -> None:
    copies = [claim("happened birth by x @ 1951", f"d{n}", quote="born in 1951") for n in range(5)]
    [finding] = check_claims([*copies, BORN_62], [ONCE])
    assert "agree" not in finding.message
    unnamed = [claim("happened fire @ 1951", f"d{n}") for n in range(2)]
    unnamed += [claim("happened fire @ 1962", f"d{n}", span=9) for n in range(2)]
    assert severities(*unnamed) == ["error", "error"]


def test_what_one_article_says_itself_is_not_held_against_its_copy() -> None:
    apart = check(
        "a.when apart b.when", "happened a", "happened b", where="a.key fits b.key and a.document != b.document"
    )
    copies = [evolve(claim, document="two") for claim in (BORN_51, BORN_62)]
    assert severities(BORN_51, copies[1], against=apart) == ["warning"]
    assert severities(BORN_51, BORN_62, *copies, against=apart) == []
    assert severities(BORN_51, BORN_62, copies[1], against=apart) == []
    assert severities(BORN_51, BORN_62, evolve(copies[1], quote="born in 1962"), against=apart) == ["warning"]


def test_the_odd_one_is_named_once() -> None:
    agreeing = [claim(f"happened birth by x @ 1951-0{n}~", f"d{n}") for n in range(1, 5)]
    [finding] = check_claims([*agreeing, BORN_62], [ONCE])
    assert BORN_62 in finding.claims
    assert "3 other claims agree with" in finding.message and "1962” (one) stands alone." in finding.message


def test_separate_faults_are_separate_findings() -> None:
    others = [claim("happened birth by y @ 1951"), claim("happened birth by y @ 1962", span=10)]
    assert severities(BORN_51, BORN_62, *others) == ["error", "error"]


def test_the_weightiest_witness_is_shown() -> None:
    told = frozenset({"x role mayor"})
    hedged, firm = claim("hedged happened birth by x @ 1950", "a"), claim("happened birth by x @ 1951", "z", known=told)
    assert severities(hedged, evolve(BORN_62, known=told), firm) == ["error"]


def test_a_name_alone_makes_no_proof_of_two_lives() -> None:
    other = claim("happened birth by x @ 1951", "other")
    assert severities(BORN_62, other) == ["warning"]
    [finding] = check_claims([BORN_62, other], [ONCE])
    assert finding.assumes == {"same"}
    told = frozenset({"x role mayor"})
    assert severities(evolve(BORN_62, known=told), evolve(other, known=told)) == ["error"]


def test_rows_make_one_finding_for_the_same_words() -> None:
    row = check("claim.date is impossible", "any claim")
    twice = [claim("happened fire @ 2025-11-31"), claim("falls monday @ 2025-11-31", span=2)]
    assert severities(*twice, against=row) == ["error"]
    assert severities(*twice, claim("happened fire @ 2025-11-31", span=50), against=row) == ["error"]
    assert severities(*twice, claim("happened flood @ 2025-11-31", span=50), against=row) == ["error", "error"]


def test_a_lighter_finding_about_the_same_claim_is_left_out() -> None:
    light = evolve(check("a.when before b.when", "happened a", "happened b", where="a.key fits b.key", severity="note"))
    assert [f.severity for f in check_claims([BORN_51, BORN_62], [evolve(light, name="lives/slips"), ONCE])] == [
        "error"
    ]
    other = evolve(light, name="other/slips", given=(("any", "a"), ("happened", "b")))
    assert len(check_claims([BORN_51, BORN_62, claim("falls monday @ 1951", span=40)], [other, ONCE])) == 1
    assert len(check_claims([BORN_51, evolve(BORN_51, kind="absent"), BORN_62], [other, ONCE])) == 2


def test_what_conditions_say_must_be_equal() -> None:
    def found(text: str) -> set[tuple[str, str]]:
        return {(left[1], right[1]) for left, right in equalities(parse_condition(text, "ab")) if left[0] == "a"}

    assert found("a.key covers b.key and a.nth = 3") == {("what", "what"), ("names", "names")}
    assert found("a.key covers b.key or b.key covers a.key") == {("what", "what"), ("names", "names")}
    assert found("a.key covers b.key or a.what = b.what") == {("what", "what")}
    assert found("a.of = b.what and a.who = b.who") == {("of", "what"), ("who", "who")}
    assert found("not a.what = b.what") == found("a.what = 'birth'") == set()
