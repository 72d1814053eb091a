"""Writes the result of a channels pack: tiers, ledger, answer, who decides, measures, questions."""

from dataclasses import dataclass, replace
from datetime import date

from screening.assess.channels import Grades, Weighed, apply_end_use, tier_name, weigh, weight_of
from screening.assess.inputs import ASSUMED, GRADED, NOT_ASSESSED, Reading, read_inputs
from screening.assess.measures import measures_for, together
from screening.assess.packs import validity
from screening.assess.sensitivity import LEVELLED, ranked_questions, what_ifs, would_rise
from screening.model.assessment import Factor, GateResult, Note, PackResult, PartyResult, Question
from screening.model.proposal import Proposal
from screening.model.rubric import Channel, ChannelsRubric, Floor, Pack, Rules, TierWords

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
    reading, full = (
        read_inputs(proposal, parties, rules, pack.channels, profile=one, as_of=as_of)
        for one in (profile, "full")
    )
    return HouseCase(
        pack=pack,
        rubric=pack.channels,
        rules=rules,
        parties=parties,
        reading=reading,
        full=full,
        gates=gates,
    )


def house_result(case: HouseCase) -> PackResult:
    """The pack's answer with everything that is needed to check it by hand."""
    pack, rubric, weighed = case.pack, case.rubric, case.weighed
    ask = weighed.tier_low != weighed.tier_high
    full = weigh(rubric, case.full.grades)
    open_matters = _open_gates(case.gates) | ({"ask"} if ask else set())
    measures = measures_for(case.rules, rubric, case.reading.grades, frozenset(open_matters))
    return PackResult(
        pack=pack.id,
        title=pack.title,
        kind=pack.kind,
        version=pack.version,
        status=pack.status,
        valid=validity(pack),
        tier_min=tier_name(weighed.tier_low),
        tier_max=tier_name(weighed.tier_high),
        ask_first=ask,
        response=_response(case, weighed, ask),
        who_decides=_who_decides(case, weighed, ask),
        channels_min=_rounded(weighed.low),
        channels_max=_rounded(weighed.high),
        full_range={"tier_min": tier_name(full.tier_low), "tier_max": tier_name(full.tier_high)},
        thresholds=tuple((tier_name(tier), value) for tier, value in enumerate(rubric.thresholds, start=1)),
        factors=tuple(_with_levels(one, rubric) for one in case.reading.factors),
        measures=measures,
        questions=_questions(case),
        what_if=what_ifs(rubric, case.reading),
        ledger=(*_ledger(case, weighed, ask), *_residual(case, measures)),
        source=case.rules.cite(pack.source),
        certainty=pack.certainty,
    )


def _ledger(case: HouseCase, weighed: Weighed, ask: bool) -> tuple[Note, ...]:
    rubric, reading = case.rubric, case.reading
    read = apply_end_use(rubric, reading.grades)
    notes = [_factor_note(case, one) for one in reading.factors if one.id != "B"]
    notes += [_tie_note(rubric, one) for one in reading.ties]
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


