"""The catalogue: every reference list, entity, listing and background body, as one frozen value."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from pathlib import Path

from screening.errors import BrokenList, UsageError
from screening.lists.academic import academic_bodies, package_version
from screening.lists.keys import fold
from screening.lists.overlay import is_current, laid_over, read_background, read_editions, with_names
from screening.lists.passport import read_passport
from screening.lists.tables import read_bodies, read_entities, read_entries, read_former_ids
from screening.model.listing import BackgroundBody, Entity, Lane, Listing, NameKind, ReferenceList
from screening.model.spelling import did_you_mean

_OWN = (NameKind.PRIMARY, NameKind.NATIVE, NameKind.ALIAS, NameKind.FORMER, NameKind.SUB_UNIT)


class Background(Collection[BackgroundBody]):
    """Background bodies, gathered anew each time and never kept: a compiled index needs them no more."""

    def __init__(self, gather: Callable[[], Iterable[BackgroundBody]]) -> None:
        self._gather = gather

    def __len__(self) -> int:
        return sum(1 for _ in self._gather())

    def __iter__(self) -> Iterator[BackgroundBody]:
        return iter(self._gather())

    def __contains__(self, body: object) -> bool:
        return any(body == one for one in self._gather())


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All that is known of lists; `listings` holds every edition, by entity id.

    `former_ids` leads from ids that a body had before it was found to be one
    with another to the id that both have now.
    """

    lists: tuple[ReferenceList, ...]
    entities: dict[str, Entity]
    listings: dict[str, tuple[Listing, ...]]
    background: Collection[BackgroundBody]
    fingerprint: str
    former_ids: Mapping[str, str] = field(default_factory=dict)

    def list_ids(self) -> tuple[str, ...]:
        """The ids of all lists, in lane order."""
        return tuple(one.list_id for one in self.lists)

    @property
    def searched(self) -> tuple[ReferenceList, ...]:
        """The lists that hold entries; only these can be said to have been searched."""
        return tuple(one for one in self.lists if one.entries)


def load_catalogue(shipped: Path, user: Path | None = None) -> Catalogue:
    """Read the shipped lists, then the user's own editions over them; BrokenList names what is wrong."""
    entities = read_entities(shipped / "entities")
    passports, listings = read_lists(shipped)
    if not passports:
        raise BrokenList(f"no reference list in {shipped}; expected folders with a list.yml")
    former_ids = read_former_ids(shipped / "entities" / "former_ids.csv")
    editions = read_editions(user, former_ids) if user and user.is_dir() else []
    for edition in editions:
        for entity_id, entity in edition.entities.items():
            entities[entity_id] = with_names(entities.get(entity_id), entity)
    passports, listings = laid_over(passports, listings, editions)
    by_entity: dict[str, list[Listing]] = defaultdict(list)
    for one in listings:
        if one.entity_id not in entities:
            raise BrokenList(f"{one.list_id}/entries.csv: unknown entity {one.entity_id!r}")
        by_entity[one.entity_id].append(one)
    own = tuple(read_bodies(shipped / "background" / "bodies.csv"))
    own += read_background(user) if user and user.is_dir() else ()
    lanes = tuple(Lane)
    return Catalogue(
        lists=tuple(sorted(passports, key=lambda one: (lanes.index(one.lane), one.list_id))),
        entities=entities,
        listings={key: tuple(value) for key, value in by_entity.items()},
        background=Background(lambda: chain(own, unlisted_academic(entities))),
        fingerprint=fingerprint([shipped, *([user] if user else [])]),
        former_ids=former_ids,
    )


def read_lists(folder: Path) -> tuple[list[ReferenceList], list[Listing]]:
    """Passports and listings of every list folder below `folder`."""
    passports: list[ReferenceList] = []
    listings: list[Listing] = []
    for path in sorted(folder.glob("*/list.yml")):
        passport = read_passport(path)
        own: list[Listing] = []
        if (path.parent / "entries.csv").is_file():
            own = read_entries(path.parent / "entries.csv", passport.list_id)
        passports.append(replace(passport, entries=sum(is_current(one) for one in own)))
        listings += own
    return passports, listings


