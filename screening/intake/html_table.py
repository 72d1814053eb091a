"""Tables in web pages, as some systems export them under the name .xls."""

from html.parser import HTMLParser
from pathlib import Path

from screening.intake.encodings import encoding_of
from screening.intake.limits import Limits, check_size
from screening.intake.sheets import Sheet
from screening.intake.spool import Spool, Stored, as_text


class _Tables(HTMLParser):
    """Collects the cells of every table; nothing in the page is run or fetched."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[Stored]]] = []
        self.merged: list[list[tuple[int, int, int, int]]] = []
        self._cell: list[str] | None = None
        self._span = self._reach = 1
        self._from_above: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell."""
        if tag == "table":
            self.tables.append([])
            self.merged.append([])
            self._from_above = {}
        elif tag == "tr" and self.tables:
            self._finish()
            self._end_row()
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1]:
            self._finish()
            given = dict(attrs)
            self._cell, self._span, self._reach = [], _count(given, "colspan"), _count(given, "rowspan")
        elif tag in ("br", "p", "div", "li") and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close a cell."""
        if tag in ("td", "th", "tr", "table"):
            self._finish()

    def handle_data(self, data: str) -> None:
        """Text of the open cell."""
        if self._cell is not None:
            self._cell.append(data)

    def _finish(self) -> None:
        if self._cell is not None and self.tables and self.tables[-1]:
            text = "\n".join(" ".join(line.split()) for line in "".join(self._cell).splitlines()).strip()
            row, top = self.tables[-1][-1], len(self.tables[-1]) - 1
            self._pass_over(row)
            left = len(row)
            row += [text] + [""] * (self._span - 1)
            if self._reach > 1:
                self.merged[-1].append((top, left, top + self._reach - 1, len(row) - 1))
                self._from_above.update(dict.fromkeys(range(left, len(row)), self._reach))
        self._cell = None

    def _pass_over(self, row: list[Stored]) -> None:
        """Leave the places of cells that reach down from the rows above empty."""
        while self._from_above.get(len(row)):
            row.append("")

    def _end_row(self) -> None:
        """Count the rows that cells still reach down."""
        if self.tables[-1]:
            self._from_above = {place: left - 1 for place, left in self._from_above.items() if left > 1}


def _count(given: dict[str, str | None], name: str) -> int:
    said = given.get(name) or "1"
    return int(said) if said.isdecimal() and 0 < int(said) < 200 else 1


def tables_in(page: str) -> list[tuple[tuple[str, ...], ...]]:
    """The cells of every table of a page that has any text."""
    found = _Tables()
    found.feed(page)
    found.close()
    texts = (tuple(tuple(map(as_text, row)) for row in rows if any(row)) for rows in found.tables)
    return [rows for rows in texts if rows]


def read_html(path: Path, limits: Limits, encoding: str = "") -> tuple[Sheet, ...]:
    """One sheet a table of the page."""
    check_size(path, limits)
    known = encoding_of(path, encoding)
    page = _Tables()
    page.feed(known.text_of(path))
    page.close()
    sheets = []
    filled = [both for both in zip(page.tables, page.merged, strict=True) if both[0]]
    for number, (rows, merged) in enumerate(filled, start=1):
        spool = Spool()
        spool.extend(rows)
        notes = ("a table of a web page; the text around it is not read", known.says())
        name = f"table {number}"
        sheets.append(Sheet(file=path.name, name=name, spool=spool, notes=notes, merged=tuple(merged)))
    return tuple(sheets)
