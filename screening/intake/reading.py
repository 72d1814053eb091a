"""What reading a register gives: tables with every row accounted for, projects, what was not read."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from screening.intake.columns import ORGANISATIONS, PROTECTED, Column
from screening.intake.escapes import as_read
from screening.intake.heading_rows import Headings
from screening.intake.mapping import Mapping, fingerprint
from screening.intake.sheets import Sheet
from screening.intake.sniff import is_running_text
from screening.intake.spool import Stored, as_text
from screening.intake.vocabulary import line_words
from screening.model.proposal import Proposal
from screening.model.source import NotRead, Place

READ, SKIPPED, REFUSED, ABOVE = 1, 2, 3, 0
_MOST_MERGED = 1_000_000
_LONGEST_DITTO = 20
_OF_A_PROJECT = ("id", "number", "acronym", "title")


@dataclass(slots=True, kw_only=True)
class Table:
    """One sheet with its headings; `states` and `projects` have one entry a row of the sheet, from row 1.

    `width` is how many columns the headings and the rows that are read fill; `longer` how many rows of a
    text table have more cells than that has headings, and the first of them. `below` holds further tables
    that begin below this one on the sheet; rows, states and projects are those of the sheet.
    """

    sheet: Sheet
    headings: Headings
    dates: dict[int, str] = field(default_factory=dict)
    width: int = 0
    longer: tuple[int, int] | None = None
    states: "array[int]" = field(default_factory=lambda: array("b"))
    _merged: dict[int, list[tuple[int, Stored]]] | None = None
    _named: tuple[tuple[Column, tuple[Column, ...]], ...] = ()
    _by_field: dict[str, tuple[Column, ...]] = field(default_factory=dict)
    projects: "array[int]" = field(default_factory=lambda: array("l"))
    below: "list[Table]" = field(default_factory=list)

    def begun_below(self, headings: Headings) -> "Table":
        """Another table of the sheet, from a row of headings further down to the next or the end."""
        begun = Table(sheet=self.sheet, headings=headings, states=self.states, projects=self.projects)
        self.below.append(begun)
        return begun

    def part(self, row: int) -> "Table":
        """The table of the sheet under whose headings a row stands."""
        return next((one for one in reversed(self.below) if one.headings.rows[0] <= row), self)

    @property
    def parts(self) -> "tuple[Table, ...]":
        """This table and those below it on the sheet."""
        return (self, *self.below)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in the order of the sheet."""
        return self.headings.columns

    @property
    def first_row(self) -> int:
        """The first row below the headings."""
        return self.headings.rows[-1] + 1

    def of(self, name: str) -> tuple[Column, ...]:
        """The columns that were read as a field."""
        if not self._by_field:
            for one in self.columns:
                self._by_field[one.field] = (*self._by_field.get(one.field, ()), one)
        return self._by_field.get(name, ())

    def organisations(self) -> tuple[tuple[Column, tuple[Column, ...]], ...]:
        """The columns that name organisations, each with the columns that describe it."""
        if not self._named:
            self._named = tuple(
                (one, tuple(other for other in self.columns if other.partner == one.index))
                for one in self.columns
                if one.field in ORGANISATIONS
            )
        return self._named

    def place(self, row: int, column: Column | None = None) -> Place:
        """A cell as the user sees it."""
        heading = (column.heading or column.letter) if column else ""
        return Place(file=self.sheet.file, sheet=self.sheet.name, row=row, column=heading)

    def user_row(self, row: int) -> list[Stored]:
        """The row as it is read, save the cells of protected columns, which are empty."""
        part = self.part(row)
        return part.cleaned(part.filled(row, self.sheet.spool.row(row)))

    def user_rows(self) -> Iterator[tuple[int, list[Stored]]]:
        """Every row of the sheet in order, title lines and headings included."""
        for number, row in self.sheet.spool.rows():
            part = self.part(number)
            yield number, row if number < part.first_row else part.cleaned(part.filled(number, row))

    def filled(self, number: int, row: list[Stored]) -> list[Stored]:
        """The row with what stands in cells merged with those above it, unless nothing else is in the row.

        What names the project stays out of a row that names none of its own: it belongs to the one above.
        A cell that says "as above" says what the one above says.
        """
        if self._merged is None:
            self._merged = _below_merged(self)
        reaching = self._merged.get(number)
        if reaching and any(one != "" for one in row):
            identity = {one.index for name in _OF_A_PROJECT for one in self.of(name)}
            named = any(place < len(row) and row[place] != "" for place in identity)
            for place, value in reaching:
                if place in identity and not named:
                    continue
                row += [""] * (place + 1 - len(row))
                row[place] = value if row[place] == "" else row[place]
        said = line_words("as_above")
        for place, one in enumerate(row):
            if isinstance(one, str) and len(one) < _LONGEST_DITTO and one.strip().casefold() in said:
                row[place] = self._above(number, place)
        return row

    def _above(self, number: int, place: int) -> Stored:
        """What the nearest cell above says that says something of its own; "" below the headings."""
        said = line_words("as_above")
        for above in range(number - 1, self.first_row - 1, -1):
            row = self.sheet.spool.row(above)
            one = row[place] if place < len(row) else ""
            if one != "" and not (isinstance(one, str) and one.strip().casefold() in said):
                return one
        return ""

    def cleaned(self, row: list[Stored]) -> list[Stored]:
        """The row without what stands in protected columns."""
        for column in self.of(PROTECTED):
            if column.index < len(row):
                row[column.index] = ""
        return row

    def count(self, state: int) -> int:
        """How many rows below the headings have a state."""
        return self.states.count(state)


