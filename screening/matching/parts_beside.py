"""Which unit stands beside an academy's or a group's name, before it or behind it: a listed one, or any."""

import re
from collections.abc import Iterator, Sequence

from screening.matching.basis import Basis
from screening.matching.context import Context
from screening.matching.found import Found
from screening.matching.index import PLACE
from screening.matching.kinds import IN_FULL
from screening.matching.part_table import plain_words
from screening.matching.segments import is_han, segment_of
from screening.names.tokens import Tokens

Part = tuple[int, int]
# The number of a body, and the words of its name that count.
Named = tuple[int, Sequence[str]]
# Fewer letters are the beginning of too many words.
_SHORTENED = 3
# Letters that stand for words, as in "GosNII".
_CAPITALS = 2
_DASH = re.compile(r"\s[-–—]\s")
_DIVIDES = re.compile(r"[;；|\n•·]")


class PartsBeside:
    """The parts of a body, and its units at large, named beside it."""

    def __init__(self, basis: Basis) -> None:
        self.index = basis.index
        self.around = basis.around
        self._by_itself = frozenset(basis.rules["words"]["by_itself"])
        self._cities: frozenset[str] | None = None
        self._parts: dict[int, dict[tuple[int, str], list[Named]]] = {}

    def listed(self, context: Context, one: Found) -> tuple[int, Part, bool] | None:
        """The listed unit of the body that stands beside it, where, and whether in full; None for none.

        In one segment or the next: "54th Research Institute, Ostrava Corp." and
        "Ostrava Corp., 54th Res Inst" alike.
        """
        known = self.index.parts.get(one.body)
        if not known:
            return None
        for first, end in self._beside(context, one):
            words = plain_words([word for word in context.text.words[first:end] if word])
            like = self._like(context.text, one.body, words, first)
            if not like:
                continue
            written = _written(context.text, first, end)
            found = {number for number, part in like if _fits(written, part)}
            found = {number for number in found if self._may_be_there(context, number, first, end)}
            if len(found) == 1:
                number = found.pop()
                return number, (first, end), (number, words) in known
        return None

    def _like(self, text: Tokens, body: int, words: Sequence[str], first: int) -> list[Named]:
        """The parts of a body with as many words, the first of which begins with the same letter.

        That of the comparable word, or the one that is written.
        """
        if not words:
            return []
        table = self._parts.get(body)
        if table is None:
            table = self._parts[body] = {}
            for number, part in self.index.parts[body]:
                table.setdefault((len(part), part[0][0]), []).append((number, part))
        at = text.words.index(words[0], first)
        letters = {words[0][0], text.source[text.spans[at][0]].lower()[0]}
        return [one for letter in sorted(letters) for one in table.get((len(words), letter), ())]

    def behind(self, context: Context, one: Found) -> Part | None:
        """ "Chinese Acad Sci, Inst Phys, Beijing": the segment behind the name that names a unit, or None.

        A unit right before another body is that body's.
        """
        if self._is_acronym_of_part(context.text, one):
            return one.end, one.end + 1
        for first, end in self._after(context, one):
            if self._is_other_body(context, first, end):
                return None
            if self._is_unit(context.text.words[first:end]) and not self._is_before_a_body(context, end):
                return first, end
        return None

    def _is_acronym_of_part(self, text: Tokens, one: Found) -> bool:
        """ "Teldor Research Centre - TIPI", "… - GosNIIteldor": behind a dash the letters of another name."""
        at = one.end
        if one.kind not in IN_FULL or at >= len(text.words):
            return False
        start, stop = segment_of(text, at, at + 1)
        written = text.source[text.spans[at][0] : text.spans[stop - 1][1]]
        if segment_of(text, one.first, at)[0] != one.first or start not in (at, one.first):
            return False
        if " " in written or sum(map(str.isupper, written)) < _CAPITALS or text.source.isupper():
            return False
        word = "".join(text.words[at:stop])
        if (
            not _DASH.search(text.source[text.spans[at - 1][1] : text.spans[at][0]])
            or word in self.index.legal
        ):
            return False
        names = (claim[0] for claim in self.index.claims_on(word))
        own = "".join(name[0] for name in text.words[one.first : at])
        return not any(name in (PLACE, one.body) for name in names) and not own.startswith(word)

    def _is_unit(self, words: Sequence[str]) -> bool:
        runs = ["".join(words)] if is_han(words[0]) else words
        return self.around.is_institute(list(runs)) or not self.around.unit.isdisjoint(words)

    def _is_before_a_body(self, context: Context, at: int) -> bool:
        text = context.text
        if at >= len(text.words) or _divided(text, at):
            return False
        return self._is_other_body(context, at, segment_of(text, at, at + 1)[1])

    def _is_other_body(self, context: Context, first: int, end: int) -> bool:
        """A known name stands there that is not made of ordinary words, or a university's."""
        words = context.text.words
        if not self._by_itself.isdisjoint(words[first:end]):
            return True
        return any(
            first <= span.first < end
            and span.end - span.first > 1
            and not all(
                words[i] in self.around.ordinary or i in context.place_words
                for i in range(span.first, span.end)
            )
            for span in context.scan.chosen
        )

    def _beside(self, context: Context, one: Found) -> Iterator[Part]:
        """What stands behind the name and before it in its segment, and the segments next to it."""
        text = context.text
        start, stop = segment_of(text, one.first, one.end)
        if one.end < stop:
            yield one.end, stop
        if start < one.first:
            yield start, one.first
        yield from self._after(context, one)
        if start > 0 and not _divided(text, start):
            yield segment_of(text, start - 1, start)[0], start

    def _after(self, context: Context, one: Found) -> Iterator[Part]:
        """The segments behind that of the name, up to the next place or the end of the address."""
        text = context.text
        at = segment_of(text, one.first, one.end)[1]
        while at < len(text.words) and not _divided(text, at):
            stop = segment_of(text, at, at + 1)[1]
            if all(i in context.place_words or text.words[i].isdigit() for i in range(at, stop)):
                return
            yield at, stop
            at = stop

    def _may_be_there(self, context: Context, number: int, first: int, end: int) -> bool:
        """False where the text names another city than that of the unit."""
        own = self.index.bodies[number].cities
        if self._cities is None:
            self._cities = frozenset(city for body in self.index.bodies for city in body.cities)
        named = context.cities & self._cities
        beside = frozenset(context.text.words[first:end])
        return not own or not named or bool(named & (own | beside))


def _written(text: Tokens, first: int, end: int) -> list[tuple[str, str]]:
    """The words that count, each with how it is written: "chem" is read as one word, but begins several."""
    pairs = []
    for i in range(first, end):
        start, stop = text.spans[i]
        if plain_words((text.words[i],)):
            pairs.append((text.words[i], text.source[start:stop].lower()))
    return pairs


def _fits(words: Sequence[tuple[str, str]], part: Sequence[str]) -> bool:
    """Each word is that of the part's name, or how it begins."""
    return all(
        word == whole or (len(written) >= _SHORTENED and written.isalpha() and whole.startswith(written))
        for (word, written), whole in zip(words, part, strict=True)
    )


def _divided(text: Tokens, at: int) -> bool:
    """True where what stands before word `at` divides one address from another."""
    return bool(_DIVIDES.search(text.source[text.spans[at - 1][1] : text.spans[at][0]]))
