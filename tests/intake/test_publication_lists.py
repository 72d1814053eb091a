"""Exports of publications and projects from public services: the bodies they name are the partners."""

from pathlib import Path

import pytest

from screening.errors import InvalidFile
from screening.intake.reading import Reading
from screening.intake.register import read_register

A, B = "Invented University of Oslo, Oslo, Norway", "Invented Institute of Optics, Changchun, China"
RIS = f"TY  - JOUR\nAU  - Person, A.\nAU  - Other, B.\nTI  - Fans\nAD  - {A}\nAD  - {B}\nDO  - 7\nER  - \n"
MEDLINE = (
    "PMID- 7\nOWN - NLM\nTI  - Fa\n      ns\nFAU - Person, A\nAD  - Invented University of Oslo, Oslo,\n"
    f"      Norway. a.person@example.org\nFAU - Other, B\nAD  - {B}.\n\nPMID- 8\nTI  - Soil\nAD  - {A}\n"
)
WOS = (
    "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Person, A\n   Other, B\nTI Fans\n"
    f"C1 [Person, A; Other, B] {A}.\n   [Other, B] {B}.\nPY 2025\nUT 7\nER\n\nEF\n"
)
BIBTEX = (
    f"@article{{7,\n author={{Person, A and Other, B}},\n title={{Fans}},\n affiliation={{{A}; {B}}}\n}}\n"
)
ENDNOTE = f"%0 Journal Article\n%A Person, A\n%T Fans\n%+ {A}\n%+ {B}\n%R 7\n"
PUBMED = (
    '<?xml version="1.0"?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "https://example.org/a.dtd">'
    "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>Fans</ArticleTitle>"
    f"<AuthorList><Author><LastName>Person</LastName><AffiliationInfo><Affiliation>{A}</Affiliation>"
    f"</AffiliationInfo></Author><Author><AffiliationInfo><Affiliation>{B}</Affiliation></AffiliationInfo>"
    "</Author></AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
)


def read(folder: Path, name: str, text: str) -> Reading:
    (folder / name).write_text(text, encoding="utf-8")
    return read_register(folder / name)


def named(reading: Reading, place: int = 0) -> list[tuple[str, str]]:
    return [(one.name, one.country) for one in reading.proposals[place].parties]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.ris", RIS, id="RIS"),
        pytest.param("a.txt", RIS, id="RIS under the name of a text"),
        pytest.param("a.nbib", MEDLINE, id="PubMed"),
        pytest.param("a.txt", WOS, id="Web of Science"),
        pytest.param("a.bib", BIBTEX, id="BibTeX"),
        pytest.param("a.enw", ENDNOTE, id="EndNote"),
        pytest.param("a.xml", PUBMED, id="PubMed XML with the name of its grammar"),
    ],
)
def test_the_bodies_of_a_list_of_publications_are_read_and_no_person(
    tmp_path: Path, name: str, text: str
) -> None:
    reading = read(tmp_path, name, text)
    one = reading.proposals[0]
    assert (one.id, one.title.replace(" ", "")) == ("7", "Fans")
    assert named(reading) == [(A, "NO"), (B, "CN")]
    assert "Person" not in str(one)
    assert "@" not in str(one)


def test_a_publication_without_any_body_is_told_and_the_next_is_read(tmp_path: Path) -> None:
    text = "TY  - JOUR\nTI  - Bare\nER  - \n" + RIS
    reading = read(tmp_path, "a.ris", text)
    assert [one.kind for one in reading.not_read] == ["refused"]
    assert named(reading) == [(A, "NO"), (B, "CN")]


def test_a_folder_takes_lists_of_publications_and_pages(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(RIS, encoding="utf-8")
    (tmp_path / "b.html").write_text(
        f"<table><tr><th>Ref</th><th>Partners</th></tr><tr><td>1</td><td><ul><li>{A.split(',')[0]}</li>"
        "<li>Invented Academy</li></ul></td></tr></table>",
        encoding="utf-8",
    )
    found = {one.id: [party.name for party in one.parties] for one in read_register(tmp_path).proposals}
    assert found == {"7": [A, B], "1": ["Invented University of Oslo", "Invented Academy"]}


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        pytest.param(
            "Publication ID\tTitle\tResearch Organizations - standardized\tCountry of Research organization",
            f"7\tFans\t{A}; {B}\tChina; Norway", id="Dimensions",
        ),
        pytest.param("Authors\tTitle\tAffiliations\tEID", f"Person A.\tFans\t{A}; {B}\t7", id="Scopus"),
        pytest.param(
            "PT\tAU\tTI\tC1\tUT", f"J\tPerson, A\tFans\t[Person, A; Other, B] {A}; [Other, B] {B}\t7",
            id="Web of Science, tags",
        ),
        pytest.param(
            "Authors\tArticle Title\tAddresses\tAffiliations\tUT (Unique WOS ID)",
            f"Person, A\tFans\t[Person, A] {A}; [Other, B] {B}\tElsewhere University\t7", id="Web of Science",
        ),
        pytest.param(
            "id\tdisplay_name\tauthorships.institutions.display_name\tauthorships.countries",
            f"7\tFans\t{A}|{B}\tNO|CN", id="OpenAlex",
        ),
        pytest.param(
            "rcn\tid\tacronym\ttitle\tobjective\tcoordinator\tcoordinatorCountry\tparticipants\tparticipantCountries",
            f"1\t7\tFAN\tFans\tWe\t{A}\tNO\t{B}\tCN", id="older CORDIS",
        ),
    ],
)  # fmt: skip
def test_tables_of_public_services(tmp_path: Path, headings: str, cells: str) -> None:
    reading = read(tmp_path, "a.tsv", f"{headings}\n{cells}\n")
    assert reading.layout
    assert reading.ids() == ["7"]
    partners = [one for one in reading.proposals[0].parties if one.role == "partner"]
    assert [(one.name, one.country) for one in partners] == [(A, "NO"), (B, "CN")]


