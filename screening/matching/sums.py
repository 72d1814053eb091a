"""Which of many lines have the words of a name in any order, or all of them but one: a quick test on sums.

A bag of words is the sum of its words' hashes, whatever their order; leaving
a word out takes its hash away. A sum of a bag that is not there is met by
chance once in 2**64, and who asks here looks again anyway.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[np.int64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]
_BITS = 20
_MIX = np.uint64(0x9E3779B97F4A7C15)
# Of two words neither is left out as a place after the name.
_FEWEST = 2


class _Held:
    """A set of sums."""

    def __init__(self, bags: Iterable[str]) -> None:
        sums = [sum(map(hash, bag.split())) % (1 << 64) for bag in bags]
        self._sums = np.unique(np.array(sums, dtype=np.uint64)).view(np.int64)
        self._sums.sort()
        # A quick test first: most sums fall into no place that is taken.
        self._taken = np.zeros(1 << _BITS, dtype=bool)
        self._taken[_places(self._sums)] = True

    def has(self, sums: Numbers) -> Flags:
        """For each sum whether it is in the set."""
        out: Flags = self._taken[_places(sums)]
        maybe = np.flatnonzero(out)
        if len(maybe):
            at = np.searchsorted(self._sums, sums[maybe]).clip(max=len(self._sums) - 1)
            out[maybe] = self._sums[at] == sums[maybe]
        return out


def _sum(words: Iterable[str]) -> int:
    """The sum of their hashes as it comes out in 64 bits."""
    return (sum(map(hash, words)) + (1 << 63)) % (1 << 64) - (1 << 63)


def _places(sums: Numbers) -> np.ndarray[Any, np.dtype[np.uint64]]:
    return (sums.view(np.uint64) * _MIX) >> np.uint64(64 - _BITS)


class WordSums:
    """The sums of whole names, and of names that lack a word."""

    def __init__(self, whole: Iterable[str], lacking: Iterable[str]) -> None:
        self._whole = _Held(whole)
        self._lacking = _Held(lacking)

    def may_name(
        self,
        words: Sequence[str],
        counted: Flags,
        place: Flags,
        starts: Numbers,
        ends: Numbers,
        pieces: Mapping[str, Sequence[str]],
    ) -> Flags:
        """For each line, `words` from its start up to its end, whether it may be a name's bag.

        Words that are not `counted` are passed over; those marked as a `place`
        may stand after the name; those that have `pieces` stand for all of them.
        """
        lines, at = _spread(starts, ends)
        keep = counted[at]
        lines, at = lines[keep], at[keep]
        given = [words[i] for i in at.tolist()]
        hashes = np.fromiter(map(hash, given), dtype=np.int64, count=len(at))
        if not pieces.keys().isdisjoint(given):
            for i, word in enumerate(given):
                if word in pieces:
                    hashes[i] = _sum(pieces[word])
        until = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(hashes)))
        end = np.cumsum(np.bincount(lines, minlength=len(starts)))
        begin = np.concatenate((np.zeros(1, dtype=np.int64), end[:-1]))
        out = np.zeros(len(starts), dtype=bool)
        live = np.flatnonzero(end > begin)
        begin, end = begin[live], end[live]
        after = place[at]
        while len(live):
            out[live] |= self._whole.has(until[end] - until[begin])
            out[live] |= self._lacks_one(hashes, until, begin, end)
            more = (end - begin > _FEWEST) & after[end - 1]
            live, begin, end = live[more], begin[more], end[more] - 1
        return out

    def _lacks_one(self, hashes: Numbers, until: Numbers, begin: Numbers, end: Numbers) -> Flags:
        """For each line whether it, or it without one of its words, is a name that lacks a word."""
        total = until[end] - until[begin]
        out = self._lacking.has(total)
        lines, at = _spread(begin, end)
        out[lines[self._lacking.has(total[lines] - hashes[at])]] = True
        return out


def _spread(starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """The lines written out: for each of their words the line's number and the word's place."""
    sizes = ends - starts
    before = np.cumsum(sizes) - sizes
    lines = np.repeat(np.arange(len(starts)), sizes)
    return lines, np.arange(len(lines)) + np.repeat(starts - before, sizes)
