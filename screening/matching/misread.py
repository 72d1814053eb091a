"""Letters that a scanner or a hurried hand gets wrong inside a word: "Techno1ogies", "AVlC", "eGneral"."""

import re
from collections.abc import Callable, Iterator

from screening.names.tokens import CAMEL

# In a word of its own, but for ordinals: a digit, a small l before a capital, a capital I behind a small
# letter, a capital second.
_ODD = re.compile(
    r"(?<![A-Za-z0-9])(?:(?![0-9]+(?:[Ss][Tt]|[NnRr][Dd]|[Tt][Hh]))(?=[A-Za-z]*[01258])(?=[0-9]*[A-Za-z])[A-Za-z01258]{3,}"
    r"|0[Ff]|[A-Zl]*l[A-Z][A-Zl]*|[A-Za-z]*[a-z]I[a-z]*|[a-z][A-Z][a-z]{2,})(?=['’]s|(?![A-Za-z0-9]))"
)
_SMALL = str.maketrans("10582", "losbz")
_SWAPPED = re.compile(r"[a-z][A-Z][a-z]+")


class Misread:
    """Reads such words where a listed name has what they are read as."""

    def __init__(self, form: Callable[[str], str]) -> None:
        """`form` gives the comparable form of a word of a listed name, or ""."""
        self._form = form

    def words(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where such words stand in a text, and the comparable form, without spaces, of what is meant."""
        for found in _ODD.finditer(text):
            form = self._read(found[0])
            if form:
                yield *found.span(), form

    def word(self, word: str) -> str:
        """The same for one word; "" where it is as it should be, or no listed name has what it is read as."""
        return self._read(word) if _ODD.fullmatch(word) else ""

    def _read(self, word: str) -> str:
        for meant in _meant(word):
            whole = self._form(meant.lower())
            # A letter by itself is no word: "1Sky" has a footnote's number before it.
            pieces = [self._form(piece.lower()) if len(piece) > 1 else "" for piece in CAMEL.split(meant)]
            if whole or (len(pieces) > 1 and all(pieces)):
                return whole or "".join(pieces)
        return ""


def _meant(word: str) -> Iterator[str]:
    if not word.isalpha():
        yield word.translate(_SMALL)
        if "1" in word:
            yield word.replace("1", "i").translate(_SMALL)
    elif "l" in word and word.replace("l", "I").isupper():
        yield word.replace("l", "I")
    elif _SWAPPED.fullmatch(word):
        yield word[1] + word[0] + word[2:]
    else:
        yield word[0] + word[1:].replace("I", "l")
