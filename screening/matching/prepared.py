"""What scanning needs besides the index, worked out once when the index is built and kept beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import daachorse

from screening.matching.index import PLACE, Claim, Index

# Han, as in the gate: the longest run of a pattern in both scripts is scanned for.
HAN = re.compile("[\u3005\u3007\u3400-\u9fff\uf900-\ufaff]+")
# Shorter names are looked up as words; in a row of letters they would be found everywhere.
_SHORT = 5
# No automaton is made of nothing; this stands in no text.
_NOTHING = ("\x01",)

Automaton = daachorse.CharwiseDoubleArrayAhoCorasick


@dataclass(frozen=True, slots=True)
class Outline:
    """Tables over an index's patterns.

    - `places`: country codes of the patterns that are places, by number; `only_places` and `capitals` hold
      a one for each pattern that is nothing but a place, and that counts in capitals only
    - `listed`: numbers of the long names of listed bodies, and of those tied to them
    - `latin`, `han`: names that let a line pass the gate; `short` ones are looked up as words, the
      `acronyms` among them in capitals
    """

    places: dict[int, str]
    only_places: bytes
    capitals: bytes
    listed: list[int]
    latin: list[str]
    han: list[str]
    short: frozenset[str]
    acronyms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The tables, and as bytes the automata of all patterns, of the listed names, and of the gate's names.

    `halves` are those of the first half of the patterns and of the second: one of all would take twice the
    memory while it is made, and scanning with two takes hardly longer.
    """

    outline: Outline
    halves: tuple[bytes, bytes]
    listed: bytes
    latin: bytes
    han: bytes


def outlined(index: Index) -> Outline:
    """The tables of an index."""
    long, short, acronyms, han = _of_listed(index)
    rests = {rest for found in index.between.values() for _, rest in found}
    return Outline(
        places={
            number: next(claim[1] for claim in claims if claim[0] == PLACE)
            for number, claims in enumerate(index.claims)
            if any(claim[0] == PLACE for claim in claims)
        },
        only_places=bytes(all(claim[0] == PLACE for claim in claims) for claims in index.claims),
        capitals=bytes(all(claim[3] for claim in claims) for claims in index.claims),
        listed=[number for number in range(len(index.patterns)) if _is_listed(index, number)],
        latin=sorted({*long, *rests}),
        han=han,
        short=short,
        acronyms=acronyms,
    )


def prepared(outline: Outline, patterns: Sequence[str]) -> Prepared:
    """The tables with their automata; `patterns` are the index's. While it works it takes much memory."""
    half = half_of(patterns)
    return Prepared(
        outline,
        halves=(automaton_bytes(patterns[:half]), automaton_bytes(patterns[half:])),
        listed=automaton_bytes([patterns[number] for number in outline.listed]),
        latin=automaton_bytes(outline.latin),
        han=automaton_bytes(outline.han),
    )


def as_plain(given: Any) -> tuple[Any, ...]:
    """The values of an outline, or of what is prepared, as `marshal` can write them."""
    values = (getattr(given, one.name) for one in fields(given))
    return tuple(as_plain(one) if isinstance(one, Outline) else one for one in values)


def from_plain(given: Sequence[Any]) -> Prepared:
    """What was prepared, from its values."""
    outline, *automata = given
    return Prepared(Outline(*outline), *automata)


def half_of(patterns: Sequence[str]) -> int:
    """The number of the pattern with which the second half begins."""
    return len(patterns) // 2


def automaton_bytes(patterns: Sequence[str]) -> bytes:
    """The automaton that finds all these strings in one run over a text, as bytes."""
    made: bytes = Automaton(list(patterns) or list(_NOTHING)).serialize()
    return made


def _is_listed(index: Index, number: int) -> bool:
    """A long name, without commas, of a listed body or of one tied to it."""
    pattern = index.patterns[number]
    if "|" in pattern or len(pattern) <= _SHORT:
        return False
    return any(
        claim[0] != PLACE
        and not claim[3]
        and (index.bodies[claim[0]].entity_id or index.bodies[claim[0]].parent)
        for claim in index.claims[number]
    )


def is_short(pattern: str, claims: Sequence[Claim]) -> bool:
    """True for names that are looked up as words: a few letters, and acronyms."""
    return pattern.isascii() and (len(pattern) <= _SHORT or all(claim[3] for claim in claims))


def _of_listed(index: Index) -> tuple[list[str], frozenset[str], frozenset[str], list[str]]:
    """Names of listed bodies and of those tied to them: long, short, the acronyms among these, Han."""
    long: list[str] = []
    han: set[str] = set()
    short: set[str] = set()
    acronyms: set[str] = set()
    for pattern, claims in zip(index.patterns, index.claims, strict=True):
        bodies = [index.bodies[claim[0]] for claim in claims if claim[0] >= 0]
        if "|" in pattern or not any(one.entity_id or one.parent for one in bodies):
            continue
        if not pattern.isascii():
            han.update(sorted(HAN.findall(pattern), key=len)[-1:])
            continue
        if is_short(pattern, claims):
            short.add(pattern)
            if all(claim[3] for claim in claims):
                acronyms.add(pattern)
        else:
            long.append(pattern)
    return long, frozenset(short), frozenset(acronyms), sorted(han)
