"""People's verdicts come last, are on record, and do not outlive the entry they were made for."""

from dataclasses import replace

import pytest

from screening.app.adjudicated import Verdicts, applied, entry_fingerprint
from screening.app.screener import Screener
from screening.model.adjudication import Adjudication, Verdict
from screening.model.match import Band, Mention

HOMONYM = Mention(text="Easthaven University")
PLAIN = Mention(text="Linmark University, Wuhan")


def verdict(mention: Mention, entity_id: str, what: Verdict, **others: str) -> Adjudication:
    return Adjudication(
        text=mention.text, entity_id=entity_id, verdict=what, by="A. Officer", on="2026-05-01", **others
    )


def test_different_takes_the_match_away_and_says_who_said_so(small: Screener) -> None:
    told = verdict(PLAIN, "linmark-university", Verdict.DIFFERENT, reason="a namesake")
    found = Verdicts([told]).for_project("P-1", small).check_mention(PLAIN)
    assert "linmark-university" not in {one.entity_id for one in found.matches}
    near = found.answer.near_misses[0]
    assert near.entity_id == "linmark-university"
    assert "A. Officer" in near.why_not and "2026-05-01" in near.why_not and "a namesake" in near.why_not


def test_same_confirms_a_question(small: Screener) -> None:
    assert small.check_mention(HOMONYM).outcome == "review"
    told = verdict(HOMONYM, "easthaven-university", Verdict.SAME)
    found = Verdicts([told]).for_project("P-1", small).check_mention(HOMONYM)
    assert (found.outcome, found.matches[0].band) == ("match", "confirmed")


def test_unsure_changes_no_outcome_but_is_shown(small: Screener) -> None:
    told = verdict(HOMONYM, "easthaven-university", Verdict.UNSURE)
    found = Verdicts([told]).for_project("P-1", small).check_mention(HOMONYM)
    assert found.outcome == "review"
    assert any(one.feature == "verdict" for one in found.matches[0].reasons)


def test_a_verdict_removes_that_match_and_nothing_else(small: Screener) -> None:
    both = Mention(text="Linmark University; Teldor Institute of Technology")
    told = verdict(both, "linmark-university", Verdict.DIFFERENT)
    before = small.check_mention(both)
    after = Verdicts([told]).for_project("P-1", small).check_mention(both)
    assert after.matches == tuple(one for one in before.matches if one.entity_id != "linmark-university")


@pytest.mark.parametrize(
    ("project", "outcome"), [("P-1", "none"), ("P-2", "match")], ids=["its own", "another"]
)
def test_a_verdict_for_one_project_holds_there_alone(small: Screener, project: str, outcome: str) -> None:
    mention = Mention(text="Linmark University")
    told = verdict(mention, "linmark-university", Verdict.DIFFERENT, project_id="P-1")
    assert Verdicts([told]).for_project(project, small).check_mention(mention).outcome == outcome


def test_a_verdict_on_an_entry_that_has_changed_is_stale_and_not_applied(small: Screener) -> None:
    told = verdict(HOMONYM, "easthaven-university", Verdict.SAME, entry="0" * 12)
    found = Verdicts([told]).for_project("P-1", small).check_mention(HOMONYM)
    assert found.outcome == "review"
    assert any(one.feature == "verdict_stale" for one in found.matches[0].reasons)


def test_a_verdict_on_the_entry_as_it_stands_is_applied(small: Screener) -> None:
    screened = small.check_mention(HOMONYM)
    entry = entry_fingerprint(screened.match_dict(screened.matches[0]))
    told = verdict(HOMONYM, "easthaven-university", Verdict.SAME, entry=entry)
    assert Verdicts([told]).for_project("", small).check_mention(HOMONYM).outcome == "match"


FORMER_IDS = {"easthaven-college": "easthaven-university"}


def test_a_verdict_on_a_body_that_was_taken_up_is_heeded(small: Screener) -> None:
    told = verdict(HOMONYM, "easthaven-college", Verdict.SAME)
    found = Verdicts([told], FORMER_IDS).for_project("P-1", small).check_mention(HOMONYM)
    assert found.outcome == "match"


def test_a_verdict_on_the_entry_of_a_body_that_was_taken_up_asks_to_look_again(small: Screener) -> None:
    told = verdict(HOMONYM, "easthaven-college", Verdict.SAME, entry="0" * 12)
    found = Verdicts([told], FORMER_IDS).for_project("P-1", small).check_mention(HOMONYM)
    assert found.outcome == "review"
    assert any(one.feature == "verdict_stale" for one in found.matches[0].reasons)


