"""Twenty reports over the whole range, in every format, for every reader, in every language."""

import json
from typing import Any

import pytest

from screening.report.copies import COPIES
from screening.report.docx import render_docx
from screening.report.html import render_html
from screening.report.pdf import render_pdf
from screening.report.phrases import languages, load_phrases
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
