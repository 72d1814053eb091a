"""What several names found in one text say of one another: the body and its parent, parts and hospitals."""

from collections.abc import Callable

from screening.matching.basis import Basis
from screening.matching.context import Context
from screening.matching.found import Found
from screening.matching.kinds import IN_FULL
from screening.matching.longer import Longer
from screening.matching.parts_beside import PartsBeside
from screening.matching.units import Units
from screening.matching.weighing import Weighing

# Puts one among the found or the refused; the last is the mass of its name.
Keep = Callable[[Context, Found, float], None]


class Kin:
    """The rules that take all that was found together."""

    def __init__(self, basis: Basis, weighing: Weighing, longer: Longer, units: Units, keep: Keep) -> None:
        self.index = basis.index
        self.around = basis.around
        self.scale = basis.scale
        self.groups = basis.groups
        self.teaching = basis.teaching
        self.authorities = basis.authorities
        self._of_authority = frozenset(basis.rules["words"]["of_authority"])
        self.placing = weighing.placing
        self.longer = longer
        self.units = units
        self.parts = PartsBeside(basis)
        self._keep = keep

    def weigh(self, context: Context) -> None:
        """Change, add to and drop from what was found; in this order, for each rule goes by the scores."""
        self._drop_explained(context)
        self._weigh_parents(context)
        self._weigh_parts(context)
        self._name_units(context)
        self._relate_institutes(context)
        self._add_hospitals(context)

    def _drop_explained(self, context: Context) -> None:
        """ "Huazhong University of Science and Technology (HUST)": the name says whose acronym it is."""
        if len(context.found) < 2:
            return
        claims = self.index.claims
        for span in context.scan.chosen:
            owners = {claim[0] for claim in claims[span.pattern] if claim[3]}
            if len(owners) < 2 or not any(
                one.body in owners and one.end - one.first > 1 and not span.first <= one.first < span.end
                for one in context.found
            ):
                continue
            context.found = [
                one for one in context.found if one.body not in owners or one.first != span.first
            ]

    def _weigh_parents(self, context: Context) -> None:
        """A unit beside whose name its parent is named too is hardly another unit of that name.

        The acronym that both go by names the parent once, and not beside the unit.
        """
        bodies = self.index.bodies
        if not any(bodies[one.body].parent for one in context.found):
            return
        named = {bodies[body].entity_id for body in self._considered(context)}
        for one in context.found:
            parent = bodies[one.body].parent
            if parent not in named or one.relation != "same" or one.score >= self.scale.bands["confirmed"]:
                continue
            number = self.index.numbers[parent]
            if self._by_the_same_words(context, one, number):
                continue
            before = one.score
            self.scale.add(one, "parent_for", True, bodies[number].name)
            placed = any(why[0] in ("place_for", "row_for") for why in one.why)
            short = self.units.is_short(context.text.words[one.first : one.end])
            if short and not placed and self._by_letters_alone(context, number):
                one.score = max(before, min(one.score, self.scale.asked))

    def _by_the_same_words(self, context: Context, one: Found, parent: int) -> bool:
        """True when the words that name the unit are what names its parent."""
        return any(
            span.first == one.first and any(claim[0] == parent for claim in self.longer.listed(span))
            for span in context.scan.chosen
        )

    def _by_letters_alone(self, context: Context, number: int) -> bool:
        """True for "Institute of Physics CAS": the letters may be those of another country's academy."""
        kinds = [
            claim[1]
            for span in context.scan.chosen
            for claim in self.longer.listed(span)
            if claim[0] == number
        ]
        return bool(kinds) and all(kind in "HW" for kind in kinds)

    def _weigh_parts(self, context: Context) -> None:
        """A body beside whose doubtful name a part of it is named too is hardly another of that name."""
        text = context.text
        if len(context.scan.chosen) == 1:
            return
        for one in context.found:
            if one.kind not in IN_FULL:
                continue
            for span in context.scan.chosen:
                apart = span.end <= one.first or one.end <= span.first
                if apart and self.longer.names_part(span, one.body):
                    start, stop = text.spans[span.first][0], text.spans[span.end - 1][1]
                    self.scale.beside_part(one, text.source[start:stop])
                    break

    def _considered(self, context: Context) -> list[int]:
        return [one.body for one in context.found] + [one.body for one in context.refused]

    def _name_units(self, context: Context) -> None:
        """A listed unit of a body, named beside it in whatever order, is the one that is meant."""
        for one in tuple(context.found):
            named = (
                self.parts.listed(context, one) if one.relation == "same" or one.tie == "institute" else None
            )
            if named is None:
                continue
            number, (first, end), in_full = named
            if any(
                other.body == number and other.score >= self.scale.bands["likely"] for other in context.found
            ):
                continue
            first, end = min(first, one.first), max(end, one.end)
            unit = self.scale.named(number, "A" if in_full else "R", first, end)
            self.placing.weigh(context, unit, context.places_outside(first, end))
            self.scale.add(unit, "parent_for", True, self.index.bodies[one.body].name)
            self._keep(context, unit, 0.0)
            if one.tie == "institute" or one.body in self.groups:
                one.why = [why for why in one.why if why[0] != "related_institute"]
                one.relate("institute", first, end, self.index.bodies[number].name)

    def _relate_institutes(self, context: Context) -> None:
        """An institute of a listed academy, group or ministry is related to it, unless listed itself."""
        for one in context.found:
            group = one.body in self.groups
            authority = not group and self._is_authority(one.body)
            if one.relation != "same" or not (group or authority):
                continue
            if any(
                other is not one and other.relation == "same" and other.score > one.score - 0.01
                for other in context.found
            ):
                continue
            before = self._before_group(context, one)
            if authority:
                if not self._of_authority.isdisjoint(context.text.words[i] for i in before):
                    one.relate("institute", 0, one.end)
            elif self.around.part_of_group(context.text, before, one.first, one.end):
                one.relate("institute", 0, one.end)
            elif unit := self.parts.behind(context, one):
                one.relate("institute", one.first, unit[1])

    def _is_authority(self, number: int) -> bool:
        """True for a ministry or service; not for an institute of one, whose laboratories are its own."""
        body = self.index.bodies[number]
        return body.kind in self.authorities and self._of_authority.isdisjoint(body.name.lower().split())

    def _before_group(self, context: Context, one: Found) -> list[int]:
        """The words before a group that may name an institute of it: no acronym of its own, no label."""
        begin = context.begins_after(one.first, self.index.bodies[one.body].country)
        own = {
            i
            for span in context.scan.chosen
            if any(claim[0] == one.body and claim[3] for claim in self.index.claims[span.pattern])
            for i in range(span.first, span.end)
        }
        label = context.behind_label(begin, one.first)
        named = self.around.is_institute(context.text.words[begin:label])
        return [i for i in range(begin if named else label, one.first) if i not in own]

    def _add_hospitals(self, context: Context) -> None:
        """ "Xiangya Hospital, Central South University" names both the university and a hospital of it."""
        if not self.around.bearers.is_hospital(context.text.words):
            return
        for one in tuple(context.found):
            if one.relation != "same" or self.index.bodies[one.body].kind not in self.teaching:
                continue
            segments = self.around.bearers.hospital_segments(context.text, one.first)
            if segments:
                other = Found(one.body, one.first, one.end, one.kind, one.score, why=list(one.why))
                other.relate("hospital", *segments[0])
                context.found.append(other)
