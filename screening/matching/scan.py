"""One exact scan over listed and background names together, and the heaviest explanation of the text."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from screening.matching.index import Index
from screening.matching.prepared import Automaton, Prepared, half_of
from screening.matching.segments import is_behind_and, is_whole, segment_of
from screening.names.tokens import BARRIER, Tokens

# Each piece of an explanation costs a little, so that one long name beats two short ones of the same words.
_PIECE_COST = 0.4
# "aBIT" is a footnote mark before an acronym; so is not what has more letters than these.
_LONG = 6
# A word by itself of fewer letters is a word of the language, or a name, rather than an acronym.
_NO_SHORT_WORD = 4
_BY_END = itemgetter(1, 0)
_HEAD, _HYPHENS = "university", ("-", "–")
_AMERICA = "US"
_UNIVERSITY_HYPHEN = re.compile("University[-–]")
# What divides two bodies in every text; no name goes across it.
_DIVIDES_BODIES = re.compile("[;；|]")


@dataclass(slots=True)
class Span:
    """A pattern found at whole words: words `first` up to `end` (exclusive) of the text."""

    first: int
    end: int
    pattern: int
    mass: float


@dataclass(slots=True)
class Scan:
    """What a text holds: the chosen names, left to right, the places, and every name found.

    In a second reading, `beside` are the names that the first one chose.
    """

    chosen: list[Span]
    places: list[tuple[int, int, str]]
    found: list[Span]
    beside: Sequence[Span] = ()


class Scanner:
    """The automata over an index's patterns."""

    def __init__(self, index: Index, tables: Prepared) -> None:
        self._first, self._second = map(Automaton.deserialize, tables.halves)
        self._half = half_of(index.patterns)
        self.index = index
        self._places = tables.outline.places
        self._only_place = tables.outline.only_places
        self._capital = tables.outline.capitals
        # "Boston, MA", "Boston, MA 02115": an American state by its letters, with or without the postal code.
        states = "|".join(index.american_states) or "(?!)"
        self._american = re.compile(rf",\s*({states})(?:(,?\s+\d{{5}})?(?![\w.]))")

    def scan(self, text: Tokens) -> Scan:
        """Every name and place at whole words, and the heaviest non-overlapping explanation."""
        return self._explained(text, self._hits(text.text))

    def scan_many(self, texts: Sequence[Tokens]) -> list[Scan]:
        """The same of many texts; scanned in one run, while the automaton is in the processor's memory."""
        hits = iter(self._hits("\n".join([text.text for text in texts])))
        out = []
        begin = 0
        hit = next(hits, None)
        for text in texts:
            end = begin + len(text.text)
            own = []
            while hit is not None and hit[1] <= end:
                own.append(hit)
                hit = next(hits, None)
            out.append(self._explained(text, own, begin))
            begin = end + 1
        return out

    def _hits(self, letters: str) -> list[tuple[int, int, int]]:
        """Where every pattern begins and ends in the letters, and its number; by end, the longest first."""
        hits: list[tuple[int, int, int]] = self._first.find_overlapping(letters)
        half = self._half
        of_second = [(start, end, half + at) for start, end, at in self._second.find_overlapping(letters)]
        if not of_second:
            return hits
        hits += of_second
        hits.sort(key=_BY_END)
        return hits

    def _explained(self, text: Tokens, hits: list[tuple[int, int, int]], begin: int = 0) -> Scan:
        """What the hits in the text say, whose letters begin at `begin` of those that were scanned."""
        if not hits:
            return Scan(chosen=[], places=[], found=[])
        letters = text.text
        words_at = dict(zip(text.starts(begin), range(len(text.words)), strict=True))
        words_at[begin + len(letters)] = len(text.words)
        found: list[Span] = []
        places: list[tuple[int, int, str]] = []
        mass, place_of = self.index.mass, self._places
        capital, only_place = self._capital, self._only_place
        for start, end, pattern in hits:
            first = words_at.get(start)
            if first is None:
                continue
            last = words_at.get(end)
            if last is None:  # a word ends where another begins, or before a barrier
                if letters[end - begin] != BARRIER:
                    continue
                last = words_at[end + 1]
            if capital[pattern] and not _in_capitals(text, first, last):
                continue
            place = place_of.get(pattern)
            if place and _stands_alone(text, first):
                places.append((first, last, place))
            if not only_place[pattern]:
                found.append(Span(first, last, pattern, mass[pattern]))
        if _UNIVERSITY_HYPHEN.search(text.source):
            found = [one for one in found if not _behind_hyphen(text, one)]
        if _DIVIDES_BODIES.search(text.source):
            found = [one for one in found if not _goes_across(text, one)]
        found = [one for one in found if not _takes_head_before_and(text, one)]
        if len(found) > 1:
            found = _without_stolen_heads(text, found)
            if text.source.isupper():
                found = self._without_inner_acronyms(found)
        at = longest(places)
        if "," in text.source and (state := self._american.search(text.source)):
            at = _in_america(text, at, state)
        return Scan(chosen=heaviest(found), places=at, found=found)

    def _without_inner_acronyms(self, found: list[Span]) -> list[Span]:
        """Of names in capitals, no acronym that is a word of a longer one: "TELDOR AIR FORCE"."""
        long = [one for one in found if one.end - one.first > 1]
        return [
            one
            for one in found
            if not self._capital[one.pattern]
            or not any(
                other.first <= one.first and one.end <= other.end for other in long if other is not one
            )
        ]


