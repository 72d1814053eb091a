"""Every format in its true layout: what is read, what is dropped, what is said of the rest."""

import json
from pathlib import Path

import pytest

from screening.intake.people import bibtex, works
from screening.intake.people.reading import read_person_file
from screening.model.record import FileReading, Format, OrganisationTie, RecordKind, Side, Strength
from tests.people.office_files import docx, pdf

DATA = Path(__file__).parent / "data"
TITLE = "Trailing edges that make less noise"


def read(name: str) -> FileReading:
    """One of the sample files."""
    return read_person_file(DATA / name)


def tie(reading: FileReading, organisation: str) -> OrganisationTie:
    """The first tie to an organisation."""
    return next(one for one in reading.ties if organisation in one.organisation)


@pytest.mark.parametrize(
    ("name", "format", "side"),
    [
        ("biosketch.xml", Format.SCIENCV_BIOSKETCH_XML, Side.DECLARED),
        ("support.xml", Format.SCIENCV_SUPPORT_XML, Side.DECLARED),
        ("orcid.xml", Format.ORCID_XML, Side.PUBLIC),
        ("crossref.json", Format.CROSSREF, Side.PUBLIC),
        ("openalex_lines.jsonl", Format.OPENALEX, Side.PUBLIC),
        ("scopus.csv", Format.SCOPUS_CSV, Side.PUBLIC),
        ("wos.csv", Format.WOS_TABLE, Side.PUBLIC),
        ("wos.txt", Format.WOS_TAGGED, Side.PUBLIC),
        ("list.ris", Format.RIS, Side.PUBLIC),
        ("list.bib", Format.BIBTEX, Side.PUBLIC),
        ("person.yaml", Format.YAML, Side.PUBLIC),
        ("cv.txt", Format.CV_TEXT, Side.DECLARED),
    ],
)
def test_a_file_is_recognised_by_its_content_alone(
    name: str, format: Format, side: Side, tmp_path: Path
) -> None:
    misnamed = tmp_path / "download.bin"
    misnamed.write_bytes((DATA / name).read_bytes())
    found = read_person_file(misnamed)
    assert (found.format, found.side) == (format, side)


@pytest.mark.parametrize(
    "name",
    "biosketch.xml orcid.xml crossref.json openalex_lines.jsonl scopus.csv wos.csv wos.txt list.ris list.bib"
    " person.yaml cv.txt".split(),
)
def test_every_source_gives_the_same_key_for_the_same_work(name: str) -> None:
    assert "10.1000/quiet.1" in [work.key for work in read(name).works]


def test_sciencv_biosketch() -> None:
    found = read("biosketch.xml")
    assert found.dropped == ("birthdate", "gender")
    assert found.orcids == ("0000-0002-1825-0097",)
    post = tie(found, "University of Manchester")
    assert (post.kind, post.start, post.end, post.current) == (RecordKind.EMPLOYMENT, "2018-09", "", True)
    assert tie(found, "Delft").kind is RecordKind.APPOINTMENT
    assert tie(found, "Oxford").kind is RecordKind.EDUCATION
    award = tie(found, "Engineering and Physical")
    assert (award.kind, award.award, award.end) == (RecordKind.SUPPORT, "EP/X000000/1", "2026-12-31")
    assert "1979" not in repr(found) and "female" not in repr(found)


def test_sciencv_support_keeps_the_precision_of_months() -> None:
    found = read("support.xml")
    award, kind = tie(found, "EPSRC"), tie(found, "Wind Tunnel")
    assert (award.start, award.end, award.note, award.current) == ("2022-01", "2026-12", "current", True)
    assert (kind.title, kind.note) == ("Forty hours of tunnel time a year", "pending, in kind")
    assert (found.names[0].family, found.names[0].text) == ("Exemplar", "Ada Marie Exemplar")


def test_orcid_keeps_self_asserted_and_organisation_asserted_apart() -> None:
    found = read("orcid.xml")
    employer, own = tie(found, "University of Manchester"), tie(found, "Delft")
    assert (employer.strength, employer.asserted_by) == (Strength.ORGANISATION, "University of Manchester")
    assert (employer.ror, employer.start, employer.current) == ("027m9bs27", "2018-09-01", True)
    assert (own.strength, own.kind, own.end) == (Strength.SELF, RecordKind.APPOINTMENT, "2016")
    assert tie(found, "Engineering and Physical").award == "EP/X000000/1"
    assert found.dropped == ("addresses",)
    assert [name.text for name in found.names] == ["Ada Marie Exemplar", "A. M. Maiden"]


