"""Puts briefs behind the user's rows: the sheets of summary.xlsx and the lines of results.csv."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from screening.app.columns import COLUMNS
from screening.app.row_words import (
    PROJECT_COLUMNS,
    SOURCE,
    csv_cells,
    how_read,
    reason,
    row_cells,
    unread_cells,
    workbook_words,
)
from screening.app.run_brief import Brief, party_key
from screening.intake.columns import PROTECTED
from screening.intake.projects import parties_of
from screening.intake.reading import READ, REFUSED, Reading, Table
from screening.intake.spool import Stored, as_text
from screening.intake.vocabulary import vocabulary
from screening.model.source import NotRead
from screening.report.workbook import UserSheet
from screening.store.csv_text import csv_line
from screening.store.lines import Lines

SheetRow = tuple[int, Sequence[Stored], Sequence[str] | None]

_OF_WHOLE = ("id", "title", "party")
_SHEET = ("screening_sheet",)
_NOT_READ = ("what", "file", "sheet", "row", "column", "why", "text")


@dataclass(slots=True)
class Screened:
    """The rows of a reading with the briefs of their projects."""

    reading: Reading
    briefs: Lines
    language: str = SOURCE
    _last: tuple[int, Brief, dict[tuple[str, ...], Brief]] = field(default=(-1, {}, {}))

    def row(self, table: Table, number: int, row: Sequence[Stored]) -> tuple[Brief, list[Brief]]:
        """The brief of the row's project and those of the parties that the row names."""
        place = table.projects[number - 1]
        if self._last[0] != place:
            brief = self.briefs[place]
            keyed = {tuple(key): party for key, party in zip(brief["keys"], brief["parties"], strict=False)}
            self._last = (place, brief, keyed)
        _, brief, keyed = self._last
        named = [keyed.get(party_key(one)) for one in parties_of(table, number, row)]
        return brief, [one for one in named if one is not None]


def why_unread(reading: Reading) -> dict[tuple[str, str, int], tuple[str, str]]:
    """For every row that was not read its kind and reason."""
    return {
        (one.place.file, one.place.sheet, one.place.row): (one.kind, one.says)
        for one in reading.not_read
        if one.place.row is not None and one.kind != "noted"
    }


def user_sheets(screened: Screened, as_of: str) -> list[UserSheet]:
    """Every table of the reading as a sheet, the one that names partners first."""
    words = workbook_words(screened.language)
    tables = sorted(screened.reading.tables, key=lambda one: not one.headings.names_organisations)
    return [
        UserSheet(
            name=table.sheet.name or table.sheet.file.rsplit(".", 1)[0],
            heading_rows=headed_rows(table),
            width=min(table.width, 16_384 - len(words["columns"])),
            ours=words["columns"],
            ours_widths=words["widths"],
            banner=words["banner"].format(as_of=as_of),
            rows=lambda table=table: headed(table, _sheet_rows(screened, table)),  # type: ignore[misc]
            widths=widths_of(table),
        )
        for table in tables
    ]


def headed_rows(table: Table) -> tuple[int, ...]:
    """The rows of the headings in what is written: a list without headings gets a row of letters above it."""
    return table.headings.rows if table.first_row > 1 else (1,)


def headed(table: Table, rows: Iterable[SheetRow]) -> Iterator[SheetRow]:
    """The rows as they are written, moved down by one where that row of letters comes first."""
    added = 0 if table.first_row > 1 else 1
    if added:
        yield 1, [*table.headings.texts], None
    yield from ((number + added, row, ours) for number, row, ours in rows)


def _sheet_rows(screened: Screened, table: Table) -> Iterator[SheetRow]:
    unread = why_unread(screened.reading)
    for number, row in table.user_rows():
        if number < table.first_row:
            yield number, row, None
        elif table.states[number - 1] == READ:
            yield number, row, row_cells(*screened.row(table, number, row), screened.language)
        else:
            known = unread.get((table.sheet.file, table.sheet.name, number))
            yield number, row, unread_cells(*known, screened.language) if known else None


def widths_of(table: Table) -> list[int]:
    """Column widths that suit the first rows."""
    widest = [min(len(one), 24) for one in table.headings.texts]
    for number, row in table.sheet.spool.rows(table.first_row):
        if number > table.first_row + 60:
            break
        for place, value in enumerate(row[: len(widest)]):
            widest[place] = max(widest[place], len(as_text(value)))
    return [max(8, min(one + 2, 46)) for one in widest]


