"""Decides which rows belong to one project: by number, else by short name, else by a telling title."""

import hashlib
import re
from array import array
from collections.abc import Sequence
from itertools import islice

from screening.intake.columns import PROTECTED, Column
from screening.intake.mapping import Mapping
from screening.intake.projects import MOST_TABLES, TableProjects
from screening.intake.reading import Table, texts_of
from screening.intake.row_states import Judge
from screening.intake.spool import Stored
from screening.intake.vocabulary import line_words
from screening.intake.words import key
from screening.model.source import NotRead

_TELLING = 25
# What is left of a long number, or of one like 12E7, when a spreadsheet program takes it for a count.
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+\d{2,}|[1-9]\d{14,}0|\d+\.0", re.IGNORECASE)
_SHORTENED_SAYS = (
    "numbers that a spreadsheet program seems to have shortened: {}, the first is '{}';"
    " rows with the same one are one project only where their titles agree;"
    " give the column the format text and enter them again"
)
_VOTES = 2000


class _Grouper:
    """Collects keys in the order in which projects first appear."""

    def __init__(self) -> None:
        self.numbers: dict[bytes, int] = {}
        self.names: list[str] = []
        self.taken: dict[str, int] = {}
        self.codes = array("q")
        self.owners = array("q")
        self.with_partner: set[int] = set()

    def add(self, identity: tuple[str, ...], name: str, code: int, names_partner: bool) -> int:
        """Put a row into its project; gives the project's number."""
        digest = hashlib.blake2b(
            "\x1f".join(identity).encode("utf-8", "surrogatepass"), digest_size=16
        ).digest()
        number = self.numbers.get(digest)
        if number is None:
            number = self.numbers[digest] = len(self.names)
            self.names.append(self._free(name))
        self.codes.append(code)
        self.owners.append(number)
        if names_partner:
            self.with_partner.add(number)
        return number

    def _free(self, name: str) -> str:
        """The project's id; a second project of the same name gets a number behind it."""
        times = self.taken.get(name, 0) + 1
        self.taken[name] = times
        return name if times == 1 else self._free(f"{name} ({times})")


def group(tables: Sequence[Table], mapping: Mapping, *, joined: bool) -> tuple[TableProjects, list[NotRead]]:
    """Judge every row of the tables and group those that are read; `joined` tables share their numbers."""
    grouper, not_read = _Grouper(), []
    for index, table in enumerate(tables):
        judge = Judge(table=table, mapping=mapping)
        table.projects.extend([-1] * (table.first_row - 1))
        last: tuple[tuple[str, ...], str] | None = None
        scope = "" if joined else str(index)
        keys, part = _Keys(table, scope), table
        for number, row, wanted in judge.rows():
            if judge.part is not part:
                part, last = judge.part, None
                not_read += keys.remarks()
                keys = _Keys(part, f"{scope} {number}")
            if not wanted:
                table.projects.append(-1)
                continue
            identity, name, own = keys.of(number, row)
            if not own and last is not None:
                identity, name = last
            last = (identity, name) if keys.columns else None
            code = number * MOST_TABLES + index
            table.projects.append(grouper.add(identity, name, code, judge.needs_partner))
        not_read += [*keys.remarks(), *judge.unread()]
    dropped = (c.heading for one in tables for part in one.parts for c in part.of(PROTECTED))
    return _ordered(tuple(tables), grouper, tuple(dict.fromkeys(dropped))), not_read


class _Keys:
    """What names a row's project in one table."""

    def __init__(self, table: Table, scope: str) -> None:
        self.scope = scope
        self.strong, self.weak = table.of("id"), table.of("number")
        if not self.strong and _repeats(table, self.weak):
            self.strong, self.weak = self.weak, ()
        self.acronym, self.title = table.of("acronym"), table.of("title")
        self.columns = self.strong + self.acronym + self.title
        self.table = table
        self.shortened: tuple[int, int, str] | None = None

    def of(self, number: int, row: list[Stored]) -> tuple[tuple[str, ...], str, bool]:
        """The row's key, the project's name, and False where the row names no project of its own."""
        strong, weak = _first(row, self.strong), _first(row, self.weak)
        acronym, title = _first(row, self.acronym), _first(row, self.title)
        if strong and _stands_for_none(strong):
            return self._unnumbered(number, acronym, title)
        label = strong or acronym or (f"row-{number}" if not weak else f"{weak}")
        if strong and _SHORTENED.fullmatch(strong):
            self._remember(number, strong)
            return (self.scope, "id", strong, key(acronym), key(title)), label, True
        if strong:
            return (self.scope, "id", strong), label, True
        if acronym and title:
            return (self.scope, "name", key(acronym), key(title)), label, True
        if title and len(title) >= _TELLING:
            return (self.scope, "title", key(title)), label, True
        own = bool(acronym or title or weak)
        return (self.scope, "row", str(number)), label, own

    def _unnumbered(self, number: int, acronym: str, title: str) -> tuple[tuple[str, ...], str, bool]:
        """A row whose number is still to come: `tbc` is no number that rows could share."""
        if title and len(title) >= _TELLING:
            return (self.scope, "title", key(title)), acronym or f"row-{number}", True
        return (self.scope, "row", str(number)), acronym or f"row-{number}", True

    def _remember(self, number: int, written: str) -> None:
        count, first, text = self.shortened or (0, number, written)
        self.shortened = (count + 1, first, text)

    def remarks(self) -> list[NotRead]:
        """What is said of numbers that a spreadsheet program has shortened."""
        if self.shortened is None:
            return []
        count, first, written = self.shortened
        place = self.table.place(first, self.strong[0])
        return [NotRead(place=place, says=_SHORTENED_SAYS.format(count, written), raw=written, kind="noted")]


def _stands_for_none(text: str) -> bool:
    return text.casefold() in (none := line_words("no_number")) or key(text) in none


def _repeats(table: Table, columns: tuple[Column, ...]) -> bool:
    """True when a column of numbers says the same again and again, as for projects of several rows."""
    if not columns:
        return False
    rows = islice(table.sheet.spool.rows(table.first_row), _VOTES)
    said = [text for _, row in rows if (text := _first(row, columns))]
    return len(set(said)) < 0.8 * len(said)


def _first(row: list[Stored], columns: tuple[Column, ...]) -> str:
    return " ".join(next(iter(texts_of(row, columns)), "").split())


def _ordered(tables: tuple[Table, ...], grouper: _Grouper, dropped: tuple[str, ...]) -> TableProjects:
    """Rows sorted by project; a project described but without any organisation is left out."""
    order = sorted(range(len(grouper.owners)), key=grouper.owners.__getitem__)
    kept = [number in grouper.with_partner for number in range(len(grouper.names))]
    renumbered: dict[int, int] = {}
    names: list[str] = []
    for number, name in enumerate(grouper.names):
        if kept[number]:
            renumbered[number] = len(names)
            names.append(name)
    rows, starts, before = array("q"), array("q"), -1
    for place in order:
        owner = grouper.owners[place]
        if not kept[owner]:
            continue
        if owner != before:
            starts.append(len(rows))
            before = owner
        rows.append(grouper.codes[place])
    starts.append(len(rows))
    for table in tables:
        for place, number in enumerate(table.projects):
            table.projects[place] = renumbered.get(number, -1) if number >= 0 else -1
    return TableProjects(tables, names, rows, starts, dropped)
