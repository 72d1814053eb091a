"""The parties that a table inside running text names: its rows are read like those of a small register."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from screening.intake.columns import ORGANISATIONS, PROTECTED, known_heading
from screening.intake.heading_rows import Headings, find_headings
from screening.intake.mapping import Mapping
from screening.intake.projects import parties_of
from screening.intake.reading import Table
from screening.intake.sheets import Sheet
from screening.intake.spool import Spool
from screening.intake.words import without_number
from screening.model.proposal import Party
from screening.model.source import Place

_LAST_HEADING = 3
_AROUND = "a table of projects in running text, read as a register; the text around it is not read"
_COLON = ":： "
_LEVEL = " > "
_LETTER = re.compile(r"[^\W\d_]")
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
    rows = _in_two(table.rows)
    turned = has_labels(rows)
    found = _headings(table.place, _turned(rows), least=2) if turned else _headings(table.place, rows)
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


def registers_in(tables: Sequence[TextTable]) -> tuple[Sheet, ...]:
    """The tables that each list several projects by number and title with their partners: registers.

    Work packages of one project have titles and partners too, and no project numbers.
    """
    found = []
    for count, table in enumerate(tables, start=1):
        rows = [*table.rows]
        known = None if has_labels(rows) else _headings(table.place, rows)
        if known is None or not known[1].has("title") or not known[1].has("partner"):
            continue
        sheet, headings = known
        numbers = [one.index for one in headings.columns if one.field == "id"]
        below = rows[headings.rows[-1] :]
        if numbers and len({row[numbers[0]].strip() for row in below} - {""}) > 1:
            name = table.place.sheet or f"table {count}"
            found.append(replace(sheet, name=name, notes=(_AROUND,)))
    return tuple(found)


def _of_label(place: Place, table: TextTable) -> Place:
    """The line of the table in which the label stands."""
    own = place.column.rpartition(_LEVEL)[2]
    lines = [[one.rstrip(_COLON) for one in row] for row in table.rows]
    row = next((number for number, one in enumerate(lines, start=1) if own in one), None)
    return replace(place, row=row, column=own)


def lines_of(table: TextTable, *, parties: bool) -> Iterator[str]:
    """What else the table says, as `label: text`; `parties` leaves out the lines that name them."""
    rows = [[" ".join(one.split()) for one in row] for row in _in_two(table.rows)]
    if has_labels(rows) or not _known(rows[0][1:]):
        pairs = ((row[0], row[1]) for row in rows if len(row) > 1)
    else:
        pairs = (pair for row in rows[1:] for pair in zip(rows[0], row, strict=False))
    for label, text in pairs:
        if label and text and not (parties and known_heading(label)[0] in ORGANISATIONS):
            yield f"{label.rstrip(':： ')}: {text}"


def _in_two(rows: Rows) -> Rows:
    """A form of labels and texts in two columns, where a line has two of each, a number or a group before."""
    wide = max(map(len, rows), default=0)
    if wide == 3 and all(len(row) == wide for row in rows):
        rest = [[row[1], row[2]] for row in rows]
        if not any(_LETTER.search(row[0]) for row in rows):
            return rest if has_labels(rest) else rows
        return _below_groups(rows) if has_labels(rest) and not _known(rows[0]) else rows
    if wide < 4 or wide % 2 or any(len(row) != wide for row in rows):
        return rows
    rest = [[row[at], row[at + 1]] for row in rows for at in range(0, wide, 2) if row[at] or row[at + 1]]
    return rest if has_labels(rest) and _share([one[0] for one in rest]) > _share(rows[0]) else rows


def _below_groups(rows: Rows) -> Rows:
    """`Partner | Name | X` as `Partner > Name | X`; a group stands once and holds for the lines below it."""
    found, group = [], ""
    for above, label, text in rows:
        group = above.rstrip(_COLON) or group
        found.append([f"{group}{_LEVEL}{label}" if group else label, text])
    return found


def has_labels(rows: Rows) -> bool:
    """True where the labels stand at the left of two columns and not in a row above them."""
    if not rows or any(len(row) != 2 for row in rows):
        return False
    left = [row[0].rstrip(_COLON) for row in rows if row[0]]
    return _share(left) > _share(rows[0]) or (len(rows) == 1 and _share(left) > 0)


def _turned(rows: Rows) -> Rows:
    """Labels as headings above one row of their texts; those below a label without a text are under it."""
    labels: list[str] = []
    group = ""
    for label, text in rows:
        own = label.rstrip(_COLON)
        if not text:
            group = own if known_heading(without_number(own)[0])[0] in ORGANISATIONS else ""
        labels.append(f"{group}{_LEVEL}{own}" if group and text else own if text else "")
    return [labels, [row[1] for row in rows]]


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
    own = (one.rpartition(_LEVEL)[2] for one in texts)
    return sum(1 for one in own if known_heading(one)[0]) / max(1, len(texts))
