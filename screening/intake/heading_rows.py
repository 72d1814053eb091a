"""Finds the row, or the two rows, that hold the headings among title lines and blank lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from screening.intake.column_cells import read_by_cells
from screening.intake.columns import (
    ORGANISATIONS,
    Column,
    column_letter,
    columns_of,
    known_heading,
    layout_of,
)
from screening.intake.escapes import as_read
from screening.intake.mapping import Mapping
from screening.intake.partners import looks_like_organisation
from screening.intake.sheets import Sheet
from screening.intake.spool import as_text
from screening.intake.vocabulary import BETTER, Layout, country_code
from screening.intake.words import without_number

_SEARCHED, _FAR = 30, 200
_SURELY = 8
_TELLING = 3
_SURE = 2
_NUMBER = re.compile(r"[\d.,\s/%€$£-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The headings of a table: their rows as the user counts them, their texts, what each column means.

    A list without headings has its columns' letters for texts, and them in row 0.
    """

    rows: tuple[int, ...]
    texts: tuple[str, ...]
    columns: tuple[Column, ...]
    layout: Layout | None
    score: float

    def has(self, *fields: str) -> bool:
        """True when a column was read as one of these fields."""
        return any(one.field in fields for one in self.columns)

    @property
    def names_organisations(self) -> bool:
        """True when the table can say who takes part."""
        return self.has(*ORGANISATIONS[:4])

    @property
    def joins(self) -> bool:
        """True for a part of a known export whose tables belong together."""
        return self.layout is not None and self.layout.joins


def find_headings(sheet: Sheet, mapping: Mapping) -> Headings | None:
    """The best headings of a sheet, or None when the sheet is empty; cells tell what headings do not."""
    found = _best(sheet, mapping)
    if found is None or found.layout is not None or found.rows == (0,):
        return found
    columns = read_by_cells(sheet, found.columns, found.rows[-1] + 1)
    return found if columns is found.columns else replace(found, columns=columns)


def headings_at(sheet: Sheet, row: int, mapping: Mapping) -> Headings | None:
    """The headings of a table that begins further down the sheet, in this row; None for a row without any."""
    found = _at(sheet, row, mapping)
    if found is None or found.layout is not None:
        return found
    return replace(found, columns=read_by_cells(sheet, found.columns, found.rows[-1] + 1))


def _best(sheet: Sheet, mapping: Mapping) -> Headings | None:
    if mapping.heading_row is not None:
        return _at(sheet, mapping.heading_row, mapping)
    found = _found(sheet, mapping, 1, _SEARCHED)
    if all(one.score < _TELLING for one in found):  # a long introduction
        found += [one for one in _found(sheet, mapping, _SEARCHED + 1, _FAR) if one.score >= _SURELY]
    best = max(found, key=lambda one: (one.score, -one.rows[0]), default=None)
    if best is None or (best.score >= _TELLING and not _is_a_row(best)):
        return next((one for one in found if best and _heads_rows_above(sheet, one, best)), best)
    first = _first_full(found)
    return _without(sheet, mapping) if _is_a_row(first) else first


def _found(sheet: Sheet, mapping: Mapping, first: int, last: int) -> list[Headings]:
    """What the rows from one to another would be as headings."""
    rows = range(first, min(len(sheet.spool), last) + 1)
    return [one for row in rows for one in _candidates(sheet, row, mapping)]


def _heads_rows_above(sheet: Sheet, found: Headings, best: Headings) -> bool:
    """True for headings of a partner, and mostly known ones, with rows of theirs above the best ones.

    The best are those of another table then, which may be better known; the rows above would be lost unseen.
    """
    sure = {one.field: one.index for one in found.columns if one.field and one.weight >= BETTER}
    filled = sum(map(bool, found.texts))
    if "partner" not in sure or len(sure) < _SURE or 2 * len(found.columns) < filled:
        return False
    between = (_texts(sheet, row) for row in range(found.rows[-1] + 1, best.rows[0]))
    return any(
        (name := row[sure["partner"]]) and not is_heading(name) and sum(map(bool, row)) > 1 for row in between
    )


def _is_a_row(found: Headings) -> bool:
    """True where a column that the user named by its letter holds a body's name or a number here.

    A row too many can be seen in what comes out; one that is taken for headings would be lost unseen.
    """
    return any(
        _is_a_body(one.heading) if one.field in ORGANISATIONS else bool(_NUMBER.fullmatch(one.heading))
        for one in found.columns
        if one.by_letter and not known_heading(one.heading)[0]
    )


def _is_a_body(text: str) -> bool:
    return looks_like_organisation(text) and (" " in text or not text.isascii())


def _without(sheet: Sheet, mapping: Mapping) -> Headings:
    """The columns of a list without headings, by their letters."""
    return _judged((0,), tuple(map(column_letter, range(sheet.spool.width))), mapping)


def _first_full(found: Sequence[Headings]) -> Headings:
    """The first row about as full as any: where no heading is known, a value may be a known word."""
    fullest = max(sum(map(bool, one.texts)) for one in found)
    return next(one for one in found if 3 * sum(map(bool, one.texts)) >= 2 * fullest)


