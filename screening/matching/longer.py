"""A listed name inside a longer name that is not listed: a campus, a related body, or a near miss."""

from collections.abc import Sequence

from screening.matching.basis import Basis
from screening.matching.context import Context
from screening.matching.found import Found, Refused
from screening.matching.index import PLACE, Claim
from screening.matching.kinds import IN_FULL, KIND_ORDER
from screening.matching.near_places import Near
from screening.matching.scan import Scan, Span
from screening.matching.segments import is_han
from screening.matching.weighing import Weighing

# Bodies that were written down because they are mistaken for listed ones.
CONFUSABLE = "confusables"


class Longer:
    """Judges the names that a longer one contains."""

    def __init__(self, basis: Basis, weighing: Weighing) -> None:
        self.index = basis.index
        self.around = basis.around
        self.scale = basis.scale
        self.groups = basis.groups
        self.teaching = basis.teaching
        self.weighing = weighing
        self._branch = frozenset(basis.rules["words"]["branch"])
        self._listed: dict[int, list[Claim]] = {}
        self._owners: dict[int, int] = {}

    def listed(self, span: Span) -> list[Claim]:
        """The claims of listed bodies on a span."""
        found = self._listed.get(span.pattern)
        if found is None:
            bodies = self.index.bodies
            claims = [c for c in self.index.claims[span.pattern] if c[0] != PLACE]
            # A part's own name, which the list prints among those of the whole, is the part's.
            parents = {bodies[c[0]].parent for c in claims if c[1] == "P" and not bodies[c[0]].entity_id}
            found = [
                c for c in claims if (own := bodies[c[0]].entity_id) and not (c[1] == "W" and own in parents)
            ]
            if len(found) > 1:
                found = self._without_parts(found)
            self._listed[span.pattern] = found
        return found

    def _without_parts(self, claims: list[Claim]) -> list[Claim]:
        """Without a part to which a list gives a name that is rather the whole's; a firm may go by it."""
        bodies = self.index.bodies
        rank = {bodies[c[0]].entity_id: KIND_ORDER.index(c[1]) for c in claims}
        return [
            c
            for c in claims
            if bodies[c[0]].tie == "subsidiary"
            or rank.get(bodies[c[0]].parent, len(KIND_ORDER)) >= KIND_ORDER.index(c[1])
        ]

    def names_part(self, span: Span, number: int) -> bool:
        """True for a unit's own name among those of body `number`, and for an unlisted body tied to it."""
        bodies = self.index.bodies
        return any(
            claim[1] == "W" and not claim[3]
            if claim[0] == number
            else claim[0] != PLACE
            and not bodies[claim[0]].entity_id
            and bodies[claim[0]].parent == bodies[number].entity_id
            for claim in self.index.claims[span.pattern]
        )

    def judge(self, context: Context, span: Span, position: int) -> None:
        """Add what the names inside stand for, or refuse them with the longer name as reason."""
        owner = self._owner(span)
        body = self.index.bodies[owner]
        inner = self._inner(context.scan, span)
        tied = bool(body.parent) and not body.entity_id
        if not inner and not tied:
            return
        near = context.places_near(position)
        before = len(context.found)
        taken: set[int] = set()
        for one_span in inner:
            for claim in self.listed(one_span):
                if claim[1] in "WB" or claim[0] in taken:
                    continue
                taken.add(claim[0])
                self._judge_inner(context, span, one_span, claim, owner, near)
        if tied and len(context.found) == before:
            self._add_child(context, owner, span, near.of(body.country, shared=True))

    def _owner(self, span: Span) -> int:
        """The unlisted body that has this longer name; looked for once a name."""
        owner = self._owners.get(span.pattern)
        if owner is None:
            claimed = [c[0] for c in self.index.claims[span.pattern] if c[0] != PLACE]
            unlisted = [number for number in claimed if not self.index.bodies[number].entity_id]
            owner = self._owners[span.pattern] = next(iter((*unlisted, *claimed)), 0)
        return owner

    def _inner(self, scan: Scan, span: Span) -> list[Span]:
        """Listed names within the span, heaviest first."""
        if len(scan.found) == len(scan.chosen):
            return []
        inside = [
            one
            for one in scan.found
            if one is not span and span.first <= one.first and one.end <= span.end and self.listed(one)
        ]
        return sorted(inside, key=lambda one: (-one.mass, one.first))

    def _judge_inner(
        self, context: Context, span: Span, inner: Span, claim: Claim, owner: int, near: Near
    ) -> None:
        bodies = self.index.bodies
        where = near.of(bodies[claim[0]].country, shared=True)
        # "Teldor University Malaysia" is abroad by its own name, which does not speak against Teldor's.
        own = {country for at, _, country in context.scan.places if inner.end <= at < span.end}
        one = self.weighing.weighed(context, inner, claim, where if where - own else frozenset())
        if bodies[claim[0]].entity_id == bodies[owner].parent:
            self.scale.beside_part(one, bodies[owner].name)
            one.relate(bodies[owner].tie, span.first, span.end, bodies[owner].tie.replace("_", " "))
        elif one.score < self.scale.bands["likely"] or not (
            self._is_campus(context, span, inner, one, owner)
            or self._is_of_group(context, span, inner, one)
            or self._is_related(context, span, inner, one)
        ):
            context.refused.append(Refused(claim[0], "longer_name", bodies[owner].name, inner.mass))
            return
        context.found.append(one)

    def _is_campus(self, context: Context, span: Span, inner: Span, one: Found, owner: int) -> bool:
        """ "Harbin Institute of Technology (Shenzhen)": the name, and after it a place and nothing else.

        Or before it, as in "Sandport Branch of Teldor University".
        Not where the longer name is that of a body known to be another, as with
        China University of Mining and Technology and its sister in Beijing.
        """
        if self.index.bodies[owner].source.startswith(CONFUSABLE):
            return False
        scan, words = context.scan, context.text.words
        placed = {i for first, end, _ in scan.places for i in range(first, end)}
        rest = set(range(inner.end, span.end)) or self._branch_of(words, span, inner)
        named = inner.first == span.first or inner.end == span.end
        if "," in self.index.bodies[owner].name and rest & placed:
            rest = {i for i in rest if words[i] not in self.around.ordinary}  # "…, Sandport Medical"
        if not named or not rest or not rest <= placed or one.kind not in "PNA":
            return False
        if "(" in self.index.bodies[one.body].name:
            return False  # a body that carries its own place in its name is not the one at another place
        if any(
            country != self.index.bodies[one.body].country for at, _, country in scan.places if at in rest
        ):
            one.relate("campus", span.first, span.end, "campus")
        one.kind = "S"
        one.why[0] = ("name_S", True, "", self.scale.kind_weight["S"])
        return True

    def _branch_of(self, words: Sequence[str], span: Span, inner: Span) -> set[int]:
        """The numbers of the words before "Branch of" and the name."""
        at = inner.first - 2
        said = words[at] in self._branch and words[at + 1] == "of" if at > span.first else False
        return set(range(span.first, at)) if said else set()

    def _is_of_group(self, context: Context, span: Span, inner: Span, one: Found) -> bool:
        """ "University of the Academy of Tides": the name ends with that of an academy in full.

        In Chinese it begins with it.
        """
        han = is_han(context.text.words[span.first])
        at_edge = inner.first == span.first if han else inner.end == span.end
        if one.body not in self.groups or one.kind not in IN_FULL or not at_edge:
            return False
        one.relate("institute", span.first, span.end)
        return True

    def _is_related(self, context: Context, span: Span, inner: Span, one: Found) -> bool:
        """ "Hospital of X University": the longer name is that of a body tied to the one inside.

        Not where the name inside goes on to another body's, as in "Hospital of X
        University of Medicine", nor where the hospital stands beside the longer name.
        """
        if self.around.another_body(context.text, inner.first, inner.end, context.place_words):
            return False
        if any(self._names_another(between, span, inner) for between in context.scan.found):
            return False
        tie = self.around.bearers.tie(context.text, inner.first, inner.end, (span.first, span.end))
        if tie is None or tie[0] == "other":
            return False
        one.relate(*tie)
        return True

    def _names_another(self, between: Span, span: Span, inner: Span) -> bool:
        """True for an unlisted body's name that lies within the longer name and around the one inside."""
        return (
            span.first <= between.first <= inner.first
            and inner.end <= between.end <= span.end
            and inner.end - inner.first < between.end - between.first < span.end - span.first
            and not self.listed(between)
        )

    def _add_child(self, context: Context, owner: int, span: Span, near: frozenset[str]) -> None:
        """An unlisted body that the tables tie to a listed one; not a namesake in another country."""
        body = self.index.bodies[owner]
        number = self.index.numbers.get(body.parent)
        if number is None:
            return
        if near and body.country and body.country not in near:
            context.refused.append(Refused(number, "place_against", " ".join(sorted(near)), span.mass))
        else:
            one = self.scale.named(number, "P", span.first, span.end)
            one.why[0] = ("name_tied", True, "", one.score)
            one.relate(body.tie, span.first, span.end, body.tie.replace("_", " "))
            context.found.append(one)
