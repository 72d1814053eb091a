"""The inputs of the house rubric for one case: graded, stated, derived, assumed or left open."""

from dataclasses import dataclass
from datetime import date

from screening.assess.against import Contradiction, contradictions
from screening.assess.channels import Grades
from screening.assess.factors import ASSUMED, NOT_ASSESSED, FactorReader
from screening.assess.field import FieldReading, data_cues, read_field
from screening.assess.ties import WeightedTie, graded_ties, ties_of, ties_of_hosts, ties_of_named
from screening.model.assessment import Factor, PartyResult
from screening.model.proposal import Interval, Proposal
from screening.model.rubric import ChannelsRubric, Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One case as the rubric reads it: grades to calculate with, factors to print, what was assumed."""

    grades: Grades
    factors: tuple[Factor, ...]
    ties: tuple[WeightedTie, ...]
    field: FieldReading
    hosts: tuple[WeightedTie, ...] = ()
    named: tuple[WeightedTie, ...] = ()
    against: tuple[Contradiction, ...] = ()
    told: tuple[Contradiction, ...] = ()
    assumptions: tuple[str, ...] = ()
    not_assessed: tuple[str, ...] = ()

    def factor(self, key: str) -> Factor:
        """The factor with that id."""
        return next(one for one in self.factors if one.id == key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What both profiles share: the proposal, its parties, what the text shows, the ties."""

    proposal: Proposal
    parties: tuple[PartyResult, ...]
    field: FieldReading
    data_cues: tuple[str, ...]
    ties: tuple[WeightedTie, ...]
    hosts: tuple[WeightedTie, ...]
    named: tuple[WeightedTie, ...]
    told: tuple[Contradiction, ...]


def read_material(
    proposal: Proposal,
    parties: tuple[PartyResult, ...],
    rules: Rules,
    rubric: ChannelsRubric,
    as_of: date,
) -> Material:
    """Text and ties, read once."""
    graded = proposal.ties is not None or proposal.inputs is not None
    return Material(
        proposal=proposal,
        parties=parties,
        field=read_field(proposal, rules, rubric.text),
        data_cues=data_cues(proposal, rubric.text),
        ties=_ties(proposal, parties, rules, rubric, as_of),
        hosts=() if graded else ties_of_hosts(parties, rubric, rules.authority, as_of),
        named=() if graded else ties_of_named(parties, rubric, rules.authority, as_of),
        told=contradictions(proposal, rubric.text),
    )


def read_inputs(material: Material, rubric: ChannelsRubric, profile: str) -> Reading:
    """Everything the channels need under one profile, each with how it came about."""
    chosen = next(one for one in rubric.profiles if one.id == profile)
    reader = FactorReader(
        material.proposal, material.parties, rubric, chosen, material.field, material.data_cues, material.ties
    )
    factors = tuple(reader.factor(key) for key in ("P", "F", "A", "D", "X", "C", "role", "end_use", "B"))
    grades = Grades(
        partner=reader.partner_weights(),
        role=reader.role_weights(),
        end_use=reader.end_use()[0],
        benefit=_levels(factors, "B") or (0, rubric.scale("B").highest),
        **{key: _levels(factors, key) for key in ("F", "A", "D", "X", "C")},
    )
    return Reading(
        grades=grades,
        factors=factors,
        ties=material.ties,
        field=material.field,
        hosts=material.hosts,
        named=material.named,
        against=tuple(one for one in material.told if one.stated),
        told=tuple(one for one in material.told if not one.stated),
        assumptions=tuple(one.says for one in factors if one.origin == ASSUMED),
        not_assessed=tuple(one.name for one in factors if one.origin == NOT_ASSESSED),
    )


def _ties(
    proposal: Proposal,
    parties: tuple[PartyResult, ...],
    rules: Rules,
    rubric: ChannelsRubric,
    as_of: date,
) -> tuple[WeightedTie, ...]:
    if proposal.ties is not None:
        return graded_ties(proposal.ties, rubric)
    return () if proposal.inputs is not None else ties_of(parties, rubric, rules.authority, as_of)


def _levels(factors: tuple[Factor, ...], key: str) -> Interval | None:
    one = next(factor for factor in factors if factor.id == key)
    return None if one.low is None or one.high is None else (one.low, one.high)
