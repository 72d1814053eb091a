"""What open gates ask of a plan: no more than the law or rule speaks of, and nobody is changed on a guess."""

from typing import Any

import pytest

from screening.model.match import Band
from tests.assess.making import Answers, assessed, body, house_of, proposal

TEXT = (
    "The flow of ice in two valleys is followed over six winters. The team of five meets each month, keeps a"
    " diary of decisions, writes two theses, visits three archives, and reports to the board every spring; a"
    " summer school for teachers is held."
)
SETTLED: dict[str, Any] = {
    "summary": TEXT,
    "access": "joint_unpublished",
    "data": "none",
    "end_use": "civil",
    "disclosure": "complete",
    "funding_conditions": "normal_contract",
}


def measures(*lists: str, band: Band = Band.CONFIRMED, basis: str = "") -> set[str]:
    """The measures of a project with one partner on these lists."""
    given = proposal(**SETTLED, parties=[{"name": "Alpha"}])
    result = house_of(assessed(given, Answers(Alpha=body("Alpha", *lists, band=band, basis=basis))))
    return {one.id for one in result.measures}


@pytest.mark.parametrize("listed", ["us_bis_el", "jp_meti_eul", "us_bis_meu", "jp_export_prohib"])
def test_an_export_list_holds_up_what_is_exported_and_no_more(listed: str) -> None:
    assert measures(listed) & {"M26", "M45"} == {"M45"}


@pytest.mark.parametrize("listed", ["us_ofac_sdn", "uk_sanctions", "ca_sema"])
def test_frozen_assets_hold_up_everything_and_are_said_once(listed: str) -> None:
    assert measures(listed, "us_bis_el") & {"M26", "M45"} == {"M26"}


def test_a_freeze_of_assets_is_said_before_export_lists() -> None:
    given = proposal(**SETTLED, parties=[{"name": "Alpha"}])
    known = Answers(Alpha=body("Alpha", "jp_meti_eul", "us_bis_el", "uk_sanctions", basis="Asset freeze"))
    raised = [one.id for one in assessed(given, known).gates if one.holds == "true"]
    assert raised == ["sanctions.uk", "export.us_entity_list", "export.jp_end_user"]


def test_an_open_identity_asks_for_the_same_caution_as_a_sure_one() -> None:
    assert "M45" in measures("us_bis_el", band=Band.REVIEW)


def test_no_gate_no_measure_of_a_gate() -> None:
    assert not measures("aspi_tracker") & {"M26", "M32", "M45"}


@pytest.mark.parametrize(
    ("programme", "wanted"),
    [
        pytest.param("HORIZON RIA 2026", {"M02", "M32"}, id="one rule holds, another is open"),
        pytest.param("", {"M02"}, id="nobody knows which call pays: ask"),
    ],
)
def test_nobody_changes_a_team_for_a_rule_that_may_not_hold(programme: str, wanted: set[str]) -> None:
    facts = {"horizon_europe_call": True} if programme else {}
    given = proposal(
        **SETTLED, facts=facts, programme=programme, parties=[{"name": "Alpha", "country": "CN"}]
    )
    found = assessed(given, Answers(Alpha=body("Alpha", "seven_sons")), packs=("he_2026_27",))
    chosen = {one.id for one in house_of(found).measures}
    assert chosen & {"M02", "M32"} == wanted


@pytest.mark.parametrize(
    ("listed", "first"),
    [
        pytest.param("us_bis_el", "export-control or sanctions lead first; then", id="law"),
        pytest.param("aspi_tracker", "PI", id="none"),
    ],
)
def test_only_those_whom_a_gate_concerns_come_first(listed: str, first: str) -> None:
    given = proposal(**SETTLED, parties=[{"name": "Alpha"}])
    result = house_of(assessed(given, Answers(Alpha=body("Alpha", listed))))
    assert result.who_decides.startswith(first)


def test_a_legal_gate_that_holds_still_asks_what_goes_to_the_body() -> None:
    given = proposal(**SETTLED, parties=[{"name": "Alpha"}])
    found = assessed(given, Answers(Alpha=body("Alpha", "us_bis_el")))
    assert next(one.ask for one in found.gates if one.id == "export.us_entity_list")


def test_a_funders_gate_that_holds_asks_nothing_more() -> None:
    """What settled it is known; only the law still asks what goes to the body."""
    given = proposal(
        **SETTLED,
        facts={"horizon_europe_call": True},
        programme="HORIZON RIA 2026",
        parties=[{"name": "Alpha", "country": "CN"}],
    )
    found = assessed(given, Answers(Alpha=body("Alpha", "seven_sons")), packs=("he_2026_27",))
    held = [one for one in found.gates if one.holds == "true" and one.holds_up == "funder"]
    assert held
    assert not [one.id for one in held if one.ask]


@pytest.mark.parametrize(
    ("benefit", "asked"),
    [pytest.param("unknown", True, id="open"), pytest.param("high", False, id="stated")],
)
def test_the_benefit_is_asked_for_where_it_chooses_the_answer(benefit: str, asked: bool) -> None:
    given = proposal(
        title="Scramjets",
        **{**SETTLED, "summary": f"A scramjet is built. {TEXT}"},
        benefit=benefit,
        parties=[{"name": "Alpha"}],
    )
    result = house_of(assessed(given, Answers(Alpha=body("Alpha", "seven_sons"))))
    assert result.tier_min == result.tier_max == "T3"
    assert ("B" in {one.id for one in result.questions}) is asked


@pytest.mark.parametrize(
    ("level", "proposed"), [pytest.param(2, False, id="limited"), pytest.param(3, True, id="strong")]
)
def test_work_is_split_from_a_strong_tie_on(level: int, proposed: bool) -> None:
    graded = {"P": level, "F": 4, "A": 4, "D": 0, "X": 0, "C": 0, "B": 1}
    result = house_of(assessed(proposal(inputs=graded)))
    assert result.tier_max in ("T2", "T3", "T4"), "the measure is open to this tier"
    assert ("M18" in {one.id for one in result.measures}) is proposed


EXPLOSIVES = {
    **SETTLED,
    "title": "Sensitivity of energetic materials",
    "summary": f"Energetic materials are made in grams and their detonation velocity is measured. {TEXT}",
}


@pytest.mark.parametrize("country", ["SE", "IN", "CN", "US", "PK"])
def test_work_on_explosives_is_held_for_export_control_whoever_receives_it(country: str) -> None:
    given = proposal(**EXPLOSIVES, parties=[{"name": "Alpha", "country": country}])
    found = assessed(given, Answers())
    result = house_of(found)
    assert [(one.id, one.holds) for one in found.gates] == [("export.weapons_content", "true")]
    assert result.response == "hold: licence or sanctions check first; proceed"
    assert result.measures[0].id == "M24"


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"access": "published", "parties": [{"name": "Alpha"}]}, id="published"),
        pytest.param({"parties": [{"name": "Alpha", "role": "host"}]}, id="at home alone"),
    ],
)
def test_work_on_explosives_that_leaves_nothing_unpublished_is_not_held(given: dict[str, Any]) -> None:
    assert assessed(proposal(**{**EXPLOSIVES, **given}), Answers()).gates == ()


def test_a_field_that_is_still_asked_about_holds_nothing_up() -> None:
    history = {
        **SETTLED,
        "title": "A history of ballistic missiles",
        "summary": f"Ballistic missiles. {TEXT}",
    }
    found = assessed(proposal(**history, parties=[{"name": "Alpha"}]), Answers())
    assert house_of(found).factors[1].high == 4
    assert found.gates == ()
