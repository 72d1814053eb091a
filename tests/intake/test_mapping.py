"""What a reading would be is shown, saved, edited and used again."""

from dataclasses import replace
from pathlib import Path

import pytest

from screening.app.map import as_dict, map_register, save_mapping, told
from screening.errors import InvalidFile, UsageError
from screening.intake.mapping import Mapping, fingerprint, read_mapping
from screening.intake.register import read_register
from screening.model.source import Place
from tests.intake import files

ROWS: list[files.Row] = [
    ["Agreements"],
    ["No.", "Counter-signatory", "Born", "Date of birth", "Where: town"],
    [1, "Invented University", "x", "1970-01-01", "Oslo"],
    [2, "Invented Institute", "y", "1971-01-01", "Xi'an"],
]


def test_a_sheet_that_cannot_be_read_yet_shows_its_headings_and_what_to_say(tmp_path: Path) -> None:
    shown = told(map_register(files.xlsx(tmp_path / "a.xlsx", ROWS), Mapping()))
    assert "headings in row 2" in shown
    assert "Counter-signatory" in shown
    assert "no column names a partner; say which one does: --map 'Heading=partner'" in shown
    assert "1970-01-01" not in shown


def test_a_saved_mapping_reads_the_next_file_of_the_same_layout(tmp_path: Path) -> None:
    given = Mapping().with_columns(["Counter-signatory=partner", "Where: town=partner_city"])
    previews = map_register(files.xlsx(tmp_path / "a.xlsx", ROWS), given)
    save_mapping(previews, tmp_path / "ours.yml", given, tmp_path / "a.xlsx")
    mapping = read_mapping(tmp_path / "ours.yml")
    assert mapping.columns["Counter-signatory"] == "partner"
    assert "Date of birth" not in mapping.columns
    assert mapping.layout == fingerprint(["Where: town", "Born", "Counter-signatory", "No.", "Date of birth"])
    reading = read_register(files.xlsx(tmp_path / "b.xlsx", ROWS[:1] + ROWS[1:]), mapping=mapping)
    assert [(one.parties[0].name, one.parties[0].city) for one in reading.proposals] == [
        ("Invented University", "Oslo"),
        ("Invented Institute", "Xi'an"),
    ]


@pytest.mark.parametrize("wanted", ["Counter-signatory", "counter signatory", "B"])
def test_a_heading_of_the_command_line_is_found_as_it_is_written_or_by_its_letter(
    tmp_path: Path, wanted: str
) -> None:
    given = Mapping().with_columns([f"{wanted}=partner"])
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", ROWS), mapping=given)
    assert reading.proposals[0].parties[0].name == "Invented University"


