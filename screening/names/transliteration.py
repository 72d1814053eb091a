"""Words of Cyrillic letters as the other systems of transliteration write them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from screening.names.words import CYRILLIC, WordForms, one_ending, plain, singular

# Shorter words are alike in all systems, or are words of other languages.
_LETTERS = 5
_WORD = re.compile("[\u0400-\u052f]+")
_UMLAUT = re.compile(r"\w*[äöüÄÖÜ]\w*")
_WITH_E = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
# "of Keldysh", and "of the Kurchatov institute" in every case.
_GENITIVE = re.compile("(.*[^аеёиоуыэюя])а")
_ADJECTIVE = re.compile("(.*(?:ов|ев|ин))ск(?:ий|ого|ому|им|ом|ая|ой|ую|ое)")


def other_spellings(
    names: Iterable[str],
    forms: WordForms,
    systems: Sequence[Mapping[str, str]],
    latin: Collection[str] = frozenset(),
) -> dict[str, str]:
    """The comparable form that each other spelling of a word in these names stands for.

    `systems` give for a Cyrillic letter what is written in place of the usual transliteration. A spelling
    that two words have stands for neither. `latin` are the comparable words of names in Latin letters: a
    scholar who stands in one of them ("Keldysh Institute") is read by the bare name as well, as in
    "Keldysch-Institut", where the Cyrillic names have a genitive (Келдыша) or an adjective (Курчатовский).
    """
    tables = [CYRILLIC | str.maketrans(dict(system)) for system in systems]
    out: dict[str, set[str]] = {}
    words = {word.casefold() for name in names for word in _WORD.findall(name)}
    bare = {scholar for word in words for scholar in _scholars(word) if forms.of(scholar) in latin}
    for word in words | bare:
        for table in tables:
            spelled = plain(word.translate(table))
            for one in (spelled, singular(one_ending(spelled))):
                if len(one) >= _LETTERS:
                    out.setdefault(one, set()).add(forms.of(word))
    return {one: min(found) for one, found in out.items() if len(found) == 1 and found != {one}}


def without_umlauts(names: Iterable[str], forms: WordForms) -> dict[str, str]:
    """What words of these names that have an umlaut stand for, by their spelling with an e: "Duesseldorf"."""
    words = {word.casefold() for name in names for word in _UMLAUT.findall(name)}
    return {plain(word.translate(_WITH_E)): forms.of(word) for word in sorted(words)}


def _scholars(word: str) -> Iterator[str]:
    """Whom a genitive or an adjective may be made from."""
    for form in (_GENITIVE, _ADJECTIVE):
        found = form.fullmatch(word)
        if found:
            yield found[1]
