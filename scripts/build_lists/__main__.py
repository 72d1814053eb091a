"""Build reference_lists/ from a folder of fact tables: python -m scripts.build_lists FACTS [--out FOLDER]."""

import argparse
import csv
from collections import Counter
from pathlib import Path

from screening.lists.keys import fold
from screening.model.listing import NameKind
from scripts.build_lists import write
from scripts.build_lists.assemble import Assembly, assemble
from scripts.build_lists.background import adopt_domains, bodies, primary_names, unit_tie
from scripts.build_lists.draft import STRONG
from scripts.build_lists.editions import dated
from scripts.build_lists.facts import Facts, Row, parts, read_facts
from scripts.build_lists.hygiene import clean, owners
from scripts.build_lists.passports import passports
from scripts.build_lists.ties import ties
from scripts.build_lists.unite import unite

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
    units = set_units_apart(assembly)
    assembly.merges += adopt_domains(assembly)
    add_cities(assembly)
    for draft in assembly.drafts.values():
        draft.listings = dated(draft.listings)
    around = bodies(facts.confusables, units, assembly)
    drafts = sorted(assembly.drafts.values(), key=lambda one: one.entity_id)
    required = {
        (row["entity_id"], fold(one))
        for row in facts.institutions
        for one in parts(row["country_required_forms"])
    }
    clean(drafts, owners(drafts, primary_names(around, assembly)), required)
    write_all(given.out, facts, assembly, around)


def set_units_apart(assembly: Assembly) -> list[Row]:
    """Take hospitals, colleges, joint centres and firms out of a body's units: tied background."""
    rows: list[Row] = []
    listed = {fold(text) for draft in assembly.drafts.values() for text in draft.strong()}
    for draft in assembly.drafts.values():
        for name in [one for one in draft.names.values() if one.kind is NameKind.SUB_UNIT]:
            tie = unit_tie(name.text)
            if tie is None:
                continue
            del draft.names[name.text]
            if fold(name.text) not in listed:
                rows.append(
                    {"name": name.text, "country": draft.country, "parent": draft.entity_id,
                     "tie": tie.value, "source": f"units of {draft.name} ({name.source})"}
                )  # fmt: skip
    return rows


def add_cities(assembly: Assembly) -> None:
    """Cities that an entity's own present names state, and no others."""
    with Path(__file__).with_name("cities.csv").open(encoding="utf-8", newline="") as file:
        cities = [(fold(row["city"]), row["native"], row) for row in csv.DictReader(file)]
    for draft in assembly.drafts.values():
        texts = [one.text for one in draft.names.values() if one.kind in STRONG]
        folded = [f" {fold(one)} " for one in texts]
        draft.cities = tuple(
            row["city"]
            for key, native, row in cities
            if row["country"] == draft.country
            and (any(f" {key} " in one for one in folded) or (native and any(native in one for one in texts)))
        )


def write_all(out: Path, facts: Facts, assembly: Assembly, around: list[Row]) -> None:
    """Every table and passport."""
    drafts = sorted(assembly.drafts.values(), key=lambda one: one.entity_id)
    listings = [one for draft in drafts for one in draft.listings]
    for list_id, passport in passports(facts.lists, listings, PUBLISHED).items():
        own = [one for one in listings if one.list_id == list_id]
        write.passport(out / list_id / "list.yml", passport)
        if own:
            own.sort(key=lambda one: (one.edition, one.entity_id, one.name_as_listed, one.basis))
            write.table(out / list_id / "entries.csv", write.ENTRY, map(write.entry_row, own))
    write.table(out / "entities" / "entities.csv", write.ENTITY, write.entity_rows(drafts))
    write.table(out / "entities" / "names.csv", write.NAME, write.name_rows(drafts))
    write.table(out / "entities" / "ties.csv", ("entity_id", "kind", "to", "source"), ties(assembly))
    merges = sorted(assembly.merges, key=lambda row: tuple(row.values()))
    columns = ("entity_id", "list_id", "edition", "name_as_listed", "ground")
    write.table(out / "entities" / "merges.csv", columns, merges)
    left = ("list_id", "edition", "entity_name", "reason")
    write.table(out / "entities" / "left_out.csv", left, facts.left_out)
    body = ("name", "names", "country", "domains", "ror_id", "source", "parent", "tie")
    write.table(out / "background" / "bodies.csv", body, around)
    programmes(out / "talent_programmes", facts)
    print(f"{len(drafts)} entities, {len(listings)} listings, {len(merges)} merges, {len(around)} background")
    print(Counter(row["ground"].split(":")[0] for row in merges).most_common(12))


def programmes(folder: Path, facts: Facts) -> None:
    """Talent programmes and their listings; programmes are no institutions and never match as one."""
    if facts.programmes:
        write.table(folder / "programmes.csv", tuple(facts.programmes[0]), facts.programmes)
    columns = ("list_id", "edition", "entity_name", "country", "listed_on", "basis", "source_url", "status")
    write.table(folder / "listings.csv", columns, facts.programme_listings)


if __name__ == "__main__":
    main()
