"""The table of words that hardly any known body has in its names."""

from collections.abc import Sequence

from screening.matching.claims import Claims
from screening.matching.index import PLACE, Body, Claim
from screening.matching.name_words import NameWords
from screening.matching.patterns import SMALL

# A telling word has this many letters and stands in the names of so few bodies.
_TELLING = 5
_FEW = 6
_MOST_WORDS = 24


def telling_of(
    claims: Claims, bodies: Sequence[Body], counts: NameWords
) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """Words that few known bodies have, at least one of them listed, with every name in which they stand."""
    telling = _telling_words(counts, claims.common | claims.not_alone)
    out: dict[str, set[tuple[int, tuple[str, ...]]]] = {}
    for pattern, words in claims.words.items():
        kept = tuple(dict.fromkeys(word for word in words if word not in SMALL))
        for word in telling.intersection(kept) if 1 < len(kept) <= _MOST_WORDS else ():
            found = ((claim[0], kept) for claim in claims.by_pattern[pattern] if _competes(claim, bodies))
            out.setdefault(word, set()).update(found)
    return {word: sorted(found) for word, found in sorted(out.items())}


def _telling_words(counts: NameWords, common: frozenset[str]) -> frozenset[str]:
    return frozenset(
        word
        for word in counts.listed
        if len(word) >= _TELLING
        and counts.all[word] <= _FEW
        and word.isascii()
        and word.isalpha()
        and word not in common
    )


def _competes(claim: Claim, bodies: Sequence[Body]) -> bool:
    """Any name of an unlisted body, and the full names of a listed one that need no country."""
    body, kind, needs_country, _ = claim
    return body != PLACE and (not bodies[body].entity_id or (kind in "PAF" and not needs_country))
