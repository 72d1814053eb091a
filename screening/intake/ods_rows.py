"""Which rows and columns of an OpenDocument sheet are hidden, and which cells have a comment."""

from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from screening.intake.columns import column_letter

_CONTENT = "content.xml"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_CELLS = (f"{_TABLE} table-cell", f"{_TABLE} covered-table-cell")
_LISTED = 200
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_PIECE = 1024 * 1024
_MOST = 1_048_576


@dataclass(slots=True)
class Hidden:
    """What is hidden of a table: rows that hold something, and the first and last of columns, from 1.

    `commented` are its cells with a comment; the fast reader gives only values.
    """

    rows: set[int] = field(default_factory=set)
    columns: set[tuple[int, int]] = field(default_factory=set)
    commented: list[str] = field(default_factory=list)


def hidden_parts(path: Path) -> tuple[Hidden, ...]:
    """For every table in order what of it is hidden.

    Nothing is told of a file that the reader will find damaged.
    """
    counting = _Counting()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = counting.start
    parser.EndElementHandler = counting.end
    try:
        with ZipFile(path) as archive, archive.open(_CONTENT) as stream:
            while piece := stream.read(_PIECE):
                parser.Parse(piece)
            parser.Parse(b"", True)
    except (expat.ExpatError, BadZipFile, KeyError, OSError):
        return ()
    return tuple(counting.tables)


class _Counting:
    """Counts the rows of each table, as the elements go by."""

    def __init__(self) -> None:
        self.tables: list[Hidden] = []
        self._column = 0
        self._row = self._repeated = self._depth = self._cell = self._before = 0
        self._hidden = self._filled = False
        self._closed_groups: list[bool] = []

    def start(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""
        if name == f"{_TABLE} table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(Hidden())
                self._row, self._column, self._closed_groups = 0, 0, []
        elif self._depth != 1:
            return  # a table inside a cell has rows of its own
        elif name == f"{_TABLE} table-row-group":
            self._closed_groups.append(given.get(f"{_TABLE} display") == "false")
        elif name == f"{_TABLE} table-column":
            first = self._column + 1
            self._column += _times(given, "number-columns-repeated")
            if given.get(f"{_TABLE} visibility", "visible") != "visible":
                self.tables[-1].columns.add((first, self._column))
        elif name == f"{_TABLE} table-row":
            self._repeated = _times(given, "number-rows-repeated")
            self._cell = 0
            visibility = given.get(f"{_TABLE} visibility", "visible")
            self._hidden, self._filled = visibility != "visible" or any(self._closed_groups), False
        elif name in _CELLS:
            self._before, self._cell = self._cell, self._cell + _times(given, "number-columns-repeated")
        elif name == f"{_OFFICE} annotation" and len(self.tables[-1].commented) < _LISTED:
            self.tables[-1].commented.append(f"{column_letter(self._before)}{self._row + 1}")
        elif name == f"{_TEXT} p":
            self._filled = True

    def end(self, name: str) -> None:
        """An element ends."""
        if name == f"{_TABLE} table":
            self._depth -= 1
        elif self._depth == 1 and name == f"{_TABLE} table-row-group":
            self._closed_groups.pop()
        elif self._depth == 1 and name == f"{_TABLE} table-row":
            if self._hidden and self._filled:
                last = min(self._row + self._repeated, _MOST)
                self.tables[-1].rows.update(range(self._row + 1, last + 1))
            self._row += self._repeated


def _times(given: dict[str, str], name: str) -> int:
    """How many rows or columns one element stands for."""
    said = given.get(f"{_TABLE} {name}", "1")
    return min(int(said), _MOST) if said.isdecimal() else 1
