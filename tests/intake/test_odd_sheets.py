"""Sheets as grants offices have them: questions as headings, groups, lists in a cell, lines of no row."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from screening.intake.mapping import Mapping
from screening.intake.reading import Reading
from screening.intake.register import read_register

from . import files

A, B, C = "Invented Institute of Optics", "Universitetet i Oppdiktet", "Invented Academy"


def read(folder: Path, *rows: list[str]) -> Reading:
    return read_register(files.xlsx(folder / "a.xlsx", rows))


def fields(reading: Reading) -> list[str]:
    return [one.field for one in reading.tables[0].columns]


def named(reading: Reading, place: int = 0) -> list[tuple[str, str]]:
    return [(one.name, one.country) for one in reading.proposals[place].parties]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        pytest.param(
            "Please enter the full legal name of the partner organisation as registered (no abbreviations)|"
            "In which country is the partner organisation based?",
            "partner partner_country",
            id="questions of a form",
        ),
        pytest.param(
            "Name of external collaborating organisation|Country of the collaborating organisation(s)",
            "partner partner_country",
            id="a country of an organisation is no second organisation",
        ),
        pytest.param("Partner1_Name|Partner1_Country", "partner partner_country", id="number inside"),
        pytest.param(
            "Partner #1 name|Partner #1 country", "partner partner_country", id="number with a sign"
        ),
        pytest.param(
            "Partner 1 (name)|Partner 1 (country)|Partner 1 (role)",
            "partner partner_country partner_role",
            id="what it asks in brackets",
        ),
        pytest.param("1st partner|2nd partner", "partner partner", id="ordinals"),
        pytest.param("1. Partner institution|2. Country", "partner partner_country", id="numbered questions"),
        pytest.param("Collaborators > Name|Collaborators > Country", "partner partner_country", id="levels"),
        pytest.param("Partner|Title of the project", "partner title", id="an article"),
        pytest.param(
            "Partner|Scope of work and description", "partner summary", id="a description of the work"
        ),
        pytest.param("Partner|Partner institution budget share", "partner ", id="a share of the partner"),
    ],
)
def test_headings_of_forms_and_exports(tmp_path: Path, headings: str, expected: str) -> None:
    assert fields(read(tmp_path, headings.split("|"), [A, "CN"])) == expected.split(" ")


def test_numbers_inside_headings_tie_countries_to_their_partner(tmp_path: Path) -> None:
    headings = ["Partner1_Name", "Partner2_Name", "Partner2_Country", "Partner1_Country"]
    assert named(read(tmp_path, headings, [A, B, "NO", "CN"])) == [(A, "CN"), (B, "NO")]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param("No.|Name|Letters of support|Budget", "id partner  amount", id="after a name"),
        pytest.param("No.|Name|Remits|Outlook", "id partner  ", id="unknown words after a name"),
        pytest.param("No.|1|2|3", "id partner partner partner", id="counted partners"),
        pytest.param("No.|Europe|Asia|Other", "id partner partner partner", id="nothing but unknown words"),
    ],
)
def test_under_a_partner_only_what_may_be_a_name_is_a_partner(
    tmp_path: Path, names: str, expected: str
) -> None:
    reading = read(tmp_path, ["Project", "Partners", "", ""], names.split("|"), ["7", A, B, C])
    assert fields(reading) == expected.split(" ")


@pytest.mark.parametrize(
    ("cell", "countries", "expected"),
    [
        pytest.param(f"{A}, {B}", "CN, NO", [(A, "CN"), (B, "NO")], id="commas, as many countries"),
        pytest.param(f"{A}/{B}", "China/Norway", [(A, "CN"), (B, "NO")], id="slash, as many countries"),
        pytest.param(f"{A} and {B}", "CN; NO", [(A, "CN"), (B, "NO")], id="and, as many countries"),
        pytest.param("Alpha\nBeta", "CN\nNO", [("Alpha", "CN"), ("Beta", "NO")], id="lines, as many"),
        pytest.param(f"{A} (China), {B} (Norway)", "", [(f"{A} (China)", "CN"), (f"{B} (Norway)", "NO")],
                     id="each with its country"),
        pytest.param(f"1) {A} 2) {B}", "", [(A, ""), (B, "")], id="numbers in one line"),
        pytest.param(f"1. {A}, 2. {B}", "", [(A, ""), (B, "")], id="numbers and commas"),
        pytest.param(f"a) {A} b) {B}", "", [(A, ""), (B, "")], id="letters"),
        pytest.param(f"• {A} • {B}", "", [(A, ""), (B, "")], id="bullets in one line"),
        pytest.param("- Alpha\n- Beta", "", [("Alpha", ""), ("Beta", "")], id="a list"),
        pytest.param(f"{A}\n{B}", "", [(A, ""), (B, "")], id="lines of two languages"),
        # near misses
        pytest.param(f"School of Optics, {A}", "CN", [(f"School of Optics, {A}", "CN")], id="a part of it"),
        pytest.param(f"{A}, Ulm", "CN, XX", [(f"{A}, Ulm", "")], id="a country that is none"),
        pytest.param("Institute no. 2) of Optics", "", [("Institute no. 2) of Optics", "")], id="a number"),
        pytest.param("University of A\nHarbour Road 5", "NO; CN; DE",
                     [("University of A Harbour Road 5", "")], id="lines of another number"),
    ],
)  # fmt: skip
def test_several_partners_in_a_cell_with_their_countries(
    tmp_path: Path, cell: str, countries: str, expected: list[tuple[str, str]]
) -> None:
    assert named(read(tmp_path, ["Ref", "Partner", "Country"], ["1", cell, countries])) == expected


@pytest.mark.parametrize(
    ("row", "kind", "says"),
    [
        pytest.param(["", "", "Total", "5"], "skipped", "a line of totals", id="total under partners"),
        pytest.param(["", "", "Total partners: 2", ""], "skipped", "a line of totals", id="with a number"),
        pytest.param(["---", "---", "---", ""], "skipped", "a line without letters", id="a ruled line"),
        pytest.param(["9", "Fog", "12345", ""], "refused", "'12345' names no organisation", id="a number"),
        pytest.param(["9", "Fog", "see comments", ""], "refused", "'see comments' names no", id="elsewhere"),
        pytest.param(["", "", "Total partners", "3"], "skipped", "a line of totals", id="a count beside it"),
        pytest.param(["", "", "ASIA", ""], "skipped", "a country or region and", id="a region alone"),
        pytest.param(["9", "Fog", "Y", ""], "refused", "'Y' names no organisation", id="yes"),
        pytest.param(["", "", "Norway", ""], "skipped", "a country or region and", id="a country alone"),
    ],
)
def test_a_line_that_names_nobody_is_told(tmp_path: Path, row: list[str], kind: str, says: str) -> None:
    reading = read(tmp_path, ["Ref", "Title", "Partner", "Budget"], ["1", "Ice", A, "5"], row)
    assert [(one.kind, one.place.row) for one in reading.not_read] == [(kind, 3)]
    assert says in reading.not_read[0].says


def test_a_partner_called_total_is_read(tmp_path: Path) -> None:
    reading = read(tmp_path, ["Ref", "Title", "Partner"], ["1", "Ice", "Total"], ["2", "Fog", A])
    assert named(reading) == [("Total", "")]


def test_headings_of_a_second_table_below_are_told(tmp_path: Path) -> None:
    rows = [["1", "Ice", A], ["", "", ""], ["Contract no", "Status", "Amount"], ["9", "open", "100"]]
    reading = read(tmp_path, ["Ref", "Title", "Partner"], *rows)
    assert [(one.place.row, one.kind) for one in reading.not_read] == [
        (3, "skipped"),
        (4, "refused"),
        (5, "refused"),
    ]
    assert "a sheet of its own" in reading.not_read[1].says


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_that_each_stand_in_one_cell_are_divided(tmp_path: Path, delimiter: str) -> None:
    rows = [["Ref", "Partner", "Country"], ["1", A, "CN"], ["2", f'"{B}"', "NO"]]
    reading = read(tmp_path, *([delimiter.join(one)] for one in rows))
    assert [named(reading, place) for place in (0, 1)] == [[(A, "CN")], [(B, "NO")]]
    assert any("every row stood in one cell" in one for one in reading.notes)


@pytest.mark.parametrize("delimiter", ["^", "~", "¦", "\x1f", "#"])
def test_a_rare_sign_divides_cells_where_the_headings_show_it(tmp_path: Path, delimiter: str) -> None:
    rows = [["Ref", "Title", "Partner"], ["1", "Ice, wet", A], ["2", "Fog, dry", B]]
    (tmp_path / "a.csv").write_text("\n".join(map(delimiter.join, rows)), encoding="utf-8")
    proposals = read_register(tmp_path / "a.csv").proposals
    assert [(one.title, one.parties[0].name) for one in proposals] == [("Ice, wet", A), ("Fog, dry", B)]


def test_a_list_of_names_with_commas_is_not_divided(tmp_path: Path) -> None:
    assert named(read(tmp_path, ["Partner"], [f"{A}, Norway"], [B])) == [(f"{A}, Norway", "NO")]


def test_a_row_that_a_comma_has_moved_is_refused_and_a_longer_one_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = ["Ref,Title,Partner,Country", f"1,Ice, and fog,{A},CN", f"2,Fog,{B},NO,a remark"]
    path.write_text("\n".join(lines), encoding="utf-8")
    reading = read_register(path)
    found = [(one.kind, one.place.row, one.place.column) for one in reading.not_read]
    assert found == [("refused", 2, "Country")]
    assert f"holds '{A}', no country" in reading.not_read[0].says
    assert named(reading) == [(B, "NO")]
    assert any("more cells than headings: 2, the first is row 2" in one for one in reading.notes)


def test_a_cell_of_a_page_that_reaches_down_holds_for_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text(
        "<table><tr><th>Ref</th><th>Title</th><th>Partner</th></tr>"
        f"<tr><td rowspan=2>1</td><td rowspan=2>Ice</td><td>{A}</td></tr><tr><td>{B}</td></tr>"
        f"<tr><td>2</td><td>Fog</td><td>{C}</td></tr></table>",
        encoding="utf-8",
    )
    reading = read_register(path)
    assert list(reading.proposals.ids) == ["1", "2"]
    assert (named(reading), named(reading, 1)) == ([(A, ""), (B, "")], [(C, "")])


@pytest.mark.parametrize("between", [[["", "", ""]], [["", "", ""], ["Contacts", "", ""]]])
def test_rows_of_a_second_table_become_no_projects(tmp_path: Path, between: list[list[str]]) -> None:
    rows = [["1", "Ice", A], *between, ["Name", "Phone", "Unit"], ["A. Person", "123", "Laboratory of Ice"]]
    reading = read(tmp_path, ["Ref", "Title", "Partner"], *rows)
    assert named(reading) == [(A, "")]
    last = reading.not_read[-1]
    assert (last.kind, last.raw) == ("refused", "")
    assert last.says.startswith(
        f"stands below row {len(rows)}, which reads like the headings of another table"
    )


def test_the_headings_repeated_end_a_second_table(tmp_path: Path) -> None:
    heads = ["Ref", "Title", "Partner"]
    rows = [["1", "Ice", A], [""] * 3, ["Name", "Phone", "Unit"], ["x", "1", "y"], heads, ["2", "Fog", B]]
    assert [one.parties[0].name for one in read(tmp_path, heads, *rows).proposals] == [A, B]


def test_a_row_that_names_a_project_holds_for_the_partners_below_it(tmp_path: Path) -> None:
    rows = [["1", "Ice", ""], ["", "", A], ["", "", B], ["2", "Fog", ""], ["", "", "Model College"]]
    reading = read(tmp_path, ["Ref", "Title", "Partner"], *rows)
    found = [(one.id, one.title, [party.name for party in one.parties]) for one in reading.proposals]
    assert found == [("1", "Ice", [A, B]), ("2", "Fog", ["Model College"])]
    assert reading.not_read == ()


def test_a_project_below_its_partner_is_not_given_to_the_next_partner(tmp_path: Path) -> None:
    rows = [["", "", A], ["1", "Ice", ""], ["", "", B], ["", "", "Grand Total"]]
    reading = read(tmp_path, ["Ref", "Title", "Partner"], *rows)
    assert [(one.place.row, one.kind) for one in reading.not_read] == [(3, "refused"), (5, "skipped")]


def test_a_hundredth_partner_is_read(tmp_path: Path) -> None:
    reading = read(tmp_path, ["Ref", "Partner 99", "Partner 100"], ["1", A, B])
    assert named(reading) == [(A, ""), (B, "")]


def test_a_remark_in_brackets_on_its_own_line_divides_no_cell(tmp_path: Path) -> None:
    reading = read(tmp_path, ["Ref", "Partner", "Country"], ["1", f"{A}\n(lead)\n{B}", "China\nNorway"])
    assert named(reading) == [(A, "CN"), (B, "NO")]


@pytest.mark.parametrize(
    ("heading", "dropped"),
    [
        pytest.param("PI's sex (m/f)", True, id="of a person"),
        pytest.param("Photo of the applicant", True, id="behind"),
        pytest.param("Sexe du porteur", True, id="French"),
        pytest.param("Country of origin of PI", True, id="origin of a person"),
        pytest.param("persons.birthDate", True, id="a record's name"),
        pytest.param("PI country of birth", True, id="words inside"),
        # near misses
        pytest.param("Country of origin", False, id="origin of goods or of a partner"),
        pytest.param("Country of origin (if known)", False, id="a remark behind it"),
        pytest.param("Lead partner", False, id="a lead"),
        pytest.param("Page of the applicant", False, id="a word that holds one"),
        pytest.param("Visitor programme", False, id="a visitor's programme"),
    ],
)
def test_whose_column_it_is_hides_no_personal_one(tmp_path: Path, heading: str, dropped: bool) -> None:
    reading = read(tmp_path, ["Ref", "Partner", heading], ["1", A, "x"])
    assert reading.dropped == ((heading,) if dropped else ())


PARTNERS = [["Projekt", "Partner", "Land"], ["P-1", "Invented University", "Norway"]]
CONTACTS = [["Fakultät", "Name", "Telefon"], ["Maschinenbau", "E. Muster", "4711"]]
BODIES = [["Name", "Land"], ["Imaginary University", "Norway"]]


@pytest.mark.parametrize(
    ("second", "mapping", "projects", "skipped"),
    [
        pytest.param(CONTACTS, {}, 1, ["Two"], id="a list of contacts"),
        pytest.param(CONTACTS, {"Name": "partner"}, 2, [], id="the same where the user says so"),
        pytest.param(BODIES, {}, 2, [], id="names with a country"),
    ],
)
def test_a_list_of_contacts_beside_a_register_is_left_out_and_named(
    tmp_path: Path, second: list[list[str]], mapping: dict[str, str], projects: int, skipped: list[str]
) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for name, rows in (("One", PARTNERS), ("Two", second)):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "a.xlsx")
    reading = read_register(tmp_path / "a.xlsx", mapping=Mapping(columns=mapping))
    assert len(reading.proposals) == projects
    assert [one.place.sheet for one in reading.not_read if "may hold people" in one.says] == skipped


def test_names_alone_are_read_where_no_other_sheet_has_partners(tmp_path: Path) -> None:
    rows = [["Name", "Telefon"], ["Invented University", "4711"]]
    assert len(read_register(files.xlsx(tmp_path / "a.xlsx", rows=rows)).proposals) == 1


def marked(book: Any, sheet: Any) -> None:
    """A comment, a partner that is struck through and one that is in part."""
    struck = book.add_format({"font_strikeout": True})
    sheet.write_comment("B2", "also Model College?")
    sheet.write_string(2, 1, B, struck)
    sheet.write_rich_string(3, 1, struck, "Left Institute", "\n" + C)


def test_comments_and_what_is_struck_through_are_told_by_their_cells(tmp_path: Path) -> None:
    rows = [["Ref", "Partner"], ["1", A], ["2", B], ["3", ""]]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows, change=marked))
    assert [len(one.parties) for one in reading.proposals] == [1, 1, 2]
    told = [(one.kind, one.place.sheet, one.says.partition(";")[0]) for one in reading.not_read]
    assert told == [
        ("noted", "Sheet1", "comments beside cells were not read (B2)"),
        (
            "noted",
            "Sheet1",
            "cells that are struck through, in whole or in part, were read like any other (B3, B4)",
        ),
    ]


def test_a_font_that_no_cell_has_and_a_strike_that_is_off_are_not_told(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx", [["Ref", "Partner"], ["1", A]], change=marked_elsewhere)
    assert [one.says for one in read_register(path).not_read] == ["the sheet is empty"]


def marked_elsewhere(book: Any, sheet: Any) -> None:
    book.add_format({"font_strikeout": True})
    book.add_worksheet("Empty").write_comment("A1", "x")


@pytest.mark.parametrize("source", ["='Bodies of all'!$A$2:$A$3", "=bodies"])
def test_the_choices_of_drop_down_lists_are_no_projects(tmp_path: Path, source: str) -> None:
    def choices(book: Any, sheet: Any) -> None:
        other = book.add_worksheet("Bodies of all")
        for row, cells in enumerate([["Institution", "Country"], [B, "NO"], [C, "CN"]]):
            other.write_row(row, 0, cells)
        book.define_name("bodies", "='Bodies of all'!$A$2:$A$3")
        sheet.data_validation("B2:B9", {"validate": "list", "source": source})

    path = files.xlsx(tmp_path / "a.xlsx", [["Ref", "Partner"], ["1", A]], change=choices)
    reading = read_register(path)
    assert [named(reading, one) for one in range(len(reading.proposals))] == [[(A, "")]]
    (told,) = reading.not_read
    assert (told.place.sheet, told.kind) == ("Bodies of all", "skipped")
    assert "what drop-down lists on other sheets offer" in told.says
    assert len(read_register(path, sheet="Bodies of all").proposals) == 2


def test_a_list_on_the_sheet_itself_hides_nothing(tmp_path: Path) -> None:
    def choices(_: Any, sheet: Any) -> None:
        sheet.data_validation("B2:B9", {"validate": "list", "source": "=$F$1:$F$3"})

    assert len(read_register(files.xlsx(tmp_path / "a.xlsx", change=choices)).proposals) == 2


def test_sentences_that_explain_a_form_are_no_headings(tmp_path: Path) -> None:
    def explained(book: Any, _: Any) -> None:
        sheet = book.add_worksheet("Instructions")
        lines = [
            "How to fill in this form",
            "1. Enter the partner institution in column C.",
            "2. Choose the country.",
        ]
        for row, line in enumerate(lines):
            sheet.write_string(row, 0, line)

    reading = read_register(files.xlsx(tmp_path / "a.xlsx", change=explained))
    assert len(reading.proposals) == 2
    assert [one.place.sheet for one in reading.not_read] == ["Instructions"]


def test_a_country_above_a_group_of_rows_is_no_row_wherever_it_stands(tmp_path: Path) -> None:
    rows = [
        ["Ref", "Title", "Partner"],
        ["Norway", "", ""],
        ["1", "Fans", A],
        ["", "Asia", ""],
        ["2", "Ice", B],
    ]
    reading = read(tmp_path, *rows)
    assert [one.id for one in reading.proposals] == ["1", "2"]
    assert [(one.kind, one.place.row) for one in reading.not_read] == [("skipped", 2), ("skipped", 4)]


def test_a_country_where_a_partners_country_stands_is_a_row_without_its_partner(tmp_path: Path) -> None:
    reading = read(tmp_path, ["Ref", "Partner", "Country"], ["1", A, "NO"], ["", "", "CN"])
    assert [(one.kind, one.place.row) for one in reading.not_read] == [("refused", 3)]


def test_a_comment_in_an_opendocument_sheet_is_told_by_its_cell_and_no_part_of_it(tmp_path: Path) -> None:
    path = files.ods(tmp_path / "a.ods", [["Ref", "Partner"], ["1", "@"]])
    with zipfile.ZipFile(path) as archive:
        members: dict[str, bytes | str] = {one: archive.read(one) for one in archive.namelist()}
    said = f"<office:annotation><text:p>{B}?</text:p></office:annotation><text:p>{A}</text:p>"
    members["content.xml"] = bytes(members["content.xml"]).replace(b"<text:p>@</text:p>", said.encode())  # type: ignore[arg-type]
    reading = read_register(files.packed(path, members))
    assert named(reading) == [(A, "")]
    assert [one.says.partition(";")[0] for one in reading.not_read] == [
        "comments beside cells were not read (B2)"
    ]
