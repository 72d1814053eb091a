"""Workbooks: the user's rows untouched on the left, ours on the right, and sheets of our own beside them.

No text ever becomes a formula, a link or a number: what a cell says is what is written.
"""

import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from screening.report.script import visible

Cell = str | float | int | bool | list[str]

MOST_ROWS = 1_048_576
_LONGEST = 32_767
_MOST_LINKS = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class UserSheet:
    """A sheet of the user with our columns behind it; row numbers stay those of the user.

    `rows` gives number, the user's cells and ours (None for lines above the table).
    """

    name: str
    heading_rows: tuple[int, ...]
    width: int
    ours: Sequence[str]
    ours_widths: Sequence[int]
    banner: str
    rows: Callable[[], Iterable[tuple[int, Sequence[Cell], Sequence[str] | None]]]
    widths: Sequence[int] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSheet:
    """A sheet of ours: a title, a note, headings, rows; `choices` makes a drop-down of a column.

    `key` hides the last column, which tells a row's fingerprint; `links` makes
    relative links of a column's paths.
    """

    name: str
    title: str
    note: str
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Callable[[], Iterable[Sequence[str]]]
    choices: dict[int, Sequence[str]] = field(default_factory=dict)
    choice_help: str = ""
    key: bool = False
    links: int = -1


def write_workbook(
    path: Path, users: Sequence[UserSheet], own: Sequence[OwnSheet], *, made: date, title: str
) -> None:
    """Write the workbook; the same content gives the same bytes."""
    # The writer's drafts of sheets lie in a folder of their own, which goes whatever happens.
    with tempfile.TemporaryDirectory(prefix="screening-", ignore_cleanup_errors=True) as drafts:
        _write_workbook(path, users, own, {"title": title, "created": _midnight(made)}, drafts)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _write_workbook(
    path: Path, users: Sequence[UserSheet], own: Sequence[OwnSheet], properties: dict[str, Any], drafts: str
) -> None:
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
        "tmpdir": drafts,
    }
    book = Workbook(str(path), options)
    book.set_properties(properties)
    style = _styles(book)
    taken: set[str] = set()
    for user in users:
        _UserWriter(book, style, user, taken).write()
    theirs = len(book.worksheets())
    for one in own:
        _write_own(book, style, one, taken)
    # Handed in again, only what the user wrote is read: see `intake.zip_check`.
    names = [sheet.get_name() for sheet in book.worksheets()[theirs:]]
    book.set_custom_property("screening sheets", "|".join(names))
    try:
        book.close()
    except FileCreateError as error:  # wraps what the disk said
        with suppress(OSError):  # room for the writer to close what it began, or it prints a second error
            os.truncate(path, 0)
        raise (error.args[0] if error.args and isinstance(error.args[0], OSError) else error) from None


def _styles(book: Any) -> dict[str, Any]:
    heading = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
    return {
        "theirs": book.add_format(heading),
        "ours": book.add_format({**heading, "bg_color": "#E3EAF3", "left": 0}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "note": book.add_format({"italic": True}),
        "entry": book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF8DC", "border": 1}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        "datetime": book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"}),
        "link": book.add_format({"underline": 1, "font_color": "#1F3A5F", "valign": "top"}),
    }


class _UserWriter:
    """Writes one sheet of the user, over several sheets where a million rows are not enough."""

    def __init__(self, book: Any, style: dict[str, Any], user: UserSheet, taken: set[str]) -> None:
        self.book, self.style, self.user, self.taken = book, style, user, taken
        self.heading = user.heading_rows[-1]
        self.head: list[tuple[Sequence[Cell], Sequence[str] | None]] = []

    def write(self) -> None:
        """Write all rows."""
        sheet, shift, last = self._sheet(), 0, 0
        for number, theirs, ours in self.user.rows():
            if number <= self.heading:
                self.head.append((theirs, ours))
            if number - shift > MOST_ROWS:
                self._finish(sheet, MOST_ROWS)
                sheet, shift = self._sheet(), number - self.heading - 1
                for place, (above, our) in enumerate(self.head, start=1):
                    self._row(sheet, place, above, our)
            last = number - shift
            self._row(sheet, last, theirs, ours)
        self._finish(sheet, last)

    def _sheet(self) -> Any:
        sheet = self.book.add_worksheet(_sheet_name(self.user.name, self.taken))
        for place in range(self.user.width):
            width = self.user.widths[place] if place < len(self.user.widths) else 14
            sheet.set_column(place, place, width)
        for place, width in enumerate(self.user.ours_widths):
            sheet.set_column(self.user.width + place, self.user.width + place, width)
        sheet.freeze_panes(self.heading, 0)
        return sheet

    def _row(self, sheet: Any, number: int, theirs: Sequence[Cell], ours: Sequence[str] | None) -> None:
        row = number - 1
        is_heading = number in self.user.heading_rows
        style = self.style["theirs"] if is_heading else None
        write_string = sheet.write_string
        for place, value in enumerate(theirs[: self.user.width]):
            if isinstance(value, str):
                if value:
                    write_string(row, place, plain_text(value), style)
            else:
                write_cell(sheet, row, place, value, style, self.style)
        if number == self.heading - 1:
            sheet.write_string(row, self.user.width, self.user.banner, self.style["note"])
        start = self.user.width
        if number == self.heading:
            for place, text in enumerate(self.user.ours):
                sheet.write_string(row, start + place, text, self.style["ours"])
        elif ours is not None:
            for place, text in enumerate(ours, start=start):
                if text:
                    sheet.write_string(row, place, shown_text(text))

    def _finish(self, sheet: Any, last: int) -> None:
        width = self.user.width + len(self.user.ours)
        if last >= self.heading:
            sheet.autofilter(self.heading - 1, 0, last - 1, width - 1)
        if self.user.note:
            sheet.set_footer(f"&L{self.user.note[:200].replace('&', '&&')}")


