"""Listed bodies that the words of a text may name: in another order, shortened, misspelt, cut off."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from screening.matching.cut_short import CUT_FROM, beginnings, begins
from screening.matching.index import PLACE, Index
from screening.matching.near_names import MOST_BODIES, is_place_and_subject, near_names
from screening.matching.patterns import bag, bared
from screening.matching.scan import Scan, Span
from screening.matching.segments import begins_with_mark, is_behind_and, is_han, segment_of
from screening.matching.telling import Telling, Told
from screening.names.tokens import Tokens

# The longest name has some thirty words.
_BAG_WORDS = 30
# In a text of so few words a single letter stands for one of them.
_FEW_WORDS = 3
_LETTER = re.compile(r"(?<![\w'’])[A-Z](?![\w'’])")


@dataclass(slots=True)
class Proposed:
    """A listed body that words `first` to `end` may name, by its words alone; `kind` says in which way."""

    body: int
    kind: str
    first: int
    end: int
    why: tuple[tuple[str, str], ...] = ()


# What divides a text, but for the quotation marks within a name.
_DIVIDED = re.compile(r"[,;:()\[\]{}|/\\\n，；：、（）]|\s[-–—]+\s|—")


class Proposals:
    """The readers of the words of a text, whatever stands between them."""

    def __init__(
        self, index: Index, telling: Telling, known: frozenset[str], ordinary: frozenset[str]
    ) -> None:
        self.index = index
        self.telling = telling
        self.known = known
        self.ordinary = ordinary
        self.settled = ordinary | index.place_set

    def proposed(self, cut: Tokens, scan: Scan) -> list[Proposed]:
        """Listed bodies that the text may name by its words: misspelt, rearranged, shortened, cut off."""
        found = self._told(cut, scan)
        if found or self._read_as_other(cut, scan):
            return found
        end = len(cut.words)
        if end > _BAG_WORDS:
            return found
        words = _with_initials(cut)
        if words and begins_with_mark(cut):
            words = words[1:]
        reordered = self._reordered(cut, words)
        for body, kind, value in near_names(words, self.index, self.settled):
            if kind == "L" and (self._complete(cut, scan) or any(one.body == body for one in reordered)):
                continue
            why = (("corrected_word", value),) if value else ()
            found.append(Proposed(body, kind, 0, end, why))
        found += reordered
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
        capitals = frozenset(cut.words[at] for at in around if cut.is_acronym(at))
        best = self.telling.best(word, [cut.words[at] for at in around], capitals)
        return [one for one in best if self.index.bodies[one.body].entity_id]

    def _read_as_other(self, cut: Tokens, scan: Scan) -> bool:
        """True when a body that is not listed explains most of the text, and no initial stands before it."""
        if not scan.chosen or _begins_with_initial(cut, scan.chosen[0].first):
            return False
        unlisted = [span for span in scan.chosen if self._of_unlisted(span)]
        covered = {i for span in unlisted for i in range(span.first, span.end)}
        places = {i for first, end, _ in scan.places for i in range(first, end)}
        left = sum(
            i not in covered and i not in places and not cut.words[i].isdigit() for i in range(len(cut.words))
        )
        return len(covered) > left and (left == 0 or not all(map(self._is_turned, unlisted)))

    def _of_unlisted(self, span: Span) -> bool:
        """An unlisted body's name; listed bodies have it at most as a weak form, or turned round."""
        owners = [claim for claim in self.index.claims[span.pattern] if claim[0] != PLACE]
        listed = [claim for claim in owners if self.index.bodies[claim[0]].entity_id]
        return len(listed) < len(owners) and all(claim[1] in "XEOBW" for claim in listed)

    def _is_turned(self, span: Span) -> bool:
        """A name only with its head first: amid other words "Universität Sandport" may be part of another."""
        return all(claim[1] == "X" for claim in self.index.claims[span.pattern] if claim[0] != PLACE)

    def _reordered(self, cut: Tokens, initialled: list[str]) -> list[Proposed]:
        """Listed bodies whose names have just these words, those of the text, in another order.

        A place behind them, divided off, may be none of the name: "Institute of Tides, Sandport, Norway".
        """
        size = len(cut.words)
        words = cut.words if size > _FEW_WORDS else initialled
        if all(map(is_han, words)) or is_place_and_subject(words, self.settled):
            return []  # 华东理工大学 is not 东华理工大学: characters are no words that may change places
        bodies = self.index.bags.get(bag(words), []) if len(words) > 1 else []
        start = segment_of(cut, size - 1, size)[0]
        end = size
        undivided = start > 1 and segment_of(cut, 0, 1)[1] == start
        if not bodies and start > 1 and self._is_place(cut.words[start:], town=undivided):
            bodies, end = self.index.bags.get(bag(cut.words[:start]), []), start
        why = (("words_shared", ""),) if len(bodies) > 1 else ()
        return [Proposed(body, "R", 0, end, why) for body in bodies if body != PLACE]

    def _is_place(self, words: Sequence[str], *, town: bool) -> bool:
        """A country, or also a `town`: of two institutes of one name it may tell which is meant."""
        return (town and self.index.place_set.issuperset(words)) or "".join(words) in self.index.countries

    def _complete(self, cut: Tokens, scan: Scan) -> bool:
        """ "Russian Academy of Sciences, Moscow": an institution of a state, and nothing is missing."""
        state = max((end for first, end, _ in scan.places if first == 0 and end > 1), default=0)
        rest = cut.words[state:]
        return bool(state) and all(word in self.ordinary or word in self.index.place_set for word in rest)

    def _cut_short(self, cut: Tokens, scan: Scan) -> list[int]:
        """Listed bodies whose names begin with the whole text, when few do."""
        letters = "".join(cut.words)
        if len(letters) < CUT_FROM:
            return []
        last = cut.words[-1]
        if last in self.known and (self.ordinary.issuperset(cut.words) or self._complete(cut, scan)):
            return []  # "Ministry of Education" is complete in itself
        if (
            _DIVIDED.search(cut.source)
            and last in self.known
            and cut.source.count("(") <= cut.source.count(")")
        ):
            return []  # divided, and neither within a word nor within brackets
        for beginning in beginnings(letters, last, cut.source[slice(*cut.spans[-1])]):
            bodies = self._that_begin(beginning)
            if bodies:
                return bodies if len(bodies) <= MOST_BODIES else []
        return []

    def _that_begin(self, letters: str) -> list[int]:
        """The listed bodies of which a name in full begins so."""
        return list(
            dict.fromkeys(
                claim[0]
                for at in begins(letters, self.index.patterns)
                for claim in self.index.claims[at]
                if claim[0] != PLACE and self.index.bodies[claim[0]].entity_id and claim[1] in "PNAF"
            )
        )


def _after_and(cut: Tokens, first: int, i: int) -> int:
    """The first word after the last "and" before word `i`, which may divide two bodies."""
    for at in range(i, first, -1):
        if is_behind_and(cut, at):
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
    if first:
        return first == 1 and len(cut.words[0]) == 1 and (cut.source.islower() or not begins_with_mark(cut))
    letter = _LETTER.search(cut.source) if len(cut.words[0]) > 1 else None
    return letter is not None and letter.start() < cut.spans[0][0]