def _tie_note(rubric: ChannelsRubric, tie: object) -> Note:
    from screening.assess.ties import WeightedTie

    assert isinstance(tie, WeightedTie)
    return Note(
        says=rubric.phrase("tie_weight", says=tie.says, low=f"{tie.low:.2f}", high=f"{tie.high:.2f}"),
        evidence=tie.evidence,
        factor="P",
        low=tie.low,
        high=tie.high,
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
    return Note(says=says, factor=channel.id, low=round(low, 1), high=round(high, 1))


def _arithmetic(rubric: ChannelsRubric, read: Grades, channel: Channel, end: int, product: float) -> str:
    parts = []
    for group in channel.factors:
        weights = [one for one in (weight_of(rubric, read, key, end) for key in group) if one is not None]
        shown = f"{max(weights):g}"
        parts.append(
            shown
            if len(group) == 1
            else rubric.phrase("worst_of", weights=", ".join(f"{one:g}" for one in weights))
        )
    return f"100 × {' × '.join(parts)} = {product:.1f}"


def _tier_note(rubric: ChannelsRubric, weighed: Weighed) -> Note:
    limits = ", ".join(f"T{tier} {value:g}" for tier, value in enumerate(rubric.thresholds, start=1))
    worst = [
        max((one for one in side.values() if one is not None), default=0.0)
        for side in (weighed.low, weighed.high)
    ]
    says = rubric.phrase(
        "tier",
        low=f"{worst[0]:.1f}",
        high=f"{worst[1]:.1f}",
        limits=limits,
        tiers=_tiers(weighed.tier_low, weighed.tier_high),
    )
    return Note(says=says, factor="tier", low=round(worst[0], 1), high=round(worst[1], 1))


def _floor_note(rubric: ChannelsRubric, floor: Floor) -> Note:
    return Note(says=rubric.phrase("floor", says=floor.says, tier=tier_name(floor.tier)), factor="floor")


def _benefit_note(rubric: ChannelsRubric, reading: Reading) -> Note:
    factor = reading.factor("B")
    return Note(says=rubric.phrase("benefit", says=factor.says), factor="B")


def _residual(case: HouseCase, measures: tuple[object, ...]) -> tuple[Note, ...]:
    then = weigh(case.rubric, together(case.rules, case.rubric, case.reading.grades, measures))  # type: ignore[arg-type]
    now = case.weighed
    if (then.tier_low, then.tier_high) == (now.tier_low, now.tier_high):
        return ()
    says = case.rubric.phrase("residual", tiers=_tiers(then.tier_low, then.tier_high))
    return (Note(says=says, factor="residual", certainty=case.pack.certainty),)


def _response(case: HouseCase, weighed: Weighed, ask: bool) -> str:
    rubric = case.rubric
    if ask:
        answer = rubric.phrase("ask_first")
    elif case.provisional:
        answer = rubric.tiers[weighed.tier_high].provisional + _rise(case)
    else:
        answer = _by_benefit(rubric.tiers[weighed.tier_high], case.reading.grades.benefit)
    return "; ".join((*_holds(case), answer))


def _by_benefit(words: TierWords, benefit: tuple[int, int]) -> str:
    """Benefit chooses among the answers of the upper tiers; it never changes the tier."""
    wanted = words.benefit_at_least
    if wanted is None or benefit[1] < wanted:
        return words.response
    return words.high_benefit if benefit[0] >= wanted else words.benefit_unknown


def _rise(case: HouseCase) -> str:
    keys = tuple(
        one.id for one in case.reading.factors if one.origin in PROVISIONAL_ORIGINS and one.id in LEVELLED
    )
    rises = would_rise(case.rubric, case.reading, keys)
    parts = [case.rubric.phrase("rise", tier=tier_name(tier), condition=says) for says, tier in rises]
    return "; " + "; ".join(parts) if parts else ""


def _holds(case: HouseCase) -> tuple[str, ...]:
    """What must come before anything else, one phrase for each kind of gate that holds or is unknown."""
    words = dict(case.rules.words)
    return tuple(
        dict.fromkeys(words[f"hold_{kind}"] for kind in sorted(_open_gates(case.gates), reverse=True))
    )


def _open_gates(gates: tuple[GateResult, ...]) -> set[str]:
    return {one.holds_up for one in gates if one.holds in ("true", "unknown") and one.holds_up}


def _who_decides(case: HouseCase, weighed: Weighed, ask: bool) -> str:
    rubric = case.rubric
    tier = rubric.phrase("ask_who") if ask else rubric.tiers[weighed.tier_high].who_decides
    return rubric.phrase("gate_who", who=tier) if _open_gates(case.gates) else tier


def _identity_questions(case: HouseCase) -> tuple[Question, ...]:
    """One question for each body whose identity is open; a general one when no partner is named at all."""
    rubric, scale = case.rubric, case.rubric.scale("P")
    open_ties = [one for one in case.full.ties if not one.verified]
    if not open_ties:
        return (Question(id="P", says=scale.ask, to=scale.to, settles=scale.name),)
    return tuple(
        Question(
            id=f"P.{number}",
            says=rubric.phrase("ask_identity", written=one.party, says=one.says) if one.party else scale.ask,
            to=scale.to,
            settles=scale.name,
        )
        for number, one in enumerate(open_ties, start=1)
    )


def _questions(case: HouseCase) -> tuple[Question, ...]:
    to_applicant = case.rubric.phrase("to_applicant")
    ranked = ranked_questions(case.rubric, case.full, _identity_questions(case), to_applicant)
    return (*ranked, *_word_questions(case))


def _word_questions(case: HouseCase) -> tuple[Question, ...]:
    """One question for each word of several meanings that a text without a concept holds."""
    field, rubric = case.full.field, case.rubric
    if case.full.factor("F").origin == GRADED or field.basis not in ("ambiguous", "words_to_ask"):
        return ()
    names = {one.id: one.name for one in case.rules.concepts}
    return tuple(
        Question(
            id=f"F.{number}",
            says=rubric.phrase(
                "ask_word", quotation=one.quotation, place=one.place, concept=names[one.concept]
            ),
            to=rubric.phrase("to_applicant"),
            settles=rubric.scale("F").name,
        )
        for number, one in enumerate(field.cues[:3], start=1)
    )


def _with_levels(factor: Factor, rubric: ChannelsRubric) -> Factor:
    found = next((one for one in rubric.scales if one.id == factor.id), None)
    return replace(factor, levels=found.levels) if found else factor


def _rounded(channels: dict[str, float | None]) -> dict[str, float | None]:
    return {key: None if value is None else round(value, 1) for key, value in channels.items()}


def _tiers(low: int, high: int) -> str:
    return tier_name(low) if low == high else f"{tier_name(low)}–{tier_name(high)}"
