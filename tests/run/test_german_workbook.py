"""`--language de`: the workbook and the last lines of a run in German, what programs read unchanged."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import screening.intake
from screening import resources
from screening.app.review import import_verdicts
from screening.app.row_words import reason, workbook_languages, workbook_words
from screening.app.rows_only import screen_rows
from screening.app.run import RunOutcome, run_register
from screening.app.run_options import told
from screening.app.run_progress import Progress
from screening.app.run_sheets import REASON, VERDICT
from screening.cli.main import main
from screening.intake.limits import refusal
from screening.intake.vocabulary import vocabulary
from screening.intake.yaml_text import read_yaml
from screening.model.adjudication import Verdict
from tests.intake import files
from tests.run import fakes

GERMAN = replace(fakes.SETTINGS, language="de")
ROWS: list[files.Row] = [
    ["Ref", "Partner", "Country"],
    ["A", "Invented Institute of Optics", "CN"],
    ["B", "Institute of Optics, Rome", "IT"],
    ["", "", ""],
    ["C", "Invented University", "NO"],
]
OURS = (
    "banner", "columns", "projects", "matches", "not_read", "columns_sheet", "lists", "read_me",
    "map", "diff", "told",
)  # fmt: skip
_BLANK = re.compile(r"{(\w+)}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one register, run once in each language."""
    folder = tmp_path_factory.mktemp("german")
    files.xlsx(folder / "register.xlsx", ROWS)
    return folder


@pytest.fixture(scope="module")
def german(folder: Path) -> RunOutcome:
    """The run in German."""
    return run_register(folder / "register.xlsx", folder / "de", GERMAN, workshop=fakes.workshop)


@pytest.fixture(scope="module")
def english(folder: Path) -> RunOutcome:
    """The run in English."""
    return run_register(folder / "register.xlsx", folder / "en", fakes.SETTINGS, workshop=fakes.workshop)


def book(done: RunOutcome) -> Any:
    """The workbook of a run."""
    from openpyxl import load_workbook

    return load_workbook(done.out / "summary.xlsx")


def shape(words: Any) -> Any:
    """Keys, lengths and blanks of words, without the words."""
    if isinstance(words, dict):
        return {key: shape(one) for key, one in words.items()}
    return [shape(one) for one in words] if isinstance(words, list) else sorted(_BLANK.findall(str(words)))


@pytest.mark.parametrize("language", [one for one in workbook_languages() if one != "en"])
def test_a_translation_has_the_same_columns_and_blanks(language: str) -> None:
    own, source = workbook_words(language), workbook_words()
    for part in (*OURS, "relation", "band", "verdicts", "yes", "no", "named", "listed", "near", "several"):
        left, right = shape(own[part]), shape(source[part])
        if part == "columns_sheet":
            left, right = ({**one, "meanings": 0, "how": 0} for one in (left, right))
        assert left == right, part
    assert set(own["columns_sheet"]["meanings"]) == set(vocabulary().fields)


def test_sheets_and_headings_are_german(german: RunOutcome) -> None:
    made = book(german)
    assert made.sheetnames[1:] == [
        "Vorhaben", "Zuordnungen", "Nicht gelesen", "Spalten", "Listen", "Lies mich",
    ]  # fmt: skip
    first = [cell.value for cell in made.worksheets[0][1]]
    assert first[:3] == ["Ref", "Partner", "Country"]
    assert first[3:6] == ["Ergebnis des Vorhabens", "Was folgt", "Erst fragen"]
    row = [cell.value for cell in made.worksheets[0][2]]
    assert row[5:9] == [
        "ja", "Invented Institute of Optics (示例光学研究所)", "die Einrichtung selbst", "wahrscheinlich",
    ]  # fmt: skip
    assert made["Nicht gelesen"]["A5"].value == "ausgelassen"
    assert made["Zuordnungen"]["D5"].value == "register.xlsx › Sheet1 › Zeile 2 › „Partner“"


def test_what_programs_read_is_the_same_in_every_language(german: RunOutcome, english: RunOutcome) -> None:
    for name in ("results.csv", "not_read.csv"):
        assert (german.out / name).read_bytes() == (english.out / name).read_bytes(), name
    left, right = (
        [json.loads(line) for line in (one.out / "results.jsonl").read_text().splitlines()]
        for one in (german, english)
    )
    assert left == right


