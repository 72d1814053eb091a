"""Folders of mixed files: every one is read, refused or named as left out."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from screening.app.run_settings import RunSettings
from screening.app.run_workshop import profile_of
from screening.errors import InvalidFile
from screening.intake.agreements import is_document
from screening.intake.reading import Reading
from screening.intake.register import read_register
from tests.intake import files

TEXT = "Title: Wetlands\nPartners: Lanzhou University; Universitetet i Bergen\n"


def proposal(folder: Path, name: str, identity: str) -> None:
    given = {
        "schema": "screening/proposal/1",
        "id": identity,
        "title": "Soil maps",
        "nationality": "x",
        "parties": [{"name": "Invented Academy", "role": "partner"}],
    }
    (folder / name).write_text(json.dumps(given), encoding="utf-8")


def partners(reading: Reading) -> dict[str, list[str]]:
    return {one.id: [party.name for party in one.parties] for one in reading.proposals}


def test_proposals_beside_tables_are_read_too(tmp_path: Path) -> None:
    files.xlsx(tmp_path / "a.xlsx")
    proposal(tmp_path, "b.json", "J-1")
    proposal(tmp_path, "c.yaml", "P-1")
    (tmp_path / "d.txt").write_text(TEXT)
    reading = read_register(tmp_path)
    assert partners(reading) == {
        "P-1": ["Invented University of Oslo", "Invented Institute of Optics"],
        "P-2": ["示例理工大学"],
        "J-1": ["Invented Academy"],
        "P-1 (2)": ["Invented Academy"],
        "d": ["Lanzhou University", "Universitetet i Bergen"],
    }
    assert list(reading.proposals.ids) == list(partners(reading))
    assert reading.whole == 3
    assert reading.dropped == ("nationality",)


def test_what_a_folder_holds_besides_is_named(tmp_path: Path) -> None:
    proposal(tmp_path, "a.json", "J-1")
    files.text(tmp_path / "colours.csv", [["Colour"], ["red"]])
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "notes.docx").write_bytes(b"PK rubbish")
    (tmp_path / "picture.jpg").write_bytes(b"x")
    (tmp_path / "older").mkdir()
    reading = read_register(tmp_path)
    assert list(reading.proposals.ids) == ["J-1"]
    assert sorted((one.place.file, one.kind) for one in reading.not_read) == [
        ("colours.csv", "skipped"),
        ("empty.csv", "refused"),
        ("notes.docx", "refused"),
        ("older/", "skipped"),
        ("picture.jpg", "skipped"),
    ]
    assert (reading.left_out, reading.refused) == (3, 2)


def test_one_table_that_cannot_be_read_does_not_stop_the_proposals_beside_it(tmp_path: Path) -> None:
    proposal(tmp_path, "a.json", "J-1")
    (tmp_path / "b.csv").write_bytes(b"Ref,Partner\n1,A\0B\n")
    reading = read_register(tmp_path)
    assert [(one.place.file, one.kind) for one in reading.not_read] == [("b.csv", "refused")]


def test_many_files_in_a_folder_are_all_read(tmp_path: Path) -> None:
    for number in range(70):
        files.text(tmp_path / f"{number:02}.csv", [["Ref", "Partner"], [f"A{number}", "Invented Academy"]])
    assert len(read_register(tmp_path).proposals) == 70


def test_a_list_in_a_plain_text_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Partner\nInvented Academy\nInvented Institute\n")
    assert len(read_register(path).tables) == 1


def test_running_text_without_a_party_is_no_project(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Dear all,\nthe meeting of the partners, and of their guests, is on Monday.\n")
    with pytest.raises(InvalidFile):
        read_register(path)


BOMB = b"0" * 12_000_000


def test_a_file_that_exceeds_a_limit_does_not_stop_the_others(tmp_path: Path) -> None:
    files.xlsx(tmp_path / "a.xlsx")
    files.packed(tmp_path / "b.xlsx", {"xl/workbook.xml": "<a/>", "xl/worksheets/sheet1.xml": BOMB})
    files.packed(tmp_path / "c.docx", {"word/document.xml": BOMB})
    files.packed(tmp_path / "d.xlsx", {"partners.csv": "Partner\nInvented Academy\n"})
    reading = read_register(tmp_path)
    assert list(reading.proposals.ids) == ["P-1", "P-2"]
    refused = {one.place.file: one.says for one in reading.not_read if one.kind == "refused"}
    assert sorted(refused) == ["b.xlsx", "c.docx", "d.xlsx"]
    assert "--limit ratio=NUMBER" in refused["b.xlsx"] and "--limit ratio=NUMBER" in refused["c.docx"]
    assert "a ZIP archive inside what was given" in refused["d.xlsx"]


def test_where_every_file_of_a_folder_is_refused_each_reason_is_told(tmp_path: Path) -> None:
    files.packed(tmp_path / "b.xlsx", {"xl/workbook.xml": "<a/>", "xl/worksheets/sheet1.xml": BOMB})
    (tmp_path / "c.csv").write_text("")
    with pytest.raises(InvalidFile) as caught:
        read_register(tmp_path)
    assert [one[:12] for one in caught.value.problems] == ["b.xlsx: refu", "c.csv: the f"]


def test_running_text_is_read_under_the_profile_of_a_register_unless_it_is_told_otherwise(
    tmp_path: Path,
) -> None:
    (tmp_path / "d.txt").write_text(TEXT)
    assert read_register(tmp_path).profile == "register"
    proposal(tmp_path, "b.json", "J-1")
    reading = read_register(tmp_path)
    assert reading.profile == "full"
    settings = RunSettings(as_of=date(2026, 11, 21)).for_profile(reading.profile)
    assert {one.id: profile_of(one.place, settings) for one in reading.proposals} == {
        "J-1": "full",
        "d": "register",
    }
    said = RunSettings(as_of=date(2026, 11, 21), profile="full").for_profile(reading.profile)
    assert {profile_of(one.place, said) for one in reading.proposals} == {"full"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_named_and_never_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "delivery"
    folder.mkdir()
    files.xlsx(folder / "a.xlsx")
    os.mkfifo(folder / "b.csv")
    refused = [one for one in read_register(folder).not_read if one.place.file == "b.csv"]
    assert [(one.says, one.kind) for one in refused] == [
        ("no file: a link that leads nowhere, or a pipe", "refused")
    ]
    with pytest.raises(InvalidFile, match="a pipe or a device"):
        read_register(folder / "b.csv")


@pytest.mark.parametrize(
    ("clause", "document"),
    [
        pytest.param("between Example University, Street 1, and Sample Institute", True, id="English"),
        pytest.param("zwischen der Universität Ulm und dem Beispiel-Institut", True, id="German"),
        pytest.param("and Example University, Oslo, Norway", False, id="a row of a table"),
    ],
)  # fmt: skip
def test_a_plain_text_with_an_opening_clause_is_a_document(
    clause: str, document: bool, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Agreement\n\n{clause}.\n", encoding="utf-8")
    assert is_document(path) is document


def delivery(folder: Path, *, with_partners: bool) -> Path:
    """The two tables of an export that belong together, and a table that is no part of it."""
    project = "id;acronym;title;objective;frameworkProgramme\n7;BAYS;Tides in narrow bays;Floats;HORIZON\n"
    (folder / "project.csv").write_text(project, encoding="utf-8")
    if with_partners:
        partner = "projectID;name;country;activityType\n7;Invented College;NO;HES\n"
        (folder / "organization.csv").write_text(partner, encoding="utf-8")
        (folder / "ours.csv").write_text("Ref;Partner\n1;Invented Academy\n", encoding="utf-8")
    return folder


def test_tables_of_one_delivery_are_read_together_and_no_other_beside_them(tmp_path: Path) -> None:
    reading = read_register(delivery(tmp_path, with_partners=True))
    (project,) = reading.proposals
    assert (project.title, [one.name for one in project.parties]) == (
        "Tides in narrow bays",
        ["Invented College"],
    )
    (left,) = reading.not_read
    assert (left.place.file, left.kind) == ("ours.csv", "skipped")
    assert "stands beside a known delivery" in left.says


def test_a_table_of_projects_alone_names_nobody_and_says_so(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="no column names a partner"):
        read_register(delivery(tmp_path, with_partners=False))
