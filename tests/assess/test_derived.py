"""Whole proposals with real institutions: lists, text and dates produce ties, levels, tiers and gates."""

from datetime import date
from typing import Any

import pytest

from screening.app.assess_telling import told
from screening.app.assessing import assess_proposal
from screening.model.assessment import Assessment
from screening.rubrics.yaml_reading import read_plain
from tests.assess.making import DAY, ROOT, assessed, house_of, proposal, shipped_rules
from tests.shipped import shipped_screener

CASES: list[dict[str, Any]] = read_plain(
    (ROOT / "tests" / "cases" / "derived.yml").read_text(encoding="utf-8"), "derived.yml"
)["cases"]


def outcome(case: dict[str, Any]) -> Assessment:
    """The case, assessed."""
    given = {"title": case["id"], **case["proposal"]}
    day = date.fromisoformat(case.get("as_of", DAY.isoformat()))
    profile = case.get("profile", "full")
    return assess_proposal(
        proposal(**given), shipped_screener(day), shipped_rules(), as_of=day, profile=profile
    )


@pytest.mark.parametrize("case", CASES, ids=lambda one: str(one["id"]))
def test_whole_proposal_reads_as_expected(case: dict[str, Any]) -> None:
    found, expect = outcome(case), case["expect"]
    house = house_of(found)
    levels = {one.id: [one.low, one.high] for one in house.factors}
    for key in ("P", "F"):
        assert levels[key] == expect.get(key, levels[key]), key
    assert [house.tier_min, house.tier_max] == expect["tier"]
    assert house.ask_first is expect["ask_first"]
    if "gates" in expect:
        assert sorted(one.id for one in found.gates if one.holds == "true") == expect["gates"]
    if "answer" in expect:
        assert house.response.split("first; ")[-1] == expect["answer"].split("first; ")[-1]
    for tie in (one for one in house.ledger if one.factor == "P" and one.source):
        assert tie.evidence and tie.certainty


def test_there_are_at_least_fifteen_derived_cases_and_as_many_that_find_little() -> None:
    assert len(CASES) >= 15
    quiet = [one for one in CASES if one["expect"]["tier"] == ["T0", "T0"]]
    assert len(quiet) >= len(CASES) // 3


def test_a_body_that_left_a_list_is_told_so() -> None:
    text = told(outcome(next(one for one in CASES if one["id"] == "delisted body")))
    assert "on no list that day; left us_1260h on 2024-01-31" in text
    assert "legal" not in text


def test_a_word_in_title_and_summary_is_asked_about_once() -> None:
    found = house_of(assessed(proposal(title="A drone", summary="A drone is flown.", keywords=["Drone"])))
    asked = [one.says for one in found.questions if "drone" in one.says.lower()]
    assert len(asked) == 1
    assert "(title, summary, keyword 1)" in asked[0]


def test_the_hospital_of_a_listed_body_is_told_as_its_hospital() -> None:
    hospital = {"name": "The First Affiliated Hospital, Zhejiang University, Hangzhou", "country": "CN"}
    found = assess_proposal(
        proposal(title="Scars of the liver", parties=[hospital]),
        shipped_screener(DAY),
        shipped_rules(),
        as_of=DAY,
    )
    (line,) = (one for one in told(found).splitlines() if one.startswith("  - The First Affiliated"))
    assert line.endswith("hospital of Zhejiang University, not that body itself (confirmed)")


def test_a_legal_point_is_told_in_words() -> None:
    firm = {"name": "Huawei Technologies Co., Ltd.", "country": "CN"}
    found = assess_proposal(
        proposal(title="Aerials", parties=[firm]), shipped_screener(DAY), shipped_rules(), as_of=DAY
    )
    assert "\ncomes first, raised: US export law" in told(found)
    assert "gate true" not in told(found)
