"""Taking records in: which body each one names, which name forms are new, what the listing says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from screening.lists.academic import academic_bodies
from screening.lists.catalogue import Catalogue
from screening.lists.hygiene import Bearer, Owners, owners
from screening.lists.keys import fold, slug, without_bracket
from screening.lists.reading import LeftOut, Reading
from screening.lists.record import Record
from screening.lists.resolve import Known, Resolved, Resolver
from screening.model.listing import Entity, Listing, Name, NameKind


def known_of(entity: Entity) -> Known:
    """What resolving needs of a known entity."""
    first = [one.text for one in entity.names if one.kind in (NameKind.PRIMARY, NameKind.NATIVE)]
    ids = (f"ror:{entity.ror_id}", f"grid:{entity.grid_id}", f"wikidata:{entity.wikidata_id}")
    return Known(
        entity_id=entity.entity_id,
        country=entity.country,
        kind=entity.kind,
        primary=tuple(first),
        others=tuple(one.text for one in entity.names if one.kind is NameKind.ALIAS),
        weak=tuple(one.text for one in entity.names if one.kind is NameKind.WEAK),
        identifiers=tuple(one for one in ids if not one.endswith(":")),
    )


@dataclass(frozen=True, slots=True)
class Printed:
    """Under which names a list has printed which bodies, in any edition that is known."""

    bodies: Mapping[str, Mapping[str, frozenset[str]]]  # folded name → country → entity ids

    @classmethod
    def of(cls, catalogue: Catalogue, list_id: str) -> Self:
        """What one list has printed."""
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for own in catalogue.listings.values():
            for one in own:
                if one.list_id == list_id:
                    found[fold(one.name_as_listed)][one.country].add(one.entity_id)
        return cls({key: {at: frozenset(ids) for at, ids in by.items()} for key, by in found.items()})

    def body(self, record: Record) -> Resolved | None:
        """The one body that the list printed by this name, in this country or else anywhere."""
        by_country = self.bodies.get(fold(record.name), {})
        everywhere = frozenset(one for ids in by_country.values() for one in ids)
        for ids in (by_country.get(record.country, frozenset()), everywhere):
            if len(ids) == 1:
                return Resolved(
                    entity_id=min(ids), ground="the list has printed the body by this name before"
                )
        return None


def bodies_among(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading without those of whom nobody says that they are bodies; their names are not kept."""
    known = {fold(one.name_as_listed) for own in catalogue.listings.values() for one in own}
    why = "may be a natural person: the list does not say and the name has no word of an organisation"
    kept = tuple(one for one in reading.records if not one.maybe_a_person or fold(one.name) in known)
    left_out = [
        LeftOut(what=f"an entry of {one.list_id}", why=why)
        for one in reading.records
        if one.maybe_a_person and fold(one.name) not in known
    ]
    return replace(reading, records=kept, left_out=(*reading.left_out, *left_out))


def resolved(
    records: Iterable[Record], catalogue: Catalogue, list_id: str, edition: str
) -> tuple[dict[str, Entity], list[Listing], int]:
    """Entities with their new name forms, the edition's listings, and how many bodies were known."""
    resolver = Resolver(known_of(one) for one in catalogue.entities.values())
    before = Printed.of(catalogue, list_id)
    entities: dict[str, Entity] = {}
    listings: list[Listing] = []
    known = 0
    for record in records:
        found = before.body(record) or resolver.find(record)
        entity_id = found.entity_id if found else new_id(record, catalogue, entities)
        known += entity_id in catalogue.entities
        base = entities.get(entity_id) or catalogue.entities.get(entity_id)
        entity = taking(base, record, entity_id)
        entities[entity_id] = entity
        resolver.add(known_of(entity))
        listings.append(
            listing_of(entity_id, record, list_id, edition, found.ground if found else "new body")
        )
    only_new = {
        one: replace(entity, names=new_forms(catalogue.entities.get(one), entity))
        for one, entity in entities.items()
    }
    return only_new, sorted(listings, key=lambda one: (one.entity_id, one.name_as_listed)), known


def new_forms(known: Entity | None, entity: Entity) -> tuple[Name, ...]:
    """The names that the catalogue does not have yet."""
    return entity.names[len(known.names) :] if known else entity.names


def new_id(record: Record, catalogue: Catalogue, entities: dict[str, Entity]) -> str:
    """A readable id that nobody has yet."""
    base = (
        slug(without_bracket(record.name)) or slug(f"{record.list_id} {record.source_key}") or record.list_id
    )
    number = 1
    entity_id = base
    while entity_id in catalogue.entities or entity_id in entities:
        number += 1
        entity_id = f"{base}-{number}"
    return entity_id


def taking(entity: Entity | None, record: Record, entity_id: str) -> Entity:
    """The entity with every form the record prints that it did not have."""
    name = without_bracket(record.name)
    if entity is None:
        entity = Entity(
            entity_id=entity_id, name=name, native_name=next(iter(record.native_names), ""),
            country=record.country, kind=record.kind, domains=record.domains, ror_id=record.ror_id,
            names=(Name(text=name, kind=NameKind.PRIMARY, source=record.list_id),),
            countries=(record.country,) if record.country else (),
        )  # fmt: skip
    forms = {fold(one.text) for one in entity.names}
    added = []
    for kind, texts in (
        (NameKind.ALIAS, (name, *record.aliases)),
        (NameKind.NATIVE, record.native_names),
        (NameKind.FORMER, record.former_names),
        (NameKind.SUB_UNIT, record.sub_units),
        (NameKind.WEAK, record.weak_aliases),
    ):
        for text in texts:
            if fold(text) and fold(text) not in forms:
                forms.add(fold(text))
                reason = "short or acronym in the source" if kind is NameKind.WEAK else ""
                added.append(Name(text=text, kind=kind, source=record.list_id, reason=reason))
    return replace(entity, names=(*entity.names, *added))


def listing_of(entity_id: str, record: Record, list_id: str, edition: str, ground: str) -> Listing:
    """The record as a listing of that entity; the ground of the resolving stays in the certainty."""
    return Listing(
        entity_id=entity_id, list_id=list_id, edition=edition, name_as_listed=record.name,
        listed_on=record.listed_on, delisted_on=record.ended or None, status=record.status,
        basis=record.basis, concern=record.concern, rating=record.rating, source_url=record.source_url,
        certainty=f"{record.certainty}; {ground}", country=record.country,
    )  # fmt: skip


def bearer_of(entity: Entity) -> Bearer:
    """What name hygiene needs of an entity."""
    return Bearer(
        entity_id=entity.entity_id, name=entity.name, country=entity.country, names=entity.names,
        cities=entity.cities, kind=entity.kind,
    )  # fmt: skip


def name_owners(catalogue: Catalogue) -> Owners:
    """Who uses which name today, background included."""
    background = {
        fold(one.name): (one.country, one.source) for one in (*academic_bodies(), *catalogue.background)
    }
    return owners((bearer_of(one) for one in catalogue.entities.values()), background)
