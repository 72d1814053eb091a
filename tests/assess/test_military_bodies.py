"""A body of the armed forces or of a secret service weighs as one, by the kind that the tables state."""

import pytest

from screening.app.screener import Screener
from screening.model.proposal import Proposal
from tests.assess.making import shipped_rules
from tests.shipped import DAY, shipped_screener


@pytest.fixture(scope="module")
def screener() -> Screener:
    """The shipped lists."""
    return shipped_screener(DAY)


def least_tier(screener: Screener, name: str, country: str) -> str:
    """The lowest tier of an open subject with this partner, where unpublished work is shared."""
    given = Proposal.from_dict(
        {
            "schema": "screening/proposal/1", "id": "P", "title": "Blood pressure in older adults",
            "access": "joint_unpublished", "data": "none", "disclosure": "complete",
            "funding_conditions": "none", "end_use": "civil",
            "parties": [{"name": name, "country": country, "role": "partner"}],
        }
    )  # fmt: skip
    return str(screener.assess(given).to_dict()["packs"]["house_default"]["tier_min"])


@pytest.mark.parametrize(
    ("name", "country", "tier"),
    [
        pytest.param(
            "Academy of Military Medical Sciences, Beijing", "CN", "T2", id="an academy of the army"
        ),
        pytest.param("Beijing Institute of Radiation Medicine", "CN", "T2", id="an institute of it"),
        pytest.param("Ministry of Defence of the Russian Federation", "RU", "T2", id="a ministry of defence"),
        pytest.param(
            "State Security Committee of the Republic of Belarus", "BY", "T2", id="a secret service"
        ),
        pytest.param("Wuhan University of Technology", "CN", "T0", id="a civil university"),
        pytest.param("Pakistan Atomic Energy Commission", "PK", "T0", id="a civil authority on a list"),
    ],
)
def test_the_floor_for_a_military_body_holds_for_military_bodies_alone(
    screener: Screener, name: str, country: str, tier: str
) -> None:
    assert least_tier(screener, name, country) == tier


def test_every_kind_that_the_authority_profile_names_is_the_kind_of_a_shipped_body(
    screener: Screener,
) -> None:
    named = {kind for line in shipped_rules().authority.levels for kind in line.kinds}
    shipped = {one.kind for one in screener.catalogue.entities.values()}
    assert named <= shipped
