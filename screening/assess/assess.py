"""Assesses one proposal: the chosen packs side by side, gates apart, nothing blended, nothing decided."""

from dataclasses import replace
from datetime import date

from screening.assess.conditions import Case, evaluate
from screening.assess.house import house_result
from screening.assess.house_case import HouseCase, read_case
from screening.assess.packs import pack_result
from screening.errors import InvalidFile, UsageError
from screening.model.assessment import Assessment, GateResult, PackResult, PartyResult
from screening.model.proposal import Proposal
from screening.model.rubric import Pack, Rules
from screening.model.spelling import did_you_mean

PROFILES = ("full", "register")
HOUSE = "house_default"


def assess(
    proposal: Proposal,
    parties: tuple[PartyResult, ...],
    rules: Rules,
    *,
    as_of: date,
    profile: str = "full",
    pack_ids: tuple[str, ...] = (),
) -> Assessment:
    """What every chosen pack says of the proposal; without a choice, those that always or by scope apply."""
    if profile not in PROFILES:
        raise UsageError(f"profile is '{profile}'; expected {' or '.join(PROFILES)}")
    _check_facts(proposal, rules)
    house = rules.pack(HOUSE)
    if house is None:
        raise UsageError(f"the pack {HOUSE} is not there; it reads the inputs that other packs rest on")
    before = read_case(proposal, parties, rules, house, (), profile=profile, as_of=as_of)
    case = Case(
        proposal=proposal,
        parties=parties,
        rules=rules,
        as_of=as_of,
        field=before.reading.field,
        reading=before.reading,
        levels_of=house.channels.levels_of if house.channels else (),
    )
    packs = _chosen(rules, pack_ids, case)
    plain = [pack_result(one, case, provisional=before.provisional) for one in packs if one.channels is None]
    results = tuple(one for one in (_shown(result, rules) for result in plain) if one is not None)
    gates = _gates(results)
    weighed = [
        house_result(_read(before, one, proposal, gates, profile, as_of)) for one in packs if one.channels
    ]
    return Assessment(
        proposal=proposal,
        as_of=as_of,
        profile=profile,
        authority=rules.authority.id,
        packs=(*weighed, *results),
        parties=parties,
        gates=gates,
        assumptions=before.reading.assumptions,
        not_assessed=before.reading.not_assessed,
        cues=before.reading.field.cues,
        lists=_lists(parties),
        pack_versions=tuple((one.id, one.version) for one in packs),
        pack_titles=tuple((one.id, one.title) for one in packs),
    )


def _read(
    before: HouseCase,
    pack: Pack,
    proposal: Proposal,
    gates: tuple[GateResult, ...],
    profile: str,
    as_of: date,
) -> HouseCase:
    if pack is before.pack:
        return replace(before, gates=gates)
    return read_case(proposal, before.parties, before.rules, pack, gates, profile=profile, as_of=as_of)


def check_packs(rules: Rules, pack_ids: tuple[str, ...]) -> None:
    """Raise UsageError for an id that no pack has."""
    known = tuple(one.id for one in rules.packs)
    for one in pack_ids:
        if one not in known:
            raise UsageError(
                f"no pack is called '{one}'{did_you_mean(one, known)}; see: screening rules list"
            )


def _chosen(rules: Rules, pack_ids: tuple[str, ...], case: Case) -> tuple[Pack, ...]:
    """The packs to apply: those that always do, and the named ones, or those whose scope is certain."""
    check_packs(rules, pack_ids)
    return tuple(one for one in rules.packs if _applies(one, pack_ids, case))


def _applies(pack: Pack, pack_ids: tuple[str, ...], case: Case) -> bool:
    if pack.applies == "always":
        return True
    if pack_ids:
        return pack.id in pack_ids
    in_scope = pack.applies == "in_scope" and pack.scope is not None and pack.in_force(case.as_of)
    return in_scope and pack.scope is not None and evaluate(pack.scope, case).holds is True


def _shown(result: PackResult, rules: Rules) -> PackResult | None:
    """A pack that always applies is shown only where a gate of it may hold: it was not asked for."""
    pack = rules.pack(result.pack)
    if pack is None or pack.applies != "always":
        return result
    raised = tuple(
        one for one in result.gates if one.holds == "true" or (one.holds == "unknown" and one.evidence)
    )
    return replace(result, gates=raised, questions=result.questions if raised else ()) if raised else None


def _gates(results: tuple[PackResult, ...]) -> tuple[GateResult, ...]:
    """All gates, those that hold first, then the open ones, then those that do not hold.

    Those of one pack stand as it has them: where assets are frozen, that is said before export lists.
    """
    order = {"true": 0, "unknown": 1, "false": 2}
    gates = [gate for one in results for gate in one.gates]
    return tuple(sorted(gates, key=lambda one: (order[one.holds], one.pack)))


def _lists(parties: tuple[PartyResult, ...]) -> tuple[dict[str, str], ...]:
    """The lists and editions that were searched, whether or not anything was found on them."""
    found = {}
    for party in parties:
        for one in party.screened.lists:
            found[one.list_id] = {
                "list_id": one.list_id,
                "title": one.title,
                "authority": one.authority,
                "edition": one.edition,
                "as_of": one.as_of,
                "lane": one.lane.value,
            }
    return tuple(found[key] for key in sorted(found))


def _check_facts(proposal: Proposal, rules: Rules) -> None:
    known = tuple(one.id for one in rules.facts)
    for key, _ in proposal.facts:
        if key not in known:
            raise InvalidFile(
                f"{proposal.id}: facts.{key} is no fact that a pack asks about{did_you_mean(key, known)}; "
                "see: screening rules explain FACT"
            )
