"""A full assessment takes what is missing as unknown; a register assumes, says so, and never says proceed."""

from typing import Any

import pytest

from tests.assess.making import Answers, assessed, body, house_of, proposal

TEXT = (
    "The history of two harbours is told from customs files. Archaeology and economics are joined, four"
    " theses are written, and an open map is made for schools and museums in both regions, with lectures."
)


def factor(found: Any, key: str) -> Any:
    """One factor of the house result."""
    return next(one for one in house_of(found).factors if one.id == key)


def test_missing_fields_are_unknown_in_full_and_ask_first() -> None:
    found = assessed(proposal(summary=TEXT, parties=[{"name": "Unlisted"}]))
    house = house_of(found)
    assert (house.tier_min, house.tier_max, house.ask_first) == ("T0", "T4", True)
    assert {one.id for one in house.questions} >= {"X", "C", "A", "D", "end_use"}
    assert [one.narrows for one in house.questions] == sorted(
        (one.narrows for one in house.questions), reverse=True
    )


def test_a_register_assumes_access_and_civil_use_and_leaves_the_rest_unassessed() -> None:
    found = assessed(proposal(summary=TEXT, parties=[{"name": "Unlisted"}]), profile="register")
    house = house_of(found)
    assert (factor(found, "A").low, factor(found, "A").high, factor(found, "A").origin) == (2, 3, "assumed")
    assert factor(found, "end_use").low_word == "civil"
    assert [factor(found, key).low for key in "DXC"] == [None, None, None]
    assert house.channels_min == {"transfer": 0.0, "misuse": None, "integrity": None}
    assert len(found.assumptions) == 2
    assert found.not_assessed == ("data sensitivity", "disclosure", "funding conditions")
    assert house.full_range == {"tier_min": "T0", "tier_max": "T4"}
    assert house.questions


@pytest.mark.parametrize(
    ("given", "read"),
    [pytest.param({}, "civil", id="silent"), pytest.param({"end_use": "unknown"}, "unknown", id="said")],
)
def test_an_end_use_that_is_said_to_be_unknown_is_not_assumed_to_be_civil(
    given: dict[str, str], read: str
) -> None:
    found = assessed(proposal(summary=TEXT, parties=[{"name": "Unlisted"}], **given), profile="register")
    assert factor(found, "end_use").low_word == read


@pytest.mark.parametrize(
    ("profile", "origin", "most"),
    [pytest.param("register", "derived", 3, id="register"), pytest.param("full", "unknown", 4, id="full")],
)
def test_words_for_data_on_people_widen_what_is_not_assessed_and_narrow_nothing(
    profile: str, origin: str, most: int
) -> None:
    given = proposal(summary=f"Genomes of patients are read. {TEXT}", parties=[{"name": "Unlisted"}])
    read = factor(assessed(given, profile=profile), "D")
    assert (read.low, read.high, read.origin) == (0, most, origin)


STRONG = Answers(Alpha=body("Alpha University", "sastind_co_administered"))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param(f"Graphene is made. {TEXT}", ["A"], id="only access is open"),
        pytest.param(f"A missile is told of. {TEXT}", ["F", "A"], id="the field is open"),
        pytest.param(f"Graphene for patients. {TEXT}", ["A", "D"], id="only both together settle it"),
    ],
)
def test_what_settles_the_printed_range_is_asked_before_what_was_not_checked(
    text: str, first: list[str]
) -> None:
    found = assessed(proposal(summary=text, parties=[{"name": "Alpha"}]), STRONG, profile="register")
    asked = [one.id for one in house_of(found).questions if one.id in ("F", "A", "D", "X", "C")]
    assert asked[: len(first)] == first


def test_a_settled_register_result_asks_in_the_order_of_a_full_assessment() -> None:
    given = proposal(summary=TEXT, parties=[{"name": "Unlisted"}])
    register, full = (house_of(assessed(given, profile=one)) for one in ("register", "full"))
    assert [one.id for one in register.questions] == [one.id for one in full.questions]


def test_an_open_question_holds_up_no_more_than_its_worst_answer() -> None:
    text = f"Deep learning is used. {TEXT} {TEXT}"
    found = house_of(
        assessed(proposal(summary=text, parties=[{"name": "Alpha"}]), STRONG, profile="register")
    )
    assert (found.tier_min, found.tier_max, found.ask_first, found.waits) == ("T0", "T1", True, False)
    assert "light measures meanwhile" in found.response
    assert found.who_decides == "PI, research office notified"


def test_a_range_that_may_need_conditions_waits() -> None:
    text = f"Deep learning is advanced. {TEXT} {TEXT}"
    found = house_of(
        assessed(proposal(summary=text, parties=[{"name": "Alpha"}]), STRONG, profile="register")
    )
    assert (found.tier_min, found.tier_max, found.ask_first, found.waits) == ("T1", "T2", True, True)
    assert found.response == "ask first; no adverse step and no commitment"


def test_a_provisional_result_never_prints_proceed() -> None:
    known = {
        "": Answers(),
        "weak": Answers(Alpha=body("Alpha University", "us_1286")),
        "strong": Answers(Alpha=body("Alpha University", "seven_sons")),
        "military": Answers(Alpha=body("Alpha Academy", "pla_academy_2017")),
    }
    texts = {TEXT, f"A scramjet is built. {TEXT}", f"Deep learning is advanced. {TEXT}", f"Batteries. {TEXT}"}
    for answers in known.values():
        for text in texts:
            found = assessed(
                proposal(summary=text, parties=[{"name": "Alpha"}]),
                answers,
                profile="register",
                packs=("he_2026_27", "eu_cr2024", "ca_strac"),
            )
            assert "proceed" not in house_of(found).response
            for one in found.packs:
                assert one.outcome != "proceed", one.pack


