"""A listed body in the role of host makes no tie, but is told of and asked about: a writer chooses roles."""

from dataclasses import replace

import pytest

from screening.model.assessment import PackResult
from screening.model.rubric import Rules
from tests.assess.making import Answers, assessed, body, house_of, proposal, shipped_rules

HOST = "Harbour Institute of Tides"


def result(role: str, rules: Rules | None = None) -> PackResult:
    """The house result of a proposal whose first body is listed and has this role."""
    given = proposal(
        access="laboratory",
        parties=[{"name": HOST, "role": role}, {"name": "University of the Sound", "role": "partner"}],
    )
    screener = Answers(Harbour_Institute_of_Tides=body(HOST, "us_bis_el"))
    return house_of(assessed(given, screener, rules=rules))


def asked(found: PackResult) -> list[str]:
    """The questions about a host."""
    return [one.says for one in found.questions if one.id.startswith("host")]


def test_a_listed_host_weighs_nothing_but_stands_in_the_ledger_and_is_asked_about_first() -> None:
    found = result("host")
    told = [one for one in found.ledger if one.factor == "P" and "role is host" in one.says]
    assert next(one for one in found.factors if one.id == "P").high == 0
    assert len(told) == 1 and HOST in told[0].says and told[0].evidence
    assert asked(found) and found.questions[0].says == asked(found)[0]


def test_a_listed_partner_is_no_host() -> None:
    assert asked(result("partner")) == []


def test_the_users_own_institution_is_not_asked_about() -> None:
    rules = shipped_rules()
    own = replace(rules, authority=replace(rules.authority, own_institutions=(HOST,)))
    assert asked(result("host", own)) == []


def test_a_name_in_capitals_is_not_quoted_beside_itself() -> None:
    given = proposal(access="laboratory", parties=[{"name": HOST.upper(), "role": "partner"}])
    screener = Answers(HARBOUR_INSTITUTE_OF_TIDES=body(HOST, "us_bis_el"))
    found = assessed(given, screener)
    evidence = [one for gate in found.gates if gate.holds == "true" for one in gate.evidence]
    assert evidence and not any("written" in one for one in evidence)


@pytest.mark.parametrize(
    ("parties", "scope"),
    [
        pytest.param([("host", "DE"), ("partner", "CN")], "true", id="home in the Union"),
        pytest.param([("employer", "DE"), ("partner", "CN")], "true", id="the applicant's employer is home"),
        pytest.param([("host", "GB"), ("partner", "DE")], "true", id="a partner in the Union"),
        pytest.param([("host", "GB"), ("partner", "CN")], "false", id="home elsewhere"),
        pytest.param([("partner", "CN")], "unknown", id="no home named"),
        pytest.param([("host", ""), ("partner", "CN")], "unknown", id="home without a country"),
    ],
)
def test_a_national_pack_applies_where_the_home_institution_is(
    parties: list[tuple[str, str]], scope: str
) -> None:
    given = proposal(
        parties=[
            {"name": f"College {index}", "role": role, "country": country}
            for index, (role, country) in enumerate(parties)
        ]
    )
    found = assessed(given, packs=("eu_dualuse",)).pack("eu_dualuse")
    assert found is not None and found.scope == scope
    assert (found.outcome == "not_applicable") == (scope == "false")


def test_no_us_institution_does_not_mean_no_item_of_us_origin() -> None:
    given = proposal(parties=[{"name": "College", "role": "host", "country": "DE"}])
    found = assessed(given, packs=("us_export",)).pack("us_export")
    assert found is not None and found.scope == "unknown" and found.outcome != "not_applicable"


def test_dutch_guidelines_are_shown_at_a_dutch_home_and_not_for_a_dutch_partner() -> None:
    def shown(role: str) -> bool:
        given = proposal(parties=[{"name": "College", "role": role, "country": "NL"}])
        return assessed(given).pack("nl_ks") is not None

    assert shown("host") and not shown("partner")
