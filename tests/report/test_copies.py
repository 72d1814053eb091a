"""Copies for their readers: what a reader may not see is not in the file at all."""

import json
from dataclasses import replace
from typing import Any

import pytest

from screening.errors import UsageError
from screening.report.copies import COPIES, check_reader, copy_of
from screening.report.html import render_html
from tests.report import samples
from tests.report.factory import factor, named, party
from tests.report.record import MIPT


def with_persons() -> dict[str, Any]:
    """Two persons, each with a post of their own."""
    given = samples.strict()
    posts = (
        party("МФТИ", named("МФТИ", MIPT), person_label="PI", tie_kind="appointment", role="lead"),
        party("Secret Institute of Otherness", person_label="Co-I", tie_kind="employment", role="key"),
    )
    factors = (
        factor("P", 4, 4, says="Co-I holds a post at Secret Institute of Otherness"),
        *given.packs[0].factors,
    )
    pack = replace(given.packs[0], factors=factors)
    return replace(given, parties=(*given.parties, *posts), packs=(pack,)).to_dict()


def test_the_researcher_sees_own_posts_and_no_third_partys() -> None:
    page = render_html(with_persons(), copy="researcher", person="PI")
    assert "МФТИ" in page
    assert "Otherness" not in page


def test_without_a_label_no_persons_post_is_shown() -> None:
    page = render_html(with_persons(), copy="researcher")
    assert "МФТИ" not in page
    assert "Otherness" not in page


def test_a_slip_in_the_label_leaves_nobodys_own_ties_out_in_silence() -> None:
    with pytest.raises(UsageError, match="nobody in this result is called so; there is Co-I, PI"):
        check_reader(with_persons(), "Pi")
    check_reader(with_persons(), "PI")
    check_reader(with_persons(), "")
    check_reader({**with_persons(), "parties": []}, "PI")


def test_the_researcher_sees_organisations_questions_and_how_to_answer() -> None:
    page = render_html(with_persons(), copy="researcher", person="PI")
    for words in (
        "Harbin Institute of Technology",
        "Who owns the results",
        "How to answer or correct",
        "correct it",
    ):
        assert words in page


def test_the_researchers_copy_holds_no_cells_no_arithmetic_no_decision_fields() -> None:
    page = render_html(with_persons(), copy="researcher", person="PI")
    for words in ("register.xlsx", "Arithmetic", "Second signature", "3f9a"):
        assert words not in page


@pytest.mark.parametrize("name", samples.ALL)
def test_the_merit_copy_holds_no_finding(name: str) -> None:
    given = samples.ALL[name]().to_dict()
    kept = copy_of(given, "merit")
    assert set(kept) == {"schema", "copy", "proposal_id", "as_of", "proposal", "lists_searched"}
    assert set(kept["proposal"]) == {"title", "acronym"}


def test_the_merit_note_is_the_same_whatever_was_found() -> None:
    risky, harmless = samples.strict(), samples.routine()
    same = replace(harmless, proposal=risky.proposal)
    assert render_html(risky.to_dict(), copy="merit") == render_html(same.to_dict(), copy="merit")


def test_the_officers_copy_is_everything() -> None:
    given = with_persons()
    assert copy_of(given, "officer") == given


def test_an_unknown_copy_is_named_with_those_that_are_there() -> None:
    with pytest.raises(UsageError, match="officer, researcher, merit"):
        copy_of(with_persons(), "press")


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_leaves_its_source_as_it_is(copy: str) -> None:
    given = with_persons()
    before = json.dumps(given, sort_keys=True)
    copy_of(given, copy, "PI")
    assert json.dumps(given, sort_keys=True) == before


def test_the_researcher_reads_what_a_legal_point_and_a_factor_rest_on_but_of_no_one_elses_post() -> None:
    given = with_persons()
    body, other = "Harbin Institute of Technology", "Secret Institute of Otherness"
    lines = [
        f"{body} is on the list “Invented list”",
        f"{other} is on the list “Invented list”",
        f"“{body}” (register.xlsx › row 4)",
        "somebody else",
    ]
    given["gates"][0]["evidence"] = lines
    given["packs"]["house_default"]["factors"][0]["evidence"] = lines
    copy = copy_of(given, "researcher", "PI")
    assert copy["gates"][0]["evidence"] == lines[:1]
    assert copy["packs"]["house_default"]["factors"][0]["evidence"] == lines[:1]


def test_the_researcher_reads_the_words_of_the_text_that_a_level_of_the_work_rests_on() -> None:
    given = with_persons()
    words = ["“cohorts” (summary)", "“patient” (register.xlsx › row 4)", "Secret Institute of Otherness"]
    field = next(one for one in given["packs"]["house_default"]["factors"] if one["id"] == "D")
    field["evidence"] = words
    copied = copy_of(given, "researcher", "PI")["packs"]["house_default"]["factors"]
    assert next(one["evidence"] for one in copied if one["id"] == "D") == words[:1]


def test_where_the_arithmetic_is_left_out_a_factor_points_to_nothing_that_is_not_there() -> None:
    given = samples.strict().to_dict()
    many = [f"“word {number}” (summary)" for number in range(5)]
    next(one for one in given["packs"]["house_default"]["factors"] if one["id"] == "F")["evidence"] = many
    given["packs"]["house_default"]["ledger"] = [{"says": "Field sensitivity: listed", "evidence": []}]
    assert "and 3 more under “Evidence”" in render_html(given)
    page = render_html(given, copy="researcher")
    assert all(word in page for word in many)
    assert "more under “Evidence”" not in page


def test_a_line_that_names_a_body_of_the_readers_and_one_of_somebody_else_stays_out() -> None:
    given = with_persons()
    lines = [
        "Harbin Institute of Technology and Secret Institute of Otherness are on the list “Invented list”"
    ]
    given["gates"][0]["evidence"] = lines
    assert copy_of(given, "researcher", "PI")["gates"][0]["evidence"] == []


def test_the_researchers_data_hold_no_place_no_fact_and_no_arithmetic_of_the_office() -> None:
    """Not only the page: the copy as JSON is what a template could show."""
    given = with_persons()
    given["proposal"]["facts"] = {"office_has_doubts": True}
    given["cues"] = [{"concept": "x", "quotation": "rotor", "place": "register.xlsx › Sheet1 › row 4"}]
    copy = copy_of(given, "researcher", "PI")
    assert "facts" not in copy["proposal"]
    assert {one["place"] for one in (*copy["cues"], *copy["parties"])} == {""}
    assert all((pack["ledger"], pack["gates"]) == ([], []) for pack in copy["packs"].values())
