"""Writes the result of a channels pack: tiers, ledger, answer, who decides, measures, questions."""

from dataclasses import replace

from screening.assess.answer import questions, response, who_decides
from screening.assess.channels import shown, tier_name, weigh
from screening.assess.house_case import HouseCase
from screening.assess.ledger import ledger, residual
from screening.assess.measures import gate_matters, measures_for
from screening.assess.packs import validity
from screening.assess.parties import is_post
from screening.assess.sensitivity import what_ifs
from screening.model.assessment import Factor, PackResult
from screening.model.rubric import ChannelsRubric


def house_result(case: HouseCase) -> PackResult:
    """The pack's answer with everything that is needed to check it by hand."""
    pack, rubric, weighed = case.pack, case.rubric, case.weighed
    ask = weighed.tier_low != weighed.tier_high
    full = weigh(rubric, case.full.grades)
    matters = gate_matters(case.gates) | ({"ask"} if ask or case.reading.against else set())
    others = any(one.counted and not is_post(one) for one in case.parties)
    measures = measures_for(case.rules, rubric, case.reading.grades, matters, others=others)
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
        waits=ask and not case.rubric.tiers[weighed.tier_high].meanwhile,
        provisional=case.provisional,
        response=response(case, weighed, ask),
        who_decides=who_decides(case, weighed, ask),
        channels_min=_shown(rubric, weighed.low),
        channels_max=_shown(rubric, weighed.high),
        full_range={"tier_min": tier_name(full.tier_low), "tier_max": tier_name(full.tier_high)},
        thresholds=tuple((tier_name(tier), value) for tier, value in enumerate(rubric.thresholds, start=1)),
        factors=tuple(_with_levels(one, rubric) for one in case.reading.factors),
        measures=measures,
        questions=questions(case),
        what_if=what_ifs(rubric, case.reading),
        ledger=(*ledger(case, weighed, ask), *residual(case, measures)),
        source=case.rules.cite(pack.source),
        certainty=pack.certainty,
    )


def _with_levels(factor: Factor, rubric: ChannelsRubric) -> Factor:
    found = next((one for one in rubric.scales if one.id == factor.id), None)
    return replace(factor, levels=found.levels) if found else factor


def _shown(rubric: ChannelsRubric, channels: dict[str, float | None]) -> dict[str, float | None]:
    return {key: None if value is None else shown(rubric, value) for key, value in channels.items()}
