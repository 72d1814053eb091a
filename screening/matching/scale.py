"""The features that speak for and against a name, each with its fixed weight."""

from collections.abc import Mapping
from typing import Any

from screening.matching.found import Found

# What a place is worth, where it speaks for a body.
_OF_PLACE = ("place_for", "row_for", "city_for")


class Scale:
    """The weights and bands of `rules/matching/judging.yml`."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        self.kind_weight: dict[str, float] = rules["kind"]
        self.weight: dict[str, float] = rules["evidence"]
        self.bands: dict[str, float] = rules["bands"]
        # The most that is still a question.
        self.asked = self.bands["likely"] - 0.1
        # The most that is not yet sure.
        self.unsure = self.bands["confirmed"] - 0.1

    def named(self, body: int, kind: str, first: int, end: int) -> Found:
        """A body found by a name of this kind, with the weight of the name alone."""
        one = Found(body, first, end, kind, self.kind_weight[kind])
        one.why.append((f"name_{kind}", True, "", one.score))
        return one

    def add(self, one: Found, feature: str, supports: bool, value: str = "") -> None:
        """Put one feature with its fixed weight on the scale."""
        weight = self.weight[feature]
        one.score += weight
        one.why.append((feature, supports, value, weight))

    def ask(self, one: Found) -> None:
        """Let it be a question, whatever speaks for and against it."""
        one.score = min(max(one.score, self.bands["review"]), self.asked)

    def beside_part(self, one: Found, part: str) -> None:
        """A part of the body is named too, which settles whose name it is, but for one that is elsewhere."""
        elsewhere = any(why[0] in ("place_against", "branch_abroad") for why in one.why)
        if one.score < self.bands["confirmed"] and not elsewhere:
            self.add(one, "part_for", True, part)


def forget_place(one: Found) -> None:
    """Take back what the place was worth, where it settles nothing."""
    one.score -= sum(why[3] for why in one.why if why[0] in _OF_PLACE)
    one.why = [why for why in one.why if why[0] not in _OF_PLACE]