def test_openalex_lines_with_new_funding_fields() -> None:
    first, second = read("openalex_lines.jsonl").works
    assert [(one.text, one.assigned) for one in first.authors[0].affiliations] == [
        ("University of Manchester", True),
        ("An Unknown Workshop, Leeds", False),
    ]
    assert [(one.name, one.awards) for one in first.funders] == [("EPSRC", ("EP/X000000/1",))]
    assert second.key.startswith("t-")


def test_openalex_names_an_author_as_printed_before_the_name_of_its_own_record(tmp_path: Path) -> None:
    of_record = {"author": {"display_name": "Ada Exemplar"}}
    authors = [{**of_record, "raw_author_name": "A. M. Exemplar"}, of_record]
    path = tmp_path / "works.json"
    given = {"id": "https://openalex.org/W1", "display_name": "Tides", "authorships": authors}
    path.write_text(json.dumps({"meta": {"count": 1}, "results": [given]}), encoding="utf-8")
    (found,) = read_person_file(path).works
    assert [one.name for one in found.authors] == ["A. M. Exemplar", "Ada Exemplar"]


def test_crossref() -> None:
    work = read("crossref.json").works[0]
    assert (work.title, work.date) == (TITLE, "2024-03")
    assert work.authors[0].authenticated and work.authors[0].affiliations[0].ror == "027m9bs27"
    assert work.funders[0].awards == ("EP/X000000/1",)


def test_scopus_gives_each_author_the_own_affiliations() -> None:
    work = read("scopus.csv").works[0]
    first, second = work.authors
    assert first.name == "Exemplar, Ada Marie"
    assert [one.text.split(",")[1].strip() for one in first.affiliations] == ["University of Manchester"]
    assert [one.text.split(",")[0] for one in second.affiliations] == ["Beihang University"]
    assert [one.name for one in work.funders][1] == "National Natural Science Foundation of China"
    assert work.funders[1].awards == ("51770001", "51770002")


@pytest.mark.parametrize("name", ["wos.csv", "wos.txt"])
def test_web_of_science(name: str) -> None:
    work = read(name).works[0]
    assert work.title == TITLE
    assert work.authors[0].orcid == "0000-0002-1825-0097"
    assert work.authors[0].affiliations[0].text.startswith("Univ Manchester")
    assert work.authors[-1].affiliations[0].text.startswith("Beihang Univ")
    assert work.funders[0].awards == ("EP/X000000/1",)


def test_ris_and_bibtex() -> None:
    first, second = read("list.ris").works
    assert first.authors[0].affiliations[0].text.startswith("University of Manchester")
    assert (first.date, first.acknowledgement) == ("2024-03", "Supported by the Thousand Talents Plan")
    assert second.date == "2021" and len(second.authors) == 2
    bib = read("list.bib")
    assert [author.name for author in bib.works[0].authors] == ["Exemplar, Ada Marie", "Müller, Józef"]
    assert (bib.works[0].title, bib.works[0].date) == (f"{TITLE.replace('less', 'Less')} & more", "2024-03")
    assert ["broken" in one.says for one in bib.not_read] == [True]


def test_yaml_drops_protected_fields_and_keeps_both_sides() -> None:
    found = read("person.yaml")
    assert found.dropped == ("nationality",)
    assert [one.side for one in found.ties] == [Side.DECLARED, Side.DECLARED, Side.PUBLIC]
    assert "not to be read" not in repr(found)


