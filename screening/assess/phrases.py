"""Finds the phrases of the rules in a passage: whole words, and words that a hyphen leaves open at an end.

German builds one word where English writes three, and bends its end. So a
phrase may leave a word open: `Trägheitsnavigation-` is every word that begins
so, `-flugkörper-` every word that holds it, `-laser` every word that ends so.
What a hyphen joins in the text is one word (Trägheits-Navigationssystem), and
begins anew behind each hyphen.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from screening.assess.text import Passage, phrase

SHORTEST = 4  # letters of an open phrase's first word: fewer stand in half of all words
_JOINS = frozenset("-\u2010\u2011")
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
Payload = TypeVar("Payload", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWord:
    """One word of an open phrase, in comparable letters, and the ends at which more may follow."""

    letters: str
    front: bool
    end: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A word of the text with what hyphens join to it, in comparable letters.

    `start` and `stop` are its words of the passage, `edges` where its parts
    begin, and its length.
    """

    letters: str
    start: int
    stop: int
    edges: tuple[int, ...]

    def holds(self, wanted: OpenWord, at: int) -> bool:
        """True when the wanted word stands at that letter, open at no other end than it may be."""
        return (
            self.letters.startswith(wanted.letters, at)
            and (wanted.front or at in self.edges)
            and (wanted.end or at + len(wanted.letters) in self.edges)
        )

    def holds_anywhere(self, wanted: OpenWord) -> bool:
        """True when the wanted word stands somewhere in it."""
        return any(self.holds(wanted, at) for at in range(len(self.letters) - len(wanted.letters) + 1))


class PhraseTable(Generic[Payload]):
    """Phrases with what they stand for, found in a passage in one go."""

    def __init__(
        self, given: Iterable[tuple[Payload, str]], spellings: tuple[tuple[str, str], ...] = ()
    ) -> None:
        self._whole: dict[str, list[tuple[Payload, tuple[str, ...]]]] = defaultdict(list)
        self._open: dict[str, list[tuple[Payload, tuple[OpenWord, ...]]]] = defaultdict(list)
        for payload, text in dict.fromkeys(given):
            if is_open(text):
                words = open_words(text)
                self._open[words[0].letters[:SHORTEST]].append((payload, words))
            elif words_of := phrase(text, spellings):
                self._whole[words_of[0]].append((payload, words_of))

    def found_in(self, passage: Passage) -> Iterator[tuple[Payload, int, int]]:
        """What each phrase stands for, with the first word that it covers and the one behind its last."""
        words = passage.words
        for start, word in enumerate(words):
            for payload, wanted in self._whole.get(word, ()):
                if words[start : start + len(wanted)] == wanted:
                    yield payload, start, start + len(wanted)
        if self._open:
            yield from self._open_in(chains(passage))

    def _open_in(self, given: tuple[Chain, ...]) -> Iterator[tuple[Payload, int, int]]:
        for number, chain in enumerate(given):
            for at in range(len(chain.letters) - SHORTEST + 1):
                for payload, wanted in self._open.get(chain.letters[at : at + SHORTEST], ()):
                    behind = given[number + 1 : number + len(wanted)]
                    if (
                        chain.holds(wanted[0], at)
                        and len(behind) == len(wanted) - 1
                        and all(
                            one.holds_anywhere(word) for one, word in zip(behind, wanted[1:], strict=True)
                        )
                    ):
                        yield payload, chain.start, behind[-1].stop if behind else chain.stop


def is_open(text: str) -> bool:
    """True when a hyphen leaves a word of the phrase open."""
    return any(one.startswith("-") or one.endswith("-") for one in text.split())


def open_problem(text: str) -> str:
    """What is wrong with an open phrase, or nothing."""
    if is_open(text) and len(open_words(text)[0].letters) < SHORTEST:
        return f"holds '{text}'; the first word of a phrase with an open word needs {SHORTEST} letters"
    return ""


def open_words(text: str) -> tuple[OpenWord, ...]:
    """The words of an open phrase; one without a hyphen at its end is whole."""
    return tuple(
        OpenWord(letters=_letters(one), front=one.startswith("-"), end=one.endswith("-"))
        for one in text.split()
    )


@lru_cache(maxsize=64)
def chains(passage: Passage) -> tuple[Chain, ...]:
    """The words of a passage, those that hyphens join taken together."""
    found: list[Chain] = []
    start = 0
    for stop in range(1, len(passage.spans) + 1):
        if stop < len(passage.spans):
            between = passage.text[passage.spans[stop - 1][1] : passage.spans[stop][0]]
            if between in _JOINS:
                continue
        found.append(_chain(passage, start, stop))
        start = stop
    return tuple(found)


def _chain(passage: Passage, start: int, stop: int) -> Chain:
    parts = [_letters(passage.text[begin:end]) for begin, end in passage.spans[start:stop]]
    edges = [0]
    for one in parts:
        edges.append(edges[-1] + len(one))
    return Chain(letters="".join(parts), start=start, stop=stop, edges=tuple(edges))


def _letters(word: str) -> str:
    return word.casefold().translate(_LETTERS).replace("-", "")


@lru_cache(maxsize=1024)
def spoken_in(
    passage: Passage, cues: tuple[str, ...], spellings: tuple[tuple[str, str], ...]
) -> tuple[tuple[int, int], ...]:
    """Where any of the cues stands in a passage: first word, and the one behind the last."""
    return tuple((start, stop) for _, start, stop in _table(cues, spellings).found_in(passage))


@lru_cache(maxsize=1024)
def spoken_outside(
    passage: Passage, cues: tuple[str, ...], longer: tuple[str, ...], spellings: tuple[tuple[str, str], ...]
) -> tuple[tuple[int, int], ...]:
    """Where any of the cues stands outside the longer phrases: a century, and not the 21st century."""
    covered = spoken_in(passage, longer, spellings)
    return tuple(
        (start, stop)
        for start, stop in spoken_in(passage, cues, spellings)
        if not any(begin < stop and start < end for begin, end in covered)
    )


@lru_cache(maxsize=16)
def _table(cues: tuple[str, ...], spellings: tuple[tuple[str, str], ...]) -> PhraseTable[None]:
    return PhraseTable(((None, one) for one in cues), spellings)
