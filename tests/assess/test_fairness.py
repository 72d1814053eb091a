"""What must never weigh: names of people, protected fields, a country alone; and what fades with time."""

import json
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from screening.app.assessing import assess_proposal
from screening.model.match import Band, Relation
from screening.model.proposal import Person, Proposal
from screening.model.vocabulary import PROTECTED_FIELDS
from tests.assess.making import DAY, Answers, assessed, body, house_of, proposal, shipped_rules

TEXT = (
    "A cold atom gravimeter and its quantum sensor are built and tested in the field by both groups together."
)
BASE: dict[str, Any] = {
    "title": "Gravity from cold atoms",
    "summary": TEXT,
    "access": "laboratory",
    "data": "none",
    "end_use": "civil",
    "benefit": "normal",
    "disclosure": "complete",
    "funding_conditions": "none",
}
POST = {"organisation": "Alpha", "country": "CN", "kind": "appointment", "declared": True}
LISTED = Answers(Alpha=body("Alpha University", "us_bis_el"))


def as_text(given: Proposal) -> str:
    """The whole assessment as bytes, but for the note that names dropped fields."""
    found = assessed(given, LISTED).to_dict()
    found["proposal"].pop("dropped_fields")
    return json.dumps(found, ensure_ascii=False)


def test_swapping_the_names_of_people_changes_no_byte() -> None:
    texts = set()
    for name in ("Wang Wei", "Olga Petrova", "John Smith", "محمد رضایی", "", None):
        people = [{"role": "lead", "label": "PI", "name": name, "affiliations": [POST]}]
        texts.add(as_text(proposal(**BASE, people=people)))
    assert len(texts) == 1


@pytest.mark.parametrize("field", sorted(PROTECTED_FIELDS))
def test_a_protected_field_is_dropped_named_and_changes_no_byte(field: str) -> None:
    plain = proposal(**BASE, people=[{"role": "lead", "label": "PI", "affiliations": [POST]}])
    person = {"role": "lead", "label": "PI", "affiliations": [{**POST, field: "secret"}], field: "secret"}
    given = proposal(**BASE, people=[person], **{field: "secret"})
    assert as_text(given) == as_text(plain)
    assert set(given.dropped_fields) == {field, f"people.{field}", f"people.affiliations.{field}"}
    assert "secret" not in json.dumps(assessed(given, LISTED).to_dict())


def test_a_person_cannot_carry_more_than_a_role_a_label_and_posts() -> None:
    assert {one.name for one in fields(Person)} == {"role", "label", "affiliations"}


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def test_a_country_alone_never_changes_tier_channels_or_answer() -> None:
    seen = set()
    for code in (first + second for first in LETTERS for second in LETTERS):
        parties = [{"name": "Unlisted University", "country": code}]
        people = [{"role": "lead", "affiliations": [{"organisation": "Elsewhere College", "country": code}]}]
        result = house_of(assessed(proposal(**BASE, parties=parties, people=people)))
        seen.add((result.tier_min, result.tier_max, str(result.channels_max), result.response))
    assert len(seen) == 1


def test_a_country_moves_a_gate_of_a_funder_only_and_not_the_tier() -> None:
    facts = {
        "horizon_europe_call": True,
        "he_call_2026_27": True,
        "closed_cluster": True,
        "call_text_opens_cn": False,
    }
    results = {}
    for code in ("CN", "CH"):
        found = assessed(
            proposal(**BASE, facts=facts, parties=[{"name": "Unlisted", "country": code}]),
            packs=("he_2026_27",),
        )
        pack = found.pack("he_2026_27")
        assert pack is not None
        results[code] = (pack.outcome, house_of(found).tier_max)
    assert results == {"CN": ("barred", "T0"), "CH": ("proceed", "T0")}


def levels(found: Any) -> tuple[int | None, int | None]:
    """The partner tie as it was read."""
    factor = next(one for one in house_of(found).factors if one.id == "P")
    return factor.low, factor.high


@pytest.mark.parametrize(
    ("post", "wanted"),
    [
        pytest.param({}, (5, 5), id="current"),
        pytest.param({"to": "2027-05"}, (5, 5), id="ends later"),
        pytest.param({"to": "2025-06-30"}, (4, 4), id="ended lately"),
        pytest.param({"to": "2023-01"}, (2, 2), id="ended some years ago"),
        pytest.param({"to": "2019"}, (1, 1), id="ended long ago"),
        pytest.param({"to": "2024"}, (2, 4), id="a year alone leaves doubt"),
        pytest.param({"kind": "education"}, (0, 0), id="a place of study"),
        pytest.param({"kind": "honorary"}, (3, 3), id="an honorary title"),
    ],
)
def test_a_tie_fades_with_time_and_study_is_none(post: dict[str, Any], wanted: tuple[int, int]) -> None:
    people = [{"role": "lead", "affiliations": [{**POST, "kind": "employment", **post}]}]
    parties = [{"name": "Elsewhere"}]
    known = Answers(Alpha=body("Alpha Academy", "pla_academy_2017", kind="military_academy"))
    assert levels(assessed(proposal(**BASE, people=people, parties=parties), known)) == wanted