def test_yaml_names_every_problem_with_the_nearest_word(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(
        "declared:\n- {organisation: X, kind: employmnt, form: 2019}\npublik:\n- {organisation: Y}\n"
    )
    with pytest.raises(Exception) as caught:
        read_person_file(path, format=Format.YAML)
    text = str(caught.value)
    assert "did you mean 'public'" in text and "kind is 'employmnt'" in text and "'form'" in text


@pytest.mark.parametrize(
    ("line", "organisation"),
    [
        pytest.param("2019 – present  Professor, Universitetet i Example, Norway", True, id="norwegian"),
        pytest.param("2010 – 2019  Dozentin, Hochschule Beispiel", True, id="german"),
        pytest.param("2010 – 2019  Adiunkt, Uniwersytet Przykładowy", True, id="polish"),
        pytest.param("2010 – 2019  доцент, Примерный университет", True, id="russian"),
        pytest.param("2019 – present  Curator, House of Tides", False, id="no word of an organisation"),
    ],
)
def test_a_post_whose_organisation_is_not_recognised_is_told(
    tmp_path: Path, line: str, organisation: bool
) -> None:
    path = tmp_path / "cv.txt"
    path.write_text(
        f"Curriculum vitae\n\nEmployment\n{line}\n2001 - 2002 Clerk, Example Ltd\n", encoding="utf-8"
    )
    found = read_person_file(path)
    assert len(found.ties) == 1 + organisation
    told = [(one.place.row, one.says) for one in found.not_read]
    assert (not told) is organisation
    assert organisation or (told[0][0] == 4 and "House of Tides" in told[0][1])


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Lecturer, University of Oslo, 2018 - 2020"], id="one line"),
        pytest.param(["Lecturer, University of Oslo", "2018 - 2020"], id="dates below"),
        pytest.param(["Lecturer", "University of Oslo", "2018 - 2020 (2 years)"], id="a line each"),
        pytest.param(["2018 - 2020", "University of Oslo", "Lecturer"], id="dates above"),
        pytest.param(["Lecturer 2018 - 2020", "University of Oslo"], id="dates behind the title"),
    ],
)
def test_the_dates_of_a_post_may_stand_on_any_line_of_it(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "cv.txt"
    more = [line.replace("Oslo", "Bergen").replace("2018 - 2020", "2021 - present") for line in lines]
    path.write_text("\n".join(["Curriculum vitae", "", "Employment", *lines, "", *more, ""]))
    found = read_person_file(path)
    assert [(one.organisation, one.start, one.end, bool(one.current)) for one in found.ties] == [
        ("University of Oslo", "2018", "2020", False),
        ("University of Bergen", "2021", "", True),
    ]
    assert found.not_read == ()


def test_affiliations_of_a_work_are_those_of_its_author_only_where_it_has_one(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(
        "public:\n- {organisation: University of Oslo}\n"
        "works:\n- {title: Tides, authors: [A. Exemplar], affiliations: [Beihang University]}\n"
        "- {title: Waves, authors: [A. Exemplar, B. Other], affiliations: [Beihang University]}\n"
    )
    found = read_person_file(path, format=Format.YAML)
    assert [[len(author.affiliations) for author in one.authors] for one in found.works] == [[1], [0, 0]]


CV = (DATA / "cv.txt").read_text(encoding="utf-8")


def check_cv(found: FileReading) -> None:
    """What every form of the same CV must give."""
    assert found.dropped == ("date of birth", "nationality")
    post = tie(found, "Manchester")
    assert (post.start, post.end, post.current, post.kind) == ("2018", "", True, RecordKind.EMPLOYMENT)
    lecturer = next(one for one in found.ties if one.title.startswith("Lecturer"))
    assert (lecturer.start, lecturer.end) == ("2012-09", "2018-08")
    assert tie(found, "Delft").kind is RecordKind.APPOINTMENT
    honorary = tie(found, "Beihang")
    assert (honorary.kind, honorary.start, honorary.current) == (RecordKind.HONORARY, "2022", True)
    assert [one.end for one in found.ties if one.kind is RecordKind.EDUCATION] == ["2008"]
    assert all("Nowhere" not in one.organisation for one in found.ties)
    assert [name.text for name in found.names] == ["Ada Marie Exemplar"]


def test_cv_as_text() -> None:
    check_cv(read("cv.txt"))


def test_cv_as_docx(tmp_path: Path) -> None:
    path = tmp_path / "cv.docx"
    path.write_bytes(docx(CV.splitlines()))
    check_cv(read_person_file(path))


def test_cv_as_pdf(tmp_path: Path) -> None:
    path = tmp_path / "cv.pdf"
    lines = CV.replace("\t", "  ").splitlines()
    path.write_bytes(pdf([lines[:12], lines[12:], []]))
    found = read_person_file(path)
    check_cv(found)
    assert [one.says.split(",")[0] for one in found.not_read] == ["page 3 is a picture"]


def test_docx_reads_tracked_insertions_and_rows_and_leaves_deletions_out(tmp_path: Path) -> None:
    path = tmp_path / "cv.docx"
    path.write_bytes(
        docx(
            ["Ada Exemplar", "Appointments"],
            row=("2019-2021", "Guest Professor", "Delft University of Technology"),
            inserted="2022 - present Visiting Professor, Beihang University",
            deleted="2010 - 2012 Lecturer, University of Oxford",
        )
    )
    found = read_person_file(path)
    assert [one.organisation for one in found.ties] == [
        "Delft University of Technology",
        "Beihang University",
    ]
    assert (found.ties[0].start, found.ties[0].end) == ("2019", "2021")


FORM = """*NAME: Exemplar, Ada Marie
PERSISTENT IDENTIFIER (PID) OF THE SENIOR/KEY PERSON: 0000-0002-1825-0097
*POSITION TITLE: Reader
*ORGANIZATION AND LOCATION: University of Manchester, Manchester, United Kingdom
*Proposal/Active Project Title: Quiet fan blades
*Status of Support: Current
Proposal/Award Number (if available): EP/X000000/1
*Source of Support: Engineering and Physical Sciences Research Council
*Primary Place of Performance: University of Manchester
*Start Date (MM/YYYY) (if available): 01/2022
*End Date (MM/YYYY) (if available): 12/2026
*Total Anticipated Amount: $450,000
*Person Months
2026  2.4
*Overall Objectives: Quieter fans.
*Statement of Potential Overlap: None
*Proposal/Active Project Title: Tunnel time
*Status of Support: Pending
*Source of Support:
Invented Wind Tunnel Foundation
*Start Date (MM/YYYY): 03/2025
*Overall Objectives: More tunnel."""


def test_sciencv_pdf_by_its_printed_labels(tmp_path: Path) -> None:
    path = tmp_path / "support.pdf"
    path.write_bytes(pdf([FORM.splitlines()]))
    found = read_person_file(path)
    assert (found.format, found.side) == (Format.SCIENCV_PDF, Side.DECLARED)
    assert found.orcids == ("0000-0002-1825-0097",)
    support = [one for one in found.ties if one.kind is RecordKind.SUPPORT]
    assert [(one.organisation, one.start, one.end, one.award) for one in support] == [
        ("Engineering and Physical Sciences Research Council", "2022-01", "2026-12", "EP/X000000/1"),
        ("Invented Wind Tunnel Foundation", "2025-03", "", ""),
    ]
    assert tie(found, "University of Manchester").strength is Strength.FORM


BIOSKETCH = """BIOGRAPHICAL SKETCH
*NAME: Exemplar, Ada Marie
*POSITION TITLE: Reader
*ORGANIZATION AND LOCATION: University of Manchester, Manchester, United Kingdom
Professional Preparation
University of Oxford, Oxford PhD 06/2008 Engineering
Appointments and Positions
2018 - present Reader, University of Manchester, Manchester, United Kingdom
2015 - 2016 Visiting Professor, Delft University of Technology, Delft, Netherlands
Products
Closely Related
Exemplar A. Trailing edges. Invented Journal. 2024. DOI: 10.1000/quiet.1"""


def test_biosketch_pdf(tmp_path: Path) -> None:
    path = tmp_path / "bio.pdf"
    path.write_bytes(pdf([BIOSKETCH.splitlines()]))
    found = read_person_file(path)
    assert found.format is Format.SCIENCV_PDF
    positions = [one for one in found.ties if one.kind is not RecordKind.EDUCATION]
    assert [(one.organisation.split(",")[0], one.start, one.strength) for one in positions] == [
        ("University of Manchester", "2018", Strength.FORM),
        ("Delft University of Technology", "2015", Strength.FORM),
    ]
    assert [one.end for one in found.ties if one.kind is RecordKind.EDUCATION] == ["2008-06"]
    assert [one.key for one in found.works] == ["10.1000/quiet.1"]


def test_of_a_file_with_too_many_works_the_rest_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(works, "MAX_WORKS", 1)
    monkeypatch.setattr(bibtex, "MAX_WORKS", 1)
    kept, not_read = works.titled(enumerate(["", "Tides", "Bays", "Fjords"]), str, "list.csv", "row")
    assert [(place.row, one) for place, one in kept] == [(1, "Tides")]
    assert [(one.place.row, one.says) for one in not_read] == [
        (0, "this row has no title and was not read"),
        (2, "more than 1 works; the rest was not read"),
    ]
    entries = "".join(f"@article{{a{n}, title={{Tides {n}}}}}\n" for n in range(3))
    found = bibtex.read(entries, "list.bib", Format.BIBTEX, Side.PUBLIC)
    assert len(found.works) == 1
    assert [one.place.row for one in found.not_read] == [2]
    kept_works, rest = works.cut((*found.works, *found.works))
    assert (kept_works, [one.says for one in rest]) == (found.works, [not_read[1].says])


NARROW = """Lebenslauf
Erika Example

Beruflicher Werdegang
seit 10/2021        W2-Professorin für
                    Wellenlehre, Technische
                    Universität Musterstadt
04/2018 – 09/2021   Wissenschaftliche Mitarbeiterin
                    (Postdoc), Universität am Sund
09/2016 – derzeit   Gastprofessorin,
                    Universität für Wasser und
                    Technik Hafenstadt, Norwegen
seit 2020           Honorarprofessur, 示例理工大学
                    (Example Institute of Tides)
seit 2022           Beirat, Hafen-Stiftung

Ausbildung
2010 – 2011 Auslandsstudium, University of Tides
"""


def test_an_entry_that_a_narrow_column_broke_is_whole(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text(NARROW, encoding="utf-8")
    ties = read_person_file(tmp_path / "cv.txt").ties
    assert [(one.organisation, one.title, one.kind.value, one.start, one.current) for one in ties[:5]] == [
        (
            "Technische Universität Musterstadt",
            "W2-Professorin für Wellenlehre",
            "employment",
            "2021-10",
            True,
        ),
        ("Universität am Sund", "Wissenschaftliche Mitarbeiterin (Postdoc)", "employment", "2018-04", False),
        (
            "Universität für Wasser und Technik Hafenstadt, Norwegen",
            "Gastprofessorin",
            "appointment",
            "2016-09",
            True,
        ),
        ("示例理工大学 (Example Institute of Tides)", "Honorarprofessur", "honorary", "2020", True),
        ("Hafen-Stiftung", "Beirat", "appointment", "2022", True),
    ]


BELOW = """CV

Positions
Professor of waves
University of Tides
since September 2015

Visiting scholar
Institute of the Sound
2018 – 2019
Visiting scholar, University of the Bay, summer 2023
Career break (parental leave)\t2016-2017
Elternzeit 2012

Education
University of Tides
2009
"""


def test_dates_on_the_line_below_belong_to_the_entry_and_a_break_is_never_quoted(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text(BELOW, encoding="utf-8")
    found = read_person_file(tmp_path / "cv.txt")
    assert [(one.organisation, one.start, one.end, one.current) for one in found.ties] == [
        ("University of Tides", "2015-09", "", True),
        ("Institute of the Sound", "2018", "2019", False),
        ("University of the Bay", "2023", "", None),
        ("University of Tides", "", "2009", None),
    ]
    assert found.not_read == () and found.dropped == ("career break", "elternzeit")
    assert "parental" not in str(found)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        pytest.param("Honorary Professor", "honorary", id="an honorary post"),
        pytest.param("Ehrenprofessor", "honorary", id="in another language"),
        pytest.param("Doctor honoris causa", "talent_programme", id="a doctorate is no post"),
        pytest.param("Fellow", "talent_programme", id="a fellow of a society"),
        pytest.param("Best Paper Prize", "talent_programme", id="a prize"),
    ],
)
def test_an_honorary_professorship_among_distinctions_of_orcid_is_a_post(
    tmp_path: Path, title: str, kind: str
) -> None:
    summary = {
        "role-title": title,
        "start-date": {"year": {"value": "2022"}},
        "organization": {"name": "University of Tides"},
    }
    record = {
        "orcid-identifier": {"path": "0000-0002-1825-0097"},
        "activities-summary": {
            "distinctions": {"affiliation-group": [{"summaries": [{"distinction-summary": summary}]}]}
        },
    }
    (tmp_path / "orcid.json").write_text(json.dumps(record), encoding="utf-8")
    assert [one.kind.value for one in read_person_file(tmp_path / "orcid.json").ties] == [kind]
