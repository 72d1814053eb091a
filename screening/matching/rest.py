"""What no name explains: typing errors, stray commas, words in another order, names cut short."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from screening.matching.corrections import MOST_WORDS, Corrections
from screening.matching.index import PLACE, Index
from screening.matching.near_names import DIGIT_LETTERS, MOST_BODIES, near_names
from screening.matching.patterns import CUT_FROM, HEADS, bag, bared
from screening.matching.prepared import Automaton, Prepared
from screening.matching.scan import Scan, Scanner, Span
from screening.matching.surroundings import is_han, segment_of
from screening.matching.telling import Telling, Told
from screening.names.tokens import Tokens

# The longest name has some thirty words.
_BAG_WORDS = 30
# In a text of so few words a single letter stands for one of them.
_FEW_WORDS = 3
_PAIR = 2


@dataclass(slots=True)
class Reading:
    """A second reading of a text: the words as read, what was changed, and the names found so."""

    text: Tokens
    scan: Scan
    changed: dict[int, str]


@dataclass(slots=True)
class Proposed:
    """A listed body that words `first` to `end` may name, by its words alone; `kind` says in which way."""

    body: int
    kind: str
    first: int
    end: int
    why: tuple[tuple[str, str], ...] = ()


class Rest:
    """Readers of what is left over after the exact scan."""

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
        self.settled = corrections.ordinary | index.place_set
        self.telling = Telling(index, corrections.ordinary)
        # The first words of pairs that have a short word between them in a listed name.
        self._outer = frozenset(pair.split()[0] for pair in index.between)
        self._plain: set[str] = set()
        self._listed = tables.outline.listed
        self._automaton = Automaton.deserialize(tables.listed)

    def remember_plain(self, words: Iterable[str]) -> None:
        """Take note of comparable words that stand for no other word."""
        if len(self._plain) >= MOST_WORDS:
            self._plain.clear()
        self._plain.update(words)

    def listed_in(self, letters: str, found: set[int]) -> bool:
        """True when a listed name stands in the letters that is not among the patterns found."""
        hits = self._automaton.find_overlapping_no_suffix(letters)
        return any(self._listed[hit[2]] not in found for hit in hits)

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
            elif better and not covered[i] and not _capitals(cut, i):
                read[i] = changed[i] = better
        for i in gaps:
            better = "" if covered[i] else self._between(cut.words[i - 1 : i + 2])
            if better:
                read[i] = changed[i] = better
        if not divided:
            return changed
        for i in range(len(cut.words) - 1):
            if cut.spans[i][1] == cut.spans[i + 1][0] and not covered[i] and not covered[i + 1]:
                whole = cut.words[i] + cut.words[i + 1]
                better = whole if whole in self.index.listed_words else self.corrections.of(whole)
                if better:
                    read[i : i + 2] = [better, ""]
                    changed[i] = better
        if not _NOT_LETTERS.search(cut.source):
            return changed
        for i in range(len(cut.words) - 1):
            size, better = self._digit_read(cut, i)
            if better and not any(covered[i : i + size]):
                read[i : i + size] = [better, *[""] * (size - 1)]
                changed[i] = better
        return changed

    def _between(self, words: list[str]) -> str:
        """The short word of a listed name between the outer two, where the inner one is a letter off."""
        before, word, after = words
        for right, _ in self.index.between.get(f"{before} {after}", ()):
            if word != right and OSA.distance(word, right) == 1:
                return right
        return ""

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
        divided = cut.segment[span.first] != cut.segment[span.end - 1]
        deviates = divided or any(i in changed for i in range(span.first, span.end))
        if not deviates or self._turned_round(span):
            return False
        if divided and self._place_and_subject(cut.words[span.first : span.end]):
            return False
        return all(
            one.end <= span.first
            or span.end <= one.first
            or (span.first <= one.first and one.end <= span.end)
            for one in chosen
        )

    def _place_and_subject(self, words: list[str]) -> bool:
        """True for Nanjing and Technology, which are a name only side by side and in this order."""
        return len(words) == _PAIR and self.settled.issuperset(words) and HEADS.isdisjoint(words)

    def _turned_round(self, span: Span) -> bool:
        return all(claim[1] == "X" for claim in self.index.claims[span.pattern])

    def proposed(self, cut: Tokens, scan: Scan) -> list[Proposed]:
        """Listed bodies that the text may name by its words: misspelt, rearranged, shortened, cut off."""
        found = self._told(cut, scan)
        if found or self._read_as_other(cut, scan):
            return found
        end = len(cut.words)
        if end > _BAG_WORDS:
            return found
        words = _with_initials(cut)
        for body, kind, value in near_names(words, self.index, self.settled):
            if kind == "L" and self._complete(cut, scan):
                continue
            why = (("corrected_word", value),) if value else ()
            found.append(Proposed(body, kind, 0, end, why))
        found += self._reordered(cut.words if len(cut.words) > _FEW_WORDS else words, len(cut.words))
        if not found:
            found = [Proposed(body, "K", 0, end) for body in self.index.skeletons.get(bared(cut.source), ())]
        if not found:
            found = [Proposed(body, "T", 0, end) for body in self._cut_short(cut, scan)]
        return found[:MOST_BODIES]

    def _told(self, cut: Tokens, scan: Scan) -> list[Proposed]:
        """By a word that hardly any other body has, with the words beside it in its segment."""
        if self.telling.words.isdisjoint(cut.words):
            return []
        long = (span for span in scan.chosen if span.end - span.first > 1)
        covered = {i for span in long for i in range(span.first, span.end)}
        out: dict[int, Proposed] = {}
        for i, word in enumerate(cut.words):
            if word not in self.telling.words or i in covered:
                continue
            segment, end = segment_of(cut, i, i + 1)
            for first in dict.fromkeys((segment, _after_and(cut, segment, i))):
                around = [at for at in range(first, end) if at not in covered]
                for one in self._best_of(cut, word, around):
                    out.setdefault(one.body, Proposed(one.body, one.kind, first, end))
        return list(out.values())

    def _best_of(self, cut: Tokens, word: str, around: list[int]) -> list[Told]:
        """The listed names that account best for these words."""
        capitals = frozenset(cut.words[at] for at in around if _capitals(cut, at))
        best = self.telling.best(word, [cut.words[at] for at in around], capitals)
        return [one for one in best if self.index.bodies[one.body].entity_id]

    def _read_as_other(self, cut: Tokens, scan: Scan) -> bool:
        """True when a body that is not listed explains most of the text, and no initial stands before it."""
        if not scan.chosen or _begins_with_initial(cut, scan.chosen[0].first):
            return False
        explained = sum(span.end - span.first for span in scan.chosen if self._of_unlisted(span))
        return explained * 2 > len(cut.words)

    def _of_unlisted(self, span: Span) -> bool:
        """An unlisted body's name; listed bodies have it at most as a weak form, or turned round."""
        owners = [claim for claim in self.index.claims[span.pattern] if claim[0] != PLACE]
        listed = [claim for claim in owners if self.index.bodies[claim[0]].entity_id]
        return len(listed) < len(owners) and all(claim[1] in "XBW" for claim in listed)

    def _reordered(self, words: list[str], size: int) -> list[Proposed]:
        """Listed bodies whose names have just these words, those of the text, in another order."""
        if all(map(is_han, words)) or self._place_and_subject(words):
            return []  # 华东理工大学 is not 东华理工大学: characters are no words that may change places
        bodies = self.index.bags.get(bag(words), []) if len(words) > 1 else []
        why = (("words_shared", ""),) if len(bodies) > 1 else ()
        return [Proposed(body, "R", 0, size, why) for body in bodies if body != PLACE]

    def _complete(self, cut: Tokens, scan: Scan) -> bool:
        """ "Russian Academy of Sciences, Moscow": an institution of a state, and nothing is missing."""
        state = max((end for first, end, _ in scan.places if first == 0 and end > 1), default=0)
        rest = cut.words[state:]
        return bool(state) and all(
            word in self.corrections.ordinary or word in self.index.place_set for word in rest
        )

    def _cut_short(self, cut: Tokens, scan: Scan) -> list[int]:
        """Listed bodies whose names begin with the whole text, when few do."""
        if len(cut.text) < CUT_FROM or "|" in cut.text:
            return []
        if cut.words[-1] in self.known and (
            self.corrections.ordinary.issuperset(cut.words) or self._complete(cut, scan)
        ):
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
        return list(bodies) if 0 < len(bodies) <= MOST_BODIES else []


