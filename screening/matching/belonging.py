"""What only belongs to the body whose name was found, or bears its name: a hospital, a college, a press."""

from screening.matching.basis import Basis
from screening.matching.context import Context
from screening.matching.found import Found
from screening.matching.index import Body
from screening.matching.joined import is_venture
from screening.matching.scan import Span
from screening.matching.segments import is_han, segment_of

# "TechnoLab" reads as two words too; a laboratory named by its subject has more.
_PAIR = 2
_LABORATORY, _LABORATORY_WRITTEN = "laboratory", "laborator"
# So many characters has the name of a Chinese city or region, the longer tried first.
_PLACE_SIZES = (4, 3, 2)


class Belonging:
    """Tells the body from what is its own or bears its name."""

    def __init__(self, basis: Basis) -> None:
        self.index = basis.index
        self.around = basis.around
        self.firms = basis.firms
        self.teaching = basis.teaching
        self.military = basis.military
        self.eponym_countries = frozenset(basis.rules["eponym_countries"])

    def relate(
        self, context: Context, span: Span, one: Found, kind: str, tie: tuple[str, int, int] | None
    ) -> None:
        """Mark what only belongs to the body, or bears its name."""
        body = self.index.bodies[one.body]
        if body.kind in self.teaching and is_venture(context, span, self.around):
            one.relate("joint_centre", *segment_of(context.text, span.first, span.end))
        elif tie and self._may_be_tied(body, tie[0]):
            one.relate(*tie)
        elif kind == "W" and self._is_laboratory_of(context, span, body):
            one.relate("laboratory", span.first, span.end)

    def _may_be_tied(self, body: Body, tie: str) -> bool:
        """A hospital is no hospital of itself; presses and schools for children bear universities' names.

        Independent colleges are founded with civil universities; a college of a military one is a part of it.
        """
        if tie == "other":
            return body.kind in self.teaching
        if tie == "independent_college":
            return body.kind not in self.military
        return not (body.kind == "hospital" and tie == "hospital")

    def _is_laboratory_of(self, context: Context, span: Span, body: Body) -> bool:
        """A laboratory that goes by its own name is a part of the body, unless the body is a laboratory."""
        words = context.text.words[span.first : span.end]
        return len(words) > _PAIR and _LABORATORY in words and _LABORATORY_WRITTEN not in body.name.lower()

    def own_part(self, other: tuple[str, str], body: Body) -> bool:
        """What looks like another body's name, but is usual for a part of this one, or for itself.

        A scholar's name in front of an institute's, in some countries; in
        Chinese the institute of a firm, and the school of a university behind
        its short name.
        """
        if other[0] == "eponym":
            return body.country in self.eponym_countries
        if body.kind in self.teaching:
            return other[0] == "continues" and is_han(other[1]) and self._is_own_school(other[1])
        return body.kind in self.firms and is_han(other[1]) and self.around.is_institute([other[1]])

    def _is_own_school(self, after: str) -> bool:
        """ "计算机学院", and "杭州创新研究院": an institute that a university has in another city."""
        if self.around.han.is_own_school(after):
            return True
        place = next((size for size in _PLACE_SIZES if self.index.is_place(after[:size])), 0)
        return bool(place) and self.around.han.is_own_institute(after[place:])
