"""A German reader finds no English sentence of ours: every sentence is there, every report looked at."""

import io
import re
from typing import Any

import pytest

from screening import resources
from screening.app.assessing import load_standard_rules
from screening.model.sentence import filled
from screening.report.branding import blanks
from screening.report.copies import copy_of
from screening.report.docx import render_docx
from screening.report.html import render_html
from screening.report.index import render_committee, render_index
from screening.report.people.words import people_phrases
from screening.report.phrases import load_phrases, read_phrases
from tests.report.german import (
    ENGLISH_WORDS,
    fixed_sentences,
    names_in,
    sentences_with_blanks,
    unmarked,
    without,
)

Gallery = dict[str, dict[str, Any]]
GERMAN = load_phrases("de")
RULES = load_standard_rules()
# Names of programmes, offices and acts that German texts use in English.
KNOWN_NAMES = ("Trusted Research Using Safeguards and Transparency", "China Academy of Engineering Physics")


def ours() -> list[str]:
    """English sentences of ours, long enough that no German text holds them by chance."""
    english = people_phrases("en")
    every = [*english.table.values(), *(line for lines in english.lists.values() for line in lines)]
    pieces = [piece.strip() for text in every for piece in re.split(r"{[^{}]*}", text)]
    return [one for one in {*pieces, *fixed_sentences(RULES)} if len(one.split()) > 3]


def english_in(text: str) -> list[str]:
    return [one for one in ours() if one in text]


def test_every_sentence_of_the_rules_is_translated() -> None:
    assert sorted(fixed_sentences(RULES) - set(GERMAN.content)) == []


def test_every_sentence_with_blanks_is_translated_with_the_same_blanks() -> None:
    english = sentences_with_blanks(RULES)
    known = {key: text for key, text in GERMAN.sentences.items() if not key.startswith("plain.")}
    assert set(known) == set(english)
    assert {key: blanks(text) for key, text in known.items()} == {
        key: blanks(text) for key, text in english.items()
    }


def test_people_pages_have_every_phrase_with_the_same_blanks() -> None:
    english, german = (
        read_phrases(resources.text("reports", "phrases", "people", f"{one}.yml"), one)
        for one in ("en", "de")
    )
    assert {key: blanks(text) for key, text in german.table.items()} == {
        key: blanks(text) for key, text in english.table.items()
    }
    assert {key: len(one) for key, one in german.lists.items()} == {
        key: len(one) for key, one in english.lists.items()
    }


def test_no_translation_gives_a_verdict() -> None:
    people = people_phrases("de")
    every = [*people.table.values(), *GERMAN.content.values(), *GERMAN.sentences.values()]
    every += [line for lines in people.lists.values() for line in lines]
    assert [
        one for one in every if re.search(r"unbedenklich|verdächtig|Treffer|schwarze Liste", one, re.I)
    ] == []


@pytest.mark.parametrize("copy", ["officer", "researcher", "merit"])
def test_no_english_sentence_of_ours_stands_in_a_german_report(gallery: Gallery, copy: str) -> None:
    for name, result in gallery.items():
        page = unmarked(render_html(result, phrases=GERMAN, copy=copy))
        assert english_in(page) == [], name
        if copy == "officer":
            assert GERMAN("result.person") in page


def test_what_is_not_marked_as_english_is_german(examples: Gallery) -> None:
    for name, result in examples.items():
        page = unmarked(render_html(result, phrases=GERMAN))
        left = without(page, {*names_in(result), *KNOWN_NAMES})
        assert [
            left[max(0, one.start() - 60) : one.end() + 60] for one in ENGLISH_WORDS.finditer(left)
        ] == [], name


def test_only_names_and_sources_are_marked_as_english(examples: Gallery) -> None:
    known = set(ours())
    for name, result in examples.items():
        page = render_html(result, phrases=GERMAN)
        marked = [re.sub(r"<[^>]+>", "", one) for one in re.findall(r'<span lang="en">(.*?)</span>', page)]
        assert known.isdisjoint(marked), name


def test_a_german_word_document_holds_no_english_sentence_of_ours(examples: Gallery) -> None:
    docx = pytest.importorskip("docx")
    for name in ("EX-05", "EX-06", "EX-11"):
        made = docx.Document(io.BytesIO(render_docx(examples[name], phrases=GERMAN)))
        cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
        text = "\n".join([*(one.text for one in made.paragraphs), *cells])
        assert english_in(text) == [], name


def test_index_and_committee_are_german(gallery: Gallery) -> None:
    results = list(gallery.values())
    for page in (render_index(results, {}, phrases=GERMAN), render_committee(results, phrases=GERMAN)):
        assert english_in(unmarked(page)) == []


def test_a_result_stored_without_the_making_of_its_sentences_stays_readable(examples: Gallery) -> None:
    stored = {key: value for key, value in examples["EX-04"].items() if key != "sentences"}
    page = render_html(stored, phrases=GERMAN)
    assert re.search(r'<span lang="en">(?:[^<]|<span class[^<]*</span>)*Weight 0\.80\.</span>', page)
    assert 'lang="de"' in page


def test_the_researchers_copy_does_not_tell_in_its_sentences_what_was_cut(examples: Gallery) -> None:
    copy = copy_of(examples["EX-04"], "researcher")
    whole = examples["EX-04"]["sentences"]
    assert set(copy["sentences"]) < set(whole)
    assert not [one for one in copy["sentences"] if "Weight" in one]
    assert "sentences" not in copy_of(examples["EX-04"], "merit")


@pytest.mark.parametrize(
    ("place", "german"),
    [
        pytest.param("a.xlsx › Old, new › row 6", "a.xlsx › Old, new › Zeile 6", id="sheet"),
        pytest.param("a.docx › document, table 2 › row 3", "a.docx › Text, Tabelle 2 › Zeile 3", id="Word"),
        pytest.param("a.pdf › page 2, table 1", "a.pdf › Seite 2, Tabelle 1", id="PDF"),
        pytest.param("a.docx › header 2, paragraph 1", "a.docx › Kopfzeile 2, Absatz 1", id="header"),
        pytest.param('a.csv › row 6 › "Partner"', "a.csv › Zeile 6 › „Partner“", id="heading"),
        pytest.param(
            "a.docx › document, paragraph 3: '12.13.2026' is not read as a date",
            "a.docx › Text, Absatz 3: „12.13.2026“ wird nicht als Datum gelesen",
            id="remark",
        ),
        pytest.param(
            "a.pdf: not readable as XML: cut off",
            "a.pdf: nicht als XML lesbar: cut off",
            id="remark on a file",
        ),
    ],
)  # fmt: skip
def test_where_a_name_stands_is_told_in_german(place: str, german: str) -> None:
    assert GERMAN.translated(place) == (german, "de")


def test_numbers_that_a_comma_divides_are_divided_otherwise_where_it_is_the_decimal_sign() -> None:
    worst = filled("rubric.worst_of", "max({weights})", {"weights": "0.2, 0.12"})
    assert GERMAN.translated(worst)[0] == "max(0,2; 0,12)"


def test_the_categories_of_dual_use_goods_are_named_in_german(gallery: Gallery) -> None:
    pages = [unmarked(render_html(one, phrases=GERMAN)) for one in gallery.values()]
    assert [one for one in pages if "EU, Dual-Use-Güter nach Anhang I: Kategorie" in one]
    assert not [one for one in pages if "AnnexI-" in one]


def test_what_only_looks_like_a_remark_of_a_place_stays_as_it_is() -> None:
    assert GERMAN.translated("Bridges: a study of spans") == ("Bridges: a study of spans", "en")
