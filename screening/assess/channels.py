"""Interval arithmetic of a channels pack: weights, products, thresholds, floors; no reading, no words."""

from dataclasses import dataclass, replace
from typing import Any

from screening.model.proposal import Interval
from screening.model.rubric import ChannelsRubric, Floor

Weights = tuple[float, float]
_ROUNDING = 1e-9
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades:
    """All inputs of one case: the partner tie as weights, the others as levels, None if not assessed."""

    partner: Weights
    F: Interval | None
    A: Interval | None
    D: Interval | None
    X: Interval | None
    C: Interval | None
    role: Weights
    end_use: str
    benefit: Interval = (1, 1)

    def level(self, key: str) -> Interval | None:
        """The level range of one input other than the partner tie."""
        found: Interval | None = getattr(self, key)
        return found

    def with_level(self, key: str, level: Interval) -> "Grades":
        """The same case with one input changed."""
        changed: dict[str, Any] = {key: level}
        return replace(self, **changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What the grades amount to; a channel that was not assessed is None."""

    low: dict[str, float | None]
    high: dict[str, float | None]
    tier_low: int
    tier_high: int
    floor_low: Floor | None
    floor_high: Floor | None

    @property
    def width(self) -> int:
        """How many tiers lie between the least and the most."""
        return self.tier_high - self.tier_low


def shown(rubric: ChannelsRubric, product: float) -> float:
    """A product as it is printed: one decimal, or as many as leave it in its own tier.

    14.96 would be 15.0, where the next tier begins.
    """
    reached = _reached(rubric, product)
    digits = range(1, _MOST_DIGITS)
    return next((one for n in digits if _reached(rubric, one := round(product, n)) == reached), product)


def _reached(rubric: ChannelsRubric, product: float) -> int:
    return sum(product + _ROUNDING >= one for one in rubric.thresholds)


def weigh(rubric: ChannelsRubric, grades: Grades) -> Weighed:
    """Both ends of every channel and of the tier."""
    read = apply_end_use(rubric, grades)
    low = {one.id: _channel(rubric, read, one.factors, 0) for one in rubric.channels}
    high = {one.id: _channel(rubric, read, one.factors, 1) for one in rubric.channels}
    floor_low, floor_high = _floor(rubric, read, 0), _floor(rubric, read, 1)
    return Weighed(
        low=low,
        high=high,
        tier_low=max(_tier(rubric, low), floor_low.tier if floor_low else 0),
        tier_high=max(_tier(rubric, high), floor_high.tier if floor_high else 0),
        floor_low=floor_low,
        floor_high=floor_high,
    )


def apply_end_use(rubric: ChannelsRubric, grades: Grades) -> Grades:
    """Stated military use lifts the field to its top level; an unknown use lifts only the upper end."""
    top = rubric.scale("F").highest
    if grades.end_use == "military":
        return replace(grades, F=(top, top))
    if grades.end_use == "unknown" and grades.F is not None and grades.F[1] >= 2:
        return replace(grades, F=(grades.F[0], top))
    return grades


def tier_name(tier: int) -> str:
    """T0 to T4."""
    return f"T{tier}"


def weight_of(rubric: ChannelsRubric, grades: Grades, key: str, end: int) -> float | None:
    """The weight of one input at one end (0 least, 1 most), None when it was not assessed."""
    if key == "P":
        return grades.partner[end]
    if key == "role":
        return grades.role[end]
    level = grades.level(key)
    return None if level is None else rubric.scale(key).weights[level[end]]


def _channel(
    rubric: ChannelsRubric, grades: Grades, factors: tuple[tuple[str, ...], ...], end: int
) -> float | None:
    product = 100.0
    for group in factors:
        weights = [weight_of(rubric, grades, key, end) for key in group]
        known = [one for one in weights if one is not None]
        if not known:
            return None
        product *= max(known)
    return product


def _tier(rubric: ChannelsRubric, channels: dict[str, float | None]) -> int:
    return _reached(rubric, highest(channels))


def highest(channels: dict[str, float | None]) -> float:
    """The channel value that decides the tier, 0 to 100; 0 where no channel was assessed."""
    return max((one for one in channels.values() if one is not None), default=0.0)


def _floor(rubric: ChannelsRubric, grades: Grades, end: int) -> Floor | None:
    if grades.A is None:
        return None
    holding = [
        one
        for one in rubric.floors
        if grades.partner[end] + _ROUNDING >= one.partner_weight and grades.A[end] >= one.access
    ]
    return max(holding, key=lambda one: one.tier, default=None)
