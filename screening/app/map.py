"""How a register would be read, told in lines; writes the mapping to keep."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from screening.app.row_words import SOURCE, how_read, reason, workbook_words
from screening.intake.columns import PROTECTED
from screening.intake.mapping import Mapping, mapping_text
from screening.intake.preview import Preview, preview
from screening.store.atomic import keep_apart, write_text

_WIDE = 44


def map_register(
    path: Path, mapping: Mapping, *, sheet: str = "", encoding: str = "", rows: int = 5
) -> tuple[Preview, ...]:
    """The reading of every sheet."""
    return preview(path, mapping, sheet=sheet, encoding=encoding, rows=rows)


def save_mapping(previews: Sequence[Preview], target: Path, given: Mapping, register: Path) -> Preview:
    """Write the mapping of the sheet that names partners, else of the fullest; gives that sheet."""
    keep_apart([target], [register])
    best = max(previews, key=lambda one: (one.can_be_read, one.headings.score if one.headings else -1.0))
    found = best.mapping()
    several = len(previews) > 1
    write_text(
        target,
        mapping_text(
            Mapping(
                columns=found.columns,
                sheet=found.sheet if several else "",
                heading_row=found.heading_row,
                dates=given.dates,
                layout=found.layout,
            )
        ),
    )
    return best


def told(previews: Sequence[Preview], language: str = SOURCE) -> str:
    """Every sheet in lines that a person can check."""
    return "\n\n".join("\n".join(_sheet(one, language)) for one in previews)


def _sheet(one: Preview, language: str) -> Iterator[str]:
    words = workbook_words(language)["map"]
    hidden = words["hidden"] if one.sheet.hidden else ""
    yield f"{one.sheet.file} › {one.sheet.name}{hidden}" if one.sheet.name else one.sheet.file
    where = f"{one.sheet.file}: "  # the words of a note are known with the file that it is about
    yield from (f"  {reason(where + note, language).removeprefix(where)}" for note in one.sheet.notes)
    if one.headings is None:
        yield f"  {words['empty']}"
        return
    rows = " + ".join(map(str, filter(None, one.headings.rows)))
    known = one.headings.layout
    told_above = f"layout of {known.title}" if known else ""
    layout = f", {how_read(told_above, language)}" if known else ""
    yield f"  {words['headings'].format(rows=rows) if rows else words['no_headings']}{layout}"
    for column in one.headings.columns:
        if column.heading or column.field:
            read_as = words["dropped"] if column.field == PROTECTED else column.field or words["kept"]
            how = "" if column.how in ("", told_above) else f"  ({how_read(column.how, language)})"
            yield f"  {column.letter:>3}  {_cut(column.heading):<{_WIDE}} → {read_as}{how}"
    yield f"  {words['first_rows']}"
    for number, cells in one.rows:
        yield f"  {number:>5}  " + " | ".join(_cut(cell) for cell in cells if cell)
    if not one.can_be_read:
        yield f"  {words['joins' if known and known.joins else 'no_partner']}"


def as_dict(one: Preview) -> dict[str, Any]:
    """A sheet's reading as plain values."""
    headings = one.headings
    return {
        "file": one.sheet.file,
        "sheet": one.sheet.name,
        "hidden": one.sheet.hidden,
        "heading_rows": list(headings.rows) if headings else [],
        "layout": headings.layout.name if headings and headings.layout else "",
        "can_be_read": one.can_be_read,
        "columns": [
            {"column": c.letter, "heading": c.heading, "field": c.field, "how": c.how}
            for c in (headings.columns if headings else ())
        ],
        "rows": [{"row": number, "cells": list(cells)} for number, cells in one.rows],
    }


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _WIDE else flat[: _WIDE - 1] + "…"
