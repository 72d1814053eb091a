"""Bodies that belong to the one named, or carry its name: hospitals, colleges, presses, schools, firms."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from screening.matching.han_surroundings import HanSurroundings
from screening.matching.segments import is_behind_and, is_han, segment_of
from screening.names.tokens import Tokens


class Bearers:
    """The rules, over the word lists of `rules/matching/judging.yml`; `proper` words may name a body."""

    def __init__(self, words: Mapping[str, Any], han: HanSurroundings, proper: Callable[[str], bool]) -> None:
        self._hospital = frozenset(words["hospital"])
        self._hospital_pair = frozenset(tuple(pair) for pair in words["hospital_pair"])
        self._pair_begins = frozenset(pair[0] for pair in self._hospital_pair)
        self._of_hospital = frozenset(words["of_hospital"])
        self._affiliated = frozenset(words["affiliated"])
        self._bearing = frozenset(words["bearing"])
        self._bearing_pair = frozenset(tuple(pair) for pair in words["bearing_pair"])
        self._bearing_group = frozenset(tuple(pair) for pair in words["bearing_group"])
        self._bearing_last = frozenset(words["bearing_last"])
        self._bearing_firm = frozenset(words["bearing_firm"])
        self._of_bearing = frozenset(words["of_bearing"])
        self._college = frozenset(words["college"])
        self._continues = frozenset(words["continues"])
        self._road = frozenset(words["road"])
        self._han = han
        self._proper = proper

    def tie(
        self, text: Tokens, first: int, end: int, within: tuple[int, int] | None = None
    ) -> tuple[str, int, int] | None:
        """The kind of body that belongs to the one named by words `first` to `end`, and where it is named.

        It is looked for in the segment, or `within` the words of a longer name.
        """
        start, stop = within or segment_of(text, first, end)
        if is_han(text.words[first]):
            kind = self._han.tie("".join(text.words[end:stop]))
            return (kind, first, stop) if kind else None
        before, after = text.words[start:first], text.words[end:stop]
        if not before and not after:
            return None
        if after and after[0] in self._road:
            return None  # "Linmark Road Primary School" is called after the road
        if self.is_hospital(after) or self._is_hospital_of(before):
            return "hospital", start, stop
        if self._is_college(before, after):
            return "independent_college", start, stop
        if self._bears_the_name(before, after) and not _and_another(text, end, stop):
            return "other", start, stop
        return None

    def _is_hospital_of(self, before: list[str]) -> bool:
        """ "People's Hospital of X", "Affiliated Hosp X"."""
        if not before or not self.is_hospital(before):
            return False
        last = before[-1]
        return last in self._of_hospital or (
            last in self._hospital and not self._affiliated.isdisjoint(before)
        )

    def _bears_the_name(self, before: list[str], after: list[str]) -> bool:
        """ "X University Press", "X University Technology Co., Ltd.", "High School Affiliated to X"."""
        if after[:1] and after[0] in self._bearing_last:
            return True
        if self._is_bearing(after) or not self._bearing_firm.isdisjoint(after):
            return True
        if tuple(after[-2:]) in self._bearing_group:
            return True
        return bool(before) and before[-1] in self._of_bearing and self._is_bearing(before)

    def _is_bearing(self, words: list[str]) -> bool:
        return not self._bearing.isdisjoint(words) or not self._bearing_pair.isdisjoint(pairwise(words))

    def is_hospital(self, words: list[str]) -> bool:
        """True when the words name a hospital or cancer centre."""
        if not self._hospital.isdisjoint(words):
            return True
        return not self._pair_begins.isdisjoint(words) and not self._hospital_pair.isdisjoint(pairwise(words))

    def _is_college(self, before: list[str], after: list[str]) -> bool:
        """ "Zhejiang University City College", "Cheng Xian College"; not "College of Letters"."""
        for i, word in enumerate(after):
            if word in self._college:
                followed = i + 1 < len(after) and after[i + 1] in self._continues
                named = i > 0 and (after[0] == "city" or any(self._proper(one) for one in after[:i]))
                return named and not followed
        named = before[-2:-1] == ["college"] and before[-1] in self._continues and len(before) > 2
        return named and (before[:-2] == ["city"] or all(self._proper(word) for word in before[:-2]))

    def hospital_segments(self, text: Tokens, before: int) -> list[tuple[int, int]]:
        """The segments before word `before` that name a hospital, nearest first."""
        out = []
        stop = before
        while stop > 0:
            start = stop - 1
            while start > 0 and text.segment[start - 1] == text.segment[stop - 1]:
                start -= 1
            if text.segment[start] != text.segment[before] and self.is_hospital(text.words[start:stop]):
                out.append((start, stop))
            stop = start
        return out


def _and_another(text: Tokens, end: int, stop: int) -> bool:
    """True for "X University & Y Limited": what stands behind "and" is another body."""
    return end < stop and is_behind_and(text, end)