def test_the_last_lines_are_german(german: RunOutcome) -> None:
    lines = told(german, "de").splitlines()
    assert lines[0] == "3 Vorhaben aus 3 Zeilen (1 ausgelassen, 0 abgewiesen)"
    assert lines[1] == "  höchstens T0: 1 (33,3 %)"
    assert lines[-1].startswith("öffnen Sie ")


def test_the_last_lines_tell_what_need_not_wait(english: RunOutcome) -> None:
    assert "suffice meanwhile" not in told(english)
    lighter = replace(english, record={**english.record, "waiting": 1})
    assert "ask first: 2 (66.7 %); for 1 of them light measures suffice meanwhile" in told(lighter)


@pytest.mark.parametrize("word", ["andere", "different", "Andere"])
def test_verdicts_come_back_from_a_german_workbook_in_either_language(
    german: RunOutcome, word: str, tmp_path: Path
) -> None:
    made = book(german)
    sheet = made["Zuordnungen"]
    assert sheet.data_validations.dataValidation[0].formula1 == '"dieselbe,andere,unsicher"'
    sheet.cell(5, VERDICT + 1).value = word
    sheet.cell(5, REASON + 1).value = "eine andere"
    made.save(tmp_path / "typed.xlsx")
    found = import_verdicts(tmp_path / "typed.xlsx", by="A. Officer", on=fakes.DAY)
    assert [one.verdict for one in found.verdicts] == [Verdict.DIFFERENT]
    assert (found.refused, found.open) == ((), 1)


@pytest.mark.parametrize(
    ("language", "line", "refused"),
    [
        pytest.param([], "übernommene Urteile: 1, abgewiesene: 1", "ist kein Urteil", id="its own"),
        pytest.param(["--language", "en"], "verdicts taken over: 1, refused: 1", "is no verdict", id="named"),
    ],
)  # fmt: skip
def test_review_speaks_the_language_of_the_workbook_unless_told(
    german: RunOutcome, language: list[str], line: str, refused: str, tmp_path: Path, capsys: Any
) -> None:
    made = book(german)
    made["Zuordnungen"].cell(5, VERDICT + 1).value = "andere"
    made["Zuordnungen"].cell(6, VERDICT + 1).value = "vielleicht"
    made.save(tmp_path / "typed.xlsx")
    with pytest.raises(SystemExit) as ended:
        main(["review", "--import", str(tmp_path / "typed.xlsx"), *language])
    out, errors = capsys.readouterr()
    assert (ended.value.code, out.splitlines()[0].startswith(line)) == (4, True)
    assert refused in errors and ("Zeile 6 › „Urteil“: „vielleicht“" in errors) is not bool(language)
    assert ("ohne Namen: sagen Sie mit --by" in errors) is not bool(language)


def test_rows_only_speaks_german_too(folder: Path) -> None:
    done = screen_rows(folder / "register.xlsx", folder / "rows", GERMAN)
    assert done.told().startswith("3 Zeilen nachgeschlagen, 0 nicht gelesen")


def test_a_language_without_words_of_its_own_falls_back_to_english() -> None:
    assert workbook_words("xx") is workbook_words()


def test_the_reasons_of_a_german_run_are_german(tmp_path: Path) -> None:
    rows: list[files.Row] = [
        ["Ref", "Title", "Partner", "Start", "Access", "Date of birth"],
        ["A", "Soil maps", "Invented University", "soon", "open", "1970"],
        ["A", "Quiet fans", "Invented Academy", "2024-01-01", "?", ""],
        ["B", "Tides", "", "", "", ""],
        ["C", "Bays", "n/a", "", "", ""],
        [],
        ["Ref", "Title", "Partner", "Start", "Access", "Date of birth"],
        ["D", "Bays", "x" * 40_000, "", "", ""],
        ["E", "Bays", "Invented\0 Institute", "", "", ""],
        ["* as of spring", "", "", "", "", ""],
        ["Total", "7", "", "", "", ""],
    ]
    (tmp_path / "in").mkdir()
    files.text(tmp_path / "in" / "a.csv", rows)
    files.text(tmp_path / "in" / "b.csv", [["Colour"], ["red"]])
    (tmp_path / "in" / "older").mkdir()
    done = run_register(tmp_path / "in", tmp_path / "out", GERMAN, workshop=fakes.workshop)
    remarks = [one for n in range(len(done.reading.proposals)) for one in done.reading.proposals.built(n)[1]]
    told = [*(one.says for one in (*done.reading.not_read, *remarks)), *done.reading.notes]
    assert len(told) >= 14
    assert [one for one in told if reason(one, "de") == one] == []
    assert all(reason(one) == one for one in told)
    said = [one[5] for one in book(done)["Nicht gelesen"].iter_rows(min_row=4, values_only=True)]
    assert "leere Zeile" in said and "blank line" not in said


