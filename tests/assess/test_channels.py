"""The arithmetic by itself: steps that a product just reaches, and what an unknown end use lifts."""

from dataclasses import replace
from typing import Any

import pytest

from screening.assess.channels import Grades, apply_end_use, weigh
from screening.model.proposal import Interval
from tests.assess.making import assessed, house, house_of, proposal


def grades(**given: Any) -> Grades:
    nothing: dict[str, Any] = dict.fromkeys("FADXC", (0, 0))
    return Grades(**{**nothing, "partner": (0.0, 0.0), "role": (1.0, 1.0), "end_use": "civil", **given})


def test_a_product_that_reaches_a_step_is_not_lost_to_rounding() -> None:
    """100 × 0.29 is 28.999999999999996 for a computer, and 29 for whoever redoes the sum by hand."""
    rubric = house()
    scales = tuple(
        replace(one, weights=(0.0, 0.06, 0.2, 0.29, 0.75)) if one.id == "X" else one for one in rubric.scales
    )
    ours = replace(rubric, scales=scales, thresholds=(5.0, 15.0, 29.0, 60.0))
    assert weigh(ours, grades(X=(3, 3))).tier_low == 3


@pytest.mark.parametrize(
    ("field", "end_use", "read"),
    [
        pytest.param((0, 1), "unknown", (0, 1), id="nothing sensitive to be used"),
        pytest.param((0, 2), "unknown", (0, 4), id="something enabling"),
        pytest.param((0, 2), "civil", (0, 2), id="stated civil"),
        pytest.param((0, 1), "military", (4, 4), id="stated military"),
    ],
)
def test_an_unknown_end_use_lifts_a_field_that_could_serve_one(
    field: Interval, end_use: str, read: Interval
) -> None:
    assert read == apply_end_use(house(), grades(F=field, end_use=end_use)).F


@pytest.mark.parametrize(
    ("tie", "inputs", "printed", "tier"),
    [
        pytest.param((3, "lt2", "majority_parent"), {"F": 3, "A": 2}, 14.96, "T1", id="below 15"),
        pytest.param((5, "current", "joint_venture"), {"D": 1, "A": 2, "F": 0}, 4.95, "T0", id="below 5"),
        pytest.param((3, "current", "same"), {"F": 2, "A": 2}, 13.8, "T1", id="far from any"),
    ],
)
def test_a_printed_product_lies_in_the_tier_that_it_makes(
    tie: tuple[int, str, str], inputs: dict[str, int], printed: float, tier: str
) -> None:
    """14.96 was printed as 15.0, where T2 begins, beside T1."""
    level, when, how = tie
    ties = [{"level": level, "recency": when, "directness": how, "verified": True}]
    result = house_of(assessed(proposal(inputs=inputs, ties=ties)))
    assert max(one for one in result.channels_max.values() if one is not None) == printed
    assert result.tier_max == tier
    assert any(f"= {printed}" in one.says for one in result.ledger)
