"""Laying the user's imported editions over the shipped lists: what a newer edition supersedes or removes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from screening.lists.keys import fold
from screening.lists.passport import read_passport
from screening.lists.tables import read_bodies, read_entities, read_entries
from screening.model.listing import LAPSED, BackgroundBody, Entity, Listing, ReferenceList

ADDS = "imported, adds"
COVERS = "imported, covers "


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One imported edition.

    `adds` when it only adds entries and removes none; `covers` names the part
    of the list that the file speaks for, as the basis of its entries says it.
    """

    passport: ReferenceList
    listings: tuple[Listing, ...]
    entities: dict[str, Entity]
    adds: bool = False
    covers: str = ""


def is_current(listing: Listing) -> bool:
    """True for an entry of the newest edition: neither superseded nor removed nor lapsed."""
    ended = listing.delisted_on or listing.status in LAPSED
    return not listing.superseded_on and (not ended or listing.status == "current")


def read_editions(folder: Path, former_ids: Mapping[str, str]) -> list[Edition]:
    """Every imported edition below the user's folder, the oldest first.

    An edition that was imported when two bodies were not yet known to be one
    names a body that is gone; what it says is said of the body that took it up.
    """
    found = []
    for path in sorted(folder.glob("*/*/list.yml")):
        passport = read_passport(path)
        own = read_entries(path.parent / "entries.csv", passport.list_id)
        found.append(
            Edition(
                passport=replace(passport, entries=len(own)),
                listings=tuple(
                    replace(one, entity_id=former_ids.get(one.entity_id, one.entity_id)) for one in own
                ),
                entities=under_present_ids(read_entities(path.parent), former_ids),
                adds=passport.origin == ADDS,
                covers=passport.origin.removeprefix(COVERS) if passport.origin.startswith(COVERS) else "",
            )
        )
    return sorted(found, key=lambda one: (one.passport.list_id, one.passport.as_of, one.passport.edition))


def under_present_ids(entities: Mapping[str, Entity], former_ids: Mapping[str, str]) -> dict[str, Entity]:
    """The entities by the ids they have today; what two entities say that are one now stands together."""
    found: dict[str, Entity] = {}
    for entity_id, entity in entities.items():
        present = former_ids.get(entity_id, entity_id)
        found[present] = with_names(found.get(present), replace(entity, entity_id=present))
    return found


def read_background(folder: Path) -> tuple[BackgroundBody, ...]:
    """Background bodies the user imported."""
    paths = sorted((folder / "background").glob("*.csv"))
    return tuple(body for path in paths for body in read_bodies(path))


def with_names(known: Entity | None, given: Entity) -> Entity:
    """The known entity with the name forms that only the import has, or the import's own new entity."""
    if known is None:
        return given
    forms = {fold(one.text) for one in known.names}
    new = tuple(one for one in given.names if fold(one.text) not in forms)
    return replace(known, names=(*known.names, *new)) if new else known


def laid_over(
    passports: Iterable[ReferenceList], listings: Iterable[Listing], editions: Iterable[Edition]
) -> tuple[list[ReferenceList], list[Listing]]:
    """Passports and listings after every imported edition has found its place in time."""
    shown = {one.list_id: one for one in passports}
    by_list: dict[str, list[Listing]] = defaultdict(list)
    for one in listings:
        by_list[one.list_id].append(one)
    for edition in editions:
        list_id = edition.passport.list_id
        known = shown.get(list_id)
        newest = known is None or edition.passport.as_of >= known.as_of
        if edition.adds and known is not None:
            by_list[list_id] += edition.listings
        elif newest:
            by_list[list_id] = superseded(by_list[list_id], edition)
            shown[list_id] = edition.passport
        else:
            by_list[list_id] = [*closed(edition, by_list[list_id], known), *by_list[list_id]]
    counted = [
        replace(one, entries=sum(is_current(own) for own in by_list[one.list_id])) for one in shown.values()
    ]
    return counted, [one for own in by_list.values() for one in own]


def superseded(before: list[Listing], edition: Edition) -> list[Listing]:
    """Older entries end on the new edition's day: taken over where the body is still on it, else removed."""
    day = edition.passport.as_of
    still = {one.entity_id for one in edition.listings}
    since: dict[str, str] = {}
    older = []
    for one in before:
        open_ended = not one.superseded_on and not one.delisted_on
        if edition.covers and edition.covers.lower() not in one.basis.lower():
            older.append(one)
            continue
        if open_ended and one.edition == edition.passport.edition:
            since[one.entity_id] = one.stands_since
            continue
        if open_ended and one.status not in LAPSED:
            since[one.entity_id] = one.stands_since
            ended = {"superseded_on": day} if one.entity_id in still else {"delisted_on": day}
            one = replace(one, status="superseded_edition", **ended)
        older.append(one)
    newer = [replace(one, since=since.get(one.entity_id) or one.stands_since) for one in edition.listings]
    return [*older, *newer]


def closed(edition: Edition, after: list[Listing], known: ReferenceList | None) -> list[Listing]:
    """The entries of an edition older than the one in use: each ended when the newer one came out."""
    day = known.as_of if known else ""
    still = {one.entity_id for one in after}
    return [
        replace(
            one,
            status="superseded_edition",
            superseded_on=day if one.entity_id in still else "",
            delisted_on=None if one.entity_id in still else day or None,
        )
        for one in edition.listings
    ]
