"""Reading the CSV tables of reference lists: entities, names, ties, entries, background."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from screening.errors import BrokenList
from screening.model.listing import BackgroundBody, Entity, Listing, Name, NameKind, Tie, TieKind

ENTITY = ("entity_id", "name", "native_name", "country", "kind")
NAME = ("entity_id", "text", "kind", "country_required", "years", "reason", "source")
ENTRY = ("entity_id", "name", "edition", "listed_on", "ended", "status", "source_url", "certainty")
BODY = ("name", "names", "country", "domains", "ror_id", "source", "parent", "tie")
TIE = ("entity_id", "kind", "to", "source")
FORMER = ("former_id", "entity_id")
_KINDS = {one.value: one for one in NameKind}
_TIES = {one.value: one for one in TieKind}


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, row) of one table; raises BrokenList when a column is missing or a row is cut off."""
    name = f"{path.parent.name}/{path.name}"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            missing = [one for one in columns if one not in header]
            if missing:
                raise BrokenList(f"{name}:1: the column {missing[0]!r} is missing; found {', '.join(header)}")
            width = len(header)
            for cells in reader:
                if len(cells) != width:
                    raise BrokenList(f"{name}:{reader.line_num}: {len(cells)} cells; expected {width}")
                yield reader.line_num, dict(zip(header, cells, strict=True))
    except FileNotFoundError as error:
        raise BrokenList(f"{name}: the file is missing from the reference lists") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BrokenList(f"{name}: cannot be read as CSV in UTF-8 ({error})") from error


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell joined by |."""
    return tuple(cell.split("|")) if cell else ()


def read_names(path: Path) -> dict[str, list[Name]]:
    """Names by entity id."""
    found: dict[str, list[Name]] = defaultdict(list)
    for line, row in rows(path, NAME):
        kind = _KINDS.get(row["kind"])
        if kind is None:
            raise BrokenList(
                f"{path.name}:{line}: kind is {row['kind']!r}; expected one of {', '.join(_KINDS)}"
            )
        found[row["entity_id"]].append(
            Name(
                text=row["text"],
                kind=kind,
                country_required=row["country_required"] == "yes",
                years=row["years"],
                reason=row["reason"],
                source=row["source"],
            )
        )
    return found


def read_ties(path: Path) -> dict[str, list[Tie]]:
    """Ties by entity id."""
    found: dict[str, list[Tie]] = defaultdict(list)
    for line, row in rows(path, TIE):
        if row["kind"] not in _TIES:
            raise BrokenList(
                f"{path.name}:{line}: kind is {row['kind']!r}; expected one of {', '.join(_TIES)}"
            )
        found[row["entity_id"]].append(Tie(kind=_TIES[row["kind"]], to=row["to"], source=row["source"]))
    return found


def read_entities(folder: Path) -> dict[str, Entity]:
    """Entities by id, from entities.csv, names.csv and ties.csv of one folder."""
    names = read_names(folder / "names.csv")
    ties = read_ties(folder / "ties.csv") if (folder / "ties.csv").is_file() else {}
    found: dict[str, Entity] = {}
    for _, row in rows(folder / "entities.csv", ENTITY):
        entity_id = row["entity_id"]
        found[entity_id] = Entity(
            entity_id=entity_id,
            name=row["name"],
            native_name=row["native_name"],
            country=row["country"],
            kind=row["kind"],
            names=tuple(names.get(entity_id, ())),
            domains=several(row.get("domains", "")),
            ror_id=row.get("ror_id", ""),
            grid_id=row.get("grid_id", ""),
            wikidata_id=row.get("wikidata_id", ""),
            cities=several(row.get("cities", "")),
            ties=tuple(ties.get(entity_id, ())),
            notes=several(row.get("notes", "")),
            countries=several(row.get("countries", "")) or ((row["country"],) if row["country"] else ()),
        )
    return found


def read_former_ids(path: Path) -> dict[str, str]:
    """The body that each former id leads to; a folder without the table has none."""
    return {row["former_id"]: row["entity_id"] for _, row in rows(path, FORMER)} if path.is_file() else {}


def read_entries(path: Path, list_id: str) -> list[Listing]:
    """The listings of one list, in file order."""
    return [
        Listing(
            entity_id=row["entity_id"],
            list_id=list_id,
            edition=row["edition"],
            name_as_listed=row["name"],
            listed_on=row["listed_on"],
            delisted_on=row["ended"] or None,
            status=row["status"],
            basis=row.get("basis", ""),
            concern=row.get("concern", ""),
            rating=row.get("rating", ""),
            source_url=row["source_url"],
            certainty=row["certainty"],
            country=row.get("country", ""),
            since=row.get("since", ""),
            superseded_on=row.get("superseded_on", ""),
        )
        for _, row in rows(path, ENTRY)
    ]


def read_bodies(path: Path) -> list[BackgroundBody]:
    """Background bodies of one table."""
    return [
        BackgroundBody(
            name=row["name"],
            names=several(row["names"]),
            country=row["country"],
            domains=several(row["domains"]),
            ror_id=row["ror_id"],
            source=row["source"],
            parent=row["parent"],
            tie=_TIES.get(row["tie"]),
        )
        for _, row in rows(path, BODY)
    ]
