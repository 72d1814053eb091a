"""One case as the house rubric reads it, under the chosen profile and under the full one."""

from dataclasses import dataclass
from datetime import date

from screening.assess.channels import Weighed, weigh
from screening.assess.factors import ASSUMED, NOT_ASSESSED
from screening.assess.inputs import Reading, read_inputs, read_material
from screening.assess.sensitivity import LEVELLED
from screening.model.assessment import GateResult, PartyResult
from screening.model.proposal import Proposal
from screening.model.rubric import ChannelsRubric, Pack, Rules

PROVISIONAL_ORIGINS = (ASSUMED, NOT_ASSESSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseCase:
    """One case before it is written down: how it reads under the profile and under the full one."""

    pack: Pack
    rubric: ChannelsRubric
    rules: Rules
    parties: tuple[PartyResult, ...]
    reading: Reading
    full: Reading
    gates: tuple[GateResult, ...]

    @property
    def weighed(self) -> Weighed:
        """The channels and tiers under the chosen profile."""
        return weigh(self.rubric, self.reading.grades)

    @property
    def provisional(self) -> bool:
        """True when something that bears on the tier was assumed or left out."""
        bearing = (*LEVELLED, "end_use")
        return any(one.origin in PROVISIONAL_ORIGINS for one in self.reading.factors if one.id in bearing)


def read_case(
    proposal: Proposal,
    parties: tuple[PartyResult, ...],
    rules: Rules,
    pack: Pack,
    gates: tuple[GateResult, ...],
    *,
    profile: str,
    as_of: date,
) -> HouseCase:
    """The case as this pack reads it, under the profile and under the full one."""
    if pack.channels is None:
        raise ValueError(f"{pack.id} has no channels")
    material = read_material(proposal, parties, rules, pack.channels, as_of)
    reading, full = (read_inputs(material, pack.channels, one) for one in (profile, "full"))
    return HouseCase(
        pack=pack,
        rubric=pack.channels,
        rules=rules,
        parties=parties,
        reading=reading,
        full=full,
        gates=gates,
    )
