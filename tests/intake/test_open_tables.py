"""PDFs as text programs set them: tables without lines, running heads, a name below its label."""

import struct
import zlib
from pathlib import Path

import pytest
import typst

from screening.errors import InvalidFile
from screening.intake.agreements import read_agreement
from screening.intake.open_tables import Piece, open_tables

A, B = "Invented Institute of Optics", "Model College"


def pdf(folder: Path, source: str) -> Path:
    page = "#set page(height: 400pt, width: 420pt)\n#set text(size: 9pt)\n"
    (folder / "a.pdf").write_bytes(typst.compile((page + source).encode(), format="pdf"))
    return folder / "a.pdf"


def parties(path: Path) -> list[tuple[str, str]]:
    return [(one.name, one.country) for one in read_agreement(path).proposal.parties]


def cells(*rows: list[str], about: str = "stroke: none") -> str:
    inside = ", ".join(f"[{one}]" for row in rows for one in row)
    return (
        f"= Ice\nThe text before the table.\n#table(columns: {len(rows[0])}, {about}, {inside})\nAnd after."
    )


HEADS = ["Partner institution", "Country", "Task"]
ROWS = [HEADS, [A, "China", "Lenses"], [B, "Norway", "Snow"]]


@pytest.mark.parametrize(
    "about", ["stroke: none", "stroke: (x: none, y: 0.5pt)", "stroke: none, align: center"]
)
def test_a_table_without_upright_lines_names_its_partners(tmp_path: Path, about: str) -> None:
    assert parties(pdf(tmp_path, cells(*ROWS, about=about))) == [(A, "CN"), (B, "NO")]


def test_a_row_of_such_a_table_is_no_line_of_a_list(tmp_path: Path) -> None:
    rows = [["No.", "Partner institution", "Abbreviation"], ["1", A, "IIO"], ["2", B, "MC"]]
    assert parties(pdf(tmp_path, cells(*rows))) == [(A, ""), (B, "")]


def test_labels_beside_their_texts_are_read(tmp_path: Path) -> None:
    rows = [["Project title", "Ice on lakes"], ["Partner institution", A], ["Country", "China"]]
    path = pdf(tmp_path, cells(*rows))
    assert parties(path) == [(A, "CN")]


def test_the_lines_of_a_cell_are_one_name(tmp_path: Path) -> None:
    long = "Invented Institute of Optics and Precision Mechanics of the North"
    source = f"""#table(columns: (110pt, 60pt, 90pt), stroke: none, row-gutter: 4pt,
      [Partner institution], [Country], [Task], [{long}], [China], [Lenses for two of the instruments],
      [{B}], [], [Snow])"""
    assert parties(pdf(tmp_path, source)) == [(long, "CN"), (B, "")]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            "#columns(2)[= Partners\n#lorem(30)\n#colbreak()\n= Tasks\n#lorem(30)]", id="two columns"
        ),
        pytest.param(
            cells(["Year", "Institution of learning", "Cost"], ["1", "none", "2"]), id="other headings"
        ),
        pytest.param("Partners #h(60pt) of our group are many.", id="a gap in a line"),
    ],
)
def test_what_only_looks_like_a_table_names_nobody(tmp_path: Path, source: str) -> None:
    with pytest.raises(InvalidFile, match="no party's name was found"):
        read_agreement(pdf(tmp_path, source))


def test_a_line_that_runs_over_the_columns_ends_the_table() -> None:
    def piece(left: float, top: float, text: str, right: float) -> Piece:
        return Piece(left, top - 8, right, top, text)

    rows = [
        piece(10, 100, "Partner", 40), piece(100, 100, "Country", 140),
        piece(10, 88, B, 60), piece(100, 88, "Norway", 130),
        piece(10, 76, "This text goes over both of the columns.", 180),
    ]  # fmt: skip
    assert [one.cells for one in open_tables(rows)] == [(("Partner", "Country"), (B, "Norway"))]


def test_a_footer_goes_into_no_name_and_a_header_is_read_once(tmp_path: Path) -> None:
    source = f"""#set page(height: 150pt, header: [Agreement with {A}], footer: [University Form 7])
Partner: {B} of the #pagebreak() North #pagebreak() End"""
    path = pdf(tmp_path, source)
    assert "University Form 7" not in " ".join(name for name, _ in parties(path))
    assert [
        one.place.label() for one in read_agreement(path).proposal.parties if one.name == A and one.place
    ] == ["a.pdf › page 1"]


@pytest.mark.parametrize(
    "label", ["Partner institution:", "Partner institution", "Collaborating organisation"]
)
def test_a_name_may_stand_below_its_label(tmp_path: Path, label: str) -> None:
    assert parties(pdf(tmp_path, f"{label} \\\n{A} \\\nSample Town\n\n{B} is near.")) == [(A, "")]


def test_two_pages_that_begin_alike_have_no_header(tmp_path: Path) -> None:
    pages = (f"Partner institution \\\n{one} \\\nCountry: China" for one in (A, B))
    assert parties(pdf(tmp_path, "\n#pagebreak()\n".join(pages))) == [(A, "CN"), (B, "CN")]


@pytest.mark.parametrize("stroke", ["stroke: 0.5pt", "stroke: none"])
def test_what_cells_say_besides_names_is_text_of_the_project_too(tmp_path: Path, stroke: str) -> None:
    rows = [["Partner", "Work", "Country"], [A, f"Wind tunnel with {B}", "China"]]
    proposal = read_agreement(pdf(tmp_path, cells(*rows, about=stroke))).proposal
    assert [one.name for one in proposal.parties] == [A]
    assert [one.text for one in proposal.lines].count(f"Wind tunnel with {B}") == 1


def picture(width: int = 100, height: int = 100) -> str:
    """A picture over most of the page, as a scanner makes one."""
    lines = b"".join(b"\0" + bytes(place * 7 % 256 for place in range(width * 3)) for _ in range(height))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(lines)),
        (b"IEND", b""),
    )
    made = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(one)) + kind + one + struct.pack(">I", zlib.crc32(kind + one))
        for kind, one in parts
    )
    return f'#image(bytes(({",".join(map(str, made))})), width: 300pt, height: 290pt, fit: "stretch")\n'


def test_a_file_of_nothing_but_pictures_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile) as refused:
        read_agreement(pdf(tmp_path, picture() + "#pagebreak()\n" + picture()))
    assert len(refused.value.problems) == 1
    assert "a.pdf: every page is a picture without text (pages: 2), probably scanned" in str(refused.value)


def test_a_scanned_page_with_a_stamp_on_it_is_told_and_the_other_pages_are_read(tmp_path: Path) -> None:
    stamp = "#set page(footer: [Scanned with Model Scanner 3])\n"
    path = pdf(tmp_path, stamp + f"Partner: {A}, China\n#pagebreak()\n" + picture())
    reading = read_agreement(path)
    assert [one.name for one in reading.proposal.parties] == [f"{A}, China"]
    (told,) = (one for one in reading.not_read if "picture" in one.says)
    assert (told.place.sheet, told.kind) == ("page 2", "refused")
    assert "only this text was read" in told.says


def test_a_small_picture_and_a_page_of_text_on_a_picture_are_no_scans(tmp_path: Path) -> None:
    small = picture().replace("300pt", "60pt").replace("290pt", "40pt")
    behind = f"#place({picture().strip().removeprefix('#')})\n#lorem(60)\n"
    reading = read_agreement(pdf(tmp_path, f"{small}Partner: {A}\n#pagebreak()\n{behind}"))
    assert not any("picture" in one.says for one in reading.not_read)
