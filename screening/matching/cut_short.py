"""Names cut off by the width of a field: a text with which a listed name begins."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

# So many letters a beginning has at least.
CUT_FROM = 13
_SHORTEST = 3


def begins(letters: str, patterns: Sequence[str]) -> Iterator[int]:
    """The numbers of the sorted patterns that begin with these letters."""
    at = bisect_left(patterns, letters)
    while at < len(patterns) and patterns[at].startswith(letters):
        yield at
        at += 1


def beginnings(letters: str, last: str, written: str) -> Iterator[str]:
    """A text's letters as a beginning, and with its last word as `written`, which may be half a word.

    "Industri" is read as a word of its own, "industrial", but may have been
    "industries", in comparable form "industry".
    """
    yield letters
    if not written.isascii() or not written.isalpha() or len(written) < _SHORTEST:
        return
    stem = letters.removesuffix(last)
    half = written.lower()
    for one in dict.fromkeys((half, half.removesuffix("e").removesuffix("i"))):
        if one != last:
            yield stem + one
