"""What a text only may mean is not weighed where its words are confirmed to mean another body."""

from dataclasses import replace

import pytest

from screening.assess.parties import weighed_matches
from screening.assess.ties import ties_of
from screening.model.assessment import PartyResult
from screening.model.match import Band, Match, Relation
from tests.assess.making import DAY, Answers, assessed, body, house, house_of, proposal, shipped_rules

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


@pytest.mark.parametrize(
    ("sure", "open_part", "lines"),
    [
        pytest.param(Band.CONFIRMED, Band.LIKELY, 1, id="the body is sure, its laboratory is not"),
        pytest.param(Band.LIKELY, Band.LIKELY, 1, id="both open: the stronger one"),
        pytest.param(Band.LIKELY, Band.CONFIRMED, 2, id="the laboratory is sure, the body is not"),
    ],
)
def test_a_body_that_is_tied_beyond_doubt_has_no_second_line_for_its_laboratory(
    sure: Band, open_part: Band, lines: int
) -> None:
    whole = replace(SURE.matches[0], band=sure)
    part = replace(
        other("State Laboratory", open_part, at=40),
        entity_id=whole.entity_id,
        relation=Relation.RELATED,
        tie_kind="laboratory",
        related_name="State Laboratory",
    )
    answer = replace(SURE.answer, matches=(whole, part))
    one = PartyResult(name="Sample University", screened=replace(SURE, answer=answer), role="partner")
    assert len(ties_of((one,), house(), shipped_rules().authority, DAY)) == lines


def test_a_name_that_may_be_several_bodies_is_asked_about_once() -> None:
    bodies = [body(name, "us_bis_el", band=Band.REVIEW) for name in ("Harbour Group", "Harbour Genomics")]
    known = Answers(
        Harbour=replace(
            bodies[0],
            answer=replace(bodies[0].answer, text="Harbour", matches=tuple(one.matches[0] for one in bodies)),
            entities={key: one for each in bodies for key, one in each.entities.items()},
            listings={key: one for each in bodies for key, one in each.listings.items()},
        )
    )
    given = proposal(access="laboratory", parties=[{"name": "Harbour", "role": "partner"}])
    asked = [one.says for one in house_of(assessed(given, known)).questions if one.id.startswith("P.")]
    assert len(asked) == 1 and "Harbour Group" in asked[0] and "Harbour Genomics" in asked[0]


def test_the_question_who_is_meant_names_the_body_and_leaves_the_lists_to_the_factor() -> None:
    unsure = Answers(Sample_Works=body("Sample University", "us_1286", band=Band.REVIEW))
    given = proposal(parties=[{"name": "Sample Works", "role": "partner"}])
    asked = [one.says for one in house_of(assessed(given, unsure)).questions if "“Sample Works”" in one.says]
    assert asked == [
        "Which body is “Sample Works”: full name, city, web domain, ROR id? "
        "It may be Sample University, belong to it, or be another body."
    ]
