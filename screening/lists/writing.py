"""Writing reference tables: one layout for the builder and for imports."""

import csv
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from screening.model.listing import Entity, Listing, Name

ENTRY = (
    "entity_id", "name", "edition", "country", "listed_on", "since", "superseded_on", "ended", "status",
    "basis", "concern", "rating", "source_url", "certainty",
)  # fmt: skip
ENTITY = (
    "entity_id", "name", "native_name", "country", "kind", "domains", "ror_id", "grid_id", "wikidata_id",
    "registration", "cities", "notes", "sources", "countries",
)  # fmt: skip


def write_table(path: Path, columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> None:
    """One CSV table with LF endings, there whole or not at all; its folder is made when missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{os.getpid()}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="ignore", restval="")
            writer.writeheader()
            writer.writerows(rows)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def entry_row(listing: Listing) -> dict[str, Any]:
    """A listing as a row of entries.csv."""
    row = asdict(listing)
    return {**row, "name": row["name_as_listed"], "ended": row["delisted_on"] or ""}


def entity_row(entity: Entity) -> dict[str, Any]:
    """An entity as a row of entities.csv."""
    return {
        "entity_id": entity.entity_id, "name": entity.name, "native_name": entity.native_name,
        "country": entity.country, "kind": entity.kind, "domains": "|".join(entity.domains),
        "ror_id": entity.ror_id, "grid_id": entity.grid_id, "wikidata_id": entity.wikidata_id,
        "cities": "|".join(entity.cities), "notes": "|".join(entity.notes),
        "countries": "|".join(entity.countries),
    }  # fmt: skip


def name_row(entity_id: str, name: Name) -> dict[str, str]:
    """A name as a row of names.csv."""
    return {
        "entity_id": entity_id, "text": name.text, "kind": name.kind.value,
        "country_required": "yes" if name.country_required else "",
        "years": name.years, "reason": name.reason, "source": name.source,
    }  # fmt: skip
