"""Any CSV or workbook, read by a mapping file that says which column is what."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from screening.errors import BrokenList, InvalidFile
from screening.lists.country_names import country_code
from screening.lists.passport import read_yaml
from screening.lists.reading import Reading, clean, iso_day, kind_of, may_be_a_person, sorted_names
from screening.lists.record import Record
from screening.lists.source_file import Grid, SourceFile

FIELDS = (
    "name", "native_name", "aliases", "former_names", "country", "kind", "listed_on", "ended", "basis",
    "concern", "rating", "source_url", "domains", "ror_id", "key",
)  # fmt: skip
_SETTINGS = ("columns", "separator", "delimiter", "sheet", "header_row", "country", "source_url", "passport")
# Titles, remarks and logos may stand above the headings of a list that an office keeps by hand.
_TITLES = 30


def read_mapping(path: Path) -> dict[str, Any]:
    """The mapping file, checked: known keys, known fields, a column for the name."""
    if not path.is_file():
        raise InvalidFile(f"{path}: no such mapping file; give the path of one")
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BrokenList(f"{path.name}: cannot be read as UTF-8 text ({error}); save it so") from error
    top = read_yaml(text, path.name)
    problems = [
        f"{path.name}: unknown key {key!r}; expected {', '.join(_SETTINGS)}"
        for key in top
        if key not in _SETTINGS
    ]
    columns = top.get("columns")
    if not isinstance(columns, dict) or "name" not in columns:
        problems.append(f"{path.name}: 'columns' needs at least 'name: heading of the column with the name'")
    else:
        problems += [
            f"{path.name}: columns.{key} is no known field; expected one of {', '.join(FIELDS)}"
            for key in columns
            if key not in FIELDS
        ]
    if problems:
        raise BrokenList(problems)
    return top


def read_mapped(file: SourceFile, list_id: str, mapping: dict[str, Any]) -> Reading:
    """Rows by the mapping; what has no name, and dates and countries that are not known, are told."""
    columns = {field: _heading(heading) for field, heading in mapping["columns"].items()}
    grid, start = _table(file, mapping, columns)
    header = [_heading(cell) for cell in grid[start]]
    separator = str(mapping.get("separator", ";"))
    records = []
    said = []
    for number, row in enumerate(grid[start + 1 :], start=start + 2):
        held = dict(zip(header, [*row, *[""] * len(header)], strict=False))
        if not any(held.values()):
            continue
        cell = {field: held.get(heading, "") for field, heading in columns.items()}
        if not any(one.isalpha() for one in clean(cell["name"])):
            said.append(f"row {number} has no name and was left out")
            continue
        if iso_day(cell.get("listed_on", "")) is None:
            said.append(f"row {number}: the date {cell['listed_on']!r} could not be read")
        if cell.get("country", "").strip() and not country_code(cell["country"]):
            said.append(f"row {number}: the country {cell['country']!r} is not known")
        one = _record(cell, list_id, separator, mapping)
        unsaid = not cell.get("kind", "").strip() and may_be_a_person(one.name)
        records.append(replace(one, maybe_a_person=unsaid))
    read = {"", *columns.values()}
    unused = [cell.strip() for cell, known in zip(grid[start], header, strict=True) if known not in read]
    if unused:
        said.append(f"columns not used: {', '.join(unused[:20])}")
    return Reading(records=tuple(records), not_understood=tuple(said))


def _heading(written: object) -> str:
    """A heading without its line breaks, spare spaces and case."""
    return " ".join(str(written).split()).casefold()


def _table(file: SourceFile, mapping: dict[str, Any], columns: dict[str, str]) -> tuple[Grid, int]:
    """The rows of the sheet that has the headings, and the place of the row that holds most of them."""
    wanted = {*columns.values()}
    given = int(mapping["header_row"]) - 1 if "header_row" in mapping else None
    places = [
        (grid, start)
        for grid in _sheets(file, mapping).values()
        for start in (range(min(len(grid), _TITLES)) if given is None else [given])
        if 0 <= start < len(grid)
    ]
    # The first of those that hold as many.
    grid, start = max(
        places, key=lambda one: len(wanted & set(map(_heading, one[0][one[1]]))), default=([], 0)
    )
    found = grid[start] if grid else []
    missing = [one for one in mapping["columns"].values() if _heading(one) not in set(map(_heading, found))]
    if missing:
        raise BrokenList(
            f"{file.name}: the column {', '.join(map(repr, missing))} is missing; row {start + 1} has "
            f"{', '.join(filter(None, found))[:200] or 'nothing'}. Write the headings in the mapping as they "
            f"stand there, all from one row; below row {_TITLES}, name it with header_row"
        )
    return grid, start


def _sheets(file: SourceFile, mapping: dict[str, Any]) -> dict[str, Grid]:
    """The sheet that the mapping names, else all of them; a text table is one."""
    if not file.is_zip:
        start = file.head[:500]
        delimiter = str(mapping.get("delimiter") or (";" if start.count(";") > start.count(",") else ","))
        return {"": file.grid(delimiter)}
    sheets = file.sheets()
    wanted = str(mapping.get("sheet") or "")
    if not wanted:
        return sheets
    if wanted not in sheets:
        raise BrokenList(f"{file.name}: no sheet {wanted!r}; found {', '.join(sheets)}")
    return {wanted: sheets[wanted]}


def _record(cell: dict[str, str], list_id: str, separator: str, mapping: dict[str, Any]) -> Record:
    def several(field: str) -> tuple[str, ...]:
        return tuple(part for one in cell.get(field, "").split(separator) if (part := clean(one)))

    name = clean(cell["name"])
    strong, weak = sorted_names(several("aliases"))
    return Record(
        list_id=list_id,
        edition="",
        name=name,
        native_names=several("native_name"),
        aliases=strong,
        weak_aliases=weak,
        former_names=several("former_names"),
        country=country_code(cell.get("country", "") or str(mapping.get("country", ""))),
        kind=clean(cell.get("kind", "")) or kind_of(name),
        listed_on=iso_day(cell.get("listed_on", "")) or "",
        ended=iso_day(cell.get("ended", "")) or "",
        basis=clean(cell.get("basis", "")),
        concern=clean(cell.get("concern", "")),
        rating=clean(cell.get("rating", "")),
        source_url=clean(cell.get("source_url", "")) or str(mapping.get("source_url", "")),
        certainty="imported",
        domains=several("domains"),
        ror_id=clean(cell.get("ror_id", "")).rpartition("/")[2],
        source_key=clean(cell.get("key", "")),
    )
