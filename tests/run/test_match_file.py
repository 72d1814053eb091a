"""A column looked up in a file: the user's rows come back as they were, with ours behind them."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from screening.app.column_files import MatchJob
from screening.app.columns import COLUMNS
from screening.app.matching_files import MatchCounts, match_file, told
from screening.app.screener import Screener
from screening.errors import InvalidFile, UsageError

LISTS = ("us_1286", "aspi_tracker")
BEIHANG = "School of Astronautics, Beihang University, Beijing"
Looked = tuple[list[list[str]], MatchCounts]
LookUp = Callable[..., Looked]


@cache
def screener(lists: tuple[str, ...], as_of: str | None) -> Screener:
    """One for all files, since loading the lists takes longer than a test."""
    return Screener(lists, as_of)


@pytest.fixture(autouse=True)
def one_screener(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screening.app.matching_files.Screener", screener)


@pytest.fixture
def look_up(tmp_path: Path) -> LookUp:
    def run(text: str | bytes, **given: object) -> Looked:
        path = tmp_path / "partners.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        job = MatchJob(path=path, column="Partner", lists=LISTS, **given)  # type: ignore[arg-type]
        counts = match_file(job, tmp_path / "out.csv")
        with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file)), counts

    return run


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param('No,Partner\r\n1,"Beihang University"\r\n', [["1", "Beihang University"]], id="quotes"),
        pytest.param('No,Partner\n1,"A, B"\n2,a "b" c\n', [["1", "A, B"], ["2", 'a "b" c']], id="commas"),
        pytest.param('No,Partner\n1,"two\nlines"\n2,x', [["1", "two\nlines"], ["2", "x"]], id="line breaks"),
        pytest.param("No,Partner\n1\n\n2,x\n", [["1", ""], ["", ""], ["2", "x"]], id="short rows"),
        pytest.param("No,Partner\n1,x,more\n", [["1", "x", "more"]], id="a row too long"),
        pytest.param("No;Partner\n1;x, y\n", [["1", "x, y"]], id="semicolons"),
        pytest.param('No,Partner\n1,"never closed\n2,x\n', [["1", "never closed"], ["2", "x"]], id="open"),
        pytest.param("No,Partner\n1,=1+1\n", [["1", "=1+1"]], id="a formula stays the user's"),
        pytest.param("No,Partner\r1,x\r2,y\r", [["1", "x"], ["2", "y"]], id="old line ends"),
    ],
)
def test_the_users_cells_come_back(look_up: LookUp, text: str, rows: list[list[str]]) -> None:
    found, counts = look_up(text)
    assert found[0] == ["No", "Partner", *COLUMNS]
    ours = slice(2, 2 + len(COLUMNS))
    assert [row[:2] + row[ours.stop :] for row in found[1:]] == rows
    assert counts.rows == len(rows) == sum(counts.outcomes.values())


def test_answers_stand_under_their_headings_in_a_row_with_more_cells_than_headings(look_up: LookUp) -> None:
    rows, counts = look_up(f'No,Partner\n1,"{BEIHANG}",late,"a, b"\n2,Nobody,,\n3,"{BEIHANG}"\n')
    assert [dict(zip(rows[0], row, strict=False))["screening_outcome"] for row in rows[1:]] == [
        "match", "none", "match",
    ]  # fmt: skip
    assert [row[2 + len(COLUMNS) :] for row in rows[1:]] == [["late", "a, b"], ["", ""], []]
    assert counts.wide == 1


@pytest.mark.parametrize("named", ["Partner", " Partner ", "Partner  "])
def test_headings_come_back_as_written_and_a_column_is_named_with_or_without_its_blanks(
    tmp_path: Path, named: str
) -> None:
    path = tmp_path / "partners.csv"
    path.write_text(f'Land , Partner \nCN,"{BEIHANG}"\n')
    job = MatchJob(path=path, column=named, country_column="Land", lists=LISTS)
    counts = match_file(job, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == ["Land ", " Partner ", *COLUMNS]
    assert counts.outcomes == {"match": 1}


def test_of_two_headings_that_differ_in_blanks_the_one_written_so_is_looked_up(tmp_path: Path) -> None:
    path = tmp_path / "partners.csv"
    path.write_text(f'Partner,Partner \nNobody,"{BEIHANG}"\n')
    for named, outcome in (("Partner", "none"), ("Partner ", "match")):
        counts = match_file(MatchJob(path=path, column=named, lists=LISTS), tmp_path / "out.csv")
        assert counts.outcomes == {outcome: 1}


def test_a_row_that_ends_before_the_column_is_told_and_a_blank_line_is_none(tmp_path: Path) -> None:
    path = tmp_path / "partners.csv"
    path.write_text(f'No,Partner\n1,"{BEIHANG}"\n2\n\n')
    job = MatchJob(path=path, column="Partner", lists=LISTS)
    counts = match_file(job, tmp_path / "out.csv")
    assert (counts.rows, counts.short) == (3, 1)
    assert "partners.csv: 1 row ends before the column 'Partner'; in the file as none" in told(job, counts)


def test_every_row_gets_its_answer(look_up: LookUp) -> None:
    found, counts = look_up(f'No,Partner\n1,"{BEIHANG}"\n2,Nobody\n3,"{BEIHANG}"\n')
    assert [row[2:4] for row in found[1:]] == [["match", "beihang-university"], ["none", ""], found[1][2:4]]
    assert counts.outcomes == {"match": 2, "none": 1}


def test_the_country_of_the_row_counts(look_up: LookUp) -> None:
    rows = "Partner,Land\nNortheastern University,CN\nNortheastern University,US\n"
    found, _ = look_up(rows, country_column="Land")
    assert [row[2] for row in found[1:]] == ["match", "none"]


def test_several_processes_write_the_same(look_up: LookUp) -> None:
    rows = "Partner\n" + "".join(f"Institute {i} of Beihang University\n" for i in range(40))
    assert look_up(rows, jobs=2) == look_up(rows)


def test_a_file_longer_than_one_chunk(look_up: LookUp, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "Partner\n" + "".join(f'"Unit {i}, Beihang University"\nNobody {i}\n' for i in range(20))
    whole = look_up(rows)
    monkeypatch.setattr("screening.app.matching_files.CHUNK", 3)
    monkeypatch.setattr("screening.app.matching_files._REMEMBERED", 2)
    assert look_up(rows) == whole


def test_json_lines_hold_every_match(tmp_path: Path) -> None:
    path = tmp_path / "partners.csv"
    path.write_text("Partner\nBeihang University and Harbin Institute of Technology\nNobody\n")
    match_file(MatchJob(path=path, column="Partner", lists=LISTS), tmp_path / "out.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [line.pop("row") for line in lines] == [1, 2]
    alone = screener(LISTS, None)
    assert lines == [alone.check(line["text"]).to_dict() for line in lines]
    assert {one["entity_id"] for one in lines[0]["matches"]} == {
        "beihang-university",
        "harbin-institute-of-technology",
    }


def test_a_workbook_is_read_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["A list of partners"], ["No", "Partner"], [1, BEIHANG]):
        book.active.append(row)
    book.save(tmp_path / "partners.xlsx")
    job = MatchJob(path=tmp_path / "partners.xlsx", column="Partner", lists=LISTS)
    match_file(job, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1][:4] == ["1", BEIHANG, "match", "beihang-university"]


def test_the_sheet_with_the_column_is_read_and_those_not_read_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, rows in (
        ("Notes", [["Made in May"]]),
        ("Partners", [["Partner"], [BEIHANG]]),
        ("More", [["Partner"], ["Nobody"]]),
    ):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    book.save(tmp_path / "partners.xlsx")
    job = MatchJob(path=tmp_path / "partners.xlsx", column="Partner", lists=LISTS)
    counts = match_file(job, tmp_path / "out.csv")
    assert counts.outcomes == {"match": 1}
    assert "partners.xlsx: sheet 'Partners' was read, not 'Notes', 'More'; --sheet names another" in told(
        job, counts
    )
    named = match_file(replace(job, sheet="More"), tmp_path / "out.csv")
    assert named.outcomes == {"none": 1} and not list(told(job, named))


@pytest.mark.parametrize(
    ("text", "problem", "says"),
    [
        pytest.param("", InvalidFile, "the file is empty", id="empty"),
        pytest.param("Name\nx\n", UsageError, "no column is headed 'Partner'; there is: Name", id="column"),
    ],
)
def test_what_cannot_be_looked_up_is_told(
    look_up: LookUp, text: str, problem: type[Exception], says: str
) -> None:
    with pytest.raises(problem, match=says):
        look_up(text)


def test_a_sheet_of_a_text_table_is_not_passed_over_in_silence(look_up: LookUp) -> None:
    with pytest.raises(UsageError, match="a text table has no sheet 'Partners'; leave out --sheet"):
        look_up("Partner\nx\n", sheet="Partners")


def test_of_a_text_longer_than_a_cell_the_beginning_is_looked_up_and_the_row_counted(look_up: LookUp) -> None:
    long = BEIHANG + ", and more" * 4_000
    rows, counts = look_up(f'No,Partner\n1,"{long}"\n2,x\n')
    assert (counts.rows, counts.long) == (2, 1)
    assert rows[1][:2] == ["1", long]


def test_what_is_odd_about_the_bytes_of_a_table_is_told(look_up: LookUp) -> None:
    text = 'No,Partner\n1,Universitetet i Bergen\n2,Universit\xe9 de Valdor\n3,"open\n'.encode("cp1252")
    rows, counts = look_up(text + "4,Łódź, Kraków, Århus\n".encode())
    assert rows[2][1] == "Université de Valdor"
    assert counts.remarks.encoding == "read as utf-8 (most bytes fit)"
    assert counts.remarks.rows == {
        "a quotation mark opens and never closes; read as it stands": 1,
        "holds bytes that are no UTF-8, read as Windows-1252; look whether the row is right": 1,
    }


def test_a_web_page_under_the_name_of_a_workbook_is_looked_up(tmp_path: Path) -> None:
    page = tmp_path / "export.xls"
    page.write_text(f"<table><tr><th>Partner</th></tr><tr><td>{BEIHANG}</td></tr></table>")
    counts = match_file(MatchJob(path=page, column="Partner", lists=LISTS), tmp_path / "out.csv")
    assert counts.outcomes == {"match": 1}


def test_a_list_without_headings_is_looked_up_by_the_letter_of_its_column(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f'1,"{BEIHANG}"\n2,Invented University\n')
    counts = match_file(MatchJob(path=path, column="B", lists=LISTS), tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][:3] == ["A", "B", "screening_outcome"]
    assert [row[:3] for row in rows[1:]] == [["1", BEIHANG, "match"], ["2", "Invented University", "none"]]
    assert counts.rows == 2 and counts.remarks.by_letter


def test_a_heading_that_is_a_letter_is_a_heading(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f'B,A\n"{BEIHANG}",x\n')
    counts = match_file(MatchJob(path=path, column="B", lists=LISTS), tmp_path / "out.csv")
    assert counts.outcomes == {"match": 1} and not counts.remarks.by_letter
