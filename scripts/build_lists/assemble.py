"""Putting entities together: institutions first, then every record merged into them or added beside them."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from screening.lists.keys import fold, has_han, is_cyrillic, slug, without_bracket
from screening.lists.record import Record
from screening.lists.resolve import Resolved, Resolver, kinds_agree
from screening.model.listing import Listing, NameKind, TieKind
from scripts.build_lists.draft import Draft
from scripts.build_lists.facts import Facts, Row, parts, rows
from scripts.build_lists.printed import main_name

GROUPINGS = (
    "seven_sons", "ordnance_seven", "military_engineering_six", "sastind_co_administered",
    "pla_academy_2017", "pla_academy_2025", "pap_academy", "nuclear_weapons_programme",
    "conglomerate_institute", "pla_hospital",
)  # fmt: skip
GROUPING_SINCE = {"pla_academy_2017": "2017", "pla_academy_2025": "2025-05"}
TRACKER_EDITION = "2019-11-25 (copy of August 2020)"
LAUNCH = "2019-11-25"
NAMED_ELSEWHERE = "memory; the body itself is named by another list here"
_IN_REPOSITORY = re.compile(r"([\w.-]+/[\w.-]+):([^@]+)@([0-9a-f]+)$")
_ACRONYM_LAST = re.compile(r"^(.+?)(?:,| of| \() ?([A-Z]{3,})\)?$")
# Better names come first: a body takes the name of the first list that has it.
ORDER = (
    "us_1286 ca_nro jp_meti_eul us_bis_mieu us_bis_meu us_ns_cmic us_1260h us_bis_el uk_sanctions "
    "eu_sanctions ca_sema au_dfat us_isn jp_export_prohib us_ofac_sdn us_889 us_5949 us_154 "
    "us_fcc_covered us_uflpa"
).split()
# A head that many bodies share, printed in place of the body's own name (trap in the FY2025 edition of 1286).
GENERIC_HEADS = {fold("Federal State Budgetary Educational Institution of Higher Education")}


@dataclass(slots=True)
class Assembly:
    """All drafts by id, the resolver that grows with them, every merge with its ground, listed units.

    `units`: folded name of a unit that a list names as a body of its own → (the
    whole, how it is tied to it, who says so).
    """

    drafts: dict[str, Draft] = field(default_factory=dict)
    resolver: Resolver = field(default_factory=Resolver)
    merges: list[Row] = field(default_factory=list)
    taken_up: dict[str, str] = field(default_factory=dict)
    units: dict[str, tuple[str, TieKind, str]] = field(default_factory=dict)

    def add(self, draft: Draft) -> None:
        """Keep a new draft and make it findable."""
        self.drafts[draft.entity_id] = draft
        self.resolver.add(draft.known())


def assemble(facts: Facts) -> Assembly:
    """Entities with all their listings, from every table."""
    assembly = Assembly()
    for row in facts.institutions:
        assembly.add(institution(row))
    stated = stated_links(facts.institutions)
    order = {one: rank for rank, one in enumerate(ORDER)}
    for record in sorted(facts.records, key=lambda one: order[one.list_id]):
        place(assembly, record, stated)
    return assembly


def stated_links(institutions: list[Row]) -> dict[tuple[str, str, bool], str]:
    """(list, folded printed name, as an alias) → entity id, as the institutions table states it.

    A link "as alias of X" counts only when X finds no body by its own name and
    one institution claims it: often X is the academy around the institute.
    """
    links: dict[tuple[str, str, bool], str] = {}
    claims: dict[tuple[str, str], set[str]] = {}
    for row in institutions:
        for stated in parts(row["gov_lists"]):
            list_id, _, rest = stated.partition(":")
            _, marked, printed = rest.partition("as alias of ")
            if marked:
                claims.setdefault((list_id, fold(printed)), set()).add(row["entity_id"])
            else:
                links.setdefault((list_id, fold(row["name_en"]), False), row["entity_id"])
    for (list_id, printed), ids in claims.items():
        if len(ids) == 1:
            links[(list_id, printed, True)] = min(ids)
    return links


def found_body(
    assembly: Assembly, record: Record, stated: dict[tuple[str, str, bool], str]
) -> Resolved | None:
    """The body of a record: stated by exact name, else resolved, else stated as an alias of the record."""
    printed = fold(record.name)
    exact = stated.get((record.list_id, printed, False))
    if exact:
        return Resolved(entity_id=exact, ground="stated in the table of institutions by exact name")
    resolved = assembly.resolver.find(replace(record, name=main_name(record.name)))
    as_alias = stated.get((record.list_id, printed, True))
    if resolved is None and as_alias and kinds_agree(assembly.drafts[as_alias].kind, record.kind):
        return Resolved(
            entity_id=as_alias,
            ground="stated in the table of institutions: the body is an alias of the entry",
        )
    return resolved


def place(assembly: Assembly, record: Record, stated: dict[tuple[str, str, bool], str]) -> None:
    """Give one record to the body it names, or make a new body of it."""
    own = (record.list_id, record.name) in bodies_of_their_own()
    found = None if own else found_body(assembly, record, stated)
    if found is None:
        draft = new_draft(record, set(assembly.drafts))
        assembly.drafts[draft.entity_id] = draft
    else:
        draft = assembly.drafts[found.entity_id]
        assembly.merges.append(merge_row(draft.entity_id, record, found.ground))
    take_names(draft, record, is_new=found is None)
    draft.listings.append(listing_of(draft.entity_id, record))
    draft.countries[record.country] = draft.countries.get(record.country, 0) + 1
    draft.registration = tuple(dict.fromkeys((*draft.registration, *record.registration)))
    assembly.resolver.add(draft.known())


@lru_cache(maxsize=1)
def bodies_of_their_own() -> frozenset[tuple[str, str]]:
    """Entries, as (list, printed name), that a rule would give to another body; each with its reason."""
    table = rows(Path(__file__).with_name("own_body.csv"))
    return frozenset((row["list_id"], row["name_as_listed"]) for row in table)


def merge_row(entity_id: str, record: Record, ground: str) -> Row:
    """One line of merges.csv."""
    return {
        "entity_id": entity_id,
        "list_id": record.list_id,
        "edition": record.edition,
        "name_as_listed": record.name,
        "ground": ground,
    }


def new_draft(record: Record, taken: set[str]) -> Draft:
    """A body known from this record alone, named by its first usable name."""
    name = own_name(record)
    base = slug(name) or slug(f"{record.list_id} {record.source_key or record.name}") or record.list_id
    entity_id = base
    for more in (record.country.lower(), "2", "3", "4", "5", "6", "7", "8", "9"):
        if entity_id not in taken:
            break
        entity_id = f"{base}-{more}"
    return Draft(entity_id=entity_id, name=name, country=record.country, kind=record.kind)


def own_name(record: Record) -> str:
    """The printed name without a trailing acronym; where it is a generic head, the longest other name."""
    if names_no_body(record) and record.aliases:
        return max(record.aliases, key=len)
    return " ".join(without_bracket(main_name(record.name)).split())


def names_no_body(record: Record) -> bool:
    """True for a head that many bodies share, and for a heading that announces the name after a colon."""
    return fold(record.name) in GENERIC_HEADS or record.name.endswith(":")


def take_names(draft: Draft, record: Record, *, is_new: bool) -> None:
    """Add what the record prints, each form with its kind; a head that many bodies share is no name."""
    source = record.list_id
    if is_new:
        draft.add_name(draft.name, NameKind.PRIMARY, source)
        for native in record.native_names:
            if not draft.native_name and is_own_script(native, draft.country):
                draft.native_name = native
    if not names_no_body(record):
        draft.add_name(without_bracket(main_name(record.name)), NameKind.ALIAS, source)
    for text in record.native_names:
        kind = NameKind.NATIVE if is_new or is_own_script(text, draft.country) else NameKind.ALIAS
        draft.add_name(text, kind, source)
    for text in record.aliases:
        draft.add_name(text, NameKind.ALIAS, source)
    for text in record.weak_aliases:
        draft.add_name(text, NameKind.WEAK, source, reason="short or acronym in the source")
    for text in record.sub_units:
        draft.add_name(text, NameKind.SUB_UNIT, source)


def is_own_script(text: str, country: str) -> bool:
    """True for a Chinese name of a Chinese body, a Cyrillic one of a Russian or Belarusian body."""
    if country in ("CN", "HK", "TW"):
        return has_han(text)
    return is_cyrillic(text) if country in ("RU", "BY", "UA", "KZ", "KG") else True


def listing_of(entity_id: str, record: Record) -> Listing:
    """The record as a Listing of that body."""
    return Listing(
        entity_id=entity_id,
        list_id=record.list_id,
        edition=record.edition,
        name_as_listed=record.name,
        listed_on=record.listed_on,
        delisted_on=record.ended or None,
        status=record.status,
        basis=record.basis,
        concern=record.concern,
        rating=record.rating,
        source_url=record.source_url,
        certainty=record.certainty,
        country=record.country,
    )


def institution(row: Row) -> Draft:
    """One row of the table of Chinese institutions, with its tracker entry and groupings as listings."""
    sources = tuple(one for one in parts(row["sources"]) if not one.startswith("gov_listings.csv"))
    origin = "memory" if set(sources) <= {"memory"} else "compiled"
    draft = Draft(
        entity_id=row["entity_id"],
        name=row["name_en"],
        native_name=row["name_zh"],
        country=row["country"],
        kind=row["kind"],
        domains=parts(row["domains"]),
        ror_id=row["ror_id"].rpartition("/")[2],
        grid_id=row["grid_id"],
        wikidata_id=row["wikidata_id"],
        notes=list(parts(row["notes"])),
        sources=list(sources),
        parents=parts(row["parent_or_supervisor"]),
    )
    institution_names(draft, row, origin)
    draft.listings = [*tracker_listing(row, draft), *grouping_listings(row, draft, origin)]
    draft.countries = {row["country"]: 1000}
    return draft


def institution_names(draft: Draft, row: Row, origin: str) -> None:
    """Every name form of the row, each with its kind; the main name also without its bracket."""
    weak = {fold(one) for one in parts(row["weak_aliases"])}
    draft.add_name(row["name_en"], NameKind.PRIMARY, origin)
    if without_bracket(row["name_en"]) != row["name_en"]:
        draft.add_name(without_bracket(row["name_en"]), NameKind.ALIAS, origin)
    draft.add_name(row["name_zh"], NameKind.NATIVE, origin)
    for text in parts(row["weak_aliases"]):
        reason = "acronym, short or generic form, or another body's name too"
        draft.add_name(text, NameKind.WEAK, origin, reason=reason)
    for text in parts(row["aliases"]):
        draft.add_name(text, NameKind.ALIAS, origin)
    if row["name_zh_hant"] != row["name_zh"]:
        draft.add_name(row["name_zh_hant"], NameKind.NATIVE, "made by program")
    draft.add_name(row["name_pinyin"], NameKind.ALIAS, "made by program")
    for text in parts(row["abbrev_forms"]):
        draft.add_name(text, NameKind.ABBREVIATION, "made by program")
    for text in parts(row["former_names"]):
        if fold(text) not in weak:
            draft.add_former(text, origin)
    for text in parts(row["misspellings"]):
        draft.add_name(text, NameKind.MISSPELLING, origin)
    for text in parts(row["sub_units"]):
        unit = re.sub(r"\s*\(moved[^)]*\)", "", text)
        draft.add_name(unit, NameKind.SUB_UNIT, origin)
        if written_out(unit, row):
            draft.add_name(written_out(unit, row), NameKind.SUB_UNIT, "made by program")


def written_out(unit: str, row: Row) -> str:
    """ "Institute of Tides, ABC" with the name of the body for its acronym; "" where it has none."""
    found = _ACRONYM_LAST.search(unit)
    if found is None or found.group(2) not in parts(row["weak_aliases"]):
        return ""
    return f"{found.group(1)}, {row['name_en']}"


def tracker_listing(row: Row, draft: Draft) -> list[Listing]:
    """The tracker entry of the row; a rating only where the facts give one, with the way it was found."""
    if not row["aspi_category"]:
        return []
    later = any("added to the tracker after" in one for one in draft.notes) or row["aspi_category"] == "cas"
    rating_from = {
        "published_count_52_matched_by_category": "rating from a published count, matched by category",
        "derived_from_published_totals": "rating derived from published totals",
        "third_party_copy_and_memory": "rating from memory and a third-party copy",
    }.get(row["aspi_risk_basis"], "rating not found")
    return [
        Listing(
            entity_id=draft.entity_id,
            list_id="aspi_tracker",
            edition="added after August 2020" if later else TRACKER_EDITION,
            name_as_listed=row["name_en"],
            listed_on="" if later else LAUNCH,
            basis=f"tracker category: {row['aspi_category'].replace('_', ' ')}",
            rating=row["aspi_risk"],
            concern=row["defence_areas"],
            source_url=row["aspi_url"] or "https://unitracker.aspi.org.au/",
            certainty=f"seen; {rating_from}",
            country=row["country"],
        )
    ]


def address(source: str) -> str:
    """The web address of a source: as given, or of the file in the public repository that it names."""
    if source.startswith("http"):
        return source
    found = _IN_REPOSITORY.match(source)
    return f"https://github.com/{found[1]}/blob/{found[3]}/{found[2]}" if found else ""


def grouping_listings(row: Row, draft: Draft, origin: str) -> list[Listing]:
    """One listing for each grouping that is a list of its own; other notes of the column stay out."""
    return [
        Listing(
            entity_id=draft.entity_id,
            list_id=one,
            edition="compiled 2026-11-21",
            name_as_listed=row["name_en"],
            listed_on=GROUPING_SINCE.get(one, ""),
            basis="member of the grouping",
            source_url=next((url for one in draft.sources if (url := address(one))), ""),
            certainty=origin if origin == "compiled" or not row["gov_lists"] else NAMED_ELSEWHERE,
            country=row["country"],
        )
        for one in parts(row["groupings"])
        if one in GROUPINGS
    ]
