"""Build reference_lists/ from a folder of fact tables: python -m scripts.build_lists FACTS [--out FOLDER]."""

import argparse
from collections import Counter
from pathlib import Path

from screening.lists.hygiene import cleaned, owners
from screening.lists.keys import fold
from screening.lists.tables import BODY, FORMER, NAME, TIE
from screening.lists.writing import ENTITY, ENTRY, entry_row, write_table
from screening.model.listing import NameKind
from scripts.build_lists import write
from scripts.build_lists.academic_copies import adopt_copies
from scripts.build_lists.assemble import Assembly, assemble
from scripts.build_lists.background import adopt_domains, bodies, primary_names
from scripts.build_lists.editions import dated
from scripts.build_lists.facts import Facts, Row, parts, read_facts, rows
from scripts.build_lists.passports import passports
from scripts.build_lists.sort_out import (
    add_cities,
    one_owner_per_domain,
    set_units_apart,
    set_unlisted_apart,
    shared_numbers_name_nobody,
)
from scripts.build_lists.ties import ties
from scripts.build_lists.unite import survivor, unite

PUBLISHED = "2026-11-21"
CHECKOUT = Path(__file__).resolve().parent.parent.parent


def main() -> None:
    """Read, assemble, clean, write; print the counts."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("facts", type=Path)
    reader.add_argument("--out", type=Path, default=CHECKOUT / "reference_lists")
    given = reader.parse_args()
    facts = read_facts(given.facts)
    assembly = assemble(facts)
    unite(assembly, facts.confusables)
    add_stated_names(assembly)
    tell_military_bodies(assembly)
    tell_other_countries(assembly)
    units = [*set_units_apart(assembly), *set_unlisted_apart(assembly)]
    one_owner_per_domain(assembly)
    shared_numbers_name_nobody(assembly)
    assembly.merges += [*adopt_domains(assembly), *adopt_copies(assembly)]
    add_cities(assembly)
    for draft in assembly.drafts.values():
        draft.listings = dated(draft.listings)
    around = bodies(facts.confusables, units, assembly)
    drafts = sorted(assembly.drafts.values(), key=lambda one: one.entity_id)
    required = frozenset(
        (row["entity_id"], fold(one))
        for row in facts.institutions
        for one in parts(row["country_required_forms"])
    )
    table = owners([one.bearer() for one in drafts], primary_names(around, assembly))
    for draft in drafts:
        draft.names = {one.text: one for one in cleaned(draft.bearer(), table, required)}
    write_all(given.out, facts, assembly, around)


def add_stated_names(assembly: Assembly) -> None:
    """Names that no table prints, kept by hand with the reason and how sure they are."""
    for row in rows(Path(__file__).with_name("stated_names.csv")):
        draft = survivor(assembly, row["entity_id"])
        if row["kind"] == NameKind.PRIMARY:
            draft.call(row["text"])
        draft.add_name(row["text"], NameKind(row["kind"]), row["source"], years=row["years"])


def tell_military_bodies(assembly: Assembly) -> None:
    """Kinds kept by hand: the sources have one word for ministries, armies and secret services alike."""
    for row in rows(Path(__file__).with_name("stated_kinds.csv")):
        survivor(assembly, row["entity_id"]).kind = row["kind"]


def tell_other_countries(assembly: Assembly) -> None:
    """Countries besides the list's under which a body's address is printed, kept by hand."""
    for row in rows(Path(__file__).with_name("stated_countries.csv")):
        survivor(assembly, row["entity_id"]).countries.setdefault(row["country"], 1)


def write_all(out: Path, facts: Facts, assembly: Assembly, around: list[Row]) -> None:
    """Every table and passport."""
    drafts = sorted(assembly.drafts.values(), key=lambda one: one.entity_id)
    listings = [one for draft in drafts for one in draft.listings]
    for list_id, passport in passports(facts.lists, listings, PUBLISHED).items():
        own = [one for one in listings if one.list_id == list_id]
        write.passport(out / list_id / "list.yml", passport)
        if own:
            own.sort(key=lambda one: (one.edition, one.entity_id, one.name_as_listed, one.basis))
            write_table(out / list_id / "entries.csv", ENTRY, map(entry_row, own))
    write_table(out / "entities" / "entities.csv", ENTITY, write.entity_rows(drafts))
    write_table(out / "entities" / "names.csv", NAME, write.name_rows(drafts))
    write_table(out / "entities" / "ties.csv", TIE, ties(assembly))
    merges = [{**row, "entity_id": survivor(assembly, row["entity_id"]).entity_id} for row in assembly.merges]
    merges.sort(key=lambda row: tuple(row.values()))
    columns = ("entity_id", "list_id", "edition", "name_as_listed", "ground")
    write_table(out / "entities" / "merges.csv", columns, merges)
    gone = sorted(assembly.taken_up)
    former = [{"former_id": one, "entity_id": survivor(assembly, one).entity_id} for one in gone]
    write_table(out / "entities" / "former_ids.csv", FORMER, former)
    left = ("list_id", "edition", "entity_name", "reason")
    write_table(out / "entities" / "left_out.csv", left, facts.left_out)
    write_table(out / "background" / "bodies.csv", BODY, around)
    programmes(out / "talent_programmes", facts)
    print(f"{len(drafts)} entities, {len(listings)} listings, {len(merges)} merges, {len(around)} background")
    print(Counter(row["ground"].split(":")[0] for row in merges).most_common(12))


def programmes(folder: Path, facts: Facts) -> None:
    """Talent programmes and their listings; programmes are no institutions and never match as one."""
    if facts.programmes:
        write_table(folder / "programmes.csv", tuple(facts.programmes[0]), facts.programmes)
    columns = ("list_id", "edition", "entity_name", "country", "listed_on", "basis", "source_url", "status")
    write_table(folder / "listings.csv", columns, facts.programme_listings)


if __name__ == "__main__":
    main()