def test_a_routine_result_on_assumptions_says_what_would_lift_it() -> None:
    found = assessed(proposal(summary=TEXT, parties=[{"name": "Unlisted"}]), profile="register")
    assert house_of(found).provisional
    response = house_of(found).response
    assert response.startswith("routine on these assumptions; would rise to T")
    assert " if " in response


@pytest.mark.parametrize(
    ("funding", "span"),
    [
        pytest.param({"programme": "H2020 MSCA-RISE"}, (3, 3), id="Horizon 2020 staff exchange"),
        pytest.param({"programme": "HORIZON-TMA-MSCA-SE"}, (3, 3), id="Horizon Europe staff exchange"),
        pytest.param({"topics": "HORIZON-MSCA-2026-SE-01"}, (3, 3), id="the code of its call"),
        pytest.param({"topics": "MSCA Staff Exchanges 2023"}, (3, 3), id="named in the topic"),
        pytest.param({"programme": "HORIZON-CSA"}, (2, 2), id="networking and studies"),
        pytest.param({"funder": "COST Action CA00000"}, (2, 2), id="networking alone"),
        pytest.param({"programme": "H2020 RIA"}, (2, 3), id="research: any of both"),
        pytest.param({"programme": "H2020 MSCA-ITN"}, (2, 3), id="doctoral network: not every partner"),
        pytest.param({"funder": "CSA"}, (2, 3), id="a space agency"),
        pytest.param({"summary": f"Temperatures rise at sea. {TEXT}"}, (2, 3), id="a word of the summary"),
        pytest.param({"programme": "H2020 MSCA-RISE", "access": "published"}, (1, 1), id="stated access"),
        pytest.param({"programme": "H2020 MSCA-RISE", "access": "unknown"}, (1, 4), id="written unknown"),
    ],
)
def test_a_kind_of_funding_that_is_paid_for_one_access_is_not_asked_about_it(
    funding: dict[str, str], span: tuple[int, int]
) -> None:
    given = {"summary": TEXT, "parties": [{"name": "Unlisted"}], **funding}
    access = factor(assessed(proposal(**given), profile="register"), "A")
    assert (access.low, access.high) == span


def test_what_the_funding_tells_of_access_stays_an_assumption_of_the_register() -> None:
    given = proposal(summary=TEXT, parties=[{"name": "Unlisted"}], programme="H2020 MSCA-RISE")
    found, full = (assessed(given, profile=one) for one in ("register", "full"))
    assert factor(found, "A").origin == "assumed"
    assert any("staff exchange" in one for one in found.assumptions)
    assert (factor(full, "A").low, factor(full, "A").high) == (1, 4)


@pytest.mark.parametrize(("field", "key", "span"), [("access", "A", (1, 4)), ("disclosure", "X", (0, 4))])
def test_a_written_unknown_always_widens_where_an_absent_column_is_assumed(
    field: str, key: str, span: tuple[int, int]
) -> None:
    given = proposal(summary=TEXT, parties=[{"name": "Unlisted"}], **{field: "unknown"})
    one = factor(assessed(given, profile="register"), key)
    assert (one.low, one.high, one.origin) == (*span, "unknown")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("Patients of two clinics are followed.", (0, 3), id="patients"),
        pytest.param("Genomic data of human volunteers are linked.", (0, 3), id="genomic data of people"),
        pytest.param("Genomic selection of wheat.", (None, None), id="genomes of plants"),
        pytest.param("Genomic selection of crops for human food.", (None, None), id="food for people"),
        pytest.param("Die Patientendaten zweier Kliniken.", (0, 3), id="German compound"),
        pytest.param("Mit klinischen Daten aus zwei Häusern.", (0, 3), id="German endings"),
        pytest.param("Sequenzdaten von Probandinnen.", (0, 3), id="German, of people"),
        pytest.param("Sequenzdaten von Weizen.", (None, None), id="German, of plants"),
        pytest.param("Standortdaten von Windrädern.", (None, None), id="sites, not people"),
        pytest.param("Genomische Züchtung für die menschliche Ernährung.", (None, None), id="German food"),
    ],
)
def test_a_cue_of_data_on_people_opens_the_data_channel(words: str, wanted: tuple[int, int]) -> None:
    found = assessed(proposal(summary=f"{words} {TEXT}", parties=[{"name": "Unlisted"}]), profile="register")
    assert (factor(found, "D").low, factor(found, "D").high) == wanted


def test_stated_fields_are_taken_in_both_profiles() -> None:
    given = proposal(
        summary=TEXT, parties=[{"name": "Unlisted"}], access="published", data="bulk", disclosure="gap_open"
    )
    for profile in ("full", "register"):
        found = assessed(given, profile=profile)
        assert [(factor(found, key).low, factor(found, key).origin) for key in "ADX"] == [
            (1, "stated"),
            (4, "stated"),
            (2, "stated"),
        ]


def test_a_graded_case_is_not_provisional_under_the_register() -> None:
    house = house_of(assessed(proposal(inputs={"P": 0}), profile="register"))
    assert (house.response, house.provisional) == ("proceed", False)
    assert house.full_range == {"tier_min": "T0", "tier_max": "T0"}


def test_without_any_party_the_tie_is_unknown() -> None:
    found = assessed(proposal(summary=TEXT))
    assert (factor(found, "P").low, factor(found, "P").high, factor(found, "P").origin) == (0, 5, "unknown")
