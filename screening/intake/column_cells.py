"""What the cells of a column say where its heading says nothing, or may name a person as well as a body."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from screening.intake.columns import (
    OF_A_PARTNER,
    ORGANISATIONS,
    PROTECTED,
    Column,
    known_heading,
    with_partners,
)
from screening.intake.partners import looks_like_organisation
from screening.intake.sheets import Sheet
from screening.intake.spool import as_text
from screening.intake.vocabulary import line_words
from screening.intake.words import key

_BY_CELLS, _RIGHT_OF = "its cells name organisations", "right of a partner's column"
_FIRST = re.compile(r"[,;(（/|–]|\s-\s")
_SAMPLE = 200
_LONGEST_NAME = 160
_MOST, _HALF = 0.7, 0.5
_LEFT_IN_PEACE = ("ignore", "summary", "title", "keywords", PROTECTED)


def read_by_cells(sheet: Sheet, columns: tuple[Column, ...], first_row: int) -> tuple[Column, ...]:
    """The columns with those that only cells tell: a coordinator that is a body, partners further right.

    Nothing is guessed where no column names an organisation: then the user is asked.
    """
    if not any(one.field == "partner" for one in columns) and not any(map(_may_be_either, columns)):
        return columns
    sample = _sample(sheet, first_row)
    found = [
        replace(one, field="partner", how=_BY_CELLS, weight=2)
        if _may_be_either(one) and _share(sample, one.index, _begins_with_a_body) >= _MOST
        else one
        for one in columns
    ]
    found += _further_right(sheet, found, sample)
    if len(found) == len(columns) and tuple(found) == columns:
        return columns
    found.sort(key=lambda one: one.index)
    return tuple(_described(with_partners(found), columns))


def unread_organisations(
    sheet: Sheet, columns: Sequence[Column], first_row: int
) -> Iterator[tuple[Column, int, int]]:
    """Columns that are not read although their cells look like names of bodies: how many, out of how many."""
    sample = _sample(sheet, first_row)
    told = {one.index: one for one in columns}
    for index in range(sheet.spool.width):
        column = told.get(index, Column(index=index, heading=""))
        if column.field in (*ORGANISATIONS, *OF_A_PARTNER) or column.field in _LEFT_IN_PEACE:
            continue
        texts = _texts(sample, index)
        named = sum(map(_begins_with_a_body if column.field == "person" else _is_a_body, texts))
        if named and named >= _HALF * len(texts) and (not column.field or column.field == "person"):
            yield column, named, len(texts)


def _may_be_either(column: Column) -> bool:
    return column.field == "person" and key(column.heading) in line_words("person_or_organisation")


def _further_right(sheet: Sheet, columns: Sequence[Column], sample: list[list[str]]) -> Iterator[Column]:
    """Columns without a heading right of a partner's, as a merged heading leaves them, that name bodies."""
    at = {one.index: one for one in columns}
    last: Column | None = None
    for index in range(sheet.spool.width):
        given = at.get(index)
        if given is not None:
            last = given if given.field == "partner" else None
        elif last is not None and _share(sample, index) >= _MOST:
            yield Column(index=index, heading="", field="partner", how=_RIGHT_OF, weight=2)
        else:
            last = None


def _described(columns: Sequence[Column], before: Sequence[Column]) -> Iterator[Column]:
    """`Coordinator country` belongs to the coordinator, once that is known to be a body."""
    fields = {one.index: one.field for one in before}
    either = [
        one for one in columns if one.field == "partner" and fields.get(one.index) == "person" and one.heading
    ]
    for column in columns:
        words = f" {key(column.heading)} "
        owner = next((one for one in either if f" {key(one.heading)} " in words and one is not column), None)
        rest = words.replace(f" {key(owner.heading)} ", " ") if owner else ""
        about = known_heading(rest.strip())[0] if rest.strip() else ""
        if owner is not None and about in OF_A_PARTNER:
            column = replace(column, field=about, how="known heading", weight=2, partner=owner.index)
        yield column


def _sample(sheet: Sheet, first_row: int) -> list[list[str]]:
    found = []
    for number, row in sheet.spool.rows(first_row):
        if number >= first_row + _SAMPLE:
            break
        found.append([" ".join(as_text(one).split()) for one in row])
    return found


def _texts(sample: Sequence[Sequence[str]], index: int) -> list[str]:
    return [row[index] for row in sample if index < len(row) and row[index]]


def _share(sample: Sequence[Sequence[str]], index: int, test: Callable[[str], bool] | None = None) -> float:
    texts = _texts(sample, index)
    return sum(map(test or _is_a_body, texts)) / len(texts) if texts else 0.0


def _begins_with_a_body(text: str) -> bool:
    """The same where a person may stand first: `Dr A. Person, University of X` is a person."""
    return _is_a_body(text) and looks_like_organisation(_FIRST.split(text, maxsplit=1)[0])


def _is_a_body(text: str) -> bool:
    """True for what may be a body's name: one word of its kind among others, and no sentence."""
    return (
        len(text) <= _LONGEST_NAME
        and (" " in text or not text.isascii())
        and not text.endswith((".", "?", "!"))
        and looks_like_organisation(text)
    )
