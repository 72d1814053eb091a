"""Known exports are recognised by their headings and read without guessing; records come as tables."""

import json
from pathlib import Path
from typing import Any

import pytest

from screening.intake.reading import Reading
from screening.intake.register import read_register
from tests.intake import files


def table(folder: Path, headings: str, values: dict[str, str], delimiter: str = ",") -> Path:
    """A CSV of one row with only some values filled."""
    names = headings.split(",")
    return files.text(
        folder / "export.csv", [names, [values.get(one, "") for one in names]], delimiter=delimiter
    )


NSF = (
    "AwardNumber,Title,NSFOrganization,Program(s),StartDate,LastAmendmentDate,PrincipalInvestigator,State,"
    "Organization,AwardInstrument,ProgramManager,EndDate,AwardedAmountToDate,Co-PIName(s),PIEmailAddress,"
    "OrganizationStreet,OrganizationCity,OrganizationState,OrganizationZip,OrganizationPhone,NSFDirectorate,"
    "ProgramElementCode(s),ProgramReferenceCode(s),ARRAAmount,Abstract"
)
NIH = (
    "APPLICATION_ID,ACTIVITY,FULL_PROJECT_NUM,ORG_CITY,ORG_COUNTRY,ORG_NAME,PHR,PI_NAMEs,PROJECT_START,PROJECT_END,"
    "PROJECT_TERMS,PROJECT_TITLE,TOTAL_COST"
)
UKRI = (
    "FundingOrgName,ProjectReference,LeadROName,Department,ProjectCategory,PISurname,PIFirstName,Title,StartDate,"
    "EndDate,AwardPounds,Region,Status,ProjectId"
)
KUALI = "subAwardCode,organizationId,organizationName,startDate,endDate,title,siteInvestigatorName"
WORKTRIBE = "Worktribe ID,Project Title,Funder,Lead Org Unit,Partners,Project Lead,Start Date,End Date"
GIFTS = (
    "OPEID,Institution Name,City,Foreign Gift Received Date,Foreign Gift Amount,Gift Type,Country of Giftor,"
    "Giftor Name"
)


def first(reading: Reading) -> tuple[Any, ...]:
    """The first project in brief."""
    one = reading.proposals[0]
    return (
        one.id,
        one.title,
        [(p.name, p.role, p.country) for p in one.parties],
        one.starts,
        one.ends,
        one.funder,
    )


@pytest.mark.parametrize(
    ("headings", "values", "layout", "expected"),
    [
        pytest.param(
            NSF,
            {
                "AwardNumber": "0012345",
                "Title": "Fans",
                "Organization": "Invented University",
                "StartDate": "03/04/2024",
            },
            "NSF award search",
            (
                "0012345",
                "Fans",
                [("Invented University", "partner", "")],
                "2024-03-04",
                "",
                "US National Science Foundation",
            ),
            id="nsf",
        ),
        pytest.param(
            NIH,
            {
                "FULL_PROJECT_NUM": "5R01",
                "PROJECT_TITLE": "Cells",
                "ORG_NAME": "INVENTED INSTITUTE",
                "ORG_COUNTRY": "CHINA",
                "PROJECT_START": "09/01/2020",
            },
            "NIH RePORTER / ExPORTER",
            (
                "5R01",
                "Cells",
                [("INVENTED INSTITUTE", "partner", "CN")],
                "2020-09-01",
                "",
                "US National Institutes of Health",
            ),
            id="nih",
        ),
        pytest.param(
            UKRI,
            {
                "ProjectReference": "EP/X/1",
                "Title": "Blades",
                "LeadROName": "Invented University",
                "StartDate": "03/04/2024",
                "FundingOrgName": "EPSRC",
            },
            "UKRI Gateway to Research",
            (
                "EP/X/1",
                "Blades",
                [("EPSRC", "funder", ""), ("Invented University", "partner", "")],
                "2024-04-03",
                "",
                "EPSRC",
            ),
            id="ukri",
        ),
        pytest.param(
            KUALI,
            {
                "subAwardCode": "S1",
                "organizationName": "Invented Institute",
                "title": "Part",
                "startDate": "2024-01-01",
            },
            "Kuali Research, subawards",
            ("S1", "Part", [("Invented Institute", "partner", "")], "2024-01-01", "", ""),
            id="kuali",
        ),
        pytest.param(
            WORKTRIBE,
            {
                "Worktribe ID": "77",
                "Project Title": "Fans",
                "Partners": "Invented University; Invented Institute",
            },
            "Worktribe projects",
            (
                "77",
                "Fans",
                [("Invented University", "partner", ""), ("Invented Institute", "partner", "")],
                "",
                "",
                "",
            ),
            id="worktribe",
        ),
        pytest.param(
            GIFTS,
            {
                "Giftor Name": "Invented Foundation",
                "Country of Giftor": "BERMUDA",
                "Institution Name": "Our University",
            },
            "US Section 117 foreign gifts and contracts",
            (
                "row-2",
                "row-2",
                [("Our University", "host", ""), ("Invented Foundation", "funder", "BM")],
                "",
                "",
                "Invented Foundation",
            ),
            id="section 117",
        ),
    ],
)
def test_export_is_known_by_its_headings(
    tmp_path: Path, headings: str, values: dict[str, str], layout: str, expected: tuple[Any, ...]
) -> None:
    reading = read_register(table(tmp_path, headings, values))
    assert reading.layout == layout
    assert first(reading) == expected


