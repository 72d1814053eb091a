"""Tables by which a listed name is found that the text does not have quite as it is."""

from collections.abc import Container, Iterable, Sequence

from screening.matching.claims import Claims
from screening.matching.index import PLACE, Body
from screening.matching.patterns import BARE_FROM, INNER_CAPITAL, SMALL, bag, consonants, has_han

_BAG_FROM = 2
_NEAR_WORDS = (3, 24)
# Two or three wrong letters in words of this length would make another word of them.
_SHORT_WORD = (3, 4)
# "Fudan U": a university.
_U = "u"
_REST = 9


def bags_of(claims: Claims, bodies: Sequence[Body]) -> dict[str, list[int]]:
    """The sorted words of every listed name to its bodies, and PLACE where an unlisted one has the same."""
    out: dict[str, set[int]] = {}
    for pattern, words in claims.words.items():
        if len(words) < _BAG_FROM:
            continue
        key = bag(words)
        for body, kind, _, acronym in claims.by_pattern[pattern]:
            if body != PLACE and not acronym and kind not in "WHXEO":
                out.setdefault(key, set()).add(body if bodies[body].entity_id else PLACE)
    return {key: sorted(found) for key, found in out.items() if found != {PLACE}}


def near_of(claims: Claims, bodies: Sequence[Body]) -> dict[str, list[tuple[str, int]]]:
    """The words of every listed name less one, with the word that is missing and the body."""
    out: dict[str, list[tuple[str, int]]] = {}
    for body, words in _names_of_listed(claims, bodies):
        kept = [word for word in words if word not in SMALL]
        if not _NEAR_WORDS[0] <= len(kept) <= _NEAR_WORDS[1] or has_han("".join(kept)):
            continue
        for at, word in enumerate(kept):
            out.setdefault(bag(kept[:at] + kept[at + 1 :]), []).append((word, body))
    return {key: sorted(set(found)) for key, found in out.items()}


def between_of(claims: Claims, bodies: Sequence[Body]) -> dict[str, list[tuple[str, str]]]:
    """Short words inside listed names, by the words on both sides of them, each with the rest of the name.

    The rest is the longer of the two sides, written without spaces; where
    neither side is long enough to be looked for, the word is left out.
    """
    common = claims.common | claims.not_alone | {_U}
    out: dict[str, set[tuple[str, str]]] = {}
    for _, words in _names_of_listed(claims, bodies):
        for at in range(1, len(words) - 1):
            word = words[at]
            if len(word) not in _SHORT_WORD or not (word.isascii() and word.isalpha()) or word in common:
                continue
            sides = [side for side in (words[:at], words[at + 1 :]) if not common.issuperset(side)]
            rest = max(("".join(side) for side in sides), key=len, default="")
            if len(rest) >= _REST:
                out.setdefault(f"{words[at - 1]} {words[at + 1]}", set()).add((word, rest))
    return {key: sorted(found) for key, found in sorted(out.items())}


def skeletons_of(claims: Claims) -> dict[str, list[int]]:
    """The consonants of every listed name to its bodies."""
    out: dict[str, set[int]] = {}
    for body, name in claims.full_names:
        key = consonants(name)
        if len(key) >= BARE_FROM:
            out.setdefault(key, set()).add(body)
    return {key: sorted(found) for key, found in sorted(out.items())}


def inner_of(claims: Claims, known: Container[str]) -> dict[str, tuple[str, ...]]:
    """The words that capitals set apart inside a word of a listed name, by that word: "TelDor".

    None that is a `known` word when written small, such as "ReSearch".
    """
    out: dict[str, tuple[str, ...]] = {}
    for _, name in claims.full_names:
        for written in INNER_CAPITAL.findall(name):
            words = claims.rules.words_of(written)
            if len(words) > 1 and "".join(words) not in known:
                out["".join(words)] = words
    return out


def _names_of_listed(claims: Claims, bodies: Sequence[Body]) -> Iterable[tuple[int, tuple[str, ...]]]:
    """(body, words) of every form of every full name of a listed body."""
    for pattern, words in claims.words.items():
        for body, kind, _, acronym in claims.by_pattern[pattern]:
            if body != PLACE and bodies[body].entity_id and not acronym and kind in "PAF":
                yield body, words
