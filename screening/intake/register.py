"""Reads a register of any kind into projects, with every row accounted for."""

from collections.abc import Iterable
from pathlib import Path

from screening.errors import InvalidFile, SafetyLimit, UsageError
from screening.intake.columns import PROTECTED
from screening.intake.dates import order_of, period_of
from screening.intake.delimited import read_delimited
from screening.intake.facts import FIXED
from screening.intake.grouping import group
from screening.intake.hashing import hash_of
from screening.intake.heading_rows import Headings, find_headings, lies_on_its_side, stand_twice
from screening.intake.html_table import read_html
from screening.intake.limits import Limits
from screening.intake.mapping import Mapping
from screening.intake.one_cell_rows import divided
from screening.intake.own_columns import without_own
from screening.intake.projects import MOST_TABLES
from screening.intake.reading import REFUSED, SKIPPED, Reading, Table, fingerprint_of, texts_of
from screening.intake.records import RecordsRead, read_records
from screening.intake.sheets import Sheet, read_workbook
from screening.intake.sniff import Kind, kind_of
from screening.intake.spool import as_text
from screening.intake.unpacking import members
from screening.model.source import NotRead, Place

_FULL_PROFILE = ("access", "data", "disclosure", "funding_conditions")
_VOTES = 3000
_ON_ITS_SIDE = (
    "the labels stand in the first column and each project in a column of its own;"
    " turn the table (copy it, then paste it transposed) and give it again"
)
_SIDE_BY_SIDE = (
    "two tables stand side by side ('{}' and '{}' are there twice);"
    " put the second below the first, or on a sheet of its own"
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
    if not path.exists():
        raise InvalidFile(f"{path}: no such file or folder; check the name")
    not_read: list[NotRead] = []
    with members(path, limits, not_read) as files:
        read = read_records(files, limits)
        sheets = [*read.sheets, *_sheets(read.left, limits, encoding, not_read, alone=len(files) == 1)]
        not_read += read.not_read
        if read.proposals is not None and not sheets:
            return read.as_reading(path, hash_of(path), not_read)
        return _assembled(path, sheets, mapping, sheet or mapping.sheet, not_read, read)


def sheets_of_delivery(path: Path, limits: Limits, encoding: str = "") -> tuple[Sheet, ...]:
    """Every sheet of a file, archive or folder, before anything is decided about it."""
    if not path.exists():
        raise InvalidFile(f"{path}: no such file or folder; check the name")
    not_read: list[NotRead] = []
    with members(path, limits, not_read) as files:
        read = read_records(files, limits)
        return (*read.sheets, *_sheets(read.left, limits, encoding, not_read, alone=len(files) == 1))


def _sheets(
    files: Iterable[Path], limits: Limits, encoding: str, not_read: list[NotRead], *, alone: bool
) -> list[Sheet]:
    """The sheets of every file; in a folder one unreadable file does not stop the others."""
    found: list[Sheet] = []
    for file in files:
        try:
            found += (divided(without_own(one)) for one in _sheets_of(file, limits, encoding))
        except (InvalidFile, SafetyLimit) as error:
            if alone:
                raise
            not_read.append(NotRead(place=Place(file=file.name), says=str(error), kind="refused"))
    return found


def _sheets_of(file: Path, limits: Limits, encoding: str) -> tuple[Sheet, ...]:
    kind = kind_of(file)
    if kind is Kind.ARCHIVE:
        raise InvalidFile(f"{file.name}: a ZIP archive inside what was given; give it by itself")
    if kind in (Kind.WORKBOOK, Kind.OLD_WORKBOOK):
        return read_workbook(file, kind, limits)
    if kind is Kind.HTML:
        return read_html(file, limits, encoding)
    return read_delimited(file, limits, encoding)


def _assembled(
    path: Path,
    sheets: list[Sheet],
    mapping: Mapping,
    wanted: str,
    not_read: list[NotRead],
    read: RecordsRead,
) -> Reading:
    tables = _tables(path, sheets, mapping, wanted, not_read, needed=not read.proposals)
    if not tables:
        return read.as_reading(path, hash_of(path), not_read)
    joined = any(one.headings.layout is not None and one.headings.layout.joins for one in tables)
    for table in tables:
        table.dates = _date_orders(table, mapping)
    dropped = tuple(
        dict.fromkeys(
            column.heading for table in tables for column in table.columns if column.field == PROTECTED
        )
    )
    projects, rows = group(tables, joined=joined, dropped=dropped)
    rows += _without_partner(tables, joined)
    if not len(projects) and not read.proposals:
        raise InvalidFile(_nothing_read(path, tables, rows))
    return Reading(
        source=path.name,
        proposals=read.beside(projects),
        whole=len(read.proposals or ()),
        tables=tuple(tables),
        mapping=_as_used(tables, mapping),
        not_read=(*not_read, *rows, *_columns_dropped(tables), *_noted(tables)),
        notes=tuple(_notes(tables)),
        dropped=tuple(dict.fromkeys((*dropped, *read.dropped))),
        facts_columns=tuple(one for one in FIXED if one in _FULL_PROFILE and any(t.of(one) for t in tables)),
        layout=", ".join(dict.fromkeys(one.headings.layout.title for one in tables if one.headings.layout)),
        input_hash=hash_of(path),
    )


def _tables(
    path: Path,
    sheets: list[Sheet],
    mapping: Mapping,
    wanted: str,
    not_read: list[NotRead],
    *,
    needed: bool,
) -> list[Table]:
    """The sheets that are registers; every other one is named with the reason."""
    _check_wanted(path, sheets, wanted)
    known = [(one, find_headings(one, mapping)) for one in sheets if not wanted or one.name == wanted]
    mapping.check_asked(((c.heading, c.letter) for _, h in known if h for c in h.columns), path.name)
    if mapping.heading_row and not any(headings for _, headings in known):
        raise UsageError(f"--heading-row {mapping.heading_row}: {path.name} has nothing in this row")
    delivery = any(h and h.layout and h.layout.joins for _, h in known) and not wanted
    joins = {id(s) for s, h in known if h and h.layout and h.layout.joins and not h.names_organisations}
    named = [s for s, h in known if h and h.names_organisations]
    tables: list[Table] = []
    for sheet, headings in known:
        why = _why_not(sheet, headings, bool(wanted), id(sheet) in joins and bool(named))
        if delivery and headings and not headings.layout:
            why = why or "stands beside a known delivery but is no part of it; give it by itself"
        place = Place(file=sheet.file, sheet=sheet.name)
        if headings and not why and not mapping.columns and lies_on_its_side(sheet, headings):
            not_read.append(NotRead(place=place, says=_ON_ITS_SIDE, kind="refused"))
        elif headings and not why and not mapping.columns and (both := stand_twice(headings)):
            not_read.append(NotRead(place=place, says=_SIDE_BY_SIDE.format(*both), kind="refused"))
        elif why or headings is None:
            not_read.append(NotRead(place=place, says=why, kind="skipped"))
        elif len(tables) < MOST_TABLES:
            tables.append(Table(sheet=sheet, headings=headings))
        else:
            says = f"more than {MOST_TABLES:,} tables; give the rest by itself"
            not_read.append(NotRead(place=place, says=says, kind="refused"))
    if needed and not tables:
        refused = [_with_place(one) for one in not_read if one.kind == "refused"]
        left = [one for one in known if not _is_placed_oddly(*one)]
        raise InvalidFile([*refused, *([_no_table(path, left)] if left or not refused else [])])
    return sorted(tables, key=lambda one: one.headings.names_organisations)


def _is_placed_oddly(sheet: Sheet, headings: Headings | None) -> bool:
    return headings is not None and (
        lies_on_its_side(sheet, headings) or (headings.names_organisations and bool(stand_twice(headings)))
    )


def _with_place(one: NotRead) -> str:
    """The sentence with its file, which one about a whole file begins with by itself."""
    return one.says if one.says.startswith(one.place.file) else f"{one.place.label()}: {one.says}"


def _check_wanted(path: Path, sheets: list[Sheet], wanted: str) -> None:
    if wanted and all(one.name != wanted for one in sheets):
        names = ", ".join(f"'{one.name}'" for one in sheets)
        raise InvalidFile(f"{path.name}: there is no sheet '{wanted}'; the sheets are {names}")


def _why_not(sheet: Sheet, headings: Headings | None, wanted: bool, joins: bool) -> str:
    if headings is None or len(sheet.spool) == 0:
        return "the sheet is empty"
    if sheet.own and not wanted:
        return "the sheet was written by an earlier run; what was handed in stands on the others"
    if sheet.hidden and not wanted:
        return f"the sheet is hidden; to read it say --sheet '{sheet.name}'"
    if not headings.names_organisations and not joins:
        return "no column names an organisation; if one does, say which: --map 'Heading=partner'"
    return ""


def _no_table(path: Path, known: list[tuple[Sheet, Headings | None]]) -> str:
    """Why no sheet can be screened, in one sentence that shows the headings."""
    headings = max((h for _, h in known if h is not None), key=lambda one: one.score, default=None)
    if headings is None:
        return f"{path.name}: there is nothing in it; expected headings and at least one row"
    if any(h and h.names_organisations and s.hidden for s, h in known):
        name = next(s.name for s, h in known if h and h.names_organisations)
        return f"{path.name}: the only sheet with partners is hidden; to read it say --sheet '{name}'"
    shown = ", ".join(f"'{one[:40]}'" for one in headings.texts if one)[:400]
    return (
        f"{path.name}: no column names a partner. Row {headings.rows[0]} reads {shown}."
        " If one of these is the partner, say which: --map 'Heading=partner', or by the letter of its"
        " column: --map A=partner"
    )


def _nothing_read(path: Path, tables: list[Table], rows: list[NotRead]) -> str:
    refused = [one for one in rows if one.kind == "refused"]
    if refused:
        first = refused[0]
        return f"{path.name}: no row could be read; the first: {first.place.label()}: {first.says}"
    if tables[-1].first_row == 1:
        return f"{path.name}: there is no row that can be read"
    return f"{path.name}: there are headings in row {tables[-1].headings.rows[-1]} but no rows below them"


def _without_partner(tables: list[Table], joined: bool) -> list[NotRead]:
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


def _columns_dropped(tables: list[Table]) -> list[NotRead]:
    says = "a personal column that this tool must not know: dropped on reading, kept nowhere"
    return [
        NotRead(
            place=Place(file=t.sheet.file, sheet=t.sheet.name, column=c.heading), says=says, kind="skipped"
        )
        for t in tables
        for c in t.columns
        if c.field == PROTECTED
    ]


def _noted(tables: list[Table]) -> list[NotRead]:
    return [
        NotRead(place=table.place(row), says=says, raw=_shown(table, row), kind="noted")
        for table in tables
        for row, says in table.sheet.noted
    ]


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


def _as_used(tables: list[Table], mapping: Mapping) -> Mapping:
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


def _notes(tables: list[Table]) -> Iterable[str]:
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
