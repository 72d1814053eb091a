"""One test for each trap that the collectors of the lists named."""

import csv
from pathlib import Path

import pytest

from screening.lists.catalogue import Catalogue
from screening.lists.hygiene import Bearer, judge, owners
from screening.lists.keys import fold
from screening.lists.record import Record
from screening.lists.resolve import Known, Resolver
from screening.model.listing import Entity, Name, NameKind, TieKind

STRONG = (NameKind.PRIMARY, NameKind.NATIVE, NameKind.ALIAS)


def strong_names(entity: Entity) -> set[str]:
    return {fold(one.text) for one in entity.names if one.kind in STRONG}


def lists_of(catalogue: Catalogue, entity_id: str) -> set[str]:
    return {one.list_id for one in catalogue.listings[entity_id]}


def kind_of(entity: Entity, text: str) -> NameKind:
    return next(one.kind for one in entity.names if fold(one.text) == fold(text))


def test_one_body_under_many_names_is_one_entity(catalogue: Catalogue) -> None:
    printed = {one.name_as_listed for one in catalogue.listings["beihang-university"]}
    assert {"Beihang University", "Beijing University of Aeronautics and Astronautics (BUAA)"} <= printed
    assert lists_of(catalogue, "beihang-university") == {
        "aspi_tracker", "ca_nro", "jp_meti_eul", "seven_sons", "us_1286", "us_bis_el",
    }  # fmt: skip
    assert "buaa.edu.cn" in catalogue.entities["beihang-university"].domains


def test_another_universitys_name_printed_as_alias_is_not_carried_over(catalogue: Catalogue) -> None:
    entity = catalogue.entities["xian-technological-university"]
    assert fold("Xi'an University of Technology") not in strong_names(entity)
    assert any(one.name == "Xi'an University of Technology" for one in catalogue.background)


@pytest.mark.parametrize(
    ("entity_id", "text"),
    [
        ("shenyang-ligong-university", "Shenyang Institute of Technology"),
        ("information-engineering-university", "Luoyang University"),
    ],
)
def test_a_name_that_now_belongs_to_another_school_decides_nothing(
    catalogue: Catalogue, entity_id: str, text: str
) -> None:
    holders = [one for one in catalogue.entities.values() if fold(text) in strong_names(one)]
    assert holders == []


def test_institute_of_high_energy_physics_is_the_russian_one(catalogue: Catalogue) -> None:
    entity = catalogue.entities["institute-of-high-energy-physics"]
    assert entity.country == "RU"
    assert next(one for one in entity.names if one.kind is NameKind.PRIMARY).country_required
    assert any(one.name.startswith("Institute of High Energy Physics") for one in catalogue.background)


def test_name_of_the_former_armed_police_academy_stands_at_the_police_university(
    catalogue: Catalogue,
) -> None:
    name = fold("Chinese People's Armed Police Forces Academy")
    holders = {
        key
        for key, one in catalogue.entities.items()
        for form in one.names
        if fold(form.text) == name and form.kind is not NameKind.WEAK
    }
    assert "peoples-armed-police-command-college" not in holders


def test_firm_with_beihang_like_aliases_is_not_the_university(catalogue: Catalogue) -> None:
    for entity_id in ("beijing-tianhua", "tenfine-ltd"):
        entity = catalogue.entities[entity_id]
        assert entity.kind == "company"
        assert strong_names(entity).isdisjoint(strong_names(catalogue.entities["beihang-university"]))


@pytest.mark.parametrize(
    "text", ["National Defense University", "Northeastern University", "Army Medical University"]
)
def test_name_that_other_countries_use_needs_a_country_or_is_weak(catalogue: Catalogue, text: str) -> None:
    forms = [
        form for one in catalogue.entities.values() for form in one.names if fold(form.text) == fold(text)
    ]
    assert forms
    assert all(form.country_required or form.kind is NameKind.WEAK for form in forms)


def test_generic_head_of_a_russian_university_is_no_name(catalogue: Catalogue) -> None:
    entity = catalogue.entities["mirea-russian-technological-university"]
    head = "Federal State Budgetary Educational Institution of Higher Education"
    assert all(fold(one.text) != fold(head) for one in entity.names)
    assert any(one.name_as_listed == head for one in catalogue.listings[entity.entity_id])
    assert entity.name == "MIREA-Russian Technological University"


