"""What is read, or told, of a column whose heading does not say that it names organisations."""

from pathlib import Path

import pytest

from screening.intake.reading import Reading
from screening.intake.register import read_register

from . import files

A, B, C = "Invented University of Oslo", "Invented Institute of Optics", "Invented Academy"


def read(folder: Path, *rows: list[str]) -> Reading:
    return read_register(files.xlsx(folder / "a.xlsx", rows))


def named(reading: Reading) -> list[tuple[str, str]]:
    return [(one.name, one.country) for one in reading.proposals[0].parties]


def told(reading: Reading) -> list[str]:
    return [one.place.column for one in reading.not_read if "is not read, though" in one.says]


def test_a_coordinator_that_is_a_body_is_looked_up_with_its_country(tmp_path: Path) -> None:
    heads = ["Project ID", "Coordinator", "Coordinator country", "Partner 1", "Country 1"]
    assert named(read(tmp_path, heads, ["P-1", A, "NO", B, "CN"])) == [(A, "NO"), (B, "CN")]


@pytest.mark.parametrize(
    "who", ["Dr A. Person", "Dr A. Person, University of Ice", "A. Person (Ice Institute)"]
)
def test_a_coordinator_that_is_a_person_is_not_read(tmp_path: Path, who: str) -> None:
    heads = ["Project ID", "Coordinator", "Coordinator country", "Partner 1", "Country 1"]
    reading = read(tmp_path, heads, ["P-1", who, "NO", B, "CN"])
    assert (named(reading), told(reading)) == ([(B, "CN")], [])


@pytest.mark.parametrize(
    "heading",
    [
        "Lead partner",
        "Lead organisation",
        "Coordinating institution",
        "Applicant organisation",
        "PI institution",
    ],
)
def test_who_leads_is_looked_up_like_a_partner(tmp_path: Path, heading: str) -> None:
    assert named(read(tmp_path, ["ID", heading, "Collaborating organisations"], ["1", A, B])) == [
        (A, ""),
        (B, ""),
    ]


def test_partners_in_columns_without_a_heading_right_of_partners_are_looked_up(tmp_path: Path) -> None:
    reading = read(tmp_path, ["ID", "Partners", "", "", "Budget"], ["1", A, B, C, "5"], ["2", A, "", "", "5"])
    assert named(reading) == [(A, ""), (B, ""), (C, "")]


def test_remarks_in_a_column_without_a_heading_are_no_partners(tmp_path: Path) -> None:
    reading = read(tmp_path, ["ID", "Partner", ""], ["1", A, "to be renewed"], ["2", B, "see the file"])
    assert (named(reading), told(reading)) == ([(A, "")], [])


def test_a_column_of_bodies_that_is_not_read_is_told(tmp_path: Path) -> None:
    reading = read(tmp_path, ["ID", "Partner", "Stakeholder"], ["1", A, B], ["2", A, "none"])
    assert told(reading) == ["Stakeholder"]
    assert "1 of its first 2 cells" in next(one.says for one in reading.not_read)
    assert reading.refused == 0


@pytest.mark.parametrize("heading", ["Department", "Title", "Notes"])
def test_a_column_that_is_known_to_be_something_else_is_not_told(tmp_path: Path, heading: str) -> None:
    reading = read(tmp_path, ["ID", "Partner", heading], ["1", A, "Institute of Ice"])
    assert told(reading) == []


def test_countries_in_brackets_divide_a_list_and_tell_each_country(tmp_path: Path) -> None:
    assert named(read(tmp_path, ["ID", "Partners"], ["1", f"{A} (NO), {B} (CN)"])) == [
        (f"{A} (NO)", "NO"),
        (f"{B} (CN)", "CN"),
    ]
    assert named(read(tmp_path, ["ID", "Partners"], ["1", f"{B} (CA)"])) == [(f"{B} (CA)", "")]
