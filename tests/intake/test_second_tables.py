"""A sheet with more than one table: each is read under its own headings, and every row keeps its number."""

from pathlib import Path

import pytest

from screening.app.run_tables import column_rows
from screening.intake.reading import Reading
from screening.intake.register import read_register

from . import files

HEADS = ["Project no.", "Project title", "Partner institution", "Country"]
FIRST = [["P-1", "Quiet fans", "Invented University of Oslo", "NO"]]
OTHER = ["Partner", "Country", "Ref", "Purpose"]
SECOND = [["Sample University of Kyoto", "JP", "M-1", "Joint degree"]]


def read(folder: Path, *rows: list[str]) -> Reading:
    return read_register(files.xlsx(folder / "a.xlsx", rows))


def named(reading: Reading) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [
        (one.id, one.title, [(party.name, party.country) for party in one.parties])
        for one in reading.proposals
    ]


BOTH = [
    ("P-1", "Quiet fans", [("Invented University of Oslo", "NO")]),
    ("M-1", "Joint degree", [("Sample University of Kyoto", "JP")]),
]


@pytest.mark.parametrize(
    "between",
    [
        pytest.param([[]], id="a blank line"),
        pytest.param([[], []], id="two blank lines"),
        pytest.param([[], ["Agreements"]], id="a title"),
        pytest.param([[], ["Agreements"], []], id="a title and a blank line"),
    ],
)
def test_a_table_below_another_is_read_under_its_own_headings(
    tmp_path: Path, between: list[list[str]]
) -> None:
    reading = read(tmp_path, HEADS, *FIRST, *between, OTHER, *SECOND)
    assert named(reading) == BOTH
    assert {one.kind for one in reading.not_read} == {"skipped"}
    last = reading.proposals[1].parties[0].place
    assert last is not None
    assert (last.row, last.column) == (4 + len(between), "Partner")
    counts = reading.counts()
    parts = ("titles_and_headings", "read", "skipped", "refused")
    assert counts["rows"] == sum(counts[one] for one in parts) == 4 + len(between)


def test_the_columns_of_both_tables_are_told(tmp_path: Path) -> None:
    reading = read(tmp_path, HEADS, *FIRST, [], OTHER, *SECOND)
    assert [one[3] for one in column_rows(reading)] == [*HEADS, *OTHER]


def test_headings_without_a_blank_line_above_begin_a_table_where_every_word_is_one(tmp_path: Path) -> None:
    assert named(read(tmp_path, HEADS, *FIRST, OTHER, *SECOND)) == BOTH


def test_a_personal_column_of_the_second_table_is_dropped_and_named(tmp_path: Path) -> None:
    other, second = [*OTHER, "Nationality"], [*SECOND[0], "secret"]
    reading = read(tmp_path, HEADS, *FIRST, [], other, second)
    assert reading.dropped == ("Nationality",)
    rows = dict(reading.tables[0].user_rows())
    assert "secret" not in str(rows[5])
    assert any(one.place.column == "Nationality" for one in reading.not_read)


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(["Nationality of lead"], id="a personal column"),
        pytest.param(["Website", "City", "Start date", "End date", "Status"], id="more that is known"),
    ],
)
def test_a_second_table_that_is_better_known_takes_no_row_of_the_first(
    tmp_path: Path, more: list[str]
) -> None:
    reading = read(tmp_path, HEADS, *FIRST, [], [*OTHER, *more], *SECOND)
    assert [one[0] for one in named(reading)] == ["P-1", "M-1"]


def test_headings_in_two_languages_below_one_another_are_no_two_tables(tmp_path: Path) -> None:
    german = ["Projektnummer", "Projekttitel", "Partnereinrichtung", "Land"]
    assert named(read(tmp_path, german, HEADS, *FIRST)) == BOTH[:1]


def test_the_same_number_in_two_tables_is_two_projects(tmp_path: Path) -> None:
    second = [["Sample University of Kyoto", "JP", "P-1", "Joint degree"]]
    assert [one[0] for one in named(read(tmp_path, HEADS, *FIRST, [], OTHER, *second))] == ["P-1", "P-1 (2)"]


def test_a_table_of_persons_below_begins_no_register(tmp_path: Path) -> None:
    reading = read(tmp_path, HEADS, *FIRST, [], ["Name", "Phone", "Unit"], ["A. Person", "1", "Optics"])
    assert named(reading) == BOTH[:1]
    assert [one.kind for one in reading.not_read[-2:]] == ["refused", "refused"]


def test_a_first_row_beside_an_empty_heading_is_no_heading(tmp_path: Path) -> None:
    rows = [["Ref", "", "Partner", "Country", "", "Ref"], ["1", "", "Invented Institute", "NO", "", "9"]]
    assert named(read(tmp_path, *rows, ["2", "", "Invented Academy", "CN", "", "8"])) == [
        ("1", "1", [("Invented Institute", "NO")]),
        ("2", "2", [("Invented Academy", "CN")]),
    ]


@pytest.mark.parametrize("said", ['"', "〃", "ditto", "Dito", "同上", "as above"])
def test_what_says_as_above_says_what_stands_above(tmp_path: Path, said: str) -> None:
    rows = [["P-1", said, "Invented Institute", "CN"], [said, said, "Invented Academy", said]]
    assert named(read(tmp_path, HEADS, *FIRST, *rows)) == [
        (
            "P-1",
            "Quiet fans",
            [("Invented University of Oslo", "NO"), ("Invented Institute", "CN"), ("Invented Academy", "CN")],
        )
    ]


def test_a_country_of_two_letters_is_no_word_for_as_above(tmp_path: Path) -> None:
    rows = [["P-2", "Soil", "Invented Institute", "ID"], ["P-3", "Ice", "Invented Academy", "DO"]]
    assert [one[2][0][1] for one in named(read(tmp_path, HEADS, *FIRST, *rows))] == ["NO", "ID", "DO"]


@pytest.mark.parametrize("number", ["n/a", "TBC", "-", "pending", "wird vergeben", "待定", "#REF!"])
def test_rows_whose_number_is_still_to_come_are_not_one_project(tmp_path: Path, number: str) -> None:
    rows = [[number, "Fans", "Invented Institute", "CN"], [number, "Soil", "Invented Academy", "NO"]]
    found = named(read(tmp_path, HEADS, *rows))
    assert [(one[0], one[1]) for one in found] == [("row-2", "Fans"), ("row-3", "Soil")]


def test_numbers_that_a_spreadsheet_shortened_join_only_rows_of_one_title(tmp_path: Path) -> None:
    rows = [
        ["1.01E+08", "Fans", "Invented Institute", "CN"],
        ["1.01E+08", "Fans", "Invented Academy", "NO"],
        ["1.01E+08", "Soil", "Invented College", "FR"],
    ]
    reading = read(tmp_path, HEADS, *rows)
    assert [(one[0], len(one[2])) for one in named(reading)] == [("1.01E+08", 2), ("1.01E+08 (2)", 1)]
    noted = [one for one in reading.not_read if one.kind == "noted"]
    assert len(noted) == 1
    assert "shortened: 3, the first is '1.01E+08'" in noted[0].says