def write_cell(sheet: Any, row: int, place: int, value: Cell, style: Any, styles: dict[str, Any]) -> None:
    """Write a value as what it is; a text always as a text."""
    if isinstance(value, str):
        sheet.write_string(row, place, plain_text(value), style)
    elif isinstance(value, bool):
        sheet.write_boolean(row, place, value, style)
    elif isinstance(value, list):
        _write_moment(sheet, row, place, value, styles)
    elif value != value or value in (float("inf"), float("-inf")) or abs(value) >= 1e300:
        sheet.write_string(row, place, str(value), style)
    else:
        sheet.write_number(row, place, value, style)


def _write_moment(sheet: Any, row: int, place: int, value: list[str], styles: dict[str, Any]) -> None:
    """A date as a date where the program can show it (from 1900 on), else as text."""
    kind, text = value
    if kind in ("date", "datetime") and text >= "1900-03-01":
        moment = datetime.fromisoformat(text)
        whole = kind == "date" or text.endswith("00:00:00")
        sheet.write_datetime(row, place, moment.replace(tzinfo=None), styles["date" if whole else "datetime"])
    else:
        sheet.write_string(row, place, text)


def _write_own(book: Any, style: dict[str, Any], own: OwnSheet, taken: set[str]) -> None:
    """Write a sheet of ours; it goes on in a further sheet when it is full."""
    rows = iter(own.rows())
    pending = next(rows, None)
    while True:
        sheet = book.add_worksheet(_sheet_name(own.name, taken))
        for place, width in enumerate(own.widths):
            sheet.set_column(place, place, width)
        if own.key:
            sheet.set_column(len(own.headings) - 1, len(own.headings) - 1, 2, None, {"hidden": True})
        sheet.write_string(0, 0, own.title, style["title"])
        sheet.write_string(1, 0, own.note, style["note"])
        for place, text in enumerate(own.headings):
            sheet.write_string(3, place, text, style["ours"])
        number = 4
        while pending is not None and number < MOST_ROWS:
            _own_row(sheet, number, pending, own, style)
            pending, number = next(rows, None), number + 1
        _finish_own(sheet, number, own)
        if pending is None:
            return


def _own_row(sheet: Any, number: int, row: Sequence[str], own: OwnSheet, style: dict[str, Any]) -> None:
    for place, text in enumerate(row):
        if place == own.links and text and number < _MOST_LINKS:
            sheet.write_url(number, place, f"external:{text}", style["link"], text)
        else:
            entry = place in own.choices or (own.choices and place == max(own.choices) + 1)
            sheet.write_string(number, place, shown_text(text), style["entry" if entry else "wrap"])


def _finish_own(sheet: Any, end: int, own: OwnSheet) -> None:
    if own.headings and end > 4:
        sheet.autofilter(3, 0, end - 1, len(own.headings) - 1)
        sheet.freeze_panes(4, 0)
    for place, words in own.choices.items():
        rule = {"validate": "list", "source": list(words), "input_message": own.choice_help[:255]}
        sheet.data_validation(4, place, max(end - 1, 4), place, rule)


def plain_text(text: str) -> str:
    """Text that a workbook can hold: at most 32,767 characters, no half of a character."""
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def shown_text(text: str) -> str:
    """The same for a cell of ours, with the signs spelt out that would turn its direction or hide letters."""
    return plain_text(text if text.isascii() else visible(text))


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that every spreadsheet program accepts, not used yet."""
    safe = "".join("-" if char in "[]:*?/\\" else char for char in wanted if char.isprintable())
    base = plain_text(safe.strip().strip("'"))[:31] or "Sheet"
    name, number = base, 1
    while name.lower() in taken or name.lower() == "history":
        number += 1
        name = f"{base[: 31 - len(str(number)) - 3]} ({number})"
    taken.add(name.lower())
    return name
