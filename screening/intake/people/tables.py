"""Reading an export table of publications into rows by heading."""

import csv
import io

from screening.errors import InvalidFile

MAX_CELL = 5_000_000


def rows(text: str, file: str) -> list[dict[str, str]]:
    """Each row by heading, in order; the delimiter is the one of the first line."""
    first = text.lstrip("\ufeff").partition("\n")[0]
    delimiter = max("\t,;", key=first.count)
    csv.field_size_limit(MAX_CELL)
    try:
        table = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise InvalidFile(f"{file}: the table is damaged ({error}); export it again as CSV") from None
    if len(table) < 2:
        raise InvalidFile(f"{file}: the table has headings and no rows; export it again with the records")
    headings = [heading.strip() for heading in table[0]]
    return [dict(zip(headings, row, strict=False)) for row in table[1:] if any(cell.strip() for cell in row)]


def headings(text: str) -> set[str]:
    """The headings of the first line, without case."""
    first = text.lstrip("\ufeff").partition("\n")[0]
    delimiter = max("\t,;", key=first.count)
    cells = next(csv.reader([first], delimiter=delimiter), [])
    return {cell.strip().casefold() for cell in cells}


def parts(cell: str, separator: str = ";") -> list[str]:
    """The trimmed, non-empty parts of a cell."""
    return [part.strip() for part in cell.split(separator) if part.strip()]
