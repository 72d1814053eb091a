"""Many lines as one run of words, with what the gate knows of each word."""

from typing import Any

import numpy as np

from screening.matching.gate_words import Bit

Numbers = np.ndarray[Any, Any]


class Lines:
    """The `words` of all lines one behind the other, their comparable `forms`, and the `flags` of these.

    `flags` has one byte a word; `starts[i]` is the first word of line `i`, `ends[i]` one past its last.
    """

    __slots__ = ("_breaks", "ends", "flags", "forms", "starts", "words")

    def __init__(self, words: list[str], forms: list[str], flags: bytes) -> None:
        self.words = words
        self.forms = forms
        self.flags: Numbers = np.frombuffer(flags, dtype=np.uint8)
        self._breaks: Numbers = np.flatnonzero(self.flags & Bit.BREAK)
        self.starts: Numbers = np.concatenate(([0], self._breaks + 1))
        self.ends: Numbers = np.concatenate((self._breaks, [len(forms)]))

    def with_flag(self, bit: int) -> list[int]:
        """The numbers of the lines in which a word is flagged."""
        at = np.flatnonzero(self.flags & bit)
        return np.unique(np.searchsorted(self._breaks, at)).tolist() if len(at) else []

    def forms_of(self, number: int) -> list[str]:
        """The comparable words of one line."""
        return self.forms[self.starts[number] : self.ends[number]]

    def words_of(self, number: int) -> list[str]:
        """The words of one line as written, but for accents and marks."""
        return self.words[self.starts[number] : self.ends[number]]
