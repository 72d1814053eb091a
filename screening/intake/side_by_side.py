"""Cuts a sheet on which tables of projects stand side by side into one sheet a table."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise

from screening.intake.columns import ORGANISATIONS, Column, column_letter
from screening.intake.heading_rows import Headings, find_headings
from screening.intake.mapping import Mapping
from screening.intake.sheets import Sheet
from screening.intake.spool import Spool, as_text
from screening.intake.vocabulary import BETTER
from screening.intake.words import key

_SEARCHED = 200
_COMPARED = 500
_COMPARABLE = ("title", "acronym", "id")
_NUMBERS = ("id", "number")
_PART = "{}from column {}"
_SAYS = "tables stand side by side on this sheet; this one begins in column {}"
Block = tuple[int, int]  # the first column, and the one behind the last, counted from 0


def parted(sheet: Sheet, mapping: Mapping) -> tuple[Sheet, ...]:
    """The tables of a sheet as sheets of their own, each at its own columns; the sheet itself if it is one.

    Two that name the same projects row by row are one table with an empty column in it.
    """
    for blocks in (_between_gaps(sheet), _repeated(sheet, mapping)):
        tables = _tables(sheet, blocks, mapping)
        if len(tables) > 1:
            return tuple(_part(sheet, one, is_first=not place) for place, one in enumerate(tables))
    return (sheet,)


def stand_twice(sheet: Sheet, headings: Headings) -> tuple[str, str] | None:
    """The headings of a number and of a partner that are there twice: two tables, one beside the other."""

    def twice(*fields: str) -> str:
        texts = [one.heading for one in headings.columns if one.field in fields]
        return next((one for one in texts if texts.count(one) > 1), "")

    both = twice("id", "number", "acronym"), twice(*ORGANISATIONS)
    return both if all(both) and headings.layout is None and not _is_one(sheet, headings) else None


def stand_beside(sheet: Sheet, headings: Headings) -> tuple[str, str] | None:
    """The first headings of two tables with an empty column between, each with numbers and partners."""
    blocks: list[list[Column]] = [[]]
    told = {one.index: one for one in headings.columns}
    for index, text in enumerate(headings.texts):
        if not text:
            blocks.append([])
        elif index in told:
            blocks[-1].append(told[index])
    whole = [
        one for one in blocks if {"id", "number"} & (fields := {c.field for c in one}) and "partner" in fields
    ]
    if len(whole) < 2 or headings.layout or _is_one(sheet, headings):
        return None
    return whole[0][0].heading, whole[1][0].heading


def _is_one(sheet: Sheet, headings: Headings) -> bool:
    """True where the columns of numbers say the same in a row, so that it is one project twice."""
    numbers = [one.index for one in headings.columns if one.field == "id"]
    return len(numbers) > 1 and _say_the_same(sheet, headings.rows[-1] + 1, numbers[0], numbers[1])


def _between_gaps(sheet: Sheet) -> list[Block]:
    """The runs of columns that columns without anything in them part."""
    filled = _filled_columns(sheet, _SEARCHED)
    gaps = {place for place in range(min(filled, default=0), max(filled, default=0)) if place not in filled}
    gaps -= _filled_columns(sheet, None) if gaps else set()
    if not gaps:
        return []
    edges = [-1, *sorted(gaps), sheet.spool.width]
    return [(left + 1, right) for left, right in pairwise(edges) if right - left > 1]


def _filled_columns(sheet: Sheet, most: int | None) -> set[int]:
    """The columns with anything in them, save what stands alone in its row: a title or a remark."""
    found: set[int] = set()
    for _, row in islice(sheet.spool.rows(), most):
        places = [place for place, one in enumerate(row) if one != ""]
        found.update(places if len(places) > 1 else ())
    return found


def _repeated(sheet: Sheet, mapping: Mapping) -> list[Block]:
    """The runs of columns that begin with the same heading, where all headings of the first come again."""
    headings = find_headings(sheet, mapping)
    texts = [key(one) for one in headings.texts] if headings and headings.rows != (0,) else []
    first = next((place for place, one in enumerate(texts) if one), 0)
    starts = [place for place, one in enumerate(texts) if one and one == texts[first]]
    blocks = [(left, right) for left, right in pairwise([*starts, len(texts)])]
    whole = {one for one in texts[slice(*blocks[0])] if one} if blocks else set()
    return blocks if all(whole <= set(texts[slice(*one)]) for one in blocks) else []


def _tables(sheet: Sheet, blocks: Sequence[Block], mapping: Mapping) -> list[Block]:
    """Where the tables of projects begin and end; what stands right of one and is none goes with it."""
    read = [(one, find_headings(_cut(sheet, one), mapping)) for one in (blocks if len(blocks) > 1 else ())]
    tables: list[tuple[Block, Headings]] = []
    for block, headings in read:
        if headings is not None and _is_of_projects(headings):
            if tables and not _are_others(sheet, tables[-1][1], headings):
                return []
            tables.append((block, headings))
    starts = [0, *(left for (left, _), _ in tables[1:])]
    return [*pairwise([*starts, sheet.spool.width])] if tables else []


def _is_of_projects(headings: Headings) -> bool:
    named = any(one.field in ORGANISATIONS[:4] and one.weight >= BETTER for one in headings.columns)
    return named and headings.rows != (0,) and headings.layout is None


def _are_others(sheet: Sheet, before: Headings, headings: Headings) -> bool:
    """True where both name projects in the same way, by number, title or short name, and not the same ones.

    Two lists may each count their rows from 1.
    """
    for field in _COMPARABLE:
        left, right = (
            [one.index for one in table.columns if one.field == field and one.weight >= BETTER]
            for table in (before, headings)
        )
        if left and right:
            first_row = max(before.rows[-1], headings.rows[-1]) + 1
            return not _say_the_same(sheet, first_row, left[0], right[0])
    return before.has(*_NUMBERS) and headings.has(*_NUMBERS)


def _say_the_same(sheet: Sheet, first_row: int, left: int, right: int) -> bool:
    """True where two columns mostly agree in the rows in which both say something."""
    both = [
        (key(as_text(row[left])), key(as_text(row[right])))
        for _, row in islice(sheet.spool.rows(first_row), _COMPARED)
        if max(left, right) < len(row) and row[left] != "" and row[right] != ""
    ]
    return 2 * sum(one == other for one, other in both) > len(both)


def _part(sheet: Sheet, block: Block, *, is_first: bool) -> Sheet:
    """One table as a sheet; the first keeps the name, and the remarks about the sheet as a whole."""
    letter = column_letter(block[0])
    cut = _cut(sheet, block)
    name = sheet.name if is_first else _PART.format(f"{sheet.name}, " if sheet.name else "", letter)
    return replace(
        cut,
        name=name,
        part_of=sheet.name,
        notes=(*(sheet.notes if is_first else ()), _SAYS.format(letter)),
        noted=sheet.noted if is_first else (),
    )


def _cut(sheet: Sheet, block: Block) -> Sheet:
    """The sheet with nothing but these columns, which stay where they are."""
    left, right = block

    def within(cells: Sequence[str]) -> tuple[str, ...]:
        return tuple(one for one in cells if left <= _column(one) < right)

    spool = Spool()
    spool.extend([*[""] * min(left, len(row)), *row[left:right]] for _, row in sheet.spool.rows())
    return replace(
        sheet,
        spool=spool,
        merged=tuple(one for one in sheet.merged if left <= one[1] < right),
        hidden_columns=tuple(one for one in sheet.hidden_columns if left < one[0] <= right),
        without_value=within(sheet.without_value),
        errors=within(sheet.errors),
        commented=within(sheet.commented),
        struck=within(sheet.struck),
    )


def _column(cell: str) -> int:
    """The place of the column of a cell: `C12` stands in 2."""
    place = 0
    for letter in cell.rstrip("0123456789"):
        place = place * 26 + ord(letter) - 64
    return place - 1