CORDIS = (
    '<?xml version="1.0"?><project xmlns="http://example.org/cordis"><id>7</id><acronym>FAN</acronym><title>Fans</title>'
    "<startDate>2026-01-01</startDate><relations><associations>"
    '<organization type="coordinator"><legalName>Invented University of Oslo</legalName><address>'
    "<city>Oslo</city><country>NO</country></address></organization>"
    '<organization type="participant"><legalName>Invented Institute of Optics</legalName><address>'
    "<country>CN</country></address></organization></associations></relations></project>"
)
CERIF = (
    '<Projects xmlns="https://example.org/cerif"><Project id="7"><Title xml:lang="en">Fans</Title><StartDate>'
    '2026-01-01</StartDate><Consortium><Coordinator><OrgUnit id="1"><Name xml:lang="en">Invented University '
    "of Oslo</Name><Country>NO</Country></OrgUnit></Coordinator>"
    "<Partner><OrgUnit><Name>Invented Institute of Optics</Name>"
    "<Country>CN</Country></OrgUnit></Partner></Consortium><Team><PrincipalInvestigator><Person>"
    "<Gender>f</Gender></Person></PrincipalInvestigator></Team></Project></Projects>"
)
ROWS = (
    '<rows><row id="7" title="Fans" start="2026-01-01"><partners>'
    '<partner name="Invented University of Oslo" country="NO"/>'
    '<partner name="Invented Institute of Optics" country="CN"/></partners></row></rows>'
)
HARVEST = (
    "<OAI-PMH><ListRecords><record><header><identifier>x</identifier></header><metadata>"
    + CERIF.removeprefix('<Projects xmlns="https://example.org/cerif">').removesuffix("</Projects>")
    + "</metadata></record></ListRecords></OAI-PMH>"
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(CORDIS, id="CORDIS"),
        pytest.param(CERIF, id="CERIF"),
        pytest.param(HARVEST, id="harvested CERIF"),
        pytest.param(ROWS, id="attributes"),
    ],
)
def test_projects_in_xml(tmp_path: Path, text: str) -> None:
    reading = read(tmp_path, "a.xml", text)
    one = reading.proposals[0]
    assert (one.id, one.title, one.starts) == ("7", "Fans", "2026-01-01")
    assert named(reading) == [("Invented University of Oslo", "NO"), ("Invented Institute of Optics", "CN")]
    assert all("Gender" in name for name in reading.dropped)
    assert bool(reading.dropped) is ("Gender" in text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(
            "<profile><identification/></profile>", "a person's record and no register", id="a biosketch"
        ),
        pytest.param('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "declares XML entities", id="an entity"),
        pytest.param("<feed><entry><link>x</link></entry></feed>", "no column names a partner", id="a feed"),
    ],
)
def test_xml_that_is_no_register_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InvalidFile, match=says):
        read(tmp_path, "a.xml", text)


def test_entities_are_seen_in_any_encoding(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    (tmp_path / "a.xml").write_bytes(text.encode("utf-16"))
    with pytest.raises(InvalidFile):
        read_register(tmp_path / "a.xml")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.nbib", "PMID- 1\nTI  - Ice\nAD  - Model College\nGR  - 7/SC/Sample Council/NO",
                     id="PubMed"),
        pytest.param("a.txt", "PT J\nAU P, A\nTI Ice\nC1 Model Coll, Oslo, Norway.\nFU Sample Council [7];\n"
                     "   Sample Council [8]\nUT WOS:1\nER\n\nEF\n", id="Web of Science"),
    ],
)  # fmt: skip
def test_who_paid_is_read_without_the_numbers_of_awards(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (one,) = read_register(tmp_path / name).proposals
    assert [party.name for party in one.parties if party.role == "funder"] == ["Sample Council"]
