"""A sheet whose rows each stand in one cell, as when a CSV was opened and saved without being divided."""

import csv
from collections.abc import Sequence
from dataclasses import replace

from screening.intake.columns import ORGANISATIONS, known_heading
from screening.intake.sheets import Sheet
from screening.intake.spool import Spool, Stored, as_text

_SEARCHED = 30
_DELIMITERS = ";,\t|"


def divided(sheet: Sheet) -> Sheet:
    """The sheet with its rows cut into cells, where one of the first is headings in one cell."""
    if sheet.spool.width != 1:
        return sheet
    for number in range(1, min(len(sheet.spool), _SEARCHED) + 1):
        for delimiter in _DELIMITERS:
            if are_headings(_cut(sheet.spool.row(number), delimiter)):
                spool = Spool()
                spool.extend([*_cut(row, delimiter)] for _, row in sheet.spool.rows())
                says = f"every row stood in one cell and was cut at each '{delimiter}'"
                return replace(sheet, spool=spool, notes=(*sheet.notes, says))
    return sheet


def _cut(row: Sequence[Stored], delimiter: str) -> list[str]:
    text = as_text(row[0]) if row else ""
    lines = list(csv.reader([text.replace("\n", " ")], delimiter=delimiter, skipinitialspace=True))
    return [one.strip() for one in lines[0]] if lines else []


def are_headings(cells: Sequence[str]) -> bool:
    """True where most cells are known headings, and one is that of an organisation."""
    known = [name for one in cells if (name := known_heading(one)[0])]
    return len(cells) > 1 and 3 * len(known) >= 2 * len(cells) and not set(known).isdisjoint(ORGANISATIONS)
