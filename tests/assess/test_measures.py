"""Which measures are in proportion: those of the tiers that the result may have, and of no other."""

from dataclasses import replace
from typing import Any

import pytest

from screening.assess.channels import Grades
from screening.assess.measures import measures_for
from screening.model.proposal import Interval
from tests.assess.making import STATED, Answers, assessed, body, house, house_of, proposal, shipped_rules


def grades(disclosure: Interval = (0, 0), **levels: Interval) -> Grades:
    given: dict[str, Any] = dict.fromkeys("FADC", (0, 0)) | levels
    return Grades(**given, X=disclosure, partner=(0.0, 0.0), role=(1.0, 1.0), end_use="civil")


@pytest.mark.parametrize(
    ("disclosure", "filed"),
    [
        pytest.param((0, 0), True, id="T0"),
        pytest.param((0, 4), True, id="T0 to T4"),
        pytest.param((3, 4), False, id="T3 to T4"),
    ],
)
def test_filing_alone_is_no_measure_of_a_deep_tier(disclosure: Interval, filed: bool) -> None:
    filing = replace(
        shipped_rules(), measures=tuple(one for one in shipped_rules().measures if one.id == "M01")
    )
    found = measures_for(filing, house(), grades(disclosure), frozenset(), others=True)
    assert [one.id for one in found] == (["M01"] if filed else [])


def chosen(levels: dict[str, Interval] | None = None, *, others: bool = True) -> list[str]:
    """The measures of a project without any tie on record."""
    found = measures_for(shipped_rules(), house(), grades(**(levels or {})), frozenset(), others=others)
    return [one.id for one in found]


@pytest.mark.parametrize(
    ("levels", "classified"),
    [
        pytest.param({"F": (4, 4), "A": (3, 3)}, True, id="weapons, in the laboratory"),
        pytest.param({"F": (3, 3), "A": (2, 3)}, True, id="high-risk dual use, unpublished"),
        pytest.param({"F": (4, 4), "A": (1, 1)}, False, id="only what is published"),
        pytest.param({"F": (0, 4), "A": (3, 3)}, False, id="a field that is not settled"),
        pytest.param({"F": (2, 2), "A": (3, 3)}, False, id="a listed field"),
    ],
)
def test_what_export_law_may_cover_is_classified_whoever_the_partner_is(
    levels: dict[str, Interval], classified: bool
) -> None:
    assert ("M24" in chosen(levels)) == classified


def test_work_at_home_alone_sends_nothing_abroad() -> None:
    assert chosen({"F": (4, 4), "A": (3, 3)}, others=False) == chosen()


def test_recognition_of_people_is_looked_at_for_misuse_with_an_unlisted_partner_too() -> None:
    found = chosen({"F": (3, 3), "A": (2, 2), "D": (3, 3)})
    assert {"M22", "M23", "M24"} <= set(found)
    tables = chosen({"A": (2, 2), "D": (3, 3)})
    assert "M22" in tables and "M23" not in tables
    assert not {"M22", "M23"} & set(chosen({"F": (3, 3), "A": (2, 2), "D": (2, 2)}))


@pytest.mark.parametrize(
    ("data", "access", "agreed"),
    [
        pytest.param((2, 2), (2, 2), True, id="pseudonymised"),
        pytest.param((4, 4), (3, 3), True, id="bulk"),
        pytest.param((2, 2), (1, 1), False, id="of which nothing but results leaves"),
        pytest.param((0, 2), (2, 2), False, id="nobody said which data"),
        pytest.param((1, 1), (2, 2), False, id="tables of counts"),
    ],
)
def test_what_is_kept_of_people_elsewhere_is_agreed_whoever_the_partner_is(
    data: Interval, access: Interval, agreed: bool
) -> None:
    assert ("M43" in chosen({"D": data, "A": access})) == agreed
    assert "M43" not in chosen({"D": data, "A": access}, others=False)


@pytest.mark.parametrize("disclosure", [0, 1, 2, 3, 4])
def test_a_measure_of_every_tier_pushes_no_other_one_out(disclosure: int) -> None:
    levels: dict[str, Interval] = {"F": (3, 3), "A": (3, 3), "D": (3, 3), "disclosure": (disclosure,) * 2}
    found, alone = set(chosen(levels)), set(chosen(levels, others=False))
    assert {"M22", "M23", "M24"} <= found
    assert alone - {"M22", "M23", "M24"} <= found


def test_no_measure_says_that_nothing_else_is_needed_beside_others() -> None:
    assert not [one.says for one in shipped_rules().measures if "no other step" in one.says]


@pytest.mark.parametrize(
    ("field", "tier"),
    [pytest.param("A scramjet is built", "T3", id="weapons"), pytest.param("Tides", "", id="an open field")],
)
def test_where_no_tie_is_found_the_report_says_what_one_would_change(field: str, tier: str) -> None:
    given = STATED | {
        "title": field,
        "summary": "The team of five meets each month and writes two theses. " * 5,
    }
    found = house_of(assessed(proposal(**given, parties=[{"name": "Unlisted", "role": "partner"}])))
    said = [one.tier_max for one in found.what_if if "stood behind a partner" in one.says]
    assert found.tier_max == "T0" and said == ([tier] if tier else [])


def first_tiers(disclosure: Interval) -> dict[str, str]:
    """From which tier each measure of a project with this disclosure is in proportion."""
    found = measures_for(shipped_rules(), house(), grades(disclosure), frozenset({"ask"}), others=True)
    return {one.id: one.from_tier for one in found}


def test_a_measure_of_a_deeper_tier_says_so_while_the_answers_are_out() -> None:
    tiers = first_tiers((0, 4))
    assert (tiers["M02"], tiers["M03"], tiers["M38"], tiers["M29"]) == ("", "T1", "T3", "T4")


@pytest.mark.parametrize(
    "disclosure", [pytest.param((4, 4), id="settled"), pytest.param((0, 1), id="light measures meanwhile")]
)
def test_a_measure_that_may_be_taken_now_bears_no_condition(disclosure: Interval) -> None:
    assert not any(first_tiers(disclosure).values())


FIELDS = {**STATED, "title": "Scramjet combustors for hypersonic missiles"}


@pytest.mark.parametrize(
    ("access", "asked"), [("laboratory", False), ("unknown", True)], ids=["nothing is open", "access is open"]
)
def test_open_questions_are_the_first_measure_and_only_where_there_are_any(access: str, asked: bool) -> None:
    alpha = Answers(Alpha=body("Alpha", "seven_sons"))
    parties = [{"name": "Alpha", "role": "partner"}]
    found = house_of(assessed(proposal(**{**FIELDS, "access": access}, parties=parties), alpha))
    assert found.ask_first is asked
    assert ("M02" in [one.id for one in found.measures]) is asked


@pytest.mark.parametrize(("role", "classified"), [("partner", True), ("host", False), ("employer", False)])
def test_ones_own_house_is_nobody_from_outside(role: str, classified: bool) -> None:
    found = house_of(assessed(proposal(**FIELDS, parties=[{"name": "Home University", "role": role}])))
    assert ("M24" in [one.id for one in found.measures]) is classified
