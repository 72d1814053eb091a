"""Is the body whose name was found the body that the text means? Syntax first, then the scale, then kin."""

from collections.abc import Callable, Mapping
from typing import Any

from screening.matching.acronyms import is_unmistakable
from screening.matching.context import Context
from screening.matching.found import Found, Hints, Refused
from screening.matching.index import PLACE, Body, Claim, Index
from screening.matching.joined import is_venture, partner_abroad
from screening.matching.longer import Longer
from screening.matching.parts_beside import PartsBeside
from screening.matching.scan import Scan, Span
from screening.matching.surroundings import Surroundings, is_han, segment_of
from screening.matching.units import Units
from screening.matching.weighing import IN_FULL, Scale
from screening.names.tokens import Tokens

# "TechnoLab" reads as two words too; a laboratory named by its subject has more.
_PAIR = 2
# So many characters has the name of a Chinese city or region, the longer tried first.
_PLACE_SIZES = (4, 3, 2)


class Judge:
    """The rules, with their words and weights from `rules/matching/judging.yml`."""

    def __init__(
        self,
        index: Index,
        rules: Mapping[str, Any],
        ordinary: frozenset[str],
        country_code: Callable[[str], str],
    ) -> None:
        self.index = index
        self.country_code = country_code
        self.around = Surroundings(rules["words"], rules["han"], ordinary)
        self.scale = Scale(index, rules, self.around)
        self.longer = Longer(index, self.scale)
        self.units = Units(index, self.around, rules["words"])
        self.beside = PartsBeside(index, self.around)
        self.bands: dict[str, float] = rules["bands"]
        self.teaching = frozenset(rules["teaching"])
        self.military = frozenset(rules["military"])
        self.eponym_countries = frozenset(rules["eponym_countries"])
        self.groups = frozenset(index.groups)

    def judge(self, text: Tokens, scan: Scan, hints: Hints) -> tuple[list[Found], list[Refused]]:
        """Every listed body the chosen names may stand for, and those refused."""
        context = Context(text, scan, hints, self.around.ordinary, self.index.legal, self.country_code)
        for position, span in enumerate(scan.chosen):
            before = len(context.found)
            if self.longer.listed(span):
                self._judge_span(context, span, position)
            if len(context.found) == before:
                self.longer.judge(context, span, position)
        if context.found:
            self._drop_explained(context)
            self._weigh_parents(context)
            self._weigh_parts(context)
            self._name_units(context)
            self._relate_institutes(context)
            self._add_hospitals(context)
        return context.found, context.refused

    def _judge_span(self, context: Context, span: Span, position: int) -> None:
        """Weigh every listed claim of one span."""
        homes = {self.index.bodies[claim[0]].country for claim in self.longer.listed(span)}
        near = context.places_near(position, homes.pop() if len(homes) == 1 else "")
        span = self._with_the_word_before(context, span)
        other = (
            _cut_from_place(context, span)
            or _cut_from_word(context, span)
            or self.around.another_body(context.text, span.first, span.end, context.place_words)
        )
        if other and other[0] in ("prefixed", "eponym") and self._behind_its_part(context, span, position):
            other = None
        tie = self.around.tie(context.text, span.first, span.end)
        partner = partner_abroad(context, span, self.around)
        for claim in self.longer.listed(span):
            body = self.index.bodies[claim[0]]
            if other and not self._own_part(other, body):
                feature = "prefixed" if other[0] == "eponym" else other[0]
                context.refused.append(Refused(claim[0], feature, other[1], span.mass))
                continue
            venture = partner if body.kind in self.teaching and body.country != partner else ""
            shared = bool(near.loose) and self._is_shared(span, claim)
            where = near.of(body.country, shared=shared) - {venture}
            placed = body.country in near.own and body.country != context.hints.country
            one = self._weighed(context, span, claim, where, placed=placed)
            if near.elsewhere(body.country) and self._is_plain(context, span):
                one.score = min(one.score, self.bands["likely"] - 0.1)
            if other and other[0] == "eponym":
                self.scale.add(one, "eponym", False, other[1])
            self.scale.beside(context, span, claim, one)
            if venture:
                one.relate("joint_centre", *segment_of(context.text, span.first, span.end))
            elif one.relation == "same":
                self._relate(context, span, one, claim[1], tie)
            self._keep(context, one, span)

    def _behind_its_part(self, context: Context, span: Span, position: int) -> bool:
        """ "Institute of Tidal Waves Academy of Oceans": the word before ends the name of a part of it."""
        before = context.scan.chosen[position - 1] if position else None
        if before is None or before.end != span.first:
            return False
        return any(self.longer.names_part(before, claim[0]) for claim in self.longer.listed(span))

    def _weighed(
        self, context: Context, span: Span, claim: Claim, near: frozenset[str], *, placed: bool
    ) -> Found:
        """One claim on the scale; a name that any institution may give a unit depends on its surroundings.

        Unless it is `placed`: followed by the body's own country.
        """
        words = context.text.words[span.first : span.end]
        if claim[3]:  # what letters stand for depends on where they are written
            if not is_unmistakable(claim[1], words):
                near = near or context.places_in_entry(span)
            return self.scale.weighed(context, span, claim, near)
        if placed or not self.units.is_unit(words):
            return self.scale.weighed(context, span, claim, near)
        near = self.units.where(context, span, near)
        one = self.scale.weighed(context, span, claim, near)
        asked = self.bands["likely"] - 0.1
        host = self.units.host_beside(context, span, one) if one.score >= self.bands["review"] else ""
        if host and any(why[0] == "city_for" for why in one.why):
            one.why.append(("unit_of", False, host, 0.0))
            one.score = min(one.score, asked)
        elif host:
            self.scale.add(one, "unit_of", False, host)
        elif not near:
            most = asked if self.units.is_common(words) else self.bands["confirmed"] - 0.1
            one.score = min(one.score, most)
        return one

    def _is_shared(self, span: Span, claim: Claim) -> bool:
        """True for a weak form of a name, and for one that a body in another country has too."""
        bodies = self.index.bodies
        letters = claim[3] and not is_unmistakable(claim[1], (self.index.patterns[span.pattern],))
        if claim[2] or letters or (claim[1] not in IN_FULL and not claim[3]):
            return True
        own = bodies[claim[0]].country
        if bodies[claim[0]].kind in self.scale.firms:
            return True  # firms of one name are met everywhere, and most have a street in their address
        return any(c[0] != PLACE and bodies[c[0]].country != own for c in self.index.claims[span.pattern])

    def _is_plain(self, context: Context, span: Span) -> bool:
        """True for a name of ordinary words, which another country's body may have as well."""
        return self.around.ordinary.issuperset(context.text.words[span.first : span.end])

    def _relate(
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

    def _own_part(self, other: tuple[str, str], body: Body) -> bool:
        """What looks like another body's name, but is usual for a part of this one, or for itself.

        A scholar's name in front of an institute's, in some countries; in
        Chinese the institute of a firm, and the school of a university behind
        its short name.
        """
        if other[0] == "eponym":
            return body.country in self.eponym_countries
        if body.kind in self.teaching:
            return other[0] == "continues" and is_han(other[1]) and self._is_own_school(other[1])
        return body.kind in self.scale.firms and is_han(other[1]) and self.around.is_institute([other[1]])

    def _is_own_school(self, after: str) -> bool:
        """ "计算机学院", and "杭州创新研究院": an institute that a university has in another city."""
        if self.around.is_own_school(after):
            return True
        place = next((size for size in _PLACE_SIZES if self.index.is_place(after[:size])), 0)
        return bool(place) and self.around.is_own_institute(after[place:])

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
        return len(words) > _PAIR and "laboratory" in words and "laborator" not in body.name.lower()

    def _with_the_word_before(self, context: Context, span: Span) -> Span:
        """The name of the same body that begins with the word before, where another weighs more.

        Of "X University and Y University" the word before Y is part of the other name.
        """
        if any(one.end == span.first for one in context.scan.chosen):
            return span
        bodies = {claim[0] for claim in self.longer.listed(span)}
        for one in context.scan.found:
            begins = one.first < span.first < one.end <= span.end
            as_long = one.end - one.first >= span.end - span.first
            if begins and as_long and bodies & {claim[0] for claim in self.longer.listed(one)}:
                return one
        return span

    def _keep(self, context: Context, one: Found, span: Span) -> None:
        if one.score >= self.bands["review"]:
            context.found.append(one)
        else:
            worst = min(one.why, key=lambda why: why[3])
            context.refused.append(Refused(one.body, worst[0], worst[2], span.mass))

    def by_words(
        self, text: Tokens, scan: Scan, first: int, end: int, body: int, kind: str, hints: Hints
    ) -> Found:
        """A body proposed by its words in another order (kind R) or by the beginning of its name (kind T)."""
        context = Context(text, scan, hints, self.around.ordinary, self.index.legal, self.country_code)
        one = self.scale.named(body, kind, first, end)
        self.scale.place(one, context.places_outside(first, end), context)
        return one

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
            if parent not in named or one.relation != "same" or one.score >= self.bands["confirmed"]:
                continue
            number = self.index.numbers[parent]
            if self._by_the_same_words(context, one, number):
                continue
            before = one.score
            self.scale.add(one, "parent_for", True, bodies[number].name)
            placed = any(why[0] in ("place_for", "row_for") for why in one.why)
            short = self.units.is_short(context.text.words[one.first : one.end])
            if short and not placed and self._by_letters_alone(context, number):
                one.score = max(before, min(one.score, self.bands["likely"] - 0.1))

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
                self.beside.listed(context, one) if one.relation == "same" or one.tie == "institute" else None
            )
            if named is None:
                continue
            number, (first, end), in_full = named
            if any(other.body == number and other.score >= self.bands["likely"] for other in context.found):
                continue
            first, end = min(first, one.first), max(end, one.end)
            unit = self.scale.named(number, "A" if in_full else "R", first, end)
            self.scale.place(unit, context.places_outside(first, end), context)
            self.scale.add(unit, "parent_for", True, self.index.bodies[one.body].name)
            self._keep(context, unit, Span(first, end, 0, 0.0))
            if one.tie == "institute" or one.body in self.groups:
                one.why = [why for why in one.why if why[0] != "related_institute"]
                one.relate("institute", first, end, self.index.bodies[number].name)

    def _relate_institutes(self, context: Context) -> None:
        """An institute of a listed academy or group is related to it, unless it is listed itself."""
        for one in context.found:
            if one.relation != "same" or one.body not in self.groups:
                continue
            if any(
                other is not one and other.relation == "same" and other.score > one.score - 0.01
                for other in context.found
            ):
                continue
            begin = context.begins_after(one.first, self.index.bodies[one.body].country)
            if self.around.part_of_group(context.text, begin, one.first, one.end):
                one.relate("institute", 0, one.end)
            elif unit := self.beside.behind(context, one):
                one.relate("institute", one.first, unit[1])

    def _add_hospitals(self, context: Context) -> None:
        """ "Xiangya Hospital, Central South University" names both the university and a hospital of it."""
        if not self.around.is_hospital(context.text.words):
            return
        for one in tuple(context.found):
            if one.relation != "same" or self.index.bodies[one.body].kind not in self.teaching:
                continue
            segments = self.around.hospital_segments(context.text, one.first)
            if segments:
                other = Found(one.body, one.first, one.end, one.kind, one.score, why=list(one.why))
                other.relate("hospital", *segments[0])
                context.found.append(other)

    def weigh_identifiers(
        self, found: list[Found], named: tuple[tuple[int, str, str], ...], read_as: str = ""
    ) -> None:
        """An identifier decides alone; where it belongs to another body than the name, a person looks.

        `read_as` is the unlisted body whose name the text has, if any.
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
            for one in conflict:
                self.scale.add(alone, "identifier_conflict", False, bodies[one.body].name)
            if read_as and not conflict:
                self.scale.add(alone, "identifier_conflict", False, read_as)
            found.append(alone)
        for one in conflict:
            self.scale.add(one, "identifier_conflict", False, f"{value} ({owner.name})")


def _cut_from_place(context: Context, span: Span) -> tuple[str, str] | None:
    """Chinese characters that begin inside a place name, as 北大 in 湖北大学, are no name of their own."""
    words = context.text.words
    if is_han(words[span.first]):
        for first, end, _ in context.scan.places:
            if first < span.first < end:
                return "prefixed", "".join(words[first:end])
    return None


def _cut_from_word(context: Context, span: Span) -> tuple[str, str] | None:
    """The U of "Sandport uGang" is no university: a single letter at the end stands alone, or is none."""
    text = context.text
    last = text.words[span.end - 1]
    if len(last) != 1 or is_han(last):
        return None
    stop = text.spans[span.end - 1][1]
    goes_on = text.source[stop : stop + 1].isalpha()
    return ("continues", text.words[span.end]) if goes_on and span.end < len(text.words) else None
