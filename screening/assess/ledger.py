"""The arithmetic of the house rubric line by line, so that a tier can be rebuilt from what is printed."""

from dataclasses import replace

from screening.assess.channels import (
    Grades,
    Weighed,
    apply_end_use,
    highest,
    shown,
    tier_name,
    weigh,
    weight_of,
)
from screening.assess.house_case import HouseCase
from screening.assess.inputs import Reading
from screening.assess.measures import together
from screening.assess.sensitivity import LEVELLED
from screening.assess.ties import WeightedTie
from screening.model.assessment import Factor, Measure, Note
from screening.model.rubric import Channel, ChannelsRubric, Floor
from screening.model.vocabulary import tier_range


def ledger(case: HouseCase, weighed: Weighed, ask: bool) -> tuple[Note, ...]:
    """Every input, tie, channel, threshold and floor, each with what it rests on."""
    rubric, reading = case.rubric, case.reading
    read = apply_end_use(rubric, reading.grades)
    notes = [_factor_note(case, one) for one in reading.factors if one.id != "B"]
    notes += [_tie_note(rubric, one) for one in reading.ties]
    notes += [_aside_note(rubric, "host_listed", one) for one in reading.hosts]
    notes += [_aside_note(rubric, "named_listed", one) for one in reading.named]
    notes += [_channel_note(rubric, read, weighed, one) for one in rubric.channels]
    notes.append(_tier_note(rubric, weighed))
    notes += [
        _floor_note(rubric, one) for one in dict.fromkeys((weighed.floor_low, weighed.floor_high)) if one
    ]
    notes.append(_benefit_note(rubric, reading))
    if ask:
        notes.append(
            Note(
                says=rubric.phrase(
                    "ask_why", low=tier_name(weighed.tier_low), high=tier_name(weighed.tier_high)
                )
            )
        )
    return tuple(replace(one, certainty=one.certainty or case.pack.certainty) for one in notes)


def _factor_note(case: HouseCase, factor: Factor) -> Note:
    weights = (
        [
            weight_of(case.rubric, apply_end_use(case.rubric, case.reading.grades), factor.id, end)
            for end in (0, 1)
        ]
        if factor.id in ("P", *LEVELLED, "role")
        else [None, None]
    )
    return Note(says=factor.says, evidence=factor.evidence, factor=factor.id, low=weights[0], high=weights[1])


def _tie_note(rubric: ChannelsRubric, tie: WeightedTie) -> Note:
    low, high = f"{tie.low:.2f}", f"{tie.high:.2f}"
    settled = rubric.phrase("tie_weight_settled", says=tie.says, low=low)
    return Note(
        says=settled if low == high else rubric.phrase("tie_weight", says=tie.says, low=low, high=high),
        evidence=tie.evidence,
        factor="P",
        low=tie.low,
        high=tie.high,
        source=tie.source,
        certainty=tie.certainty,
    )


def _aside_note(rubric: ChannelsRubric, phrase: str, tie: WeightedTie) -> Note:
    """What is on record about a body that weighs nothing here, and why it does not."""
    return Note(
        says=rubric.phrase(phrase, says=tie.says),
        evidence=tie.evidence,
        factor="P",
        source=tie.source,
        certainty=tie.certainty,
    )


def _channel_note(rubric: ChannelsRubric, read: Grades, weighed: Weighed, channel: Channel) -> Note:
    low, high = weighed.low[channel.id], weighed.high[channel.id]
    if low is None or high is None:
        return Note(says=rubric.phrase("channel_open", name=channel.name), factor=channel.id)
    says = (
        rubric.phrase(
            "channel",
            name=channel.name,
            formula=channel.says,
            low=_arithmetic(rubric, read, channel, 0, low),
            high=_arithmetic(rubric, read, channel, 1, high),
        )
        if low != high
        else rubric.phrase(
            "channel_settled",
            name=channel.name,
            formula=channel.says,
            sum=_arithmetic(rubric, read, channel, 0, low),
        )
    )
    return Note(says=says, factor=channel.id, low=shown(rubric, low), high=shown(rubric, high))


def _arithmetic(rubric: ChannelsRubric, read: Grades, channel: Channel, end: int, product: float) -> str:
    parts = []
    for group in channel.factors:
        weights = [one for one in (weight_of(rubric, read, key, end) for key in group) if one is not None]
        parts.append(
            f"{max(weights):g}"
            if len(group) == 1
            else rubric.phrase("worst_of", weights=", ".join(f"{one:g}" for one in weights))
        )
    return f"100 × {' × '.join(parts)} = {shown(rubric, product)}"


def _tier_note(rubric: ChannelsRubric, weighed: Weighed) -> Note:
    limits = ", ".join(f"T{tier} {value:g}" for tier, value in enumerate(rubric.thresholds, start=1))
    worst = [shown(rubric, highest(side)) for side in (weighed.low, weighed.high)]
    ends = dict.fromkeys(map(str, worst))
    says = rubric.phrase(
        "tier",
        worst="–".join(ends),
        limits=limits,
        tiers=_tiers(weighed.tier_low, weighed.tier_high),
    )
    return Note(says=says, factor="tier", low=worst[0], high=worst[1])


def _floor_note(rubric: ChannelsRubric, floor: Floor) -> Note:
    return Note(says=rubric.phrase("floor", says=floor.says, tier=tier_name(floor.tier)), factor="floor")


def _benefit_note(rubric: ChannelsRubric, reading: Reading) -> Note:
    factor = reading.factor("B")
    return Note(says=rubric.phrase("benefit", says=factor.says), factor="B")


def residual(case: HouseCase, measures: tuple[Measure, ...]) -> tuple[Note, ...]:
    """One line on the tier that would remain with all of the measures in place, where it differs."""
    then = weigh(case.rubric, together(case.rules, case.reading.grades, measures))
    now = case.weighed
    if (then.tier_low, then.tier_high) == (now.tier_low, now.tier_high):
        return ()
    says = case.rubric.phrase("residual", tiers=_tiers(then.tier_low, then.tier_high))
    return (Note(says=says, factor="residual", certainty=case.pack.certainty),)


def _tiers(low: int, high: int) -> str:
    return tier_range(tier_name(low), tier_name(high))
