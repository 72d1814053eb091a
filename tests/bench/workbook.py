"""A large workbook in and the screened one out, against reading and writing the same cells only."""

import resource
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from screening.app.rows_only import screened_workbook
from screening.app.screener import Screener
from screening.intake.register import read_register
from tests.bench.texts import repeated

HEADINGS = (
    *("Project no.", "Acronym", "Project title", "Partner institution", "Partner country", "City"),
    *("Start", "End", "Programme", "Keywords", "Summary"),
)
_SUMMARY = "Quiet blades for the ventilation of hospital wards, measured in rooms and in a tunnel. " * 5


def workbook(texts: Sequence[str], lists: tuple[str, ...] = (), rows: int = 100_000) -> dict[str, Any]:
    """Processor seconds of both ways and their ratio, children included; at most 2 is the aim."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, target = folder / "in.xlsx", folder / "out.xlsx"
        _make(source, repeated(list(texts), rows))
        ours = _seconds(lambda: _screen(source, target, lists))
        bare = _seconds(lambda: _copy(source, target, folder / "bare.xlsx"))
        size = target.stat().st_size
    return {
        "rows": rows,
        "screened_seconds": round(ours, 1),
        "bare_seconds": round(bare, 1),
        "ratio": round(ours / bare, 2),
        "out_mib": round(size / 1024**2, 1),
    }


def _screen(source: Path, target: Path, lists: tuple[str, ...]) -> None:
    tool = Screener(lists or None, "2026-11-21")
    screened_workbook(read_register(source), target, tool.rows, "2026-11-21")


def _copy(source: Path, screened: Path, target: Path) -> None:
    """Read the workbook with calamine, then write the cells that the screened one has with XlsxWriter."""
    from python_calamine import CalamineWorkbook
    from xlsxwriter import Workbook

    began = time.process_time()
    rows = CalamineWorkbook.from_path(screened).get_sheet_by_index(0).to_python()
    _not_counted.append(time.process_time() - began)
    CalamineWorkbook.from_path(source).get_sheet_by_index(0).to_python()
    book = Workbook(
        str(target), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            if value != "":
                sheet.write_string(number, place, value)
    book.close()


_not_counted: list[float] = []


def _seconds(work: Any) -> float:
    """Processor seconds of this process and its children, without what was only preparation."""
    _not_counted.clear()
    began, children = time.process_time(), _of_children()
    work()
    return time.process_time() - began + _of_children() - children - sum(_not_counted)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _make(path: Path, texts: Sequence[str]) -> None:
    """A register of these partners with the columns that registers have."""
    from xlsxwriter import Workbook

    book = Workbook(
        str(path), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet("Partnerships")
    sheet.write_row(0, 0, HEADINGS)
    for number, text in enumerate(texts, start=1):
        told = (
            f"P-{number // 3}",
            "FAN",
            f"Quiet fans for ward {number // 3}",
            text,
            "",
            "",
            "2024-05-01",
            "2027-04-30",
        )
        for place, value in enumerate((*told, "HORIZON RIA", "fans, air, wards", _SUMMARY)):
            if value:
                sheet.write_string(number, place, value)
    book.close()
