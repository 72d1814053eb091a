"""Firms of one word ("Teldor JSC"): the word alone, where nothing else goes by it."""

from collections import Counter
from collections.abc import Iterator

from screening.matching.index import Body
from screening.matching.name_rules import NameRules
from screening.names.legal_forms import LegalForms

FIRMS = frozenset(("company", "company_group", "defence_conglomerate"))
# Fewer letters are an acronym; more bodies that share the word are a family of names.
_SHORTEST = 5
_MOST_BODIES = 3


class OneWord:
    """The firms that have one word besides their legal form, by that word."""

    def __init__(self, rules: NameRules) -> None:
        self.rules = rules
        self._owners: dict[str, dict[int, bool]] = {}
        self._forms: dict[str, set[str]] = {}

    def add(self, number: int, body: Body, name: str, *, needs_country: bool = False) -> None:
        """Remember the word of a firm's name that is nothing else."""
        if body.kind not in FIRMS:
            return
        word = _besides(self.rules.words_of(name), self.rules.legal)
        if len(word) >= _SHORTEST and word.isascii() and word.isalpha():
            self._owners.setdefault(word, {})[number] = needs_country
            self._forms.setdefault(word, set()).update(self.rules.words_of(name))

    def with_other_forms(self, common: frozenset[str]) -> Iterator[tuple[tuple[str, str], int, bool]]:
        """(words, number, weak): "PJSC Teldor" and "Teldor JSC" for what is listed as "JSC Teldor".

        Only for a word of one firm; a `common` one is weak, as is a name that needs its country.
        """
        for word, owners in sorted(self._owners.items()):
            if len(owners) > 1:
                continue
            [(number, weak)] = owners.items()
            for alike in self.rules.legal.alike:
                for form in alike if not self._forms[word].isdisjoint(alike) else ():
                    yield (form, word), number, weak or word in common
                    yield (word, form), number, weak or word in common

    def alone(self, common: frozenset[str], every: Counter[str], listed: Counter[str]) -> dict[str, int]:
        """Words that one firm alone goes by, with its number: none that an unlisted body's name has too.

        `common` are ordinary words and places; `every` and `listed` say in the
        names of how many bodies a word stands.
        """
        return {
            word: next(iter(owners))
            for word, owners in sorted(self._owners.items())
            if len(owners) == 1
            and not any(owners.values())
            and word not in common
            and word not in self.rules.no_name
            and every[word] <= min(listed[word], _MOST_BODIES)
        }


def _besides(words: tuple[str, ...], legal: LegalForms) -> str:
    """The one word that is no part of a legal form, where a legal form stands beside it; else ""."""
    kept = words
    for phrase in sorted(legal.phrases, key=len, reverse=True):
        if kept[: len(phrase)] == phrase:
            kept = kept[len(phrase) :]
        elif kept[-len(phrase) :] == phrase:
            kept = kept[: -len(phrase)]
    proper = [word for word in kept if word not in legal.words]
    return proper[0] if len(proper) == 1 < len(words) else ""
