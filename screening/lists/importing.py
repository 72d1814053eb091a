"""Importing one fetched file as an edition of a list, into the user's own folder."""

import csv
import os
import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from screening.errors import BrokenList, UsageError
from screening.lists.catalogue import Catalogue
from screening.lists.formats import recognised
from screening.lists.hygiene import Owners, cleaned
from screening.lists.keys import slug
from screening.lists.overlay import ADDS, COVERS
from screening.lists.passport import passport_from
from screening.lists.read_mapped import read_mapped, read_mapping
from screening.lists.reading import LeftOut, Reading
from screening.lists.record import Record
from screening.lists.source_file import SourceFile
from screening.lists.tables import BODY, NAME
from screening.lists.taking_in import bearer_of, bodies_among, name_owners, resolved
from screening.lists.writing import ENTITY, ENTRY, entity_row, entry_row, name_row, write_table
from screening.model.listing import BackgroundBody, Listing, ReferenceList
from screening.model.spelling import did_you_mean

BACKGROUND = "background"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the user asks for: the list, and where given the edition, its day, a mapping and exceptions."""

    list_id: str
    edition: str = ""
    as_of: str = ""
    mapping: Path | None = None
    adds: bool = False
    any_count: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What an import works on: the file and its layout, what is known, the user's folder, the day."""

    file: SourceFile
    layout: str
    catalogue: Catalogue
    user: Path
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What one import did, for the user to read."""

    list_id: str
    edition: str
    as_of: str
    layout: str
    entries: int
    known: int
    new: int
    left_out: tuple[LeftOut, ...]
    not_understood: tuple[str, ...]
    sha256: str
    folder: Path


def import_file(
    path: Path, wish: Wish, catalogue: Catalogue, user: Path, today: date
) -> tuple[Imported, ...]:
    """Read, check against the passport, resolve, keep; a carrier file gives several editions."""
    file = SourceFile.open(path)
    mapping = read_mapping(wish.mapping) if wish.mapping else None
    if wish.list_id == BACKGROUND:
        layout = recognised(file, BACKGROUND)
        job = Job(file=file, layout=layout.title, catalogue=catalogue, user=user, today=today)
        return (keep_background(job, layout.read(file, BACKGROUND), wish),)
    passports = {one.list_id: one for one in catalogue.lists}
    if wish.list_id not in passports:
        passports[wish.list_id] = new_passport(wish.list_id, mapping, tuple(passports))
    if mapping is not None:
        title, reading = "a table read by mapping", read_mapped(file, wish.list_id, mapping)
    else:
        layout = recognised(file, wish.list_id)
        title, reading = layout.title, layout.read(file, wish.list_id)
    reading = bodies_among(reading, catalogue)
    by_list: dict[str, list[Record]] = defaultdict(list)
    for record in reading.records:
        by_list[record.list_id].append(record)
    if not by_list:
        raise BrokenList(
            f"{file.name}: no entry was read from it; see the list's own page for the right file"
        )
    within = [limits(passports[one], len(own), file, wish) for one, own in sorted(by_list.items())]
    if any(within):
        raise BrokenList([one for one in within if one])
    job = Job(file=file, layout=title, catalogue=catalogue, user=user, today=today)
    table = name_owners(catalogue)
    return tuple(
        keep(job, replace(reading, records=tuple(own)), passports[one], wish, table)
        for one, own in sorted(by_list.items())
    )


def limits(passport: ReferenceList, count: int, file: SourceFile, wish: Wish) -> str:
    """One sentence when the number of entries is outside the passport's limits, else nothing."""
    if wish.any_count or wish.adds or passport.entries_min <= count <= passport.entries_max:
        return ""
    return (
        f"{file.name}: {count} entries for {passport.list_id}; its passport expects "
        f"{passport.entries_min} to {passport.entries_max}. The file may be cut off or of another kind; "
        "if the number is right, say --any-count"
    )


def new_passport(list_id: str, mapping: dict[str, Any] | None, known: tuple[str, ...]) -> ReferenceList:
    """The passport of a list of the user's own, from the mapping file; without one the id is a slip."""
    given = (mapping or {}).get("passport")
    if not isinstance(given, dict):
        raise UsageError(
            f"no list has the id {list_id!r}{did_you_mean(list_id, known) or ';'}"
            " for a list of your own give --mapping FILE with a passport in it"
        )
    if not re.fullmatch(r"[a-z0-9_]{2,40}", list_id):
        raise UsageError(f"the list id {list_id!r} may hold small letters, digits and _ only")
    return passport_from({"edition": "", "as_of": "", **given, "list_id": list_id}, "the mapping's passport")


def keep_background(job: Job, reading: Reading, wish: Wish) -> Imported:
    """Bodies of a dump become background."""
    if not reading.bodies:
        raise BrokenList(f"{job.file.name}: no active organisation in it")
    edition = wish.edition or job.today.isoformat()
    folder = job.user / BACKGROUND
    write_table(
        folder / f"{slug(job.file.name) or 'dump'}.csv", BODY, (body_row(one) for one in reading.bodies)
    )
    return Imported(
        list_id=BACKGROUND, edition=edition, as_of=wish.as_of or job.today.isoformat(), layout=job.layout,
        entries=len(reading.bodies), known=0, new=len(reading.bodies), left_out=reading.left_out,
        not_understood=reading.not_understood, sha256=job.file.sha256, folder=folder,
    )  # fmt: skip


