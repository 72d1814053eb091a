"""Tables of projects that stand side by side on a sheet are read one by one, each at its own columns."""

from pathlib import Path

import pytest

from screening.errors import InvalidFile
from screening.intake.mapping import Mapping
from screening.intake.preview import preview
from screening.intake.reading import Reading
from screening.intake.register import read_register

from . import files

A, B, C = "Invented University of Oslo", "Sample University of Kyoto", "Model College"
HEADS = ["Ref", "Title", "Partner", "Country"]
FANS = ["P-1", "Fans", A, "NO"]
LEFT = [HEADS, ["P-1", "Quiet fans", A, "NO"], ["P-2", "Soil maps", C, "IE"]]
RIGHT = [HEADS, ["Q-1", "Tides", B, "JP"]]
BOTH = {"P-1": [(A, "NO")], "P-2": [(C, "IE")], "Q-1": [(B, "JP")]}
Rows = list[list[str]]


def beside(left: Rows, right: Rows, gap: int = 1) -> Rows:
    """The rows of two tables side by side, with so many empty columns between."""
    count = max(len(left), len(right))
    left = [*left, *[[""] * len(left[0])] * (count - len(left))]
    right = [*right, *[[]] * (count - len(right))]
    return [[*one, *[""] * gap, *other] for one, other in zip(left, right, strict=True)]


def read(folder: Path, rows: Rows, mapping: Mapping | None = None) -> Reading:
    return read_register(files.xlsx(folder / "a.xlsx", rows), mapping=mapping)


def named(reading: Reading) -> dict[str, list[tuple[str, str]]]:
    return {one.id: [(party.name, party.country) for party in one.parties] for one in reading.proposals}


OTHERS = [["Agreement no", "Purpose", "University", "Nation"], RIGHT[1]]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(beside(LEFT, RIGHT), id="an empty column"),
        pytest.param(beside(LEFT, RIGHT, gap=3), id="three empty columns"),
        pytest.param(beside(LEFT, RIGHT, gap=0), id="the headings once more"),
        pytest.param([["Incoming", "", "", "", "", "Outgoing"], *beside(LEFT, RIGHT)], id="a title each"),
        pytest.param(beside(LEFT, OTHERS), id="other headings"),
        pytest.param([["", "", "", "", "Partnerships"], *beside(LEFT, RIGHT)], id="a title above the gap"),
        pytest.param(beside([["Of last year", "", "", ""], [""] * 4, *LEFT], RIGHT), id="further down"),
    ],
)
def test_tables_side_by_side_are_read_one_by_one(tmp_path: Path, rows: Rows) -> None:
    reading = read(tmp_path, rows)
    assert named(reading) == BOTH
    assert reading.refused == 0
    counts = reading.counts()
    assert counts["rows"] == sum(counts[one] for one in ("titles_and_headings", "read", "skipped", "refused"))


def test_three_tables_and_a_text_table_are_read_too(tmp_path: Path) -> None:
    third = [HEADS, ["R-1", "Wind", "Invented Academy", "FR"]]
    path = files.text(tmp_path / "a.csv", beside(beside(LEFT, RIGHT), third))
    assert named(read_register(path)) == {**BOTH, "R-1": [("Invented Academy", "FR")]}


def test_every_cell_is_quoted_with_its_own_column_and_the_table_by_where_it_begins(tmp_path: Path) -> None:
    reading = read(tmp_path, beside(LEFT, RIGHT))
    left, right = reading.tables
    assert (left.sheet.name, right.sheet.name) == ("Sheet1", "Sheet1, from column F")
    assert [one.letter for one in right.columns] == ["F", "G", "H", "I"]
    place = reading.proposals[2].parties[0].place
    assert place is not None
    assert place.label() == 'a.xlsx › Sheet1, from column F › row 2 › "Partner"'
    assert any("this one begins in column F" in one for one in reading.notes)


def test_a_sheet_is_meant_by_its_own_name_and_a_part_by_its(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx", beside(LEFT, RIGHT))
    assert named(read_register(path, sheet="Sheet1")) == BOTH
    assert list(named(read_register(path, sheet="Sheet1, from column F"))) == ["Q-1"]
    assert [one.sheet.name for one in preview(path, Mapping())] == ["Sheet1", "Sheet1, from column F"]
    with pytest.raises(InvalidFile, match="the sheets are 'Sheet1', 'Sheet1, from column F'"):
        read_register(path, sheet="Sheet2")


def test_two_lists_that_count_from_one_are_two(tmp_path: Path) -> None:
    heads = ["No", "Partner", "Country"]
    rows = beside([heads, ["1", A, "NO"], ["2", C, "IE"]], [heads, ["1", B, "JP"]])
    assert named(read(tmp_path, rows)) == {"1": [(A, "NO")], "2": [(C, "IE")], "1 (2)": [(B, "JP")]}


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        pytest.param([*HEADS, "", "Partner 2", "Country 2"], [*FANS, "", B, "JP"], id="a partner"),
        pytest.param([*HEADS, "", "Ref", "Partner", "Country"], [*FANS, "", "P-1", B, "JP"], id="its number"),
        pytest.param([*HEADS, "Ref", "Partner", "Country"], [*FANS, "P-1", B, "JP"], id="without a gap"),
        pytest.param(
            ["Ref", "Title", "Lead partner", "Country", "", "Acronym", "Partner", "Country"],
            [*FANS, "", "FAN", B, "JP"],
            id="its short name",
        ),
    ],
)  # fmt: skip
def test_a_table_with_an_empty_column_is_one(tmp_path: Path, heads: list[str], row: list[str]) -> None:
    assert named(read(tmp_path, [heads, row])) == {"P-1": [(A, "NO"), (B, "JP")]}


def test_what_lists_no_projects_beside_a_table_is_no_table(tmp_path: Path) -> None:
    statistic = [["Institution", "Projects"], [A, "1"], [C, "1"]]
    assert len(read(tmp_path, beside(LEFT, statistic)).tables) == 1


def test_a_legend_beside_a_table_names_nobody(tmp_path: Path) -> None:
    legend = [["Country codes", "Meaning"], ["NO", "Norway"], ["IE", "Ireland"]]
    reading = read(tmp_path, beside(LEFT, legend))
    assert named(reading) == {one: BOTH[one] for one in ("P-1", "P-2")}
    assert [one.sheet.name for one in reading.tables] == ["Sheet1"]