def written(folder: Path, name: str, value: Any) -> Path:
    """A JSON file."""
    path = folder / name
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


WORK = {
    "id": "https://openalex.org/W1",
    "display_name": "Quiet fans",
    "publication_year": 2024,
    "authorships": [
        {
            "institutions": [
                {
                    "display_name": "Invented Institute",
                    "ror": "https://ror.org/00wk2mp56",
                    "country_code": "CN",
                }
            ]
        },
        {"institutions": [], "raw_affiliation_strings": ["Dept of Fans, Invented University, Oslo"]},
    ],
}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param({"meta": {}, "results": [WORK]}, ("W1", 2), id="openalex page"),
        pytest.param([WORK, {**WORK, "id": "W2"}], ("W1", 2), id="openalex list"),
        pytest.param(
            {"response": {"award": [{"id": "9", "title": "Fans", "awardeeName": "Invented University"}]}},
            ("9", 1),
            id="nsf",
        ),
        pytest.param(
            {
                "results": [
                    {
                        "appl_id": 1,
                        "project_num": "R1",
                        "project_title": "Cells",
                        "organization": {"org_name": "Invented Institute", "org_country": "CHINA"},
                    }
                ]
            },
            ("R1", 1),
            id="nih",
        ),
        pytest.param(
            {
                "data": [
                    {
                        "id": "x",
                        "attributes": {
                            "code": "DP1",
                            "current-admin-organisation": "Invented University",
                            "grant-summary": "Fans",
                        },
                    }
                ]
            },
            ("DP1", 1),
            id="arc",
        ),
        pytest.param(
            {
                "projectOverview": {
                    "projectComposition": {
                        "project": {"title": "Fans", "grantReference": "EP/1"},
                        "leadResearchOrganisation": {"name": "Invented University"},
                        "collaborations": [{"name": "Invented Institute"}],
                    }
                }
            },
            ("EP/1", 2),
            id="ukri",
        ),
    ],
)
def test_records_of_public_services(tmp_path: Path, value: Any, expected: tuple[str, int]) -> None:
    one = read_register(written(tmp_path, "a.json", value)).proposals[0]
    assert (one.id, len(one.parties)) == expected


def test_identifier_and_country_of_a_publication_are_kept(tmp_path: Path) -> None:
    party = read_register(written(tmp_path, "a.json", {"results": [WORK]})).proposals[0].parties[0]
    assert (party.name, party.ror, party.country) == ("Invented Institute", "00wk2mp56", "CN")


def test_json_lines_with_one_bad_line_cost_that_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        "\n".join([json.dumps(WORK), '{"broken": ', json.dumps({**WORK, "id": "W2"})]), encoding="utf-8"
    )
    reading = read_register(path)
    assert [one.id for one in reading.proposals] == ["W1", "W2"]
    assert [(one.place.row, one.kind) for one in reading.not_read] == [(2, "refused")]


AWARD = """<?xml version="1.0"?><rootTag><Award><AwardTitle>Fans</AwardTitle><AwardID>0012</AwardID>
<AwardEffectiveDate>03/04/2024</AwardEffectiveDate><Institution><Name>Invented University</Name>
<CityName>Oslo</CityName><CountryName>Norway</CountryName></Institution></Award></rootTag>"""


def test_award_files_in_xml_one_each_in_an_archive(tmp_path: Path) -> None:
    path = files.packed(tmp_path / "a.zip", {"1.xml": AWARD, "2.xml": AWARD.replace("0012", "0013")})
    reading = read_register(path)
    assert [(one.id, one.starts, one.parties[0].country) for one in reading.proposals] == [
        ("0012", "2024-03-04", "NO"),
        ("0013", "2024-03-04", "NO"),
    ]


PROPOSAL = {
    "schema": "screening/proposal/1",
    "id": "P-1",
    "title": "Fans",
    "access": "unknown",
    "parties": [{"name": "Invented Institute", "country": "UK"}],
}


def test_proposals_in_yaml_and_json_are_taken_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(
        "schema: screening/proposal/1\nid: 012\ntitle: Fans\n"
        "parties:\n- {name: Invented Institute, country: NO}\n"
    )
    written(
        tmp_path,
        "two.json",
        [PROPOSAL, {**PROPOSAL, "nationality": "Ruritanian"}, {**PROPOSAL, "access": "loose"}],
    )
    reading = read_register(tmp_path)
    assert [(one.id, one.parties[0].country) for one in reading.proposals] == [
        ("012", "NO"),
        ("P-1", "GB"),
        ("P-1 (2)", "GB"),
    ]
    assert (reading.profile, reading.dropped) == ("full", ("nationality",))
    assert [(one.place.file, one.place.row, one.kind) for one in reading.not_read] == [
        ("two.json", 3, "refused")
    ]


def test_one_unreadable_file_in_a_folder_does_not_stop_the_others(tmp_path: Path) -> None:
    files.xlsx(tmp_path / "good.xlsx")
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 nothing")
    (tmp_path / "photo.csv").write_bytes(b"\x89PNG\r\n\x1a\n")
    reading = read_register(tmp_path)
    assert len(reading.proposals) == 2
    assert sorted((one.place.file, one.kind) for one in reading.not_read) == [
        ("bad.xlsx", "refused"),
        ("photo.csv", "refused"),
    ]
