"""What else offices hand in: files of other kinds, archives of proposals, answers of a service."""

import json
from pathlib import Path
from typing import Any

import pytest

from screening.errors import InvalidFile
from screening.intake.reading import Reading
from screening.intake.register import read_register

from . import files

A, B = "Invented Institute of Optics", "Invented Academy"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)
EXCEL_2003 = '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>'


def stream(name: str) -> bytes:
    """The beginning of an old Office file that holds a stream of this name."""
    return OLE + name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        pytest.param("a.msg", stream("__substg1.0_001A"), "an e-mail of Outlook", id="Outlook"),
        pytest.param("a.doc", stream("WordDocument"), "save it as DOCX", id="old Word"),
        pytest.param("a.ppt", stream("PowerPoint Document"), "an old presentation", id="slides"),
        pytest.param("a.pub", OLE, "an Office file without a workbook", id="other Office file"),
        pytest.param("a.xlsx", stream("EncryptedPackage"), "with a password", id="password"),
        pytest.param("a.rtf", b"{\\rtf1 Partner: X}", "save it as DOCX", id="rich text"),
        pytest.param("a.xls", EXCEL_2003.encode(), "an XML workbook of Excel 2003", id="Excel 2003"),
    ],
)
def test_a_file_of_another_kind_is_named_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InvalidFile, match=says) as refused:
        read_register(tmp_path / name)
    assert str(refused.value).startswith(f"{name}: ") and len(refused.value.problems) == 1


def test_what_may_hold_a_proposal_is_refused_and_not_passed_over(tmp_path: Path) -> None:
    files.xlsx(tmp_path / "a.xlsx")
    may_hold = ("b.doc", "c.msg", "d.pptx", "e.zip", "f.odt")
    for name in (*may_hold, "g.png"):
        (tmp_path / name).write_bytes(b"x")
    found = {one.place.file: one.kind for one in read_register(tmp_path).not_read}
    assert found == {**dict.fromkeys(may_hold, "refused"), "g.png": "skipped"}


def test_equal_names_in_the_folders_of_an_archive_are_told_apart(tmp_path: Path) -> None:
    members = {
        f"{year}/proposal.txt": f"Title: Ice of {year}\nPartner institution: {A}\n" for year in (2025, 2026)
    }
    reading = read_register(files.packed(tmp_path / "all.zip", members))
    assert list(reading.proposals.ids) == ["2025 - proposal", "2026 - proposal"]


def answer(folder: Path, value: Any) -> Reading:
    path = folder / "a.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return read_register(path)


PARTNERS = [{"name": A, "country": "CN"}, {"organisation": {"name": B, "address": {"countryCode": "NO"}}}]
LOCALISED = {"text": [{"locale": "en_GB", "value": A}]}
PURE = {
    "uuid": "u-1",
    "title": {"en_GB": "Ice"},
    "collaborators": [
        {"externalOrganization": {"name": LOCALISED, "country": "CN"}},
        {"externalOrganization": {"name": {"en_GB": B}, "country": "NO"}},
    ],
}
PLAIN = {"id": "P", "title": "Ice", "partners": PARTNERS}


@pytest.mark.parametrize(
    ("value", "number"),
    [
        pytest.param({"projects": [PLAIN]}, "P", id="a list of partners"),
        pytest.param({"count": 1, "items": [PURE]}, "u-1", id="as Pure gives them"),
        pytest.param({"data": {"rows": [PLAIN]}}, "P", id="two wrappers"),
        pytest.param([{"title": "Ice", "participants": PARTNERS}], "record 1", id="no number"),
    ],
)
def test_organisations_in_a_list_inside_a_record_are_read(tmp_path: Path, value: Any, number: str) -> None:
    reading = answer(tmp_path, value)
    assert list(reading.proposals.ids) == [number]
    proposal = reading.proposals[0]
    assert proposal.title == "Ice"
    assert [(one.name, one.country) for one in proposal.parties] == [(A, "CN"), (B, "NO")]


def test_a_list_inside_a_record_that_is_not_read_is_told(tmp_path: Path) -> None:
    reading = answer(tmp_path, [{"id": "P", "partner": A, "team": [{"role": "PI"}]}])
    assert [(one.kind, one.says) for one in reading.not_read] == [
        ("noted", "lists inside the records are not read: team; partners may stand in them")
    ]
