"""Other bodies that go by the very name that was found: namesakes, rightful owners, listed ones."""

from collections.abc import Sequence

from screening.matching.basis import Basis
from screening.matching.context import Context
from screening.matching.found import Found
from screening.matching.index import PLACE, Body, Claim
from screening.matching.kinds import KIND_ORDER
from screening.matching.patterns import HEADS
from screening.matching.scale import forget_place
from screening.matching.segments import is_han


class Rivals:
    """Weighs the claims of the others against one claim on a name."""

    def __init__(self, basis: Basis) -> None:
        self.index = basis.index
        self.scale = basis.scale
        han = basis.rules["han"]
        self._unsimplified = frozenset(han["unsimplified"])
        # Japanese forms that Taiwan does not have may stand for what is written alike in both Chinas.
        of_taiwan = {to for one, to in self.index.simplified.items() if chr(one).encode("big5", "ignore")}
        self._simplified = frozenset(of_taiwan) - frozenset(han["shared"])

    def weigh(self, context: Context, one: Found, claim: Claim, pattern: int, near: frozenset[str]) -> bool:
        """True where another body of the name speaks against this one, or has it as a part of its own."""
        rivals = [c for c in self.index.claims[pattern] if c[0] not in (PLACE, claim[0])]
        return bool(rivals) and (
            self._unlisted(context, one, claim, rivals, near)
            or self._rightful(one, claim, rivals, near)
            or self._listed(context, one, claim, rivals, near)
        )

    def _unlisted(
        self, context: Context, one: Found, claim: Claim, rivals: Sequence[Claim], near: frozenset[str]
    ) -> bool:
        """A namesake elsewhere, the owner of a borrowed name, a part whose name is given to the whole."""
        bodies = self.index.bodies
        own = bodies[claim[0]]
        for rival in rivals:
            other = bodies[rival[0]]
            if other.entity_id or self._written_otherwise(context, one, other):
                continue
            if rival[1] == "P" and other.parent and other.parent == own.entity_id:
                one.relate(other.tie, one.first, one.end, other.tie.replace("_", " "))
                return True
            if other.country == own.country and rival[1] == "P" and claim[1] not in "PN":
                forget_place(one)  # it fits the other as well
                self.scale.add(one, "borrowed", False, other.name)
                if _is_turned(context, one, other):
                    self.scale.ask(one)  # it may be either's
                return True
            if other.country and other.country != own.country and not near:
                self.scale.add(one, "homonym", False, f"{other.name} ({other.country})")
                return True
            if other.country == own.country and _without_bracket(own.name) == _without_bracket(other.name):
                if context.cities.isdisjoint(own.cities):
                    self.scale.add(one, "sister", False, other.name)
                    one.score = min(one.score, self.scale.unsure)
                return False
        return False

    def _written_otherwise(self, context: Context, one: Found, other: Body) -> bool:
        """True for 东北大学 and a body in Japan, where 東 is written."""
        if other.country not in self._unsimplified or not is_han(context.text.words[one.first]):
            return False
        spans = context.text.spans
        written = context.text.source[spans[one.first][0] : spans[one.end - 1][1]]
        return not self._simplified.isdisjoint(written)

    def _rightful(self, one: Found, claim: Claim, rivals: Sequence[Claim], near: frozenset[str]) -> bool:
        """A form made up for this body is the own name of another listed one, which may be there."""
        bodies = self.index.bodies
        if claim[1] not in "XEOB":
            return False
        others = (bodies[c[0]] for c in rivals if c[1] in "PNA")
        owner = next((one for one in others if one.entity_id and (not near or one.country in near)), None)
        if owner is None:
            return False
        self.scale.add(one, "rightful", False, owner.name)
        return True

    def _listed(
        self, context: Context, one: Found, claim: Claim, rivals: Sequence[Claim], near: frozenset[str]
    ) -> bool:
        """A listed body with as good a claim, but for a part or a firm of this one."""
        bodies = self.index.bodies
        own = bodies[claim[0]]
        rank = KIND_ORDER.index(claim[1])
        for rival in rivals:
            other = bodies[rival[0]]
            given_up = claim[1] == "F" and rival[1] == "W" and not rival[3]
            if not other.entity_id or (KIND_ORDER.index(rival[1]) > rank and not given_up):
                continue
            if other.parent and other.parent == own.entity_id:
                continue  # a part, or a firm of the group, that goes by the name of the whole
            if context.cities & own.cities and _elsewhere(context, other):
                continue
            if given_up and other.country == own.country:
                forget_place(one)
            if own.country and other.country not in ("", own.country) and not near:
                self.scale.add(one, "homonym", False, f"{other.name} ({other.country})")
                return True
            if other.country == own.country or not near:
                self.scale.add(one, "other_listed", False, other.name)
                return True
        return False


def _is_turned(context: Context, one: Found, other: Body) -> bool:
    """The head stands first, as it does not in the other's name: "Universität Sandport"."""
    head = context.text.words[one.first]
    return head in HEADS and not other.name.lower().startswith(head)


def _without_bracket(name: str) -> str:
    """ "Teldor University" for "Teldor University (Sandport)"."""
    return name.partition(" (")[0]


def _elsewhere(context: Context, other: Body) -> bool:
    """True when the cities that the text or its row names are none of a body's."""
    return bool(other.cities) and context.cities.isdisjoint(other.cities)
