"""Slips of the hand in the small words of names: "Univ. pf Science znd Technology"."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

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


def small_slips(
    mistyped: Mapping[str, Sequence[str]], known: Collection[str], form: Callable[[str], str]
) -> dict[str, str]:
    """What slips of these words stand for in comparable form, by the slip as written; none is a `known` word.

    Each word comes with its ways: "changed", two letters changed places;
    "twice", one struck twice; "beside", the key beside struck; "missing", one
    left out; and whether they are read in "title" case and in "capitals" too,
    in which other short words are acronyms.
    """
    out: dict[str, str] = {}
    for word, ways in mistyped.items():
        for slip in _slips(word, ways):
            if slip in known or slip in mistyped:
                continue
            out.setdefault(slip, form(word))
            if "title" in ways:
                out[slip.title()] = form(word)
            if "capitals" in ways:
                out[slip.upper()] = form(word)
    return out


def _slips(word: str, ways: Sequence[str]) -> Iterator[str]:
    for at, letter in enumerate(word):
        before, after = word[:at], word[at + 1 :]
        if after and "changed" in ways:
            yield before + after[0] + letter + after[1:]
        if "twice" in ways:
            yield before + letter + letter + after
        if "beside" in ways:
            yield from (before + key + after for key in sorted(_BESIDE[letter]))
        if "missing" in ways:
            yield before + after
