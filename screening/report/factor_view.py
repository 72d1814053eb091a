"""Why: the factors as they were read, the three products, and what would change the result."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from screening.model.sentence import Sentence
from screening.model.vocabulary import tier_range
from screening.report.phrases import Phrases
from screening.report.result_view import house_pack
from screening.report.saying import tail_of

_LEVELS = {"P": 6, "B": 4}
_USUAL_LEVELS = 5
CHANNELS = ("transfer", "misuse", "integrity")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorView:
    """One factor: how many levels it has (0: none), and the range it was read at (None: not assessed)."""

    id: str
    name: str
    low: int | None
    high: int | None
    steps: int
    level: str
    low_word: str
    high_word: str
    origin: str
    found: bool
    says: str
    evidence: tuple[str, ...]

    @property
    def how(self) -> str:
        """How the level is known; nothing where that has just been said ("not assessed")."""
        return self.origin if self.origin != self.level else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelView:
    """One product; None where it was not assessed."""

    id: str
    name: str
    short: str
    low: float | None
    high: float | None
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One change of one fact, and the tiers that would follow."""

    says: str
    tiers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """The reasons of the pack that heads the report; `thresholds` are (tier, value) in rising order."""

    factors: tuple[FactorView, ...]
    channels: tuple[ChannelView, ...]
    thresholds: tuple[tuple[str, float], ...]
    changes: tuple[ChangeView, ...]
    floors: tuple[str, ...]
    graded: bool

    @property
    def found(self) -> tuple[FactorView, ...]:
        """The factors that something was read for, without those assumed or left out."""
        return tuple(one for one in self.factors if one.found and one.low is not None)


def why_view(result: Mapping[str, Any], phrases: Phrases) -> WhyView:
    """Factors without the benefit, which has its own part of the report."""
    house = house_pack(result)
    factors = [one for one in house.get("factors", ()) if one.get("id") != "B"]
    return WhyView(
        factors=tuple(_factor(one, phrases) for one in factors),
        channels=tuple(_channels(house, phrases)),
        thresholds=tuple((tier, float(value)) for tier, value in house.get("thresholds", ())),
        changes=tuple(_change(one) for one in house.get("what_if", ())),
        floors=_floors(house, phrases),
        graded=any(one.get("origin") == "graded" for one in factors),
    )


def _factor(given: Mapping[str, Any], phrases: Phrases) -> FactorView:
    origin = given.get("origin") or "unknown"
    low, high = given.get("low"), given.get("high")
    words = given.get("low_word") or "", given.get("high_word") or ""
    if origin == "not_assessed":
        low = high = None
        words = (phrases("why.origin.not_assessed"),) * 2
    count = len(given.get("levels", ())) or (
        _LEVELS.get(given["id"], _USUAL_LEVELS) if low is not None else 0
    )
    return FactorView(
        id=given["id"],
        name=given["name"],
        low=low,
        high=high,
        steps=count,
        level=words[0] if words[0] == words[1] else phrases("why.range", low=words[0], high=words[1]),
        low_word=words[0],
        high_word=words[1],
        origin=phrases.word("why.origin", origin),
        found=origin not in ("assumed", "not_assessed"),
        says=ground(given.get("says") or "", given["name"]),
        evidence=tuple(given.get("evidence", ())),
    )


def ground(says: str, name: str) -> str:
    """What a factor's sentence adds to its name, its level and how it is known, which stand beside it."""
    if not says.startswith(f"{name}:"):
        return says
    return tail_of(says)


def _floors(house: Mapping[str, Any], phrases: Phrases) -> tuple[str, ...]:
    """Why the tier stands above what the products reach; else a reader finds a sum that does not add up."""
    highest = max((one for one in (house.get("channels_max") or {}).values() if one is not None), default=0.0)
    reached = max((tier for tier, value in house.get("thresholds", ()) if highest >= value), default="T0")
    tiers = house.get("tier_min") or "", house.get("tier_max") or ""
    if tiers[1] <= reached:
        return ()
    if not house.get("ledger"):
        return (phrases("why.floor_unsaid"),)
    key = "why.floor" if tiers[0] == tiers[1] else "why.floor_range"
    rules = (one["says"] for one in house.get("ledger", ()) if one.get("factor") == "floor")
    said = ((rule.partition(": ")[0].split()[-1], _condition(rule)) for rule in rules)
    return tuple(phrases(key, says=phrases.translated(says)[0]) for tier, says in said if tier == tiers[1])


def _condition(rule: str) -> str:
    """What a floor asks for, without the tier before it."""
    said = rule.values.get("says") if isinstance(rule, Sentence) else None
    return said or rule.partition(": ")[2] or rule


def _channels(house: Mapping[str, Any], phrases: Phrases) -> list[ChannelView]:
    lowest, highest = house.get("channels_min") or {}, house.get("channels_max") or {}
    views = []
    for channel in [*CHANNELS, *(one for one in highest if one not in CHANNELS)]:
        if channel in highest or channel in lowest:
            low, high = lowest.get(channel), highest.get(channel)
            views.append(
                ChannelView(
                    id=channel,
                    name=phrases.word("why.channel_names", channel),
                    short=phrases.word("why.channel_short", channel),
                    low=low,
                    high=high,
                    value=_value(low, high, phrases),
                )
            )
    return views


def _value(low: float | None, high: float | None, phrases: Phrases) -> str:
    if low is None or high is None:
        return phrases("why.not_assessed")
    # Of a product just below a threshold more than one decimal is kept.
    ends = [phrases.number(one, max(1, len(str(float(one)).partition(".")[2]))) for one in (low, high)]
    return ends[0] if low == high else phrases("why.range", low=ends[0], high=ends[1])


def _change(given: Mapping[str, Any]) -> ChangeView:
    return ChangeView(says=given["says"], tiers=tier_range(given["tier_min"], given["tier_max"]))


def benefit_factor(result: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The benefit as the pack read it, or None."""
    return next((one for one in house_pack(result).get("factors", ()) if one.get("id") == "B"), None)
