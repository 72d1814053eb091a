"""What an identifier says of the names found beside it: it decides alone, or contradicts them."""

from collections.abc import Sequence

from screening.matching.basis import Basis
from screening.matching.found import Found

# The domain of an institute or firm under that of its group.
_UNDER = "domain_under"


class ByIdentifier:
    """Weighs the bodies that identifiers of the text or its row belong to."""

    def __init__(self, basis: Basis) -> None:
        self.index = basis.index
        self.scale = basis.scale

    def weigh(self, found: list[Found], named: Sequence[tuple[int, str, str]], read_as: str = "") -> None:
        """An identifier decides alone; where it belongs to another body than the name, a person looks.

        `named` are bodies by (number, feature, value); `read_as` is the unlisted
        body whose name the text has, if any.
        """
        for number, feature, value in named:
            own = [one for one in found if one.body == number]
            for one in own:
                self.scale.add(one, feature, True, value)
            if not own:
                self._identified_only(found, number, feature, value, read_as)

    def _identified_only(
        self, found: list[Found], number: int, feature: str, value: str, read_as: str
    ) -> None:
        """The identifier's body is not among those named."""
        bodies = self.index.bodies
        owner = bodies[number]
        conflict = [
            one
            for one in found
            if one.relation == "same" and not (owner.entity_id and bodies[one.body].parent == owner.entity_id)
        ]
        if owner.entity_id:
            alone = Found(number, 0, 0, "I", self.scale.kind_weight["I"])
            alone.why.append((feature, True, value, alone.score))
            if feature == _UNDER:
                alone.relation, alone.tie = "related", "institute"
            for one in conflict:
                self.scale.add(alone, "identifier_conflict", False, bodies[one.body].name)
            if read_as and not conflict:
                self.scale.add(alone, "identifier_conflict", False, read_as)
            found.append(alone)
        for one in conflict:
            self.scale.add(one, "identifier_conflict", False, f"{value} ({owner.name})")
