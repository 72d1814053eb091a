"""What running text says of its project besides its parties: in lines, in forms, in sentences."""

from pathlib import Path

import docx
import pytest

from screening.intake.agreements import AgreementReading, read_agreement
from screening.intake.register import read_register

from . import files

PARTNER = "Invented Institute of Optics"
THREE_YEARS = ("2026-03-01", "2029-02-28")


def lines(folder: Path, *texts: str) -> AgreementReading:
    document = docx.Document()
    for one in (*texts, f"Partner institution: {PARTNER}"):
        document.add_paragraph(one)
    document.save(str(folder / "form.docx"))
    return read_agreement(folder / "form.docx")


def form(folder: Path, *rows: list[str]) -> AgreementReading:
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(folder / "form.docx"))
    return read_agreement(folder / "form.docx")


def dates(reading: AgreementReading) -> tuple[str, str]:
    return reading.proposal.starts, reading.proposal.ends


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["Start date: 1 March 2026", "End date: 28 February 2029"], THREE_YEARS, id="two"),
        pytest.param(["Project period: 01.03.2026 – 28.02.2029"], THREE_YEARS, id="period"),
        pytest.param(["Laufzeit: 01.03.2026 bis 28.02.2029"], THREE_YEARS, id="German"),
        pytest.param(["Start: March 2026", "Duration: 24 months"], ("2026-03", "2028-03"), id="duration"),
        pytest.param(["The project will run from 1 March 2026 to 28 February 2029, with two visits."],
                     THREE_YEARS, id="sentence"),
        pytest.param(["This Agreement takes effect on 1 March 2026 and expires on 28 February 2029."],
                     THREE_YEARS, id="agreement"),
        pytest.param(["Das Vorhaben läuft vom 1. März 2026 bis zum 28. Februar 2029."], THREE_YEARS,
                     id="German sentence"),
        pytest.param(["Start date: 03/04/2026", "End date: 28/02/2029"], ("2026-04-03", "2029-02-28"),
                     id="the other date tells the order"),
        # near misses
        pytest.param(["Dr X led a project from May 2019 to June 2022."], ("", ""), id="a former project"),
        pytest.param(["From: the office", "Date: 3 May 2025"], ("", ""), id="a letter's date"),
        pytest.param(["Call closing date: 15 March 2026", "Closing date: 15 March 2026"], ("", ""),
                     id="a call's"),
        pytest.param(["Start date of the call: 2 January 2026", "Submission deadline: 1 May 2026",
                      "Start date: 1 March 2026", "End date: 28 February 2029"], THREE_YEARS, id="both"),
        pytest.param(["The call ends on 15 March 2026."], ("", ""), id="a call's, in a sentence"),
        pytest.param(["The project meets in May 2026."], ("", ""), id="another day of the project"),
    ],
)  # fmt: skip
def test_dates_of_the_project(tmp_path: Path, texts: list[str], expected: tuple[str, str]) -> None:
    assert dates(lines(tmp_path, *texts)) == expected


def test_a_date_that_may_be_two_is_read_as_its_year_and_told(tmp_path: Path) -> None:
    reading = lines(tmp_path, "Start date: 03/04/2026", "End date: to be agreed")
    assert dates(reading) == ("2026", "")
    assert [(one.place.sheet, one.says.partition(":")[0]) for one in reading.not_read] == [
        ("document, paragraph 1", "'03/04/2026' may begin with the day or the month"),
        ("document, paragraph 2", "'to be agreed' is not read as a date"),
    ]


@pytest.mark.parametrize(
    ("label", "number", "read"),
    [
        pytest.param("Reference number", "2026-ABC-12", "2026-ABC-12", id="reference"),
        pytest.param("Aktenzeichen", "12-345/2026", "12-345/2026", id="German"),
        pytest.param("Proposal ID", "HE-101 234", "HE-101 234", id="with a space"),
        pytest.param("Reference", "our letter of last week", "form", id="no number"),
    ],
)
def test_the_number_of_the_project_is_its_id(tmp_path: Path, label: str, number: str, read: str) -> None:
    assert lines(tmp_path, f"{label}: {number}").proposal.id == read


@pytest.mark.parametrize(
    "behind", ["", ", closes 15 March 2026", " (deadline 15 March 2026)", " – Frist 15.3.2026"]
)
def test_the_day_on_which_a_call_closes_is_no_part_of_its_name(tmp_path: Path, behind: str) -> None:
    assert lines(tmp_path, f"Call: Joint Call on Ice{behind}").proposal.programme == "Joint Call on Ice"


