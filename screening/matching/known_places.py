"""Places in scanning form: what is nothing but a place names no body."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from screening.matching.name_rules import NameRules
from screening.matching.patterns import is_acronym, scanned_forms

# The letters of "U S".
_INITIALS = 2
# The kind of place that is no place: the adjective of a state before an institution of it.
STATE = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Every place: `patterns` to scan for, each with its country code and whether it is an acronym.

    `words` stand in names of places, `single` are a place alone, `joined` are
    whole names written without spaces, "" among them.
    """

    patterns: tuple[tuple[str, str, bool], ...]
    words: frozenset[str]
    single: frozenset[str]
    joined: frozenset[str]

    def is_place(self, words: Sequence[str]) -> bool:
        """True for "Sergiev Posad", "中国" and "Beijing China": nothing but places."""
        return "".join(words) in self.joined or self.single.issuperset(words)


def places_of(table: Iterable[tuple[str, str, str]], rules: NameRules) -> Places:
    """The places of a table of (name, kind, country)."""
    patterns: list[tuple[str, str, bool]] = []
    names: set[tuple[str, ...]] = set()
    for name, kind, country in table:
        acronym = is_acronym(name)
        for pattern, words in scanned_forms(name, rules):
            if _may_be_another(name, pattern, words, rules):
                continue
            patterns.append((pattern, country, acronym))
            if kind != STATE:
                names.add(words)
    return Places(
        patterns=tuple(patterns),
        words=frozenset(word for words in names for word in words),
        single=frozenset(words[0] for words in names if len(words) == 1),
        joined=frozenset(("", *("".join(words) for words in names))),
    )


def _may_be_another(name: str, pattern: str, words: Sequence[str], rules: NameRules) -> bool:
    """ "Oral" is a city too, "IND" would be read as industry, and "U S" would be found in "contact us"."""
    return (
        len(pattern) < 2
        or (len(pattern) <= _INITIALS and len(words) > 1 and pattern.isascii())
        or (is_acronym(name) and words[0] != name.lower())
        or rules.ordinary.issuperset(words)
    )
