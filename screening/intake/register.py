"""Reads a register of any kind into projects, with every row accounted for."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from screening.errors import InvalidFile
from screening.intake.column_cells import unread_organisations
from screening.intake.columns import PROTECTED, Column
from screening.intake.dates import order_of, period_of
from screening.intake.delivery_sheets import Delivery, delivery
from screening.intake.facts import FIXED
from screening.intake.grouping import group
from screening.intake.hashing import hash_of
from screening.intake.limits import Limits
from screening.intake.mapping import Mapping
from screening.intake.reading import REFUSED, SKIPPED, Reading, Table, fingerprint_of, texts_of
from screening.intake.register_tables import no_tables, tables_of
from screening.intake.spool import as_text
from screening.model.source import NotRead, Place, plain_text

_FULL_PROFILE = ("access", "data", "disclosure", "funding_conditions")
_VOTES = 3000
_SHOWN = 20
_COMMENTED = "comments beside cells were not read ({}); look at them yourself"
_STRUCK = (
    "cells that are struck through, in whole or in part, were read like any other ({});"
    " delete what no longer holds"
)


def read_register(
    path: Path,
    *,
    mapping: Mapping | None = None,
    sheet: str | None = None,
    limits: Limits | None = None,
    encoding: str = "",
) -> Reading:
    """The register in a file or folder; raises a ScreeningError in one sentence when nothing can be read."""
    mapping, limits = mapping or Mapping(), limits or Limits()
    path = path if path.name.strip(".") else path.resolve()  # `.` has no name that a report could give
    with delivery(path, limits, encoding) as given:
        if given.records.proposals is not None and not given.sheets:
            return given.records.as_reading(path, hash_of(path), given.not_read)
        return _assembled(path, given, mapping, sheet or mapping.sheet)


def _assembled(path: Path, given: Delivery, mapping: Mapping, wanted: str) -> Reading:
    """The reading of whatever holds a table; raises when there is neither a row nor a proposal."""
    records = given.records
    chosen = tables_of(path, given.sheets, mapping, wanted)
    tables, not_read = chosen.tables, (*given.not_read, *chosen.not_read)
    if not tables and not records.proposals:
        raise no_tables(path, chosen.looked_at, not_read)
    if not tables:
        return records.as_reading(path, hash_of(path), not_read)
    joined = any(one.headings.joins for one in tables)
    projects, rows = group(tables, mapping, joined=joined)
    parts = tuple(part for one in tables for part in one.parts)
    for part in parts:
        part.dates = _date_orders(part, mapping)
    rows += _without_partner(tables, joined)
    if not len(projects) and not records.proposals:
        raise InvalidFile(_nothing_read(path, tables, rows))
    return Reading(
        source=plain_text(path.name),
        proposals=records.beside(projects),
        whole=len(records.proposals or ()),
        tables=tables,
        mapping=_as_used(parts, mapping),
        not_read=(
            *not_read,
            *rows,
            *_columns_dropped(parts),
            *_columns_unread(parts),
            *_remarks(tables),
        ),
        notes=tuple(_notes(tables)),
        dropped=tuple(dict.fromkeys((*projects.dropped, *records.dropped))),
        facts_columns=tuple(one for one in FIXED if one in _FULL_PROFILE and any(t.of(one) for t in parts)),
        layout=", ".join(dict.fromkeys(one.headings.layout.title for one in parts if one.headings.layout)),
        input_hash=hash_of(path),
    )


def _nothing_read(path: Path, tables: Sequence[Table], rows: list[NotRead]) -> str:
    refused = [one for one in rows if one.kind == "refused"]
    if refused:
        first = refused[0]
        return f"{path.name}: no row could be read; the first: {first.place.label()}: {first.says}"
    if tables[-1].first_row == 1:
        return f"{path.name}: there is no row that can be read"
    return f"{path.name}: there are headings in row {tables[-1].headings.rows[-1]} but no rows below them"


def _without_partner(tables: Sequence[Table], joined: bool) -> list[NotRead]:
    """Rows of a table of projects whose partners stand nowhere."""
    found = []
    for table in tables:
        if table.headings.names_organisations or not joined:
            continue
        for place, project in enumerate(table.projects):
            if (
                project == -1
                and place + 1 >= table.first_row
                and table.states[place] not in (SKIPPED, REFUSED)
            ):
                table.states[place] = REFUSED
                row = table.user_row(place + 1)
                raw = " | ".join(texts_of(row, table.of("id") + table.of("title")))[:300]
                says = "no table names a partner of this project; add its partners"
                found.append(NotRead(place=table.place(place + 1), says=says, raw=raw, kind="refused"))
    return found


def _columns_dropped(tables: Sequence[Table]) -> list[NotRead]:
    says = "a personal column that this tool must not know: dropped on reading, kept nowhere"
    return [
        NotRead(
            place=Place(file=t.sheet.file, sheet=t.sheet.name, column=c.heading), says=says, kind="skipped"
        )
        for t in tables
        for c in t.columns
        if c.field == PROTECTED
    ]


def _columns_unread(tables: Sequence[Table]) -> list[NotRead]:
    """Columns that no heading tells and whose cells look like names of organisations: the user is told."""
    return [
        NotRead(
            place=Place(file=one.sheet.file, sheet=one.sheet.name, column=column.heading or column.letter),
            says=f"is not read, though {named} of its first {of} cells look like names of organisations;"
            f" if they take part, say --map '{column.heading or column.letter}=partner'",
            kind="noted",
        )
        for one in tables
        if one.headings.names_organisations and one.first_row > 1
        for column, named, of in unread_organisations(one.sheet, one.columns, one.first_row)
    ]


def _remarks(tables: Sequence[Table]) -> Iterable[NotRead]:
    """Rows read with a reservation; comments and strikes, by which a partner may come or go."""
    for table in tables:
        for row, says in table.sheet.noted:
            yield NotRead(place=table.place(row), says=says, raw=_shown(table, row), kind="noted")
        place = Place(file=table.sheet.file, sheet=table.sheet.name)
        for says, cells in ((_COMMENTED, table.sheet.commented), (_STRUCK, table.sheet.struck)):
            if cells:
                shown = ", ".join(cells[:_SHOWN]) + (", …" if len(cells) > _SHOWN else "")
                yield NotRead(place=place, says=says.format(shown), kind="noted")


def _shown(table: Table, row: int) -> str:
    return " | ".join(as_text(one) for one in table.user_row(row) if one != "")[:500]


def _date_orders(table: Table, mapping: Mapping) -> dict[int, str]:
    """For every date column whether the day or the month stands first, as the whole column shows."""
    given = mapping.dates or (table.headings.layout.dates if table.headings.layout else "")
    columns = [*table.of("starts"), *table.of("ends"), *table.of("duration")]
    if given or not columns:
        return {one.index: given for one in columns}
    sample = [
        row for number, row in table.sheet.spool.rows(table.first_row) if number < table.first_row + _VOTES
    ]
    votes = {
        one.index: order_of(
            part for row in sample for text in texts_of(row, (one,)) for part in period_of(text) or (text,)
        )
        for one in columns
    }
    decided = set(votes.values()) - {""}
    common = decided.pop() if len(decided) == 1 else ""
    return {index: vote or common for index, vote in votes.items()}


def _as_used(tables: Sequence[Table], mapping: Mapping) -> Mapping:
    columns = {
        c.heading or c.letter: c.field or "ignore" for t in tables for c in t.columns if c.field != PROTECTED
    }
    main = tables[-1]
    return Mapping(
        columns=columns,
        sheet=mapping.sheet,
        heading_row=mapping.heading_row,
        dates=mapping.dates,
        layout=fingerprint_of(main),
    )


def _notes(tables: Sequence[Table]) -> Iterable[str]:
    for table in tables:
        sheet = table.sheet
        where = table.place(1).label().removesuffix(" › row 1")
        yield from (f"{where}: {one}" for one in sheet.notes)
        if table.first_row == 1:
            yield (
                f"{where}: read as a list without headings, and written under a row of letters;"
                " if row 1 holds headings, say --heading-row 1"
            )
        rows = sorted(one for one in sheet.hidden_rows if one <= len(sheet.spool))
        if rows:
            several = f"{len(rows)} hidden rows were read too (the first is row {rows[0]})"
            yield f"{where}: {several if len(rows) > 1 else f'1 hidden row was read too (row {rows[0]})'}"
        if hidden := [
            one.letter for one in table.columns if one.field and _is_hidden(one, sheet.hidden_columns)
        ]:
            yield f"{where}: hidden columns that were read too: {', '.join(hidden[:20])}"
        if table.longer:
            count, first = table.longer
            yield (
                f"{where}: rows with more cells than headings: {count}, the first is row {first};"
                " look whether a comma or a quotation mark has moved them"
            )
        if sheet.without_value:
            yield f"{where}: formulas saved without a value: {', '.join(sheet.without_value[:10])}"
        if sheet.errors:
            yield f"{where}: cells with a formula error: {', '.join(sheet.errors[:10])}"


def _is_hidden(column: Column, hidden: Sequence[tuple[int, int]]) -> bool:
    return any(first <= column.index + 1 <= last for first, last in hidden)
