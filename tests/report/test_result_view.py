"""The heading of a report: words for the range, never a verdict."""

from dataclasses import replace
from typing import Any

import pytest

from screening.report.phrases import load_phrases
from screening.report.result_view import result_view, stage
from tests.report import samples

T = load_phrases("en")


def heading(given: Any) -> Any:
    return result_view(given.to_dict(), T)


def test_a_provisional_routine_says_what_it_rests_on_and_how_far_it_could_rise() -> None:
    found = heading(samples.routine())
    assert found.provisional
    assert found.response.startswith("routine on these assumptions; would rise to T1")
    assert found.notes == ("Worst case of what was not checked or was assumed: T2.",)


@pytest.mark.parametrize("said", [True, False, None])
def test_whether_a_result_is_provisional_is_what_its_pack_found(said: bool | None) -> None:
    given = samples.routine()
    pack = replace(given.packs[0], provisional=said)
    found = heading(replace(given, packs=(pack,)))
    assert found.provisional is bool(said)
    assert bool(found.could_rise_to) is bool(said)


def test_a_provisional_result_that_can_rise_no_further_names_no_worst_case() -> None:
    given = samples.routine()
    settled = replace(given.packs[0], full_range={"tier_min": "T0", "tier_max": "T0"})
    found = heading(replace(given, packs=(settled,)))
    assert found.provisional
    assert (found.could_rise_to, found.notes) == ("", ())


def test_a_full_assessment_keeps_the_packs_words() -> None:
    assert heading(samples.strict()).response == "enable with strict monitoring"


def test_a_range_is_shown_as_a_range() -> None:
    found = heading(samples.ask_first())
    assert found.label == "T0 to T4 · Ask first"
    assert [step.state for step in found.scale] == ["range"] * 5


def test_a_range_says_what_settles_it_and_repeats_nothing_of_the_response() -> None:
    found = heading(samples.ask_first())
    assert (
        found.notes[0]
        == f"The questions below settle where between {found.low} and {found.high} the answer lies."
    )
    assert "no commitment" in found.response


def test_one_tier_that_asks_first_has_no_range_to_settle() -> None:
    given = samples.ask_first()
    pack = replace(given.packs[0], tier_min="T1", tier_max="T1")
    assert not [one for one in heading(replace(given, packs=(pack,))).notes if "between" in one]


def test_what_could_still_come_is_marked_apart() -> None:
    assert [step.state for step in heading(samples.routine()).scale] == [
        "here",
        "possible",
        "possible",
        "",
        "",
    ]


def test_gates_that_hold_come_before_those_to_be_checked_and_others_stay_out() -> None:
    assert [gate.holds for gate in heading(samples.strict()).gates] == ["true", "unknown"]


@pytest.mark.parametrize("name", samples.ALL)
def test_a_person_decides_is_always_said_in_the_phrases(name: str) -> None:
    assert heading(samples.ALL[name]()).who_decides


def test_without_a_pack_that_gives_tiers_nothing_is_invented() -> None:
    given = samples.strict()
    pack = replace(
        given.packs[0], pack="ca_strac", tier_min=None, tier_max=None, response="", outcome="barred"
    )
    found = heading(replace(given, packs=(pack,)))
    assert (found.low, found.high, found.scale) == ("", "", ())
    assert found.label == "No tier"


@pytest.mark.parametrize(
    ("dates", "at", "says"),
    [
        pytest.param({"starts": "2027-01-01", "ends": "2029-12-31"}, "planned", "", id="to come"),
        pytest.param({}, "planned", "", id="no dates"),
        pytest.param({"starts": "2026", "ends": "2029-12-31"}, "running", "under way until", id="running"),
        pytest.param({"starts": "2020-01-01"}, "running", "under way.", id="no end"),
        pytest.param({"starts": "2020-01-01", "ends": "2022-10-31"}, "ended", "has ended (31", id="over"),
        pytest.param({"ends": "2026"}, "planned", "", id="a year that is not over"),
    ],
)
def test_a_depth_above_routine_says_what_it_is_for_once_the_work_has_begun(
    dates: dict[str, str], at: str, says: str
) -> None:
    given = samples.strict().to_dict()
    given["proposal"] = {**given["proposal"], "starts": "", "ends": "", **dates}
    assert stage(given) == at
    notes = " ".join(result_view(given, T).notes)
    assert (says in notes) if says else not notes


def test_a_routine_project_under_a_legal_point_says_what_the_point_is_for_once_the_work_is_over() -> None:
    given = samples.routine().to_dict()
    given["proposal"] = {**given["proposal"], "starts": "2020-01-01", "ends": "2022-10-31"}
    assert not [one for one in result_view(given, T).notes if "has ended" in one]
    held = {**given, "gates": [{"pack": "legal_gates", "id": "a", "holds": "true", "says": "A law asks."}]}
    assert [one for one in result_view(held, T).notes if "has ended (31 October 2022)" in one]


def test_a_legal_point_says_what_is_to_be_answered_and_by_whom_a_law_is_weighed() -> None:
    assert "the person named answers that" in T("result.gates_note")
    assert T("result.gate_holds") == "Raised"
