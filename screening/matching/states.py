"""Institutions of a state, whose names have the state in them and are said with it elsewhere too."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Words = tuple[str, ...]
# Between the name and the state: "Ministry of Tides of the Republic of Teldoria".
_OF = ("of", "for", "in")
# "Ministry of Tides", two words besides the small one, may be said; "Navy" by itself is anybody's.
_SAID = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class States:
    """What states are called, as comparable words by country code: their names and their adjectives.

    `before` are the adjectives and the usual English name, which stand before an institution.
    `institutions` are the words of which a name must have one to be that of an institution of state.
    """

    names: Mapping[str, Sequence[Words]] = field(default_factory=dict)
    adjectives: Mapping[str, Sequence[Words]] = field(default_factory=dict)
    before: Mapping[str, Sequence[Words]] = field(default_factory=dict)
    institutions: frozenset[str] = frozenset()

    def otherwise_said(self, words: Words, countries: Sequence[str]) -> Iterator[tuple[Words, bool]]:
        """Other forms of the name, each with whether it needs its country beside it.

        Of "Ministry of Tides of the Republic of Teldoria" and of "Teldorian Ministry of Tides" alike:
        "Ministry of Tides", which needs it, "Teldorian Ministry of Tides" and "Teldoria Ministry of Tides".
        """
        for country in countries:
            bare = self._before_state(words, country) or self._behind_adjective(words, country)
            if len(bare) >= _SAID:
                yield bare, True
                yield from (((*state, *bare), False) for state in self.before.get(country, ()))

    def _before_state(self, words: Words, country: str) -> Words:
        """The words before the name of the state, or none."""
        for state in self.names.get(country, ()):
            bare = words[: -len(state)]
            if bare and words[-len(state) :] == state and not self.institutions.isdisjoint(bare):
                return bare[:-1] if bare[-1] in _OF else bare
        return ()

    def _behind_adjective(self, words: Words, country: str) -> Words:
        """The words behind the adjective of the state, or none."""
        for adjective in self.adjectives.get(country, ()):
            bare = words[len(adjective) :]
            if words[: len(adjective)] == adjective and not self.institutions.isdisjoint(bare):
                return bare
        return ()
