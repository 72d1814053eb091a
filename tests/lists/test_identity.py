"""Who is who in the shipped tables: identifiers, numbers and names belong to one body; names are names."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

from screening.lists.catalogue import Catalogue
from screening.lists.hygiene import Bearer, judge_words, ordinary_names
from screening.lists.keys import fold
from screening.model.listing import Name, NameKind, TieKind
from scripts.build_lists.assemble import Assembly
from scripts.build_lists.printed import main_name, names_in
from scripts.build_lists.unite import survivor

STRONG = (NameKind.PRIMARY, NameKind.NATIVE, NameKind.ALIAS)
GROUPS = {
    "CETC": r"(?:CETC|China Electronics? Technology Group Corporation)(?: \(CETC\))?",
    "CSSC": r"(?:CSSC|CSIC|China State Shipbuilding Corporation(?:, Limited)?(?: \(CSSC\))?"
    r"|China Shipbuilding Industry Corporation)",
}
NO_NAME = re.compile(
    r"a\.k\.a|also known as|formerly known|the following|;|&(?:amp|quot|#\d+);|\ufffd|(?-i:Ã)|â€"
    r"|\b(?:Street|Str\.|Prospekt|P\.O\. Box|Avenue),|\b\d{6}\b|^[)）,.:]|[,:;(–]$",
    re.IGNORECASE,
)


def test_an_identifier_belongs_to_one_body(shipped: Path) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    with (shipped / "entities" / "entities.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for field in ("ror_id", "grid_id", "wikidata_id", "domains", "registration"):
                for value in filter(None, row[field].split("|")):
                    owners[value].add(row["entity_id"])
    assert len(owners) > 900
    assert {value: ids for value, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("domain", ["neu.edu", "northeastern.edu", "usc.edu", "seu.edu.bd"])
def test_a_domain_of_a_university_abroad_with_the_same_name_or_letters_is_not_taken(
    catalogue: Catalogue, domain: str
) -> None:
    assert not [one.entity_id for one in catalogue.entities.values() if domain in one.domains]


def test_a_university_is_where_it_is_today(catalogue: Catalogue) -> None:
    assert catalogue.entities["hebei-university"].cities == ("Baoding",)


def test_a_numbered_institute_of_a_group_is_one_body(catalogue: Catalogue) -> None:
    owners: dict[tuple[str, int], set[str]] = defaultdict(set)
    for one in catalogue.entities.values():
        for text in (name.text for name in one.names if name.kind in STRONG):
            for group, called in GROUPS.items():
                before = re.fullmatch(rf"{called},? (?:No\. ?)?(\d+)\w* (?:Research )?Institute", text)
                behind = re.fullmatch(rf"(?:No\. ?|The )?(\d+)\w* (?:Research )?Institute of {called}", text)
                found = before or behind
                if found:
                    owners[(group, int(found[1]))].add(one.entity_id)
    assert len(owners) > 50
    assert {number: ids for number, ids in owners.items() if len(ids) > 1} == {}


def test_a_name_in_its_own_script_belongs_to_one_body(catalogue: Catalogue) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for one in catalogue.entities.values():
        for name in one.names:
            if name.kind is NameKind.NATIVE and not name.country_required:
                owners[name.text].add(one.entity_id)
    assert {text: ids for text, ids in owners.items() if len(ids) > 1} == {}


def test_a_name_is_a_name(catalogue: Catalogue) -> None:
    wrong = [
        name.text for one in catalogue.entities.values() for name in one.names if NO_NAME.search(name.text)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Tidal Works LLC. 4 Pier Street, Port, Crimea 98310, Ukraine", ["Tidal Works LLC"]),
        ("Tidal Oy Ltd., 20 Nuolitie, Vantaa, Finland 01740", ["Tidal Oy Ltd"]),
        ("Institute of Tides, a.k.a., Tidal Institute", ["Institute of Tides", "Tidal Institute"]),
        ("formerly known as Old Tide Co., Ltd", ["Old Tide Co., Ltd"]),
        ("Tide Co. and formerly known as Old Tide Co., Ltd", ["Tide Co.", "Old Tide Co., Ltd"]),
        ("Institute of Tides (IT), a.k.a., the following two aliases:", ["Institute of Tides (IT)"]),
        ('Tides of the Revolution"', ["Tides of the Revolution"]),
        ("Tidal Research Institute No. 4, Moscow", ["Tidal Research Institute No. 4, Moscow"]),
        ("Machine Building Plant, Tula", ["Machine Building Plant, Tula"]),
    ],
)  # fmt: skip
def test_a_source_that_runs_names_and_addresses_together(printed: str, names: list[str]) -> None:
    assert list(names_in(printed)) == names


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Ministry of Tides, including the Tidal Guard. This includes all", "Ministry of Tides"),
        ("Tidal Oil (a.k.a. Open Joint Stock Company Tidal", "Tidal Oil"),
        ("Tidal Fourth Academy, and its subunits and successors", "Tidal Fourth Academy"),
        ("Tidal Directorate;", "Tidal Directorate"),
        ("Institute of Tides (Port)", "Institute of Tides (Port)"),
    ],
)  # fmt: skip
def test_an_entrys_own_name_stands_without_what_it_includes(printed: str, name: str) -> None:
    assert main_name(printed) == name


@pytest.mark.parametrize(
    ("part", "whole", "kind"),
    [
        ("skyeye-laser-technology-limited", "china-academy-of-engineering-physics", TieKind.SUBSIDIARY),
        ("ceyear-technologies-co-ltd", "cetc-41st-research-institute", TieKind.SUBSIDIARY),
        ("huawei-technologies-co-ltd", "huawei-investment-holding-co-ltd", TieKind.SUBSIDIARY),
        ("national-development-complex", "pakistan-atomic-energy-commission", TieKind.INSTITUTE),
        ("peac-institute-of-multiscale-science", "china-academy-of-engineering-physics", TieKind.INSTITUTE),
        ("center-for-international-security-and-strategy", "tsinghua-university", TieKind.INSTITUTE),
        ("key-laboratory-of-information-systems-engineering", "national-university-of-defense-technology",
         TieKind.LABORATORY),
        ("bowei-integrated-circuits", "hebei-semiconductor-research-institute", TieKind.SUBSIDIARY),
    ],
)  # fmt: skip
def test_a_part_that_a_list_names_is_tied_to_its_whole_and_not_it(
    catalogue: Catalogue, part: str, whole: str, kind: TieKind
) -> None:
    ties = {(one.kind, one.to) for one in catalogue.entities[part].ties}
    assert (kind, whole) in ties
    printed = {one.name_as_listed for one in catalogue.listings[part]}
    assert printed.isdisjoint(one.name_as_listed for one in catalogue.listings[whole])


@pytest.mark.parametrize(
    ("entity_id", "country"),
    [
        ("shahed-aviation-research-industries-center", "IR"),
        ("spacety-co-ltd", "CN"),
        ("design-bureau-display-jsc", "BY"),
        ("tactical-missile-corporation-concern-mpogidropribor", "RU"),
    ],
)
def test_the_country_of_a_body_is_not_that_of_the_regime(
    catalogue: Catalogue, entity_id: str, country: str
) -> None:
    assert {one.country for one in catalogue.listings[entity_id]} - {"LU"} == {country}


def test_an_ordinary_word_printed_as_an_alias_does_not_decide(catalogue: Catalogue) -> None:
    ordinary = [
        name.kind
        for one in catalogue.entities.values()
        for name in one.names
        if fold(name.text) in ordinary_names() and fold(name.text) != fold(one.name)
    ]
    assert len(ordinary) > 40
    assert set(ordinary) == {NameKind.WEAK}


@pytest.mark.parametrize(
    ("entity_id", "text"),
    [
        pytest.param("premier-international", "Premier International", id="a phrase, as the main name"),
        pytest.param("anvik-technologies-sdn-bhd", "Hudson Technologies, Ltd.", id="another firm's name"),
        pytest.param("candiru", "Saito Tech Ltd.", id="another telling word"),
        pytest.param("experian-holdings-inc", "Experian Holdings, Inc.", id="a namesake elsewhere"),
    ],
)
def test_a_name_that_other_firms_bear_needs_a_country(
    catalogue: Catalogue, entity_id: str, text: str
) -> None:
    (name,) = [one for one in catalogue.entities[entity_id].names if one.text == text]
    assert name.kind is NameKind.WEAK or name.country_required


def test_a_firm_called_by_common_words_needs_a_country_unless_its_name_has_it() -> None:
    def judged(text: str) -> Name:
        name = Name(text=text, kind=NameKind.PRIMARY)
        bearer = Bearer(entity_id="a", name=text, country="PK", names=(name,), kind="company")
        return judge_words(bearer, name, None, False)

    assert judged("Success Future Trends Ltd.").country_required
    assert not judged("Success Future Trends Pakistan Ltd.").country_required
    assert not judged("Success Future Teldor Ltd.").country_required


@pytest.mark.parametrize("text", ["12th Institute", "Research Institute No. 38", "230 Factory"])
def test_a_number_and_a_kind_of_body_do_not_decide(text: str) -> None:
    name = Name(text=text, kind=NameKind.ALIAS)
    bearer = Bearer(entity_id="a", name="Teldor Institute", country="CN", names=(name,))
    assert judge_words(bearer, name, None, False).kind is NameKind.WEAK


@pytest.mark.parametrize(
    ("entity_id", "text"),
    [
        pytest.param("huawei-technologies-co-ltd", "Huawei Technologies Company", id="its own word"),
        pytest.param("serniya-engineering", "Sernia Engineering", id="a spelling of its own word"),
    ],
)
def test_a_name_with_the_firms_own_word_stands_by_itself(
    catalogue: Catalogue, entity_id: str, text: str
) -> None:
    (name,) = [one for one in catalogue.entities[entity_id].names if fold(one.text) == fold(text)]
    assert name.kind in STRONG and not name.country_required


def test_no_listing_begins_with_the_end_of_a_bracket(catalogue: Catalogue) -> None:
    cut = re.compile(r"[^(（]{1,20}[)）]")
    named = {one.name_as_listed for own in catalogue.listings.values() for one in own}
    assert not [one for one in named if cut.match(one)]


@pytest.mark.parametrize("town", ["Kronshtadt", "Potohar"])
def test_a_town_or_region_printed_as_an_alias_does_not_decide(catalogue: Catalogue, town: str) -> None:
    kinds = {
        name.kind
        for one in catalogue.entities.values()
        for name in one.names
        if fold(name.text) == fold(town)
    }
    assert kinds == {NameKind.WEAK}


def test_a_table_kept_by_hand_that_names_no_body_stops_the_build() -> None:
    with pytest.raises(SystemExit, match="no body has the id nowhere"):
        survivor(Assembly(), "nowhere")


def test_every_correction_of_the_sources_gives_its_reason() -> None:
    table = Path(__file__).resolve().parents[2] / "scripts" / "build_lists" / "corrections.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    assert all(not line.endswith(",") and line.count(",") >= 4 for line in lines)


def test_the_acronym_behind_an_institutes_name_is_that_of_its_academy_or_group(shipped: Path) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    with (shipped / "entities" / "names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            owners[row["text"]].add(row["entity_id"])
    assert not {"RAS", "TsNII", "DAE"} & owners.keys()
    assert {name: len(owners[name]) for name in ("CETC", "CASC", "CASIC")} == dict.fromkeys(
        ("CETC", "CASC", "CASIC"), 1
    )
