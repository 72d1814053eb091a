"""Reads one workbook inside a child process of its own, so that a hostile file can only end that process.

Called as `python -P -m screening.intake.sheet_child`; writes one file of rows a sheet and `sheets.json`.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from screening.intake.spool import Stored, encode_row, storable


def main(arguments: list[str]) -> int:
    """Read `workbook` with the engine named, into `folder`; every problem ends as one line on stderr."""
    engine, workbook, folder, seconds, memory = arguments
    _limit(int(seconds), int(memory))
    read = _with_openpyxl if engine == "openpyxl" else _with_calamine
    try:
        sheets = read(Path(workbook), Path(folder))
    except MemoryError:
        print("memory", file=sys.stderr)
        return 9
    except Exception as error:
        print(f"{type(error).__name__}: {error}".splitlines()[0][:300], file=sys.stderr)
        return 8
    (Path(folder) / "sheets.json").write_text(json.dumps(sheets), encoding="utf-8")
    return 0


def _limit(seconds: int, memory: int) -> None:
    """Bound memory and processor time where the system can; the parent's clock holds everywhere."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _with_calamine(path: Path, folder: Path) -> list[dict[str, Any]]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    workbook = CalamineWorkbook.from_path(path)
    sheets: list[dict[str, Any]] = []
    for place, known in enumerate(workbook.sheets_metadata):
        if known.typ != SheetTypeEnum.WorkSheet:
            sheets.append(
                {"name": known.name, "kind": "chart", "hidden": False, "merged": [], "rows": 0, "width": 0}
            )
            continue
        sheet = workbook.get_sheet_by_name(known.name)
        left: list[Stored] = [""] * (sheet.start[1] if sheet.start else 0)
        rows = ([*left, *map(storable, row)] for row in sheet.iter_rows())
        sheets.append(
            {
                "name": known.name,
                "kind": "sheet",
                "hidden": known.visible != SheetVisibleEnum.Visible,
                "merged": [[*start, *end] for start, end in sheet.merged_cell_ranges or []],
                **_write(folder / f"{place}.rows", rows),
            }
        )
    return sheets


def _with_openpyxl(path: Path, folder: Path) -> list[dict[str, Any]]:
    from openpyxl import load_workbook

    workbook = load_workbook(path, read_only=True, data_only=True)
    sheets: list[dict[str, Any]] = []
    for place, sheet in enumerate(workbook.worksheets):
        sheet.reset_dimensions()
        rows = (
            _without_tail([storable(value) for value in row]) for row in sheet.iter_rows(values_only=True)
        )
        hidden = sheet.sheet_state != "visible"
        written = _write(folder / f"{place}.rows", rows)
        sheets.append({"name": sheet.title, "kind": "sheet", "hidden": hidden, "merged": [], **written})
    return sheets


def _without_tail(row: list[Stored]) -> list[Stored]:
    while row and row[-1] == "":
        row.pop()
    return row


def _write(path: Path, rows: Iterable[list[Stored]]) -> dict[str, int]:
    """Write the rows and count them; blank rows at the end are left out."""
    count = blank = width = 0
    with path.open("wb") as file:
        for row in rows:
            if not any(one != "" for one in row):
                blank += 1
                continue
            file.write(b"[]\n" * blank)
            file.write(encode_row(row))
            width = max(width, len(row))
            count, blank = count + blank + 1, 0
    return {"rows": count, "width": width}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
