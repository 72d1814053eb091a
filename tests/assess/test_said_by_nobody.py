"""What is missing, or is called unknown, is read neither as harmless nor as harmful, in every field."""

from typing import Any

import pytest

from screening.model.proposal import Proposal
from tests.assess.making import STATED, Answers, assessed, body, house_of, proposal

ALPHA = Answers(Alpha=body("Alpha", "seven_sons"))


def tiers(**given: Any) -> tuple[str | None, str | None]:
    result = house_of(assessed(proposal(**{**STATED, **given}), ALPHA))
    return result.tier_min, result.tier_max


@pytest.mark.parametrize("part", ["parties", "people", "inputs", "ties", "keywords", "starts", "benefit"])
def test_a_part_called_unknown_says_no_more_than_one_left_out(part: str) -> None:
    assert tiers(**{part: "unknown"}) == tiers()


@pytest.mark.parametrize(
    ("given", "as_if"),
    [
        pytest.param({"role": "unknown"}, {}, id="role"),
        pytest.param({"country": "unknown"}, {}, id="country"),
        pytest.param({"ror": "unknown"}, {}, id="ror"),
    ],
)
def test_a_party_may_leave_any_word_open(given: dict[str, str], as_if: dict[str, str]) -> None:
    assert tiers(parties=[{"name": "Alpha", **given}]) == tiers(parties=[{"name": "Alpha", **as_if}])


@pytest.mark.parametrize(
    ("party", "name"),
    [
        pytest.param({"ror": "00wk2mp56"}, "00wk2mp56", id="ror"),
        pytest.param({"domain": "alpha.edu.cn", "country": "CN"}, "alpha.edu.cn", id="domain"),
        pytest.param({"email_domain": "alpha.edu.cn"}, "alpha.edu.cn", id="e-mail"),
        pytest.param({"role": "funder"}, "unknown", id="nothing"),
    ],
)
def test_a_party_without_a_name_goes_by_its_identifier(party: dict[str, str], name: str) -> None:
    assert [one.name for one in proposal(parties=[party]).parties] == [name]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"parties": [{"country": "NO"}]}, id="party"),
        pytest.param({"people": [{"affiliations": [{"kind": "unknown", "declared": "unknown"}]}]}, id="post"),
        pytest.param({"people": [{"affiliations": [{"organisation": "unknown"}]}]}, id="post in words"),
    ],
)
def test_a_tie_to_a_body_that_nobody_named_stays_open(given: dict[str, Any]) -> None:
    """A post at an unknown body used to be a post at a body that is not listed."""
    beside = [{"name": "Unlisted"}]
    assert tiers(parties=beside) == ("T0", "T0")
    assert tiers(**{**given, "parties": beside + given.get("parties", [])}) == ("T0", "T4")


def test_a_place_of_study_at_an_unknown_body_stays_no_tie() -> None:
    study = [{"role": "student", "affiliations": [{"organisation": "unknown", "kind": "education"}]}]
    assert tiers(parties=[{"name": "Unlisted"}], people=study) == ("T0", "T0")


def test_somebody_without_a_role_weighs_as_much_as_nobody_named() -> None:
    """Naming a person without a role used to lessen what is not known of the disclosure."""
    unsaid = {"disclosure": "unknown", "parties": [{"name": "Unlisted"}]}

    def most(**given: Any) -> float | None:
        result = house_of(assessed(proposal(**{**STATED, **unsaid, **given})))
        return result.channels_max["integrity"]

    assert most() == most(people=[{"label": "PI"}]) == most(people=[{"role": "unknown"}]) == 75.0
    assert most(people=[{"role": "student"}]) == 37.5


@pytest.mark.parametrize(
    ("tie", "least", "most"),
    [
        pytest.param({"level": "unknown", "verified": True}, 0.0, 100.0, id="level unknown"),
        pytest.param({"level": [2, 4], "verified": True}, 25.0, 80.0, id="range"),
        pytest.param({"level": [2, 4], "verified": False}, 0.0, 80.0, id="range, not verified"),
        pytest.param({"level": 4, "verified": True}, 80.0, 80.0, id="settled"),
    ],
)
def test_a_range_of_a_graded_tie_counts_with_both_its_ends(
    tie: dict[str, Any], least: float, most: float
) -> None:
    result = house_of(assessed(proposal(inputs={"F": 4, "A": 4}, ties=[tie])))
    assert (result.channels_min["transfer"], result.channels_max["transfer"]) == (least, most)


def test_a_stored_case_keeps_both_ends_of_a_graded_tie() -> None:
    given = proposal(inputs={"F": 4, "A": 4}, ties=[{"level": [2, 4], "verified": True}])
    assert isinstance(given, Proposal) and given.ties is not None
    found = assessed(given).to_dict()["proposal"]["ties"]
    assert [(one["lowest"], one["level"]) for one in found] == [(2, 4)]
