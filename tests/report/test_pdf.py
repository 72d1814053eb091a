"""The PDF: tagged, titled, in a language, with headings and table heads; it loads nothing."""

import base64
import gc
from pathlib import Path
from typing import Any

import pytest

from screening.report import pdf, pdf_tags
from screening.report.branding import Branding
from screening.report.pdf import pdf_of, render_pdf
from tests.report import pdf_tree, samples


@pytest.fixture(scope="module")
def strict() -> bytes:
    return render_pdf(samples.strict().to_dict())


def test_it_is_tagged_with_headings_and_table_heads(strict: bytes) -> None:
    tags = pdf_tree.tags(strict)
    assert {"Document", "H1", "H2", "H3", "Table", "TH", "TD", "L", "LI", "Figure", "Link"} <= set(tags)
    assert tags.count("H1") == 1
    assert tags.count("Figure") == 2


def test_heads_of_tables_say_what_they_head(strict: bytes) -> None:
    assert set(pdf_tree.scopes(strict)) == {"Column", "Row"}


def test_fields_to_fill_in_leave_no_empty_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    holding: list[bool] = []

    def finish_and_look(document: Any, made: Any) -> None:
        pdf_tags.finish(document, made)
        tags = {one.reference: one for one in made.objects if isinstance(one, dict) and one.get("S")}
        reached = [one for one in tags.values() if one["S"] == "/Document"]
        for one in reached:
            reached += [tags[kid] for kid in one["K"] if isinstance(kid, bytes) and kid in tags]
        holding.extend(bool(one["K"]) for one in reached if one["S"] in ("/P", "/Span", "/LI", "/LBody"))

    monkeypatch.setattr(pdf, "finish", finish_and_look)
    render_pdf(samples.strict().to_dict())
    assert holding and all(holding)


def test_page_numbers_are_no_content(strict: bytes) -> None:
    assert pdf_tree.marks_of(strict, f"1 / {pdf_tree.pages(strict)}") == {"Artifact"}


def test_it_has_title_and_language(strict: bytes) -> None:
    assert pdf_tree.title(strict).startswith("P-101 – Mechanics of single cancer cells")
    assert pdf_tree.language(strict) == "en"


def test_every_script_is_drawn() -> None:
    words = pdf_tree.text(render_pdf(samples.hold().to_dict()))
    assert "Sharif University of Technology" in words


def test_same_input_same_bytes(strict: bytes) -> None:
    assert render_pdf(samples.strict().to_dict()) == strict


def test_the_reports_before_it_change_nothing(strict: bytes) -> None:
    for other in (samples.hold, samples.routine):
        render_pdf(other().to_dict())
    assert render_pdf(samples.strict().to_dict()) == strict


def test_the_collector_is_left_as_it_was() -> None:
    page = '<html lang="en"><title>x</title><body><p>y</p></body></html>'
    pdf_of(page)
    assert gc.isenabled()
    gc.disable()
    try:
        pdf_of(page)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_every_listing_is_in_print_and_what_a_list_means_is_said_once(strict: bytes) -> None:
    words = " ".join(pdf_tree.text(strict).split())
    assert words.count("the institute asks readers not to use it as a list of guilt") == 1
    for basis in ("85 FR 34497", "Harbin Institute of Technology (HIT)", "ended 15 July 2026"):
        assert basis in words


def test_a_routine_project_gets_one_page() -> None:
    assert pdf_tree.pages(render_pdf(samples.routine().to_dict())) == 1


def test_files_and_addresses_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8")
    page = '<html lang="en"><title>x</title><body><p>before</p><img alt="a" src="{}"></body></html>'
    blank = pdf_of(page.format("data:,"))
    for address in (secret.as_uri(), "http://127.0.0.1:9/x.png"):
        assert len(pdf_of(page.format(address))) <= len(blank) + 50


def test_a_page_that_is_not_well_formed_is_read_as_browsers_do() -> None:
    page = '<!doctype html><html lang="en"><head><title>x</title></head><body><h1>A{}</h1></body></html>'
    assert pdf_tree.text(pdf_of(page.format("&nbsp;B<p>C"))).split() == ["A", "B", "C"]
    assert pdf_tree.tags(pdf_of(page.format("<br>B"))) == pdf_tree.tags(pdf_of(page.format("<br/>B")))


def test_a_logo_is_embedded() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    logo = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
    made = render_pdf(
        samples.routine().to_dict(), branding=Branding(institution="Example", logo=logo, logo_alt="Shield")
    )
    assert "Figure" in pdf_tree.tags(made)
