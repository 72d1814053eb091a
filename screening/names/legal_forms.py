"""Legal forms, which say how a firm is registered, not who it is."""

from collections.abc import Sequence
from dataclasses import dataclass

# What is left of a name without its legal form has at least so many words.
_LEFT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalForms:
    """Legal forms of one word, and those of several, which count only as a whole; all in comparable words.

    `alike` are those of one word that stand for one another.
    """

    words: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, ...], ...] = ()
    alike: tuple[tuple[str, ...], ...] = ()

    def at_start(self, words: Sequence[str]) -> int:
        """How many words a legal form of several words takes at the start, where two others follow."""
        given = tuple(words)
        found = (len(one) for one in self.phrases if one[:1] == given[:1] and given[: len(one)] == one)
        return max((size for size in found if len(given) - size >= _LEFT), default=0)

    def at_end(self, words: Sequence[str]) -> int:
        """The same at the end."""
        given = tuple(words)
        found = (len(one) for one in self.phrases if one[-1:] == given[-1:] and given[-len(one) :] == one)
        return max((size for size in found if len(given) - size >= _LEFT), default=0)
