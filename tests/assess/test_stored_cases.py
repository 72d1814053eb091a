"""A stored case reads back as the case that was assessed: under the same rules nothing moves."""

import json
from typing import Any

import pytest

from screening.assess.assess import assess
from screening.model.assessment_reading import read_past_case
from tests.assess.making import STATED, Answers, assessed, body, proposal, shipped_rules

ALPHA = Answers(Alpha=body("Alpha", "us_1286"))
POST = {"organisation": "Alpha", "kind": "employment", "from": "2020-01", "to": "2022-06", "declared": False}
INPUTS = {"P": [2, 4], "F": 2, "A": 3, "D": "unknown", "X": 1, "C": 0}


@pytest.mark.parametrize("profile", ["full", "register"])
@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"parties": [{"name": "Alpha"}]}, id="a listed partner"),
        pytest.param({"parties": [{"name": "Unlisted"}, {"name": "tbd"}]}, id="a partner still to be named"),
        pytest.param({"parties": [{"name": "Alpha", "role": "host"}]}, id="a listed host"),
        pytest.param({"people": [{"role": "lead", "affiliations": [POST]}]}, id="an undeclared, ended post"),
        pytest.param({"inputs": INPUTS}, id="graded inputs"),
        pytest.param({"ties": [{"level": 4, "recency": "lt2"}]}, id="graded ties"),
        pytest.param({"disclosure": "unknown", "facts": {"horizon_europe_call": True}}, id="facts"),
    ],
)
def test_a_stored_case_read_back_is_assessed_the_same(given: dict[str, Any], profile: str) -> None:
    before = assessed(proposal(**{**STATED, **given}), ALPHA, profile=profile)
    stored = json.loads(json.dumps(before.to_dict()))
    past = read_past_case(stored)
    again = assess(past.proposal, past.parties, shipped_rules(), as_of=past.as_of, profile=past.profile)
    assert json.loads(json.dumps(again.to_dict()))["packs"] == stored["packs"]
