"""Agreements: the parties that they name, tracked insertions included, scanned pages named."""

import io
import json
import textwrap
import zipfile
from collections.abc import Callable
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
        pytest.param("Borrower: Lanzhou University", ["Lanzhou University"], id="a loan"),
        pytest.param("Licensee: Example Optics Ltd", ["Example Optics Ltd"], id="a licence"),
        pytest.param(
            "Applicant’s institution: Lanzhou University", ["Lanzhou University"], id="a person’s own"
        ),
        pytest.param("Leihnehmerin: Universität Ulm", ["Universität Ulm"], id="a German loan"),
        pytest.param("Entsendende Hochschule: Universität Ulm", ["Universität Ulm"], id="who sends"),
        pytest.param("Host: Professor A. Example", [], id="a host may be a person"),
        pytest.param(
            "zwischen der Universität Ulm, vertreten durch den Präsidenten,",
            ["Universität Ulm"],
            id="German",
        ),
        pytest.param(
            "Zwischen der Universität Ulm und dem Beispiel-Institut für Optik, vertreten durch Herrn Muster,",
            ["Universität Ulm", "Beispiel-Institut für Optik"],
            id="German, both in one line",
        ),
        pytest.param(
            "zwischen der Universität Ulm (nachfolgend „UU“) und der Example University (im Folgenden „EU“)",
            ["Universität Ulm", "Example University"],
            id="German, with short names",
        ),
        pytest.param(
            "between Example University and Sample University of Aeronautics and Astronautics",
            ["Example University", "Sample University of Aeronautics and Astronautics"],
            id="and inside a name, without marks",
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


CONSORTIUM = [
    ["No.", "Participant organisation name", "Short name", "Country", "Role"],
    ["1", "Invented University of Bergen", "IUB", "Norway", "Coordinator"],
    ["2", "Invented Institute\nof Optics", "IIO", "China", "Associated partner"],
]
LABELS = [
    ["Project title", "Wetlands of two rivers"],
    ["Host institution", "Invented Academy"],
    ["Partner institution(s)", "Invented University; Invented Institute of Soil"],
    ["Country of partner", "China"],
    ["Nationality", "x"],
]


def in_word(folder: Path, rows: list[list[str]]) -> Path:
    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return saved(folder, document)


def in_pdf(folder: Path, rows: list[list[str]]) -> Path:
    """The table with its lines drawn, narrow, so that cells go over several lines; text above and below."""
    source = """
    Application
    #let rows = json(bytes(sys.inputs.rows))
    #table(columns: (90pt,) * rows.at(0).len(), ..rows.flatten().map(one => [#one]))
    End of the table.
    """
    made = typst.compile(source.encode(), format="pdf", sys_inputs={"rows": json.dumps(rows)})
    (folder / "agreement.pdf").write_bytes(made)
    return folder / "agreement.pdf"


@pytest.mark.parametrize("made", [in_word, in_pdf])
def test_a_table_of_participants_is_read_with_their_countries(
    tmp_path: Path, made: Callable[[Path, list[list[str]]], Path]
) -> None:
    parties = read_agreement(made(tmp_path, CONSORTIUM)).proposal.parties
    assert [(one.name, one.country, one.role) for one in parties] == [
        ("Invented University of Bergen", "NO", "partner"),
        ("Invented Institute of Optics", "CN", "partner"),
    ]
    place = parties[1].place
    assert place is not None and (place.row, place.column) == (3, "Participant organisation name")


@pytest.mark.parametrize("made", [in_word, in_pdf])
def test_labels_at_the_left_of_a_table_are_read_like_headings(
    tmp_path: Path, made: Callable[[Path, list[list[str]]], Path]
) -> None:
    found = read_agreement(made(tmp_path, LABELS)).proposal
    assert found.title == "Wetlands of two rivers"
    assert [(one.name, one.country, one.role) for one in found.parties] == [
        ("Invented Academy", "", "partner"),
        ("Invented University", "CN", "partner"),
        ("Invented Institute of Soil", "CN", "partner"),
    ]
    assert [one.place.row for one in found.parties if one.place] == [2, 3, 3]


def test_a_long_form_needs_only_a_few_labels_that_are_known(tmp_path: Path) -> None:
    form = [[f"Point {number}", "Yes, as agreed"] for number in range(9)]
    path = in_word(tmp_path, [*form, ["Partner institution", "Invented University"], ["Country", "China"]])
    parties = read_agreement(path).proposal.parties
    assert [(one.name, one.country) for one in parties] == [("Invented University", "CN")]


def test_a_cell_of_a_pdf_that_spans_two_rows_is_one_text(tmp_path: Path) -> None:
    source = """#table(columns: (90pt, 200pt), [Partner], [Task],
      table.cell(rowspan: 2)[Invented Institute of Optics and Precision Mechanics], [Lenses], [Mirrors])"""
    (tmp_path / "a.pdf").write_bytes(typst.compile(source.encode(), format="pdf"))
    parties = read_agreement(tmp_path / "a.pdf").proposal.parties
    assert [one.name for one in parties] == ["Invented Institute of Optics and Precision Mechanics"]


def test_several_lines_of_a_cell_in_word_are_several_partners(tmp_path: Path) -> None:
    path = in_word(tmp_path, [["Partner institutions", "Invented University\nInvented Academy"]])
    assert [one.name for one in read_agreement(path).proposal.parties] == [
        "Invented University",
        "Invented Academy",
    ]


def test_a_table_of_other_things_names_nobody(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Partner: Invented Academy")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells],
        ["Year", "Task", "Cost", "1", "Survey", "University"],
        strict=True,
    ):
        cell.text = text
    assert [one.name for one in read_agreement(saved(tmp_path, document)).proposal.parties] == [
        "Invented Academy"
    ]


LONG_CLAUSE = (
    "This memorandum is made between the University of Example, Norway (“UE”) and the Invented Institute of "
    "Technology in the Northern District, Sample Town, China (“IIT”) on the first of March."
)


def test_a_clause_over_full_lines_of_a_pdf_loses_no_party(tmp_path: Path) -> None:
    lines = tuple(textwrap.wrap(LONG_CLAUSE, 76))
    parties = read_agreement(pdf(tmp_path, lines)).proposal.parties
    assert [one.name.partition(",")[0] for one in parties] == [
        "University of Example",
        "Invented Institute of Technology in the Northern District",
    ]


def test_full_lines_that_begin_with_a_label_stay_apart(tmp_path: Path) -> None:
    lines = (
        "Partner: Invented Institute of Technology in the Northern District of Sample Town",
        "Title: How the wetlands of two rivers change when the upper one is dammed",
    )
    found = read_agreement(pdf(tmp_path, lines)).proposal
    assert found.title.startswith("How the wetlands")
    assert [one.name[-11:] for one in found.parties] == ["Sample Town"]


def test_the_title_of_who_signs_is_not_that_of_the_project(tmp_path: Path) -> None:
    document = docx.Document()
    for one in ("Memorandum on wetlands", "Party A: Invented Academy", "Name: A. Person", "Title: Rector"):
        document.add_paragraph(one)
    assert read_agreement(saved(tmp_path, document)).proposal.title == "Memorandum on wetlands"


def test_the_paragraph_below_the_heading_summary_is_the_summary(tmp_path: Path) -> None:
    document = docx.Document()
    below = (
        "Birds of two wetlands are counted in spring and in autumn, and compared with the level of the water."
    )
    for one in ("Partner: Invented Academy", "1. Summary", below, "More."):
        document.add_paragraph(one)
    assert read_agreement(saved(tmp_path, document)).proposal.summary == below


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
    assert "so look through the text" in found.not_read[-1]


def test_a_document_is_known_by_its_bytes_and_a_foreign_one_is_named(tmp_path: Path) -> None:
    path = pdf(tmp_path, ("Party A: Lanzhou University",)).rename(tmp_path / "form")
    assert [one.name for one in read_proposal_file(path).parties] == ["Lanzhou University"]
    old = tmp_path / "form.odt"
    with zipfile.ZipFile(old, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(InvalidFile, match="save a text as DOCX"):
        read_proposal_file(old)


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
        pytest.param(b"", "the file is empty", id="empty"),
        pytest.param(b"{\\rtf1 Partner: X}", "an RTF document, which is not read; save it as DOCX", id="RTF"),
    ],
)
def test_what_is_no_agreement_is_said_in_words(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(content)
    with pytest.raises(InvalidFile, match=says):
        read_agreement(path)


def test_a_page_that_cannot_be_opened_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pypdfium2

    opened = pypdfium2.PdfDocument.get_page

    def get_page(document: Any, number: int) -> Any:
        if number == 1:
            raise pypdfium2.PdfiumError("Failed to load page.")
        return opened(document, number)

    monkeypatch.setattr(pypdfium2.PdfDocument, "__getitem__", get_page)
    read = read_agreement(pdf(tmp_path, ("Party A: Lanzhou University",), ("Party B: Xidian University",)))
    assert [one.name for one in read.proposal.parties] == ["Lanzhou University"]
    assert [one.place.label() for one in read.not_read] == ["agreement.pdf › page 2"]
    assert "the page is damaged" in read.not_read[0].says


def test_a_word_document_packed_in_a_way_of_its_own_is_damaged(tmp_path: Path) -> None:
    path = saved(tmp_path, docx.Document())
    raw = bytearray(path.read_bytes())
    at = raw.index(b"PK\x01\x02")  # the version that is needed to unpack the first member
    raw[at + 6 : at + 8] = b"\xff\x00"
    path.write_bytes(raw)
    with pytest.raises(InvalidFile, match="damaged"):
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


def over_pages(folder: Path, rows: list[list[str]], *, between: str = "", header: str = "") -> Path:
    """A table on pages so low that it goes over several; `between` stands above its second half."""
    source = """
    #set page(height: 170pt, width: 320pt, margin: 30pt, header: [#sys.inputs.header])
    #let rows = json(bytes(sys.inputs.rows))
    #let part(some) = table(columns: (30pt, 130pt, 60pt), ..some.flatten().map(one => [#one]))
    #if sys.inputs.between == "" { part(rows) } else {
      part(rows.slice(0, 2)); pagebreak(); sys.inputs.between; part(rows.slice(2))
    }
    """
    given = {"rows": json.dumps(rows), "between": between, "header": header}
    (folder / "form.pdf").write_bytes(typst.compile(source.encode(), format="pdf", sys_inputs=given))
    return folder / "form.pdf"


MANY = [
    ["No.", "Partner", "Country"],
    ["1", "Invented University of Bergen, Faculty of Law", "Norway"],
    ["2", "Invented Institute of Optics and Precision Mechanics, Department of Thin Films", "China"],
    ["3", "Invented Academy", "China"],
    ["4", "Invented College of the North, School of Soil", "Canada"],
    ["5", "Invented Hospital", "China"],
]  # fmt: skip


@pytest.mark.parametrize("header", ["", "Form 7, page 1"])
def test_a_table_that_goes_over_the_end_of_a_page_loses_no_partner(tmp_path: Path, header: str) -> None:
    read = read_agreement(over_pages(tmp_path, MANY, header=header))
    found = [(one.name, one.country) for one in read.proposal.parties]
    assert found == [(row[1], {"Norway": "NO", "China": "CN", "Canada": "CA"}[row[2]]) for row in MANY[1:]]
    assert read.not_read == ()


def test_headings_that_every_page_repeats_are_no_partner(tmp_path: Path) -> None:
    rows = [*MANY[:2], MANY[0], *MANY[2:]]
    path = over_pages(tmp_path, rows, between=" ")
    assert [one.name for one in read_agreement(path).proposal.parties] == [row[1] for row in MANY[1:]]


def test_a_table_below_other_text_on_the_next_page_is_named_and_not_joined(tmp_path: Path) -> None:
    staff = [*MANY[:2], ["1", "Soil of the north", "ten"], ["2", "Optics of thin films", "two"]]
    read = read_agreement(over_pages(tmp_path, staff, between="Tasks and months"))
    assert [one.name for one in read.proposal.parties] == [MANY[1][1]]
    assert [(one.place.label(), one.kind) for one in read.not_read] == [("form.pdf › page 2", "noted")]
    assert "may go on from the page before" in read.not_read[0].says


def test_a_hyphen_at_the_end_of_a_line_keeps_names_whole(tmp_path: Path) -> None:
    lines = ("Partner: Invented Polytech-", "nical School of Sample-", "Town, Norway")
    parties = read_agreement(pdf(tmp_path, lines)).proposal.parties
    assert [one.name for one in parties] == ["Invented Polytechnical School of Sample-Town, Norway"]
