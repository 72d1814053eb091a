"""Which rows of an OpenDocument spreadsheet are hidden: the fast reader gives their values and not that."""

from pathlib import Path
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

_CONTENT = "content.xml"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_PIECE = 1024 * 1024
_MOST = 1_048_576


def hidden_rows(path: Path) -> tuple[frozenset[int], ...]:
    """For every table in order its hidden rows that hold something, counted from 1.

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
    return tuple(frozenset(one) for one in counting.tables)


class _Counting:
    """Counts the rows of each table, as the elements go by."""

    def __init__(self) -> None:
        self.tables: list[set[int]] = []
        self._row = self._repeated = self._depth = 0
        self._hidden = self._filled = False
        self._closed_groups: list[bool] = []

    def start(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""
        if name == f"{_TABLE} table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(set())
                self._row, self._closed_groups = 0, []
        elif self._depth != 1:
            return  # a table inside a cell has rows of its own
        elif name == f"{_TABLE} table-row-group":
            self._closed_groups.append(given.get(f"{_TABLE} display") == "false")
        elif name == f"{_TABLE} table-row":
            repeated = given.get(f"{_TABLE} number-rows-repeated", "1")
            self._repeated = min(int(repeated), _MOST) if repeated.isdecimal() else 1
            visibility = given.get(f"{_TABLE} visibility", "visible")
            self._hidden, self._filled = visibility != "visible" or any(self._closed_groups), False
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
                self.tables[-1].update(range(self._row + 1, last + 1))
            self._row += self._repeated
