"""Which lines, as a whole, have the words of a listed name in any order, or are the beginning of one."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from screening.matching.cut_short import CUT_FROM, beginnings, begins
from screening.matching.gate_lines import Lines, Numbers
from screening.matching.gate_words import Bit
from screening.matching.index import Index
from screening.matching.near_names import near_names
from screening.matching.patterns import SMALL, bag
from screening.matching.prepared import Outline
from screening.matching.sums import WordSums

# Longer lines are addresses, which name a body as written if at all, unless
# they have nothing but the words of names that are as long themselves.
MOST_SHORT = 9
_MOST_WORDS = 30
_CUT_LENGTH = 60


class WholeLines:
    """The tests, over the listed names of one index; `pieces` as in `Forms`."""

    def __init__(
        self,
        index: Index,
        outline: Outline,
        ordinary: frozenset[str],
        pieces: Mapping[str, Sequence[str]],
    ) -> None:
        self._pieces = pieces
        self._index = index
        self._patterns = index.patterns
        self._beginnings = frozenset(pattern[:CUT_FROM] for pattern in (*outline.latin, *outline.han))
        self._sums = WordSums(index.bags, index.near)
        self._settled = ordinary | index.place_set
        self._listed_words = frozenset((*index.listed_words, *SMALL, ""))

    def add(self, lines: Lines, letters: str, passed: set[int]) -> None:
        """Let those lines pass; `letters` are all forms without spaces, divided by line feeds."""
        self._add_with_the_words(lines, passed)
        written = letters.split("\n")
        short = np.flatnonzero(lines.ends - lines.starts <= MOST_SHORT)
        for i, end in zip(short.tolist(), lines.ends[short].tolist(), strict=True):
            begun = i not in passed and written[i][:CUT_FROM] in self._beginnings
            if begun and self.begins_name(written[i], lines.forms[end - 1], lines.words[end - 1]):
                passed.add(i)

    def _add_with_the_words(self, lines: Lines, passed: set[int]) -> None:
        flags, starts, ends = lines.flags, lines.starts, lines.ends
        alike = np.zeros(len(starts), dtype=bool)
        for most, flag in ((MOST_SHORT, Bit.USUAL), (_MOST_WORDS, Bit.OF_LONG)):
            strange = np.concatenate(([0], np.cumsum((flags & flag) == 0)))
            alike |= (ends - starts <= most) & (strange[ends] - strange[starts] <= 1)
        numbers = np.flatnonzero(alike)
        counted, after = (flags & Bit.SMALL) == 0, (flags & Bit.AFTER) > 0
        may = self._sums.may_name(lines.forms, counted, after, starts[numbers], ends[numbers], self._pieces)
        for i in numbers[may].tolist():
            if i not in passed and self._has_the_words(lines.words_of(i), lines.forms_of(i)):
                passed.add(i)

    def of_characters(self, runs: Sequence[str]) -> Iterator[bool]:
        """For each run of Chinese characters whether they are those of a listed name, or nearly so."""
        ends = np.cumsum([len(run) for run in runs], dtype=np.int64)
        starts = np.concatenate((np.zeros(1, dtype=np.int64), ends))[: len(runs)]
        letters = "".join(runs)
        every: Numbers = np.ones(len(letters), dtype=bool)
        may = self._sums.may_name(letters, every, ~every, starts, ends, {})
        return (
            bool(one) and self._has_the_words(list(run), list(run))
            for run, one in zip(runs, may, strict=True)
        )

    def begins_name(self, letters: str, last: str = "", written: str = "") -> bool:
        """True when a listed name begins with the whole line; its last word, as `written`, may be cut off."""
        return len(letters) <= _CUT_LENGTH and any(
            self._patterns[at] != letters
            for beginning in beginnings(letters, last, written)
            for at in begins(beginning, self._patterns)
        )

    def _has_the_words(self, words: list[str], forms: list[str]) -> bool:
        """True when the line has the words of a listed name in any order, or all but one of them."""
        each = [one for form in forms for one in self._pieces.get(form, (form,))]
        bags = map(bag, _less_places(each, self._index.place_set))
        if self._listed_words.issuperset(each) and any(one in self._index.bags for one in bags):
            return True
        return bool(near_names(self._with_initials(words, forms), self._index, self._settled))

    def _with_initials(self, words: list[str], forms: list[str]) -> list[str]:
        """The comparable words, and single capitals even where they are words that are dropped."""
        return [
            one
            for word, form in zip(words, forms, strict=True)
            for one in self._pieces.get(form)
            or (form or (word.lower() if len(word) == 1 and word.isupper() else ""),)
        ]


def _less_places(words: Sequence[str], places: frozenset[str]) -> Iterator[Sequence[str]]:
    """The words, and the same less the last place behind them, less the last two, and so on."""
    yield words
    for end in range(len(words) - 1, 1, -1):
        if words[end] not in places:
            return
        yield words[:end]
