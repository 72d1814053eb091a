"""Workbooks as sheets of rows: checked first, then read in a child process by one of two readers."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from screening.errors import InvalidFile
from screening.intake.limits import Limits, check_size, refusal, size_text
from screening.intake.sniff import Kind, locked
from screening.intake.spool import Spool
from screening.intake.zip_check import SheetNotes, ZipNotes, look_through
from screening.model.source import plain_text

_OF_OLD = "an old workbook (XLS): rows that are hidden in it are read like the others and not told apart"
_MEMORY_SIGNS = ("memory", "alloc", "capacity overflow")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet or text table: its rows on disk and what the file says about it.

    `hidden_columns` holds the first and the last of columns side by side, counted from 1. `commented` and
    `struck` hold the cells with a comment, and those that are struck through. `merged` holds first row,
    first column, last row, last column, counted from 0; `noted` holds rows that were read with a
    reservation, each with what was found. An `own` sheet was written by an earlier run, one `of_choices`
    holds what drop-down lists on others offer; `part_of` names the sheet of the file that this is one of
    several tables of.
    """

    file: str
    name: str
    spool: Spool
    hidden: bool = False
    own: bool = False
    of_choices: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    without_value: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    commented: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    noted: tuple[tuple[int, str], ...] = ()
    part_of: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "file", plain_text(self.file))

    def is_called(self, name: str) -> bool:
        """True where the user means this sheet, or the one that it is a part of."""
        return name in (self.name, self.part_of)


def read_workbook(path: Path, kind: Kind, limits: Limits) -> tuple[Sheet, ...]:
    """Every sheet of a workbook; raises SafetyLimit or InvalidFile; no file can end this process."""
    notes = ZipNotes()
    if kind is Kind.WORKBOOK:
        notes = look_through(path, limits)
    else:
        check_size(path, limits)
    with tempfile.TemporaryDirectory(prefix="screening-") as folder:
        problem = _run("calamine", path, Path(folder), limits)
        if problem and kind is Kind.WORKBOOK and path.suffix.lower() not in (".ods", ".xlsb"):
            problem = _run("openpyxl", path, Path(folder), limits)
        if problem.startswith("PasswordError"):
            raise locked(path)
        if problem:
            raise InvalidFile(
                f"{path.name}: cannot be read as a workbook ({problem});"
                " open it in your spreadsheet program and save it again as XLSX"
            )
        return _collect(path.name, Path(folder), notes, (_OF_OLD,) if kind is Kind.OLD_WORKBOOK else ())


def _run(engine: str, path: Path, folder: Path, limits: Limits) -> str:
    """Run the child; gives "" when it succeeded, else what went wrong."""
    command = [sys.executable, "-P", "-m", "screening.intake.sheet_child", engine, str(path.resolve())]
    command += [str(folder), str(limits.seconds), str(limits.memory)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=limits.seconds, check=False)
    except subprocess.TimeoutExpired:
        found = f"reading it takes longer than {limits.seconds} seconds"
        raise refusal(path.name, found, "seconds", f"{limits.seconds} seconds") from None
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    if done.returncode == 0:
        return ""
    if done.returncode == 9 or any(sign in line for line in said for sign in _MEMORY_SIGNS):
        if engine == "calamine":
            return "memory"
        found = f"reading it needs more than {size_text(limits.memory)} of memory"
        raise refusal(path.name, found, "memory", size_text(limits.memory))
    if said and "Cell limit exceeded" in said[-1]:
        raise refusal(path.name, f"it has more than {limits.cells:,} cells", "cells", f"{limits.cells:,}")
    if done.returncode in (-24, -9):  # processor time
        found = f"reading it takes longer than {limits.seconds} seconds"
        raise refusal(path.name, found, "seconds", f"{limits.seconds} seconds")
    return said[-1] if said and done.returncode == 8 else "the reader stopped"


def _collect(file: str, folder: Path, notes: ZipNotes, told: tuple[str, ...]) -> tuple[Sheet, ...]:
    known = json.loads((folder / "sheets.json").read_text(encoding="utf-8"))
    sheets = []
    for place, one in enumerate(known):
        if one["kind"] != "sheet":
            continue
        member = notes.order[place] if place < len(notes.order) else ""
        seen = notes.sheets.get(member, SheetNotes())
        sheets.append(
            Sheet(
                file=file,
                name=one["name"],
                spool=Spool.from_file(folder / f"{place}.rows", one["width"]),
                hidden=one["hidden"],
                own=one["name"] in notes.own,
                of_choices=one["name"] in notes.choices,
                merged=tuple((a, b, c, d) for a, b, c, d in one["merged"]),
                hidden_rows=frozenset(seen.hidden_rows),
                hidden_columns=tuple(sorted(seen.hidden_columns)),
                without_value=tuple(seen.without_value),
                errors=tuple(seen.errors),
                commented=seen.commented,
                struck=seen.struck,
                notes=told,
            )
        )
    return tuple(sheets)