def csv_lines(screened: Screened) -> Iterator[bytes]:
    """Every row below the headings of every table that names organisations, with our columns behind.

    Several tables share their columns by heading, and a last column names the sheet. A proposal that
    was never a table has one line a party.
    """
    reading = screened.reading
    tables = reading.named_tables or reading.tables[:1]
    whole = len(reading.proposals) - reading.whole, len(reading.proposals)
    ours = [*COLUMNS, *PROJECT_COLUMNS, "screening_row"]
    several = len(tables) + (whole[0] < whole[1]) > 1
    columns = _shared([one.headings.texts[: one.width] for one in tables])
    if whole[0] < whole[1]:
        columns |= {
            (text, 0): len(columns) + n for n, text in enumerate(_OF_WHOLE) if (text, 0) not in columns
        }
    yield b"\xef\xbb\xbf" + csv_line([*(text for text, _ in columns), *ours, *_SHEET[:several]])
    for table in tables:
        at = [columns[one] for one in _numbered(table.headings.texts[: table.width])]
        sheet = [table.place(1).label().removesuffix(" › row 1")][:several]
        for cells, own in _table_lines(screened, table, len(ours)):
            yield csv_line([*_placed(cells, at, len(columns)), *own, *sheet])
    for cells, own, file in _whole_lines(screened, range(*whole)):
        at = [columns[text, 0] for text in _OF_WHOLE]
        yield csv_line([*_placed(cells, at, len(columns)), *own, *[file][:several]])


def _table_lines(screened: Screened, table: Table, width: int) -> Iterator[tuple[list[str], list[str]]]:
    """The user's cells of each row, and ours."""
    for number, row in table.user_rows():
        if number < table.first_row:
            continue
        if table.states[number - 1] == READ:
            cells = csv_cells(*screened.row(table, number, row))
        else:
            state = "refused" if table.states[number - 1] == REFUSED else "skipped"
            cells = [f"not read: {state}"] + [""] * (width - 2)
        yield [as_text(one) for one in row[: table.width]], [*cells, str(number)]


def _whole_lines(screened: Screened, places: range) -> Iterator[tuple[list[str], list[str], str]]:
    """Proposals that were never a table: one line a party, with the name of the file."""
    for number, place in enumerate(places, start=1):
        brief, proposal = screened.briefs[place], screened.reading.proposals[place]
        file = proposal.place.file if proposal.place else ""
        for party in brief["parties"] or [None]:
            name = party["name"] if party else ""
            own = csv_cells(brief, [party] if party else [])
            yield [brief["id"], brief["title"], name], [*own, str(number)], file


def _numbered(headings: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Each heading with how often it stood before."""
    seen: Counter[str] = Counter()
    for one in headings:
        yield one, seen[one]
        seen[one] += 1


def _shared(tables: Iterable[Sequence[str]]) -> dict[tuple[str, int], int]:
    """The columns of several tables in the order in which they first appear."""
    every = dict.fromkeys(one for headings in tables for one in _numbered(headings))
    return {one: place for place, one in enumerate(every)}


def _placed(cells: Sequence[str], at: Sequence[int], width: int) -> list[str]:
    found = [""] * width
    for cell, place in zip(cells, at, strict=False):
        found[place] = cell
    return found


def column_rows(reading: Reading, language: str = SOURCE) -> Iterator[list[str]]:
    """How every column of every table was read."""
    words = workbook_words(language)["columns_sheet"]
    fields = {**vocabulary().fields, **words["meanings"]}
    for table in (part for one in reading.tables for part in one.parts):
        for one in table.columns:
            read_as = words["dropped"] if one.field == PROTECTED else one.field or words["kept"]
            meaning = fields.get(one.field, "")
            how = how_read(one.how, language)
            yield [table.sheet.file, table.sheet.name, one.letter, one.heading, read_as, meaning, how]


def not_read_csv(entries: Iterable[NotRead]) -> bytes:
    """`not_read.csv` as a whole."""
    return b"\xef\xbb\xbf" + csv_line(_NOT_READ) + b"".join(csv_line(row) for row in not_read_rows(entries))


def not_read_rows(entries: Iterable[NotRead], language: str = SOURCE) -> Iterator[list[str]]:
    """Every row, sheet, column or file that was not read."""
    kinds = workbook_words(language)["not_read"]["kinds"]
    for one in entries:
        place = one.place
        row = "" if place.row is None else str(place.row)
        yield [
            kinds[one.kind],
            place.file,
            place.sheet,
            row,
            place.column,
            reason(one.says, language),
            one.raw,
        ]
