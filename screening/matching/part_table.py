"""The table of what the listed parts of a listed body are called beside its name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from screening.matching.index import PLACE, Body, Claim

PARTS = frozenset(("institute", "laboratory"))
# "No. 54 Institute", "54th Institute of": the number alone tells one institute from another.
_DROPPED = frozenset(("of", "no", "number", "st", "nd", "rd", "th"))
_FEWEST, _FEWEST_HAN = 2, 4
Words = tuple[str, ...]


def plain_words(words: Iterable[str]) -> Words:
    """The words of a unit's name that count."""
    return tuple(word for word in words if word not in _DROPPED)


def parts_of(
    words_of: Mapping[str, Words], by_pattern: Mapping[str, Sequence[Claim]], bodies: Sequence[Body]
) -> dict[int, list[tuple[int, Words]]]:
    """For each listed body its listed parts, with what is left of their names without its own.

    A part counts also as one of the body whose name its own has: the institute
    of a group that went over to another, under the name of the old one.
    """
    numbers = {body.entity_id: at for at, body in enumerate(bodies) if body.entity_id}
    wholes = {numbers[body.parent] for body in bodies if body.parent in numbers}
    parts: dict[Words, set[int]] = {}
    forms: dict[Words, set[int]] = {}
    for pattern, words in words_of.items():
        for number, kind, _, acronym in by_pattern[pattern]:
            if number == PLACE or not bodies[number].entity_id:
                continue
            if number in wholes and (kind in "PNAFC" or acronym):
                forms.setdefault(plain_words(words), set()).add(number)
            if bodies[number].tie in PARTS and bodies[number].parent in numbers and kind in "PNAF":
                parts.setdefault(plain_words(words), set()).add(number)
    out: dict[int, set[tuple[int, Words]]] = {}
    for words, owners in parts.items():
        for number in owners:
            out.setdefault(numbers[bodies[number].parent], set()).add((number, words))
        for rest, of in _without_whole(words, forms):
            for number in owners:
                for whole in of | {numbers[bodies[number].parent]}:
                    out.setdefault(whole, set()).add((number, rest))
    return {
        whole: sorted(one for one in found if one[0] != whole and _tells(one[1]))
        for whole, found in sorted(out.items())
    }


def _without_whole(words: Words, forms: Mapping[Words, set[int]]) -> Iterator[tuple[Words, set[int]]]:
    """What is left of a name without the longest name of a body at its beginning, and at its end."""
    sizes = range(len(words) - 1, 0, -1)
    for size in sizes:
        if words[:size] in forms:
            yield words[size:], forms[words[:size]]
            break
    for size in sizes:
        if words[-size:] in forms:
            yield words[:-size], forms[words[-size:]]
            break


def _tells(words: Words) -> bool:
    return len(words) >= (_FEWEST if all(map(str.isascii, words)) else _FEWEST_HAN)
