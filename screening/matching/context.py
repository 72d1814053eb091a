"""One text under judgement: its words, what was found in it, and which places are said of which name."""

import re

from screening.matching.found import Found, Hints, Refused
from screening.matching.index import Body
from screening.matching.near_places import Near, PlaceRules
from screening.matching.patterns import SMALL
from screening.matching.scan import Scan, Span
from screening.matching.segments import is_behind_and, is_prose
from screening.names.tokens import Tokens

# What divides one partner of a list from the next, as a comma does not; not the stroke of "251/A Tide Road".
_STROKE = r"(?:(?<!\d)/|/(?!\d|\w\b))"
_DIVIDER = re.compile(rf"[;；|\n\r•]|{_STROKE}")
# The same without a line's end, which divides the lines of one address as well.
WITHIN_LINES = re.compile(rf"[;；|•]|{_STROKE}")
# What divides partners, and what joins two names.
_NEXT = re.compile(rf"[;；|\n\r•&]|{_STROKE}|\b(?:and|und|et|y|e)\b|\s[-–—]+\s", re.IGNORECASE)
# "Teldor University (CN)", "CN: Teldor University".
_CODE_BEHIND = re.compile(r"\s*[(\[]([A-Z]{2})[)\]]")
# Either of the two, which few texts have.
_CODE = re.compile(r"[(\[][A-Z]{2}[)\]]|[A-Z]{2}\s*:")
_CODE_BEFORE = re.compile(r"(?:^|[;,/|\n])\s*([A-Z]{2})\s*:\s*$")
# "Partner 2: Academy of Tides".
_LABEL = re.compile("[:：]")
_LETTERS = 3
_ITS_OWN, _LOOSELY = "own", "loosely"


