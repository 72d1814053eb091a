"""Looking rows up without assessing: the same sheet out with the answer behind every row."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from screening.app.rows_only import screen_rows, screened_workbook
from screening.app.run import run_register
from screening.app.run_sheets import VERDICT
from screening.cli.main import main
from screening.intake.mapping import Mapping
from screening.intake.register import read_register
from screening.model.match import Mention
from tests.intake import files
from tests.run import fakes
from tests.run.test_review import row_of, typed
from tests.run.test_run import sheet

asked: list[Mention] = []


def look_up(mentions: Sequence[Mention]) -> list[tuple[str, ...]]:
    """The nine values of each mention: optics is listed."""
    asked.extend(mentions)
    return [
        ("match" if "Optics" in one.text else "none", one.text, one.country, "", "", "", "", "", "")
        for one in mentions
    ]


def test_every_row_gets_its_answer_and_each_partner_is_asked_once(tmp_path: Path) -> None:
    rows = [["Title line"], ["Ref", "Partner", "Country"]]
    rows += [[f"P-{n}", ["Institute of Optics", "Invented University"][n % 2], "CN"] for n in range(40)]
    rows += [["P-x", "", "CN"], ["P-y", "Invented University; Institute of Optics", "NO; CN"]]
    asked.clear()
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows))
    assert screened_workbook(reading, tmp_path / "out.xlsx", look_up, "2026-11-21") == 41
    assert len(asked) == 3
    written = sheet(tmp_path / "out.xlsx", "Sheet1")
    assert [row[:3] for row in written[1:]] == rows[1:]
    assert [row[3] for row in written[2:6]] == ["match", "none", "match", "none"]
    assert written[-2][3] == "not read: empty; expected the name of an organisation"
    assert written[-1][3:6] == ["match", "Institute of Optics", "CN"]


def test_a_list_without_headings_is_written_whole_under_a_row_of_letters(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx", [["Institute of Optics", "CN"], ["Invented University", "NO"]])
    reading = read_register(path, mapping=Mapping().with_columns(["A=partner", "B=partner_country"]))
    assert screened_workbook(reading, tmp_path / "out.xlsx", look_up, "2026-11-21") == 2
    written = sheet(tmp_path / "out.xlsx", "Sheet1")
    assert [row[:2] for row in written] == [
        ["A", "B"],
        ["Institute of Optics", "CN"],
        ["Invented University", "NO"],
    ]
    assert written[0][2] == "screening_outcome"
    assert [row[2] for row in written[1:]] == ["match", "none"]


def test_the_name_in_another_script_is_looked_up_too(tmp_path: Path) -> None:
    rows = [["Ref", "Partner", "Native name", "Country"], ["P-1", "IIO", "Institute of Optics", "CN"]]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", rows))
    screened_workbook(reading, tmp_path / "out.xlsx", look_up, "2026-11-21")
    assert sheet(tmp_path / "out.xlsx", "Sheet1")[1][4] == "match"


@pytest.mark.parametrize("lists", [None, ("us_1286",)])
def test_the_lists_asked_for_are_searched_as_of_the_day_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lists: tuple[str, ...] | None
) -> None:
    loaded: list[tuple[tuple[str, ...] | None, date]] = []

    class Loaded:
        """A screener that tells what it was made of."""

        def __init__(self, chosen: tuple[str, ...] | None, as_of: date) -> None:
            loaded.append((chosen, as_of))

        rows = staticmethod(look_up)

    monkeypatch.setattr("screening.app.rows_only.Screener", Loaded)
    settings = replace(fakes.SETTINGS, lists=lists or ())
    screen_rows(files.xlsx(tmp_path / "a.xlsx"), tmp_path / "out", settings)
    assert loaded == [(lists, fakes.DAY)]


def test_nothing_of_an_assessed_run_stays_beside_it_but_the_verdicts_typed_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Loaded:
        """A screener that knows optics."""

        def __init__(self, *_: object) -> None:
            pass

        rows = staticmethod(look_up)

    monkeypatch.setattr("screening.app.rows_only.Screener", Loaded)
    register, out = files.xlsx(tmp_path / "a.xlsx"), tmp_path / "out"
    run_register(register, out, fakes.SETTINGS, workshop=fakes.workshop)
    with_verdict = typed(out, {(row_of(out, "P-1"), VERDICT + 1): "same"})
    with_verdict.replace(out / "summary.xlsx")
    verdicts = (out / "summary.xlsx").read_bytes()
    done = screen_rows(register, out, fakes.SETTINGS)
    assert sorted(one.name for one in out.rglob("*") if one.is_file()) == [
        "not_read.csv",
        "summary.verdicts-1.xlsx",
        "summary.xlsx",
    ]
    assert (out / "summary.verdicts-1.xlsx").read_bytes() == verdicts
    assert "summary.verdicts-1.xlsx" in done.told()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        pytest.param(["--fail-on", "T2"], "--fail-on", id="a tier that nobody works out"),
        pytest.param(["--resume"], "--resume", id="going on"),
        pytest.param(["--pack", "uk_tr", "--only-tier", "T2+"], "--pack, --only-tier", id="two of them"),
    ],
)
def test_what_says_how_to_assess_is_refused_where_nothing_is_assessed(
    given: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["run", str(tmp_path / "a.csv"), "-o", str(tmp_path / "out"), "--rows-only", *given])
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith(f"--rows-only assesses nothing: leave it out, or {says}\n")
