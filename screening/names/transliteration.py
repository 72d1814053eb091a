"""Words of Cyrillic letters as the other systems of transliteration write them."""

import re
from collections.abc import Iterable, Mapping, Sequence

from screening.names.words import CYRILLIC, WordForms, one_ending, plain, singular

# Shorter words are alike in all systems, or are words of other languages.
_LETTERS = 5
_WORD = re.compile("[\u0400-\u052f]+")


def other_spellings(
    names: Iterable[str], forms: WordForms, systems: Sequence[Mapping[str, str]]
) -> dict[str, str]:
    """The comparable form that each other spelling of a word in these names stands for.

    `systems` give for a Cyrillic letter what is written in place of the usual transliteration. A spelling
    that two words have stands for neither.
    """
    tables = [CYRILLIC | str.maketrans(dict(system)) for system in systems]
    out: dict[str, set[str]] = {}
    for word in {word.casefold() for name in names for word in _WORD.findall(name)}:
        for table in tables:
            spelled = plain(word.translate(table))
            for one in (spelled, singular(one_ending(spelled))):
                if len(one) >= _LETTERS:
                    out.setdefault(one, set()).add(forms.of(word))
    return {one: min(found) for one, found in out.items() if len(found) == 1 and found != {one}}
