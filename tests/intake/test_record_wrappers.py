"""JSON as services and programs write it: records in wrappers, tables, organisations deep inside."""

import json
from pathlib import Path
from typing import Any

import pytest

from screening.intake.reading import Reading
from screening.intake.register import read_register

A, B = "Invented Institute of Optics", "Model College"
ONE = {"title": "Ice", "partners": [{"name": A, "country": "CN"}]}
TWO = {"title": "Fog", "partners": [{"name": B}]}
HEADS = ["Ref", "Title", "Partner"]
CELLS = [["A-1", "Ice", A], ["A-2", "Fog", B]]


def read(folder: Path, value: Any) -> Reading:
    (folder / "a.json").write_text(json.dumps(value), encoding="utf-8")
    return read_register(folder / "a.json")


def parties(reading: Reading) -> list[tuple[str, str, str]]:
    return [(one.role, one.name, one.country) for one in reading.proposals[0].parties]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"A-1": ONE, "A-2": TWO}, id="by number"),
        pytest.param({"count": 2, "projects": {"A-1": ONE, "A-2": TWO}}, id="by number in a wrapper"),
        pytest.param({"data": {"edges": [{"node": {"id": "A-1", **ONE}}, {"node": {"id": "A-2", **TWO}}]}},
                     id="each in a wrapper"),
        pytest.param({"staff": [{"name": "A. P."}], "projects": [{"id": "A-1", **ONE}, {"id": "A-2", **TWO}]},
                     id="beside a list of persons"),
        pytest.param([{"project": {"id": "A-1", **ONE}}, {"project": {"id": "A-2", **TWO}}], id="projects"),
        pytest.param([HEADS, *CELLS], id="lists of cells"),
        pytest.param({"columns": HEADS, "index": [0, 1], "data": CELLS}, id="headings and rows"),
        pytest.param({name: {"0": CELLS[0][at], "1": CELLS[1][at]} for at, name in enumerate(HEADS)},
                     id="columns"),
    ],
)  # fmt: skip
def test_every_record_is_a_project_of_its_own(tmp_path: Path, value: Any) -> None:
    found = [(one.id, one.title, [x.name for x in one.parties]) for one in read(tmp_path, value).proposals]
    assert found == [("A-1", "Ice", [A]), ("A-2", "Fog", [B])]


def test_a_mapping_of_a_project_and_its_partner_is_one_record(tmp_path: Path) -> None:
    reading = read(tmp_path, {"project": {"id": "A-1", "title": "Ice"}, "partner": {"name": A}})
    assert len(reading.proposals) == 1
    assert parties(reading) == [("partner", A, "")]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param({"relations": {"associations": {"organization": [{"legalName": A, "country": "CN"}]}}},
                     [("partner", A, "CN")], id="below other names"),
        pytest.param({"consortium": {"coordinator": {"orgUnit": {"name": [{"@lang": "en", "#text": B}]}}}},
                     [("partner", B, "")], id="a unit of an organisation"),
        pytest.param({"fundings": [{"funder": {"name": "Model Foundation"}, "collaborators": [{"name": A}]}]},
                     [("funder", "Model Foundation", ""), ("partner", A, "")], id="in lists of other things"),
        pytest.param({"funded": {"by": {"orgUnit": {"name": "Model Foundation"}}}, "partner": A},
                     [("partner", A, ""), ("funder", "Model Foundation", "")], id="who funds"),
        pytest.param({"author": [{"family": "Person", "affiliation": [{"name": A}]}]},
                     [("partner", A, "")], id="where a person works"),
        pytest.param({"lead": {"given_name": "Ada", "affiliation": {"name": A}}}, [("partner", A, "")],
                     id="where the lead works"),
    ],
)  # fmt: skip
def test_organisations_are_found_at_any_depth(
    tmp_path: Path, inside: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    assert parties(read(tmp_path, [{"id": "A-1", "title": "Ice", **inside}])) == expected


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param({"participants": [{"firstName": "Ada", "name": "Ada Person"}]}, id="a participant"),
        pytest.param({"coordinator": {"name": "Ada Person"}}, id="a coordinator"),
        pytest.param({"participants": [{"orcid": "x", "organisations": [{"name": "Department of Ice"}]}]},
                     id="a unit of one's own"),
        pytest.param({"managingOrganization": {"name": "School of Ice"}}, id="who manages"),
    ],
)  # fmt: skip
def test_a_person_or_an_own_unit_is_no_partner(tmp_path: Path, inside: dict[str, Any]) -> None:
    reading = read(tmp_path, [{"id": "A-1", "title": "Ice", "partner": A, **inside}])
    assert parties(reading) == [("partner", A, "")]


def test_what_is_personal_is_dropped_however_deep(tmp_path: Path) -> None:
    inside = {"team": {"lead": {"personName": "x", "birthDate": "1980-01-01", "Gender": "f"}}}
    reading = read(tmp_path, [{"id": "A-1", "title": "Ice", "partner": A, **inside}])
    assert reading.dropped == ("team.lead.birthDate", "team.lead.Gender")