# Two pieces of one word: letters and digits side by side, or a capital within.
_TOUCHING = re.compile(r"[A-Z0-9](?:(?<=[a-z][A-Z])|(?<=[A-Za-z'`?][0-9])|(?<=[0-9])(?=[A-Za-z]))")
_NOT_LETTERS = re.compile(r"[\d'’‘`´ʼ′＇¿?]")
_AND = re.compile(r"&|\band\b", re.IGNORECASE)
_LETTER = re.compile(r"(?<![\w'’])[A-Za-z](?![\w'’])")


def _after_and(cut: Tokens, first: int, i: int) -> int:
    """The first word after the last "and" before word `i`, which may divide two bodies."""
    for at in range(i, first, -1):
        if _AND.search(cut.source[cut.spans[at - 1][1] : cut.spans[at][0]]):
            return at
    return first


def _with_initials(cut: Tokens) -> list[str]:
    """The words, and the single letters that are dropped elsewhere: "S. Tiedao University"."""
    if not _LETTER.search(cut.source):
        return cut.words
    known = {start for start, _ in cut.spans}
    dropped = [
        (one.start(), one[0].lower()) for one in _LETTER.finditer(cut.source) if one.start() not in known
    ]
    placed = [(start, word) for (start, _), word in zip(cut.spans, cut.words, strict=True)]
    return [word for _, word in sorted((*placed, *dropped))]


def _begins_with_initial(cut: Tokens, first: int) -> bool:
    """True for a single letter and then, as word `first`, a name that is not written with it."""
    return len(_with_initials(cut)[0]) == 1 and first == (len(cut.words[0]) == 1)


def _capitals(cut: Tokens, i: int) -> bool:
    """An acronym in a text that is not all capitals is no typing error."""
    start, end = cut.spans[i]
    return cut.source[start:end].isupper() and not cut.source.isupper()


def _as_one_segment(cut: Tokens, read: list[str]) -> Tokens:
    return cut.read_as(read, [0] * len(read))
