"""What the rules say about the words of names, as one value that the index is built with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from screening.matching.academies import Academy
from screening.matching.states import States
from screening.names.cleaning import cleaned
from screening.names.legal_forms import LegalForms
from screening.names.tokens import Tokens, tokens
from screening.names.words import WordForms


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRules:
    """How a name is read, and which of its words tell no body from another.

    `simplified` gives simplified Chinese characters by code point. `ordinary`
    words describe a unit, a subject or an address; `compass` words never stand
    alone for a longer name; `registered` words stand before the name proper in
    a registered name; in the countries of `state_left_out` "X University" is
    usual for "X State University". `also` gives, for a word whose abbreviation
    is read as another, that other word; `initials` the letters that stand for
    points of the compass; `ordinals` are "first", "second" and so on. `no_name`
    words mean something else where they stand alone; `states` are what states
    are called, `academies` those of sciences by their country; `transliterations` say for each
    system of transliteration how it writes Cyrillic letters, `american_states` the
    letters of those. Of a word of `one_kind` a city has one university; `called_abroad` are
    cities by the name that other languages have kept. `forms` remembers the words it has worked.
    """

    forms: WordForms
    simplified: dict[int, str]
    ordinary: frozenset[str]
    compass: frozenset[str]
    registered: frozenset[str]
    legal: LegalForms
    state_left_out: frozenset[str]
    also: Mapping[str, str]
    initials: Mapping[str, str]
    ordinals: tuple[str, ...] = ()
    no_name: frozenset[str] = frozenset()
    states: States = field(default_factory=States)
    academies: Mapping[str, Sequence[Academy]] = field(default_factory=dict)
    transliterations: Sequence[Mapping[str, str]] = ()
    american_states: tuple[str, ...] = ()
    one_kind: frozenset[str] = frozenset()
    called_abroad: Mapping[str, str] = field(default_factory=dict)

    def read(self, name: str) -> Tokens:
        """The name as comparable words in segments."""
        return tokens(cleaned(name, self.forms.ends)[0], self.forms, self.simplified)

    def words_of(self, name: str) -> tuple[str, ...]:
        """The comparable words of the name."""
        return tuple(self.read(name).words)
