"""An address that names a civil hospital before its university is weighed as the hospital."""

import pytest

from screening.app.screener import Screener
from screening.model.proposal import Proposal
from tests.shipped import DAY, shipped_screener


@pytest.fixture(scope="module")
def screener() -> Screener:
    """The shipped lists."""
    return shipped_screener(DAY)


def partner_tie(screener: Screener, name: str) -> float:
    """The weight of the strongest tie, as the ledger's level range would have it."""
    given = {
        "schema": "screening/proposal/1",
        "id": "P",
        "title": "Blood pressure in older adults",
        "parties": [{"name": name, "country": "CN", "role": "partner"}],
        "inputs": None,
    }
    proposal = Proposal.from_dict({key: value for key, value in given.items() if value is not None})
    found = screener.assess(proposal).to_dict()["packs"]["house_default"]
    ledger = [one for one in found["ledger"] if one["factor"] == "P"]
    return max(float(one["high"] or 0) for one in ledger)


def test_hospital_before_its_university_weighs_less_than_the_university(screener: Screener) -> None:
    hospital = partner_tie(screener, "Xiangya Hospital, Central South University, Changsha")
    university = partner_tie(screener, "School of Materials, Central South University, Changsha")
    assert hospital < university


def test_university_is_still_shown_as_named(screener: Screener) -> None:
    found = screener.check("Xiangya Hospital, Central South University, Changsha")
    assert [(one.relation.value, one.tie_kind) for one in found.matches] == [
        ("same", ""),
        ("related", "hospital"),
    ]
