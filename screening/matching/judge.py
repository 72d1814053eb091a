"""Is the body whose name was found the body that the text means? Name, rivals, place and syntax, each weighed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from screening.matching.index import KIND_ORDER, PLACE, Claim, Index
from screening.matching.scan import Scan, Span
from screening.matching.surroundings import Surroundings, is_han, segment_of
from screening.names.tokens import Tokens


# With one of these, that the text is the bare name settles nothing.
_NOT_SETTLED = ("homonym", "country_missing", "generic_name")


# "Institute of Experimental Physics" has three words that count; with four a name tells more.
_FEW_WORDS = 3


@dataclass(slots=True)
class Found:
    """One listed body that a text may name, before it is put into words.

    `why` holds (feature, supports, value, weight); `score` is the sum of the weights.
    """

    body: int
    first: int
    end: int
    kind: str
    score: float
    relation: str = "same"
    tie: str = ""
    related: tuple[int, int] | None = None
    why: list[tuple[str, bool, str, float]] = field(default_factory=list)


@dataclass(slots=True)
class Refused:
    """A listed body that was considered and not taken, with the feature that decided."""

    body: int
    feature: str
    value: str
    mass: float


@dataclass(slots=True)
class Hints:
    """What the row says besides the text: a country code in capitals, bodies by (number, feature, value)."""

    country: str = ""
    city: str = ""
    identified: tuple[tuple[int, str, str], ...] = ()


class Judge:
    """The rules, with their words and weights from `rules/matching/judging.yml`."""

    def __init__(self, index: Index, rules: Mapping[str, Any], ordinary: frozenset[str]) -> None:
        self.index = index
        self.kind_weight: dict[str, float] = rules["kind"]
        self.weight: dict[str, float] = rules["evidence"]
        self.bands: dict[str, float] = rules["bands"]
        self.teaching = frozenset(rules["teaching"])
        self.firms = frozenset(rules["firms"])
        self.eponym_countries = frozenset(rules["eponym_countries"])
        self.groups = frozenset(index.groups)
        self._cities: frozenset[str] = frozenset()
        self.around = Surroundings(rules["words"], rules["han"], ordinary)

    def judge(self, text: Tokens, scan: Scan, hints: Hints) -> tuple[list[Found], list[Refused]]:
        """Every listed body the chosen names may stand for, and those refused."""
        found: list[Found] = []
        refused: list[Refused] = []
        self._cities = _cities(text, scan, hints)
        for position, span in enumerate(scan.chosen):
            if not self._listed(span):
                self._judge_longer(text, scan, span, position, hints, found, refused)
                continue
            near = places_near(text, scan, position, hints)
            before = len(found)
            self._judge_span(text, scan, span, near, found, refused)
            if len(found) == before:
                self._judge_longer(text, scan, span, position, hints, found, refused)
        self._weigh_parents(found, refused)
        self._relate_institutes(text, scan, found)
        self._add_hospitals(text, found)
        return found, refused

    def _add_hospitals(self, text: Tokens, found: list[Found]) -> None:
        """ "Xiangya Hospital, Central South University" names the university, and a hospital of it as well."""
        if not self.around.is_hospital(text.words):
            return
        for one in [
            f for f in found if f.relation == "same" and self.index.bodies[f.body].kind in self.teaching
        ]:
            for start, stop in self.around.hospital_segments(text, one.first):
                other = Found(
                    one.body, one.first, one.end, one.kind, one.score, relation="related", tie="hospital"
                )
                other.related = (start, stop)
                other.why = [*one.why, ("related_hospital", True, "", 0.0)]
                found.append(other)
                break

    def _weigh_parents(self, found: list[Found], refused: list[Refused]) -> None:
        """A unit beside whose name its parent is named too is hardly another unit of that name."""
        bodies = self.index.bodies
        named = {bodies[one.body].entity_id for one in (*found, *refused)}
        for one in found:
            parent = bodies[one.body].parent
            if parent in named and one.relation == "same" and one.score < self.bands["confirmed"]:
                self.add(one, "parent_for", True, bodies[self.index.numbers[parent]].name)

    def weigh_identifiers(
        self, found: list[Found], refused: list[Refused], named: tuple[tuple[int, str, str], ...]
    ) -> None:
        """An identifier decides alone, unless it belongs to another body than the name does: then a person looks."""
        bodies = self.index.bodies
        for number, feature, value in named:
            own = [one for one in found if one.body == number]
            others = [one for one in found if one.body != number]
            for one in own:
                self.add(one, feature, True, value)
            conflict = [
                one
                for one in others
                if one.relation == "same" and bodies[one.body].parent != bodies[number].entity_id
            ]
            if bodies[number].entity_id and not own:
                alone = Found(number, 0, 0, "I", self.kind_weight["I"])
                alone.why.append((feature, True, value, alone.score))
                for one in conflict:
                    self.add(alone, "identifier_conflict", False, bodies[one.body].name)
                found.append(alone)
            if not own:
                for one in conflict:
                    self.add(one, "identifier_conflict", False, f"{value} ({bodies[number].name})")

    def _listed(self, span: Span) -> list[Claim]:
        bodies = self.index.bodies
        return [c for c in self.index.claims[span.pattern] if c[0] != PLACE and bodies[c[0]].entity_id]

    def _judge_span(
        self,
        text: Tokens,
        scan: Scan,
        span: Span,
        near: frozenset[str],
        found: list[Found],
        refused: list[Refused],
    ) -> None:
        """Weigh every listed claim of one span."""
        listed = self._listed(span)
        place_words = frozenset(i for first, end, _ in scan.places for i in range(first, end))
        other = self.around.another_body(text, span.first, span.end, place_words)
        for claim in listed:
            body = self.index.bodies[claim[0]]
            if other and not (other[0] == "eponym" and body.country in self.eponym_countries):
                refused.append(
                    Refused(claim[0], "prefixed" if other[0] == "eponym" else other[0], other[1], span.mass)
                )
                continue
            one = self._weighed(text, span, claim, near)
            if other:
                self.add(one, "eponym", False, other[1])
            elif self._is_one_word_inside(text, span, claim):
                self.add(one, "single_word", False)
            if body.kind in self.firms:
                self._weigh_firm(text, span, one, place_words)
            tie = self.around.tie(text, span.first, span.end)
            if tie and not (body.kind == "hospital" and tie[0] == "hospital"):
                one.relation, one.tie, one.related = "related", tie[0], (tie[1], tie[2])
                one.why.append((f"related_{tie[0]}", True, "", 0.0))
            if one.score >= self.bands["review"]:
                found.append(one)
            else:
                worst = min(one.why, key=lambda why: why[3])
                refused.append(Refused(claim[0], worst[0], worst[2], span.mass))

    def _weighed(self, text: Tokens, span: Span, claim: Claim, near: frozenset[str]) -> Found:
        """One claim with the weight of its name, its place and its rivals."""
        one = Found(claim[0], span.first, span.end, claim[1], self.kind_weight[claim[1]])
        one.why.append((f"name_{claim[1]}", True, "", one.score))
        self._weigh_place(one, claim, near)
        self._weigh_rivals(text, one, claim, span, near)
        words = text.words[span.first : span.end]
        whole = span.first == 0 and span.end == len(text.words)
        if claim[3]:
            self._weigh_acronym(text, one, whole, self.index.bodies[claim[0]].country in near)
        elif whole and not any(why[0] in _NOT_SETTLED for why in one.why):
            self.add(one, "whole_text", True)
        return one

    def _is_one_word_inside(self, text: Tokens, span: Span, claim: Claim) -> bool:
        """A name of one word amid a longer phrase may be that word and no name: "Submicron Heterostructures"."""
        if span.end - span.first > 1 or claim[3] or is_han(text.words[span.first]):
            return False
        start, stop = segment_of(text, span.first, span.end)
        return stop - start > 1 and self.index.bodies[claim[0]].kind not in self.firms

    def _weigh_firm(self, text: Tokens, span: Span, one: Found, places: frozenset[int]) -> None:
        """More words beside a firm's name: an institute of it, or perhaps another firm of the group."""
        beside = self.around.firm_words(text, span.first, span.end, places)
        if any(word in self.around.institute for word in beside):
            one.relation, one.tie, one.related = (
                "related",
                "institute",
                segment_of(text, span.first, span.end),
            )
            one.why.append(("related_institute", True, "", 0.0))
        elif beside:
            self.add(one, "firm_part", False, " ".join(beside[:4]))

    def _weigh_acronym(self, text: Tokens, one: Found, whole: bool, placed: bool) -> None:
        """An acronym decides nothing alone; inside a longer phrase it rather names a part or a partner.

        One that is close to unique counts where an address has the institution: after a department.
        """
        if whole and not placed:
            one.why.append(("lone_acronym", False, "", 0.0))
            one.score = min(one.score, self.bands["likely"] - 0.1)
            return
        start, stop = segment_of(text, one.first, one.end)
        inside = stop - start > one.end - one.first
        if not placed and (inside or one.kind != "C" or not self.around.names_unit(text)):
            self.add(one, "lone_acronym", False)
        if inside:
            self.add(one, "acronym_inside", False)

    def add(self, one: Found, feature: str, supports: bool, value: str = "") -> None:
        """Put one feature with its fixed weight on the scale."""
        weight = self.weight[feature]
        one.score += weight
        one.why.append((feature, supports, value, weight))

    def _weigh_place(self, one: Found, claim: Claim, near: frozenset[str]) -> None:
        country = self.index.bodies[claim[0]].country
        if country and country in near:
            self.add(one, "place_for", True, country)
            if self._cities & self.index.bodies[claim[0]].cities:
                city = min(self._cities & self.index.bodies[claim[0]].cities)
                self.add(one, "city_for", True, city.title())
        elif near and country:
            self.add(one, "place_against", False, " ".join(sorted(near)))

    def _weigh_rivals(self, text: Tokens, one: Found, claim: Claim, span: Span, near: frozenset[str]) -> None:
        """Other bodies of the same name: a namesake elsewhere, the rightful owner of a borrowed name."""
        bodies = self.index.bodies
        country = bodies[claim[0]].country
        rivals = [c for c in self.index.claims[span.pattern] if c[0] not in (PLACE, claim[0])]
        for rival in (c for c in rivals if not bodies[c[0]].entity_id):
            rival_country = bodies[rival[0]].country
            if rival_country == country and rival[1] == "P" and claim[1] not in "PN":
                self.add(one, "borrowed", False, bodies[rival[0]].name)
                return
            if rival_country and rival_country != country and not near:
                self.add(one, "homonym", False, f"{bodies[rival[0]].name} ({rival_country})")
                return
        rank = KIND_ORDER.index(claim[1])
        for rival in (c for c in rivals if bodies[c[0]].entity_id and KIND_ORDER.index(c[1]) <= rank):
            if bodies[rival[0]].country == country or not near:
                self.add(one, "other_listed", False, bodies[rival[0]].name)
                return
        words = text.words[span.first : span.end]
        if near or claim[3]:
            return
        generic = claim[1] != "W" and all(word in self.around.ordinary for word in words)
        if generic and claim[1] not in "PN" and sum(len(word) > 3 for word in words) <= _FEW_WORDS:
            self.add(one, "generic_name" if "university" not in words else "country_missing", False, country)
        elif generic or claim[2]:
            self.add(one, "country_missing", False, country)

    def _judge_longer(
        self,
        text: Tokens,
        scan: Scan,
        span: Span,
        position: int,
        hints: Hints,
        found: list[Found],
        refused: list[Refused],
    ) -> None:
        """A listed name inside a longer name that is not listed: a campus, a related body, or a near miss."""
        bodies = self.index.bodies
        owner = next((c[0] for c in self.index.claims[span.pattern] if c[0] != PLACE), 0)
        inner_spans = [
            one
            for one in scan.found
            if one is not span and span.first <= one.first and one.end <= span.end and self._listed(one)
        ]
        taken: set[int] = set()
        for inner in sorted(inner_spans, key=lambda one: (-one.mass, one.first)):
            for claim in self._listed(inner):
                if claim[1] == "W" or claim[0] in taken:
                    continue
                taken.add(claim[0])
                one = self._weighed(text, inner, claim, places_near(text, scan, position, hints))
                if bodies[claim[0]].entity_id == bodies[owner].parent:
                    self._as_child(one, span, bodies[owner].tie)
                    found.append(one)
                elif one.score >= self.bands["likely"] and (
                    self._is_campus(scan, span, inner, one) or self._is_related(text, inner, one)
                ):
                    found.append(one)
                else:
                    refused.append(Refused(claim[0], "longer_name", bodies[owner].name, inner.mass))
        parent = bodies[owner].parent
        if parent and not bodies[owner].entity_id and not inner_spans:
            self._add_child(owner, span, found)

    def _is_campus(self, scan: Scan, span: Span, inner: Span, one: Found) -> bool:
        """ "Harbin Institute of Technology (Shenzhen)": the name, and after it a place and nothing else."""
        rest = set(range(inner.end, span.end))
        placed = {i for first, end, _ in scan.places for i in range(first, end)}
        if inner.first != span.first or not rest or not rest <= placed or one.kind not in "PNA":
            return False
        if "(" in self.index.bodies[one.body].name:
            return False  # a body that carries its own place in its name is not the one at another place
        one.kind = "S"
        one.why[0] = ("name_S", True, "", self.kind_weight["S"])
        return True

    def _is_related(self, text: Tokens, inner: Span, one: Found) -> bool:
        tie = self.around.tie(text, inner.first, inner.end)
        if tie is None:
            return False
        one.relation, one.tie, one.related = "related", tie[0], (tie[1], tie[2])
        one.why.append((f"related_{tie[0]}", True, "", 0.0))
        return True

    def by_words(
        self, text: Tokens, scan: Scan, first: int, end: int, body: int, kind: str, hints: Hints
    ) -> Found:
        """A body proposed by its words in another order (kind R) or by the beginning of its name (kind T)."""
        one = Found(body, first, end, kind, self.kind_weight[kind])
        one.why.append((f"name_{kind}", True, "", one.score))
        outside = frozenset(
            country for at, stop, country in scan.places if not (first <= at and stop <= end)
        ) or frozenset(country for _, _, country in scan.places)
        self._weigh_place(
            one, (body, kind, False, False), outside | ({hints.country} if hints.country else set())
        )
        return one

    def _add_child(self, owner: int, span: Span, found: list[Found]) -> None:
        """An unlisted body that the tables tie to a listed one."""
        body = self.index.bodies[owner]
        number = self.index.numbers.get(body.parent)
        if number is None:
            return
        one = Found(number, span.first, span.end, "P", self.kind_weight["P"])
        self._as_child(one, span, body.tie)
        found.append(one)

    def _as_child(self, one: Found, span: Span, tie: str) -> None:
        """Mark a finding as a body that the tables tie to the listed one."""
        one.relation, one.tie, one.related = "related", tie, (span.first, span.end)
        one.why.append(("related_tie", True, tie.replace("_", " "), 0.0))

    def _relate_institutes(self, text: Tokens, scan: Scan, found: list[Found]) -> None:
        """An institute of a listed academy or group is related to it, unless the institute is listed itself."""
        for one in found:
            if one.relation != "same" or one.body not in self.groups:
                continue
            if any(
                other is not one and other.relation == "same" and other.score > one.score - 0.01
                for other in found
            ):
                continue
            if self.around.part_of_group(text, one.first, one.end):
                one.relation, one.tie, one.related = "related", "institute", (0, one.end)
                one.why.append(("related_institute", True, "", 0.0))


