"""Conditions that read who pays, when the work begins, and what an entry of a list says."""

from typing import Any, cast

import pytest

from screening.assess.conditions import Case, all_of, any_of, evaluate
from screening.assess.field import read_field
from screening.assess.inputs import Reading
from screening.assess.listed import Truth
from screening.model.assessment import GateResult
from screening.model.rubric import Condition
from tests.assess.making import DAY, STATED, Answers, assessed, body, house, proposal, shipped_rules

# a field that raises no legal point of its own
OPEN = {**STATED, "title": "Work"}

PARTNER = {"name": "Alpha", "role": "partner"}
LISTED = Answers(Alpha=body("Alpha", "seven_sons", "us_1286"))


def packs_of(**given: Any) -> set[str]:
    """The packs that apply unasked."""
    found = assessed(proposal(**OPEN, parties=[PARTNER], **given), LISTED)
    return {one.pack for one in found.packs} - {"house_default"}


@pytest.mark.parametrize(
    ("funder", "wanted"),
    [
        pytest.param("NSF", {"nsf_trust", "us_nsf_restricted"}, id="the US foundation"),
        pytest.param("US National Science Foundation", {"nsf_trust", "us_nsf_restricted"}, id="written out"),
        pytest.param("Swiss National Science Foundation", set(), id="the Swiss one"),
        pytest.param("Iran National Science Foundation (INSF)", set(), id="the Iranian one"),
        pytest.param("National Science Foundation of China", set(), id="the Chinese one, as often written"),
        pytest.param(
            "National Science Foundation and Swiss National Science Foundation",
            {"nsf_trust", "us_nsf_restricted"},
            id="both",
        ),
        pytest.param("DARPA", {"dow_2026"}, id="the defence department"),
        pytest.param("Dow Chemical", set(), id="a firm whose name sounds alike"),
        pytest.param("NSF International", set(), id="a firm of the same letters"),
    ],
)
def test_a_funder_that_bears_anothers_name_does_not_bring_that_ones_rules(
    funder: str, wanted: set[str]
) -> None:
    assert packs_of(funder=funder) == wanted


@pytest.mark.parametrize(
    ("programme", "wanted"),
    [
        pytest.param("Horizon Europe (2021-2027)", {"he_2026_27"}, id="the span tells no year"),
        pytest.param("HORIZON-CL6-2024-01", set(), id="an earlier call"),
        pytest.param("Horizon 2020", set(), id="the programme before"),
        pytest.param("MSCA Doctoral Networks 2026", {"he_2026_27"}, id="a Marie Curie action by its year"),
        pytest.param("Marie Curie RISE, Horizon 2020", set(), id="one of the programme before"),
    ],
)
def test_the_rules_of_a_work_programme_apply_to_its_years_and_are_asked_about_without_one(
    programme: str, wanted: set[str]
) -> None:
    assert packs_of(funder="European Commission", programme=programme) == wanted


@pytest.mark.parametrize(
    ("programme", "wanted"),
    [
        pytest.param("NSERC Alliance", {"ca_strac", "ca_nsgrp"}, id="a call with private partners"),
        pytest.param("SSHRC Partnership Grant", {"ca_strac"}, id="one that often has none"),
        pytest.param("Social Sciences and Humanities Research Council of Canada", {"ca_strac"}, id="in full"),
    ],
)
def test_the_guidelines_for_private_partners_do_not_apply_unasked_without_one(
    programme: str, wanted: set[str]
) -> None:
    assert packs_of(funder=programme) == wanted


def gate(starts: str) -> GateResult | None:
    """The gate of the industry ministry's universities in a call whose year nobody told, where it applies."""
    given = proposal(**OPEN, funder="Horizon Europe", starts=starts, parties=[PARTNER])
    return next((one for one in assessed(given, LISTED).gates if one.id == "he_miit"), None)


@pytest.mark.parametrize(
    ("starts", "asked"),
    [
        pytest.param("2023-05-01", False, id="begun years before"),
        pytest.param("2025", False, id="a year of which all but three weeks lie before"),
        pytest.param("2027", True, id="later, and then the year of the call is asked"),
        pytest.param("", True, id="no date"),
    ],
)
def test_work_that_had_begun_is_not_asked_about_a_later_work_programme(starts: str, asked: bool) -> None:
    found = gate(starts)
    assert (found is not None) is asked
    assert found is None or (found.holds == "unknown" and found.ask)


