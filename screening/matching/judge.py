"""Is the body whose name was found the body that the text means? Each name by itself, then all together."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from screening.matching.acronyms_together import beside_each_other
from screening.matching.basis import basis_of
from screening.matching.by_identifier import ByIdentifier
from screening.matching.context import Context
from screening.matching.found import Found, Hints, Refused
from screening.matching.index import Index
from screening.matching.kin import Kin
from screening.matching.longer import Longer
from screening.matching.near_places import PlaceRules
from screening.matching.one_name import OneName
from screening.matching.scan import Scan
from screening.matching.units import Units
from screening.matching.weighing import Weighing
from screening.names.tokens import Tokens

# One name so many times over says nothing new; each is weighed by all that stands beside it, which takes
# ever longer in a text that is filled with them.
_MANY = 20


class Judge:
    """The rules, with their words and weights from `rules/matching/judging.yml`."""

    def __init__(
        self,
        index: Index,
        rules: Mapping[str, Any],
        ordinary: frozenset[str],
        country_code: Callable[[str], str],
    ) -> None:
        basis = basis_of(index, rules, ordinary)
        weighing = Weighing(basis)
        units = Units(basis)
        self.around = basis.around
        self.scale = basis.scale
        self.firms = basis.firms
        self.authorities = basis.authorities
        self.groups = basis.groups
        self.bands = basis.scale.bands
        self.placing = weighing.placing
        self.longer = Longer(basis, weighing)
        self.one_name = OneName(basis, weighing, self.longer, units)
        self.kin = Kin(basis, weighing, self.longer, units, self.one_name.keep)
        self.by_identifier = ByIdentifier(basis)
        self._bodies = index.bodies
        self._places = PlaceRules(rules["words"], ordinary, index.legal, country_code)

    def judge(self, text: Tokens, scan: Scan, hints: Hints) -> tuple[list[Found], list[Refused]]:
        """Every listed body the chosen names may stand for, and those refused."""
        context = Context(text, scan, hints, self._places)
        again = _said_again(scan) if len(scan.chosen) > _MANY else frozenset()
        for position, span in enumerate(scan.chosen):
            if position in again:
                continue
            before = len(context.found)
            claims = self.longer.listed(span)
            if claims:
                self.one_name.judge(context, span, position, claims)
            if len(context.found) == before:
                self.longer.judge(context, span, position)
        if len(context.refused) + len(context.found) > 1:
            self._ask_about_acronyms(context)
        if context.found:
            self.kin.weigh(context)
        return context.found, context.refused

    def _ask_about_acronyms(self, context: Context) -> None:
        """ "BIT; HIT": acronyms of several bodies of a country, each by itself, make one another likelier."""
        if any(one.score >= self.bands["likely"] for one in context.found):
            return
        known = {one.body for one in context.found}
        for body, span in beside_each_other(context, self.longer):
            if body not in known:
                one = self.scale.named(body, "W", span.first, span.end)
                one.why.append(("lone_acronym", False, "", 0.0))
                context.found.append(one)

    def by_words(
        self, text: Tokens, scan: Scan, first: int, end: int, body: int, kind: str, hints: Hints
    ) -> Found:
        """A body proposed by its words in another order (kind R) or by the beginning of its name (kind T)."""
        context = Context(text, scan, hints, self._places)
        one = self.scale.named(body, kind, first, end)
        named = self._bodies[body]
        self.placing.weigh(context, one, context.places_outside(first, end, named))
        return one


def _said_again(scan: Scan) -> frozenset[int]:
    """The positions of names that stand many times before."""
    times: Counter[int] = Counter()
    again = set()
    for position, span in enumerate(scan.chosen):
        times[span.pattern] += 1
        if times[span.pattern] > _MANY:
            again.add(position)
    return frozenset(again)