def test_a_closing_date_in_a_register_ends_the_project_where_nothing_else_does(tmp_path: Path) -> None:
    rows = [["Ref", "Partner", "Start date", "Closing date"], ["A", PARTNER, "2026-03-01", "2029-02-28"]]
    proposal = read_register(files.text(tmp_path / "a.csv", rows)).proposals[0]
    assert (proposal.starts, proposal.ends) == THREE_YEARS


FORMS = [
    pytest.param(
        [["Proposal ID", "P-7"], ["Start date", "1 March 2026"], ["Partner", PARTNER], ["Country", "China"]],
        id="label and text",
    ),
    pytest.param(
        [["Proposal ID", "P-7", "Start date", "1 March 2026"], ["Partner 1", PARTNER, "Country", "China"]],
        id="twice in a line",
    ),
    pytest.param(
        [["1.1", "Proposal ID", "P-7"], ["1.2", "Start date", "1 March 2026"], ["2.1", "Partner", PARTNER],
         ["2.2", "Country", "China"], ["2.3", "Letters of support", "attached"]],
        id="numbered lines",
    ),
    pytest.param(
        [["Proposal ID", "P-7"], ["Start date", "1 March 2026"], ["Partner", ""], ["Name", PARTNER],
         ["Country", "China"], ["Letters of support", "attached"], ["Budget", "100 k"]],
        id="a group above its lines",
    ),
    pytest.param(
        [["Project", "Proposal ID", "P-7"], ["", "Start date", "1 March 2026"], ["Partner", "Name", PARTNER],
         ["", "Country", "China"], ["", "Letters of support", "attached"], ["", "Budget", "100 k"]],
        id="a group beside its lines",
    ),
]  # fmt: skip


@pytest.mark.parametrize("rows", FORMS)
def test_forms_of_every_shape_say_the_same(tmp_path: Path, rows: list[list[str]]) -> None:
    proposal = form(tmp_path, *rows).proposal
    assert [(one.name, one.country) for one in proposal.parties] == [(PARTNER, "CN")]
    assert (proposal.id, proposal.starts) == ("P-7", "2026-03-01")


LISTED = """Ice
Partners
• Invented University (China)
2. Invented Academy
Letters of support
University of Support writes.
College of no list"""


def test_a_list_below_the_heading_partners_names_them_and_what_follows_does_not(tmp_path: Path) -> None:
    document = docx.Document()
    for one in LISTED.splitlines():
        document.add_paragraph(one)
    document.save(str(tmp_path / "a.docx"))
    parties = read_agreement(tmp_path / "a.docx").proposal.parties
    assert [(one.name, one.country) for one in parties] == [
        ("Invented University (China)", "CN"),
        ("Invented Academy", ""),
    ]


def test_a_heading_partner_in_a_table_begins_no_list(tmp_path: Path) -> None:
    rows = [["Partner", "Partner"], ["Institution", "Letters of support"], [PARTNER, "Institute letter"]]
    assert [one.name for one in form(tmp_path, *rows).proposal.parties] == [PARTNER]


def test_a_hyphen_that_may_not_break_stays(tmp_path: Path) -> None:
    from docx.oxml import OxmlElement

    document = docx.Document()
    run = document.add_paragraph().add_run("Partner institution: Invented Sino")
    run._r.append(OxmlElement("w:noBreakHyphen"))
    run.add_text("Nordic College")
    document.save(str(tmp_path / "a.docx"))
    assert read_agreement(tmp_path / "a.docx").proposal.parties[0].name == "Invented Sino-Nordic College"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("01.03.2026 - 28.02.2029", THREE_YEARS, id="days"),
        pytest.param("2026-2029", ("2026", "2029"), id="years"),
        pytest.param("03/2026 – 02/2029", ("2026-03", "2029-02"), id="months"),
        pytest.param("36 months", ("", ""), id="a length alone"),
    ],
)
def test_a_period_in_one_column_gives_both_days(
    tmp_path: Path, written: str, expected: tuple[str, str]
) -> None:
    rows = [["Ref", "Partner", "Project period"], ["A", PARTNER, written]]
    proposal = read_register(files.text(tmp_path / "a.csv", rows)).proposals[0]
    assert (proposal.starts, proposal.ends) == expected
