"""The Word document: real headings, repeated table heads, fields to fill in, the same bytes."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.enum.text import WD_LINE_SPACING

from screening.report.docx import render_docx
from screening.report.html import render_html
from screening.report.phrases import load_phrases
from tests.report import samples

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(name: str, **more: Any) -> Any:
    return docx.Document(io.BytesIO(render_docx(samples.ALL[name]().to_dict(), **more)))


@pytest.mark.parametrize("copy", ["officer", "researcher", "merit"])
@pytest.mark.parametrize("name", samples.ALL)
def test_every_sample_opens_again_with_its_title(name: str, copy: str) -> None:
    document = opened(name, copy=copy)
    titles = [one.text for one in document.paragraphs if one.style.name == "Title"]
    assert len(titles) == 1
    assert document.core_properties.title


def test_headings_are_real_headings() -> None:
    found = [one.text for one in opened("strict").paragraphs if one.style.name == "Heading 1"]
    assert found == ["Result", "Benefit and interest", "Why", "Names as written, and what they were read as",
                     "What was not checked or is missing", "Evidence", "Mitigation plan", "Decision record",
                     "Rights, retention, correction"]  # fmt: skip


def test_the_first_row_of_every_table_is_its_head() -> None:
    for table in opened("strict").tables:
        assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None


def test_plan_and_decision_have_fields_to_fill_in() -> None:
    fields = [one.get(f"{W}val") for one in opened("strict").element.iter(f"{W}alias")]
    assert "before anything further is agreed or handed over" in fields
    assert {"Name and office", "Date", "Signature", "go ahead", "Named monitor"} <= set(fields)


def test_identifiers_of_fields_are_unique() -> None:
    ids = [one.get(f"{W}val") for one in opened("strict").element.iter(f"{W}id")]
    assert len(ids) == len(set(ids)) > 10


def test_foreign_script_carries_its_language() -> None:
    document = opened("hold")
    written = {value for one in document.element.iter(f"{W}lang") for value in one.attrib.values()}
    assert written == {"fa-IR"}
    assert any(True for _ in document.element.iter(f"{W}rtl"))
    standard = document.styles["Normal"].element.find(f"{W}rPr/{W}lang")
    assert standard.get(f"{W}val") == "en-GB"


def test_same_input_same_bytes_without_the_time() -> None:
    made = render_docx(samples.strict().to_dict())
    assert made == render_docx(samples.strict().to_dict())
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert {one.date_time for one in parts.infolist()} == {(2026, 1, 1, 0, 0, 0)}


def test_hostile_names_are_text() -> None:
    document = opened("hostile")
    words = "\n".join(one.text for one in document.paragraphs)
    assert "<script>alert(1)</script>⟨U+202E⟩" in words
    assert not list(document.element.iter(f"{W}hyperlink"))
    assert not list(document.element.iter(f"{W}fldSimple"))


def test_columns_have_their_widths_in_the_grid_too() -> None:
    made = opened("strict")
    plan = next(one for one in made.tables if one.rows[0].cells[0].text.startswith("Measure"))
    widths = [one.width for one in plan.columns]
    assert widths[0] > 2 * widths[-1]
    assert [one.width for one in plan.rows[1].cells] == widths


def test_the_decision_stays_together() -> None:
    made = opened("strict")
    texts = [one.text for one in made.paragraphs]
    begins, ends = texts.index("Decision record"), texts.index("Rights, retention, correction")
    assert all(one.paragraph_format.keep_with_next for one in made.paragraphs[begins : ends - 1])


def test_a_routine_project_gets_the_parts_of_its_single_page() -> None:
    made = opened("routine")
    found = [one.text for one in made.paragraphs if one.style.name.startswith("Heading")]
    assert found == ["Result", "Why", "What was not checked or is missing", "Evidence", "Decision record"]
    assert not made.tables
    assert sum(len(one.text) for one in made.paragraphs) < 4000
    fields = [one.get(f"{W}val") for one in made.element.iter(f"{W}alias")]
    assert fields.count("Signature") == 2


def test_the_choices_of_a_decision_stand_in_one_line_each_with_its_box() -> None:
    boxes = [one.text for one in opened("strict").paragraphs if one.text.count("\u00a0")]
    assert any("go\u00a0ahead" in one and "ask\u00a0first" in one for one in boxes)


def test_what_a_list_means_is_said_once_and_every_listing_has_its_row() -> None:
    tables = opened("strict").tables
    cells = "\n".join(one.text for table in tables for row in table.rows for one in row.cells)
    assert cells.count("the institute asks readers not to use it as a list of guilt") == 1
    for basis in ("85 FR 34497", "Harbin Institute of Technology (HIT)", "ended 15 July 2026"):
        assert basis in cells


def test_the_copy_without_arithmetic_does_not_say_that_it_has_it() -> None:
    words = "\n".join(one.text for one in opened("strict", copy="researcher").paragraphs)
    assert "what each factor was read as are in this copy" in words
    assert "the arithmetic are in this report" not in words


def test_a_researcher_without_questions_is_not_asked_to_answer_them() -> None:
    words = "\n".join(one.text for one in opened("hold", copy="researcher").paragraphs)
    assert "Answer the questions above" not in words
    assert "Answer the questions above" in "\n".join(
        one.text for one in opened("strict", copy="researcher").paragraphs
    )


def test_names_without_an_entry_keep_their_cells() -> None:
    made = opened("eight")
    said = "\n".join(
        [one.text for one in made.paragraphs]
        + [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    )
    assert "University of Example 0" in said
    assert said.count("row 14") >= 5


def test_only_languages_with_long_words_are_hyphenated() -> None:
    german = opened("strict", phrases=load_phrases("de")).settings.element
    assert german.find(f"{W}autoHyphenation") is not None
    assert opened("strict").settings.element.find(f"{W}autoHyphenation") is None


def test_the_lines_of_a_single_page_are_as_high_whatever_font_draws_them() -> None:
    """A program without Calibri takes a font with higher lines, and the page would become two."""
    styles = opened("routine").styles
    for name in ("Normal", "Small Text"):
        style = styles[name]
        assert style.paragraph_format.line_spacing_rule == WD_LINE_SPACING.EXACTLY
        assert style.paragraph_format.line_spacing >= 1.2 * style.font.size
    assert styles["Heading 1"].paragraph_format.line_spacing == 1.0
    assert opened("strict").styles["Normal"].paragraph_format.line_spacing_rule is None


def test_evidence_beside_a_gate_or_factor_is_cut_as_in_html_and_the_rest_counted() -> None:
    result = samples.hold().to_dict()
    many = [f"line number {number} of the evidence" for number in range(7)]
    result["gates"][0]["evidence"] = many
    result["packs"]["house_default"]["factors"][0]["evidence"] = many
    document = docx.Document(io.BytesIO(render_docx(result)))
    beside_gate = next(one.text for one in document.paragraphs if many[0] in one.text)
    beside_factor = next(
        cell.text for table in document.tables for row in table.rows for cell in row.cells
        if many[0] in cell.text
    )  # fmt: skip
    html = render_html(result)
    for written, shown, others in ((beside_gate, 4, "3 more"), (beside_factor, 2, "and 5 more")):
        assert many[shown - 1] in written and many[shown] not in written and others in written
        assert others in html


@pytest.mark.parametrize("said", [True, False])
def test_a_provisional_result_says_so_in_word_too(said: bool) -> None:
    given = samples.strict().to_dict()
    given["packs"]["house_default"]["provisional"] = said
    made = docx.Document(io.BytesIO(render_docx(given)))
    assert any("Provisional" in one.text for one in made.paragraphs) is said


def test_a_listing_is_told_once_in_word() -> None:
    made = opened("strict")
    words = [one.text for one in made.paragraphs]
    words += [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert sum("29 June 2023" in one and "Harbin" not in one for one in words) == 1
    assert not any(one.startswith("Harbin Institute of Technology: ") for one in words)


def test_a_legal_point_has_a_line_for_each_thing_that_it_says() -> None:
    document = docx.Document(io.BytesIO(render_docx(samples.hold().to_dict())))
    gate = samples.hold().to_dict()["gates"][0]
    (point,) = (one.text for one in document.paragraphs if gate["says"] in one.text)
    first, *others = point.split("\n")
    assert first == f"Raised – {gate['says']}"
    assert any(one.startswith("Who decides: ") for one in others)
