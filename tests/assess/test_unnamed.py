"""A partner that is still to be named is an open question, and no partner without an entry."""

import pytest

from screening.assess.parties import names_nobody
from tests.assess.making import STATED, Answers, assessed, body, house_of, proposal, shipped_rules


@pytest.mark.parametrize(
    "name",
    ["TBD", "tba", "N.N.", "n. n.", "Partner to be named", "To be confirmed (China)", "unbekannt", "待定"],
)
def test_a_placeholder_names_nobody(name: str) -> None:
    assert names_nobody(name, shipped_rules())


@pytest.mark.parametrize("name", ["TBA Institute", "Unknown Fields Studio", "NN Group", "Offen University"])
def test_a_name_that_holds_such_a_word_is_a_name(name: str) -> None:
    assert not names_nobody(name, shipped_rules())


def test_a_partner_to_be_named_may_be_anybody_and_is_asked_about() -> None:
    result = house_of(assessed(proposal(**STATED, parties=[{"name": "Partner to be named"}])))
    assert (result.tier_min, result.tier_max) == ("T0", "T4")
    assert "P" in {one.id for one in result.questions}
    named = house_of(assessed(proposal(**STATED, parties=[{"name": "Unlisted"}])))
    assert (named.tier_min, named.tier_max) == ("T0", "T0")


def test_a_partner_to_be_named_beside_a_named_one_lifts_the_upper_end_only() -> None:
    alpha = Answers(Alpha=body("Alpha", "us_1286"))
    alone = house_of(assessed(proposal(**STATED, parties=[{"name": "Alpha"}]), alpha))
    both = house_of(assessed(proposal(**STATED, parties=[{"name": "Alpha"}, {"name": "tbd"}]), alpha))
    assert both.tier_min == alone.tier_min and both.tier_max == "T4"


def test_a_funders_gate_stays_open_until_every_partner_is_named() -> None:
    given = proposal(**STATED, facts={"horizon_europe_call": True}, parties=[{"name": "tbd"}])
    found = assessed(given, packs=("he_2026_27",))
    assert {one.id: one.holds for one in found.gates}["he_miit"] == "unknown"


def test_the_report_says_that_nobody_is_named_yet() -> None:
    found = assessed(proposal(**STATED, parties=[{"name": "tbd"}]))
    assert not found.parties[0].counted and "nobody is named" in found.parties[0].why_not_counted
