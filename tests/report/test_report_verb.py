"""`screening report`: renders stored results again, and says what is wrong with a source."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from screening.app import report
from screening.app.report import ReportSettings, render_stored
from screening.cli.main import main
from screening.report.html import render_html
from tests.report import pdf_tree, samples


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A run's folder as `screening run` leaves it."""
    folder = tmp_path / "run"
    folder.mkdir()
    lines = [json.dumps(make().to_dict(), ensure_ascii=False) for make in samples.ALL.values()]
    (folder / "results.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def called(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    with pytest.raises(SystemExit) as end:
        main(["report", *map(str, arguments)])
    code = end.value.code
    return (code if isinstance(code, int) else 1), capsys.readouterr().err


def test_one_project_is_rendered_as_it_was(
    run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "again.html"
    assert called(capsys, run, "-o", out, "--project", "P-101")[0] == 0
    assert out.read_text(encoding="utf-8") == render_html(samples.strict().to_dict())


@pytest.mark.parametrize(
    ("ending", "start"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK"), ("json", b"{")]
)
def test_the_ending_decides_the_format(run: Path, tmp_path: Path, ending: str, start: bytes) -> None:
    out = tmp_path / f"one.{ending}"
    render_stored(run, out, ReportSettings(projects=("P-017",)))
    assert out.read_bytes().startswith(start)


def test_many_projects_go_into_a_folder_under_safe_names(run: Path, tmp_path: Path) -> None:
    written = render_stored(run, tmp_path / "many", ReportSettings(format="json"))
    assert len(written) == len({one.name for one in written}) == len(samples.ALL)
    assert {one.parent for one in written} == {tmp_path / "many"}


def test_json_of_a_result_is_the_result(run: Path, tmp_path: Path) -> None:
    out = tmp_path / "one.json"
    render_stored(run, out, ReportSettings(projects=("P-101",)))
    assert json.loads(out.read_text(encoding="utf-8")) == json.loads(json.dumps(samples.strict().to_dict()))


def test_a_single_result_file_works_too(tmp_path: Path) -> None:
    source = tmp_path / "result.json"
    source.write_text(json.dumps(samples.hold().to_dict()), encoding="utf-8")
    render_stored(source, tmp_path / "merit.html", ReportSettings(copy="merit"))
    assert "Sharif" not in (tmp_path / "merit.html").read_text(encoding="utf-8")


def test_the_committees_sheet_as_pdf(run: Path, tmp_path: Path) -> None:
    out = tmp_path / "committee.pdf"
    render_stored(run, out, ReportSettings(copy="committee"))
    assert "Projects before the committee" in pdf_tree.title(out.read_bytes())


def test_a_workbook_that_fails_in_the_middle_leaves_the_old_one(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_: object, **__: object) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    out = tmp_path / "all.xlsx"
    render_stored(run, out, ReportSettings())
    before = out.read_bytes()
    monkeypatch.setattr(report, "write_workbook", full)
    with pytest.raises(OSError, match="No space") as problem:
        render_stored(run, out, ReportSettings())
    assert problem.value.filename == str(out)
    assert out.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["all.xlsx", "run"]


def test_the_workbook_is_the_same_again_and_holds_no_formula(run: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    for out in (first, second):
        render_stored(run, out, ReportSettings())
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as parts:
        sheets = [parts.read(one) for one in parts.namelist() if "worksheets/sheet" in one]
    assert len(sheets) == 4
    assert not any(b"<f>" in one for one in sheets)


def test_a_run_in_one_page_is_the_overview_of_all(run: Path, tmp_path: Path) -> None:
    for out, copy in (("a.html", "officer"), ("b.html", "portfolio")):
        render_stored(run, tmp_path / out, ReportSettings(copy=copy))
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        pytest.param(
            ("{run}", "-o", "x.docx"), 2, "several projects; name a folder", id="many into one file"
        ),
        pytest.param(
            ("{run}", "-o", "x.html", "--copy", "merit"), 2, "several projects; name a folder", id="readers"
        ),
        pytest.param(("{run}", "-o", "x.odt"), 2, "choose one of html, pdf", id="unknown format"),
        pytest.param(
            ("{run}", "-o", "x.html", "--copy", "press"), 2, "choose one of officer", id="unknown copy"
        ),
        pytest.param(("{run}", "-o", "x.html", "--project", "Q"), 2, "no project Q", id="unknown project"),
        pytest.param(
            ("{run}", "-o", "x.html", "--language", "xx"), 2, "available: de, en", id="unknown language"
        ),
        pytest.param(("nowhere", "-o", "x.html"), 3, "no results there", id="no source"),
        pytest.param(("{bad}", "-o", "x.html"), 3, "cannot be read as JSON", id="not JSON"),
        pytest.param(("{other}", "-o", "x.html"), 3, "expected an assessment", id="another schema"),
        pytest.param(("{copy}", "-o", "x.html"), 3, "researcher's copy", id="a reader's copy"),
        pytest.param(("{empty}", "-o", "x.html"), 3, "holds no assessment", id="empty"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    run: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    code: int,
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    contents: dict[str, Any] = {
        "bad": "{",
        "other": '{"schema": "screening/run/1"}',
        "copy": json.dumps({**samples.hold().to_dict(), "copy": "researcher"}),
        "empty": "[]",
    }
    places = {"run": str(run)}
    for name, text in contents.items():
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
        places[name] = f"{name}.json"
    found, message = called(capsys, *(one.format(**places) for one in arguments))
    assert (found, says in message) == (code, True), message