class Projects(Protocol):
    """Proposals in the order of the register, built when asked for."""

    @property
    def ids(self) -> Sequence[str]:
        """Their ids, which are cheaper than the proposals."""
        ...

    def __len__(self) -> int: ...

    def __getitem__(self, place: int) -> Proposal: ...

    def __iter__(self) -> Iterator[Proposal]: ...

    def built(self, place: int) -> tuple[Proposal, list[NotRead]]:
        """One proposal with the remarks about its cells."""
        ...


@dataclass(slots=True, kw_only=True)
class Reading:
    """A register as it was read.

    `not_read` holds rows skipped and refused, sheets left out and columns dropped; `notes` are
    remarks that cost nothing. `refused` counts the rows that should have been read and were not,
    `whole` the proposals, last in order, that were files of their own and no rows.
    """

    source: str
    proposals: Projects
    tables: tuple[Table, ...]
    mapping: Mapping
    not_read: tuple[NotRead, ...]
    notes: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    facts_columns: tuple[str, ...] = ()
    layout: str = ""
    input_hash: str = ""
    whole: int = 0

    @property
    def main(self) -> Table | None:
        """The first table that names organisations; None for proposals that were never a table."""
        return next(iter(self.named_tables), self.tables[0] if self.tables else None)

    @property
    def named_tables(self) -> tuple[Table, ...]:
        """The tables that name organisations."""
        return tuple(one for one in self.tables if any(p.headings.names_organisations for p in one.parts))

    @property
    def left_out(self) -> int:
        """How many sheets, files and folders were left out."""
        places = (one.place for one in self.not_read if one.kind == "skipped")
        return sum(1 for one in places if one.row is None and not one.column)

    def ids(self) -> list[str]:
        """The ids of all projects, in order."""
        return list(self.proposals.ids)

    @property
    def profile(self) -> str:
        """`full` where the file can answer about access, data, disclosure or funding, else `register`."""
        if self.tables:
            return "full" if self.facts_columns else "register"
        return "register" if all(is_running_text(one.place) for one in self.proposals) else "full"

    @property
    def refused(self) -> int:
        """How many rows should have been read and could not be."""
        return sum(1 for one in self.not_read if one.kind == "refused")

    def counts(self) -> dict[str, int]:
        """Every row of every table, by what became of it; the parts add up to `rows`."""
        heads = sum(one.first_row - 1 for one in self.tables)
        return {
            "rows": sum(len(one.sheet.spool) for one in self.tables),
            "titles_and_headings": heads,
            "read": sum(one.count(READ) for one in self.tables),
            "skipped": sum(one.count(SKIPPED) for one in self.tables),
            "refused": sum(one.count(REFUSED) for one in self.tables),
            "projects": len(self.proposals),
        }


def _below_merged(table: Table) -> dict[int, list[tuple[int, Stored]]]:
    """For every row that a cell reaches down into: the column and what the cell says."""
    found: dict[int, list[tuple[int, Stored]]] = {}
    left = _MOST_MERGED
    for top, column, bottom, _ in table.sheet.merged:
        reach = min(bottom, len(table.sheet.spool) - 1) - top
        if reach < 1 or top + 1 < table.first_row or reach > left:
            continue
        left -= reach
        row = table.sheet.spool.row(top + 1)
        if column < len(row) and row[column] != "":
            for number in range(top + 2, top + reach + 2):
                found.setdefault(number, []).append((column, row[column]))
    return found


def fingerprint_of(table: Table) -> str:
    """The layout's fingerprint."""
    return fingerprint(table.headings.texts)


def texts_of(row: Sequence[Stored], columns: Sequence[Column]) -> list[str]:
    """The non-empty texts of some columns of a row, as a person reads them."""
    found = (as_read(as_text(row[one.index])).strip() for one in columns if one.index < len(row))
    return [one for one in found if one]


class KnownProposals:
    """Proposals that were read whole, from YAML or JSON."""

    def __init__(self, proposals: Sequence[Proposal]) -> None:
        self._proposals = tuple(proposals)

    @property
    def ids(self) -> Sequence[str]:
        """Their ids."""
        return tuple(one.id for one in self._proposals)

    def __len__(self) -> int:
        return len(self._proposals)

    def __getitem__(self, place: int) -> Proposal:
        return self._proposals[place]

    def __iter__(self) -> Iterator[Proposal]:
        return iter(self._proposals)

    def built(self, place: int) -> tuple[Proposal, list[NotRead]]:
        """One proposal; whole ones have no cells to remark upon."""
        return self._proposals[place], []


class Together:
    """The projects of tables, then the proposals that lay beside them as files of their own."""

    def __init__(self, tables: Projects, known: KnownProposals) -> None:
        self._tables, self._known = tables, known

    @property
    def ids(self) -> Sequence[str]:
        """Their ids."""
        return [*self._tables.ids, *self._known.ids]

    def __len__(self) -> int:
        return len(self._tables) + len(self._known)

    def __getitem__(self, place: int) -> Proposal:
        return self.built(place)[0]

    def __iter__(self) -> Iterator[Proposal]:
        yield from self._tables
        yield from self._known

    def built(self, place: int) -> tuple[Proposal, list[NotRead]]:
        """One proposal with the remarks about its cells."""
        before = len(self._tables)
        return self._tables.built(place) if place < before else self._known.built(place - before)