@pytest.mark.parametrize(
    ("basis", "raised"),
    [
        pytest.param("Reg. CELEX 32014R0269, Annex I, Asset freeze", "sanctions.eu", id="as shipped"),
        pytest.param("32014R0269; asset freeze", "sanctions.eu", id="as the importer says it"),
        pytest.param("Reg. CELEX 32014R0833, Annex IV, Export control", "export.eu", id="an export annex"),
        pytest.param("eu_fsf", "sanctions.eu_other", id="an import that names no measure"),
        pytest.param("", "sanctions.eu_other", id="nothing said"),
    ],
)
def test_every_entry_of_the_eu_raises_one_gate_whatever_measure_it_names(basis: str, raised: str) -> None:
    known = Answers(Alpha=body("Alpha", "eu_sanctions", basis=basis))
    found = assessed(proposal(**OPEN, parties=[PARTNER]), known)
    assert [one.id for one in found.gates if one.holds == "true"] == [raised]


@pytest.mark.parametrize("listed", ["ch_seco", "tw_shtc"])
def test_a_list_that_is_shipped_empty_raises_its_gate_once_it_was_brought_in(listed: str) -> None:
    found = assessed(proposal(**OPEN, parties=[PARTNER]), Answers(Alpha=body("Alpha", listed)))
    assert [one.holds_up for one in found.gates if one.holds == "true"] == ["legal"]


def test_every_sanctions_or_export_list_has_a_gate() -> None:
    pack = shipped_rules().pack("legal_gates")
    assert pack is not None
    named = {word for one in pack.gates for word in one.when.words}
    freezing = {"us_ofac_sdn", "eu_sanctions", "uk_sanctions", "ca_sema", "au_dfat", "ch_seco"}
    american = {"us_bis_el", "us_bis_meu", "us_bis_mieu", "us_isn"}
    assert freezing | american | {"jp_meti_eul", "jp_export_prohib", "tw_shtc"} <= named


def held(condition: Condition, **given: Any) -> Truth:
    """What a condition comes to in a project that names no field."""
    stated = proposal(**given)
    rules = shipped_rules()
    rubric = house()
    case = Case(
        proposal=stated,
        parties=(),
        rules=rules,
        as_of=DAY,
        field=read_field(stated, rules, rubric.text),
        reading=cast(Reading, None),  # no condition here reads a level
        levels_of=rubric.levels_of,
    )
    return evaluate(condition, case)


ASKED = Condition(op="fact", name="private_sector_partner")  # stated or asked, never derived


@pytest.mark.parametrize(
    ("said", "plain", "turned"),
    [("true", True, False), ("false", False, True), ("unknown", None, None), ("", None, None)],
)
def test_what_is_not_known_is_not_known_when_it_is_turned_round(
    said: str, plain: bool | None, turned: bool | None
) -> None:
    given = {"facts": {"private_sector_partner": said}} if said else {}
    assert held(ASKED, **given).holds is plain
    found = held(Condition(op="not", parts=(ASKED,)), **given)
    assert found.holds is turned
    assert bool(found.asks) is (turned is None), "only what is open is asked about"


@pytest.mark.parametrize(
    ("op", "parts", "holds"),
    [
        pytest.param("all", (True, None), None, id="all: one open"),
        pytest.param("all", (False, None), False, id="all: one false decides"),
        pytest.param("any", (False, None), None, id="any: one open"),
        pytest.param("any", (True, None), True, id="any: one true decides"),
    ],
)
def test_what_decides_is_not_asked_about(op: str, parts: tuple[bool | None, ...], holds: bool | None) -> None:
    truths = tuple(Truth(holds=one, asks=("Is it so?",) if one is None else ()) for one in parts)
    found = (all_of if op == "all" else any_of)(truths)
    assert found.holds is holds
    assert found.asks == (("Is it so?",) if holds is None else ())


def test_a_concept_is_open_while_the_text_may_still_hide_it() -> None:
    concept = Condition(op="concept", words=("hypersonics",))
    enough = "The poems of two monasteries are edited and read together with their music. " * 6
    assert held(concept, title="Poems", summary=enough).holds is False
    assert held(concept, title="Work").holds is None, "a title alone says nothing"
    assert held(concept, title="Scramjets at hypersonic speed", summary=enough).holds is True
