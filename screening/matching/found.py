"""What judging hands on: bodies found, bodies refused, and the text with its places as one context."""

from dataclasses import dataclass, field

from screening.matching.scan import Scan, Span
from screening.names.tokens import Tokens


@dataclass(slots=True)
class Found:
    """One listed body that a text may name, before it is put into words.

    `why` holds (feature, supports, value, weight); `score` is the sum of the weights.
    A body that is shown because one found belongs to it is as sure as that one, `through` which it came.
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
    through: "Found | None" = None

    def relate(self, tie: str, first: int, end: int, value: str = "") -> None:
        """Mark it as a body that belongs to the listed one, named by words `first` to `end`."""
        self.relation, self.tie, self.related = "related", tie, (first, end)
        said = f"related_{tie}" if not value or tie == "independent_college" else "related_tie"
        self.why.append((said, True, value, 0.0))


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


NO_HINTS = Hints()
_OF_STATE = frozenset(("academy", "ministry"))
_HEADS = frozenset(("university", "institute", "college", "academy", "hospital"))


class Context:
    """One text under judgement: its words, what was found in it, its places and its row."""

    __slots__ = ("_cities", "_countries", "found", "hints", "place_words", "refused", "scan", "text")

    def __init__(self, text: Tokens, scan: Scan, hints: Hints) -> None:
        self.text = text
        self.scan = scan
        self.hints = hints
        self.found: list[Found] = []
        self.refused: list[Refused] = []
        self._cities: frozenset[str] | None = None
        self._countries: frozenset[str] | None = None
        self.place_words = frozenset([i for first, end, _ in scan.places for i in range(first, end)])

    @property
    def countries(self) -> frozenset[str]:
        """Countries whose places stand outside the names found, or are the adjective of a state."""
        if self._countries is None:
            chosen = self.scan.chosen
            self._countries = frozenset(
                country
                for first, end, country in self.scan.places
                if self._of_state(first, end)
                or not any(one.first <= first and end <= one.end for one in chosen)
            )
        return self._countries

    @property
    def cities(self) -> frozenset[str]:
        """Place names, without spaces, that stand outside the names found, and the city of the row."""
        if self._cities is None:
            self._cities = _cities(self.text, self.scan, self.hints)
        return self._cities

    def places_near(self, position: int) -> frozenset[str]:
        """Countries named for the body at `position`: after it, else before it, else anywhere; and the row's.

        A place inside a name is part of it, unless a comma or bracket divides it off.
        """
        if not self.scan.places:
            return frozenset((self.hints.country,)) if self.hints.country else frozenset()
        chosen = self.scan.chosen
        span = chosen[position]
        free = self._places_beside(span)
        until = chosen[position + 1].first if position + 1 < len(chosen) else len(self.text.words)
        near = {country for first, country in free if span.first < first < until}
        if not near and free:
            since = chosen[position - 1].end if position else 0
            near = {country for first, country in free if since <= first < span.first}
            near = near or {country for _, country in free}
        if self.hints.country:
            near.add(self.hints.country)
        return frozenset(near)

    def _places_beside(self, span: Span) -> list[tuple[int, str]]:
        """Where places stand that are part of no name; the adjective of a state may be part of another's."""
        segment = self.text.segment
        free = []
        for first, end, country in self.scan.places:
            for one in (span,) if self._of_state(first, end) else self.scan.chosen:
                if one.first <= first and end <= one.end and segment[first] == segment[one.first]:
                    break
            else:
                if not self._in_a_name(first):
                    free.append((first, country))
        return free

    def _of_state(self, first: int, end: int) -> bool:
        """True for "Russian Academy", which tells the state of an institute named beside it."""
        return end - first > 1 and self.text.words[end - 1] in _OF_STATE

    def _in_a_name(self, first: int) -> bool:
        """True for Bologna in "University of Bologna", a body that is not known."""
        words = self.text.words
        return first > 1 and words[first - 1] == "of" and words[first - 2] in _HEADS

    def places_outside(self, first: int, end: int) -> frozenset[str]:
        """Countries named outside words `first` to `end`, else anywhere; and the row's."""
        all_of = self.scan.places
        near = frozenset(country for at, stop, country in all_of if not (first <= at and stop <= end))
        near = near or frozenset(country for _, _, country in all_of)
        return near | {self.hints.country} if self.hints.country else near


def _cities(text: Tokens, scan: Scan, hints: Hints) -> frozenset[str]:
    named = set()
    for first, end, _ in scan.places:
        for one in scan.chosen:
            if one.first <= first < one.end:
                break
        else:
            named.add(text.words[first] if end - first == 1 else "".join(text.words[first:end]))
    if hints.city:
        named.add("".join(hints.city.lower().split()).replace("'", ""))
    return frozenset(named)
