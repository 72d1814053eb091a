"""Which measures are in proportion: those of the tiers that the result may have, and of no other."""

from dataclasses import replace
from typing import Any

import pytest

from screening.assess.channels import Grades
from screening.assess.measures import measures_for
from screening.model.proposal import Interval
from tests.assess.making import house, shipped_rules


def grades(disclosure: Interval) -> Grades:
    nothing: dict[str, Any] = dict.fromkeys("FADC", (0, 0))
    return Grades(**nothing, X=disclosure, partner=(0.0, 0.0), role=(1.0, 1.0), end_use="civil")


@pytest.mark.parametrize(
    ("disclosure", "filed"),
    [
        pytest.param((0, 0), True, id="T0"),
        pytest.param((0, 4), True, id="T0 to T4"),
        pytest.param((3, 4), False, id="T3 to T4"),
    ],
)
def test_that_no_other_step_is_needed_is_never_said_of_a_deep_tier(disclosure: Interval, filed: bool) -> None:
    filing = replace(
        shipped_rules(), measures=tuple(one for one in shipped_rules().measures if one.id == "M01")
    )
    found = measures_for(filing, house(), grades(disclosure), frozenset())
    assert [one.id for one in found] == (["M01"] if filed else [])