def test_listed_department_does_not_list_the_university(catalogue: Catalogue) -> None:
    department = catalogue.entities["sharif-university-of-technology-department-of-engineering"]
    assert lists_of(catalogue, department.entity_id) == {"ca_sema"}
    assert "ca_sema" not in lists_of(catalogue, "sharif-university-of-technology")
    assert [one.to for one in department.ties] == ["sharif-university-of-technology"]


@pytest.mark.parametrize(
    "university",
    [
        "Xidian University",
        "Shenzhen University",
        "Central South University",
        "Changchun University of Science",
    ],
)
def test_listed_laboratory_is_a_body_of_its_own_tied_to_its_university(
    catalogue: Catalogue, university: str
) -> None:
    labs = [
        one
        for one in catalogue.entities.values()
        if f"at {university}" in one.name and one.kind == "laboratory"
    ]
    assert labs
    for one in labs:
        assert [tie.kind for tie in one.ties] == [TieKind.LABORATORY]
        assert catalogue.entities[one.ties[0].to].name.startswith(university)


def test_laboratorys_listing_does_not_reach_the_university(catalogue: Catalogue) -> None:
    editions = {one.edition for one in catalogue.listings["xidian-university"] if one.list_id == "us_1286"}
    assert editions == {"FY2025"}


@pytest.mark.parametrize(
    ("printed", "entity_id"),
    [
        ("Hangzhao Dianzi University", "hangzhou-dianzi-university"),
        ("Changchung University of Science and Technology", "changchun-university-of-science-and-technology"),
        ("Xi’an Jiatong University", "xian-jiaotong-university"),
    ],
)
def test_official_misprint_is_kept_and_leads_to_the_right_body(
    catalogue: Catalogue, printed: str, entity_id: str
) -> None:
    owner = {key for key, own in catalogue.listings.items() if printed in {one.name_as_listed for one in own}}
    assert len(owner) == 1
    assert fold(printed) in {fold(one.text) for one in catalogue.entities[owner.pop()].names}


def test_mistranslations_and_acronyms_are_weak(catalogue: Catalogue) -> None:
    bit = catalogue.entities["beijing-institute-of-technology"]
    assert kind_of(bit, "BIT") is NameKind.WEAK
    assert kind_of(catalogue.entities["beihang-university"], "BUAA") is NameKind.ALIAS
    assert all(
        one.reason
        for entity in catalogue.entities.values()
        for one in entity.names
        if one.kind is NameKind.WEAK
    )


def test_unit_without_its_parents_name_is_weak(catalogue: Catalogue) -> None:
    entity = catalogue.entities["beihang-university"]
    assert kind_of(entity, "State Key Laboratory of Software Development Environment") is NameKind.WEAK
    assert kind_of(entity, "Beihang University Hangzhou Innovation Institute") is NameKind.SUB_UNIT


def test_hospitals_and_joint_centres_are_related_and_never_the_body(catalogue: Catalogue) -> None:
    tied = {one.name: (one.parent, one.tie) for one in catalogue.background if one.parent}
    assert tied["West China Hospital"] == ("sichuan-university", TieKind.HOSPITAL)
    assert tied["Zijin College of NJUST"][1] is TieKind.COLLEGE
    assert tied["Xi'an Jiaotong-Liverpool University"] == ("xian-jiaotong-university", TieKind.JOINT)
    names = {fold(form.text) for one in catalogue.entities.values() for form in one.names}
    assert fold("West China Hospital") not in names


def test_subsidiary_is_not_its_group(catalogue: Catalogue) -> None:
    firm = catalogue.entities["china-shipbuilding-industry-company-limited"]
    assert [(one.kind, one.to) for one in firm.ties] == [
        (TieKind.SUBSIDIARY, "china-shipbuilding-industry-corporation")
    ]


def test_body_on_one_list_under_several_countries_is_one_entity(catalogue: Catalogue) -> None:
    entity = catalogue.entities["anvik-technologies-sdn-bhd"]
    assert set(entity.countries) == {"CN", "IR", "MY", entity.country}
    assert len([one for one in catalogue.listings[entity.entity_id] if one.list_id == "us_bis_el"]) >= 3


def test_ministries_of_one_name_stay_apart(catalogue: Catalogue) -> None:
    found = {one.country for one in catalogue.entities.values() if fold(one.name) == "ministry of defense"}
    assert {"SY", "PK"} <= found


