"""What the numbers of a channels pack amount to: tiers that nothing reaches, steps that leap over a tier."""

import itertools
from collections.abc import Iterator

from screening.assess.channels import Grades, tier_name, weigh
from screening.model.rubric import Channel, ChannelsRubric

_Case = dict[str, int]


def unreached_tiers(rubric: ChannelsRubric) -> tuple[str, ...]:
    """One sentence for each tier that no grading reaches."""
    most = max(_most(rubric, one) for one in rubric.channels)
    return tuple(
        f"puts {tier_name(tier)} at {limit:g}, but no channel goes beyond {most:g}; nothing reaches it"
        for tier, limit in enumerate(rubric.thresholds, start=1)
        if limit > most and not any(one.tier >= tier for one in rubric.floors)
    )


def leaps(rubric: ChannelsRubric) -> tuple[str, ...]:
    """One sentence for each input of which one step, all else equal, moves the tier by two or more.

    A channel is looked at by itself: in several together the worst one counts,
    and it leaps no further than it would alone.
    """
    found: dict[str, str] = {}
    for channel in rubric.channels:
        for key, before, after, case in _steps(rubric, channel):
            low, high = _tier(rubric, case), _tier(rubric, {**case, key: after})
            if high - low > 1:
                name, levels = _levels(rubric, key)
                found.setdefault(
                    key,
                    f"one step of {name} (from “{levels[before]}” to “{levels[after]}”) can move the"
                    f" tier from {tier_name(low)} to {tier_name(high)}; a small difference would weigh much",
                )
    return tuple(found.values())


def _most(rubric: ChannelsRubric, channel: Channel) -> float:
    product = 100.0
    for group in channel.factors:
        product *= max(max(_weights(rubric, key)) for key in group)
    return product


def _steps(rubric: ChannelsRubric, channel: Channel) -> Iterator[tuple[str, int, int, _Case]]:
    """Every step up of every input of a channel, with the levels that stand before it."""
    keys = tuple(dict.fromkeys(key for group in channel.factors for key in group))
    ranges = [range(_lowest(rubric, key), len(_weights(rubric, key))) for key in keys]
    for levels in itertools.product(*ranges):
        case = dict(zip(keys, levels, strict=True))
        for key in keys:
            if case[key] + 1 < len(_weights(rubric, key)):
                yield key, case[key], case[key] + 1, case


def _tier(rubric: ChannelsRubric, case: _Case) -> int:
    """The tier of a case in which every input that is not named stands at its lowest."""
    level = {key: case.get(key, _lowest(rubric, key)) for key in ("P", "F", "A", "D", "X", "C", "role")}
    partner, role = (_weights(rubric, key)[level[key]] for key in ("P", "role"))
    grades = Grades(
        partner=(partner, partner),
        F=(level["F"], level["F"]),
        A=(level["A"], level["A"]),
        D=(level["D"], level["D"]),
        X=(level["X"], level["X"]),
        C=(level["C"], level["C"]),
        role=(role, role),
        end_use="civil",
    )
    return weigh(rubric, grades).tier_low


def _levels(rubric: ChannelsRubric, key: str) -> tuple[str, tuple[str, ...]]:
    if key == "role":
        return "role", tuple(name for name, _ in _roles(rubric))
    return rubric.scale(key).name, rubric.scale(key).levels


def _weights(rubric: ChannelsRubric, key: str) -> tuple[float, ...]:
    return tuple(one for _, one in _roles(rubric)) if key == "role" else rubric.scale(key).weights


def _roles(rubric: ChannelsRubric) -> list[tuple[str, float]]:
    return sorted(rubric.roles, key=lambda one: one[1])


def _lowest(rubric: ChannelsRubric, key: str) -> int:
    return 0 if key == "role" else rubric.scale(key).lowest
