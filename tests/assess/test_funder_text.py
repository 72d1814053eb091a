"""A funder that stands only in its own field is looked up, as a register's column of funders is."""

from typing import Any

import pytest

from screening.model.assessment import Assessment
from screening.model.match import Band
from tests.assess.making import Answers, assessed, body, house_of, proposal

GROUP = "Harbour Cable Group"
KNOWN = Answers(Harbour_Cable_Group=body(GROUP, "us_bis_el", kind="company"))
COLLEGE = {"name": "College of the Sound", "role": "partner", "country": "NO"}


def found(funder: str, *parties: dict[str, Any], screener: Answers = KNOWN) -> Assessment:
    """The assessment of a project that this funder pays."""
    return assessed(
        proposal(
            funder=funder,
            access="laboratory",
            data="none",
            disclosure="complete",
            funding_conditions="normal_contract",
            parties=list(parties),
        ),
        screener,
    )


def tie(given: Assessment) -> tuple[int | None, int | None]:
    factor = next(one for one in house_of(given).factors if one.id == "P")
    return factor.low, factor.high


def test_a_listed_funder_of_the_text_is_shown_weighed_and_raises_its_gate() -> None:
    given = found(GROUP, COLLEGE)
    assert [one.name for one in given.parties if one.role == "funder"] == [GROUP]
    assert tie(given) == (3, 3)
    assert any(one.id == "export.us_entity_list" and one.holds == "true" for one in given.gates)


def test_it_is_the_same_as_a_party_in_the_role_of_funder() -> None:
    as_party = found("", COLLEGE, {"name": GROUP, "role": "funder"})
    assert house_of(found(GROUP, COLLEGE)).channels_max == house_of(as_party).channels_max


@pytest.mark.parametrize("funder", ["Sound Foundation", "", "to be announced"])
def test_a_funder_on_no_list_is_no_party(funder: str) -> None:
    assert [one.role for one in found(funder, COLLEGE).parties] == ["partner"]


def test_a_funder_that_is_a_party_too_is_told_once() -> None:
    party = {"name": GROUP, "role": "funder"}
    longer = Answers(Harbour_Cable_Group=KNOWN.known[GROUP], Harbour_Cable=KNOWN.known[GROUP])
    for written in (GROUP, GROUP.upper(), "Harbour Cable"):
        assert len(found(written, COLLEGE, party, screener=longer).parties) == 2


def test_a_funder_alone_does_not_tell_who_takes_part() -> None:
    given = found(GROUP)
    assert tie(given) == (3, 5)
    assert any("Who takes part" in one.says for one in house_of(given).questions)


def test_an_open_funder_counts_nothing_in_the_minimum_and_is_asked_about() -> None:
    unsure = Answers(Harbour_Cable_Group=body(GROUP, "us_bis_el", band=Band.REVIEW, kind="company"))
    given = found(GROUP, COLLEGE, screener=unsure)
    assert tie(given) == (0, 3)
    assert any(GROUP in one.says for one in house_of(given).questions)
    alone = [one.says for one in house_of(found(GROUP, screener=unsure)).questions]
    assert any("Who takes part" in one for one in alone) and any(GROUP in one for one in alone)


def test_a_funder_without_a_country_does_not_make_it_unknown_where_participants_are() -> None:
    given = assessed(
        proposal(funder=f"{GROUP}, Horizon Europe", parties=[COLLEGE]),
        Answers(**{f"{GROUP}, Horizon Europe".replace(" ", "_"): KNOWN.known[GROUP]}),
        packs=("he_2026_27",),
    )
    assert all(one.holds == "false" for one in given.gates if one.id == "he_closed_part")
