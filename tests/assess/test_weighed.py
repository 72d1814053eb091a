"""What a text only may mean is not weighed where its words are confirmed to mean another body."""

from dataclasses import replace

import pytest

from screening.assess.parties import weighed_matches
from screening.model.assessment import PartyResult
from screening.model.match import Band, Match
from tests.assess.making import body

SURE = body("Sample University", "us_1286")


def party(*others: Match) -> PartyResult:
    answer = replace(SURE.answer, matches=(*SURE.matches, *others))
    return PartyResult(name="Sample University", screened=replace(SURE, answer=answer), role="partner")


def other(words: str, band: Band = Band.REVIEW, at: int = 0) -> Match:
    found = body("Namesake", band=band).matches[0]
    return replace(found, matched_text=words, span=(at, at + len(words)))


@pytest.mark.parametrize(
    ("second", "weighed"),
    [
        pytest.param(other("Sample University"), False, id="the same words"),
        pytest.param(other("Sample"), False, id="some of the words"),
        pytest.param(other("Sample University of Mines"), True, id="more words than are confirmed"),
        pytest.param(other("Mines Academy", at=30), True, id="other words"),
        pytest.param(other("Sample University", Band.CONFIRMED), True, id="confirmed too"),
    ],
)
def test_words_confirmed_to_mean_one_body_weigh_for_no_other(second: Match, weighed: bool) -> None:
    assert (second in weighed_matches(party(second))) is weighed


def test_where_nothing_is_confirmed_every_body_that_may_be_meant_is_weighed() -> None:
    doubtful = replace(SURE.matches[0], band=Band.REVIEW)
    answer = replace(SURE.answer, matches=(doubtful, other("Sample University")))
    one = PartyResult(name="Sample University", screened=replace(SURE, answer=answer), role="partner")
    assert len(weighed_matches(one)) == 2
