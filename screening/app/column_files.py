"""The file whose column is looked up: its headings, and its rows one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from screening.errors import InvalidFile, UsageError
from screening.intake.columns import column_letter
from screening.intake.delimited import Block, Remarks, stream_delimited
from screening.intake.html_table import read_html
from screening.intake.limits import Limits
from screening.intake.sheets import Sheet, read_workbook
from screening.intake.sniff import Kind, kind_of
from screening.intake.spool import as_text

_HEADING_ROWS = 30

# Rows of a sheet are handed on so many at a time.
_TOGETHER = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchJob:
    """What to look up and how: columns by heading, list ids, as-of day, number of processes."""

    path: Path
    column: str
    country_column: str = ""
    sheet: str = ""
    lists: tuple[str, ...] = ()
    as_of: str = ""
    jobs: int = 1
    encoding: str = ""
    limits: Limits = field(default_factory=Limits)


def table_of(job: MatchJob, remarks: Remarks) -> tuple[list[str], Iterator[Block]]:
    """The row that holds the wanted heading, and the rows below it; all rows where it is a letter."""
    blocks = _blocks(job, remarks)
    seen = Block([], [])
    while len(seen.rows) < _HEADING_ROWS and (block := next(blocks, None)):
        before = len(seen.rows)
        seen = Block(seen.rows + block.rows, seen.lines + block.lines)
        for at, row in enumerate(seen.rows[before:_HEADING_ROWS], before):
            if place_among(row, job.column) is not None:
                return row, chain([Block(seen.rows[at + 1 :], seen.lines[at + 1 :])], blocks)
    first = seen.rows[:_HEADING_ROWS]
    if not first:
        raise InvalidFile(f"{job.path.name}: empty; expected a heading row with {job.column!r}")
    letters = [column_letter(place) for place in range(max(map(len, first)))]
    if job.column not in letters:
        raise _no_column(job, job.column, max(first, key=_filled))
    remarks.by_letter = True
    return letters, chain([seen], blocks)


def place_of(job: MatchJob, headings: list[str], wanted: str) -> int:
    """The place of a column in every row."""
    place = place_among(headings, wanted)
    if place is None:
        raise _no_column(job, wanted, headings)
    return place


def place_among(headings: Sequence[str], wanted: str) -> int | None:
    """The place of the first heading that is written so, or else differs in blanks around it alone."""
    if wanted in headings:
        return headings.index(wanted)
    bare = [one.strip() for one in headings]
    return bare.index(wanted.strip()) if wanted.strip() in bare else None


def _blocks(job: MatchJob, remarks: Remarks) -> Iterator[Block]:
    """Every row of a table of any kind; what is no table is refused with where to give it."""
    path = job.path
    if path.is_dir():
        raise InvalidFile(f"{path}: is a folder; give one file, or the folder to screening run")
    if not path.exists():
        raise InvalidFile(f"{path}: no such file")
    kind = kind_of(path)
    if kind in (Kind.WORKBOOK, Kind.OLD_WORKBOOK):
        return _rows_of_sheet(_sheet(job, read_workbook(path, kind, job.limits), remarks))
    if kind is Kind.HTML:
        return _rows_of_sheet(_sheet(job, read_html(path, job.limits, job.encoding), remarks))
    if kind is Kind.DOCUMENT:
        raise InvalidFile(
            f"{path.name}: running text, no table; give it to screening assess, or give XLSX or CSV"
        )
    if kind is not Kind.TEXT:
        raise InvalidFile(f"{path.name}: records, no table; give it to screening run, or give XLSX or CSV")
    if job.sheet:
        raise UsageError(f"{path.name}: a text table has no sheet {job.sheet!r}; leave out --sheet")
    return stream_delimited(path, job.limits, job.encoding, remarks)


def _sheet(job: MatchJob, sheets: Sequence[Sheet], remarks: Remarks) -> Sheet:
    """The sheet that is named, or else the first in sight with the heading; others are remembered."""
    if not job.sheet:
        seen = [one for one in sheets if not one.hidden and len(one.spool)] or sheets[:1]
        chosen = next((one for one in seen if _has_heading(one, job.column)), seen[0])
        remarks.sheet = chosen.name
        remarks.other_sheets = tuple(one.name for one in seen if one is not chosen)
        return chosen
    for one in sheets:
        if one.is_called(job.sheet):
            return one
    raise UsageError(
        f"{job.path.name}: no sheet {job.sheet!r}; there is: {', '.join(s.name for s in sheets)}"
    )


def _has_heading(sheet: Sheet, column: str) -> bool:
    first = range(1, min(len(sheet.spool), _HEADING_ROWS) + 1)
    return any(place_among([*map(as_text, sheet.spool.row(one))], column) is not None for one in first)


def _rows_of_sheet(sheet: Sheet) -> Iterator[Block]:
    for first in range(1, len(sheet.spool) + 1, _TOGETHER):
        numbers = range(first, min(first + _TOGETHER, len(sheet.spool) + 1))
        yield Block(
            [[as_text(cell) for cell in sheet.spool.row(number)] for number in numbers], [""] * len(numbers)
        )


def _no_column(job: MatchJob, wanted: str, headings: Sequence[str]) -> UsageError:
    there = ", ".join(cell.strip() for cell in headings if cell.strip())[:300]
    return UsageError(f"{job.path.name}: no column is headed {wanted!r}; there is: {there}")


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())
