"""What a user hands in is never written over, whichever verb is told to."""

from pathlib import Path

import openpyxl
import pytest

from screening.app.run import run_register
from screening.cli.main import main
from tests.intake import files
from tests.run import fakes
from tests.run.test_run import contents

_TEXT = "No,Partner\n1,Example Institute\n"
_CV = "Curriculum vitae\nEmployment\n2018-present  Lecturer, Example Institute, Oslo\n"


def called(*arguments: str) -> object:
    with pytest.raises(SystemExit) as end:
        main([*arguments])
    return end.value.code


@pytest.mark.parametrize(
    ("text", "name", "call"),
    [
        pytest.param(_TEXT, "a.csv", ["match", "a.csv", "--column", "Partner", "-o", "a.csv"], id="match"),
        pytest.param(_TEXT, "a.csv", ["map", "a.csv", "-o", "./a.csv"], id="map"),
        pytest.param(_TEXT, "results.csv", ["run", "results.csv", "-o", "."], id="run"),
        pytest.param(_TEXT, "results.csv", ["run", ".", "-o", ".", "--rows-only"], id="rows only"),
        pytest.param("{}\n", "a.json", ["report", "a.json", "-o", "a.json"], id="report"),
        pytest.param(_CV, "cv.txt", ["person", "cv.txt", "-o", "cv.txt"], id="person"),
    ],
)
def test_an_output_never_takes_the_place_of_the_input(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    text: str,
    name: str,
    call: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(text, encoding="utf-8")
    assert called(*call) == 2
    assert f"{name}: was handed in and is never written over" in capsys.readouterr().err
    assert Path(name).read_text(encoding="utf-8") == text
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("target", "more"),
    [
        pytest.param("summary.xlsx", [], id="the workbook with the verdicts"),
        pytest.param("run.json", ["--project", "P-1"], id="the record"),
        pytest.param("results.jsonl", ["--project", "P-1", "--format", "json"], id="the results"),
        pytest.param("", ["--format", "json"], id="a project whose name is that of the record"),
    ],
)
def test_a_report_never_takes_the_place_of_a_file_of_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str, more: list[str]
) -> None:
    rows = [["Ref", "Partner"], ["P-1", "Invented University"], ["run", "Invented University"]]
    out = tmp_path / "out"
    run_register(files.xlsx(tmp_path / "a.xlsx", rows), out, fakes.SETTINGS, workshop=fakes.workshop)
    before = contents(out)
    assert called("report", str(out), "-o", str(out / target), *more) == 2
    assert "was handed in and is never written over" in capsys.readouterr().err
    after = contents(out)
    assert {name: after[name] for name in before} == before


def test_verdicts_are_not_written_over_the_workbook_that_holds_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from screening.app.review import Imported, save
    from screening.errors import UsageError

    workbook = tmp_path / "summary.xlsx"
    openpyxl.Workbook().save(workbook)
    before = workbook.read_bytes()
    with pytest.raises(UsageError, match="was handed in and is never written over"):
        save(Imported(verdicts=(), refused=(), open=0), workbook, workbook)
    assert workbook.read_bytes() == before


def test_of_a_summary_handed_in_again_only_the_users_sheets_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Our sheets name projects and bodies too; read as registers they would double every project."""
    monkeypatch.chdir(tmp_path)
    rows = "Project title,Partner,Country\nTides,Example Institute,Norway\nRadar,Beihang University,China\n"
    Path("register.csv").write_text(rows, encoding="utf-8")
    called("run", "register.csv", "-o", "first")
    book = openpyxl.load_workbook("first/summary.xlsx")
    book.save("edited.xlsx")  # as a spreadsheet program does
    for again in ("first/summary.xlsx", "edited.xlsx"):
        called("run", again, "-o", "second")
        told = capsys.readouterr()
        assert "2 projects from 2 rows" in told.out + told.err, again
        left = Path("second/not_read.csv").read_text(encoding="utf-8-sig")
        assert left.count("written by an earlier run") == len(book.sheetnames) - 1


@pytest.mark.parametrize("language", ["en", "de"])
def test_columns_of_an_earlier_run_are_not_written_a_second_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = "Project title,Partner,Country\nTides,Example Institute,Norway\nRadar,Beihang University,China\n"
    Path("register.csv").write_text(rows, encoding="utf-8")
    called("run", "register.csv", "-o", "first", "--language", language, "--format", "html")
    book = openpyxl.load_workbook("first/summary.xlsx")
    width = len(next(iter(book.worksheets[0].values)))
    book.worksheets[0].cell(1, width + 1, "My remark")
    book.worksheets[0].cell(2, width + 1, "ask again")
    book.save("edited.xlsx")
    for again, own in (("edited.xlsx", ["My remark"]), ("first/results.csv", [])):
        called("run", again, "-o", "second", "--language", language)
        values = list(openpyxl.load_workbook("second/summary.xlsx").worksheets[0].values)
        assert list(values[0][:3]) == ["Project title", "Partner", "Country"]
        assert list(values[0][3 : 3 + len(own)]) == own
        assert len(values[0]) == width + len(own), "ours stand there once"
    assert "columns that an earlier run wrote" in Path("second/run.json").read_text(encoding="utf-8")