class Context:
    """One text under judgement: its words, what was found in it, its places and its row."""

    __slots__ = (
        "_cities",
        "_countries",
        "_is_divided",
        "_place_words",
        "_rules",
        "found",
        "hints",
        "refused",
        "scan",
        "text",
    )

    def __init__(self, text: Tokens, scan: Scan, hints: Hints, rules: PlaceRules) -> None:
        self.text = text
        self.scan = scan
        self.hints = hints
        self._rules = rules
        self.found: list[Found] = []
        self.refused: list[Refused] = []
        self._cities: frozenset[str] | None = None
        self._countries: frozenset[str] | None = None
        self._place_words: frozenset[int] | None = None
        self._is_divided: bool | None = None

    @property
    def place_words(self) -> frozenset[int]:
        """The numbers of the words that are part of a place name."""
        if self._place_words is None:
            places = self.scan.places
            self._place_words = frozenset([i for first, end, _ in places for i in range(first, end)])
        return self._place_words

    @property
    def is_divided(self) -> bool:
        """True for a text that has dividers at all, which few have."""
        if self._is_divided is None:
            self._is_divided = _DIVIDER.search(self.text.source) is not None
        return self._is_divided

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
            self._cities = self._named_cities()
        return self._cities

    def places_near(self, position: int, home: str = "") -> Near:
        """Countries named for the body at `position`: after it, else before it, and any that may be.

        A place inside a name is part of it, unless a comma or bracket divides it off. Where all that
        are named are `home`, it does not matter of what each is said.
        """
        row = frozenset((self.hints.country,)) if self.hints.country else frozenset()
        chosen = self.scan.chosen
        span = chosen[position]
        code = self._coded(span)
        if code:
            return Near(row | {code})
        if not self.scan.places:
            return Near(row)
        # The place in brackets that is part of the name, "Teldor (Sandport) Ltd", is not held against it.
        free = [
            (first, country)
            for first, country in self._places_beside(span)
            if not home or country == home or not span.first <= first < span.end
        ]
        if all(country == home for _, country in free):
            return Near(row, may_be=frozenset([country for _, country in free]))
        until = chosen[position + 1].first if position + 1 < len(chosen) else len(self.text.words)
        behind = [(first, country) for first, country in free if span.first < first < until]
        said = {country: self._said_of(span, first) for first, country in reversed(behind)}
        own = {country for country, how in said.items() if how == _ITS_OWN}
        if not own and free:
            since = chosen[position - 1].end if position else 0
            own = {
                country
                for first, country in free
                if since <= first < span.first and self._stands_before(span, first)
            }
        if own:
            return Near(row.union(own))
        loose = frozenset(country for country, how in said.items() if how == _LOOSELY)
        return Near(row, loose, frozenset(country for _, country in free))

    def _coded(self, span: Span) -> str:
        """The country whose code stands behind the name in brackets, or before it with a colon; or ""."""
        source = self.text.source
        if not (":" in source or "(" in source or "[" in source) or not _CODE.search(source):
            return ""
        spans = self.text.spans
        behind = _CODE_BEHIND.match(source, spans[span.end - 1][1])
        before = behind or _CODE_BEFORE.search(source, 0, spans[span.first][0])
        return self._rules.code(before[1]) if before else ""

    def _said_of(self, span: Span, place: int) -> str:
        """Whether a place behind a name is its own, may be so, or is that of another body between them."""
        words, segment, rules = self.text.words, self.text.segment, self._rules
        first = span.end
        while first < place and words[first] in rules.legal:
            first += 1
        between = words[first:place]
        if self._told_in_prose(span, first, place):
            return ""
        if not between:
            divided = self._last_divider(span.end - 1, place)
            return "" if divided and self._names_something(divided, place) else _ITS_OWN
        if between == ["to"]:
            return ""  # "moved from Teldor University to Sandport"
        if not rules.by_itself.isdisjoint(between) or any(
            word in rules.legal and word not in rules.ordinary for word in between
        ):
            return ""
        if (divided := self._last_divider(span.end - 1, place)) and self._names_something(divided, place):
            return ""
        if (joined := self._last_divider(span.end - 1, place, _NEXT)) and self._names_something(
            joined, place
        ):
            return _LOOSELY
        named = any(
            segment[i] != segment[span.end - 1] and self._is_something(i) for i in range(first, place)
        )
        return _LOOSELY if named else _ITS_OWN

    def _told_in_prose(self, span: Span, first: int, place: int) -> bool:
        """True for "Teldor University visits Sandport", "from Teldor University and Sandport": no address.

        Unless the words say that it is there ("based in").
        """
        text, rules = self.text, self._rules
        if text.segment[place] != text.segment[span.end - 1]:
            return False
        if first == place:
            led_to = span.first > 0 and text.segment[span.first - 1] == text.segment[span.first]
            in_prose = led_to and is_prose(text, span.first - 1, span.first)
            return in_prose and is_behind_and(text, place)
        verbs = [
            i for i in range(first, place) if text.words[i] not in SMALL and is_prose(text, i, span.first)
        ]
        return bool(verbs) and rules.is_there.isdisjoint(text.words[i] for i in verbs)

    def _stands_before(self, span: Span, place: int) -> bool:
        """True for "China: Teldor University": places alone before the name."""
        words = self.text.words
        begin = self._last_divider(0, place) if place else 0
        between = words[place : span.first]
        if self._last_divider(place, span.first) or not self._rules.by_itself.isdisjoint(between):
            return False
        return all(i in self.place_words for i in range(begin, place))

    def places_in_entry(self, span: Span, divider: re.Pattern[str] = _DIVIDER) -> frozenset[str]:
        """Countries named between the dividers around a name, but for places that are part of a name."""
        if not self.scan.places:
            return frozenset()
        first, end = self.entry_of(span, divider)
        return frozenset(country for at, country in self._places_beside(span) if first <= at < end)

    def entry_of(self, span: Span, divider: re.Pattern[str] = _DIVIDER) -> tuple[int, int]:
        """The words between the dividers around a name: one partner of a list, or the whole text."""
        return self._last_divider(0, span.first, divider), self._entry_end(span.end, divider)

    def _entry_end(self, end: int, divider: re.Pattern[str] = _DIVIDER) -> int:
        """The last word before the next divider behind word `end`, exclusive."""
        if not self.is_divided:
            return len(self.text.words)
        while end < len(self.text.words) and not self._last_divider(end - 1, end, divider):
            end += 1
        return end

    def _last_divider(self, first: int, end: int, divider: re.Pattern[str] = _DIVIDER) -> int:
        """The first word behind the last divider between words `first` and `end`, or 0."""
        if end <= first or (divider is _DIVIDER and not self.is_divided):
            return 0
        source, spans = self.text.source, self.text.spans
        if not divider.search(source, spans[first][1], spans[end][0]):
            return 0
        for i in range(end, first, -1):
            if divider.search(source, spans[i - 1][1], spans[i][0]):
                return i
        return 0

    def _names_something(self, first: int, end: int) -> bool:
        """True when a word that is neither ordinary nor a place nor a number stands there or behind."""
        return any(map(self._is_something, range(first, self._entry_end(end + 1))))

    def _is_something(self, i: int) -> bool:
        """A word that may name a body; MIT too, which in small letters is German for "with"."""
        word = self.text.words[i]
        if i in self.place_words or word.isdigit():
            return False
        return word not in self._rules.ordinary or (len(word) == _LETTERS and self.text.is_acronym(i))

    def begins_after(self, first: int, country: str) -> int:
        """The first word that may belong to a name at word `first`: behind dividers and other countries."""
        elsewhere = (end for _, end, other in self.scan.places if end <= first and other != country)
        return max((self._last_divider(0, first), *elsewhere))

    def behind_label(self, first: int, end: int) -> int:
        """The first word behind the last colon between the two; a label stands before it."""
        return max(first, self._last_divider(first, end, _LABEL))

    def _places_beside(self, span: Span) -> list[tuple[int, str]]:
        """Where places stand that are part of no name; the adjective of a state may be part of another's."""
        segment = self.text.segment
        free = []
        around: dict[int, list[Span]] = {}
        for name in (*self.scan.chosen, *self.scan.beside):
            for i in range(name.first, name.end):
                around.setdefault(i, []).append(name)
        for first, end, country in self.scan.places:
            of_state = end - first > 1 and self._of_state(first, end)
            for one in (span,) if of_state else around.get(first, ()):
                if one.first <= first and end <= one.end and segment[first] == segment[one.first]:
                    break
            else:
                if not self._in_a_name(first, end):
                    free.append((first, end, country))
        outside = [one for one in free if not self._names_a_road(one[1])] if len(free) > 1 else free
        return [(first, country) for first, _, country in outside or free]

    def _names_a_road(self, end: int) -> bool:
        """ "70 Sandport Road": the road is called after the place before word `end`, and may be anywhere."""
        words, segment = self.text.words, self.text.segment
        return end < len(words) and segment[end] == segment[end - 1] and words[end] in self._rules.road

    def _of_state(self, first: int, end: int) -> bool:
        """True for "Russian Academy", which tells the state of an institute named beside it."""
        return end - first > 1 and self.text.words[end - 1] in self._rules.of_state

    def _in_a_name(self, first: int, end: int) -> bool:
        """True for Sandport in "University of Sandport", "Sandport State University" and "Sandport Sea"."""
        words, segment = self.text.words, self.text.segment
        if end < len(words) and segment[end] == segment[first] and words[end] in self._rules.water:
            return True
        if first > 1 and words[first - 1] == "of" and words[first - 2] in self._rules.named_after:
            return True
        while end < len(words) and segment[end] == segment[first] and words[end] in self._rules.ordinary:
            if words[end] in self._rules.by_itself:
                return True
            end += 1
        return False

    def places_outside(self, first: int, end: int, body: Body | None = None) -> frozenset[str]:
        """Countries named outside words `first` to `end`, else inside; and the row's.

        Inside, the words of a `body`'s own name do not speak against it: the
        Korea of a North Korean one.
        """
        all_of = self.scan.places
        near = frozenset(country for at, stop, country in all_of if not (first <= at and stop <= end))
        near = near or frozenset(
            country for at, stop, country in all_of if not self._is_in_name(body, at, stop, country)
        )
        return near | {self.hints.country} if self.hints.country else near

    def _is_in_name(self, body: Body | None, first: int, end: int, country: str) -> bool:
        if body is None or country == body.country:
            return False
        return set(body.name.lower().split()).issuperset(self.text.words[first:end])

    def _named_cities(self) -> frozenset[str]:
        text, named = self.text, set()
        for first, end, _ in self.scan.places:
            for one in self.scan.chosen:
                if one.first <= first < one.end:
                    break
            else:
                if not self._names_a_road(end):
                    named.add(text.words[first] if end - first == 1 else "".join(text.words[first:end]))
        if self.hints.city:
            named.add("".join(self.hints.city.lower().split()).replace("'", ""))
        return frozenset(named)
