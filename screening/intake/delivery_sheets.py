"""Every sheet of what was handed in, before anything is decided about it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from screening.errors import InvalidFile, SafetyLimit
from screening.intake.delimited import read_delimited
from screening.intake.html_table import read_html
from screening.intake.limits import Limits
from screening.intake.one_cell_rows import divided
from screening.intake.own_columns import without_own
from screening.intake.records import RecordsRead, read_records
from screening.intake.sheets import Sheet, read_workbook
from screening.intake.sniff import Kind, kind_of
from screening.intake.unpacking import members
from screening.model.source import NotRead, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """The sheets of a file, archive or folder, the records beside them, and what could not be read."""

    sheets: tuple[Sheet, ...]
    records: RecordsRead
    not_read: tuple[NotRead, ...]


@contextmanager
def delivery(path: Path, limits: Limits, encoding: str = "") -> Iterator[Delivery]:
    """What was handed in, as long as its files are there: an archive is unpacked for that time only."""
    if not path.exists():
        raise InvalidFile(f"{path}: no such file or folder; check the name")
    not_read: list[NotRead] = []
    with members(path, limits, not_read) as files:
        records = read_records(files, limits)
        sheets = _sheets(records.left, limits, encoding, not_read, alone=len(files) == 1)
        yield Delivery(
            sheets=(*records.sheets, *sheets),
            records=records,
            not_read=(*not_read, *records.not_read),
        )


def _sheets(
    files: Iterable[Path], limits: Limits, encoding: str, not_read: list[NotRead], *, alone: bool
) -> list[Sheet]:
    """The sheets of every file; in a folder one unreadable file does not stop the others."""
    found: list[Sheet] = []
    for file in files:
        try:
            found += (divided(without_own(one)) for one in _sheets_of(file, limits, encoding))
        except (InvalidFile, SafetyLimit) as error:
            if alone:
                raise
            not_read.append(NotRead(place=Place(file=file.name), says=str(error), kind="refused"))
    return found


def _sheets_of(file: Path, limits: Limits, encoding: str) -> tuple[Sheet, ...]:
    kind = kind_of(file)
    if kind is Kind.ARCHIVE:
        raise InvalidFile(f"{file.name}: a ZIP archive inside what was given; give it by itself")
    if kind in (Kind.WORKBOOK, Kind.OLD_WORKBOOK):
        return read_workbook(file, kind, limits)
    if kind is Kind.HTML:
        return read_html(file, limits, encoding)
    return read_delimited(file, limits, encoding)