def body_row(body: BackgroundBody) -> dict[str, str]:
    """A background body as a row."""
    return {
        "name": body.name, "names": "|".join(one.replace("|", "/") for one in body.names),
        "country": body.country, "domains": "|".join(body.domains), "ror_id": body.ror_id,
        "source": body.source, "parent": "", "tie": "",
    }  # fmt: skip


def keep(job: Job, reading: Reading, passport: ReferenceList, wish: Wish, table: Owners) -> Imported:
    """Resolve the records of one list and write the edition, in one step, into the user's folder."""
    as_of = wish.as_of or reading.as_of or job.today.isoformat()
    edition = wish.edition or next((one.edition for one in reading.records if one.edition), "") or as_of
    entities, listings, known = resolved(reading.records, job.catalogue, passport.list_id, edition)
    named = [replace(one, names=cleaned(bearer_of(one), table)) for one in entities.values()]
    origin = ADDS if wish.adds else f"{COVERS}{reading.covers}" if reading.covers else "imported"
    stated = {
        **passport_dict(passport), "edition": edition, "as_of": as_of,
        "origin": origin,
        "source_file": job.file.name, "source_sha256": job.file.sha256, "imported_on": job.today.isoformat(),
        "importer": job.layout,
    }  # fmt: skip
    notes = reading.not_understood
    if as_of < passport.as_of:
        notes = (*notes, f"older than the edition in use ({passport.as_of}): kept as history only")
    place = job.user / passport.list_id / (slug(edition) or "edition")
    with staged(place) as folder:
        (folder / "list.yml").write_text(
            yaml.safe_dump(stated, allow_unicode=True, sort_keys=False, width=110), encoding="utf-8"
        )
        write_table(folder / "entries.csv", ENTRY, (entry_row(one) for one in listings))
        write_table(folder / "entities.csv", ENTITY, (entity_row(one) for one in named))
        write_table(
            folder / "names.csv", NAME, (name_row(one.entity_id, name) for one in named for name in one.names)
        )
        write_table(folder / "printed.csv", ("entity_id", "text"), printed(reading.records, listings))
    return Imported(
        list_id=passport.list_id, edition=edition, as_of=as_of, layout=job.layout, entries=len(listings),
        known=known, new=len({one.entity_id for one in listings} - set(job.catalogue.entities)),
        left_out=reading.left_out, not_understood=notes, sha256=job.file.sha256, folder=place,
    )  # fmt: skip


@contextmanager
def staged(place: Path) -> Iterator[Path]:
    """A folder that takes its final place only when it is complete; an older one there is replaced.

    Until then it stands beside the lists, where nobody looks for editions; a process that is killed leaves
    it there. It has the rights of any other folder, since several users may share the lists.
    """
    folder = place.parent.parent / f".part-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
        place.parent.mkdir(exist_ok=True)
        if place.exists():
            shutil.rmtree(place)
        os.replace(folder, place)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def passport_dict(passport: ReferenceList) -> dict[str, Any]:
    """A passport as list.yml writes it."""
    return {
        "list_id": passport.list_id, "title": passport.title, "authority": passport.authority,
        "jurisdiction": passport.jurisdiction, "lane": passport.lane.value, "official": passport.official,
        "means": passport.means, "does_not_mean": passport.does_not_mean, "effect": passport.effect,
        "missing": passport.missing, "url": passport.url, "licence": passport.licence,
        "redistributable": passport.redistributable, "check_every_days": passport.check_every_days,
        "entries": {"min": passport.entries_min, "max": passport.entries_max},
        "upkeep": list(passport.upkeep),
    }  # fmt: skip


def printed(records: Iterable[Record], listings: Iterable[Listing]) -> list[dict[str, str]]:
    """Every form the source prints, by entity, for comparing editions later."""
    ids: dict[str, str] = {one.name_as_listed: one.entity_id for one in listings}
    forms = {
        (ids[record.name], text)
        for record in records
        for text in (
            record.name,
            *record.aliases,
            *record.weak_aliases,
            *record.native_names,
            *record.former_names,
        )
    }
    return [{"entity_id": entity_id, "text": text} for entity_id, text in sorted(forms)]


def removed(user: Path, list_id: str, edition: str) -> Path:
    """Take an imported edition away again; the shipped one is in use from then on."""
    place = user / list_id / slug(edition)
    if not (place / "list.yml").is_file():
        known = sorted(one.parent.name for one in (user / list_id).glob("*/list.yml"))
        raise UsageError(
            f"no imported edition {edition!r} of {list_id}; imported are: {', '.join(known) or 'none'}"
        )
    shutil.rmtree(place)
    return place


def read_printed(folder: Path, former_ids: Mapping[str, str]) -> dict[str, set[str]]:
    """The printed forms of an imported edition, by the entity as it is known today."""
    path = folder / "printed.csv"
    found: dict[str, set[str]] = defaultdict(set)
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found[former_ids.get(row["entity_id"], row["entity_id"])].add(row["text"])
    return found