def unlisted_academic(entities: dict[str, Entity]) -> Iterator[BackgroundBody]:
    """Academic bodies that are not themselves listed.

    One is listed when it shares a domain with an entity, when it has an
    entity's name in the entity's country, or, with a domain that names no
    country, when the name is a main name that needs no country.
    """
    domains = {domain for one in entities.values() for domain in one.domains}
    placed: set[tuple[str, str]] = set()
    anywhere: set[str] = set()
    for one in entities.values():
        for name in one.names:
            if name.kind not in _OWN:
                continue
            key = fold(name.text)
            placed.add((key, one.country))
            if name.kind is NameKind.PRIMARY and not name.country_required and key.count(" ") > 1:
                anywhere.add(key)
    for body in academic_bodies():
        key = fold(body.name)
        listed = not domains.isdisjoint(body.domains) or (key, body.country) in placed
        if not listed and not (not body.country and key in anywhere):
            yield body


def fingerprint(folders: Iterable[Path]) -> str:
    """SHA-256 over every file that the catalogue is read from, and the version of the academic names."""
    total = hashlib.sha256(package_version().encode())
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".csv", ".yml") and path.is_file():
                total.update(str(path.relative_to(folder)).encode() + b"\0")
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def listings_as_of(catalogue: Catalogue, entity_id: str, as_of: date) -> tuple[Listing, ...]:
    """What to show for one entity on a day: per list the entries in force, else the nearest in time.

    Each says by `in_force(as_of)` whether it stood on that day.
    """
    by_list: dict[str, list[Listing]] = defaultdict(list)
    for one in catalogue.listings.get(entity_id, ()):
        by_list[one.list_id].append(one)
    shown: list[Listing] = []
    for list_id in catalogue.list_ids():
        own = by_list.get(list_id, [])
        if standing := [one for one in own if one.in_force(as_of)]:
            shown += standing
        elif own:
            shown.append(nearest(own, as_of))
    return tuple(shown)


def nearest(own: list[Listing], as_of: date) -> Listing:
    """The last listing that began by that day; when none had begun yet, the first that would."""
    day = as_of.isoformat()
    begun = [one for one in own if not one.listed_on or one.listed_on <= day]
    if begun:
        return max(begun, key=lambda one: one.listed_on)
    return min(own, key=lambda one: one.listed_on)


def narrowed(catalogue: Catalogue, list_ids: Iterable[str]) -> Catalogue:
    """The catalogue with only these lists; bodies on none of them take part as background."""
    chosen = known_ids(catalogue, list_ids)
    listings = {
        entity_id: kept
        for entity_id, all_of in catalogue.listings.items()
        if (kept := tuple(one for one in all_of if one.list_id in chosen))
    }
    entities = {one: entity for one, entity in catalogue.entities.items() if one in listings}
    aside = [entity for one, entity in catalogue.entities.items() if one not in listings]
    return replace(
        catalogue,
        lists=tuple(one for one in catalogue.lists if one.list_id in chosen),
        entities=entities,
        listings=listings,
        background=Background(
            lambda: chain(catalogue.background, (as_background(one, entities) for one in aside))
        ),
        fingerprint=hashlib.sha256(f"{catalogue.fingerprint} {sorted(chosen)}".encode()).hexdigest(),
    )


def known_ids(catalogue: Catalogue, list_ids: Iterable[str]) -> frozenset[str]:
    """The ids as a set; an unknown one raises UsageError that names the nearest valid id."""
    valid = catalogue.list_ids()
    for one in list_ids:
        if one not in valid:
            hint = did_you_mean(one, valid) or ";"
            raise UsageError(f"no list has the id {one!r}{hint} valid ids: {', '.join(valid)}")
    return frozenset(list_ids)


def as_background(entity: Entity, listed: dict[str, Entity]) -> BackgroundBody:
    """An entity that is on none of the chosen lists, as a body that competes for the same text."""
    tie = next((one for one in entity.ties if one.to in listed), None)
    usable = (NameKind.NATIVE, NameKind.ALIAS, NameKind.FORMER, NameKind.ABBREVIATION)
    return BackgroundBody(
        name=entity.name,
        names=tuple(one.text for one in entity.names if one.kind in usable and one.text != entity.name),
        country=entity.country,
        domains=entity.domains,
        ror_id=entity.ror_id,
        source="on other reference lists, not on the chosen ones",
        parent=tie.to if tie else "",
        tie=tie.kind if tie else None,
    )
