"""Twenty reports over the whole range, in every format, for every reader, in every language."""

import json
import re
from typing import Any

import pytest

from screening.model.sentence import filled
from screening.report.copies import COPIES
from screening.report.docx import render_docx
from screening.report.html import render_html
from screening.report.pdf import render_pdf
from screening.report.phrases import languages, load_phrases
from screening.report.script import width
from tests.report import pdf_tree
from tests.report.test_html import Page
from tests.report.test_phrases import FORBIDDEN

Gallery = dict[str, dict[str, Any]]


def test_the_gallery_covers_the_range(gallery: Gallery) -> None:
    houses = [one["packs"]["house_default"] for one in gallery.values()]
    assert len(gallery) == 20
    assert {one["tier_max"] for one in houses} == {"T0", "T1", "T2", "T3", "T4"}
    assert any(one["ask_first"] for one in houses)
    assert any("hold" in one["response"] for one in houses)
    outcomes = {party["outcome"] for one in gallery.values() for party in one["parties"]}
    assert outcomes == {"match", "related", "review", "none"}
    assert max(len(one["parties"]) for one in gallery.values()) == 40


def test_results_survive_being_stored(gallery: Gallery) -> None:
    for result in gallery.values():
        assert render_html(json.loads(json.dumps(result))) == render_html(result)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("copy", COPIES)
def test_html_in_every_language_for_every_reader(gallery: Gallery, copy: str, language: str) -> None:
    for name, result in gallery.items():
        page = Page(render_html(result, copy=copy, phrases=load_phrases(language)))
        assert (name, page.broken, page.open) == (name, [], [])


@pytest.mark.parametrize("copy", COPIES)
def test_docx_for_every_reader(gallery: Gallery, copy: str) -> None:
    for result in gallery.values():
        assert render_docx(result, copy=copy).startswith(b"PK")


def test_reports_never_use_words_that_accuse(gallery: Gallery) -> None:
    for name, result in gallery.items():
        if name != "hostile":
            found = [one for one in FORBIDDEN.findall(render_html(result)) if one.lower() != "hit"]
            assert (name, found) == (name, [])  # HIT is the short name of a university


def test_every_report_says_that_a_person_decides(gallery: Gallery) -> None:
    for result in gallery.values():
        page = render_html(result)
        assert "A person decides, gives reasons, and may depart from it" in page
        assert "Person who decides" in page


@pytest.mark.parametrize("name", ["EX-01", "EX-10"])
def test_a_routine_example_fits_one_page(gallery: Gallery, name: str) -> None:
    assert pdf_tree.pages(render_pdf(gallery[name])) == 1


@pytest.mark.parametrize("name", ["EX-04", "EX-06", "forty", "hostile"])
def test_pdf_of_the_longest_and_strangest(gallery: Gallery, name: str) -> None:
    made = render_pdf(gallery[name])
    assert {"H1", "H2", "TH", "LI"} <= set(pdf_tree.tags(made))
    assert pdf_tree.title(made)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("copy", COPIES)
def test_no_reader_sees_mark_up_as_text(gallery: Gallery, copy: str, language: str) -> None:
    for name, result in gallery.items():
        page = render_html(result, copy=copy, phrases=load_phrases(language))
        assert (name, re.findall(r"&(?:lt|amp;lt);/?(?:span|bdi|wbr)", page)) == (name, [])


def test_a_result_lifted_by_a_floor_says_so_to_every_reader_of_the_reasons(gallery: Gallery) -> None:
    phrases = load_phrases()
    officer, researcher = phrases("why.floor", says="|").partition("|")[0], phrases("why.floor_unsaid")
    assert officer in render_html(gallery["EX-02"])  # 1.3 alone would be T0
    assert researcher in render_html(gallery["EX-02"], copy="researcher")  # which has no arithmetic
    assert officer not in render_html(gallery["EX-05"])  # 64 reaches T4 without the floor
    assert researcher not in render_html(gallery["EX-05"], copy="researcher")


def test_a_hospital_is_not_shown_as_the_university_it_belongs_to(gallery: Gallery) -> None:
    page = render_html(gallery["EX-08"])
    assert "belongs to, or carries the name of," in page
    assert "read as <strong>Huazhong" not in page


def test_the_words_of_the_factor_picture_stay_inside_it() -> None:
    words = "published output to controlled items, restricted data or control over"
    assert width(words, 11) > 340  # measured in Noto Sans: 349


def test_one_changed_factor_is_translated_from_its_parts() -> None:
    rubric = {"name": "access", "word": "published output"}
    change = filled("rubric.if_level", "{name} were: {word}", rubric)
    says = filled("rubric.what_if", "If {condition}", {"condition": change})
    assert load_phrases("de").translated(says) == ("Wenn „Zugang: Veröffentlichtes“ zuträfe", "de")


def test_a_pack_is_called_not_in_force_by_its_outcome_not_by_its_status(examples: Gallery) -> None:
    given = examples["EX-11"]["packs"]["nsf_trust"]
    for outcome, says in (
        ("proceed", "Status: pilot on quantum proposals"),
        ("not_in_force", "Not in force on"),
    ):
        packs = {**examples["EX-11"]["packs"], "nsf_trust": {**given, "outcome": outcome}}
        assert says in render_html({**examples["EX-11"], "packs": packs})


def test_a_name_that_holds_the_body_is_not_said_twice(gallery: Gallery) -> None:
    page = render_html(gallery["EX-07"])
    assert re.search(
        "On the list “Foreign End User List”.*: Sharif University of Technology \\(undated", page
    )
    assert not re.search(r"Sharif University of Technology \((?:written )?“?Sharif", page)


def test_one_word_for_what_the_rules_worked_out(gallery: Gallery) -> None:
    for name, result in gallery.items():
        assert (name, re.findall(r"\(derived\)", render_html(result))) == (name, [])
    assert "(worked out)" in render_html(gallery["EX-05"])


def test_forty_partners_are_no_long_table(gallery: Gallery) -> None:
    page = render_html(gallery["forty"])
    assert "37 names to which no entry came close (partner)" in page
    assert page.count("no entry came close") == 1
    assert all(f"University of Example {number}" in page for number in range(37))
