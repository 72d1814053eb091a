"""The twenty reports of the gallery: examples assessed for real, and samples of what they lack."""

import json
from typing import Any

import pytest

from screening import resources
from screening.app.assessing import assess_proposal, load_standard_rules
from screening.app.proposal_files import read_proposal_file
from tests.report import samples
from tests.shipped import DAY, shipped_screener


@pytest.fixture(scope="session")
def examples() -> dict[str, dict[str, Any]]:
    """The shipped examples as stored results, by project number."""
    screener, rules = shipped_screener(DAY), load_standard_rules()
    found = {}
    for path in sorted((resources.folder("reports") / "examples").glob("*.yaml")):
        made = assess_proposal(read_proposal_file(path), screener, rules, as_of=DAY)
        found[made.proposal.id] = json.loads(json.dumps(made.to_dict()))
    return found


@pytest.fixture(scope="session")
def gallery(examples: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Twenty results over the whole range."""
    return {**examples, **{name: make().to_dict() for name, make in samples.ALL.items()}}
