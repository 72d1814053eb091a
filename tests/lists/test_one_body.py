"""No body stands twice: the same words in one country are one body, or a person kept them apart."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

from screening.lists.catalogue import Catalogue
from screening.lists.keys import fold
from screening.model.listing import NameKind
from scripts.build_lists.academic_copies import bare_key
from tests.shipped import DAY, shipped_screener

KEPT_APART = Path(__file__).resolve().parents[2] / "scripts" / "build_lists" / "kept_apart.csv"
STRONG = (NameKind.PRIMARY, NameKind.NATIVE, NameKind.ALIAS)
SAY_NOTHING = frozenset(
    "the of for and a an in n named after joint stock company jsc ojsc pjsc ao oao pao fsue fgup unitary "
    "enterprise open closed limited liability llc ltd co inc corp corporation public russian federation iran "
    "republic islamic aktsionernoe obshchestvo otkrytoe publichnoe zakrytoe ао оао пао зао ооо акционерное "
    "общество открытое публичное закрытое".split()
)


def words(text: str) -> str:
    """The telling words of a name without their plurals, in order; empty where fewer than two remain."""
    told = (re.sub(r"(?<=[a-z]{4})s$", "", one) for one in fold(text).split())
    kept = sorted(one for one in told if one not in SAY_NOTHING)
    return " ".join(kept) if len(kept) > 1 else ""


def kept_apart() -> set[frozenset[str]]:
    """The pairs that a person decided to be two bodies."""
    with KEPT_APART.open(encoding="utf-8", newline="") as file:
        return {frozenset((row["one"], row["other"])) for row in csv.DictReader(file)}


def test_no_two_bodies_of_a_country_bear_the_same_words(catalogue: Catalogue) -> None:
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entity in catalogue.entities.values():
        for name in (one for one in entity.names if one.kind in STRONG):
            if words(name.text):
                bearers[(entity.country, words(name.text))].add(entity.entity_id)
    twice = {frozenset(ids) for ids in bearers.values() if len(ids) > 1}
    assert twice - kept_apart() == set()


@pytest.mark.parametrize(
    ("entity_id", "lists"),
    [
        pytest.param("atomic-energy-organization-of-iran", "eu_sanctions us_bis_el", id="spelling"),
        pytest.param("federal-security-service", "ca_sema us_bis_el us_ofac_sdn", id="with its country"),
        pytest.param("central-aerohydrodynamic-institute", "au_dfat ca_sema eu_sanctions", id="named after"),
        pytest.param("northwest-institute-of-nuclear-technology", "ca_nro us_bis_el", id="two words more"),
        pytest.param(
            "joint-stock-company-mechanical-engineering-research-institute", "ca_sema us_ofac_sdn", id="NIMI"
        ),
        pytest.param(
            "joint-stock-company-research-and-production-enterprise-polet",
            "eu_sanctions us_ofac_sdn",
            id="two spellings of one letter",
        ),
        pytest.param(
            "scientific-production-enterprise-almaz-jsc", "ca_sema us_bis_el us_ofac_sdn", id="translations"
        ),
        pytest.param(
            "konstruktorskoe-byuro-priborostroeniya-otkrytoe-aktsionernoe-obshchestvo",
            "eu_sanctions us_bis_el us_isn",
            id="named after somebody later",
        ),
        pytest.param(
            "joint-stock-company-npo-elektromechaniki", "au_dfat ca_sema us_ofac_sdn", id="with its group"
        ),
        pytest.param(
            "sdic-intelligence-xiamen-information-co-ltd", "us_1260h us_bis_el us_ns_cmic", id="renamed"
        ),
        pytest.param("kb-navis", "eu_sanctions uk_sanctions us_bis_el", id="two country headers"),
    ],
)  # fmt: skip
def test_one_body_carries_the_listings_of_all_its_spellings(
    catalogue: Catalogue, entity_id: str, lists: str
) -> None:
    assert set(lists.split()) <= {one.list_id for one in catalogue.listings[entity_id]}


def test_what_one_list_prints_under_several_country_headers_is_one_body(catalogue: Catalogue) -> None:
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entity_id, listings in catalogue.listings.items():
        for one in listings:
            bearers[(one.list_id, fold(one.name_as_listed))].add(entity_id)
    twice = {frozenset(ids) for ids in bearers.values() if len(ids) > 1}
    assert twice - kept_apart() == set()


def test_the_branch_of_a_yard_is_not_the_yard(catalogue: Catalogue) -> None:
    branch = "united-shipbuilding-corporation-jsc-sc-zvyozdochka"
    yard = catalogue.former_ids["ship-maintenance-center-zvezdochka"]
    assert branch in catalogue.entities and yard != branch
    doubts = [one.certainty for one in catalogue.listings[branch] if one.list_id == "us_bis_el"]
    assert all(one.startswith("unclear: ") for one in doubts)


def test_an_entry_that_names_the_centre_first_stands_at_the_centre_and_not_at_its_branch(
    catalogue: Catalogue,
) -> None:
    entries = [
        (body, one.certainty)
        for body, listings in catalogue.listings.items()
        for one in listings
        if one.name_as_listed.startswith("NPCAP JSC (also known as")
    ]
    centre = "joint-stock-company-scientific-production-center-of-automatics-and-instrument-bu"
    assert [body for body, _ in entries] == [centre]
    assert entries[0][1].startswith("unclear: ")


def test_the_name_of_the_plant_that_an_entry_of_the_bureau_prints_decides_for_the_plant(
    catalogue: Catalogue,
) -> None:
    bearers = {
        (entity.entity_id, name.kind)
        for entity in catalogue.entities.values()
        for name in entity.names
        if "Зеленодольский завод" in name.text
    }
    assert bearers == {
        ("joint-stock-company-zelenodolsk-plant-named-after-a-m-gorky", NameKind.NATIVE),
        ("zelenodolsk-design-bureau-jsc", NameKind.WEAK),
    }
    assert "завод" not in catalogue.entities["zelenodolsk-design-bureau-jsc"].native_name


def test_a_name_that_one_entry_prints_by_mistake_stays_with_the_body_that_bears_it(
    catalogue: Catalogue,
) -> None:
    bearers = {
        entity.entity_id: name.kind
        for entity in catalogue.entities.values()
        for name in entity.names
        if "27 SCIENTIFIC CENTER" in name.text.upper()
    }
    assert bearers == {"27th-scientific-center-of-the-russian-ministry-of-defense": NameKind.ALIAS}


def test_a_name_that_a_line_break_cut_in_two_is_one_name(catalogue: Catalogue) -> None:
    names = {
        one.text
        for one in catalogue.entities[
            "institute-of-solid-state-physics-of-the-russian-academy-of-sciences"
        ].names
    }
    assert not any(one.endswith("Institute of Solid") or one.startswith("State Physics") for one in names)


def test_no_copy_of_a_listed_university_stands_in_the_background(catalogue: Catalogue) -> None:
    listed = {
        (bare_key(name.text), entity.country)
        for entity in catalogue.entities.values()
        if entity.kind == "university" and entity.country != "CN"
        for name in entity.names
        if name.kind in STRONG
    }
    copies = {
        body.name
        for body in catalogue.background
        if body.source.startswith("academic") and (bare_key(body.name), body.country) in listed
    }
    assert copies == set()


def test_no_branch_of_a_listed_university_stands_in_the_background_as_another(catalogue: Catalogue) -> None:
    listed = {
        (bare_key(entity.name), entity.country)
        for entity in catalogue.entities.values()
        if entity.kind == "university" and entity.country != "CN"
    }
    branches = {
        body.name
        for body in catalogue.background
        if body.source.startswith("academic")
        for part in (body.name.split(",") if "," in body.name else ())
        if (bare_key(part.strip()), body.country) in listed
    }
    assert branches == set()


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [
        pytest.param("Islamic Azad University, Yazd Branch, Iran", "islamic-azad-university", id="branch"),
        pytest.param(
            "Moscow State University Business School, Moscow", "moscow-state-university", id="school"
        ),
        pytest.param(
            "MGIMO, Moscow State Institute of International Relations (University), Russia",
            "moscow-state-institute-of-international-relations",
            id="the name goes on in the background",
        ),
        pytest.param(
            "Ioffe Physical-Technical Institute, RAS, Polytechnicheskaya 26",
            "federal-state-financed-institution-of-science-physics-and-technology-institute-n",
            id="another English name",
        ),
        pytest.param(
            "Moscow State Institute of Radio Engineering, Electronics and Automation",
            "mirea-russian-technological-university",
            id="former name",
        ),
    ],
)
def test_a_copy_in_the_academic_domains_hides_no_listed_body(text: str, entity_id: str) -> None:
    assert [one.entity_id for one in shipped_screener(DAY).check(text).matches] == [entity_id]


@pytest.mark.parametrize("text", ["Shahid Beheshti University of Medical Sciences", "Kharazmi University"])
def test_another_university_of_nearly_the_same_name_stays_another(text: str) -> None:
    assert shipped_screener(DAY).check(text, country="IR").outcome == "none"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        pytest.param(
            "Tidal University named after Ada Byte", "National Research Tidal University", id="honours"
        ),
        pytest.param("Aleksandrov Institute", "Alexandrov Institute (AI)", id="transliteration"),
        pytest.param("Nizhny Port Academy", "Nizhni Port Academy", id="one letter for two"),
    ],
)
def test_what_stands_around_a_name_does_not_count(name: str, other: str) -> None:
    assert bare_key(name) == bare_key(other)


def test_another_word_makes_another_university() -> None:
    assert bare_key("Tidal State University") != bare_key("Tidal State Technical University")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "general-bureau-of-atomic-energy", "ministry-of-atomic-energy-industry", id="named apart by five"
        ),
        pytest.param(
            "academy-of-national-defense-science", "second-academy-of-natural-sciences", id="two academies"
        ),
        pytest.param(
            "joint-stock-company-mechanical-engineering-research-institute",
            "state-scientific-research-institute-of-machine-building-bakhirev",
            id="two institutes named after one man",
        ),
    ],
)
def test_bodies_that_lists_name_apart_share_no_listing(catalogue: Catalogue, one: str, other: str) -> None:
    first, second = ({row.name_as_listed for row in catalogue.listings[body]} for body in (one, other))
    assert first and second and not first & second


def test_a_name_that_two_bodies_bear_but_for_the_legal_form_decides_for_neither(catalogue: Catalogue) -> None:
    bearers = [
        (entity.entity_id, name.kind)
        for entity in catalogue.entities.values()
        for name in entity.names
        if fold(name.text) == "machine building design bureau"
    ]
    assert len(bearers) == 2
    assert {kind for _, kind in bearers} == {NameKind.WEAK}


def test_a_listing_that_may_mean_another_body_says_so(catalogue: Catalogue) -> None:
    old = [
        one for one in catalogue.listings["china-north-industries-group-norinco"] if one.list_id == "us_isn"
    ]
    assert old and all(one.certainty.startswith("unclear: ") for one in old)
