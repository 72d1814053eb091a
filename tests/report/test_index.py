"""The portfolio page and the committee's sheet."""

import re
from typing import Any

import pytest

from screening.report.index import render_committee, render_index
from screening.report.phrases import load_phrases
from screening.report.portfolio_view import portfolio_view
from screening.report.timeline import year_of
from tests.report import samples
from tests.report.test_html import Page

T = load_phrases("en")


@pytest.fixture(scope="module")
def results() -> list[dict[str, Any]]:
    return [make().to_dict() for make in samples.ALL.values()]


def test_those_that_need_most_attention_come_first(results: list[dict[str, Any]]) -> None:
    tiers = [one.high for one in portfolio_view(results, T).rows]
    assert tiers == sorted(tiers, reverse=True)


def test_only_the_body_that_is_open_is_said_to_be_open() -> None:
    given = samples.strict().to_dict()
    first, second, *_ = (one for one in given["parties"] if one["outcome"] != "none")
    second["matches"][0]["band"] = "review"
    (row,) = portfolio_view([given], T).rows
    assert first["matches"][0]["name"] in row.names
    assert f"{second['matches'][0]['name']} (to be settled by a person)" in row.names


@pytest.mark.parametrize(
    ("dates", "says"),
    [
        pytest.param({"starts": "2027-01-01", "ends": "2029-12-31"}, "from 1 January 2027", id="to come"),
        pytest.param(
            {"starts": "2026-01-01", "ends": "2029-12-31"}, "under way until 31 December 2029", id="running"
        ),
        pytest.param({"starts": "2020", "ends": "2022-10-31"}, "ended 31 October 2022", id="over"),
        pytest.param({"starts": "2020"}, "", id="no end"),
        pytest.param({}, "", id="no dates"),
    ],
)
def test_the_index_and_the_committee_see_at_once_whether_the_work_is_over(
    dates: dict[str, str], says: str
) -> None:
    given = samples.strict().to_dict()
    given["proposal"] = {**given["proposal"], "starts": "", "ends": "", **dates}
    (row,) = portfolio_view([given], T).rows
    assert row.when == says
    assert (says in render_index([given], {})) and (says in render_committee([given]))


def test_a_body_that_is_only_belonged_to_is_not_called_the_partner() -> None:
    (row,) = portfolio_view([samples.related().to_dict()], T).rows
    assert "Harbin Institute of Technology (a body that belongs to it)" in row.names
    assert "Harbin Institute of Technology" not in row.names


def test_order_of_the_input_does_not_matter(results: list[dict[str, Any]]) -> None:
    assert render_index(results, {}) == render_index(results[::-1], {})


def test_counts_are_of_all_projects(results: list[dict[str, Any]]) -> None:
    view = portfolio_view(results, T)
    assert sum(one.count for one in view.counts) == view.total == len(results)
    assert (view.ask, view.gates) == (1, 5)


def test_a_question_that_could_only_raise_a_result_settles_nothing() -> None:
    given = samples.ask_first().to_dict()
    asked = [
        {"says": "What is advanced?", "narrows": 1, "narrows_here": 2},
        {"says": "Is every post declared?", "narrows": 4, "narrows_here": None},
    ]
    given["packs"]["house_default"]["questions"] = [one["says"] for one in asked]
    given["packs"]["house_default"]["question_details"] = asked
    (ranked,) = portfolio_view([given], T).questions
    assert (ranked.says, ranked.projects, ranked.narrows) == ("What is advanced?", 1, 2)


def test_questions_are_ranked_by_what_they_settle(results: list[dict[str, Any]]) -> None:
    narrows = [one.narrows for one in portfolio_view(results, T).questions]
    assert narrows == sorted(narrows, reverse=True)
    assert narrows[0] > 0


def test_the_page_is_whole_and_works_without_a_network(results: list[dict[str, Any]]) -> None:
    page = Page(render_index(results, {"counts": {"not_read": 2}}))
    assert page.broken == []
    assert page.open == []
    assert page.loads == []
    assert all(not one.startswith(("http", "//")) for one in page.refers)


