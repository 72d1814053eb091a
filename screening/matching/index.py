"""The compiled index that matching reads: every name of every body in scanning form, as plain values."""

from bisect import bisect_left
from dataclasses import dataclass, fields
from typing import Any

PLACE = -1
# (body number, kind letter, country required, acronym)
Claim = tuple[int, str, bool, bool]


@dataclass(frozen=True, slots=True)
class Body:
    """One body that competes for text: listed when `entity_id` is set, else background.

    `also_in` are other countries under which lists print it.
    """

    name: str
    country: str
    entity_id: str
    source: str
    parent: str
    tie: str
    kind: str
    cities: frozenset[str] = frozenset()
    also_in: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Index:
    """Patterns and what each stands for, with the tables by which a text is read that has none of them.

    `claims[i]` lists, for pattern i, (body number, kind letter, country
    required, acronym); a body number of PLACE marks a place, its kind field
    then holds the country code. `mass[i]` is the pattern's rarity in nats.
    Patterns are sorted. Words are comparable forms throughout, but for the keys
    of `listed_written`.

    - `words`, `listed_words`: in the names of how many bodies a word stands, of all and of listed ones;
      `listed_written`: words of listed names as written, where that differs from their comparable form
    - `place_words`, `place_set`: words that stand in names of places, and those that are a place alone
    - `countries`: names of countries without spaces
    - `numbers`, `domains`, `identifiers`: body numbers by entity id, domain, and ROR, GRID or Wikidata id
    - `bags`, `near`, `between`, `skeletons`, `inner`: see `near_tables`; `telling`: see `telling_table`
    - `parts`: see `part_table`
    - `groups`: numbers of the bodies to which several institutes or firms belong
    - `simplified`: traditional Chinese characters to simplified ones, by code point
    - `divided`: short listed names of several words, "CETC-38", by the rarest of their words
    - `legal`: words of legal forms, which tell no body from another
    - `compass`: points of the compass, of which none is a slip for another
    - `american_states`: the letters of the states of America
    - `spelled`: words of listed Russian names as other systems of transliteration write them
    """

    bodies: list[Body]
    patterns: list[str]
    claims: list[tuple[Claim, ...]]
    mass: list[float]
    words: dict[str, int]
    listed_words: dict[str, int]
    listed_written: dict[str, str]
    place_words: list[str]
    numbers: dict[str, int]
    place_set: frozenset[str]
    countries: frozenset[str]
    bags: dict[str, list[int]]
    near: dict[str, list[tuple[str, int]]]
    between: dict[str, list[tuple[str, str]]]
    telling: dict[str, list[tuple[int, tuple[str, ...]]]]
    skeletons: dict[str, list[int]]
    inner: dict[str, tuple[str, ...]]
    groups: list[int]
    parts: dict[int, list[tuple[int, tuple[str, ...]]]]
    domains: dict[str, int]
    identifiers: dict[str, int]
    simplified: dict[int, str]
    divided: dict[str, list[str]]
    legal: frozenset[str]
    compass: frozenset[str]
    american_states: tuple[str, ...]
    spelled: dict[str, str]

    def number_of(self, pattern: str) -> int | None:
        """The number of a pattern, or None where nothing is called so."""
        at = bisect_left(self.patterns, pattern)
        return at if at < len(self.patterns) and self.patterns[at] == pattern else None

    def claims_on(self, text: str) -> tuple[Claim, ...]:
        """Who lays claim to the whole of a text in scanning form."""
        number = self.number_of(text)
        return () if number is None else self.claims[number]

    def is_place(self, text: str) -> bool:
        """True where the whole of a text in scanning form is the name of a place."""
        return any(claim[0] == PLACE for claim in self.claims_on(text))


_FIELDS = tuple(one.name for one in fields(Index))
_OF_BODY = tuple(one.name for one in fields(Body))


def as_plain(index: Index) -> dict[str, Any]:
    """The index as values that `marshal` can write."""
    plain = {name: getattr(index, name) for name in _FIELDS}
    return {**plain, "bodies": [tuple(getattr(one, name) for name in _OF_BODY) for one in index.bodies]}


def from_plain(given: dict[str, Any]) -> Index:
    """The reverse of `as_plain`."""
    return Index(**{**given, "bodies": [Body(*one) for one in given["bodies"]]})
