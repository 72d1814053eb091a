"""A stated field that the summary speaks against: the applicant is asked, and nothing is weighed."""

from typing import Any

import pytest

from screening.model.assessment import PackResult
from screening.report.html import render_html
from tests.assess.making import STATED, assessed, house_of, proposal

FILLER = (
    "The team catalogues the glass of old churches, keeps a diary of every visit, writes two theses, holds a"
    " summer school for teachers every year, and gives all drawings to the museums of both towns, where"
    " anyone may see them."
)


def given(sentence: str, **changed: Any) -> Any:
    """A routine project whose summary holds the sentence."""
    stated = {**STATED, "title": "Glass", "access": "published", **changed}
    return proposal(**stated, summary=f"{sentence} {FILLER}", parties=[{"name": "Alpha"}])


def result(sentence: str, **changed: Any) -> PackResult:
    """Its result by the house rubric."""
    return house_of(assessed(given(sentence, **changed)))


def asked(sentence: str, **changed: Any) -> list[str]:
    """The fields that are asked about, since the summary speaks against them."""
    ids = (one.id for one in result(sentence, **changed).questions)
    return [one.removeprefix("against.") for one in ids if one.startswith("against.")]


@pytest.mark.parametrize(
    ("sentence", "field"),
    [
        pytest.param("The identifiable recordings go to the partner.", "data", id="data"),
        pytest.param("The partner receives the source code.", "access", id="access"),
        pytest.param("All results belong to the partner.", "funding_conditions", id="terms"),
        pytest.param("The demonstrator is tested by an army.", "end_use", id="use"),
        pytest.param("Veröffentlichungen bedürfen der Zustimmung.", "funding_conditions", id="German"),
    ],
)
def test_words_that_do_not_fit_what_is_stated_are_asked_about(sentence: str, field: str) -> None:
    assert asked(sentence) == [field]


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        pytest.param("No patient data are used.", {}, id="denied"),
        pytest.param("Synthetic patient data are used.", {}, id="made up"),
        pytest.param("The project involves no patient data.", {}, id="left out"),
        pytest.param("Trust in the armed forces is asked about.", {}, id="a subject and no user"),
        pytest.param(
            "The identifiable recordings go to the partner.", {"data": "identifiable"}, id="it fits"
        ),
        pytest.param("The identifiable recordings go to the partner.", {"data": "unknown"}, id="not stated"),
        pytest.param("The identifiable recordings go to the partner.", {"inputs": {"D": 0}}, id="graded"),
    ],
)
def test_what_fits_or_was_never_stated_is_not_asked_about(sentence: str, changed: dict[str, Any]) -> None:
    assert asked(sentence, **changed) == []


def test_what_is_stated_still_counts_until_the_applicant_answers() -> None:
    plain, against = result(""), result("The identifiable recordings go to the partner.")
    assert (against.tier_min, against.tier_max) == (plain.tier_min, plain.tier_max) == ("T0", "T0")
    assert against.response == "first settle where the form and the text differ; proceed"
    assert "M02" in {one.id for one in against.measures}


def test_a_routine_page_puts_the_question() -> None:
    page = render_html(assessed(given("The identifiable recordings go to the partner.")).to_dict())
    assert page.count("which of the two is right?") == 1


def test_a_question_on_what_nobody_stated_shows_what_the_text_says_of_it() -> None:
    told = "All results belong to the partner."
    question = next(one for one in result(told, funding_conditions="unknown").questions if one.id == "C")
    assert question.says.endswith("The text says “All results belong to the partner”.")
    assert "the text says" not in result("", funding_conditions="unknown").questions[0].says.lower()
