"""What a report puts together itself: its sentences, and the single page of a routine project."""

from typing import Any

import pytest

from screening.model.sentence import quoted
from screening.report.branding import Branding
from screening.report.brief_view import named
from screening.report.html import render_html
from screening.report.phrases import load_phrases
from screening.report.view import ReportView, report_view
from tests.assess.making import STATED, assessed, proposal
from tests.report import samples

T = load_phrases("en")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        pytest.param([], "", id="none"),
        pytest.param(["A"], "A", id="one"),
        pytest.param(["A", "B", "C"], "A, B and C", id="several"),
        pytest.param(["A, Oslo", "B", "C"], "A, Oslo; B and C", id="a comma inside a name"),
        pytest.param(list("ABCDE"), "A, B, C and 2 more", id="more than a sentence holds"),
    ],
)
def test_names_are_told_in_one_sentence(names: list[str], said: str) -> None:
    assert named(names, load_phrases("en")) == said


def seen(result: dict[str, Any], copy: str = "officer") -> ReportView:
    return report_view(result, T, Branding(), copy)


def routine() -> dict[str, Any]:
    """The routine sample with its questions, as a result."""
    given = samples.routine().to_dict()
    given["not_assessed"] = ["disclosure"]
    given["packs"]["house_default"]["question_details"] = [
        {"says": "Is every post declared?", "to": "applicant", "settles": "disclosure", "narrows_here": None},
        {"says": "Who uses the results?", "to": "applicant", "settles": "end use", "narrows_here": None},
    ]
    return given


def test_a_settled_result_asks_nobody_by_a_day() -> None:
    view = seen(routine())
    assert view.settled and {one.by for one in view.questions} == {"not needed"}
    assert not any("questions are open" in line for line in view.brief)
    assert [(one.name, one.questions) for one in view.unasked] == [
        ("disclosure", ("Is every post declared?",))
    ]


@pytest.mark.parametrize("copy", ["officer", "researcher"])
def test_what_was_not_checked_stands_once_with_its_question_on_a_single_page(copy: str) -> None:
    page = render_html(routine(), copy=copy)
    assert page.count("Is every post declared?") == 1 and "Who uses the results?" not in page
    assert "no answer is needed at this depth" in page
    assert "Please answer by" not in page and "Answer the questions above" not in page


def test_a_single_page_claims_no_arithmetic_and_says_who_may_see_and_correct_it() -> None:
    page = render_html(routine())
    assert "arithmetic" not in page
    assert "may see what concerns them, correct it" in page


def test_what_is_assumed_is_said_once_on_a_single_page() -> None:
    assert render_html(routine()).count("(assumed)") == 0


@pytest.mark.parametrize("level", [0, 3])
def test_a_single_page_quotes_the_words_of_a_field_that_is_more_than_open(level: int) -> None:
    given = routine()
    cue = {"quotation": "drone swarm", "place": "title", "concept": "uncrewed", "name": "Uncrewed vehicles"}
    field = next(one for one in given["packs"]["house_default"]["factors"] if one["id"] == "F")
    field |= {"low": level, "high": level}
    page = render_html({**given, "cues": [{**cue, "areas": []}]})
    assert seen(given).short and ("drone swarm" in page) == (level > 0)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_legal_point_says_where_it_ends(language: str) -> None:
    given = samples.hold().to_dict()
    limits = "Published information is outside."
    gates = [{**one, "does_not_mean": limits} for one in given["gates"]]
    phrases = load_phrases(language)
    page = render_html({**given, "gates": gates}, phrases=phrases)
    assert page.count(phrases.translated(limits)[0]) == len(gates) > 0


