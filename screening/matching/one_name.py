"""Which listed bodies one found name stands for: syntax first, then the scale, then what bears the name."""

import re
from collections.abc import Sequence, Set

from screening.matching.acronyms import is_unmistakable
from screening.matching.basis import Basis
from screening.matching.belonging import Belonging
from screening.matching.context import Context
from screening.matching.found import Found, Refused
from screening.matching.index import PLACE, Body, Claim
from screening.matching.joined import partner_abroad
from screening.matching.kinds import IN_FULL
from screening.matching.longer import Longer
from screening.matching.near_places import Near
from screening.matching.scan import Span
from screening.matching.segments import is_han, is_prose, segment_of
from screening.matching.units import Units
from screening.matching.weighing import Weighing
from screening.names.words import plain, singular

_OF = ["of"]
# Words that exclude a name, and what stands between, have no more letters.
_LONGEST_EXCLUSION = 60
# A stop or a comma between them ends what is denied: "Licensed: not. Partner: Teldor University".
_NO_STOP = r"[^\w.,;|/。，；]"
# The kinds of names by one word of them, as written by a list or as the index has it.
_TELLING = "WB"


class OneName:
    """The judgement of one span."""

    def __init__(self, basis: Basis, weighing: Weighing, longer: Longer, units: Units) -> None:
        self.index = basis.index
        self.around = basis.around
        self.scale = basis.scale
        self.firms = basis.firms
        self.teaching = basis.teaching
        self.weighing = weighing
        self.longer = longer
        self.units = units
        self.belonging = Belonging(basis)
        words, around = basis.rules["words"], basis.around
        self._heads = frozenset(words["head"])
        self._heads_abroad = tuple(words["head_abroad"])
        self._before_head = frozenset(words["before_head"])
        self._attached = list(basis.rules["han"]["attached"])
        unlike = around.part.union(words["roles"], words["degree"], words["leads_to"])
        self._qualifies = around.ordinary.difference(unlike).union(words["qualifies"])
        self._of_units = unlike.difference(words["qualifies"])
        self._say_nothing = around.ordinary.union(
            around.country_after_of, words["of_units"], words["of_forces"]
        )
        self._excludes = _excluding(words["excludes"], words["articles"])
        # Of these a name may have any before it; a country is said of many.
        self._cities = frozenset[str]().union(*(body.cities for body in basis.index.bodies))

    def judge(self, context: Context, span: Span, position: int, claims: Sequence[Claim]) -> None:
        """Weigh every listed claim of the chosen span at `position`."""
        bodies = self.index.bodies
        homes = {bodies[claim[0]].country for claim in claims}
        near = context.places_near(position, homes.pop() if len(homes) == 1 else "")
        longer = self._with_the_word_before(context, span, claims)
        if longer is not None:
            span, claims = longer, self.longer.listed(longer)
        # Most names are a whole segment, beside which no word can say anything.
        alone = segment_of(context.text, span.first, span.end) == (span.first, span.end)
        other = self._another_body(context, span, position, alone=alone)
        tie = None if alone else self.around.bearers.tie(context.text, span.first, span.end)
        partner = partner_abroad(context, span, self.around, bodies[claims[0][0]].country)
        amid = self._is_amid(context, span)
        for claim in claims:
            body = bodies[claim[0]]
            if amid and claim[1] == "X":
                context.refused.append(Refused(claim[0], *amid, span.mass))
                continue
            honouring = claim[1] in _TELLING and self._honouring(context, span, position, body)
            if honouring:
                context.refused.append(Refused(claim[0], "continues", honouring, span.mass))
                continue
            if (
                other
                and not self.belonging.own_part(other, body)
                and not self._is_of_its_parent(context, span, body)
                and not self._says_its_own(context, span, body)
            ):
                feature = "prefixed" if other[0] == "eponym" else other[0]
                context.refused.append(Refused(claim[0], feature, other[1], span.mass))
                continue
            joint = partner and body.kind in self.teaching and body.country != partner
            venture = partner if joint and not self._has_namesake(span, {partner}) else ""
            one = self._placed(context, span, claim, near, venture)
            borrowed = any(why[0] == "borrowed" for why in one.why)
            if claim[1] == "X" and not borrowed and self._is_in_own_order(context, span):
                self.scale.add(one, "own_order", True)
            if other and other[0] == "eponym":
                self.scale.add(one, "eponym", False, other[1])
            elif begun := not alone and (
                self._begun_before(context, span) or self._begun_elsewhere(context, span, body)
            ):
                one.why.append(("begun_before", False, begun, 0.0))
                one.score = min(one.score, self.scale.asked)
            self.weighing.beside.weigh(context, span, claim, one)
            if venture:
                self._as_venture(context, span, one, claim)
            elif one.relation == "same" and (not alone or claim[1] == "W"):
                self.belonging.relate(context, span, one, claim[1], tie)
            if excluded := self._excluded(context, span):
                one.why.append(("excluded", False, excluded, 0.0))
                one.score = min(one.score, self.scale.asked)
            self.keep(context, one, span.mass)

    def _excluded(self, context: Context, span: Span) -> str:
        """ "Not to be confused with Teldor University": the words before a name that it is not, or ""."""
        start = context.text.spans[span.first][0]
        found = self._excludes.search(context.text.source, max(0, start - _LONGEST_EXCLUSION), start)
        return " ".join(found[1].split()) if found else ""

    def _with_the_word_before(self, context: Context, span: Span, claims: Sequence[Claim]) -> Span | None:
        """The name of the same body that begins with the word before, where another weighs more, or None.

        Of "X University and Y University" the word before Y is part of the other name: a name in full is
        not turned round.
        """
        chosen, found = context.scan.chosen, context.scan.found
        if len(found) == len(chosen) or any(one.end == span.first for one in chosen):
            return None
        bodies = {claim[0] for claim in claims}
        in_full = {claim[0] for claim in claims if claim[1] in IN_FULL}
        for one in found:
            begins = one.first < span.first < one.end <= span.end
            as_long = one.end - one.first >= span.end - span.first
            if not begins or not as_long:
                continue
            if any(c[0] in (bodies - in_full if c[1] == "X" else bodies) for c in self.longer.listed(one)):
                return one
        return None

    def _another_body(
        self, context: Context, span: Span, position: int, *, alone: bool
    ) -> tuple[str, str] | None:
        """The rule of syntax by which it is another body's name, and the words that say so, or None.

        Beside a name that is `alone` in its segment only "of" counts, after a comma.
        """
        text = context.text
        other = self._cut_from_place(context, span) or _cut_from_word(context, span)
        if not other and not (alone and text.words[span.end : span.end + 1] != _OF):
            other = self.around.another_body(text, span.first, span.end, context.place_words)
        if other and other[0] in ("prefixed", "eponym") and self._behind_its_part(context, span, position):
            return None
        return other

    def _cut_from_place(self, context: Context, span: Span) -> tuple[str, str] | None:
        """Chinese characters that begin inside a place name, as 北大 in 湖北大学, are no name of their own.

        Those of 上海 in 中国上海 are a place themselves.
        """
        words = context.text.words
        if is_han(words[span.first]):
            for first, end, _ in context.scan.places:
                if first < span.first < end and not self.index.is_place("".join(words[span.first : end])):
                    return "prefixed", "".join(words[first:end])
        return None

    def _honouring(self, context: Context, span: Span, position: int, body: Body) -> str:
        """ "Teldor Sandport State University" is called after a scholar, as the firm Teldor is: its words."""
        chosen, text = context.scan.chosen, context.text
        if span.end - span.first > 1 or body.country not in self.belonging.eponym_countries:
            return ""
        if (
            position + 1 == len(chosen)
            or text.segment[span.end - 1] != text.segment[chosen[position + 1].first]
        ):
            return ""
        behind = text.words[span.end : chosen[position + 1].end]
        called = chosen[position + 1].first == span.end and not self.units.hosts.isdisjoint(behind)
        return " ".join(behind) if called else ""

    def _is_of_its_parent(self, context: Context, span: Span, body: Body) -> bool:
        """ "Teldor Institute of Waves of TAS": what stands behind "of" is what the body belongs to.

        In Chinese it stands before "attached".
        """
        words, at = context.text.words, span.end + 1
        if not body.parent:
            return False
        if words[span.end : at] == _OF:
            names = [one for one in context.scan.found if one.first == at]
        elif words[(behind := span.first - len(self._attached)) : span.first] == self._attached:
            names = [one for one in context.scan.found if one.end == behind]
        else:
            return False
        return any(
            self.index.bodies[c[0]].entity_id == body.parent for one in names for c in self.longer.listed(one)
        )

    def _says_its_own(self, context: Context, span: Span, body: Body) -> bool:
        """ "Teldor Institute of the Sandport Academy": what stands behind "of" is of its name in full."""
        text, behind = context.text, span.end + 1
        if text.words[span.end : behind] != _OF:
            return False
        _, stop = segment_of(text, span.first, span.end)
        following = [word for word in text.words[behind:stop] if word not in _OF]
        own = body.name.lower().replace("-", " ").split()
        return len(following) > 1 and set(map(singular, own)).issuperset(following)

    def _is_amid(self, context: Context, span: Span) -> tuple[str, str] | None:
        """ "Medical University Sandport", "UNIV SANDPORT MARINE": amid other words it is not turned round.

        Only where a place or ordinary words are all that is behind the head.
        """
        text, places = context.text, context.place_words
        words = text.words[span.first : span.end]
        if words[0] != "university" or len(words) == 1:
            return None
        if words[1:2] == _OF:
            return self._is_qualified(context, span) or self._is_cut_from_word(context, span)
        own = [word for word in words if word not in self.index.place_set and word not in self.around.before]
        if not self.around.ordinary.issuperset(own):
            return None
        start, stop = segment_of(text, span.first, span.end)
        before = [i for i in range(start, span.first) if not text.words[i].isdigit()]
        led_to = not before or text.words[before[-1]] in self._before_head
        if not led_to and not is_prose(text, before[-1], span.first):
            return "prefixed", text.words[before[-1]]
        after = text.words[span.end] if span.end < stop else ""
        apart = (
            not after
            or is_prose(text, span.end, span.first)
            or span.end in places
            or after.isdigit()
            or after in self.around.unit
        )
        return None if apart else ("continues", after)

    def _is_cut_from_word(self, context: Context, span: Span) -> tuple[str, str] | None:
        """ "Universidad de SandportTech" is none of Sandport."""
        text, end = context.text, span.end
        touches = end < len(text.words) and text.spans[end][0] == text.spans[end - 1][1]
        if not touches or text.words[end].isdigit() or end in context.place_words:
            return None
        return "continues", text.words[end]

    def _is_in_own_order(self, context: Context, span: Span) -> bool:
        """ "Universidade de Sandport": in that language the head of every name stands first."""
        written = plain(context.text.source[slice(*context.text.spans[span.first])])
        return written.startswith(self._heads_abroad) and written not in self._heads

    def _is_qualified(self, context: Context, span: Span) -> tuple[str, str] | None:
        """ "Agricultural University of Sandport" is not the University of Sandport; a department of it is."""
        start, _ = segment_of(context.text, span.first, span.end)
        before = context.text.words[start : span.first]
        if before[-1:] == _OF:
            return None  # "de la Universidad de Sandport"
        qualified = before and before[-1] in self._qualifies and self._of_units.isdisjoint(before)
        return ("prefixed", " ".join(before)) if qualified else None

    def _begun_before(self, context: Context, span: Span) -> str:
        """The word before a name of ordinary words that may begin another: "Sandport Design Bureau of Works".

        Not a place, an acronym, or the end of another name.
        """
        text, at = context.text, span.first - 1
        if at < 0 or text.segment[at] != text.segment[span.first] or at in context.place_words:
            return ""
        word = text.words[at]
        if not self.around.proper(word) or is_han(word) or text.is_acronym(at):
            return ""
        if self.around.is_led_to(text, span.first):
            return ""
        named = any(one.first <= at < one.end for one in context.scan.chosen)
        return "" if named or not self._is_plain(context, span) else word

    def _city_before(self, context: Context, span: Span) -> str:
        """The city whose name stands before the name in its segment, as comparable words, or ""."""
        at, segment = span.first, context.text.segment
        city = next(("".join(context.text.words[a:b]) for a, b, _ in context.scan.places if b == at), "")
        known = city in self._cities and not is_han(city)
        return city if known and segment[at - 1] == segment[at] else ""

    def _own_city_before(self, context: Context, span: Span, body: int) -> str:
        """ "Sandport Naval Works University": the body's city before a name of several words, or ""."""
        city = self._city_before(context, span)
        own = city in self.index.bodies[body].cities
        return city if own and not self.units.is_short(context.text.words[span.first : span.end]) else ""

    def _begun_elsewhere(self, context: Context, span: Span, body: Body) -> str:
        """The city before a name of ordinary words, where it is not the body's: "Sandport Army College"."""
        city = self._city_before(context, span)
        if not city or not body.cities or city in body.cities:
            return ""
        words = set(context.text.words[span.first : span.end])
        return city if words <= self._say_nothing else ""

    def _behind_its_part(self, context: Context, span: Span, position: int) -> bool:
        """ "Institute of Tidal Waves Academy of Oceans": the word before ends the name of a part of it.

        Or, as is usual in Chinese, that of the body which it is a part of.
        """
        before = context.scan.chosen[position - 1] if position else None
        if before is None or before.end != span.first:
            return False
        bodies = self.index.bodies
        owners = {bodies[claim[0]].entity_id for claim in self.longer.listed(before)}
        return any(
            bodies[claim[0]].parent in owners or self.longer.names_part(before, claim[0])
            for claim in self.longer.listed(span)
        )

    def _placed(self, context: Context, span: Span, claim: Claim, near: Near, venture: str) -> Found:
        """One claim on the scale, with the places that are said of the name, or may be.

        The country of the partner in a `venture` is not held against it.
        """
        country = self.index.bodies[claim[0]].country
        shared = bool(near.loose) and self._is_shared(span, claim)
        asked = shared and self._is_nobody_elses(span, claim)
        where = near.of(country, shared=shared and not asked) - {venture}
        placed = country in near.own and country != context.hints.country
        one = self._weighed(context, span, claim, where, placed=placed, venture=venture)
        if claim[1] == "W" and not where and (city := self._own_city_before(context, span, claim[0])):
            self.scale.add(one, "city_for", True, city.capitalize())
            self.scale.ask(one)
        if asked or (near.elsewhere(country) and self._is_plain(context, span)):
            one.score = min(one.score, self.scale.asked)
        return one

    def _is_nobody_elses(self, span: Span, claim: Claim) -> bool:
        """True for a university's full name that no known body abroad has: "Y Naval University & Teldor"."""
        bodies = self.index.bodies
        own = bodies[claim[0]]
        in_full = claim[1] in IN_FULL and not claim[3] and own.kind in self.teaching
        claims = self.index.claims[span.pattern]
        return in_full and all(c[0] != PLACE and bodies[c[0]].country == own.country for c in claims)

    def _has_namesake(self, span: Span, countries: Set[str]) -> bool:
        """True where a body of the same name is at home in one of the countries."""
        claims = self.index.claims[span.pattern]
        return any(c[0] != PLACE and self.index.bodies[c[0]].country in countries for c in claims)

    def _as_venture(self, context: Context, span: Span, one: Found, claim: Claim) -> None:
        """What the body has together with one abroad; by an acronym that others use too it is a question."""
        one.relate("joint_centre", *segment_of(context.text, span.first, span.end))
        if claim[3]:
            sure = claim[1] in "CH"
            one.score = max(one.score, self.scale.bands["likely"] if sure else self.scale.bands["review"])

    def _is_shared(self, span: Span, claim: Claim) -> bool:
        """True for a weak form of a name, and for one that a body in another country has too."""
        bodies = self.index.bodies
        letters = claim[3] and not is_unmistakable(claim[1], (self.index.patterns[span.pattern],))
        if claim[2] or letters or (claim[1] not in IN_FULL and not claim[3]):
            return True
        own = bodies[claim[0]].country
        if bodies[claim[0]].kind in self.firms:
            return True  # firms of one name are met everywhere, and most have a street in their address
        return any(c[0] != PLACE and bodies[c[0]].country != own for c in self.index.claims[span.pattern])

    def _is_plain(self, context: Context, span: Span) -> bool:
        """True for a name of ordinary words, which another country's body may have as well."""
        return self.around.ordinary.issuperset(context.text.words[span.first : span.end])

    def _weighed(
        self,
        context: Context,
        span: Span,
        claim: Claim,
        near: frozenset[str],
        *,
        placed: bool,
        venture: str = "",
    ) -> Found:
        """A name that any institution may give a unit depends on its surroundings.

        Unless it is `placed`: followed by the body's own country.
        """
        words = context.text.words[span.first : span.end]
        if claim[3]:  # what letters stand for depends on where they are written
            if not is_unmistakable(claim[1], words):
                near = near or context.places_in_entry(span) - {venture}
        elif self.units.is_unit(words):
            if not placed:
                near = self.units.where(context, span, near)
            one = self.weighing.weighed(context, span, claim, near)
            if academy := self.units.academy_beside(context, span, one):
                self.scale.add(one, "unit_of", False, academy)
            elif not placed:
                self._as_unit(context, span, one, words, near)
            return one
        return self.weighing.weighed(context, span, claim, near)

    def _as_unit(
        self, context: Context, span: Span, one: Found, words: Sequence[str], near: frozenset[str]
    ) -> None:
        """The unit is rather that of a university beside it; without a place it is at most likely."""
        scale = self.scale
        host = self.units.host_beside(context, span, one) if one.score >= scale.bands["review"] else ""
        if host and any(why[0] == "city_for" for why in one.why):
            one.why.append(("unit_of", False, host, 0.0))
            one.score = min(one.score, scale.asked)
        elif host:
            scale.add(one, "unit_of", False, host)
        elif not near:
            most = scale.asked if self.units.is_common(words) else scale.bands["confirmed"] - 0.1
            one.score = min(one.score, most)

    def keep(self, context: Context, one: Found, mass: float) -> None:
        """Put it among the found, or with what weighed most against it among the refused."""
        if one.score >= self.scale.bands["review"]:
            context.found.append(one)
        else:
            worst = min(one.why, key=lambda why: why[3])
            context.refused.append(Refused(one.body, worst[0], worst[2], mass))


def _excluding(words: Sequence[str], articles: Sequence[str]) -> re.Pattern[str]:
    """Any of these words at the end of what stands before a name.

    Chinese divides them from the word before by nothing; a line may end between two words.
    """
    spaced = (r"\s+".join(map(re.escape, one.split())) for one in words)
    known = "|".join(one if is_han(one) else rf"(?<!\w){one}" for one in spaced)
    article = "|".join(map(re.escape, articles))
    return re.compile(rf"({known}){_NO_STOP}*(?:(?:{article}){_NO_STOP}+)?$", re.IGNORECASE)


def _cut_from_word(context: Context, span: Span) -> tuple[str, str] | None:
    """The U of "Sandport uGang" is no university: a single letter at the end stands alone, or is none."""
    text = context.text
    last = text.words[span.end - 1]
    if len(last) != 1 or is_han(last):
        return None
    stop = text.spans[span.end - 1][1]
    goes_on = text.source[stop : stop + 1].isalpha()
    return ("continues", text.words[span.end]) if goes_on and span.end < len(text.words) else None