def _behind_hyphen(text: Tokens, one: Span) -> bool:
    """True for "University-Sandport", two bodies' words, which is not "University of Sandport"."""
    after = text.spans[one.first][1]
    return (
        one.end - one.first > 1
        and text.words[one.first] == _HEAD
        and text.source[after : after + 1] in _HYPHENS
    )


def _takes_head_before_and(text: Tokens, one: Span) -> bool:
    """True for "University and Teldor" behind another word, which end one name and begin another."""
    at = one.first
    begins = one.end - at > 1 and text.words[at] == _HEAD and at > 0
    return begins and text.segment[at - 1] == text.segment[at] and is_behind_and(text, at + 1)


def _goes_across(text: Tokens, one: Span) -> bool:
    """True for "Academy of Tides; Institute of Physics", which is no institute of that academy."""
    start, stop = text.spans[one.first][0], text.spans[one.end - 1][1]
    return bool(_DIVIDES_BODIES.search(text.source, start, stop))


def _without_stolen_heads(text: Tokens, found: list[Span]) -> list[Span]:
    """Of "Teldor University Sandport", not "University (of) Sandport": the word before has the head."""
    words, segment = text.words, text.segment
    stolen = [
        one
        for one in found
        if words[one.first] == _HEAD and one.end - one.first > 1 and words[one.first + 1] != "of"
    ]
    if not stolen:
        return found
    ends = {one.end for one in found if one.end - one.first > 1}
    gone = {
        id(one)
        for one in stolen
        if one.first + 1 in ends and segment[one.first - 1] == segment[one.first] == segment[one.end - 1]
    }
    return [one for one in found if id(one) not in gone]


def _in_america(
    text: Tokens, places: list[tuple[int, int, str]], state: re.Match[str]
) -> list[tuple[int, int, str]]:
    """The places, of which that before the letters of an American state is there: "Moscow, ID 83844".

    Unless the letters are the code of its country ("Berlin, DE"). Of a town that is not known the code of
    the post must stand behind them, since "MA" and "MD" are degrees too.
    """
    i = next((i for i, (start, _) in enumerate(text.spans) if start >= state.start(1)), 0)
    before = next((one for one in places if one[1] == i), None)
    if before is None:
        return [*places, (i, i + 1, _AMERICA)] if state[2] and not _is_placed(places, i) else places
    if before[2] == state[1]:
        return places
    return [(*one[:2], _AMERICA) if one is before else one for one in places]


def _is_placed(places: list[tuple[int, int, str]], i: int) -> bool:
    return any(first <= i < end for first, end, _ in places)


def _stands_alone(text: Tokens, first: int) -> bool:
    """A Chinese place counts at the start of a run of characters; inside one it may be part of a name."""
    if first == 0 or text.words[first].isascii() or text.words[first - 1].isascii():
        return True
    return text.spans[first - 1][1] != text.spans[first][0] or text.segment[first - 1] != text.segment[first]


def _in_capitals(text: Tokens, first: int, end: int) -> bool:
    """An acronym counts only where it is written as one, or is long and begins small: "iTELDOR"."""
    if end - first == 1 and text.source.isascii() and text.words[first].upper() not in text.source:
        # Most are not, and this costs less than to find the place.
        return _has_lost_capitals(text) and _alone(text, first)
    written = text.source[text.spans[first][0] : text.spans[end - 1][1]]
    return written.isupper() or (len(written) >= _LONG and written[1:].isupper() and written.isalpha())


def _has_lost_capitals(text: Tokens) -> bool:
    """A text all in small letters, or with every word begun by a capital: "Institute Of Optics, Lmku".

    One short word with a capital by itself is rather a word: "Bit".
    """
    named = len(text.words) > 1 or len(text.words[0]) >= _NO_SHORT_WORD
    return text.source.islower() or (named and text.source.istitle())


def _alone(text: Tokens, first: int) -> bool:
    """The text is this word and nothing else, or its segment is."""
    return segment_of(text, first, first + 1) == (first, first + 1) or is_whole(text, first, first + 1)


def longest(places: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Places that lie in no longer place ("York" in "New York")."""
    if len(places) < 2:
        return places
    within = set()
    reached = 0
    for start, less in sorted({(one[0], -one[1]) for one in places}):
        if -less <= reached:
            within.add((start, -less))
        reached = max(reached, -less)
    return [one for one in places if (one[0], one[1]) not in within]


def _apart(found: list[Span]) -> bool:
    """True when no two of them share a word, and each is worth its cost."""
    end = 0
    for one in found:
        if one.first < end or one.mass <= _PIECE_COST:
            return False
        end = one.end
    return True


def heaviest(found: list[Span]) -> list[Span]:
    """The non-overlapping spans of greatest total mass, left to right; ties go to fewer, longer spans."""
    if len(found) < 2 or _apart(found):
        return found
    ordered = sorted(found, key=lambda one: (one.end, one.first))
    ends = [one.end for one in ordered]
    best: list[tuple[float, list[Span]]] = [(0.0, [])]
    for i, one in enumerate(ordered):
        before = bisect_left(ends, one.first + 1, 0, i)
        weight, kept = best[before]
        weight += one.mass - _PIECE_COST
        skip = best[-1]
        best.append((weight, [*kept, one]) if weight > skip[0] else skip)
    return best[-1][1]
