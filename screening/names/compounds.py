"""German and Dutch words of several ("Kernforschungszentrum") cut into the words that they are made of."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

# The shortest is "Ostchina".
_LETTERS = 8
_TOLD = 4


@dataclass(frozen=True)
class Compounds:
    """How such words are cut: `parts`, with their meaning, may stand before one of the `heads`."""

    parts: Mapping[str, str] = field(default_factory=dict)
    heads: tuple[str, ...] = ()

    @cached_property
    def _ends(self) -> frozenset[str]:
        """How words of several end, in as many letters as tell most others apart."""
        return frozenset((head + end)[-_TOLD:] for head in self.heads for end in ("", "s"))

    def may_be_cut(self, word: str) -> bool:
        """The quick test, on a word as written: nearly all words fail it."""
        end = word[-_TOLD:]
        return len(word) >= _LETTERS and (not end.isascii() or end.lower() in self._ends)

    def cut(self, word: str) -> list[str]:
        """The parts of a word without accents and capitals; empty when it is not one of several.

        The last one may be a genitive: "des Kernforschungszentrums".
        """
        for head in self.heads:
            for end in (head, head + "s"):
                before = self._parts_of(word[: -len(end)]) if word.endswith(end) else []
                if before:
                    return [*before, end]
        return []

    def _parts_of(self, letters: str) -> list[str]:
        if letters in self.parts:
            return [letters]
        for part in self.parts:
            rest = self._parts_of(letters[len(part) :]) if letters.startswith(part) else []
            if rest:
                return [part, *rest]
        return []


def compounds_of(table: Mapping[str, Mapping[str, Iterable[str]] | Collection[str]]) -> Compounds:
    """What the table `compounds` of `rules/matching/translations.yml` says."""
    parts = table["parts"]
    assert isinstance(parts, Mapping)
    return Compounds(
        parts={written: form for form, every in parts.items() for written in every},
        heads=tuple(sorted(table["heads"], key=lambda one: (-len(one), one))),
    )
