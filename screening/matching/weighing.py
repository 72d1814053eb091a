"""What speaks for and against one listed name in a text, each with its fixed weight."""

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from screening.matching.acronyms import has_institute, is_asked, is_unmistakable
from screening.matching.branches import Branches
from screening.matching.context import Context
from screening.matching.found import Found
from screening.matching.index import PLACE, Body, Claim, Index
from screening.matching.joined import HYPHEN_AFTER, HYPHEN_BEFORE, spelled_out
from screening.matching.kinds import KIND_ORDER
from screening.matching.scan import Span
from screening.matching.surroundings import Surroundings, is_han, segment_of
from screening.names.tokens import Tokens

# With one of these, that the text is the bare name settles nothing.
_NOT_SETTLED = ("homonym", "country_missing", "generic_name", "generic_at_home")
_OF_PLACE = ("place_for", "row_for", "city_for")
# Names written out, as against acronyms and short forms, which have a weight of their own.
IN_FULL = "PNAFM"
# "Institute of Experimental Physics" has three words that count; with four a name tells more.
_FEW_WORDS = 3
_FEW_LETTERS = 4


class Scale:
    """The features, with the weights of `rules/matching/judging.yml`."""

    def __init__(self, index: Index, rules: Mapping[str, Any], around: Surroundings) -> None:
        self.index = index
        self.around = around
        self.kind_weight: dict[str, float] = rules["kind"]
        self.weight: dict[str, float] = rules["evidence"]
        self.bands: dict[str, float] = rules["bands"]
        self.firms = frozenset(rules["firms"])
        self._unsimplified = frozenset(rules["han"]["unsimplified"])
        self._simplified = frozenset(index.simplified.values()) - frozenset(rules["han"]["shared"])
        self.groups = frozenset(index.groups)
        self._forms_of: dict[str, list[str]] = rules["forms_of"]
        self.branches = Branches(index, around)
        self.teaching = frozenset(rules["teaching"])

    def add(self, one: Found, feature: str, supports: bool, value: str = "") -> None:
        """Put one feature with its fixed weight on the scale."""
        weight = self.weight[feature]
        one.score += weight
        one.why.append((feature, supports, value, weight))

    def beside_part(self, one: Found, part: str) -> None:
        """A part of the body is named too, which settles whose name it is, but for one that is elsewhere."""
        elsewhere = any(why[0] in ("place_against", "branch_abroad") for why in one.why)
        if one.score < self.bands["confirmed"] and not elsewhere:
            self.add(one, "part_for", True, part)

    def named(self, body: int, kind: str, first: int, end: int) -> Found:
        """A body found by a name of this kind, with the weight of the name alone."""
        one = Found(body, first, end, kind, self.kind_weight[kind])
        one.why.append((f"name_{kind}", True, "", one.score))
        return one

    def weighed(self, context: Context, span: Span, claim: Claim, near: frozenset[str]) -> Found:
        """One claim with the weight of its name, its place and its rivals."""
        one = self.named(claim[0], claim[1], span.first, span.end)
        self.place(one, near, context, span.pattern)
        words = context.text.words[span.first : span.end]
        common = claim[2] or self.around.ordinary.issuperset(words)
        if common and one.why[-1][0] in ("place_against", "branch_abroad"):
            self.add(one, "common_name", False)
        if not self._rival(context, one, claim, span, near) and not near and not claim[3]:
            self._unplaced(context, one, claim)
        by_country = one.why[-1][0] in ("place_for", "row_for")
        if by_country and one.kind in IN_FULL and self._is_generic(words):
            self.add(one, "generic_at_home", False, one.why[-1][2])
        whole = span.first == 0 and span.end == len(context.text.words)
        if claim[3]:
            self._acronym(context, one, whole, near)
        elif whole and not any(why[0] in _NOT_SETTLED for why in one.why):
            self.add(one, "whole_text", True)
        elif whole and one.kind == "W" and any(why[0] == "homonym" for why in one.why):
            one.score = max(one.score, self.bands["review"])  # all whom it may mean are asked about
        sure = one.kind in IN_FULL and not claim[3] and all(why[1] for why in one.why)
        if sure and not near and self._is_one_word(words) and self._is_all(context, span):
            self.add(one, "one_word", False)
            if self._has_other_form(context.text, span, one.body):
                self.add(one, "other_form", False)
        elif (
            one.why[-1][0] == "place_against"
            and self._is_one_word(words)
            and self._is_all(context, span)
            and self._has_other_form(context.text, span, one.body)
        ):
            self.add(one, "other_form", False)
        self._ask_which(one)
        return one

    def _has_other_form(self, text: Tokens, span: Span, number: int) -> bool:
        """ "Teldor Ltd" where the list has "Teldor JSC", or where the form is one of other countries."""
        start, stop = segment_of(text, span.first, span.end)
        beside = "".join((*text.words[start : span.first], *text.words[span.end : stop]))
        at_home = self._forms_of.get(beside)
        if not beside or at_home is not None:
            return bool(beside) and self.index.bodies[number].country not in (at_home or ())
        word, patterns = "".join(text.words[span.first : span.end]), self.index.patterns
        for form in self.index.legal:
            at = bisect_left(patterns, word + form)
            found = self.index.claims[at] if patterns[at : at + 1] == [word + form] else ()
            if any(claim[0] == number for claim in found):
                return True
        return False

    def _ask_which(self, one: Found) -> None:
        """Where two listed bodies have one name, it is a question which of them, not whether any is."""
        shared = sum(weight for feature, _, _, weight in one.why if feature == "other_listed")
        review = self.bands["review"]
        if one.score < review <= one.score - shared:
            one.score = review

    def _is_all(self, context: Context, span: Span) -> bool:
        """True when nothing but a legal form stands beside the name; what else does weighs by itself."""
        start, stop = segment_of(context.text, span.first, span.end)
        after = self.branches.without_form(context.text.words[span.end : stop])
        beside = (*context.text.words[start : span.first], *after)
        return all(word in self.index.legal for word in beside)

    def _is_one_word(self, words: list[str]) -> bool:
        """One word, or a few letters, besides the legal form."""
        proper = [word for word in words if word not in self.index.legal]
        return not is_han(words[0]) and (len(proper) == 1 or len("".join(proper)) <= _FEW_LETTERS)

    def place(self, one: Found, near: frozenset[str], context: Context, pattern: int | None = None) -> None:
        """The country, and the very city, for or against the body."""
        body = self.index.bodies[one.body]
        if body.country and body.country in near:
            of_row = body.country == context.hints.country and body.country not in context.countries
            feature = "row_for" if of_row else "place_for"
            self.add(one, feature, True, body.country)
            own = context.cities & body.cities
            if own:
                self.add(one, "city_for", True, _city(context, min(own)))
        elif near and body.country:
            named = context.text.words[one.first : one.end]
            abroad = body.kind in self.firms and (
                self.branches.of_group(named) or self.branches.named(context, one)
            )
            feature = "branch_abroad" if abroad else "place_against"
            self.add(one, feature, False, " ".join(sorted(near)))
            if self._namesake_in(pattern, near):
                self.add(one, "namesake_there", False, " ".join(sorted(near)))

    def _namesake_in(self, pattern: int | None, near: frozenset[str]) -> bool:
        """True when a body of the very same name is at home in one of these countries."""
        if pattern is None:
            return False
        claims = self.index.claims[pattern]
        return any(claim[0] != PLACE and self.index.bodies[claim[0]].country in near for claim in claims)

    def _written_otherwise(self, context: Context, span: Span, other: Body) -> bool:
        """True for 东北大学 and a body in Japan, where 東 is written."""
        if other.country not in self._unsimplified or not is_han(context.text.words[span.first]):
            return False
        spans = context.text.spans
        written = context.text.source[spans[span.first][0] : spans[span.end - 1][1]]
        return not self._simplified.isdisjoint(written)

    def _rival(self, context: Context, one: Found, claim: Claim, span: Span, near: frozenset[str]) -> bool:
        """Other bodies of the same name: a namesake elsewhere, the rightful owner of a borrowed name."""
        bodies = self.index.bodies
        country = bodies[claim[0]].country
        rivals = [c for c in self.index.claims[span.pattern] if c[0] not in (PLACE, claim[0])]
        if not rivals:
            return False
        for rival in rivals:
            other = bodies[rival[0]]
            if other.entity_id or self._written_otherwise(context, span, other):
                continue
            if rival[1] == "P" and other.parent and other.parent == bodies[claim[0]].entity_id:
                # A part of the body, whose name the list prints as another name of the whole.
                one.relate(other.tie, span.first, span.end, other.tie.replace("_", " "))
                return True
            if other.country == country and rival[1] == "P" and claim[1] not in "PN":
                _forget_place(one)  # it fits the other as well
                self.add(one, "borrowed", False, other.name)
                return True
            if other.country and other.country != country and not near:
                self.add(one, "homonym", False, f"{other.name} ({other.country})")
                return True
        if claim[1] in "XB" and any(bodies[c[0]].entity_id and c[1] in "PNA" for c in rivals):
            self.add(one, "rightful", False, bodies[rivals[0][0]].name)
            return True
        rank = KIND_ORDER.index(claim[1])
        for rival in rivals:
            other = bodies[rival[0]]
            given_up = claim[1] == "F" and rival[1] == "W" and not rival[3]
            if not other.entity_id or (KIND_ORDER.index(rival[1]) > rank and not given_up):
                continue
            if other.parent and other.parent == bodies[claim[0]].entity_id:
                continue  # a part, or a firm of the group, that goes by the name of the whole
            if context.cities & bodies[claim[0]].cities and _elsewhere(context, other):
                continue
            if given_up and other.country == country:
                _forget_place(one)
            if country and other.country not in ("", country) and not near:
                self.add(one, "homonym", False, f"{other.name} ({other.country})")
                return True
            if other.country == country or not near:
                self.add(one, "other_listed", False, other.name)
                return True
        return False

    def _has_few_words(self, words: list[str]) -> bool:
        """ "Institute of Applied Physics", of which a country may have several; not a university."""
        return sum(len(word) > 3 for word in words) <= _FEW_WORDS and "university" not in words

    def _is_generic(self, words: list[str]) -> bool:
        return self.around.ordinary.issuperset(words) and self._has_few_words(words)

    def _unplaced(self, context: Context, one: Found, claim: Claim) -> None:
        """A name without a place that others use as well, or that is made of ordinary words."""
        words = context.text.words[one.first : one.end]
        country = self.index.bodies[claim[0]].country
        glued = claim[2] and claim[1] not in "PN" and _in_one_piece(context.text, one.first, one.end)
        generic = glued or (claim[1] != "W" and self.around.ordinary.issuperset(words))
        if generic and claim[1] not in "PN" and self._has_few_words(words):
            self.add(one, "generic_name", False, country)
        elif generic or claim[2]:
            self.add(one, "country_missing", False, country)

    def _acronym(self, context: Context, one: Found, whole: bool, near: frozenset[str]) -> None:
        """An acronym decides nothing alone; inside a longer phrase it rather names a part or a partner.

        One that is close to unique counts where an address has the institution: after a department.
        """
        placed = self.index.bodies[one.body].country in near
        if self._joins(context, one, placed):
            return
        if one.body in self.groups and has_institute(context, one, self.index, self.around):
            one.score = max(one.score, self.bands["likely"])
            return
        others = spelled_out(context, one)
        if others:
            self.add(one, "spelled_out", False, others)
            return
        if whole and not placed:
            one.why.append(("lone_acronym", False, "", 0.0))
            one.score = min(max(one.score, self.bands["review"]), self.bands["likely"] - 0.1)
            return
        beside = self.around.firm_words(context.text, one.first, one.end, context.place_words)
        inside = bool(beside) and not (
            self._ends_address(context, one) or self._of_group(one, beside) or self._has_unit(context, one)
        )
        if not placed and (inside or one.kind != "C" or not self.around.names_unit(context.text)):
            self.add(one, "lone_acronym", False)
        if inside:
            self.add(one, "acronym_inside", False)
        words = context.text.words[one.first : one.end]
        asked = self._tells(context, one) or (
            not near
            and (
                is_asked(context, one, self.around, inside=inside)
                or (is_unmistakable(one.kind, words) and not context.text.source.isupper())
            )
        )
        if asked or (placed and not inside):
            one.score = max(one.score, self.bands["review"])

    def _tells(self, context: Context, one: Found) -> bool:
        """ "ABC (Teldor)": a proper word beside an acronym is one of its body's name."""
        name = self.index.bodies[one.body].name.lower().split()
        words = context.text.words
        return any(
            words[i] in name and self.around.proper(words[i])
            for i in range(len(words))
            if i not in context.place_words and not one.first <= i < one.end
        )

    def _has_unit(self, context: Context, one: Found) -> bool:
        """ "NUAA School of Astronautics": a university's acronym at one end, and a unit and its subject."""
        words, around = context.text.words, self.around
        start, stop = segment_of(context.text, one.first, one.end)
        others = words[start : one.first] + words[one.end : stop]
        return (
            self.index.bodies[one.body].kind in self.teaching
            and (start == one.first or stop == one.end)
            and not around.unit.isdisjoint(others)
            and around.joint.isdisjoint(others)
            and around.ordinary.issuperset(others)
        )

    def _of_group(self, one: Found, beside: list[str]) -> bool:
        """ "CASIC 17th Research Institute": a number and what institutes are called, beside a group."""
        return (
            one.body in self.groups
            and one.kind == "C"
            and self.around.is_institute(beside)
            and all(word in self.around.ordinary or len(word) < _FEW_WORDS for word in beside)
        )

    def _ends_address(self, context: Context, one: Found) -> bool:
        """ "Department of Physics of LMKU": units and subjects before it, and "of"."""
        words = context.text.words
        start, stop = segment_of(context.text, one.first, one.end)
        before = words[start : one.first]
        return (
            stop == one.end
            and before[-1:] == ["of"]
            and any(word in self.around.unit for word in before)
            and all(
                words[i] in self.around.ordinary or i in context.place_words for i in range(start, one.first)
            )
        )

    def _joins(self, context: Context, one: Found, placed: bool) -> bool:
        """ "UM-SJTU Joint Institute", "Tsinghua-Berkeley Shenzhen Institute": a joint venture, not the body.

        A short form that others use too stays a question.
        """
        text = context.text
        joint = not self.around.joint.isdisjoint(text.words)
        if one.end - one.first > 1 or not (placed or joint):
            return False
        if (
            not joint
            and self.index.bodies[one.body].kind not in self.teaching
            and one.body not in self.groups
        ):
            return False  # "RFNC-VNIIEF" is one institute with two acronyms
        start, stop = text.spans[one.first]
        beside = text.source[max(0, start - 2) : start], text.source[stop : stop + 2]
        if not HYPHEN_BEFORE.search(beside[0]) and not HYPHEN_AFTER.match(beside[1]):
            return False
        one.relate("joint_centre", *segment_of(text, one.first, one.end))
        one.score = self.bands["likely"] if one.kind in "CBH" else self.bands["likely"] - 0.1
        return True

    def _branch(self, one: Found, region: str) -> None:
        """A branch of a firm in another country, or a firm of its name there: somebody has to look."""
        features = {why[0] for why in one.why}
        if "place_for" in features:
            return
        if "branch_abroad" not in features:
            self.add(one, "branch_named", False, region)
        one.score = min(max(one.score, self.bands["review"]), self.bands["likely"] - 0.1)

    def beside(self, context: Context, span: Span, claim: Claim, one: Found) -> None:
        """More words in the same segment: a firm's unit or sister, or a single word that is no name there."""
        kind = self.index.bodies[claim[0]].kind
        text = context.text
        if kind in self.firms:
            words = self.around.firm_words(text, span.first, span.end, context.place_words)
            words = list(self.branches.without_form(words))
            if self.around.is_institute(words) or words == ["research"]:
                one.relate("institute", *segment_of(text, span.first, span.end))
            elif self.branches.named(context, one):
                self._branch(one, " ".join(words).title())
            elif words:
                self.add(one, "firm_part", False, " ".join(words[:4]))
        elif span.end - span.first == 1 and not claim[3] and not is_han(text.words[span.first]):
            placed = self.index.bodies[claim[0]].country in context.countries
            start, stop = segment_of(text, span.first, span.end)
            after = self.branches.without_form(text.words[span.end : stop])
            others = [
                word for word in (*text.words[start : span.first], *after) if word not in self.index.legal
            ]
            if others and not self._joins(context, one, placed):
                self._amid_others(context, span, one, kind)

    def _amid_others(self, context: Context, span: Span, one: Found, kind: str) -> None:
        """A bare word amid others is hardly the body's name; with what bears a university's it is asked."""
        tie = self.around.tie(context.text, span.first, span.end) if kind in self.teaching else None
        if tie and tie[0] == "other" and one.kind == "B":
            one.relate(*tie)
            one.score = min(max(one.score, self.bands["review"]), self.bands["likely"] - 0.1)
        else:
            self.add(one, "single_word", False)


def _city(context: Context, joined: str) -> str:
    """The name of a city in the words of the text, or as the row has it."""
    words = context.text.words
    for first, end, _ in context.scan.places:
        if "".join(words[first:end]) == joined:
            return " ".join(words[first:end]).title()
    return context.hints.city.title() or joined.title()


def _forget_place(one: Found) -> None:
    """Take back what the place was worth, where it settles nothing."""
    one.score -= sum(why[3] for why in one.why if why[0] in _OF_PLACE)
    one.why = [why for why in one.why if why[0] not in _OF_PLACE]


def _elsewhere(context: Context, other: Body) -> bool:
    """True when the cities that the text or its row names are none of a body's."""
    return bool(other.cities) and context.cities.isdisjoint(other.cities)


def _in_one_piece(text: Tokens, first: int, end: int) -> bool:
    """True for "InstituteofTechnicalPhysics", whose words cannot be told to be ordinary ones."""
    if is_han(text.words[first]):
        return False
    return " " not in text.source[text.spans[first][0] : text.spans[end - 1][1]]
