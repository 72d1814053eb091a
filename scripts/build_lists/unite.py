"""The second pass: drafts that turn out to be one body are united, each time with the ground on record."""

import csv
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from screening.lists.hygiene import is_generic
from screening.lists.keys import fold, is_lone_acronym, without_bracket, without_legal_form
from screening.lists.resolve import kinds_agree
from screening.model.listing import NameKind
from scripts.build_lists.assemble import Assembly
from scripts.build_lists.draft import Draft
from scripts.build_lists.facts import Row

ENOUGH = 3  # names two bodies of one country must share when neither is the other's main name
_NEIGHBOURS = ({"CN", "HK"}, {"CN", "MO"}, {"RU", "UA"})
_TEACHING = {"university", "college", "military_academy", "security_school"}


def unite(assembly: Assembly, confusables: list[Row]) -> None:
    """Unite drafts of one country by shared names, then one firm's rows under several country headers."""
    apart = kept_apart(confusables)
    for one, other, ground in (*decided(assembly), *same_country(assembly, apart)):
        join(assembly, one, other, ground)
    for ids, ground in across_countries(assembly, apart):
        for other in ids[1:]:
            join(assembly, ids[0], other, ground)


def decided(assembly: Assembly) -> list[tuple[str, str, str]]:
    """Pairs that a person found to be one body, where no rule does."""
    with Path(__file__).with_name("same_body.csv").open(encoding="utf-8", newline="") as file:
        found = [(row["one"], row["other"], f"by hand: {row['reason']}") for row in csv.DictReader(file)]
    unknown = {one for pair in found for one in pair[:2]} - set(assembly.drafts)
    if unknown:
        raise SystemExit(f"same_body.csv names bodies that no list has: {', '.join(sorted(unknown))}")
    return found


def kept_apart(confusables: list[Row]) -> set[frozenset[str]]:
    """Pairs that must stay two bodies: decided by hand, and every pair the confusables mark LISTED."""
    with Path(__file__).with_name("kept_apart.csv").open(encoding="utf-8", newline="") as file:
        pairs = {frozenset((row["one"], row["other"])) for row in csv.DictReader(file)}
    listed = {
        frozenset((fold(row["name"]), row["near_to"]))
        for row in confusables
        if row["why"].startswith("LISTED")
    }
    return pairs | listed


def keys_of(draft: Draft) -> set[str]:
    """Folded strong names that tell bodies apart, with and without the legal form."""
    found: set[str] = set()
    for text in draft.strong():
        short = without_bracket(text)
        if not is_lone_acronym(text):
            found |= {fold(short), without_legal_form(short)}
    return {one for one in found if one and not is_generic(one)}


def same_country(assembly: Assembly, apart: set[frozenset[str]]) -> list[tuple[str, str, str]]:
    """(survivor, other, ground) for drafts of one country that share a main name or enough names."""
    keys = {one: keys_of(draft) for one, draft in assembly.drafts.items()}
    owners: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entity_id, own in keys.items():
        for key in own:
            owners[(assembly.drafts[entity_id].country, key)].append(entity_id)
    pairs = {
        (one, other)
        for ids in owners.values()
        for one in ids
        for other in ids
        if one < other and frozenset((one, other)) not in apart
    }
    found = []
    for one, other in sorted(pairs):
        shared = keys[one] & keys[other]
        first, second = assembly.drafts[one], assembly.drafts[other]
        main = shared & (main_keys(first) | main_keys(second))
        if kinds_agree(first.kind, second.kind) and (main or len(shared) >= ENOUGH):
            found.append((one, other, f"share {len(shared)} names: {min(main or shared)}"))
    return found


def main_keys(draft: Draft) -> set[str]:
    """The folded forms of a draft's own main names: the one it goes by, and those in its own script."""
    native = [one.text for one in draft.names.values() if one.kind is NameKind.NATIVE]
    texts = [without_bracket(one) for one in (draft.name, *native)]
    return {key for one in texts for key in (fold(one), without_legal_form(one))} - {""}


def across_countries(assembly: Assembly, apart: set[frozenset[str]]) -> list[tuple[list[str], str]]:
    """Groups of drafts with one telling name under several country headers; schools only within one list.

    What a list prints counts beside the name the body goes by: an entry that another
    list's body took up still stands under the other headers of its own list.
    """
    groups: dict[str, list[Draft]] = defaultdict(list)
    for draft in assembly.drafts.values():
        texts = (draft.name, *(one.name_as_listed for one in draft.listings))
        for key in {fold(without_bracket(one)) for one in texts}:
            if not is_generic(key):
                groups[key].append(draft)
    found = []
    for key, drafts in sorted(groups.items()):
        if len(drafts) < 2 or any(
            frozenset((one.entity_id, other.entity_id)) in apart for one in drafts for other in drafts
        ):
            continue
        lists = [{one.list_id for one in draft.listings} for draft in drafts]
        near = any({draft.country for draft in drafts} <= pair for pair in _NEIGHBOURS)
        share = bool(set.intersection(*(keys_of(draft) for draft in drafts)) - {key})
        schools = any(draft.kind in _TEACHING for draft in drafts)
        if set.intersection(*lists) or (not schools and (near or share)):
            drafts.sort(key=lambda one: (-len(one.listings), first_day(one), one.entity_id))
            found.append(
                ([one.entity_id for one in drafts], f"one name under several country headers: {key}")
            )
    return found


def first_day(draft: Draft) -> str:
    """The earliest day of a listing; drafts without one come last."""
    return min((one.listed_on for one in draft.listings if one.listed_on), default="9999")


def join(assembly: Assembly, one: str, other: str, ground: str) -> None:
    """Let the fuller of two drafts take up the other; an id already taken up leads to its survivor."""
    first, second = survivor(assembly, one), survivor(assembly, other)
    if first is second:
        return
    keep, gone = sorted((first, second), key=lambda draft: (-weight(draft), draft.entity_id))
    for name in gone.names.values():
        kind = NameKind.ALIAS if name.kind is NameKind.PRIMARY else name.kind
        keep.add_name(name.text, kind, name.source, years=name.years, reason=name.reason)
    for listing in gone.listings:
        keep.listings.append(replace(listing, entity_id=keep.entity_id))
        assembly.merges.append(
            {
                "entity_id": keep.entity_id, "list_id": listing.list_id, "edition": listing.edition,
                "name_as_listed": listing.name_as_listed, "ground": ground,
            }
        )  # fmt: skip
    keep.native_name = keep.native_name or gone.native_name
    keep.registration = tuple(dict.fromkeys((*keep.registration, *gone.registration)))
    keep.notes += [one for one in gone.notes if one not in keep.notes]
    for country, times in gone.countries.items():
        keep.countries[country] = keep.countries.get(country, 0) + times
    assembly.taken_up[gone.entity_id] = keep.entity_id
    del assembly.drafts[gone.entity_id]


def survivor(assembly: Assembly, entity_id: str) -> Draft:
    """The draft that carries this id today; a table kept by hand with an id that no body has is an error."""
    while entity_id in assembly.taken_up:
        entity_id = assembly.taken_up[entity_id]
    if entity_id not in assembly.drafts:
        raise SystemExit(f"no body has the id {entity_id}")
    return assembly.drafts[entity_id]


def weight(draft: Draft) -> int:
    """How well known a draft is: the table of institutions first, then the number of listings."""
    return max(draft.countries.values(), default=0) // 1000 * 1000 + len(draft.listings)
