"""Any CSV or workbook, read by a mapping file that says which column is what."""

from pathlib import Path
from typing import Any

from screening.errors import BrokenList, InvalidFile
from screening.lists.country_names import country_code
from screening.lists.passport import read_yaml
from screening.lists.reading import Reading, clean, iso_day, kind_of, needed, sorted_names
from screening.lists.record import Record
from screening.lists.source_file import SourceFile

FIELDS = (
    "name", "native_name", "aliases", "former_names", "country", "kind", "listed_on", "ended", "basis",
    "concern", "rating", "source_url", "domains", "ror_id", "key",
)  # fmt: skip
_SETTINGS = ("columns", "separator", "delimiter", "sheet", "header_row", "country", "source_url", "passport")


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
    """Rows by the mapping; a row without a name is named with its number."""
    header, rows = _table(file, mapping)
    columns: dict[str, str] = mapping["columns"]
    needed(header, columns.values(), file.name)
    separator = str(mapping.get("separator", ";"))
    records = []
    said = []
    first = int(mapping.get("header_row", 1)) + 1
    for number, row in enumerate(rows, start=first):
        cell = {field: row.get(heading, "") for field, heading in columns.items()}
        if not any(row.values()):
            continue
        if not clean(cell["name"]):
            said.append(f"row {number} has no name and was left out")
            continue
        if iso_day(cell.get("listed_on", "")) is None:
            said.append(f"row {number}: the date {cell['listed_on']!r} could not be read")
        records.append(_record(cell, list_id, separator, mapping))
    unused = [one for one in header if one and one not in columns.values()]
    if unused:
        said.append(f"columns not used: {', '.join(unused[:20])}")
    return Reading(records=tuple(records), not_understood=tuple(said))


def _table(file: SourceFile, mapping: dict[str, Any]) -> tuple[list[str], list[dict[str, str]]]:
    start = int(mapping.get("header_row", 1)) - 1
    if not file.is_zip:
        delimiter = str(
            mapping.get("delimiter")
            or (";" if file.head[:500].count(";") > file.head[:500].count(",") else ",")
        )
        return file.table(delimiter, start, may_be_short=True)
    sheets = file.sheets()
    wanted = str(mapping.get("sheet") or next(iter(sheets), ""))
    if wanted not in sheets:
        raise BrokenList(f"{file.name}: no sheet {wanted!r}; found {', '.join(sheets)}")
    grid = sheets[wanted]
    header = [cell.strip() for cell in grid[start]] if len(grid) > start else []
    return header, [dict(zip(header, [*row, *[""] * len(header)], strict=False)) for row in grid[start + 1 :]]


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
