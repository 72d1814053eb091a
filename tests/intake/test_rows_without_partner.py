"""A row that names who pays, supplies or owns and no partner is a project too; no row is read for nobody."""

from pathlib import Path

import pytest

from screening.intake.reading import Reading
from screening.intake.register import read_register

from . import files

A, B, C = "Invented University of Oslo", "Sample Council", "Invented Optics Co., Ltd."
HEADS = ["Ref", "Title", "Partner", "Country", "Funder", "Supplier"]
FIRST = ["P-1", "Quiet fans", A, "NO", B, ""]


def read(folder: Path, *rows: list[str]) -> Reading:
    return read_register(files.xlsx(folder / "a.xlsx", rows))


def named(reading: Reading) -> dict[str, list[tuple[str, str]]]:
    return {one.id: [(party.name, party.role) for party in one.parties] for one in reading.proposals}


@pytest.mark.parametrize(
    ("row", "parties"),
    [
        pytest.param(["P-2", "Soil", "", "", B, ""], [(B, "funder")], id="a funder"),
        pytest.param(["P-2", "Soil", "", "", "", C], [(C, "supplier")], id="a supplier"),
        pytest.param(["P-2", "Soil", "", "", B, C], [(B, "funder"), (C, "supplier")], id="both"),
    ],
)
def test_who_else_takes_part_is_read_and_the_missing_partner_told(
    tmp_path: Path, row: list[str], parties: list[tuple[str, str]]
) -> None:
    reading = read(tmp_path, HEADS, FIRST, row)
    assert named(reading) == {"P-1": [(A, "partner"), (B, "funder")], "P-2": parties}
    assert reading.refused == 0
    (told,) = reading.not_read
    assert (told.kind, told.place.row) == ("noted", 3)
    assert told.says.startswith(
        "rows without a partner, read for who else takes part, such as the funder: 1,"
    )


def test_its_report_says_that_no_partner_was_looked_up(tmp_path: Path) -> None:
    one, two = read(tmp_path, HEADS, FIRST, ["P-2", "Soil", "tbd", "", B, ""]).proposals
    assert one.not_read == ()
    assert [text.partition(";")[0] for text in two.not_read] == ["no row of this project names a partner"]


def test_such_rows_are_told_of_once(tmp_path: Path) -> None:
    rows = [[f"P-{number}", "Soil", "", "", B, ""] for number in range(2, 9)]
    (told,) = read(tmp_path, HEADS, FIRST, *rows).not_read
    assert ": 7, the first is row 3;" in told.says


def test_a_placeholder_for_a_partner_is_told_of_in_its_row(tmp_path: Path) -> None:
    reading = read(tmp_path, HEADS, FIRST, ["P-2", "Soil", "to be confirmed", "", B, ""])
    assert named(reading)["P-2"] == [(B, "funder")]
    (told,) = reading.not_read
    assert (told.place.row, told.place.column, told.raw) == (
        3,
        "Partner",
        "P-2 | Soil | to be confirmed | " + B,
    )
    assert told.says.startswith("'to be confirmed' names no partner;")


@pytest.mark.parametrize("funder", ["", "n/a", "own funds", "12,000"])
def test_a_row_that_names_nobody_at_all_is_refused(tmp_path: Path, funder: str) -> None:
    reading = read(tmp_path, HEADS, FIRST, ["P-2", "Soil", "", "", funder, ""])
    assert list(named(reading)) == ["P-1"]
    assert reading.refused == 1


def test_the_head_of_a_group_is_not_told_of_as_without_a_partner(tmp_path: Path) -> None:
    rows = [["P-1", "Quiet fans", "", "", B, ""], ["", "", A, "NO", "", ""]]
    reading = read(tmp_path, HEADS, *rows)
    assert named(reading) == {"P-1": [(B, "funder"), (A, "partner")]}
    assert not reading.not_read


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        pytest.param('["Model College", "A Institute"]', ["Model College", "A Institute"], id="a"),
        pytest.param("['Model College', \"A's Institute\"]", ["Model College", "A's Institute"], id="b"),
        pytest.param("[Doe, J; Roe, R] Model College", ["Model College"], id="who wrote from where"),
        pytest.param("[Model College, Place]", ["[Model College, Place]"], id="nothing behind a bracket"),
    ],
)  # fmt: skip
def test_a_cell_in_square_brackets_names_somebody(tmp_path: Path, cell: str, names: list[str]) -> None:
    reading = read(tmp_path, ["Ref", "Title", "Partner"], ["P-1", "Quiet fans", cell])
    assert [one.name for one in reading.proposals[0].parties] == names


@pytest.mark.parametrize("cell", ["n/a; tbd", "tbd\nn/a", "1) tbd 2) n/a"])
def test_a_cell_of_nothing_but_placeholders_is_refused_and_not_read_for_nobody(
    tmp_path: Path, cell: str
) -> None:
    reading = read(tmp_path, ["Ref", "Title", "Partner"], ["P-1", "Fans", A], ["P-2", "Soil", cell])
    assert list(named(reading)) == ["P-1"]
    assert reading.refused == 1


def test_totals_of_a_list_without_numbers_and_titles_are_no_partner(tmp_path: Path) -> None:
    reading = read(tmp_path, ["Partner", "2024", "2025"], [A, "1", "2"], ["Grand Total", "1", "2"])
    assert [one.parties[0].name for one in reading.proposals] == [A]
    assert [(one.kind, one.says) for one in reading.not_read] == [("skipped", "a line of totals")]