def test_a_verdict_on_the_body_itself_goes_before_one_on_what_it_took_up(small: Screener) -> None:
    told = [
        verdict(HOMONYM, "easthaven-university", Verdict.SAME),
        verdict(HOMONYM, "easthaven-college", Verdict.DIFFERENT),
    ]
    for given in (told, told[::-1]):
        found = Verdicts(given, FORMER_IDS).for_project("P-1", small).check_mention(HOMONYM)
        assert found.outcome == "match"


def test_a_verdict_on_another_text_does_nothing(small: Screener) -> None:
    told = verdict(PLAIN, "linmark-university", Verdict.DIFFERENT)
    other = Mention(text="Linmark University, Shanghai")
    assert Verdicts([told]).for_project("P-1", small).check_mention(other) == small.check_mention(other)


def test_what_a_body_brought_along_goes_its_way(small: Screener) -> None:
    part = Mention(text="Velmar Institute of Laser Fusion")
    child, parent = "velmar-institute-of-laser-fusion", "velmar-academy-of-engineering-physics"
    assert [one.entity_id for one in small.check_mention(part).matches] == [child, parent]
    other = Verdicts([verdict(part, child, Verdict.DIFFERENT)]).for_project("P-1", small)
    assert other.check_mention(part).outcome == "none"
    both = [verdict(part, child, Verdict.DIFFERENT), verdict(part, parent, Verdict.SAME)]
    kept = Verdicts(both).for_project("P-1", small).check_mention(part).matches
    assert [one.entity_id for one in kept] == [parent]


def test_what_remains_after_a_verdict_may_be_a_related_body_alone(small: Screener) -> None:
    both = Mention(text="First Hospital of Linmark University; Teldor Institute of Technology")
    assert small.check_mention(both).outcome == "match"
    told = verdict(both, "teldor-institute-of-technology", Verdict.DIFFERENT)
    found = Verdicts([told]).for_project("P-1", small).check_mention(both)
    assert (found.outcome, [one.relation for one in found.matches]) == ("related", ["related"])


def test_what_was_said_of_this_project_comes_before_what_was_said_of_all(small: Screener) -> None:
    mention = Mention(text="Linmark University")
    said = [
        verdict(mention, "linmark-university", Verdict.DIFFERENT),
        verdict(mention, "linmark-university", Verdict.SAME, project_id="P-1"),
    ]
    outcomes = [
        Verdicts(said).for_project(one, small).check_mention(mention).outcome for one in ("P-1", "P-2")
    ]
    assert outcomes == ["match", "none"]


def test_a_related_body_that_is_still_a_question_is_no_answer(small: Screener) -> None:
    """Beside a body judged away, what is left open stays open."""
    whole = small.check_mention(Mention(text="First Hospital of Linmark University"))
    hospital = next(one for one in whole.matches if one.relation == "related")
    asked = replace(whole, answer=replace(whole.answer, matches=(replace(hospital, band=Band.REVIEW),)))
    assert applied(asked, [(one, None) for one in asked.matches]).outcome == "review"
    assert applied(whole, [(hospital, None)]).outcome == "related"


def test_a_body_is_as_sure_as_the_one_that_brought_it_along(small: Screener) -> None:
    part = Mention(text="Velmar Institute of Laser Fusion")
    child, parent = "velmar-institute-of-laser-fusion", "velmar-academy-of-engineering-physics"
    found = small.check_mention(part)
    asked = [replace(one, band=Band.REVIEW) for one in found.matches]
    said = verdict(part, child, Verdict.SAME)
    after = applied(found, [(one, said if one.entity_id == child else None) for one in asked])
    assert {one.entity_id: one.band for one in after.matches} == {child: "confirmed", parent: "confirmed"}


@pytest.mark.parametrize("part", ["list_id", "name_as_listed", "listed_on", "delisted_on", "rating"])
def test_a_change_of_any_part_of_an_entry_asks_again(small: Screener, part: str) -> None:
    screened = small.check_mention(PLAIN)
    match = screened.match_dict(screened.matches[0])
    changed = {**match, "listings": [{**one, part: "2026-11-01"} for one in match["listings"]]}
    assert entry_fingerprint(changed) != entry_fingerprint(match)
