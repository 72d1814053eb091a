"""Writing the reference tables, sorted, so that the same facts give the same bytes."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from screening.lists.writing import name_row
from scripts.build_lists.draft import Draft


def passport(path: Path, given: Mapping[str, Any]) -> None:
    """One list.yml, keys in reading order."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(dict(given), allow_unicode=True, sort_keys=False, width=110)
    path.write_text(text, encoding="utf-8")


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
        name_row(one.entity_id, name)
        for one in drafts
        for name in sorted(one.names.values(), key=lambda name: (order.index(name.kind.value), name.text))
    ]
