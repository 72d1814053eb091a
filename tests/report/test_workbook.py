"""Cells of workbooks: text as it is, hidden signs spelt out in ours; dates and numbers keep their kind."""

import gc
import tempfile
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from screening.report.workbook import Cell, UserSheet, plain_text, shown_text, write_workbook


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("=1+1", "=1+1", id="a formula stays the text it is"),
        pytest.param("\u202egnp.exe", "⟨U+202E⟩gnp.exe", id="direction turned"),
        pytest.param("哈尔滨工业大学 😀", "哈尔滨工业大学 😀", id="other scripts"),
        pytest.param("a\u200db", "a\u200db", id="joined letters"),
        pytest.param("x" * 40_000, "x" * 32_766 + "…", id="longer than a cell"),
    ],
)
def test_what_a_cell_of_ours_shows(text: str, shown: str) -> None:
    assert shown_text(text) == shown


def test_a_cell_of_the_user_keeps_every_letter() -> None:
    assert plain_text("\u202egnp.exe") == "\u202egnp.exe"


def test_a_failure_in_the_middle_leaves_no_drafts_of_sheets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rows() -> Iterator[tuple[int, list[Cell], list[str] | None]]:
        yield 1, ["Heading"], None
        raise KeyboardInterrupt

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    sheet = UserSheet(
        name="Register", heading_rows=(1,), width=1, ours=(), ours_widths=(), banner="", rows=rows
    )
    with pytest.raises(KeyboardInterrupt):
        write_workbook(tmp_path / "book.xlsx", [sheet], [], made=date(2026, 11, 21), title="Sample")
    assert list(tmp_path.iterdir()) == []
    with warnings.catch_warnings():  # the writer never closed its drafts
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.mark.parametrize(
    ("value", "read", "form"),
    [
        pytest.param(["date", "2026-03-01"], datetime(2026, 3, 1), "yyyy-mm-dd", id="a day"),
        pytest.param(["datetime", "2026-03-01 00:00:00"], datetime(2026, 3, 1), "yyyy-mm-dd", id="midnight"),
        pytest.param(
            ["datetime", "2026-03-01 09:30:00"], datetime(2026, 3, 1, 9, 30), "yyyy-mm-dd hh:mm", id="a time"
        ),
        pytest.param(["date", "1899-12-31"], "1899-12-31", "General", id="before all days of spreadsheets"),
        pytest.param(True, True, "General", id="truth"),
        pytest.param(1.5, 1.5, "General", id="a number"),
        pytest.param(float("inf"), "inf", "General", id="no number that a cell can hold"),
        pytest.param("012", "012", "General", id="digits that are a text"),
    ],
)
def test_a_cell_of_the_user_stays_what_it_is(value: Cell, read: object, form: str, tmp_path: Path) -> None:
    sheet = UserSheet(
        name="Register",
        heading_rows=(1,),
        width=1,
        ours=("Answer",),
        ours_widths=(9,),
        banner="",
        rows=lambda: [(1, ["Heading"], None), (2, [value], ["ours"])],
    )
    path = tmp_path / "book.xlsx"
    write_workbook(path, [sheet], [], made=date(2026, 11, 21), title="Sample")
    cell = load_workbook(path)["Register"].cell(2, 1)
    assert (cell.value, cell.number_format) == (read, form)
