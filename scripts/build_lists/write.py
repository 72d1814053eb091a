"""Writing the reference tables, sorted, so that the same facts give the same bytes."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml

from screening.model.listing import Listing
from scripts.build_lists.draft import Draft

ENTRY = (
    "entity_id", "name", "edition", "country", "listed_on", "since", "superseded_on", "ended", "status",
    "basis", "concern", "rating", "source_url", "certainty",
)  # fmt: skip
ENTITY = (
    "entity_id", "name", "native_name", "country", "kind", "domains", "ror_id", "grid_id", "wikidata_id",
    "registration", "cities", "notes", "sources", "countries",
)  # fmt: skip
NAME = ("entity_id", "text", "kind", "country_required", "years", "reason", "source")


def table(path: Path, columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> None:
    """One CSV table with LF endings; its folder is made when missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def passport(path: Path, given: Mapping[str, Any]) -> None:
    """One list.yml, keys in reading order."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(dict(given), allow_unicode=True, sort_keys=False, width=110)
    path.write_text(text, encoding="utf-8")


def entry_row(listing: Listing) -> dict[str, Any]:
    """A listing as a row of entries.csv."""
    row = asdict(listing)
    return {**row, "name": row["name_as_listed"], "ended": row["delisted_on"] or ""}


def entity_rows(drafts: Iterable[Draft]) -> list[dict[str, Any]]:
    """Rows of entities.csv."""
    return [
        {
            "entity_id": one.entity_id, "name": one.name, "native_name": one.native_name,
            "country": one.country, "kind": one.kind, "domains": "|".join(one.domains),
            "ror_id": one.ror_id, "grid_id": one.grid_id, "wikidata_id": one.wikidata_id,
            "registration": "|".join(one.registration), "cities": "|".join(one.cities),
            "notes": "|".join(one.notes), "sources": "|".join(one.sources),
            "countries": "|".join(dict.fromkeys((one.country, *sorted(one.countries)))),
        }
        for one in drafts
    ]  # fmt: skip


def name_rows(drafts: Iterable[Draft]) -> list[dict[str, Any]]:
    """Rows of names.csv: per entity the primary first, then by kind and text."""
    order = ["primary", "native", "alias", "abbreviation", "former", "sub_unit", "misspelling", "weak"]
    return [
        {
            "entity_id": one.entity_id, "text": name.text, "kind": name.kind.value,
            "country_required": "yes" if name.country_required else "",
            "years": name.years, "reason": name.reason, "source": name.source,
        }
        for one in drafts
        for name in sorted(one.names.values(), key=lambda name: (order.index(name.kind.value), name.text))
    ]  # fmt: skip