def test_every_project_is_in_the_table_with_its_report(results: list[dict[str, Any]]) -> None:
    page = render_index(results, {})
    assert page.count("<tr data-tier=") == len(results)
    assert 'href="reports/P-101.html"' in page
    assert re.search(r'href="reports/[a-z-]*etc-passwd-[0-9a-f]{8}\.html"', page)


def test_a_project_without_a_report_has_no_link(results: list[dict[str, Any]]) -> None:
    page = render_index(results, {}, links={"P-101": "reports/P-101.html"})
    assert page.count('href="reports/') == 1


def test_rows_that_were_not_read_are_told(results: list[dict[str, Any]]) -> None:
    assert "2 rows or files were not read" in render_index(results, {"counts": {"not_read": 2}})
    assert "No row of a table that was read" in render_index(results, {})


def test_a_sheet_that_was_left_out_is_told_although_every_row_of_the_others_was_read(
    results: list[dict[str, Any]],
) -> None:
    page = render_index(results, {"counts": {"not_read": 0, "left_out": 2}})
    assert "2 sheets, files or folders were left out" in page
    assert "left out" not in render_index(results, {"counts": {"not_read": 0, "left_out": 0}})


def test_an_empty_run_says_so() -> None:
    assert "No project was assessed" in render_index([], {})


def test_users_text_is_never_markup_in_the_portfolio(results: list[dict[str, Any]]) -> None:
    assert "<script>alert" not in render_index(results, {})
    assert "<script" not in render_committee(results)


def test_the_committee_sees_what_it_decides_and_numbers_of_the_rest(results: list[dict[str, Any]]) -> None:
    page = render_committee(results)
    assert "Optics, joint project" in page
    assert "Glacier melt" not in page
    assert "T0 Routine: 1" in page


def test_a_committee_is_told_how_many_gates_questions_and_measures_are_left_out() -> None:
    result = samples.hold().to_dict()
    result["gates"] = [{**result["gates"][0], "says": f"Rule {number} may apply."} for number in range(5)]
    page = render_committee([result])
    assert "Rule 2 may apply." in page and "Rule 3 may apply." not in page
    assert '<br><span class="quiet">2 more</span></dd>' in page


def test_a_committee_without_work_is_told() -> None:
    assert "No project needs a decision" in render_committee([samples.routine().to_dict()])


@pytest.mark.parametrize(
    ("iso", "year"),
    [
        ("2020", 2020.0),
        ("2020-07", 2020 + 182 / 366),
        ("2020-07-01", 2020 + 182 / 366),
        ("", None),
        ("soon", None),
    ],
)
def test_dates_on_the_timeline(iso: str, year: float | None) -> None:
    assert year_of(iso) == (pytest.approx(year) if year is not None else None)


def test_shares_have_the_decimal_sign_of_the_language() -> None:
    given = [make().to_dict() for make in (samples.routine, samples.strict, samples.hold)]
    assert "33.3 %" in render_index(given, {}, links={})
    assert "33,3 %" in render_index(given, {}, links={}, phrases=load_phrases("de"))


def test_a_routine_project_has_no_open_questions() -> None:
    given = samples.routine().to_dict()
    given["packs"]["house_default"] |= {
        "questions": ["Is every post declared?"],
        "question_details": [{"says": "Is every post declared?", "narrows": 2}],
    }
    assert "Is every post declared?" not in render_index([given], {})
    given["packs"]["house_default"] |= {"tier_max": "T1", "ask_first": True}
    assert "Is every post declared?" in render_index([given], {})


def test_a_question_that_settles_nothing_is_not_among_those_that_settle_most() -> None:
    given = samples.ask_first().to_dict()
    given["packs"]["house_default"]["question_details"] = [
        {"says": "Is every post declared?", "narrows": 2},
        {"says": "What does one word mean?", "narrows": 0},
    ]
    assert [one.says for one in portfolio_view([given], T).questions] == ["Is every post declared?"]
