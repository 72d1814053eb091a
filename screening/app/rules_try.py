"""Assesses one proposal with a pack that is not yet in use."""

from pathlib import Path

from screening.app.assessing import assess_proposal
from screening.app.days import day_of
from screening.app.proposal_files import read_proposal_file
from screening.app.rules_diff import rule_set
from screening.app.screener import Screener
from screening.model.assessment import Assessment


def tried(pack: str, proposal: Path, as_of: str) -> Assessment:
    """The assessment under the shipped rules with this pack put in."""
    chosen, day = rule_set(pack), day_of(as_of)
    handed_in = read_proposal_file(proposal)
    return assess_proposal(
        handed_in, Screener(as_of=day), chosen.rules, as_of=day, pack_ids=(chosen.pack_id,)
    )
