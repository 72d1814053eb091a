"""What the columns behind a row say where one name is read as several bodies."""

from typing import Any

import pytest

from screening.app.row_words import csv_cells, row_cells, wording
from screening.app.run_brief import Brief, party_brief
from screening.app.run_sheets import match_rows


def match(name: str, *, relation: str = "same", band: str = "confirmed") -> Brief:
    return {
        "entity_id": name.lower(),
        "name": name,
        "native_name": "",
        "ror_id": "",
        "relation": relation,
        "tie_kind": "",
        "related_name": "",
        "band": band,
        "matched_text": name,
        "entry": "",
        "why": f"The words are those of {name}.",
        "listed": [[f"list_{name.lower()}", f"List of {name}", "", ""]],
        "ended": [],
    }


def brief(*matches: Brief) -> tuple[Brief, Brief]:
    party: dict[str, Any] = {
        "name": "A and B", "outcome": "match", "matches": list(matches), "set_aside": [], "read_as": "",
        "near": [], "counted": True, "why_not_counted": "",
    }  # fmt: skip
    project: dict[str, Any] = {
        "label": "T1", "response": "ask first", "ask_first": True, "questions": [], "id": "P", "reports": [],
        "said": {}, "tier_min": "T1", "tier_max": "T1",
    }  # fmt: skip
    return project, party


def test_of_several_bodies_each_has_its_own_lists() -> None:
    project, party = brief(match("Alpha"), match("Beta"))
    may_be, how, sure, listed, why = row_cells(project, [party])[3:8]
    assert may_be == "Alpha / Beta"
    assert listed == "Alpha: List of Alpha\nBeta: List of Beta"
    assert (how, sure) == (
        "Alpha: the body itself\nBeta: the body itself",
        "Alpha: confirmed\nBeta: confirmed",
    )
    assert why.splitlines() == [f"{one}: The words are those of {one}." for one in ("Alpha", "Beta")]


def test_a_namesake_that_the_words_are_confirmed_not_to_mean_is_no_row_to_look_at() -> None:
    shared = {"span": [0, 5], "matched_text": "Tides", "reasons": [], "listings": []}
    sure, namesake = match("Alpha"), match("Beta", band="review")
    party: dict[str, Any] = {
        "name": "Tides", "role": "partner", "country": "", "place": "", "counted": True,
        "why_not_counted": "", "outcome": "match", "matches": [{**sure, **shared}, {**namesake, **shared}],
    }  # fmt: skip
    assert [one["name"] for one in party_brief(party)["matches"]] == ["Alpha"]
    party["matches"][0]["band"] = "likely"
    assert [one["name"] for one in party_brief(party)["matches"]] == ["Alpha", "Beta"]


def test_one_body_stands_without_its_name_again() -> None:
    project, party = brief(match("Alpha"))
    assert row_cells(project, [party])[6] == "List of Alpha"


@pytest.mark.parametrize(
    ("second", "lines"),
    [
        pytest.param(match("Beta"), 2, id="named too"),
        pytest.param(match("Beta", band="review"), 1, id="may be meant"),
        pytest.param(match("Beta", relation="related"), 1, id="the body it belongs to"),
    ],
)
def test_the_overview_names_every_body_that_is_meant(second: Brief, lines: int) -> None:
    project, party = brief(match("Alpha"), second)
    assert len(wording(project, "en").named(party).splitlines()) == lines


def test_what_programs_read_is_the_first_body() -> None:
    project, party = brief(match("Alpha"), match("Beta"))
    cells = csv_cells(project, [party])
    assert cells[2] == "Alpha" and cells[7] == "list_alpha" and cells[8] == "The words are those of Alpha."


def test_a_body_and_its_hospital_in_one_name_are_one_body_of_which_the_hospital_is_meant() -> None:
    whole, part = match("Alpha"), match("Alpha", relation="related")
    project, party = brief(whole, {**part, "tie_kind": "hospital"})
    may_be, how = row_cells(project, [party])[3:5]
    assert (may_be, how) == ("Alpha", "belongs to it (hospital)")
    placed = {**party, "place": "", "country": ""}
    rows = list(match_rows(iter([{**project, "title": "", "parties": [placed]}])))
    assert [row[6] for row in rows] == ["belongs to it (hospital)"]
