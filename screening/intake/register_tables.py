"""Which sheets are registers; every other one is named with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from screening.errors import InvalidFile, UsageError
from screening.intake.columns import ORGANISATIONS, PROTECTED
from screening.intake.heading_rows import Headings, find_headings, lies_on_its_side
from screening.intake.mapping import Mapping
from screening.intake.projects import MOST_TABLES
from screening.intake.reading import Table
from screening.intake.sheets import Sheet
from screening.intake.side_by_side import parted, stand_beside, stand_twice
from screening.intake.vocabulary import BETTER
from screening.model.source import NotRead, Place

_ON_ITS_SIDE = (
    "the labels stand in the first column and each project in a column of its own;"
    " turn the table (copy it, then paste it transposed) and give it again"
)
_SIDE_BY_SIDE = (
    "two tables stand side by side ('{}' and '{}' are there twice);"
    " put the second below the first, or on a sheet of its own"
)
_BESIDE = (
    "two tables stand side by side (one begins at '{}', one at '{}');"
    " put the second below the first, or on a sheet of its own"
)
_EMPTY = "the sheet is empty"
_NO_ORGANISATION = "no column names an organisation; if one does, say which: --map 'Heading=partner'"
_MAY_BE_PEOPLE = "its column '{0}' may hold people; if it names organisations, say --map '{0}=partner'"
_OF_CHOICES = "the sheet holds what drop-down lists on other sheets offer; to read it say --sheet '{}'"
_NO_PART = "stands beside a known delivery but is no part of it; give it by itself"

_OF_A_LIST_OF_PEOPLE = frozenset(("", "ignore", "number", "person", "partner", PROTECTED))

Known = tuple[tuple[Sheet, Headings | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The registers, those that name no organisation first, and every other sheet with the reason."""

    tables: tuple[Table, ...]
    not_read: tuple[NotRead, ...]
    looked_at: Known


@dataclass(frozen=True, slots=True, kw_only=True)
class _Neighbours:
    """What the sheets of one delivery say of one another.

    `wanted`: the user named the sheet. `named`: a sheet names organisations, which a table of projects
    may rest on. `known`: a sheet is part of a known export of several tables. `partners`: a sheet has a
    column that says of itself that it holds organisations.
    """

    wanted: bool
    named: bool
    known: bool
    partners: bool


def tables_of(path: Path, sheets: Sequence[Sheet], mapping: Mapping, wanted: str) -> Chosen:
    """The sheets that are registers; raises when none has what the user named."""
    known = _with_headings(path, sheets, mapping, wanted)
    neighbours = _Neighbours(
        wanted=bool(wanted),
        named=any(one is not None and one.names_organisations for _, one in known),
        known=any(one is not None and one.joins for _, one in known),
        partners=any(one is not None and _says_partners(one) and not s.of_choices for s, one in known),
    )
    tables: list[Table] = []
    not_read: list[NotRead] = []
    for sheet, headings in known:
        place = Place(file=sheet.file, sheet=sheet.name)
        if headings is None:
            not_read.append(NotRead(place=place, says=_EMPTY, kind="skipped"))
        elif skipped := _skipped(sheet, headings, neighbours):
            not_read.append(NotRead(place=place, says=skipped, kind="skipped"))
        elif refused := _refused(sheet, headings, mapping, len(tables)):
            not_read.append(NotRead(place=place, says=refused, kind="refused"))
        else:
            tables.append(Table(sheet=sheet, headings=headings))
    tables.sort(key=lambda one: one.headings.names_organisations)
    return Chosen(tables=tuple(tables), not_read=tuple(not_read), looked_at=known)


def no_tables(path: Path, looked_at: Known, not_read: Sequence[NotRead]) -> InvalidFile:
    """Why nothing that was handed in can be screened."""
    refused = [_with_place(one) for one in not_read if one.kind == "refused"]
    left = tuple(one for one in looked_at if not _is_placed_oddly(*one))
    return InvalidFile([*refused, *([_no_table(path, left)] if left or not refused else [])])


def _with_headings(path: Path, sheets: Sequence[Sheet], mapping: Mapping, wanted: str) -> Known:
    tables = [one for given in sheets for one in parted(given, mapping)]
    _check_wanted(path, tables, wanted)
    looked_at = [one for one in tables if not wanted or one.is_called(wanted)]
    known = tuple((one, find_headings(one, mapping)) for one in looked_at)
    mapping.check_asked(((c.heading, c.letter) for _, h in known if h for c in h.columns), path.name)
    if mapping.heading_row and not any(headings for _, headings in known):
        raise UsageError(f"--heading-row {mapping.heading_row}: {path.name} has nothing in this row")
    return known


def _skipped(sheet: Sheet, headings: Headings, neighbours: _Neighbours) -> str:
    """Why a sheet is no register, or ""."""
    if len(sheet.spool) == 0:
        return _EMPTY
    if sheet.own and not neighbours.wanted:
        return "the sheet was written by an earlier run; what was handed in stands on the others"
    if sheet.hidden and not neighbours.wanted:
        return f"the sheet is hidden; to read it say --sheet '{sheet.name}'"
    if sheet.of_choices and not neighbours.wanted and neighbours.partners:
        return _OF_CHOICES.format(sheet.name)
    if not headings.names_organisations and not (headings.joins and neighbours.named):
        return _NO_ORGANISATION
    if neighbours.partners and (name := _only_names(headings)):
        return _MAY_BE_PEOPLE.format(name)
    if neighbours.known and not neighbours.wanted and headings.layout is None:
        return _NO_PART
    return ""


def _says_partners(headings: Headings) -> bool:
    return any(one.field in ORGANISATIONS and one.weight >= BETTER for one in headings.columns)


def _only_names(headings: Headings) -> str:
    """The heading "Name" of a sheet that says nothing else of a partner or a project: a list of contacts."""
    fields = {one.field for one in headings.columns}
    if _says_partners(headings) or not fields <= _OF_A_LIST_OF_PEOPLE:
        return ""
    return next((one.heading for one in headings.columns if one.field == "partner" and one.heading), "")


def _refused(sheet: Sheet, headings: Headings, mapping: Mapping, tables: int) -> str:
    """Why a register cannot be read as it stands, or ""; where the user named columns, they are believed."""
    if not mapping.columns and lies_on_its_side(sheet, headings):
        return _ON_ITS_SIDE
    if not mapping.columns and (both := stand_twice(sheet, headings)):
        return _SIDE_BY_SIDE.format(*both)
    if not mapping.columns and (both := stand_beside(sheet, headings)):
        return _BESIDE.format(*both)
    return f"more than {MOST_TABLES:,} tables; give the rest by itself" if tables == MOST_TABLES else ""


def _is_placed_oddly(sheet: Sheet, headings: Headings | None) -> bool:
    return headings is not None and (
        lies_on_its_side(sheet, headings)
        or (
            headings.names_organisations
            and bool(stand_twice(sheet, headings) or stand_beside(sheet, headings))
        )
    )


def _with_place(one: NotRead) -> str:
    """The sentence with its file, which one about a whole file begins with by itself."""
    return one.says if one.says.startswith(one.place.file) else f"{one.place.label()}: {one.says}"


def _check_wanted(path: Path, sheets: Sequence[Sheet], wanted: str) -> None:
    if wanted and not any(one.is_called(wanted) for one in sheets):
        names = ", ".join(f"'{one.name}'" for one in sheets)
        raise InvalidFile(f"{path.name}: there is no sheet '{wanted}'; the sheets are {names}")


def _no_table(path: Path, known: Known) -> str:
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
