"""The same sheet out with the partners looked up and nothing assessed: quick, whatever the number of rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from screening.app.columns import COLUMNS
from screening.app.earlier_verdicts import STORE, keep_verdicts
from screening.app.row_words import SOURCE, Telling, unread_cells, workbook_words
from screening.app.run_folder import clear_earlier, folder_of_run, keep_register
from screening.app.run_settings import RunSettings
from screening.app.run_sheets import plain_sheet
from screening.app.run_tables import (
    SheetRow,
    column_rows,
    headed,
    headed_rows,
    not_read_csv,
    not_read_rows,
    why_unread,
    widths_of,
)
from screening.app.screener import Screener
from screening.intake.projects import parties_of
from screening.intake.reading import READ, Reading, Table
from screening.intake.register import read_register
from screening.intake.spool import Stored
from screening.model.match import Mention, Outcome
from screening.report.workbook import UserSheet, write_workbook
from screening.store.atomic import replacing, write_bytes

LookUp = Callable[[Sequence[Mention]], list[tuple[str, ...]]]
_BLOCK = 5000
_REMEMBERED = 200_000
_WIDTHS = (12, 26, 30, 12, 10, 11, 26, 34, 50)


def screened_workbook(
    reading: Reading, target: Path, look_up: LookUp, as_of: str, language: str = SOURCE
) -> int:
    """Write the user's sheets with the answers behind every row; gives how many rows were answered.

    `look_up` gives the nine `screening_*` values of each mention.
    """
    words = workbook_words(language)
    answered = _Answered(look_up, language)
    users = [
        UserSheet(
            name=table.sheet.name or table.sheet.file.rsplit(".", 1)[0],
            heading_rows=headed_rows(table),
            width=min(table.width, 16_384 - len(COLUMNS)),
            ours=COLUMNS,
            ours_widths=_WIDTHS,
            banner=words["banner"].format(as_of=as_of),
            rows=lambda table=table: headed(table, answered.rows(reading, table)),  # type: ignore[misc]
            widths=widths_of(table),
        )
        for table in reading.tables
        if table.headings.names_organisations
    ]
    own = [
        plain_sheet("not_read", lambda: not_read_rows(reading.not_read, language), language),
        plain_sheet("columns_sheet", lambda: column_rows(reading, language), language),
    ]
    with replacing(target) as draft:
        draft.close()
        write_workbook(Path(draft.name), users, own, made=date.fromisoformat(as_of), title=reading.source)
    return answered.count


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsDone:
    """What looking rows up left behind."""

    out: Path
    rows: int
    refused: int
    aside: Path | None = None
    language: str = SOURCE

    @property
    def exit_code(self) -> int:
        """0 finished, 4 some rows were not read."""
        return 4 if self.refused else 0

    def told(self) -> str:
        """In two lines, and one more where an earlier workbook was kept for its verdicts."""
        say = Telling(workbook_words(self.language)["told"])
        lines = [
            say("rows_only", rows=self.rows, refused=self.refused),
            say("rows_only_open", workbook=self.out / "summary.xlsx"),
        ]
        return "\n".join([*lines, *([say("verdicts_kept", workbook=self.aside)] if self.aside else [])])


def screen_rows(source: Path, out: Path, settings: RunSettings) -> RowsDone:
    """Look the partners of every row up; writes summary.xlsx and not_read.csv into `out`."""
    keep_register(source, out)
    reading = read_register(
        source,
        mapping=settings.mapping,
        sheet=settings.sheet or None,
        limits=settings.limits,
        encoding=settings.encoding,
    )
    screener = Screener(settings.lists or None, settings.as_of)
    day, language = settings.as_of.isoformat(), settings.language
    with folder_of_run(out):
        aside = keep_verdicts(out, (out / STORE,))
        clear_earlier(out)
        rows = screened_workbook(reading, out / "summary.xlsx", screener.rows, day, language)
        write_bytes(out / "not_read.csv", not_read_csv(reading.not_read))
    return RowsDone(out=out, rows=rows, refused=reading.refused, aside=aside, language=language)


class _Answered:
    """Looks rows up block by block, each different mention once."""

    def __init__(self, look_up: LookUp, language: str) -> None:
        self._look_up = look_up
        self._language = language
        self._known: dict[Mention, tuple[str, ...]] = {}
        self.count = 0

    def rows(self, reading: Reading, table: Table) -> Iterator[SheetRow]:
        """Every row of the table with its answer; rows that were not read say why."""
        unread = why_unread(reading)
        rows = table.user_rows()
        while block := list(islice(rows, _BLOCK)):
            mentions = [self._mentions(table, number, row) for number, row in block]
            self._learn([one for several in mentions for one in several])
            for (number, row), named in zip(block, mentions, strict=True):
                if named:
                    self.count += 1
                    yield number, row, min((self._known[one] for one in named), key=_strength)
                else:
                    known = unread.get((table.sheet.file, table.sheet.name, number))
                    yield number, row, unread_cells(*known, self._language)[:1] if known else None

    def _mentions(self, table: Table, number: int, row: list[Stored]) -> list[Mention]:
        if number < table.first_row or table.states[number - 1] != READ:
            return []
        return [
            Mention(text=name, country=one.country, city=one.city, domain=one.domain, ror_id=one.ror)
            for one in parties_of(table, number, row)
            for name in filter(None, (one.name, one.alternate))
        ]

    def _learn(self, mentions: list[Mention]) -> None:
        new = [one for one in dict.fromkeys(mentions) if one not in self._known]
        if len(self._known) > _REMEMBERED:
            self._known = {one: self._known[one] for one in mentions if one in self._known}
        self._known.update(zip(new, self._look_up(new), strict=True))


def _strength(answered: tuple[str, ...]) -> int:
    return Outcome(answered[0]).rank
