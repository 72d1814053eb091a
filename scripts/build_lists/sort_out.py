"""Sorting out what is no listed body of its own: units, unlisted bodies, shared domains; cities by name."""

import csv
from collections import Counter
from pathlib import Path

from screening.lists.hygiene import STRONG
from screening.lists.keys import fold, is_lone_acronym
from screening.model.listing import NameKind, TieKind
from scripts.build_lists.assemble import Assembly
from scripts.build_lists.background import unit_tie
from scripts.build_lists.draft import Draft
from scripts.build_lists.facts import Row, rows
from scripts.build_lists.unite import survivor

_NOT_THERE = "not "


def set_units_apart(assembly: Assembly) -> list[Row]:
    """Take units that are bodies of their own out of a body's names: tied where listed, else background."""
    found: list[Row] = []
    listed = {fold(text) for draft in assembly.drafts.values() for text in draft.strong()}
    own_name = {fold(draft.name) for draft in assembly.drafts.values()}
    for draft in assembly.drafts.values():
        for name in [one for one in draft.names.values() if one.kind is NameKind.SUB_UNIT]:
            tie = unit_tie(name.text) or (TieKind.INSTITUTE if fold(name.text) in own_name else None)
            if tie is None:
                continue
            del draft.names[name.text]
            if fold(name.text) in listed:
                assembly.units[fold(name.text)] = (draft.entity_id, tie, name.source)
            else:
                found.append(
                    {"name": name.text, "country": draft.country, "parent": draft.entity_id,
                     "tie": tie.value, "source": f"units of {draft.name} ({name.source})"}
                )  # fmt: skip
    return found


def set_unlisted_apart(assembly: Assembly) -> list[Row]:
    """Take out bodies that stand on no list: background, tied to the listed body they belong to."""
    found: list[Row] = []
    for draft in [one for one in assembly.drafts.values() if not one.listings]:
        del assembly.drafts[draft.entity_id]
        parent = next((one for one in draft.parents if one in assembly.drafts), "")
        if not parent:
            named = {fold(one) for one in draft.parents}
            owner = [one for one in assembly.drafts.values() if fold(one.name) in named]
            parent = owner[0].entity_id if owner else ""
        others = [one for one in draft.strong() if one != draft.name and not is_lone_acronym(one)]
        joint = draft.kind in ("university", "military_academy")
        tie = TieKind.JOINT if joint else TieKind.INSTITUTE
        found.append(
            {"name": draft.name, "country": draft.country, "parent": parent,
             "tie": tie.value if parent else "", "names": "|".join(others),
             "source": "table of institutions: on none of the lists", "ror_id": draft.ror_id,
             "domains": "|".join(draft.domains)}
        )  # fmt: skip
    return found


def one_owner_per_domain(assembly: Assembly) -> None:
    """A domain that two bodies share stays with the one that the other belongs to."""
    owners_of: dict[str, list[Draft]] = {}
    for draft in assembly.drafts.values():
        for domain in draft.domains:
            owners_of.setdefault(domain, []).append(draft)
    for domain, drafts in owners_of.items():
        if len(drafts) > 1:
            whole = [one for one in drafts if any(one.entity_id in other.parents for other in drafts)]
            for draft in drafts:
                if draft not in whole[:1]:
                    draft.domains = tuple(one for one in draft.domains if one != domain)


def shared_numbers_name_nobody(assembly: Assembly) -> None:
    """Take away a number that two bodies print: one of them is a slip, and a number decides alone."""
    times = Counter(one for draft in assembly.drafts.values() for one in draft.registration)
    for draft in assembly.drafts.values():
        draft.registration = tuple(one for one in draft.registration if times[one] == 1)


def add_cities(assembly: Assembly) -> None:
    """Cities that an entity's own present names state, and those stated by hand, for or against."""
    with Path(__file__).with_name("cities.csv").open(encoding="utf-8", newline="") as file:
        cities = [(fold(row["city"]), row["native"], row) for row in csv.DictReader(file)]
    stated: dict[str, list[str]] = {}
    for row in rows(Path(__file__).with_name("stated_cities.csv")):
        stated.setdefault(survivor(assembly, row["entity_id"]).entity_id, []).append(row["city"])
    for draft in assembly.drafts.values():
        texts = [one.text for one in draft.names.values() if one.kind in STRONG]
        folded = [f" {fold(one)} " for one in texts]
        own = (
            row["city"]
            for key, native, row in cities
            if row["country"] == draft.country
            and (any(f" {key} " in one for one in folded) or (native and any(native in one for one in texts)))
        )
        found = dict.fromkeys((*own, *stated.get(draft.entity_id, ())))
        wrong = {one.removeprefix(_NOT_THERE) for one in found if one.startswith(_NOT_THERE)}
        draft.cities = tuple(one for one in found if one not in wrong and not one.startswith(_NOT_THERE))
