"""What makes a tie, how strong it is, and when it no longer counts: the rules where one word decides."""

from dataclasses import replace
from datetime import date

import pytest

from screening.assess.ties import counted_matches, listings_in_force, recency, related_share, ties_of
from screening.assess.ties import ties_of_named as of_named
from screening.model.assessment import PartyResult
from screening.model.match import Band, Relation
from screening.model.screened import Screened
from tests.assess.making import DAY, body, house, shipped_rules

AUTHORITY = shipped_rules().authority


def party(screened: Screened, role: str = "partner", ends: str = "") -> PartyResult:
    """A party whose name was read so."""
    return PartyResult(name=screened.text, role=role, screened=screened, ends=ends)


def test_an_open_tie_adds_nothing_beside_a_sure_one_of_the_same_weight() -> None:
    """Asked whether the vague name is meant too, an officer would ask for nothing."""
    sure = party(body("Alpha", "seven_sons"))
    open_one = party(body("Alpha", "seven_sons", band=Band.LIKELY))
    found = ties_of((open_one, sure), house(), AUTHORITY, DAY)
    assert [one.verified for one in found] == [True]
    weaker = party(body("Alpha", "seven_sons", relation=Relation.RELATED, tie_kind="hospital"))
    found = ties_of((open_one, weaker), house(), AUTHORITY, DAY)
    assert [one.verified for one in found] == [False, True], "an open tie that may weigh more stays"


@pytest.mark.parametrize(
    ("band", "count"), [(Band.CONFIRMED, 1), (Band.LIKELY, 1), (Band.REVIEW, 0)], ids=lambda one: str(one)
)
def test_a_body_that_the_text_may_only_name_is_asked_about_where_its_name_is_sure(
    band: Band, count: int
) -> None:
    named = party(body("Alpha", "seven_sons", band=band), role="named")
    assert len(of_named((named,), house(), AUTHORITY, DAY)) == count


@pytest.mark.parametrize(
    ("kind", "relations"),
    [
        pytest.param("university", [Relation.RELATED], id="a civil university: the hospital alone"),
        pytest.param("military_academy", [Relation.SAME, Relation.RELATED], id="a military one: both"),
    ],
)
def test_beside_its_hospital_only_a_military_body_counts_itself(kind: str, relations: list[Relation]) -> None:
    whole = body("Alpha", "seven_sons", kind=kind)
    hospital = replace(whole.matches[0], relation=Relation.RELATED, tie_kind="hospital")
    both = replace(whole, answer=replace(whole.answer, matches=(*whole.matches, hospital)))
    assert [one.relation for one in counted_matches(party(both))] == relations


@pytest.mark.parametrize(
    ("ends", "listed_on", "count"),
    [
        pytest.param("2022-02-28", "2022-03-01", 0, id="ended the day before the listing"),
        pytest.param("2022-03-01", "2022-03-01", 1, id="ended on its day"),
        pytest.param("2022", "2022-03-01", 1, id="a year alone may have lasted longer"),
        pytest.param("2020-01-01", "", 1, id="nobody knows since when it is listed"),
        pytest.param("", "2022-03-01", 1, id="not ended"),
    ],
)
def test_a_tie_is_judged_by_what_was_on_record_while_it_lasted(ends: str, listed_on: str, count: int) -> None:
    past = party(body("Alpha", "us_bis_el", listed_on=listed_on), role="lead", ends=ends)
    assert len(listings_in_force(past, past.screened.matches[0], AUTHORITY, DAY)) == count


def test_a_tie_that_ends_in_future_is_judged_as_a_current_one() -> None:
    """Listed only after it will have ended, on a day that is asked about before both."""
    later = party(body("Alpha", "us_bis_el", listed_on="2027-06-01"), role="lead", ends="2027-01-01")
    match = later.screened.matches[0]
    assert listings_in_force(later, match, AUTHORITY, date(2026, 12, 1)) == ()
    sooner = party(body("Alpha", "us_bis_el", listed_on="2026-01-01"), role="lead", ends="2027-01-01")
    assert len(listings_in_force(sooner, match, AUTHORITY, date(2026, 12, 1))) == 1


@pytest.mark.parametrize(
    ("ends", "wanted"),
    [
        pytest.param("2026-11-21", ("current", "current"), id="ends today"),
        pytest.param("2026-11-20", ("lt2", "lt2"), id="ended yesterday"),
        pytest.param("2024-11-21", ("lt2", "lt2"), id="two years less the leap day's rest"),
        pytest.param("2024-11-20", ("y2_5", "y2_5"), id="two years and a day"),
        pytest.param("2021-11-22", ("y2_5", "y2_5"), id="not yet five years"),
        pytest.param("2021-11-20", ("gt5", "gt5"), id="five years and a day"),
        pytest.param("2021", ("gt5", "y2_5"), id="a year alone: at least and at most"),
        pytest.param("", ("current", "current"), id="no end"),
    ],
)
def test_how_long_ago_a_tie_ended(ends: str, wanted: tuple[str, str]) -> None:
    assert recency(ends, DAY) == wanted


def test_a_relation_that_the_profile_does_not_name_passes_on_the_share_of_the_others() -> None:
    match = body("Alpha", "seven_sons", relation=Relation.RELATED, tie_kind="museum").matches[0]
    assert related_share(match, AUTHORITY) == dict(AUTHORITY.shares)["other"] < 1.0
