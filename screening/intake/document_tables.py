"""The parties that a table inside running text names: its rows are read like those of a small register."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from screening.intake.columns import ORGANISATIONS, PROTECTED, known_heading
from screening.intake.heading_rows import Headings, find_headings
from screening.intake.mapping import Mapping
from screening.intake.projects import parties_of
from screening.intake.reading import Table
from screening.intake.sheets import Sheet
from screening.intake.spool import Spool
from screening.model.proposal import Party
from screening.model.source import Place

_LAST_HEADING = 3
_COLON = ":： "
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTable:
    """A table of a document: its cells row by row, a line break where the cell has one."""

    rows: tuple[tuple[str, ...], ...]
    place: Place


def parties_in_table(table: TextTable) -> tuple[Party, ...]:
    """The parties that the rows name; none where no heading says that a column or a line names them.

    A host is a party here: who writes of a host in running text may mean the institution abroad.
    """
    turned = has_labels(table.rows)
    found = (
        _headings(table.place, _turned(table.rows), least=2) if turned else _headings(table.place, table.rows)
    )
    if found is None:
        return ()
    read = Table(sheet=found[0], headings=found[1])
    named = (
        one for number, row in read.sheet.spool.rows(read.first_row) for one in parties_of(read, number, row)
    )
    return tuple(
        replace(
            one,
            role="partner" if one.role == "host" else one.role,
            place=_of_label(one.place, table) if turned and one.place else one.place,
        )
        for one in named
    )


def _of_label(place: Place, table: TextTable) -> Place:
    """The line of the table in which the label stands."""
    labels = [row[0].rstrip(_COLON) for row in table.rows]
    return replace(place, row=labels.index(place.column) + 1 if place.column in labels else None)


def lines_of(table: TextTable, *, parties: bool) -> Iterator[str]:
    """What else the table says, as `label: text`; `parties` leaves out the lines that name them."""
    rows = [[" ".join(one.split()) for one in row] for row in table.rows]
    if has_labels(rows) or not _known(rows[0][1:]):
        pairs = ((row[0], row[1]) for row in rows if len(row) > 1)
    else:
        pairs = (pair for row in rows[1:] for pair in zip(rows[0], row, strict=False))
    for label, text in pairs:
        if label and text and not (parties and known_heading(label)[0] in ORGANISATIONS):
            yield f"{label.rstrip(':： ')}: {text}"


def has_labels(rows: Rows) -> bool:
    """True where the labels stand at the left of two columns and not in a row above them."""
    if not rows or any(len(row) != 2 for row in rows):
        return False
    left = [row[0].rstrip(_COLON) for row in rows if row[0]]
    return _share(left) > _share(rows[0]) or (len(rows) == 1 and _share(left) > 0)


def _turned(rows: Rows) -> Rows:
    """Labels as headings above one row of their texts."""
    return [[row[0].rstrip(_COLON) for row in rows], [row[1] for row in rows]]


def _headings(place: Place, rows: Rows, least: int = 0) -> tuple[Sheet, Headings] | None:
    """The headings of rows that name organisations, half of them known ones, or `least` among many labels."""
    spool = Spool()
    spool.extend([*row] for row in rows)
    sheet = Sheet(file=place.file, name=place.sheet, spool=spool)
    found = find_headings(sheet, Mapping())
    if found is None or not found.names_organisations or found.rows[-1] > _LAST_HEADING:
        return None
    known = sum(1 for one in found.columns if one.field and one.field != PROTECTED)
    enough = 2 * known >= sum(map(bool, found.texts)) or 0 < least <= known
    return (sheet, found) if enough else None


def _known(headings: Sequence[str]) -> bool:
    return bool(headings) and all(known_heading(one)[0] for one in headings)


def _share(texts: Sequence[str]) -> float:
    """How many of some texts are known headings."""
    return sum(1 for one in texts if known_heading(one)[0]) / max(1, len(texts))
