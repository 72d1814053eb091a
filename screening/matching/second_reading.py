"""A second reading of a text: with typing errors read, and without the commas that cut a name in two."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz.distance import OSA

from screening.matching.corrections import MOST_WORDS, Corrections
from screening.matching.index import PLACE, Index
from screening.matching.misread import Misread
from screening.matching.near_names import is_place_and_subject
from screening.matching.patterns import HEADS
from screening.matching.prepared import Automaton, Prepared
from screening.matching.scan import Scan, Scanner, Span
from screening.names.tokens import Tokens

# Two pieces of one word: letters and digits side by side, or a capital within.
_TOUCHING = re.compile(r"[A-Z0-9](?:(?<=[a-z][A-Z])|(?<=[A-Za-z'`?][0-9])|(?<=[0-9])(?=[A-Za-z]))")


@dataclass(slots=True)
class Reading:
    """A second reading of a text: the words as read, what was changed, and the names found so.

    `across`: with commas ignored.
    """

    text: Tokens
    scan: Scan
    changed: dict[int, str]
    across: bool


class SecondReading:
    """Scans again for the names that a text has but for its typing errors and commas."""

    def __init__(
        self,
        index: Index,
        tables: Prepared,
        scanner: Scanner,
        known: frozenset[str],
        corrections: Corrections,
    ) -> None:
        self.index = index
        self.scanner = scanner
        self.known = known
        self.corrections = corrections
        self._settled = corrections.ordinary | index.place_set
        # The first words of pairs that have a short word between them in a listed name.
        self._outer = frozenset(pair.split()[0] for pair in index.between)
        self._misread = Misread(corrections.form)
        self._plain: set[str] = set()
        self._listed = tables.outline.listed
        self._automaton = Automaton.deserialize(tables.listed)

    def remember_plain(self, words: Iterable[str]) -> None:
        """Take note of comparable words that stand for no other word."""
        if len(self._plain) >= MOST_WORDS:
            self._plain.clear()
        self._plain.update(words)

    def read(self, cut: Tokens, scan: Scan) -> Reading | None:
        """Scan again with typing errors read and commas ignored; None when that finds nothing new."""
        changed: dict[int, str] = {}
        read = cut.words
        divided = not cut.source.isascii() or bool(_TOUCHING.search(cut.source))
        gaps = self._gaps(cut.words)
        if divided or gaps or not self._plain.issuperset(cut.words):
            read = list(cut.words)
            changed = self._changed(cut, scan, read, gaps, divided=divided)
        if not changed and not self._cut_in_two(cut, scan):
            return self._read_without_short_form(cut, scan)
        unlisted = None
        for words, errors in ((read, changed), *self._otherwise(cut, read, changed)):
            found = self._scanned(cut, scan, words, errors)
            if found and self._names_listed(found.scan):
                return found
            unlisted = unlisted or found
        return unlisted or self._read_without_short_form(cut, scan)

    def _scanned(self, cut: Tokens, scan: Scan, read: list[str], changed: dict[int, str]) -> Reading | None:
        """What is named where the text is `read` so, or None for nothing new."""
        # With commas ignored "Univeersity, Sandport" would be the University of Sandport.
        for across in (False, True) if changed else (True,):
            again = cut.read_as(read, [0] * len(read) if across else cut.segment)
            second = self.scanner.scan(again)
            kept = [span for span in second.chosen if self._new(cut, span, changed, scan.chosen)]
            if kept:
                second.chosen = kept
                second.beside = scan.chosen
                return Reading(cut.read_as(again.words, cut.segment), second, changed, across)
        return None

    def _otherwise(
        self, cut: Tokens, read: list[str], changed: dict[int, str]
    ) -> Iterator[tuple[list[str], dict[int, str]]]:
        """The same with one error read as another word that is as near to what is written."""
        for i in changed:
            for other in self.corrections.as_near(cut.words[i]):
                yield [*read[:i], other, *read[i + 1 :]], {**changed, i: other}

    def _names_listed(self, scan: Scan) -> bool:
        claims, bodies = self.index.claims, self.index.bodies
        return any(
            bodies[claim[0]].entity_id or bodies[claim[0]].parent
            for span in scan.chosen
            for claim in claims[span.pattern]
            if claim[0] != PLACE
        )

    def _read_without_short_form(self, cut: Tokens, scan: Scan) -> Reading | None:
        """ "Tidal Institute (TI), Academy of Oceans": its short form stands in brackets amid the name."""
        short = [i for i in range(1, len(cut.words) - 1) if _is_short_form(cut, i)]
        if not short:
            return None
        again = cut.read_as(
            ["" if i in short else word for i, word in enumerate(cut.words)], [0] * len(cut.words)
        )
        second = self.scanner.scan(again)
        second.chosen = [
            span
            for span in second.chosen
            if any(span.first < i < span.end - 1 for i in short) and self._new(cut, span, {}, scan.chosen)
        ]
        if not second.chosen:
            return None
        second.beside = scan.chosen
        inside = {i for span in second.chosen for i in range(span.first, span.end)}
        words = ["" if i in short and i in inside else word for i, word in enumerate(cut.words)]
        return Reading(cut.read_as(words, cut.segment), second, {}, True)

    def _cut_in_two(self, cut: Tokens, scan: Scan) -> bool:
        """True when a name that was not found as written is there once commas are ignored."""
        if not cut.segment or cut.segment[-1] == cut.segment[0]:
            return False
        hits = self._automaton.find_overlapping_no_suffix("".join(cut.words))
        if not hits:
            return False
        found = {span.pattern for span in scan.found}
        bounds = set(accumulate(map(len, cut.words), initial=0))
        return any(
            self._listed[pattern] not in found and start in bounds and end in bounds
            for start, end, pattern in hits
        )

    def _gaps(self, words: list[str]) -> list[int]:
        """The words between two that have a short word between them in a listed name."""
        if self._outer.isdisjoint(words):
            return []
        between, outer = self.index.between, self._outer
        pairs = enumerate(zip(words, words[2:], strict=False), 1)
        return [i for i, (before, after) in pairs if before in outer and f"{before} {after}" in between]

    def _changed(
        self, cut: Tokens, scan: Scan, read: list[str], gaps: list[int], *, divided: bool
    ) -> dict[int, str]:
        """Uncovered unknown words that stand for a word of a listed name.

        Short words in `gaps` may be those of a name; where a word may be
        `divided` in the text, pieces that touch are tried as one.
        """
        changed: dict[int, str] = {}
        covered = bytearray(len(cut.words))
        for span in scan.chosen:
            covered[span.first : span.end] = b"\x01" * (span.end - span.first)
        for i, word in enumerate(cut.words):
            if word in self._plain:
                continue
            better = "" if word in self.known else self.corrections.of(word)
            if not better and not word.isdigit():
                self.remember_plain((word,))
            elif better and not covered[i] and not cut.is_acronym(i):
                read[i] = changed[i] = better
        for i in gaps:
            better = "" if covered[i] else self._between(cut.words[i - 1 : i + 2])
            if better:
                read[i] = changed[i] = better
        if not divided:
            return changed
        self._join_touching(cut, read, changed, covered)
        for start, end, better in self._misread.words(cut.source):
            pieces = [i for i, (first, _) in enumerate(cut.spans) if start <= first < end]
            if pieces and not any(_lies_in(pieces, span) for span in scan.chosen):
                read[pieces[0] : pieces[-1] + 1] = [better, *[""] * (len(pieces) - 1)]
                changed = {i: word for i, word in changed.items() if i not in pieces} | {pieces[0]: better}
        return changed

    def _join_touching(
        self, cut: Tokens, read: list[str], changed: dict[int, str], covered: bytearray
    ) -> None:
        """Pieces that touch and are a word of a listed name together."""
        for i in range(len(cut.words) - 1):
            if cut.spans[i][1] == cut.spans[i + 1][0] and not covered[i] and not covered[i + 1]:
                whole = cut.words[i] + cut.words[i + 1]
                better = whole if whole in self.index.listed_words else self.corrections.of(whole)
                if better:
                    read[i : i + 2] = [better, ""]
                    changed[i] = better

    def _between(self, words: list[str]) -> str:
        """The short word of a listed name between the outer two, where the inner one is a letter off."""
        before, word, after = words
        for right, _ in self.index.between.get(f"{before} {after}", ()):
            if word != right and OSA.distance(word, right) == 1:
                return right
        return ""

    def _new(self, cut: Tokens, span: Span, changed: dict[int, str], chosen: list[Span]) -> bool:
        """A reading that needed a change, and cuts through no name that was read as written."""
        divided = cut.segment[span.first] != cut.segment[span.end - 1]
        deviates = divided or any(i in changed for i in range(span.first, span.end))
        if not deviates or self._turned_round(span):
            return False
        if divided and is_place_and_subject(cut.words[span.first : span.end], self._settled):
            return False
        if divided and self._begun_before_comma(cut, span.first):
            return False
        return all(
            one.end <= span.first
            or span.end <= one.first
            or (span.first <= one.first and one.end <= span.end)
            for one in chosen
        )

    def _begun_before_comma(self, cut: Tokens, first: int) -> bool:
        """What a comma divides off is no point of the compass: "B.S., China University of …".

        Nor is it the head of what follows: "Teldor Technology University, Sandport".
        """
        segment = cut.segment
        if segment[first] == segment[first + 1]:
            return False
        goes_before = first > 0 and segment[first - 1] == segment[first]
        return len(cut.words[first]) == 1 or (goes_before and cut.words[first] in HEADS)

    def _turned_round(self, span: Span) -> bool:
        return all(claim[1] == "X" for claim in self.index.claims[span.pattern])


def _is_short_form(cut: Tokens, i: int) -> bool:
    """True for a word in capitals that stands in brackets by itself."""
    (_, before), (start, end), (after, _) = cut.spans[i - 1], cut.spans[i], cut.spans[i + 1]
    return (
        cut.is_acronym(i)
        and cut.source[before:start].strip() == "("
        and cut.source[end:after].lstrip().startswith(")")
    )


def _lies_in(pieces: list[int], span: Span) -> bool:
    return span.first <= pieces[0] and pieces[-1] < span.end
