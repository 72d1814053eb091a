"""Keeps the rows of one sheet on disk, so that memory stays small however many rows there are."""

import json
import tempfile
import weakref
from array import array
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

Stored = str | float | int | bool | list[str]
_ENCODE = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode
_READ = json.JSONDecoder().decode

_IN_MEMORY = 4 * 1024 * 1024


class Spool:
    """Rows in the order of the sheet; row numbers count from 1, as the user sees them."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY, prefix="screening-")  # noqa: SIM115 (see finalize)
        self._end = weakref.finalize(self, self._file.close)
        self._offsets = array("q", [0])
        self.width = 0

    def append(self, row: list[Stored]) -> None:
        """Add the next row."""
        self.append_encoded(encode_row(row), len(row))

    def append_encoded(self, line: bytes, width: int) -> None:
        """Add a row that is encoded already."""
        self._file.write(line)
        self._offsets.append(self._offsets[-1] + len(line))
        self.width = max(self.width, width)

    def extend(self, rows: Iterable[list[Stored]]) -> None:
        """Add many rows."""
        for row in rows:
            self.append(row)

    @classmethod
    def from_file(cls, path: Path, width: int) -> "Spool":
        """Take over a file of encoded rows, one a line, the widest of which has `width` cells."""
        spool = cls()
        with path.open("rb") as source:
            for line in source:
                spool.append_encoded(line, width)
        return spool

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def row(self, number: int) -> list[Stored]:
        """One row by its number; a row behind the end is empty."""
        if not 1 <= number <= len(self):
            return []
        self._file.seek(self._offsets[number - 1])
        length = self._offsets[number] - self._offsets[number - 1]
        return _decode(self._file.read(length))

    def rows(self, first: int = 1) -> Iterator[tuple[int, list[Stored]]]:
        """Every row from `first` on with its number; other reads may happen meanwhile."""
        number, block = first, 2000
        while number <= len(self):
            last = min(number + block - 1, len(self))
            self._file.seek(self._offsets[number - 1])
            lines = self._file.read(self._offsets[last] - self._offsets[number - 1]).splitlines()
            for line in lines:
                yield number, _decode(line)
                number += 1

    def close(self) -> None:
        """Give the disk space back."""
        self._end()


def encode_row(row: list[Stored]) -> bytes:
    """One row as a line of JSON; lone surrogates survive."""
    return _ENCODE(row).encode("utf-8", "surrogatepass") + b"\n"


def _decode(line: bytes) -> list[Stored]:
    if line.startswith(b"[]"):
        return []
    row: list[Stored] = _READ(line.decode("utf-8", "surrogatepass"))
    return row


def storable(value: object) -> Stored:
    """A cell's value as the spool keeps it: dates and times become a list of kind and ISO text."""
    if value is None:
        return ""
    if isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, datetime):
        return ["datetime", value.isoformat(sep=" ")]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, time):
        return ["time", value.isoformat()]
    return ["duration", str(value)] if isinstance(value, timedelta) else str(value)


def as_text(value: Stored) -> str:
    """What the cell says: whole numbers without a decimal point, dates in ISO form."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, list):
        return value[1].removesuffix(" 00:00:00")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
