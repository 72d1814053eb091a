"""JSON as services and programs write it: records in wrappers, tables, organisations deep inside."""

import json
from pathlib import Path
from typing import Any

import pytest

from screening.errors import InvalidFile
from screening.intake.reading import Reading
from screening.intake.register import read_register

A, B = "Invented Institute of Optics", "Model College"
ONE = {"title": "Ice", "partners": [{"name": A, "country": "CN"}]}
TWO = {"title": "Fog", "partners": [{"name": B}]}
SHORT = [{"id": "A-1", "partner": A}, {"id": "A-2", "partner": B}]
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


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"active": [SHORT[0]], "closed": [SHORT[1]]}, id="by state"),
        pytest.param({"2025": [SHORT[0]], "2026": [SHORT[1]]}, id="by year"),
    ],
)
def test_two_lists_of_projects_are_not_one_project_with_the_partners_of_all(
    tmp_path: Path, value: Any
) -> None:
    found = [(one.id, [x.name for x in one.parties]) for one in read(tmp_path, value).proposals]
    assert found == [("A-1", [A]), ("A-2", [B])]


def test_lists_of_one_project_stay_one(tmp_path: Path) -> None:
    value = {"work": [{"id": "W-1", "partner": A}], "reports": [{"id": "R-1", "text": "x"}], "text": "Ice"}
    assert len(read(tmp_path, value).proposals) == 1


@pytest.mark.parametrize(
    "country", [{"code": "CN"}, {"name": "China"}, {"value": "CN", "label": "China"}, {"iso": "CN"}]
)
def test_a_country_in_a_wrapper_of_its_own_is_read_and_no_name(tmp_path: Path, country: Any) -> None:
    partner = {"organisation": {"country": country, "details": {"legalName": A}}}
    assert parties(read(tmp_path, {"id": "A-1", "title": "Ice", "partners": [partner]})) == [
        ("partner", A, "CN")
    ]


@pytest.mark.parametrize(
    "funding",
    [
        pytest.param({"fundings": [{"shortName": "SC", "name": "Sample Council"}]}, id="a list of funds"),
        pytest.param({"leadFunder": "Sample Council"}, id="a lead funder"),
        pytest.param({"funders": ["Sample Council"]}, id="texts"),
    ],
)
def test_who_pays_is_read_by_the_names_that_services_use(tmp_path: Path, funding: Any) -> None:
    found = parties(read(tmp_path, {"id": "A-1", "title": "Ice", "partners": [{"name": A}], **funding}))
    assert ("funder", "Sample Council", "") in found


@pytest.mark.parametrize(
    "funding",
    [
        pytest.param({"funders": [{"display_name": "Sample Council"}]}, id="now"),
        pytest.param({"awards": [{"funder_display_name": "Sample Council"}] * 2}, id="awards"),
        pytest.param({"grants": [{"funder_display_name": "Sample Council", "award_id": "1"}]}, id="once"),
    ],
)
def test_the_funders_of_an_openalex_work_are_read(tmp_path: Path, funding: Any) -> None:
    who = [{"institutions": [{"display_name": A, "country_code": "CN"}]}]
    work = {"id": "W1", "title": "Ice", "authorships": who, **funding}
    for given in (work, {"results": [work]}):
        found = parties(read(tmp_path, given))
        assert sorted(found) == [("funder", "Sample Council", ""), ("partner", A, "CN")]


def test_a_publication_without_another_number_has_its_doi_for_one(tmp_path: Path) -> None:
    author = {"family": "P", "affiliation": [{"name": A}]}
    reading = read(tmp_path, {"message": {"DOI": "10.1/x", "title": ["Ice"], "author": [author]}})
    assert reading.ids() == ["10.1/x"]


def test_a_persons_record_is_no_register(tmp_path: Path) -> None:
    employment = {"employment-summary": {"organization": {"name": A}}}
    value = {"orcid-identifier": {"path": "x"}, "activities-summary": {"employments": [employment]}}
    with pytest.raises(InvalidFile, match=r"a\.json: this is a person's record and no register"):
        read(tmp_path, value)


def test_days_in_milliseconds_are_days(tmp_path: Path) -> None:
    value = {"id": "A-1", "title": "Ice", "partner": A, "startDate": 1767225600000, "endDate": 1830297600000}
    one = read(tmp_path, value).proposals[0]
    assert (one.starts, one.ends) == ("2026-01-01", "2028-01-01")


@pytest.mark.parametrize("schema", ["screening/assessment/1", "screening/run/1", "screening/check/1"])
def test_a_result_of_an_earlier_run_is_no_register(tmp_path: Path, schema: str) -> None:
    """The bodies and reasons inside one were read as rows that name partners."""
    given = {"schema": schema, "parties": [{"name": "Invented Institute", "partner": "Invented Institute"}]}
    path = tmp_path / "results.jsonl"
    path.write_text(json.dumps(given) + "\n" + json.dumps(given) + "\n")
    with pytest.raises(InvalidFile, match=r"results\.jsonl: written by this program and no register"):
        read_register(path)


def test_results_beside_a_register_are_left_out_and_told(tmp_path: Path) -> None:
    (tmp_path / "results.jsonl").write_text(json.dumps({"schema": "screening/assessment/1"}) + "\n")
    (tmp_path / "register.csv").write_text("Ref,Partner\nA-1,Invented Institute\n")
    reading = read_register(tmp_path)
    assert [one.id for one in reading.proposals] == ["A-1"]
    assert [(one.place.file, one.kind) for one in reading.not_read] == [("results.jsonl", "skipped")]
