"""The result in words: depth, range, response, what comes first, who decides. Never a verdict."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from screening.model.vocabulary import AGAINST, NAMED, TIERS
from screening.report.gate_evidence import by_list
from screening.report.listing_view import unverified
from screening.report.phrases import Phrases
from screening.report.settings import plan_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the scale; `state` is here, range, possible, or empty; a marked one says so in words."""

    tier: str
    name: str
    state: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GateView:
    """A law or funder rule beside the tier; `listed` is told already, list by list, `evidence` is not."""

    pack: str
    says: str
    state: str
    holds: str
    who_decides: str
    source: str
    does_not_mean: str
    ask: str
    unverified: str
    listed: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    """What heads the report. `low` and `high` are empty where no pack gives tiers."""

    low: str
    high: str
    could_rise_to: str
    label: str
    meaning: str
    response: str
    notes: tuple[str, ...]
    who_decides: str
    ask_first: bool
    provisional: bool
    scale: tuple[Step, ...]
    scale_text: str
    gates: tuple[GateView, ...]
    contradicted: bool = False

    @property
    def settled(self) -> bool:
        """True for a routine result that nothing speaks against: its open questions need no answer."""
        return self.low == self.high == TIERS[0] and not self.ask_first and not self.contradicted


def open_questions(house: Mapping[str, Any], heading: ResultView) -> tuple[str, ...]:
    """What waits for an answer; a routine result waits for none but who else the text names."""
    if not heading.settled:
        return tuple(house.get("questions", ()))
    return tuple(one["says"] for one in house.get("question_details", ()) if one.get("id") == NAMED)


def house_pack(result: Mapping[str, Any]) -> Mapping[str, Any]:
    """The pack whose tier heads the report: the house rubric, else the first with tiers, else nothing."""
    packs: Mapping[str, Mapping[str, Any]] = result.get("packs", {})
    graded = [one for one in packs.values() if one.get("tier_min")]
    return packs.get("house_default") or (graded[0] if graded else {})


def is_provisional(result: Mapping[str, Any]) -> bool:
    """True when something that bears on the tier was assumed or left out, as the pack itself found."""
    return bool(house_pack(result).get("provisional"))


def stage(result: Mapping[str, Any]) -> str:
    """By its own dates the work is planned, running or ended on the day; planned where they do not say."""
    proposal, day = result.get("proposal", {}), result["as_of"]
    starts, ends = proposal.get("starts") or "", proposal.get("ends") or ""
    if ends and ends < day[: len(ends)]:
        return "ended"
    return "running" if starts and starts <= day[: len(starts)] else "planned"


def result_view(result: Mapping[str, Any], phrases: Phrases) -> ResultView:
    """The heading result of one assessment."""
    house = house_pack(result)
    low, high = house.get("tier_min") or "", house.get("tier_max") or ""
    provisional = is_provisional(result)
    rise = _rise(result, high) if provisional else ""
    ask = bool(house.get("ask_first"))
    scale = _scale(low, high, rise, phrases)
    gates = gate_views(result, phrases, ("true", "unknown"))
    return ResultView(
        contradicted=any(
            str(one.get("id")).startswith(f"{AGAINST}.") for one in house.get("question_details", ())
        ),
        low=low,
        high=high,
        could_rise_to=rise,
        label=_label(low, high, ask, phrases),
        meaning=phrases(f"tiers.{high}.means") if low and low == high and not ask else "",
        response=house.get("response") or ("" if low else phrases("result.undetermined_says")),
        notes=(
            *_notes(low, high, phrases),
            *([phrases("result.worst", high=rise)] if rise else []),
            *_stage_note(result, high, bool(gates), phrases),
        ),
        who_decides=house.get("who_decides") or "",
        ask_first=ask,
        provisional=provisional,
        scale=scale,
        scale_text=phrases("result.scale", here=_label(low, high, ask, phrases)),
        gates=gates,
    )


def gate_views(result: Mapping[str, Any], phrases: Phrases, states: tuple[str, ...]) -> tuple[GateView, ...]:
    """The gates in these states; those that hold come first, each sentence once."""
    words = {
        "true": phrases("result.gate_holds"),
        "unknown": phrases("result.gate_unknown"),
        "false": phrases("result.gate_false"),
    }
    found: dict[tuple[str, str], GateView] = {}
    for state in states:
        for gate in result.get("gates", ()):
            if gate.get("holds") == state:
                found.setdefault((gate.get("pack", ""), gate["says"]), _gate(gate, words[state], phrases))
    return tuple(found.values())


def _gate(gate: Mapping[str, Any], state: str, phrases: Phrases) -> GateView:
    listed, evidence = by_list(gate.get("evidence", ()), plan_settings()["gate_bodies"], phrases)
    return GateView(
        pack=gate.get("pack", ""),
        says=gate["says"],
        state=state,
        holds=gate["holds"],
        who_decides=gate.get("who_decides") or "",
        source=gate.get("source") or "",
        does_not_mean=gate.get("does_not_mean") or "",
        ask=gate.get("ask") or "",
        unverified=unverified(gate.get("certainty") or "", phrases),
        listed=listed,
        evidence=evidence,
    )


def _rise(result: Mapping[str, Any], high: str) -> str:
    full = (result.get("full_range") or {}).get("tier_max") or ""
    return full if full > high else ""


def _label(low: str, high: str, ask: bool, phrases: Phrases) -> str:
    if not low:
        return phrases("result.undetermined")
    if low != high:
        name = phrases("result.ask") if ask else phrases(f"tiers.{high}.name")
        return phrases("result.range", low=low, high=high, name=name)
    name = phrases("result.ask") if ask else phrases(f"tiers.{low}.name")
    return phrases("result.one", tier=low, name=name)


def _notes(low: str, high: str, phrases: Phrases) -> tuple[str, ...]:
    """What settles a range; what may be done meanwhile is the response above it."""
    if not low or low == high:
        return ()
    return (phrases("result.range_says", low=low, high=high),)


def _stage_note(result: Mapping[str, Any], high: str, held: bool, phrases: Phrases) -> tuple[str, ...]:
    """What a depth above routine, or a legal point, is for where the work has begun or is over."""
    at, ends = stage(result), result.get("proposal", {}).get("ends") or ""
    if at == "planned" or (high in ("", "T0") and not held):
        return ()
    if not ends:
        return (phrases(f"result.work_{at}_open"),)
    return (phrases(f"result.work_{at}", date=phrases.date(ends)),)


def _scale(low: str, high: str, rise: str, phrases: Phrases) -> tuple[Step, ...]:
    if not low:
        return ()
    return tuple(
        Step(
            tier=tier,
            name=phrases(f"tiers.{tier}.name"),
            state=_state(tier, low, high, rise),
            marked=low <= tier <= high or tier == rise,
        )
        for tier in TIERS
    )


def _state(tier: str, low: str, high: str, rise: str) -> str:
    if low <= tier <= high:
        return "here" if low == high else "range"
    return "possible" if high < tier <= rise else ""
