"""The shipped lists against the published totals, list by list."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from screening.app.telling import how_sure, told
from screening.lists.catalogue import Catalogue, read_lists
from screening.lists.checking import problems
from tests.shipped import shipped_screener

TODAY = date(2026, 11, 21)
# Entries of all editions; programmes, a class of equipment and a ship are kept apart from the bodies.
ALL_EDITIONS = {
    "us_1286": 443 - 24,
    "us_1260h": 398,
    "us_bis_el": 2929,
    "us_bis_meu": 70,
    "us_bis_mieu": 13,
    "us_ns_cmic": 68,
    "us_ofac_sdn": 432,
    "us_isn": 121,
    "us_889": 5,
    "us_5949": 3,
    "us_154": 6,
    "us_fcc_covered": 15 - 2,
    "us_uflpa": 148,
    "ca_nro": 103,
    "ca_sema": 312 - 1,
    "au_dfat": 134,
    "jp_meti_eul": 835,
    "jp_export_prohib": 212,
    "eu_sanctions": 443,
    "uk_sanctions": 146,
    "aspi_tracker": 167,
    "seven_sons": 7,
    "ordnance_seven": 7,
    "military_engineering_six": 6,
    "sastind_co_administered": 60,
    "pla_academy_2017": 38,
    "pla_academy_2025": 3,
    "pap_academy": 7,
    "nuclear_weapons_programme": 16,
    "conglomerate_institute": 176,
    "pla_hospital": 17,
}


def entries(catalogue: Catalogue, list_id: str) -> list[str]:
    return [
        one.name_as_listed for own in catalogue.listings.values() for one in own if one.list_id == list_id
    ]


@pytest.mark.parametrize("list_id", sorted(ALL_EDITIONS))
def test_entries_of_all_editions_equal_the_source(catalogue: Catalogue, list_id: str) -> None:
    assert len(entries(catalogue, list_id)) == ALL_EDITIONS[list_id]


def test_a_class_of_equipment_is_no_body(catalogue: Catalogue) -> None:
    named = [one.name for one in catalogue.entities.values()]
    assert not [one for one in named if "produced in a foreign country" in one]


def test_every_list_has_a_passport_and_those_without_entries_say_so(catalogue: Catalogue) -> None:
    assert len(catalogue.lists) == 37
    empty = {one.list_id for one in catalogue.lists if not one.entries}
    assert empty == set(catalogue.list_ids()) - set(ALL_EDITIONS)
    assert all(one.missing for one in catalogue.lists if not one.entries)
    assert empty.isdisjoint(one.list_id for one in catalogue.searched)


@pytest.mark.parametrize(
    ("edition", "institutions"), [("FY2022", 42), ("FY2023", 99), ("FY2024", 128), ("FY2025", 150)]
)
def test_editions_of_section_1286(catalogue: Catalogue, edition: str, institutions: int) -> None:
    own = [one for listings in catalogue.listings.values() for one in listings]
    assert sum(one.list_id == "us_1286" and one.edition == edition for one in own) == institutions


def test_headline_number_of_section_1286_comes_out(catalogue: Catalogue) -> None:
    own = [one for listings in catalogue.listings.values() for one in listings if one.list_id == "us_1286"]
    newest = [one.name_as_listed for one in own if one.edition == "FY2025"]
    parts = [one for one in newest if one.startswith("Academy of Military Medical Sciences, ")]
    academy = [one for one in newest if one.startswith("Chinese Academy of Sciences")]
    assert len(newest) - len(parts) - (len(academy) - 1) == 130


def test_tracker_groups_equal_the_published_totals(catalogue: Catalogue) -> None:
    own = [
        one for listings in catalogue.listings.values() for one in listings if one.list_id == "aspi_tracker"
    ]
    launch = [one for one in own if one.listed_on == "2019-11-25"]
    groups = Counter(one.basis.removeprefix("tracker category: ") for one in launch)
    assert groups == {
        "pla military": 52,
        "security": 8,
        "defence industry conglomerate": 12,
        "seven sons": 7,
        "civilian": 80,
    }
    assert sum(one.rating == "very high" for one in own) == 79
    assert {one.rating for one in own} == {"very high", ""}
    assert all("rating" in one.certainty for one in own)


def test_countries_of_the_japanese_list(catalogue: Catalogue) -> None:
    own = [
        one for listings in catalogue.listings.values() for one in listings if one.list_id == "jp_meti_eul"
    ]
    found = Counter(one.country for one in own)
    assert (found["IR"], found["KP"], found["CN"], found["PK"], found["RU"]) == (257, 154, 127, 103, 100)
    assert len(found) == 15
    concerns = Counter(word for one in own for word in one.concern.split("|") if word)
    assert (concerns["missile"], concerns["nuclear"], concerns["conventional"]) == (616, 465, 240)


def test_certainty_stands_at_every_entry(catalogue: Catalogue) -> None:
    own = [one for listings in catalogue.listings.values() for one in listings]
    assert all(one.certainty for one in own)
    assert all(one.certainty == "stale" for one in own if one.list_id == "us_ofac_sdn")
    assert any(one.certainty.startswith("memory") for one in own if one.list_id == "conglomerate_institute")


def test_check_finds_nothing_wrong(shipped: Path, catalogue: Catalogue) -> None:
    assert problems(shipped, catalogue) == ()


def test_entries_are_sorted_and_only_tables_and_passports_are_shipped(shipped: Path) -> None:
    _, listings = read_lists(shipped)
    by_list: dict[str, list[tuple[str, ...]]] = {}
    for one in listings:
        key = (one.edition, one.entity_id, one.name_as_listed, one.basis)
        by_list.setdefault(one.list_id, []).append(key)
    assert all(own == sorted(own) for own in by_list.values())
    assert {path.suffix for path in shipped.rglob("*") if path.is_file()} == {".csv", ".yml"}


def test_everything_shipped_may_be_passed_on(catalogue: Catalogue) -> None:
    shipped = [one for one in catalogue.lists if one.entries]
    assert all(one.redistributable and len(one.licence) > 3 for one in shipped)
    assert not [one.list_id for one in shipped if "to be checked" in one.licence]
    unknown = {one.list_id for one in catalogue.lists if not one.redistributable}
    assert unknown == {"ch_seco", "nl_de_other", "tw_shtc", "us_pp10043"}


def test_every_entry_has_a_source_or_says_that_nobody_checked_it(catalogue: Catalogue) -> None:
    bare = [one for own in catalogue.listings.values() for one in own if not one.source_url]
    assert {one.list_id for one in bare} == {"conglomerate_institute", "nuclear_weapons_programme"}
    assert all(how_sure(one.certainty).startswith("From memory") for one in bare)
    looked_up = shipped_screener(TODAY).check("Southwest Institute of Applied Magnetics, Mianyang")
    assert "nobody checked this entry" in told(looked_up)


def test_programmes_are_programmes_and_no_bodies(shipped: Path, catalogue: Catalogue) -> None:
    named = (shipped / "talent_programmes" / "programmes.csv").read_text(encoding="utf-8")
    assert named.count("\n") == 66
    assert "Thousand Talents" in named
    names = {one.name for one in catalogue.entities.values()}
    assert not any("Talents" in one or "Scholars Program" in one for one in names)


def test_words_of_passports_keep_to_the_house(catalogue: Catalogue) -> None:
    said = " ".join(f"{one.means} {one.does_not_mean} {one.effect}".lower() for one in catalogue.lists)
    assert not any(f" {word}" in said for word in ("hit ", "blacklist", "suspect", "cleared", "high-risk"))
