"""Puts briefs behind the user's rows: the sheets of summary.xlsx and the lines of results.csv."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from screening.app.columns import COLUMNS
from screening.app.row_words import (
    PROJECT_COLUMNS,
    SOURCE,
    csv_cells,
    row_cells,
    unread_cells,
    workbook_words,
)
from screening.app.run_brief import Brief, party_key
from screening.intake.columns import PROTECTED
from screening.intake.projects import parties_of
from screening.intake.reading import READ, REFUSED, Reading, Table
from screening.intake.spool import Stored, as_text
from screening.model.source import NotRead
from screening.report.workbook import UserSheet
from screening.store.csv_text import csv_line
from screening.store.lines import Lines

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
            heading_rows=table.headings.rows,
            width=min(table.width, 16_384 - len(words["columns"])),
            ours=words["columns"],
            ours_widths=words["widths"],
            banner=words["banner"].format(as_of=as_of),
            rows=lambda table=table: _sheet_rows(screened, table),  # type: ignore[misc]
            widths=widths_of(table),
        )
        for table in tables
    ]


def _sheet_rows(screened: Screened, table: Table) -> Iterator[tuple[int, list[Stored], list[str] | None]]:
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
    """The main table as CSV: headings, then every row below them in order, with our columns behind."""
    table = screened.reading.main
    ours = [*COLUMNS, *PROJECT_COLUMNS, "screening_row"]
    if table is None:
        yield from _without_table(screened, ours)
        return
    width = table.width
    yield b"\xef\xbb\xbf" + csv_line([*table.headings.texts[:width], *ours])
    for number, row in table.user_rows():
        if number < table.first_row:
            continue
        theirs = [as_text(one) for one in row[:width]] + [""] * (width - len(row))
        if table.states[number - 1] == READ:
            cells = csv_cells(*screened.row(table, number, row))
        else:
            state = "refused" if table.states[number - 1] == REFUSED else "skipped"
            cells = [f"not read: {state}"] + [""] * (len(ours) - 2)
        yield csv_line([*theirs, *cells, str(number)])


def _without_table(screened: Screened, ours: Sequence[str]) -> Iterator[bytes]:
    """Proposals that were never a table: one line a party."""
    yield b"\xef\xbb\xbf" + csv_line(["id", "title", "party", *ours])
    for number, brief in enumerate(screened.briefs, start=1):
        for party in brief["parties"] or [None]:
            named = [party] if party else []
            name = party["name"] if party else ""
            yield csv_line([brief["id"], brief["title"], name, *csv_cells(brief, named), str(number)])


def column_rows(reading: Reading, language: str = SOURCE) -> Iterator[list[str]]:
    """How every column of every table was read."""
    from screening.intake.vocabulary import vocabulary

    words = workbook_words(language)["columns_sheet"]
    fields = {**vocabulary().fields, **words["meanings"]}
    for table in reading.tables:
        for one in table.columns:
            read_as = words["dropped"] if one.field == PROTECTED else one.field or words["kept"]
            meaning = fields.get(one.field, "")
            how = words["how"].get(one.how, one.how)
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
        yield [kinds[one.kind], place.file, place.sheet, row, place.column, one.says, one.raw]
