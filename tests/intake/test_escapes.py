"""Cells with escapes that other programs left behind: read as a person reads them, quoted as they stand."""

import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from screening.app.column_files import MatchJob
from screening.app.matching_files import match_file
from screening.app.screener import Screener
from screening.intake.escapes import as_read, reads_otherwise
from screening.intake.register import read_register
from tests.shipped import DAY, shipped_screener

from . import files


@pytest.fixture(scope="module")
def tool() -> Screener:
    return shipped_screener(DAY)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("Invented%20Institute%20of%20Optics", "Invented Institute of Optics", id="address part"),
        pytest.param("Invented%20Institute%20%28IIO%29", "Invented Institute (IIO)", id="brackets"),
        pytest.param("Invented+Institute%2C+Oslo", "Invented Institute, Oslo", id="as forms send it"),
        pytest.param("Invented%E5%8C%97 College", "Invented北 College", id="letters of several bytes"),
        pytest.param("Invented College of%20Optics", "Invented College of Optics", id="in part"),
        pytest.param(r"\u793a\u4f8b\u5927\u5b66", "示例大学", id="letters by number"),
        pytest.param(r"\ud842\udfb7", "𠮷", id="a letter of two numbers"),
        pytest.param("Invented_x0020_College", "Invented College", id="space of a workbook"),
        pytest.param("Invented College_x000D_", "Invented College\n", id="line's end of a workbook"),
        pytest.param("_x005F_x000D_", "_x000D_", id="what was escaped to be kept"),
        pytest.param("Science &amp;amp; Art College", "Science & Art College", id="entity, twice"),
        pytest.param("Institut f&uuml;r Optik &#8211; Ulm", "Institut für Optik – Ulm", id="entities"),
        pytest.param("<p>A College</p><p>B College</p>", "A College\n\nB College", id="paragraphs"),
        pytest.param("A <b>College</b><br/>Oslo", "A College\nOslo", id="mark-up"),
        pytest.param("<sup>a</sup>A College<sup>b</sup>, Oslo", "a A College b , Oslo", id="footnote marks"),
        pytest.param("CO<sub>2</sub> in soil", "CO2 in soil", id="a formula"),
        pytest.param("Inven\u00adted\u00a0Coll\u200bege\ufeff", "Invented College", id="unseen"),
        # near misses: what is meant as it stands
        pytest.param("100% Renewable Energy Ltd", "100% Renewable Energy Ltd", id="a percentage"),
        pytest.param("50%20 Partners Ltd", "50%20 Partners Ltd", id="a number that looks like a space"),
        pytest.param("R&D College; AT&T Labs; M&S;", "R&D College; AT&T Labs; M&S;", id="ampersands"),
        pytest.param(r"C:\users\college", r"C:\users\college", id="a path"),
        pytest.param("A_x_College", "A_x_College", id="underscores"),
        pytest.param("<10 people at College", "<10 people at College", id="less than"),
        pytest.param("دانشگاه مالک\u200cاشتر", "دانشگاه مالک\u200cاشتر", id="a joiner that can be seen"),
    ],
)
def test_what_a_person_reads(written: str, read: str) -> None:
    assert as_read(written) == read


def test_what_cannot_be_seen_is_no_other_reading() -> None:
    assert not reads_otherwise("Invented\u00a0Col\u00adlege\u200b")
    assert reads_otherwise("Invented%20College")


def test_the_name_is_read_and_the_evidence_quotes_the_cell(tmp_path: Path) -> None:
    rows = [["Ref", "Partner", "Country"], ["A", "Invented%20College", r"\u4e2d\u56fd"]]
    party = read_register(files.xlsx(tmp_path / "a.xlsx", rows)).proposals[0].parties[0]
    assert (party.name, party.country) == ("Invented College", "CN")
    assert party.place is not None
    assert party.place.label() == 'a.xlsx › Sheet1 › row 2 › "Partner" › “Invented%20College”'