def _cities(text: Tokens, scan: Scan, hints: Hints) -> frozenset[str]:
    """Place names, without spaces, that stand outside the names found, and the city of the row."""
    inside = {i for one in scan.chosen for i in range(one.first, one.end)}
    named = {"".join(text.words[first:end]) for first, end, _ in scan.places if first not in inside}
    if hints.city:
        named.add("".join(hints.city.lower().split()).replace("'", ""))
    return frozenset(named)


def places_near(text: Tokens, scan: Scan, position: int, hints: Hints) -> frozenset[str]:
    """Countries that the text names for the body at `position`: after it, else before it, else anywhere.

    A place inside a name is part of it, unless a comma or bracket divides it off.
    """
    chosen = scan.chosen
    span = chosen[position]
    free = [
        (first, country)
        for first, end, country in scan.places
        if not any(
            one.first <= first and end <= one.end and text.segment[first] == text.segment[one.first]
            for one in chosen
        )
    ]
    until = chosen[position + 1].first if position + 1 < len(chosen) else len(text.words)
    since = chosen[position - 1].end if position else 0
    near = frozenset(country for first, country in free if span.first < first < until)
    if not near:
        near = frozenset(country for first, country in free if since <= first < span.first)
    if not near:
        near = frozenset(country for _, country in free)
    return near | {hints.country} if hints.country else near
