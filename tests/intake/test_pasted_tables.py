"""Tables as they are pasted and printed, registers inside Word, what OpenDocument hides, and linked data."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
import typst

from screening.intake.agreements import read_agreement
from screening.intake.fixed_width import cells_at, column_starts
from screening.intake.reading import Reading
from screening.intake.register import read_register

from . import files

HEADS = ["Project no.", "Project title", "Partner institution", "Country"]
ROWS = [
    ["P-1", "Quiet fans", "Invented University of Oslo", "NO"],
    ["P-2", "", "Invented Institute of Optics", "CN"],
]
EXPECTED = [("P-1", "Invented University of Oslo", "NO"), ("P-2", "Invented Institute of Optics", "CN")]


def named(reading: Reading) -> list[tuple[str, str, str]]:
    return [(one.id, party.name, party.country) for one in reading.proposals for party in one.parties]


def padded(rows: list[list[str]]) -> str:
    widths = [max(len(row[at]) for row in rows) + 2 for at in range(len(rows[0]))]
    return "\n".join("".join(one.ljust(widths[at]) for at, one in enumerate(row)).rstrip() for row in rows)


@pytest.mark.parametrize("name", ["a.txt", "a.prn", "a.csv"])
def test_columns_parted_by_spaces_are_read(tmp_path: Path, name: str) -> None:
    lines = padded([HEADS, *ROWS]).split("\n")
    text = "\n".join(["List of partners, as of May", "", lines[0], "-" * 40, *lines[1:]])
    (tmp_path / name).write_text(text, encoding="utf-8")
    reading = read_register(tmp_path / name)
    assert named(reading) == EXPECTED
    assert any("columns parted by spaces" in one for one in reading.notes)


def test_a_word_that_reaches_into_the_next_column_stays_whole() -> None:
    starts = column_starts(["Ref  Partner     Country"])
    assert starts == (0, 5, 17)
    assert cells_at("7    Invented Unity Norway", starts) == ["7", "Invented Unity", "Norway"]
    assert cells_at("     Invented    Norway", starts) == ["", "Invented", "Norway"]
    assert cells_at("7    Invented    Norway", starts) == ["7", "Invented", "Norway"]


def test_headings_with_commas_part_by_commas() -> None:
    assert column_starts(["Ref,  Partner,  Country"]) == ()


def document(path: Path, rows: list[list[str]]) -> Path:
    docx = pytest.importorskip("docx")
    text = docx.Document()
    text.add_paragraph("Our cooperations in the year")
    table = text.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, one in zip(table.add_row().cells, row, strict=True):
            cell.text = one
    text.save(path)
    return path


def test_a_register_in_a_word_document_is_a_register(tmp_path: Path) -> None:
    reading = read_register(document(tmp_path / "a.docx", [HEADS, *ROWS]))
    assert named(reading) == EXPECTED
    assert any("the text around it is not read" in one for one in reading.notes)
    place = reading.proposals[1].parties[0].place
    assert place is not None
    assert place.row == 3


def test_a_register_that_is_read_as_one_proposal_says_so(tmp_path: Path) -> None:
    found = read_agreement(document(tmp_path / "a.docx", [HEADS, *ROWS]))
    assert any("several projects, read here as one" in one for one in found.proposal.not_read)


@pytest.mark.parametrize(
    "heads",
    [
        pytest.param(["WP no.", "Title", "Lead partner", "Country"], id="work packages"),
        pytest.param(["", "Task", "Partner institution", "Country"], id="tasks"),
    ],
)
def test_a_table_of_one_project_stays_one_project(tmp_path: Path, heads: list[str]) -> None:
    assert len(read_register(document(tmp_path / "a.docx", [heads, *ROWS])).proposals) == 1


def printed(path: Path, rows: list[list[str]], stroke: str) -> Path:
    source = f"""
    Register of projects
    #let rows = json(bytes(sys.inputs.rows))
    #table(columns: (60pt, 110pt, 170pt, 60pt), stroke: {stroke}, ..rows.flatten().map(one => [#one]))
    """
    made = typst.compile(source.encode(), format="pdf", sys_inputs={"rows": json.dumps(rows)})
    path.write_bytes(made)
    return path


@pytest.mark.parametrize("last", [pytest.param("NO", id="a country"), pytest.param("Partner", id="a role")])
def test_a_printed_register_is_read_over_all_its_pages(tmp_path: Path, last: str) -> None:
    heads = [*HEADS[:3], "Country" if last == "NO" else "Role"]
    rows = [[f"P-{one}", "Fans", f"Invented Academy {one}", last] for one in range(1, 90)]
    reading = read_register(printed(tmp_path / "a.pdf", [heads, *rows], "0.5pt"))
    assert reading.ids() == [f"P-{one}" for one in range(1, 90)]
    assert reading.refused == 0


@pytest.mark.parametrize("stroke", ["none", "(x: none, y: 0.4pt)"])
def test_a_printed_register_without_upright_lines_goes_on_over_its_pages(tmp_path: Path, stroke: str) -> None:
    rows = [[f"P-{one}", "Fans", f"Invented Academy {one}", "NO"] for one in range(1, 90)]
    reading = read_register(printed(tmp_path / "a.pdf", [HEADS, *rows], stroke))
    assert reading.ids() == [f"P-{one}" for one in range(1, 90)]
    assert reading.refused == 0


def test_a_project_that_goes_on_over_the_end_of_a_page_stays_one(tmp_path: Path) -> None:
    rows = [
        row
        for one in range(1, 50)
        for row in ([f"P-{one}", "Fans", f"Academy {one}", "NO"], ["", "", f"Institute {one}", "CN"])
    ]
    reading = read_register(printed(tmp_path / "a.pdf", [HEADS, *rows], "none"))
    assert reading.ids() == [f"P-{one}" for one in range(1, 50)]
    assert {len(one.parties) for one in reading.proposals} == {2}


def test_cells_and_headings_of_several_lines_are_one_each_over_the_pages(tmp_path: Path) -> None:
    heads = [
        "Ref",
        "Project title",
        "Name of the foreign partner institution or company",
    ]
    heads.append("Country")
    name = "Invented Academy of Optics, Precision Mechanics and Space {}"
    rows = [[f"P-{one}", "Fans for the wards of hospitals", name.format(one), "NO"] for one in range(1, 61)]
    reading = read_register(printed(tmp_path / "a.pdf", [heads, *rows], "none, row-gutter: 4pt"))
    found = [(one.id, one.title, [party.name for party in one.parties]) for one in reading.proposals]
    assert found == [(row[0], row[1], [row[2]]) for row in rows]


def test_pages_of_a_printed_register_that_are_not_read_are_told(tmp_path: Path) -> None:
    rows = [[f"P-{one}", "Fans", f"Invented Academy {one}", "NO"] for one in range(1, 30)]
    source = f"""
    #set page(height: 400pt)
    #let rows = json(bytes(sys.inputs.rows))
    #let cells(of) = of.flatten().map(one => [#one])
    #table(columns: 4, stroke: none, ..cells(rows.slice(0, 9)))
    #pagebreak()
    {"What was added later. " * 20}

    #h(50pt) #table(columns: (90pt, 40pt, 120pt, 30pt), stroke: none, ..cells(rows.slice(9)))
    """
    inputs = {"rows": json.dumps([HEADS, *rows])}
    (tmp_path / "a.pdf").write_bytes(typst.compile(source.encode(), format="pdf", sys_inputs=inputs))
    reading = read_register(tmp_path / "a.pdf")
    left = [one.place.sheet for one in reading.not_read if "where the register goes on there" in one.says]
    assert len(reading.proposals) < len(rows)
    assert left == ["page 2", "page 3"]
    assert reading.refused >= len(left)


def test_hidden_columns_of_an_opendocument_sheet_are_told(tmp_path: Path) -> None:
    path = files.ods(tmp_path / "a.ods", [HEADS, *ROWS])
    with zipfile.ZipFile(path) as archive:
        members: dict[str, bytes | str] = {one: archive.read(one) for one in archive.namelist()}
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/><table:table-column/>'
    )
    start = b'<table:table table:name="Partners">'
    members["content.xml"] = bytes(members["content.xml"]).replace(start, start + columns.encode())  # type: ignore[arg-type]
    reading = read_register(files.packed(path, members))
    assert named(reading) == EXPECTED
    assert any("hidden columns that were read too: C" in one for one in reading.notes)


def test_a_line_in_brackets_below_the_headings_explains_them(tmp_path: Path) -> None:
    rows = [HEADS, ["(text)", "(text)", "(legal name)", "(ISO code)"], *ROWS]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows))
    assert named(reading) == EXPECTED
    assert [one.says for one in reading.not_read] == ["a line that explains the headings"]


def test_questions_in_german_ask_for_a_name_and_a_country(tmp_path: Path) -> None:
    heads = ["Name und Sitz der Partnereinrichtung", "In welchem Land sitzt der Partner?"]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", [heads, ["Invented Institute", "China"]]))
    assert named(reading) == [("row-2", "Invented Institute", "CN")]


NODE = {
    "@type": "ResearchProject",
    "@id": "P-1",
    "name": "Quiet fans",
    "author": {"@type": "Person", "name": "A. Person", "gender": "f"},
    "member": [{"@id": "#o1"}, {"@type": "schema:Organization", "name": "Invented Institute of Optics",
                                "address": {"addressCountry": "CN"}}],
    "funder": {"@type": "Organization", "name": "Invented Fund"},
}  # fmt: skip
BODY = {
    "@id": "#o1",
    "@type": "CollegeOrUniversity",
    "name": "Invented University of Oslo",
    "address": {"addressCountry": "NO"},
}


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"@context": "https://schema.org", "@graph": [NODE, BODY]}, id="a graph"),
        pytest.param(
            {"@context": "https://schema.org", **NODE, "member": [BODY, NODE["member"][1]]},  # type: ignore[index]
            id="one node",
        ),
    ],
)
def test_linked_data_names_its_bodies_by_reference_or_in_place(tmp_path: Path, value: Any) -> None:
    (tmp_path / "a.jsonld").write_text(json.dumps(value), encoding="utf-8")
    reading = read_register(tmp_path / "a.jsonld")
    one = reading.proposals[0]
    assert (one.id, one.title, one.funder) == ("P-1", "Quiet fans", "Invented Fund")
    partners = [(party.name, party.country) for party in one.parties if party.role == "partner"]
    assert partners == [("Invented University of Oslo", "NO"), ("Invented Institute of Optics", "CN")]
    assert reading.dropped == ("author.gender",)
