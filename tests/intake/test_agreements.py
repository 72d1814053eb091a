"""Agreements: the parties that they name, tracked insertions included, scanned pages named."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
import typst

from screening.app.proposal_files import read_proposal_file
from screening.errors import InvalidFile, SafetyLimit
from screening.intake.agreement_text import AgreementText, Paragraph
from screening.intake.agreements import names_in, read_agreement
from screening.intake.limits import Limits
from screening.model.source import Place

OPENING = (
    "This Collaboration Agreement is made between Universitetet i Bergen, a university with its registered "
    "office in Bergen, Norway (hereinafter “UiB”) and Harbin Institute of Technology, 92 West Dazhi Street, "
    "Harbin (hereinafter “HIT”)."
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def names(text: str) -> list[str]:
    return list(names_in(Paragraph(text=text, place=Place(file="a.docx"))))


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        pytest.param(
            OPENING,
            ["Universitetet i Bergen", "Harbin Institute of Technology, 92 West Dazhi Street, Harbin"],
            id="opening clause",
        ),
        pytest.param(
            "(1) THE UNIVERSITY OF SHEFFIELD, a body incorporated by Royal Charter",
            ["THE UNIVERSITY OF SHEFFIELD"],
            id="numbered",
        ),
        pytest.param(
            "Party B: 北京航空航天大学 (Beihang University)",
            ["北京航空航天大学 (Beihang University)"],
            id="label",
        ),
        pytest.param(
            "Partners: Lanzhou University (China), Universitetet i Bergen (Norway)",
            ["Lanzhou University (China)", "Universitetet i Bergen (Norway)"],
            id="several with countries",
        ),
        pytest.param(
            "Project partners: Lanzhou University; Dept. of Physics, Universitetet i Bergen",
            ["Lanzhou University", "Dept. of Physics, Universitetet i Bergen"],
            id="several at semicolons",
        ),
        pytest.param(
            "Partners: Lanzhou University, Universitetet i Bergen",
            ["Lanzhou University", "Universitetet i Bergen"],
            id="several at commas",
        ),
        pytest.param(
            "Partners: Lanzhou University, China", ["Lanzhou University, China"], id="a country is no partner"
        ),
        pytest.param("乙方：哈尔滨工业大学", ["哈尔滨工业大学"], id="Chinese label"),
        pytest.param(
            "zwischen der Universität Ulm, vertreten durch den Präsidenten,",
            ["der Universität Ulm"],
            id="German",
        ),
        pytest.param("For and on behalf of Lanzhou University", ["Lanzhou University"], id="signature"),
        pytest.param(
            "between Example University and Sample Institute of Technology",
            ["Example University", "Sample Institute of Technology"],
            id="between, without marks",
        ),
        pytest.param(
            "between Technische Universität München, represented by its president, and Beijing Institute of "
            "Technology (hereinafter “BIT”)",
            ["Technische Universität München", "Beijing Institute of Technology"],
            id="who represents a party is no party",
        ),
        pytest.param(
            "and Changchun University of Science and Technology (hereinafter “CUST”)",
            ["Changchun University of Science and Technology"],
            id="and inside a name",
        ),
        pytest.param("The parties shall keep all results confidential.", [], id="a clause"),
        pytest.param("Results are shared between the parties and published.", [], id="between the parties"),
        pytest.param("Name: ", [], id="an empty field"),
        pytest.param(
            "This Agreement (hereinafter “the Agreement”) enters into force on signature.", [], id="no body"
        ),
    ],
)
def test_names_of_parties(text: str, parties: list[str]) -> None:
    assert names(text) == parties


def saved(folder: Path, document: Any, name: str = "agreement.docx") -> Path:
    path = folder / name
    document.save(str(path))
    return path


def insertion(paragraph: Any, text: str, kind: str = "ins") -> None:
    """A tracked change, as Word writes it."""
    from docx.oxml.parser import parse_xml

    word = "t" if kind == "ins" else "delText"
    paragraph._p.append(
        parse_xml(
            f'<w:{kind} xmlns:w="{W}" w:id="7" w:author="R"><w:r><w:{word}>{text}</w:{word}></w:r></w:{kind}>'
        )
    )


def test_a_partner_added_in_review_does_not_vanish(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Collaboration Agreement", 1)
    document.add_paragraph(OPENING)
    insertion(document.add_paragraph("Party C: "), "Northwestern Polytechnical University")
    insertion(document.add_paragraph("Party D: "), "Deleted University", "del")
    read = read_agreement(saved(tmp_path, document))
    found = {one.name: one.place for one in read.proposal.parties}
    assert "Northwestern Polytechnical University" in found
    assert not any("Deleted" in name for name in found)
    place = found["Northwestern Polytechnical University"]
    assert place is not None
    assert place.label() == 'agreement.docx › document, paragraph 3 › "tracked insertion"'


def test_tables_headers_and_footers_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "Partner: Table University"
    document.sections[0].header.paragraphs[0].text = "Sponsor: Header Foundation"
    document.sections[0].footer.paragraphs[0].text = "Funder: Footer Council"
    found = {one.name for one in read_agreement(saved(tmp_path, document)).proposal.parties}
    assert found == {"Table University", "Header Foundation", "Footer Council"}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["Partner", "Country"], ["Lanzhou University", "China"]], id="headings above"),
        pytest.param([["Project", "Wetlands"], ["Partner institution", "Lanzhou University"]], id="labels"),
    ],
)
def test_partners_in_a_table_are_read(tmp_path: Path, rows: list[list[str]]) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    found = read_agreement(saved(tmp_path, document)).proposal
    assert [one.name for one in found.parties] == ["Lanzhou University"]


def test_a_proposal_as_plain_text_gives_title_summary_and_parties(tmp_path: Path) -> None:
    path = tmp_path / "a b.txt"
    path.write_text(
        "Call 2026\n\nTitle: Wetlands of two rivers\nPartner: Lanzhou University\n"
        "Summary: Birds are counted in spring,\nand in autumn too.\n"
    )
    found = read_proposal_file(path)
    assert (found.id, found.title) == ("a b", "Wetlands of two rivers")
    assert found.summary == "Birds are counted in spring, and in autumn too."
    assert [(one.name, one.place) for one in found.parties] == [("Lanzhou University", Place(file="a b.txt"))]
    assert "look through the text for others" in found.not_read[-1]


def test_the_title_is_the_first_line(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Memorandum on wetlands", 1)
    document.add_paragraph("Party A: Lanzhou University")
    proposal = read_proposal_file(saved(tmp_path, document))
    assert (proposal.id, proposal.title, proposal.access) == (
        "agreement",
        "Memorandum on wetlands",
        "unknown",
    )


SCAN: tuple[str, ...] = ()
_PAGES = """
#for (number, lines) in json(bytes(sys.inputs.pages)).enumerate() {
  if number > 0 { pagebreak() }
  if lines.len() == 0 { rect(width: 200pt, height: 200pt, fill: black) }
  for line in lines { par(line) }
}
"""


def pdf(folder: Path, *pages: tuple[str, ...]) -> Path:
    """A PDF with these paragraphs a page; one without any is a picture, as a scanner makes it."""
    made = typst.compile(_PAGES.encode(), format="pdf", sys_inputs={"pages": json.dumps(pages)})
    path = folder / "agreement.pdf"
    path.write_bytes(made)
    return path


def test_pdf_parties_carry_their_page(tmp_path: Path) -> None:
    path = pdf(tmp_path, ("Agreement", OPENING), ("Party C: 中山大学",))
    parties = read_agreement(path).proposal.parties
    places = {one.name: one.place.label() for one in parties if one.place}
    assert places["Universitetet i Bergen"] == "agreement.pdf › page 1"
    assert places["中山大学"] == "agreement.pdf › page 2"


def test_scanned_pages_are_named_as_not_read(tmp_path: Path) -> None:
    read = read_agreement(pdf(tmp_path, ("Party A: Lanzhou University",), SCAN, ("End of it all.",)))
    assert [one.place.label() for one in read.not_read] == ["agreement.pdf › page 2"]
    assert "not read" in read.proposal.not_read[0]


def test_only_scanned_pages_is_a_refusal_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="probably scanned"):
        read_agreement(pdf(tmp_path, SCAN))


def damaged_docx(folder: Path, text: str) -> Path:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("word/document.xml", text)
    path = folder / "bad.docx"
    path.write_bytes(raw.getvalue())
    return path


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"hello", "neither a DOCX nor a PDF", id="text"),
        pytest.param(b"PK\x03\x04rubbish", "damaged", id="broken ZIP"),
        pytest.param(b"%PDF-1.7 rubbish", "cannot be opened", id="broken PDF"),
        pytest.param(b"", "neither a DOCX nor a PDF", id="empty"),
    ],
)
def test_what_is_no_agreement_is_said_in_words(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(content)
    with pytest.raises(InvalidFile, match=says):
        read_agreement(path)


def test_entities_are_not_opened(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="' + W + '"/>'
    with pytest.raises((SafetyLimit, InvalidFile)):
        read_agreement(damaged_docx(tmp_path, bomb))


def test_broken_xml_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="damaged"):
        read_agreement(damaged_docx(tmp_path, "<w:document"))


def test_a_large_file_is_refused_by_its_limit(tmp_path: Path) -> None:
    with pytest.raises(SafetyLimit):
        read_agreement(damaged_docx(tmp_path, "x" * 4000), Limits(unpacked=1000))


def test_an_agreement_without_parties_says_what_was_expected(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Nothing here.")
    with pytest.raises(InvalidFile, match="between X and Y"):
        read_agreement(saved(tmp_path, document))


def test_text_without_paragraphs_has_no_parties() -> None:
    from screening.intake.agreements import parties_of

    assert parties_of(AgreementText(paragraphs=())) == ()