@pytest.mark.parametrize(
    ("area", "told"), [("Some list: 1 Propulsion *", True), ("Some list: 1 Propulsion", False)]
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_line_of_a_list_that_is_named_from_memory_is_explained(
    area: str, told: bool, language: str
) -> None:
    cue = {"quotation": "jet engine", "place": "title", "concept": "aero", "name": "Engines", "areas": [area]}
    phrases = load_phrases(language)
    page = render_html({**samples.strict().to_dict(), "cues": [cue]}, phrases=phrases)
    assert (phrases("evidence.cue_memory") in page) is told


def test_a_routine_project_stays_short_with_many_partners() -> None:
    given = routine()
    more = [{**given["parties"][1], "name": f"Invented Institute {number}"} for number in range(60)]
    assert seen({**given, "parties": [*given["parties"], *more]}).short


def test_a_legal_point_or_a_question_before_anything_else_makes_a_routine_project_a_full_report() -> None:
    assert seen(routine()).short
    assert not seen({**routine(), "gates": samples.hold().to_dict()["gates"]}).short
    asked = routine()
    asked["packs"]["house_default"]["ask_first"] = True
    assert not seen(asked).short


@pytest.mark.parametrize(
    ("names", "outcome", "short"),
    [
        pytest.param(5, "match", True, id="as many as a page explains"),
        pytest.param(6, "match", False, id="more"),
        pytest.param(1, "review", False, id="one that a person has to settle"),
    ],
)
def test_names_on_record_make_a_full_report_where_they_are_many_or_open(
    names: int, outcome: str, short: bool
) -> None:
    body = next(one for one in samples.strict().to_dict()["parties"] if one["outcome"] == "match")
    recorded = [{**body, "name": f"Name {number}", "outcome": outcome} for number in range(names)]
    assert seen({**routine(), "parties": recorded}).short is short


def test_rule_books_are_named_by_their_titles() -> None:
    given = routine()
    given["pack_versions"] = {"house_default": "1.0", "gone_since": "2"}
    given["pack_titles"] = {"house_default": "House rubric"}
    assert [one.label for one in seen(given).pack_versions] == ["House rubric", "gone since"]


def test_how_a_factor_is_known_is_said_unless_it_was_just_said() -> None:
    factors = {one.id: one for one in seen(routine()).why.factors}
    assert (factors["A"].how, factors["X"].level, factors["X"].how) == ("assumed", "not assessed", "")


def test_the_place_of_evidence_is_told_in_the_language_of_the_report() -> None:
    given = samples.strict().to_dict()
    given["proposal"]["place"] = 'register.xlsx › Sheet1 › row 4 › "Partner"'
    line = quoted("Invented University", 'register.xlsx › Sheet1 › row 4 › "Partner"')
    house = given["packs"]["house_default"]
    house["ledger"] = [{"says": "A line.", "low": 1.0, "high": 1.0, "evidence": [line]}]
    given.pop("sentences", None)
    page = render_html(given, phrases=load_phrases("de"))
    assert "„Invented University“ (Zeile 4 › „Partner“)" in page


def test_a_plan_says_which_measures_the_answers_may_still_make_needless() -> None:
    result = samples.strict().to_dict()
    house = result["packs"]["house_default"]
    house["tier_min"], house["tier_max"] = "T0", "T4"
    house["measure_details"][0]["from_tier"] = "T3"
    house["measure_details"][1]["from_tier"] = "T4"
    page = render_html(result)
    assert page.count("only if the answers lead to T3 or deeper") == 1
    assert page.count("only if the answers lead to T4)") == 1
    assert "If the answers lead to T3 or T4, the applicant or partner is heard" in page


def test_a_deep_result_hears_the_applicant_without_a_condition() -> None:
    result = samples.strict().to_dict()
    house = result["packs"]["house_default"]
    house["tier_min"] = house["tier_max"] = "T3"
    page = render_html(result)
    assert "Before a decision at this depth, the applicant or partner is heard" in page


def test_a_routine_page_says_why_a_field_was_left_open() -> None:
    told = (
        "Two waves of a survey ask citizens what they think of ballistic missiles, and why. The team of four"
        " writes two theses, keeps a diary of decisions, and gives all tables to an archive, where anyone may"
        " copy them."
    )
    title = "Public attitudes to deterrence"
    stated = {**STATED, "title": title, "access": "published", "summary": told}
    page = render_html(assessed(proposal(**stated, parties=[{"name": "Alpha"}])).to_dict())
    assert page.count("it is open whether the project advances it") == 1


def test_what_a_further_rule_book_notes_stands_under_its_title_and_not_in_the_arithmetic() -> None:
    given = samples.strict().to_dict()
    note = {"says": "Whether the tide counts was not seen.", "evidence": []}
    given["packs"]["tides"] = {"title": "Rule book of tides", "tier_min": None, "ledger": [note]}
    view = seen(given)
    assert note["says"] not in {one.says for one in view.ledger}
    (notes,) = (one for one in view.pack_notes if one.title == "Rule book of tides")
    assert [one.says for one in notes.lines] == [note["says"]]
    page = render_html(given)
    assert page.index("Notes of a rule book: Rule book of tides") > page.index("Arithmetic, line by line")


def test_the_check_is_filed_with_the_decision_whatever_stage_the_work_is_at() -> None:
    given = samples.strict().to_dict()
    house = given["packs"]["house_default"]
    house["measure_details"] = [{"id": "M01", "says": "The check is filed."}, {"id": "M02", "says": "Sign."}]
    given["proposal"] = {**given["proposal"], "starts": "2020-01-01", "ends": "2022-10-31"}
    assert [one.due for one in seen(given).plan.measures] == [
        "on the day of the decision",
        "before a follow-up is agreed",
    ]


def test_the_head_names_the_body_that_a_name_belongs_to() -> None:
    brief = " ".join(seen(samples.related().to_dict()).brief)
    assert "First Affiliated Hospital of Harbin may belong to a body on record" in brief
    assert "without being it: Harbin Institute of Technology." in brief


def test_the_head_names_what_a_name_may_be_where_a_person_has_to_look() -> None:
    given = samples.ask_first().to_dict()
    open_one = next(one for one in given["parties"] if one["outcome"] == "review")
    brief = " ".join(seen(given).brief)
    assert f"{open_one['name']} may be {open_one['matches'][0]['name']}" in brief
    assert "a person has to look" in brief
