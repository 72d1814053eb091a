"""One text under judgement: its words, what was found in it, and which places are said of which name."""

import re
from collections.abc import Callable

from screening.matching.found import Found, Hints, Refused
from screening.matching.scan import Scan, Span
from screening.names.tokens import Tokens

# What divides one partner of a list from the next, as a comma does not.
_DIVIDER = re.compile(r"[;；/|\n\r•]")
_CODE_BEHIND = re.compile(r"\s*[(\[]([A-Z]{2})[)\]]")
_CODE_BEFORE = re.compile(r"(?:^|[;,/|\n])\s*([A-Z]{2})\s*:\s*$")
# With one of these another body is named, known or not.
_UNIVERSITY = "university"


class Near:
    """Countries of one name in a text: those said of it, the row's among them, and those that may be."""

    __slots__ = ("may_be", "own")

    def __init__(self, own: frozenset[str], may_be: frozenset[str]) -> None:
        self.own = own
        self.may_be = may_be

    def of(self, country: str) -> frozenset[str]:
        """The countries to hold against its own one; what is said of another body speaks for it at most."""
        return self.own | {country} if country in self.may_be else self.own


_OF_STATE = frozenset(("academy", "ministry"))
_HEADS = frozenset(("university", "institute", "college", "academy", "hospital"))


class Context:
    """One text under judgement: its words, what was found in it, its places and its row."""

    __slots__ = (
        "_cities",
        "_code",
        "_countries",
        "found",
        "hints",
        "legal",
        "ordinary",
        "place_words",
        "refused",
        "scan",
        "text",
    )

    def __init__(
        self,
        text: Tokens,
        scan: Scan,
        hints: Hints,
        ordinary: frozenset[str],
        legal: frozenset[str],
        code: Callable[[str], str],
    ) -> None:
        self.text = text
        self.scan = scan
        self.hints = hints
        self.ordinary = ordinary
        self.legal = legal
        self._code = code
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

    def places_near(self, position: int) -> Near:
        """Countries named for the body at `position`: after it, else before it, and any that may be.

        A place inside a name is part of it, unless a comma or bracket divides it off.
        """
        row = frozenset((self.hints.country,)) if self.hints.country else frozenset()
        chosen = self.scan.chosen
        span = chosen[position]
        code = self._coded(span)
        if code:
            return Near(row | {code}, frozenset())
        if not self.scan.places:
            return Near(row, frozenset())
        free = self._places_beside(span)
        until = chosen[position + 1].first if position + 1 < len(chosen) else len(self.text.words)
        own = {
            country for first, country in free if span.first < first < until and self._said_of(span, first)
        }
        if not own and free:
            since = chosen[position - 1].end if position else 0
            own = {
                country
                for first, country in free
                if since <= first < span.first and self._stands_before(span, first)
            }
        return Near(row.union(own), frozenset([country for _, country in free if not own]))

    def _coded(self, span: Span) -> str:
        """The country whose code stands behind the name in brackets, or before it with a colon; or ""."""
        source = self.text.source
        if not (":" in source or "(" in source or "[" in source):
            return ""
        spans = self.text.spans
        behind = _CODE_BEHIND.match(source, spans[span.end - 1][1])
        before = behind or _CODE_BEFORE.search(source, 0, spans[span.first][0])
        return self._code(before[1]) if before else ""

    def _said_of(self, span: Span, place: int) -> bool:
        """True for a place behind a name, unless what stands between them names another body."""
        words = self.text.words
        first = span.end
        while first < place and words[first] in self.legal:
            first += 1
        between = words[first:place]
        if _UNIVERSITY in between or any(
            word in self.legal and word not in self.ordinary for word in between
        ):
            return False
        divided = self._last_divider(span.end - 1, place)
        return not divided or not self._names_something(divided, place)

    def _stands_before(self, span: Span, place: int) -> bool:
        """True for "China: Teldor University": places alone before the name."""
        words = self.text.words
        begin = self._last_divider(0, place) if place else 0
        if self._last_divider(place, span.first) or _UNIVERSITY in words[place : span.first]:
            return False
        return all(i in self.place_words for i in range(begin, place))

    def places_in_entry(self, span: Span) -> frozenset[str]:
        """Countries named between the dividers around a name, but for places that are part of a name."""
        if not self.scan.places:
            return frozenset()
        first, end = self.entry_of(span)
        return frozenset(country for at, country in self._places_beside(span) if first <= at < end)

    def entry_of(self, span: Span) -> tuple[int, int]:
        """The words between the dividers around a name: one partner of a list, or the whole text."""
        return self._last_divider(0, span.first), self._entry_end(span.end)

    def _entry_end(self, end: int) -> int:
        """The last word before the next divider behind word `end`, exclusive."""
        if not _DIVIDER.search(self.text.source):
            return len(self.text.words)
        while end < len(self.text.words) and not self._last_divider(end - 1, end):
            end += 1
        return end

    def _last_divider(self, first: int, end: int) -> int:
        """The first word behind the last divider between words `first` and `end`, or 0."""
        source = self.text.source
        if not _DIVIDER.search(source):
            return 0
        spans = self.text.spans
        for i in range(end, first, -1):
            if _DIVIDER.search(source, spans[i - 1][1], spans[i][0]):
                return i
        return 0

    def _names_something(self, first: int, end: int) -> bool:
        """True when a word that is neither ordinary nor a place nor a number stands there or behind."""
        words = self.text.words
        stop = self._entry_end(end + 1)
        return any(
            not (words[i] in self.ordinary or i in self.place_words or words[i].isdigit())
            for i in range(first, stop)
        )

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