def lies_on_its_side(sheet: Sheet, headings: Headings) -> bool:
    """True where the labels stand in the first column, and each further column is one project."""
    if sum(1 for one in headings.columns if one.field) > 1 or sum(map(bool, headings.texts)) < 2:
        return False
    rows = range(1, min(len(sheet.spool), _SEARCHED) + 1)
    labels = [text for row in rows if (text := _texts(sheet, row)[0])]
    known = {known_heading(one)[0] for one in labels} - {""}
    return len(known) >= _TELLING and 2 * len(known) >= len(labels)


def _at(sheet: Sheet, row: int, mapping: Mapping) -> Headings | None:
    if row == 0:
        return _without(sheet, mapping) if len(sheet.spool) else None
    found = list(_candidates(sheet, row, mapping))
    return max(found, key=lambda one: one.score, default=None)


def _candidates(sheet: Sheet, row: int, mapping: Mapping) -> list[Headings]:
    """The row alone, and joined with the row below where it looks like groups over headings."""
    texts = _texts(sheet, row)
    if not any(texts):
        return []
    alone = _judged((row,), texts, mapping)
    below = _texts(sheet, row + 1)
    if not any(below) or _values(below) or not (_gaps(texts) or sheet.merged):
        return [alone]
    if not any(map(is_heading, below)) or any(_is_a_body(one) and not is_heading(one) for one in below):
        return [alone]  # a row of the table, or a second table beside this one
    if [*filter(None, texts)] == [texts[0]] and known_heading(texts[0])[0] not in ORGANISATIONS:
        return [alone]  # the title of the whole table and no group of its columns
    halves = tuple(zip(_filled(sheet, row, texts, below), below, strict=True))
    joined = _judged((row, row + 1), tuple(_joined(*one) for one in halves), mapping, halves)
    second = _judged((row + 1,), below, mapping)
    best = max(alone.score, second.score) + 0.5
    if 0 < _sureness(second) < _sureness(joined):
        joined = replace(joined, score=max(joined.score, best + 0.1))
    return [alone, joined] if joined.score > best else [alone]


def is_heading(text: str) -> bool:
    """True for a known heading; `NO` below headings is a country and no number."""
    return bool(known_heading(without_number(text)[0])[0]) and not (text.isupper() and country_code(text))


def _sureness(headings: Headings) -> int:
    """How well a heading says that its column names organisations: `Partner / Name` better than `Name`."""
    return max((one.weight for one in headings.columns if one.field in ORGANISATIONS), default=0)


def _texts(sheet: Sheet, row: int) -> tuple[str, ...]:
    texts = [" ".join(as_read(as_text(one)).split()) for one in sheet.spool.row(row)]
    return tuple(texts + [""] * (sheet.spool.width - len(texts)))


def _judged(
    rows: tuple[int, ...], texts: tuple[str, ...], mapping: Mapping, halves: Sequence[tuple[str, str]] = ()
) -> Headings:
    layout = layout_of(texts)
    columns = columns_of(texts, mapping, layout, halves)
    score: float = sum({one.field: min(one.weight, 3) for one in columns if one.field}.values()) + (
        50 if layout else 0
    )
    score += 3 if any(one.field in ORGANISATIONS for one in columns) else 0
    score -= 0.7 * sum(1 for one in texts if len(one) > 100 or (one and _NUMBER.fullmatch(one)))
    repeated = len([one for one in texts if one]) - len({one for one in texts if one})
    filled = sum(1 for one in texts if one)
    if filled == 1 and len(texts) > 2:  # a title line that happens to hold a known word
        score -= 4
    return Headings(rows=rows, texts=texts, columns=columns, layout=layout, score=score - 0.5 * repeated)


def _values(texts: Sequence[str]) -> bool:
    """True for a row that holds numbers or long texts, as data rows do; `1`, `2`, `3` may count partners."""
    numbers = [one for one in texts if one and _NUMBER.fullmatch(one)]
    counted = [str(one) for one in range(1, len(numbers) + 1)]
    return any(len(one) > 80 for one in texts) or (bool(numbers) and (len(numbers) < 2 or numbers != counted))


def _gaps(texts: Sequence[str]) -> bool:
    filled = [place for place, one in enumerate(texts) if one]
    return bool(filled) and 0 < len(filled) < len(texts)


def _filled(sheet: Sheet, row: int, texts: Sequence[str], below: Sequence[str]) -> list[str]:
    """Carry a group's heading over the columns it spans: as merged, else up to the next heading."""
    spans = [(a, b, c, d) for a, b, c, d in sheet.merged if a <= row - 1 <= c]
    filled = list(texts)
    for first_row, left, _, right in spans:
        source = _texts(sheet, first_row + 1)
        for place in range(left, min(right + 1, len(filled))):
            filled[place] = filled[place] or (source[left] if left < len(source) else "")
    if not spans:
        for place in range(1, len(filled)):
            if not filled[place] and below[place]:
                filled[place] = filled[place - 1]
    return filled


def _joined(group: str, name: str) -> str:
    """`Partner` over `Name` is `Partner / Name`."""
    return f"{group} / {name}" if group and name and group != name else name or group