def test_a_translated_reason_keeps_its_blanks() -> None:
    told = read_yaml(resources.text("rules", "intake", "reasons_de.yml"), "reasons_de.yml")
    assert all(english.count("{}") == own.count("{}") for english, own in told.items())


def test_progress_is_told_in_the_language_of_the_run() -> None:
    times = iter((0.0, 10.0))
    progress = Progress(4_000, language="de", clock=lambda: next(times))
    progress.done = progress.fresh = 1_000
    assert progress.line(next(times)) == "1.000 von 4.000 Vorhaben, 100,0 in der Sekunde, noch 30 s"


def _sentences(tree: ast.AST) -> Iterator[str]:
    """What the errors of a module say, with X for what is different each time."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
            continue
        if node.func.id in ("InvalidFile", "SafetyLimit") and (text := _text_of(node.args[0])):
            yield text


def _text_of(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    parts = node.values if isinstance(node, ast.JoinedStr) else []
    return "".join(one.value if isinstance(one, ast.Constant) else "X" for one in parts)  # type: ignore[misc]


INTAKE = Path(screening.intake.__file__).parent
# What is wrong with a mapping file or with the words of a command is told in English, as the commands are.
TOLD = sorted(
    {
        text
        for module in INTAKE.glob("*.py")
        if module.stem not in ("mapping", "preview", "limits")
        for text in _sentences(ast.parse(module.read_text(encoding="utf-8")))
        if text.strip("X: ")
    }
)


@pytest.mark.parametrize("text", TOLD)
def test_what_is_wrong_with_a_whole_file_is_told_in_german(text: str) -> None:
    assert reason(text, "de") != text


@pytest.mark.parametrize(
    "found",
    [
        "the file has 3 MiB",
        "it unpacks to more than 1 GiB",
        "content.xml unpacks to more than 200 times its packed size",
        "it has more than 5 filled cells",
        "it has more than 5 cells",
        "reading it takes longer than 60 seconds",
        "reading it needs more than 2 GiB of memory",
    ],
)
def test_a_limit_that_a_file_exceeds_is_told_in_german(found: str) -> None:
    allowed = found.partition("more than ")[2].split(" ")[0] or "60 seconds"
    says = str(refusal("a.xlsx", found, "bytes", f"{allowed} times" if "times" in found else allowed))
    assert reason(says, "de").startswith("a.xlsx: zum Schutz dieses Rechners abgewiesen")
    assert "at most" not in reason(says, "de")


def test_an_error_of_the_command_line_speaks_the_language_of_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text("")
    for language in (["--language", "de"], ["--language=de"]):
        with pytest.raises(SystemExit) as ended:
            main(["run", str(tmp_path / "a.csv"), "-o", str(tmp_path / "out"), *language])
        assert ended.value.code == 3
        assert "die Datei ist leer" in capsys.readouterr().err


def test_every_file_that_cannot_be_read_has_its_own_line_in_german() -> None:
    both = "a.csv: nested too deeply to be a register\nb.docx: damaged; open it in Word and save it again"
    assert "nested" not in reason(both, "de") and "damaged" not in reason(both, "de")


def test_how_a_register_is_read_is_told_in_german(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files.text(tmp_path / "a.csv", [["Ref", "Partner", "Colour"], ["A", "Invented University", "red"]])
    with pytest.raises(SystemExit):
        main(["map", str(tmp_path / "a.csv"), "--language", "de"])
    told = capsys.readouterr().out
    assert "gelesen als utf-8 (jedes Byte passt)" in told and "Überschriften in Zeile 1" in told
    assert "→ partner  (bekannte Überschrift)" in told and "→ bleibt im Blatt, nicht gelesen" in told
    assert not re.search(r"\b(read|known|kept|rows|headings)\b", told)


def test_a_table_of_projects_is_not_asked_for_its_partners(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heading = ["id", "acronym", "title", "objective", "frameworkProgramme"]
    files.text(tmp_path / "project.csv", [heading, ["1", "TIDE", "Tides", "Tides in narrow bays.", "X"]])
    with pytest.raises(SystemExit):
        main(["map", str(tmp_path / "project.csv")])
    told = capsys.readouterr().out
    assert "joined with the partners in the other table" in told and "--map" not in told
    assert told.count("layout of") == 1
