"""Word documents as forms make them: fields to fill in, tables inside tables, text boxes, margins, lines."""

import zipfile
from pathlib import Path

import pytest

from screening.errors import InvalidFile
from screening.intake.agreements import read_agreement

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OPTICS, COLLEGE = "Invented Institute of Optics", "Model College"


def p(text: str) -> str:
    lines = "<w:br/>".join(f"<w:t>{one}</w:t>" for one in text.split("\n"))
    return f"<w:p><w:r>{lines}</w:r></w:p>"


def cell(inside: str) -> str:
    return f"<w:tc>{inside if inside.startswith('<') else p(inside)}</w:tc>"


def row(*cells: str, about: str = "") -> str:
    return f"<w:tr>{about}{''.join(one if one.startswith('<w:sdt') else cell(one) for one in cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def field(inside: str, *, empty: bool = False) -> str:
    """A field of a form; an empty one shows what it asks for."""
    asks = "<w:showingPlcHdr/>" * empty
    return f"<w:sdt><w:sdtPr>{asks}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def word(folder: Path, *parts: str, space: str = MAIN, comments: str = "") -> Path:
    boxes = (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    body = f'<w:document xmlns:w="{space}"{boxes}><w:body>{"".join(parts)}</w:body></w:document>'
    path = folder / "form.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", body)
        if comments:
            archive.writestr("word/comments.xml", f'<w:comments xmlns:w="{MAIN}">{comments}</w:comments>')
    return path


def parties(path: Path) -> list[tuple[str, str]]:
    return [(one.name, one.country) for one in read_agreement(path).proposal.parties]


HEADS = row("Partner institution", "Country")
BOTH = [(OPTICS, "CN"), (COLLEGE, "NO")]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([field(field(row(OPTICS, "China")) + field(row(COLLEGE, "Norway")))], id="repeated"),
        pytest.param([row(field(cell(OPTICS)), "China"), row(COLLEGE, field(cell("Norway")))], id="cells"),
        pytest.param([f"<w:customXml>{row(OPTICS, 'China')}</w:customXml>", row(COLLEGE, "Norway")],
                     id="custom"),
        pytest.param([row(OPTICS, "China"), row(COLLEGE, "Norway"),
                      row("Deleted College", "Norway", about="<w:trPr><w:del/></w:trPr>")], id="deleted"),
    ],
)  # fmt: skip
def test_fields_around_rows_and_cells_lose_no_partner(tmp_path: Path, rows: list[str]) -> None:
    assert parties(word(tmp_path, table(HEADS, *rows))) == BOTH


def test_what_a_field_asks_for_is_no_partner(tmp_path: Path) -> None:
    asked = field(p("Click or tap here to enter text."), empty=True)
    inline = "<w:p><w:r><w:t>Partner 1: </w:t></w:r>" + field(p("Enter a name")[5:-6], empty=True) + "</w:p>"
    path = word(tmp_path, p(f"Partner 2: {COLLEGE}"), inline, table(row("Partner institution", asked)))
    assert parties(path) == [(COLLEGE, "")]
    with pytest.raises(InvalidFile, match="no party's name was found"):
        read_agreement(word(tmp_path, inline))


def test_a_table_inside_a_cell_is_one_of_its_own(tmp_path: Path) -> None:
    inner = table(row("Institution", "Country"), row(OPTICS, "China"), row(COLLEGE, "Norway"))
    path = word(tmp_path, table(row("Partners", inner + p("")), row("Start date", "1 March 2027")))
    assert parties(path) == BOTH
    assert read_agreement(path).proposal.starts == "2027-03-01"


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p(f'Partner: {OPTICS}, China')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    shape = f"<w:p><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>"
    path = word(tmp_path, p("Ice"), shape, p(f"Partner: {COLLEGE}"))
    places = [one.place.sheet for one in read_agreement(path).proposal.parties if one.place]
    assert places == ["document, paragraph 3", "document, paragraph 4"]


def test_a_document_saved_as_strict_is_read(tmp_path: Path) -> None:
    assert parties(word(tmp_path, p(f"Partner: {COLLEGE}"), space=STRICT)) == [(COLLEGE, "")]


def test_comments_in_the_margin_are_told_and_not_read(tmp_path: Path) -> None:
    path = word(
        tmp_path, p(f"Partner: {COLLEGE}"), comments=f"<w:comment >{p(f'Partner: {OPTICS}')}</w:comment>"
    )
    reading = read_agreement(path)
    assert [one.name for one in reading.proposal.parties] == [COLLEGE]
    assert [one.says.partition(";")[0] for one in reading.not_read] == [
        "comments in the margin were not read: 1"
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(f"Partners:\n{OPTICS} (China)\n{COLLEGE} (Norway)",
                     [(f"{OPTICS} (China)", "CN"), (f"{COLLEGE} (Norway)", "NO")], id="a list"),
        pytest.param(f"Partner: {COLLEGE}\nCountry: Norway\nContact: the office", [(COLLEGE, "NO")],
                     id="labels"),
        pytest.param("Partner: Invented Institute of\nOptics", [(OPTICS, "")], id="a name over two lines"),
    ],
)  # fmt: skip
def test_lines_of_one_paragraph(tmp_path: Path, lines: str, expected: list[tuple[str, str]]) -> None:
    assert parties(word(tmp_path, p(lines))) == expected


def test_the_country_below_a_partner_is_its_own(tmp_path: Path) -> None:
    path = word(tmp_path, p(f"Partner: {COLLEGE}"), p("Country: Norway"), p("Text"), p("Country: China"))
    assert parties(path) == [(COLLEGE, "NO")]


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        pytest.param("<w:strike/>", True, id="once"),
        pytest.param("<w:dstrike/>", True, id="twice"),
        pytest.param('<w:strike w:val="0"/>', False, id="off"),
        pytest.param("<w:b/>", False, id="bold"),
    ],
)
def test_words_that_are_struck_through_are_read_and_told(tmp_path: Path, mark: str, told: bool) -> None:
    run = f"<w:r><w:rPr>{mark}</w:rPr><w:t>Partner: Model College</w:t></w:r>"
    found = read_agreement(word(tmp_path, f"<w:p>{run}</w:p>"))
    assert [one.name for one in found.proposal.parties] == ["Model College"]
    assert any("struck through" in one.says for one in found.not_read) is told
