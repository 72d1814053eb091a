"""The listed bodies to which those found belong: what lists say of them stands beside what is found."""

from collections.abc import Sequence

from screening.matching.found import Found
from screening.matching.index import Index
from screening.names.tokens import Tokens

# Through these a body is a part of its parent; through others (a hospital, a joint centre) it is another one.
_PARTS = frozenset(("institute", "laboratory", "campus"))
# No chain of parents is longer; the tables might tie two bodies to each other.
_MOST = 5


class Parents:
    """Adds to what was found the listed bodies above it."""

    def __init__(self, index: Index, groups: frozenset[int]) -> None:
        self.index = index
        self.groups = groups

    def add(self, text: Tokens, found: list[Found]) -> None:
        """Each body's listed parent and its parents, as related; one that is named itself stays as it is.

        More lists must not show less: an institute that is listed itself would
        otherwise hide the academy on whose listing a gate rests.
        """
        bodies = self.index.bodies
        if not any(bodies[one.body].parent for one in found):
            return
        for one in tuple(found):
            if one.relation == "same" or one.tie in _PARTS:
                self._add_above(text, found, one)

    def _add_above(self, text: Tokens, found: list[Found], one: Found) -> None:
        bodies = self.index.bodies
        child, tie = bodies[one.body], one.tie if one.relation != "same" else ""
        for _ in range(_MOST):
            number = self.index.numbers.get(child.parent)
            if number is None or number == one.body:
                return
            tie = child.tie if tie in _PARTS or not tie else tie
            self._add_one(text, found, one, number, tie, child.name)
            child = bodies[number]

    def _add_one(
        self, text: Tokens, found: list[Found], one: Found, number: int, tie: str, child: str
    ) -> None:
        known = [other for other in found if other.body == number]
        for other in known:
            if other.relation == "same" and number in self.groups and _names_both(text, one, other):
                other.relate(tie, min(one.first, other.first), max(one.end, other.end), child)
        if any(other.score >= one.score for other in known):
            return
        above = Found(number, one.first, one.end, one.kind, one.score, "related", tie, through=one)
        above.related = (one.first, one.end) if one.end > one.first else None
        feature = "successor" if tie == "predecessor" else "listed_part"
        above.why.append((feature, True, child, one.score))
        found.append(above)


def _names_both(text: Tokens, one: Found, other: Found) -> bool:
    """True for a unit and its academy in one address: side by side, in one segment or in two."""
    if one.relation != "same" or one.end == one.first or other.end == other.first:
        return False
    first, second = sorted(((one.first, one.end), (other.first, other.end)))
    apart = first[1] <= second[0]
    return apart and text.segment[second[0]] - text.segment[first[1] - 1] <= 1


def without_doubles(found: Sequence[Found]) -> list[Found]:
    """The best finding of each body and relation."""
    if len(found) < 2:
        return list(found)
    out: list[Found] = []
    seen: set[tuple[int, str]] = set()
    for one in found:
        if (one.body, one.relation) not in seen:
            seen.add((one.body, one.relation))
            out.append(one)
    return out