def test_name_taken_from_the_same_country_wins_for_the_body_that_is_not_listed(catalogue: Catalogue) -> None:
    entity = catalogue.entities["southeast-university-nanjing"]
    assert kind_of(entity, "Nanjing Institute of Technology") is NameKind.WEAK


def test_listed_pairs_of_the_confusables_stay_two_bodies(catalogue: Catalogue) -> None:
    pairs = [
        ("nanjing-university", "nanjing-university-of-aeronautics-and-astronautics"),
        ("nanjing-university", "nanjing-university-of-science-and-technology"),
        ("harbin-university-of-science-and-technology", "harbin-institute-of-technology"),
        ("xidian-university", "university-of-electronic-science-and-technology-of-china"),
        ("national-university-of-defense-technology", "pla-national-defense-university"),
        ("henan-university-of-science-and-technology", "hunan-university-of-science-and-technology"),
    ]
    for one, other in pairs:
        assert strong_names(catalogue.entities[one]).isdisjoint(strong_names(catalogue.entities[other]))


def test_a_ship_is_no_body(catalogue: Catalogue) -> None:
    listings = [one for all_of in catalogue.listings.values() for one in all_of]
    assert not any("schedule 1.1 item" in one.basis for one in listings if one.list_id == "ca_sema")
    assert not any(fold("Akademik Gubkin") in strong_names(one) for one in catalogue.entities.values())


def test_every_automatic_merge_is_on_record(shipped: Path, catalogue: Catalogue) -> None:
    with (shipped / "entities" / "merges.csv").open(encoding="utf-8", newline="") as file:
        merges = list(csv.DictReader(file))
    assert all(row["ground"] for row in merges)
    merged = {(row["entity_id"], row["list_id"], row["edition"], row["name_as_listed"]) for row in merges}
    own = [
        one
        for one in catalogue.listings["beihang-university"]
        if one.list_id.startswith(("us_", "jp_", "ca_"))
    ]
    assert all((one.entity_id, one.list_id, one.edition, one.name_as_listed) in merged for one in own)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param({"name": "Sample University", "country": "RU"}, "u", id="same name and country"),
        pytest.param({"name": "Sample University", "country": "IR"}, None, id="another country"),
        pytest.param({"name": "Sample University"}, "u", id="no country in the source"),
        pytest.param({"name": "Nowhere Works", "country": "IR"}, "n", id="no country on record"),
        pytest.param({"name": "Sample University", "country": "RU", "kind": "company"}, None, id="a firm"),
        pytest.param({"name": "SU", "country": "RU"}, None, id="an acronym alone"),
        pytest.param(
            {
                "name": "Sample University, Department of Physics",
                "aliases": ("Sample University",),
                "country": "RU",
            },
            None,
            id="a department",
        ),
        pytest.param(
            {"name": "Other Name", "country": "RU", "ror_id": "0aaaaaa00"}, "u", id="equal identifier"
        ),
    ],
)
def test_resolving(record: dict[str, object], expected: str | None) -> None:
    resolver = Resolver(
        [
            Known(
                entity_id="u", country="RU", kind="university", primary=("Sample University",),
                others=("SU",), identifiers=("ror:0aaaaaa00",),
            ),
            Known(entity_id="n", country="", kind="company", primary=("Nowhere Works",)),
        ]
    )  # fmt: skip
    found = resolver.find(Record(list_id="x", edition="1", **record))  # type: ignore[arg-type]
    assert (found.entity_id if found else None) == expected


def test_two_bodies_of_one_name_are_not_guessed_between() -> None:
    known = [
        Known(entity_id=one, country="", kind="company", primary=("Sample Trading House",))
        for one in ("a", "b")
    ]
    assert Resolver(known).find(Record(list_id="x", edition="1", name="Sample Trading House")) is None


def test_a_kind_of_institution_and_a_place_alone_is_no_alias() -> None:
    """ "Institute de l'Iran", printed for one institute, would be met in the names of many others."""
    body = Bearer(entity_id="teldor", name="Teldor Institute", country="IR", names=(), cities=("Sandport",))
    judged = {
        text: judge(body, Name(text=text, kind=NameKind.ALIAS), owners((), {}), frozenset())
        for text in ("Institute de l'Iran", "Sandport Research Centre", "Sandport Tide Research Centre")
    }
    assert [text for text, name in judged.items() if name] == ["Sandport Tide Research Centre"]