def test_a_heading_of_the_command_line_that_is_nowhere_is_not_passed_over(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx", ROWS)
    given = Mapping().with_columns(["Counter-signatory=partner", "Where: twon=partner_city"])
    for read in (read_register, lambda path, mapping: map_register(path, mapping)):
        with pytest.raises(UsageError) as caught:
            read(path, mapping=given)
        assert "--map 'Where: twon=partner_city': a.xlsx has no column with this heading" in str(caught.value)
        assert "did you mean 'Where: town'?" in str(caught.value)


def test_a_saved_heading_may_be_gone_next_year(tmp_path: Path) -> None:
    given = Mapping(columns={"Counter-signatory": "partner", "Room": "partner_city"})
    assert len(read_register(files.xlsx(tmp_path / "a.xlsx", ROWS), mapping=given).proposals) == 2


def test_a_preview_as_plain_values(tmp_path: Path) -> None:
    one = as_dict(map_register(files.xlsx(tmp_path / "a.xlsx"), Mapping(), rows=1)[0])
    assert (one["can_be_read"], one["heading_rows"]) == (True, [1])
    assert one["columns"][2] == {
        "column": "C", "heading": "Partner institution", "field": "partner", "how": "known heading",
    }  # fmt: skip
    assert [row["row"] for row in one["rows"]] == [2]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("schema: other\n", "begins with `schema: screening/mapping/1`"),
        ("schema: screening/mapping/1\ncolumns: {A: partnr}\n", "did you mean 'partner'?"),
        ("schema: screening/mapping/1\ncolumns: [a]\n", "one line a heading"),
        ("schema: screening/mapping/1\ndates: ymd\n", "expected dmy or mdy"),
        ("schema: screening/mapping/1\nheading_row: third\n", "expected the number of a row"),
        ("a: [", "not readable as YAML"),
    ],
)
def test_a_mapping_that_breaks_its_format_says_where(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "ours.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidFile) as refused:
        read_mapping(path)
    assert says in str(refused.value)
    assert str(refused.value).startswith("ours.yml")


LIST: list[files.Row] = [
    ["Invented University of Oslo", "NO"],
    ["Invented Institute of Optics", "CN"],
    ["Invented Academy", "NO"],
]


def test_a_list_without_headings_keeps_its_first_row_when_columns_are_named_by_letter(
    tmp_path: Path,
) -> None:
    given = Mapping().with_columns(["A=partner", "B=partner_country"])
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", LIST), mapping=given)
    assert [(one.parties[0].name, one.parties[0].country) for one in reading.proposals] == [
        ("Invented University of Oslo", "NO"),
        ("Invented Institute of Optics", "CN"),
        ("Invented Academy", "NO"),
    ]
    assert reading.proposals[0].parties[0].place == Place(file="a.xlsx", sheet="Sheet1", row=1, column="A")
    assert "read as a list without headings" in reading.notes[0]


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(["Who signs", "Where"], id="unknown"),
        pytest.param(["Partner university", "Where"], id="a known heading with the word of a body"),
    ],
)
def test_headings_above_columns_named_by_letter_are_no_row(tmp_path: Path, first: files.Row) -> None:
    given = Mapping().with_columns(["A=partner", "B=partner_country"])
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", [first, *LIST]), mapping=given)
    assert reading.proposals[0].parties[0].name == "Invented University of Oslo"
    assert len(reading.proposals) == 3


@pytest.mark.parametrize(("row", "projects"), [(0, 3), (1, 2)])
def test_the_user_says_whether_there_are_headings(tmp_path: Path, row: int, projects: int) -> None:
    given = replace(Mapping().with_columns(["A=partner"]), heading_row=row)
    assert len(read_register(files.xlsx(tmp_path / "a.xlsx", LIST), mapping=given).proposals) == projects


def test_a_row_of_headings_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"--heading-row 40: a\.xlsx has nothing in this row"):
        read_register(files.xlsx(tmp_path / "a.xlsx", LIST), mapping=Mapping(heading_row=40))


def test_a_saved_mapping_knows_a_list_without_headings(tmp_path: Path) -> None:
    given = Mapping().with_columns(["A=partner"])
    previews = map_register(files.xlsx(tmp_path / "a.xlsx", LIST), given)
    assert "no headings; every row is read" in told(previews)
    save_mapping(previews, tmp_path / "ours.yml", given, tmp_path / "a.xlsx")
    saved = read_mapping(tmp_path / "ours.yml")
    assert saved.heading_row == 0
    assert len(read_register(tmp_path / "a.xlsx", mapping=saved).proposals) == 3


def test_a_column_without_a_heading_is_saved_by_its_letter(tmp_path: Path) -> None:
    rows = [["Ref", "", "Country"], ["P-1", "Invented University", "NO"], ["P-2", "Invented Academy", "NO"]]
    path, given = files.xlsx(tmp_path / "a.xlsx", rows), Mapping().with_columns(["B=partner"])
    save_mapping(map_register(path, given), tmp_path / "ours.yml", given, path)
    reading = read_register(path, mapping=read_mapping(tmp_path / "ours.yml"))
    names = [party.name for one in reading.proposals for party in one.parties]
    assert names == ["Invented University", "Invented Academy"]
