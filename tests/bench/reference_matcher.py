"""The reference matcher of `sanctions-screening-benchmark`, its parts remembered so that it ends in time."""

from collections.abc import Iterable, Mapping
from functools import cache

from ssb.matching import jaro_winkler, tokens  # type: ignore[import-untyped]

THRESHOLD = 0.85  # the default of ssb.benchmark.score


class ReferenceMatcher:
    """Best-aligned Jaro-Winkler of words over every name; the same scores as `ssb.matching.BaselineMatcher`.

    Unmatched words dilute the score, so that a name of far more or far fewer
    words cannot reach the threshold; such names are not compared.
    """

    def __init__(self, candidates: Mapping[str, Iterable[str]]) -> None:
        self._by_length: dict[int, list[tuple[str, tuple[str, ...]]]] = {}
        for entity_id, names in candidates.items():
            for words in dict.fromkeys(tuple(tokens(name)) for name in names):
                if words:
                    self._by_length.setdefault(len(words), []).append((entity_id, words))

    def best(self, text: str) -> tuple[str, float]:
        """The entity of the best name and its score; ("", 0.0) when none reaches the threshold."""
        written = tuple(tokens(text))
        best, score = "", 0.0
        for length, names in self._by_length.items():
            if min(length, len(written)) < THRESHOLD * max(length, len(written)):
                continue
            for entity_id, words in names:
                this = aligned(written, words)
                if this > score:
                    best, score = entity_id, this
        return (best, score) if score >= THRESHOLD else ("", 0.0)


def aligned(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """`ssb.matching.token_set_similarity` over words that are already cut."""
    if not left or not right:
        return 0.0
    if len(left) > len(right):
        left, right = right, left
    remaining = list(right)
    total = 0.0
    for word in left:
        scores = [_alike(word, other) for other in remaining]
        best = max(scores)
        total += best
        remaining.pop(scores.index(best))
    return total / len(right)


@cache
def _alike(left: str, right: str) -> float:
    score: float = jaro_winkler(left, right)
    return score
