"""Checking the reference lists: every passport, table, tie, merge and name, with every problem named."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from screening.lists.catalogue import Catalogue, read_lists
from screening.lists.keys import fold
from screening.lists.tables import rows
from screening.model.listing import NameKind


def problems(shipped: Path, catalogue: Catalogue) -> tuple[str, ...]:
    """One sentence for each thing that is wrong; what cannot be read at all was raised before."""
    return (
        *_passports(catalogue),
        *_entries(shipped),
        *_entities(catalogue),
        *_merges(shipped, catalogue),
        *_former_ids(catalogue),
        *_background(catalogue),
    )


def _passports(catalogue: Catalogue) -> Iterator[str]:
    for one in catalogue.lists:
        if not one.entries_min <= one.entries <= one.entries_max:
            yield (
                f"{one.list_id}: {one.entries} current entries; its passport expects "
                f"{one.entries_min} to {one.entries_max}"
            )
        for key in ("title", "authority", "means", "does_not_mean", "licence", "edition", "as_of"):
            if not getattr(one, key):
                yield f"{one.list_id}/list.yml: {key} is empty"
        if one.origin == "shipped" and one.entries and not one.redistributable:
            yield f"{one.list_id}: shipped, although its passport forbids passing it on"


def _entries(shipped: Path) -> Iterator[str]:
    _, listings = read_lists(shipped)
    seen: Counter[tuple[str, ...]] = Counter()
    for one in listings:
        place = f"{one.list_id}/entries.csv: {one.name_as_listed!r}"
        if not one.source_url and not one.certainty.startswith("memory"):
            yield f"{place} has no source"
        if not one.certainty:
            yield f"{place} does not say how sure it is"
        for day in (one.listed_on, one.since, one.superseded_on, one.delisted_on or ""):
            if day and not (day[:4].isdigit() and len(day) in (4, 7, 10)):
                yield f"{place}: {day!r} is no date; expected for example 2024-01-16, 2024-01 or 2024"
        if one.listed_on and one.delisted_on and one.delisted_on < one.listed_on[: len(one.delisted_on)]:
            yield f"{place} ended on {one.delisted_on}, before it began on {one.listed_on}"
        seen[(one.list_id, one.entity_id, one.edition, one.name_as_listed, one.basis, one.country)] += 1
    yield from (
        f"{key[0]}/entries.csv: {key[3]!r} stands {times} times" for key, times in seen.items() if times > 1
    )


def _entities(catalogue: Catalogue) -> Iterator[str]:
    for entity_id, entity in catalogue.entities.items():
        if entity_id not in catalogue.listings:
            yield f"entities.csv: {entity_id} stands on no list"
        if not any(one.kind is NameKind.PRIMARY for one in entity.names):
            yield f"names.csv: {entity_id} has no primary name"
        for tie in entity.ties:
            if tie.to not in catalogue.entities:
                yield f"ties.csv: {entity_id} belongs to {tie.to!r}, which is no entity"
        for name in entity.names:
            if name.kind is NameKind.WEAK and not name.reason:
                yield f"names.csv: {name.text!r} of {entity_id} is weak without a reason"
    for number in ("ror_id", "grid_id", "wikidata_id"):
        used = Counter(getattr(one, number) for one in catalogue.entities.values() if getattr(one, number))
        yield from (
            f"entities.csv: {number} {value} stands at {times} bodies"
            for value, times in used.items()
            if times > 1
        )
    domains = Counter(domain for one in catalogue.entities.values() for domain in one.domains)
    yield from (
        f"entities.csv: the domain {one} stands at {times} bodies"
        for one, times in domains.items()
        if times > 1
    )


def _merges(shipped: Path, catalogue: Catalogue) -> Iterator[str]:
    columns = ("entity_id", "list_id", "name_as_listed", "ground")
    for line, row in rows(shipped / "entities" / "merges.csv", columns):
        if row["entity_id"] not in catalogue.entities:
            yield f"merges.csv:{line}: {row['entity_id']} is no entity"
        if not row["ground"]:
            yield f"merges.csv:{line}: the merge of {row['name_as_listed']!r} gives no ground"


def _former_ids(catalogue: Catalogue) -> Iterator[str]:
    for former, entity_id in catalogue.former_ids.items():
        if former in catalogue.entities:
            yield f"former_ids.csv: {former} is the id of a body today"
        if entity_id not in catalogue.entities:
            yield f"former_ids.csv: {former} leads to {entity_id!r}, which is no entity"


def _background(catalogue: Catalogue) -> Iterator[str]:
    main = {
        (fold(name.text), one.country)
        for one in catalogue.entities.values()
        for name in one.names
        if name.kind is NameKind.PRIMARY and not name.country_required
    }
    for body in catalogue.background:
        if body.parent and body.parent not in catalogue.entities:
            yield f"bodies.csv: {body.name!r} belongs to {body.parent!r}, which is no entity"
        if body.country and (fold(body.name), body.country) in main:
            yield f"bodies.csv: {body.name!r} is background and listed at once"
