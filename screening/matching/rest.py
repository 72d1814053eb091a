"""What no name explains: typing errors, stray commas, words in another order, names cut short."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import daachorse
from rapidfuzz.distance import OSA

from screening.matching.corrections import Corrections
from screening.matching.index import PLACE, Index
from screening.matching.patterns import CUT_FROM, SMALL, bag
from screening.matching.scan import Scan, Scanner, Span
from screening.names.tokens import Tokens

_CUT_BODIES = 5
_BAG_WORDS = 9
# How many words that count a text has for one to be wrong or missing, and how many bodies may be meant.
_NEAR_TEXT = (2, 9)
_NEAR_BODIES = 2
_SHORT = 5


@dataclass(slots=True)
class Reading:
    """A second reading of a text: the words as read, what was changed, and the names found so."""

    text: Tokens
    scan: Scan
    changed: dict[int, str]


class Rest:
    """Readers of what is left over after the exact scan."""

    def __init__(
        self, index: Index, scanner: Scanner, known: frozenset[str], corrections: Corrections
    ) -> None:
        self.index = index
        self.scanner = scanner
        self.known = known
        self.corrections = corrections
        self.settled = corrections.ordinary | index.place_set
        self._plain: set[str] = set()
        self._listed = [number for number in range(len(index.patterns)) if _is_listed(index, number)]
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(
            [index.patterns[number] for number in self._listed] or ["\x01"]
        )

    def listed_in(self, letters: str, found: set[int]) -> bool:
        """True when a listed name stands in the letters that is not among the patterns found."""
        hits = self._automaton.find_overlapping_no_suffix(letters)
        return any(self._listed[hit[2]] not in found for hit in hits)

    def read(self, cut: Tokens, scan: Scan) -> Reading | None:
        """Scan again with typing errors read and commas ignored; None when that finds nothing new."""
        changed: dict[int, str] = {}
        read = cut.words
        if not self._plain.issuperset(cut.words):
            read = list(cut.words)
            changed = self._changed(cut, scan, read)
        if not changed and not self._cut_in_two(cut, scan):
            return None
        again = _as_one_segment(cut, read)
        second = self.scanner.scan(again)
        kept = [span for span in second.chosen if self._new(cut, span, changed, scan.chosen)]
        if not kept:
            return None
        second.chosen = kept
        return Reading(cut.read_as(again.words, cut.segment), second, changed)

    def _cut_in_two(self, cut: Tokens, scan: Scan) -> bool:
        """True when a name that was not found as written is there once commas are ignored."""
        if not cut.segment or cut.segment[-1] == cut.segment[0]:
            return False
        return self.listed_in("".join(cut.words), {span.pattern for span in scan.found})

    def _changed(self, cut: Tokens, scan: Scan, read: list[str]) -> dict[int, str]:
        """Uncovered unknown words that stand for a word of a listed name."""
        changed: dict[int, str] = {}
        covered = bytearray(len(cut.words))
        for span in scan.chosen:
            covered[span.first : span.end] = b"\x01" * (span.end - span.first)
        for i, word in enumerate(cut.words):
            if word in self._plain:
                continue
            better = "" if word in self.known else self.corrections.of(word)
            if not better and not word.isdigit():
                self._plain.add(word)
            elif better and not covered[i] and not _capitals(cut, i):
                read[i] = changed[i] = better
        for i in range(len(cut.words) - 1):
            if cut.spans[i][1] == cut.spans[i + 1][0] and not covered[i] and not covered[i + 1]:
                whole = cut.words[i] + cut.words[i + 1]
                better = whole if whole in self.index.listed_words else self.corrections.of(whole)
                if better:
                    read[i : i + 2] = [better, ""]
                    changed[i] = better
        for i in range(len(cut.words) - 1):
            size, better = self._digit_read(cut, i)
            if better and not any(covered[i : i + size]):
                read[i : i + size] = [better, *[""] * (size - 1)]
                changed[i] = better
        return changed

    def _digit_read(self, cut: Tokens, i: int) -> tuple[int, str]:
        """How many pieces from `i` make a listed word once a digit is read for its letter: "Techno1ogy"."""
        for size in (3, 2):
            last = i + size - 1
            if last >= len(cut.words) or any(
                cut.spans[at][1] != cut.spans[at + 1][0] for at in range(i, last)
            ):
                continue
            written = cut.source[cut.spans[i][0] : cut.spans[last][1]]
            form = self.corrections.form(written.translate(DIGIT_LETTERS).lower())
            if form and not written.isalpha():
                return size, form
        return 1, ""

    def _new(self, cut: Tokens, span: Span, changed: dict[int, str], chosen: list[Span]) -> bool:
        """A reading that needed a change, and cuts through no name that was read as written."""
        deviates = cut.segment[span.first] != cut.segment[span.end - 1] or any(
            i in changed for i in range(span.first, span.end)
        )
        if not deviates or self._turned_round(span):
            return False
        return all(
            one.end <= span.first
            or span.end <= one.first
            or (span.first <= one.first and one.end <= span.end)
            for one in chosen
        )

    def _turned_round(self, span: Span) -> bool:
        return all(claim[1] == "X" for claim in self.index.claims[span.pattern])

    def near(self, cut: Tokens, scan: Scan) -> list[tuple[int, str]]:
        """Bodies whose name is the text but for one word: misspelled (what was read) or left out ("")."""
        return [] if self._read_as_other(cut, scan) else near_names(cut.words, self.index, self.settled)

    def _read_as_other(self, cut: Tokens, scan: Scan) -> bool:
        """True when a body that is not listed explains most of the text."""
        bodies, claims = self.index.bodies, self.index.claims
        explained = sum(
            span.end - span.first
            for span in scan.chosen
            if not any(claim[0] != PLACE and bodies[claim[0]].entity_id for claim in claims[span.pattern])
        )
        return explained * 2 > len(cut.words)

    def reordered(self, cut: Tokens, scan: Scan) -> list[int]:
        """The listed body whose name has just the words of the text, in another order."""
        if not 1 < len(cut.words) <= _BAG_WORDS or self._read_as_other(cut, scan):
            return []
        body = self.index.bags.get(bag(cut.words), PLACE)
        return [] if body == PLACE else [body]

    def cut_short(self, cut: Tokens, scan: Scan) -> list[int]:
        """Listed bodies whose names begin with the whole text, when few do."""
        if len(cut.text) < CUT_FROM or "|" in cut.text or self._read_as_other(cut, scan):
            return []
        if cut.words[-1] in self.known and self.corrections.ordinary.issuperset(cut.words):
            return []  # "Ministry of Education" is complete in itself
        patterns = self.index.patterns
        at = bisect_left(patterns, cut.text)
        bodies: dict[int, None] = {}
        while at < len(patterns) and patterns[at].startswith(cut.text):
            for claim in self.index.claims[at]:
                listed = claim[0] != PLACE and self.index.bodies[claim[0]].entity_id
                if listed and claim[1] in "PNAF":
                    bodies[claim[0]] = None
            at += 1
        return list(bodies) if 0 < len(bodies) <= _CUT_BODIES else []


def _is_listed(index: Index, number: int) -> bool:
    """A long name, without commas, of a listed body or of one tied to it."""
    pattern = index.patterns[number]
    if "|" in pattern or len(pattern) <= _SHORT:
        return False
    return any(
        claim[0] != PLACE
        and not claim[3]
        and (index.bodies[claim[0]].entity_id or index.bodies[claim[0]].parent)
        for claim in index.claims[number]
    )


# Digits that a scanner reads for letters.
DIGIT_LETTERS = str.maketrans("10582", "losbz")


def near_names(words: Sequence[str], index: Index, settled: frozenset[str]) -> list[tuple[int, str]]:
    """(body, reading) of listed names that differ from the words by one word.

    A place after the name does not count; a `settled` word, ordinary or a
    place, is meant as it is written.
    """
    kept = [word for word in words if word and word not in SMALL]
    while len(kept) > _NEAR_TEXT[0] and (kept[-1] in index.place_set or kept[-1].isdigit()):
        kept.pop()
    unknown = [i for i, word in enumerate(kept) if word not in index.listed_words]
    if not _NEAR_TEXT[0] <= len(kept) <= _NEAR_TEXT[1] or len(unknown) > 1:
        return []
    out: dict[int, str] = {}
    for i in unknown or range(len(kept)):
        if kept[i] in settled:
            continue
        for missing, body in index.near.get(bag(kept[:i] + kept[i + 1 :]), ()):
            initial = len(kept[i]) == 1 and missing.startswith(kept[i])
            if initial or OSA.distance(kept[i], missing) <= max(1, len(missing) // 3):
                out.setdefault(body, f"{kept[i]} → {missing}")
    if not out and not unknown and len(kept) > _NEAR_TEXT[0]:
        dropped = {body for _, body in index.near.get(bag(kept), ())}
        out = dict.fromkeys(dropped, "") if len(dropped) <= _NEAR_BODIES else {}
    return sorted(out.items())[:_CUT_BODIES]


def _capitals(cut: Tokens, i: int) -> bool:
    """An acronym in a text that is not all capitals is no typing error."""
    start, end = cut.spans[i]
    return cut.source[start:end].isupper() and not cut.source.isupper()


def _as_one_segment(cut: Tokens, read: list[str]) -> Tokens:
    return cut.read_as(read, [0] * len(read))
