"""Tables in web pages, as some systems export them under the name .xls."""

from html.parser import HTMLParser
from pathlib import Path

from screening.errors import InvalidFile
from screening.intake.encodings import encoding_of
from screening.intake.limits import Limits, check_size
from screening.intake.sheets import Sheet
from screening.intake.spool import Spool, Stored


class _Tables(HTMLParser):
    """Collects the cells of every table; nothing in the page is run or fetched."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[Stored]]] = []
        self._cell: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell."""
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self._finish()
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1]:
            self._finish()
            span = dict(attrs).get("colspan") or "1"
            self._cell, self._span = [], int(span) if span.isdigit() and int(span) < 200 else 1
        elif tag in ("br", "p", "div") and self._cell is not None:
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
            self.tables[-1][-1] += [text] + [""] * (self._span - 1)
        self._cell = None


def read_html(path: Path, limits: Limits, encoding: str = "") -> tuple[Sheet, ...]:
    """One sheet a table of the page."""
    check_size(path, limits)
    known = encoding_of(path, encoding)
    page = _Tables()
    page.feed(known.text_of(path))
    page.close()
    sheets = []
    for number, rows in enumerate((one for one in page.tables if one), start=1):
        spool = Spool()
        spool.extend(rows)
        notes = ("a table of a web page under the name of a workbook", known.says())
        sheets.append(Sheet(file=path.name, name=f"table {number}", spool=spool, notes=notes))
    if not sheets:
        raise InvalidFile(f"{path.name}: this is a web page without a table; give XLSX, ODS or CSV")
    return tuple(sheets)
