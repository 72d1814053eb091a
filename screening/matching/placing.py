"""The country, and the very city, for or against a body whose name was found."""

from screening.matching.basis import Basis
from screening.matching.context import Context
from screening.matching.found import Found
from screening.matching.index import PLACE, Body
from screening.matching.kinds import IN_FULL


class Placing:
    """Holds the places of a text against those of the bodies."""

    def __init__(self, basis: Basis) -> None:
        self.index = basis.index
        self.scale = basis.scale
        self.branches = basis.branches
        self.firms = basis.firms
        self._branch = frozenset(basis.rules["words"]["branch"])
        self._printed_under: dict[str, str] = basis.rules["printed_under"]

    def weigh(self, context: Context, one: Found, near: frozenset[str], pattern: int | None = None) -> None:
        """Put the countries `near` a name on the scale; `pattern` is its number where it is a known one."""
        body = self.index.bodies[one.body]
        if body.kind in self.firms and not _home(body, near) and not self._has_place_of_name(context, one):
            near = near | {self._printed_under.get(country, country) for country in near}
        if home := _home(body, near):
            of_row = home == context.hints.country and home not in context.countries
            feature = "row_for" if of_row else "place_for"
            self.scale.add(one, feature, True, home)
            own = context.cities & body.cities
            if one.kind == "W":
                # Whoever is called "Sandport Institute" is in Sandport.
                own = own.difference(context.text.words[one.first : one.end])
            if own:
                self.scale.add(one, "city_for", True, _city(context, min(own)))
        elif near and body.country:
            firm = body.kind in self.firms and self.branches.may_be_abroad(context, one)
            abroad = firm or self._has_branch(context, one)
            feature = "branch_abroad" if abroad else "place_against"
            self.scale.add(one, feature, False, " ".join(sorted(near)))
            if self._namesake_in(pattern, near):
                self.scale.add(one, "namesake_there", False, " ".join(sorted(near)))

    def _has_branch(self, context: Context, one: Found) -> bool:
        """ "Teldor University, Sandport Branch": beside the name in full, and beside a place."""
        words = context.text.words
        return one.kind in IN_FULL and any(
            words[i] in self._branch and not context.place_words.isdisjoint((i - 1, i + 1))
            for i in range(one.end, len(words))
        )

    def _has_place_of_name(self, context: Context, one: Found) -> bool:
        """ "Teldor (Hong Kong) Ltd": the place belongs to the name of a firm of its own."""
        words, at = context.text.words, one.end
        while at in context.place_words:
            at += 1
        return one.end < at < len(words) and words[at] in self.index.legal

    def _namesake_in(self, pattern: int | None, near: frozenset[str]) -> bool:
        """True when a body of the very same name is at home in one of these countries."""
        if pattern is None:
            return False
        claims = self.index.claims[pattern]
        return any(claim[0] != PLACE and self.index.bodies[claim[0]].country in near for claim in claims)


def _home(body: Body, near: frozenset[str]) -> str:
    """The one of these countries that lists print the body under, its own first; "" for none."""
    return body.country if body.country in near else min(near & body.also_in, default="")


def _city(context: Context, joined: str) -> str:
    """The name of a city in the words of the text, or as the row has it."""
    text = context.text
    for first, end, _ in context.scan.places:
        if "".join(text.words[first:end]) == joined:
            return text.source[text.spans[first][0] : text.spans[end - 1][1]]
    return context.hints.city or joined.capitalize()