def test_the_users_own_cells_stay_as_they_are(tmp_path: Path) -> None:
    rows = [["Ref", "Partner"], ["A", "Science &amp; Art College"]]
    table = read_register(files.text(tmp_path / "a.csv", rows)).tables[0]
    assert table.user_row(2) == ["A", "Science &amp; Art College"]


def test_the_semicolon_of_an_entity_divides_no_names(tmp_path: Path) -> None:
    rows = [["Ref", "Partner"], ["A", "College of Science &amp; Art; Invented Institute"]]
    proposal = read_register(files.text(tmp_path / "a.csv", rows)).proposals[0]
    assert [one.name for one in proposal.parties] == ["College of Science & Art", "Invented Institute"]


def test_a_cell_of_unseen_characters_is_empty(tmp_path: Path) -> None:
    rows = [["Ref", "Partner"], ["A", "Invented College"], ["B", "\u200b\u00a0"]]
    reading = read_register(files.text(tmp_path / "a.csv", rows))
    assert [one.says for one in reading.not_read] == ["empty; expected the name of an organisation"]


@pytest.mark.parametrize(
    "heading", ["Nation\u00adality", "Nationality_x000D_", "Date%20of%20birth", "&nbsp;Gender"]
)
def test_a_personal_column_does_not_hide_behind_an_escape(tmp_path: Path, heading: str) -> None:
    rows = [["Ref_x000D_\n", "Partner\u200b", heading], ["A", "Invented College", "x"]]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows))
    assert [one.field for one in reading.tables[0].columns] == ["id", "partner", "protected"]
    assert reading.tables[0].user_row(2)[2] == ""


def test_match_reads_the_cell_and_keeps_what_stood_there(tmp_path: Path) -> None:
    source = files.text(tmp_path / "a.csv", [["Partner"], ["Harbin%20Institute%20of%20Technology"]])
    match_file(MatchJob(path=source, column="Partner"), tmp_path / "out.jsonl")
    found = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert found["outcome"] == "match"
    assert found["text"] == "Harbin Institute of Technology"
    assert found["written"] == "Harbin%20Institute%20of%20Technology"


@pytest.mark.parametrize(
    "written",
    [
        "Harbin%20Institute%20of%20Technology",
        r"\u54c8\u5c14\u6ee8\u5de5\u4e1a\u5927\u5b66",
        "Harbin_x0020_Institute of Technology",
    ],
)
def test_an_escape_is_undone_whichever_way_a_text_is_handed_in(written: str, tool: Screener) -> None:
    for found in (tool.check(written), *tool.match_many([written])):
        assert (found.outcome.value, found.written) == ("match", written)
        first, end = found.matches[0].span
        assert found.text[first:end] == found.text == as_read(written)
        assert found.to_dict()["written"] == written
    assert tool.screen_frame(pd.DataFrame({"P": [written]}), "P")["screening_outcome"][0] == "match"
    assert "written" not in tool.check("Harbin\u00a0Institute of Technology").to_dict()


def test_the_country_of_a_row_may_be_escaped(tool: Screener) -> None:
    said = tool.check("Northwestern University", country=r"\u7f8e\u56fd").to_dict()
    assert said == tool.check("Northwestern University", country="US").to_dict()


@pytest.mark.parametrize(("said", "shown"), [("true", True), ("false", False)])
def test_a_truth_value_of_an_open_document_is_one(tmp_path: Path, said: str, shown: bool) -> None:
    path = files.ods(tmp_path / "a.ods", [["Partner", "Declared"], ["Invented College", "@"]])
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    text = '<table:table-cell office:value-type="string"><text:p>@</text:p></table:table-cell>'
    truth = f'<table:table-cell office:value-type="boolean" office:boolean-value="{said}"/>'
    members["content.xml"] = members["content.xml"].replace(text, truth)
    row = read_register(files.packed(path, members)).tables[0].user_row(2)
    assert row == ["Invented College", shown]
