"""Names that any institution may give a unit of its own, such as "Institute of Applied Physics"."""

from collections.abc import Sequence

from screening.matching.basis import Basis
from screening.matching.context import WITHIN_LINES, Context
from screening.matching.found import Found
from screening.matching.index import PLACE
from screening.matching.scan import Span
from screening.matching.segments import AND, is_han, segment_of
from screening.names.tokens import Tokens

# "Aerospace Information Research Institute": with so many words a name is seldom met twice.
_MANY = 4
_COUNTS = 4
_PAIR = 2
_LONG_NUMBER = 5


class Units:
    """Tells whose unit a name of ordinary words is, by what stands beside it."""

    def __init__(self, basis: Basis) -> None:
        self.index = basis.index
        self.around = basis.around
        words = basis.rules["words"]
        self.hosts = frozenset(words["host"])
        self._academies = frozenset(words["host_of_institutes"])
        self.ordinary = self.around.ordinary.union(words["of_units"], words["of_forces"]).difference(
            words["before"]
        )
        self._no_unit = frozenset(words["no_unit"])

    def is_unit(self, words: list[str]) -> bool:
        """True for a name of ordinary words and short numbers; "Unit 63820" is nobody else's."""
        if is_han(words[0] or " ") or not self._no_unit.isdisjoint(words):
            return False
        return self.ordinary.issuperset(
            word for word in words if word and not (word[0].isdigit() and len(word) < _LONG_NUMBER)
        )

    def is_common(self, words: Sequence[str]) -> bool:
        """True for a name so short that several bodies will bear it."""
        return sum(len(word) >= _COUNTS for word in words) < _MANY

    def is_short(self, words: list[str]) -> bool:
        """True for "Institute of Physics": every academy has one."""
        return sum(len(word) >= _COUNTS for word in words) <= _PAIR

    def where(self, context: Context, span: Span, near: frozenset[str]) -> frozenset[str]:
        """A unit is where the institution beside it is: the places of the entry, else that one's country."""
        first, end = context.entry_of(span, WITHIN_LINES)
        return (
            context.places_in_entry(span, WITHIN_LINES)
            or near
            or self._countries_beside(context, span, first, end)
        )

    def _countries_beside(self, context: Context, span: Span, first: int, end: int) -> frozenset[str]:
        bodies, claims = self.index.bodies, self.index.claims
        out: set[str] = set()
        for one in context.scan.chosen:
            if one is span or not first <= one.first < end or _joined(context.text, span, one):
                continue
            of_one = {bodies[c[0]].country for c in claims[one.pattern] if c[0] != PLACE and not c[3]}
            if len(of_one) == 1:
                out |= of_one
        return frozenset(out - {""})

    def host_beside(self, context: Context, span: Span, one: Found) -> str:
        """The university in the entry whose unit it rather is, or ""; not one that the body belongs to."""
        return self._other_beside(context, span, one, self.hosts)

    def academy_beside(self, context: Context, span: Span, one: Found) -> str:
        """The academy in the entry whose institute it rather is than that of the one it belongs to, or ""."""
        if not self.index.bodies[one.body].parent:
            return ""  # the academy beside it may be its own
        return self._other_beside(context, span, one, self._academies)

    def _other_beside(self, context: Context, span: Span, one: Found, hosts: frozenset[str]) -> str:
        text = context.text
        first, end = context.entry_of(span, WITHIN_LINES)
        parent = self.index.bodies[one.body].parent
        at = first
        while at < end:
            start, stop = segment_of(text, at, at + 1)
            beside = text.segment[start] != text.segment[span.first]
            host = beside and self._is_host(context, start, text.words[start:stop], hosts)
            if host and not self._belongs(context, start, stop, one.body, parent):
                return text.source[text.spans[start][0] : text.spans[stop - 1][1]]
            at = max(stop, at + 1)
        return ""

    def _is_host(self, context: Context, start: int, words: list[str], hosts: frozenset[str]) -> bool:
        """ "University of Teldor", "Teldor College"; not "College of Physics"."""
        return not hosts.isdisjoint(words) and any(
            word not in self.around.ordinary or start + i in context.place_words
            for i, word in enumerate(words)
        )

    def _belongs(self, context: Context, start: int, stop: int, body: int, parent: str) -> bool:
        """True when the segment names the body itself, what it belongs to, or another part of that."""
        bodies = self.index.bodies
        for one in context.scan.found:
            if start <= one.first < stop:
                for claim in self.index.claims[one.pattern]:
                    if claim[0] == PLACE:
                        continue
                    other = bodies[claim[0]]
                    if claim[0] == body or (parent and parent in (other.entity_id, other.parent)):
                        return True
                    if other.parent and other.parent == bodies[body].entity_id:
                        return True
        return False


def _joined(text: Tokens, span: Span, other: Span) -> bool:
    """True for "Institute of Applied Tides and University of Teldor", which are two bodies."""
    left, right = sorted((span, other), key=lambda one: one.first)
    if left.end != right.first:
        return False
    return AND.search(text.source, text.spans[left.end - 1][1], text.spans[right.first][0]) is not None
