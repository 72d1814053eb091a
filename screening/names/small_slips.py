"""Slips of the hand in the small words of names: "Univ. pf Science znd Technology"."""

from collections.abc import Callable, Collection, Iterator

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Keys lie beside each other in a row, and half a key further right in the row below.
_BESIDE = {
    key: {
        *row[max(0, at - 1) : at],
        *row[at + 1 : at + 2],
        *(_ROWS[number - 1][at : at + 2] if number else ()),
        *(_ROWS[number + 1][max(0, at - 1) : at + 1] if number + 1 < len(_ROWS) else ()),
    }
    for number, row in enumerate(_ROWS)
    for at, key in enumerate(row)
}
# Which slips are read: two letters changed places, one struck twice, the key beside struck, one missing.
# "for" is too near to the ends of longer words, which may be split in two.
_SMALL = {
    "of": "changed beside",
    "and": "changed twice beside",
    "the": "changed twice beside",
    "for": "changed twice",
    "ltd": "changed twice beside",
    "inc": "changed twice",
    **dict.fromkeys(("st", "nd", "rd", "th"), "twice"),
    **dict.fromkeys(("named", "after"), "changed twice missing"),
}
_FORMS = ("ltd", "inc")
_LONG = ("named", "after")


def small_slips(known: Collection[str], form: Callable[[str], str]) -> dict[str, str]:
    """What such slips stand for in comparable form, by the word as written; none is a `known` word.

    Short words in capitals are acronyms.
    """
    out: dict[str, str] = {}
    for word, kinds in _SMALL.items():
        for slip in _slips(word, kinds):
            if slip in known or slip in _SMALL:
                continue
            out.setdefault(slip, form(word))
            if word in _LONG or word in _FORMS:
                out[slip.title()] = form(word)
            if word in _LONG:
                out[slip.upper()] = form(word)
    return out


def _slips(word: str, kinds: str) -> Iterator[str]:
    for at, letter in enumerate(word):
        before, after = word[:at], word[at + 1 :]
        if after and "changed" in kinds:
            yield before + after[0] + letter + after[1:]
        if "twice" in kinds:
            yield before + letter + letter + after
        if "beside" in kinds:
            yield from (before + key + after for key in sorted(_BESIDE[letter]))
        if "missing" in kinds:
            yield before + after
