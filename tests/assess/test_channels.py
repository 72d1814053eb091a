"""The arithmetic by itself: steps that a product just reaches, and what an unknown end use lifts."""

from dataclasses import replace
from typing import Any

import pytest

from screening.assess.channels import Grades, apply_end_use, weigh
from screening.model.proposal import Interval
from tests.assess.making import house


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