def test_students_are_looked_at_for_access_and_not_for_ties() -> None:
    people = [{"role": "student", "affiliations": [POST]}]
    found = assessed(proposal(**BASE, people=people, parties=[{"name": "Elsewhere"}]), LISTED)
    assert levels(found) == (0, 0)
    assert found.gates == ()
    assert [one.why_not_counted for one in found.parties if not one.counted] == [
        "students are looked at for access, not for ties"
    ]


def test_what_ended_before_the_body_was_listed_does_not_count_and_what_lasted_longer_does() -> None:
    known = Answers(Alpha=body("Alpha University", "us_bis_el", listed_on="2022-03-01"))
    for end, wanted in (("2021-12-31", (0, 0)), ("2022-06-30", (1, 2))):
        people = [{"role": "lead", "affiliations": [{**POST, "to": end}]}]
        found = assessed(proposal(**BASE, people=people, parties=[{"name": "Elsewhere"}]), known)
        low, high = levels(found)
        assert (low or 0) >= wanted[0] and (high or 0) <= wanted[1]


def test_a_body_that_left_the_list_counts_before_that_day_only() -> None:
    known = Answers(
        Alpha=body("Alpha University", "us_bis_el", listed_on="2020-01-01", delisted_on="2025-01-01")
    )
    given = proposal(**BASE, parties=[{"name": "Alpha", "country": "CN"}])
    assert levels(assessed(given, known, as_of=date(2024, 6, 1))) == (3, 3)
    assert levels(assessed(given, known, as_of=date(2025, 6, 1))) == (0, 0)
    assert assessed(given, known, as_of=date(2025, 6, 1)).gates == ()


@pytest.mark.parametrize(
    ("kind", "share"),
    [
        ("laboratory", 0.85),
        ("joint_centre", 0.6),
        ("hospital", 0.3),
        ("independent_college", 0.3),
        ("campus", 1.0),
    ],
)
def test_a_related_body_passes_on_a_share_of_the_weight(kind: str, share: float) -> None:
    related = body("Alpha University", "seven_sons", relation=Relation.RELATED, tie_kind=kind)
    found = assessed(proposal(**BASE, parties=[{"name": "Alpha"}]), Answers(Alpha=related))
    tie = next(one for one in house_of(found).ledger if one.factor == "P" and one.source)
    assert tie.high == pytest.approx(0.8 * share)
    assert "“Part of Alpha University” belongs to Alpha University" in tie.says
    assert "not that body itself" in tie.says


@pytest.mark.parametrize("band", [Band.LIKELY, Band.REVIEW])
def test_an_open_identity_asks_and_its_gate_is_open(band: Band) -> None:
    known = Answers(Alpha=body("Alpha University", "seven_sons", "us_bis_el", band=band))
    found = assessed(proposal(**BASE, parties=[{"name": "Alpha"}]), known)
    house = house_of(found)
    assert (house.tier_min, house.ask_first) == ("T0", True)
    assert [(one.id, one.holds) for one in found.gates] == [("export.us_entity_list", "unknown")]
    assert any(one.id.startswith("P") and "Alpha" in one.says for one in house.questions)


def test_the_strongest_single_listing_decides_and_lists_that_copy_one_another_do_not_add_up() -> None:
    one = Answers(Alpha=body("Alpha University", "us_bis_el"))
    many = Answers(
        Alpha=body("Alpha University", "us_bis_el", "us_bis_meu", "ca_nro", "us_1286", "jp_meti_eul")
    )
    given = proposal(**BASE, parties=[{"name": "Alpha"}])
    assert house_of(assessed(given, one)).channels_max == house_of(assessed(given, many)).channels_max


def test_own_or_allied_military_counts_as_the_authority_profile_says() -> None:
    from dataclasses import replace

    academy = Answers(Alpha=body("Alpha Academy", "us_1286", kind="military_academy", country="GB"))
    given = proposal(**BASE, parties=[{"name": "Alpha", "country": "GB"}])
    rules = shipped_rules()
    allied = replace(rules, authority=replace(rules.authority, own_or_allied=("GB",)))
    assert levels(assess_proposal(given, academy, rules, as_of=DAY)) == (5, 5)
    assert levels(assess_proposal(given, academy, allied, as_of=DAY)) == (2, 2)


def test_lists_that_the_authority_profile_does_not_count_make_no_tie_and_no_gate() -> None:
    from dataclasses import replace

    rules = shipped_rules()
    only = replace(rules, authority=replace(rules.authority, counts=("ca_nro",)))
    found = assess_proposal(proposal(**BASE, parties=[{"name": "Alpha"}]), LISTED, only, as_of=DAY)
    assert levels(found) == (0, 0)
    assert found.gates == ()


def test_host_and_employer_make_no_tie_by_their_role() -> None:
    for role in ("host", "employer"):
        parties = [{"name": "Alpha", "role": role}, {"name": "Elsewhere"}]
        assert levels(assessed(proposal(**BASE, parties=parties), LISTED)) == (0, 0)


def test_a_post_at_the_host_is_a_post_at_home() -> None:
    parties = [{"name": "Alpha", "role": "host"}, {"name": "Elsewhere"}]
    people = [{"role": "lead", "affiliations": [POST]}]
    found = assessed(proposal(**BASE, parties=parties, people=people), LISTED)
    assert levels(found) == (0, 0)
    assert found.gates == ()
