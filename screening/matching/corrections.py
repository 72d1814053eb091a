"""Typing errors: an unknown word is read as the nearest word of a listed name, when it is near enough."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from rapidfuzz.distance import OSA

_SHORTEST = 5
_LONG = 7
_BARE = 3
# A word of so few names that is a letter off a word of so many is a typing error in those names.
_SELDOM = 5
_OFTEN = 20
# So many other words are tried for one.
_OTHERS = 3
# So many words are remembered, so that a stream of any length keeps to it.
MOST_WORDS = 400_000
# Letters that a scanner takes for one another.
_LOOK_ALIKE = (("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("vv", "w"), ("ii", "u"))
# Letters that are spoken alike.
_SOUND_ALIKE = (("f", "ph"), ("ph", "f"))
_VOWELS = frozenset("aeiou")
_WITHOUT_VOWELS = re.compile(r"^[^\n][^aeiou\n]+[^\n]$", re.MULTILINE)
# Longer words are not looked up in bulk; hardly one in a thousand is.
_BULK_LENGTH = 24
_BULK_SHORT = 10
_BULK_WORDS = 4096
_BULK_BITS = 20
_BASE = 0x9E3779B97F4A7C15
_UNIT = 1 << 64

Numbers = np.ndarray[Any, np.dtype[np.uint64]]


class _Lacking:
    """Which words share a form that lacks at most one letter with one of the words held; no others but by a
    collision of 64 bits.

    A form is one number, its letters' codes weighed by powers of an odd base; what
    it is without a letter follows from the sums before and after that letter.
    """

    def __init__(self, words: Iterable[str]) -> None:
        powers = [pow(_BASE, i, _UNIT) for i in range(_BULK_LENGTH)]
        self._powers = np.array(powers, dtype=np.uint64)
        self._back = np.uint64(pow(_BASE, -1, _UNIT))
        self._held = np.unique(self._forms([word for word in words if len(word) <= _BULK_LENGTH]))
        # A quick test first: most forms fall into no place that is taken.
        self._taken = np.zeros(1 << _BULK_BITS, dtype=bool)
        self._taken[_places(self._held)] = True

    def near(self, words: Sequence[str]) -> list[str]:
        """Those of the words, none longer than _BULK_LENGTH letters, that may be near."""
        out: list[str] = []
        short = [word for word in words if len(word) <= _BULK_SHORT]
        long = [word for word in words if len(word) > _BULK_SHORT]
        for part, length in (*_parts(short, _BULK_SHORT), *_parts(long, _BULK_LENGTH)):
            forms = self._forms(part, length)
            maybe = np.flatnonzero(self._taken[_places(forms)])
            sought = forms.reshape(-1)[maybe]
            at = np.searchsorted(self._held, sought).clip(max=len(self._held) - 1)
            held = self._held[at] == sought
            out += [part[i] for i in np.unique(maybe[held] // forms.shape[1]).tolist()]
        return out

    def _forms(self, words: Sequence[str], length: int = _BULK_LENGTH) -> Numbers:
        """One row a word: itself, and what it is without each letter, as often as the longest has letters."""
        codes = np.array(words, dtype=f"S{length}").view(np.uint8).reshape(len(words), length)
        weighed = codes.astype(np.uint64) * self._powers[:length]
        until = np.cumsum(weighed, axis=1, dtype=np.uint64)
        whole = until[:, -1:]
        return np.concatenate((whole, until - weighed + (whole - until) * self._back), axis=1)


def _parts(words: Sequence[str], length: int) -> Iterator[tuple[Sequence[str], int]]:
    """The words in parts that fit into the processor's memory, each with the length of its longest."""
    for start in range(0, len(words), _BULK_WORDS):
        yield words[start : start + _BULK_WORDS], length


def _places(forms: Numbers) -> Numbers:
    """The upper bits, mixed, as places of a table."""
    mixed = (forms ^ (forms >> np.uint64(29))) * np.uint64(_BASE)
    return mixed >> np.uint64(64 - _BULK_BITS)


class Corrections:
    """Words of listed names by the forms that lack one letter; each unknown word is worked once.

    `words` counts comparable forms, `written` gives the comparable form of
    words as the names write them; `rare` are words of unlisted names that may
    themselves be typing errors.
    """

    def __init__(
        self,
        words: Mapping[str, int],
        written: Mapping[str, str],
        known: frozenset[str],
        rare: frozenset[str],
        ordinary: frozenset[str],
    ) -> None:
        self.known = known
        self.rare = rare
        self.ordinary = ordinary
        self.words = words
        self._form = {**{word: word for word in words}, **written}
        short: dict[str, list[str]] = defaultdict(list)
        self._bare: dict[str, str] = {}
        for word in sorted(self._form, key=lambda one: (-words.get(self._form[one], 0), one)):
            if len(word) >= _SHORTEST - 1 and word.isascii() and word.isalpha():
                for form in _lacking(word):
                    short[form].append(word)
                self._remember_bare(word)
        self._short = dict(short)
        self._seen: dict[str, str] = {}
        self._lacking = _Lacking(word for word in self._form if word.isascii() and len(word) >= _SHORTEST - 1)
        self._alike = frozenset(_misread(self._form))

    def _remember_bare(self, word: str) -> None:
        """The word by its consonants; "" where two words that tell bodies apart have the same ones."""
        bare = _bare(word)
        known = self._bare.setdefault(bare, word)
        if known and self._form[known] != self._form[word] and self._form[known] not in self.ordinary:
            self._bare[bare] = word if self._form[word] in self.ordinary else ""

    def of(self, word: str) -> str:
        """The comparable form of the listed word that an unknown word may stand for, or "" for none."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) >= MOST_WORDS:
                self._seen.clear()
            near = self._near(word) if word not in self.known and word.isascii() and word.isalpha() else ""
            found = self._seen[word] = self._form.get(near, "")
        return found

    def as_near(self, word: str) -> tuple[str, ...]:
        """The comparable forms of other listed words, as near to a word as what `of` reads it as."""
        read = self.of(word)
        if not read or len(word) < _SHORTEST or not word.isalpha():
            return ()
        near = self._by_letters(word)
        others = dict.fromkeys(self._form[one] for letters, _, one in near if letters == near[0][0])
        return tuple(one for one in others if one != read)[:_OTHERS] if read in others else ()

    def of_many(self, words: Sequence[str]) -> dict[str, str]:
        """Those of many unknown words that may stand for listed ones, each with that one."""
        plain = [word for word in words if word not in self._seen and _SHORTEST <= len(word) <= _BULK_LENGTH]
        maybe = set(self._lacking.near([word for word in plain if word.isascii()]))
        maybe.update(_WITHOUT_VOWELS.findall("\n".join(words)))
        maybe.update(word for word in words if word in self._alike or len(word) > _BULK_LENGTH)
        maybe.update(word for word in words if word in self._seen)
        return {word: better for word in maybe if (better := self.of(word))}

    def form(self, word: str) -> str:
        """The comparable form of a word of a listed name as written, or "" when no listed name has it."""
        return self._form.get(word, "")

    def _near(self, word: str) -> str:
        if len(word) >= _BARE and _VOWELS.isdisjoint(word[1:-1]):
            without = self._bare.get(word) or self._bare.get(f"{word}s")
            if without:
                return without
        for wrong, right in (*_LOOK_ALIKE, *_SOUND_ALIKE):
            if wrong in word and word.replace(wrong, right, 1) in self._form:
                return word.replace(wrong, right, 1)
        return self._spelled(word) if len(word) >= _SHORTEST else ""

    def _spelled(self, word: str) -> str:
        """The nearest listed word within the letters allowed; ties go to the more usual one."""
        near = self._by_letters(word)
        best = near[0][2] if near else ""
        # A rare word of some school's name may be a name of its own, but hardly beside "academy".
        return "" if word in self.rare and self._form.get(best, "") not in self.ordinary else best

    def _by_letters(self, word: str) -> list[tuple[int, int, str]]:
        """(letters off, bodies negated, word): the listed words within the letters allowed, nearest first."""
        short = self._short
        lacking = [form for i in range(len(word)) if (form := word[:i] + word[i + 1 :]) in short]
        if not lacking and word not in short:
            return []
        near = set(short.get(word, ())).union(*map(short.__getitem__, lacking))
        allowed = ((OSA.distance(word, one, score_cutoff=2), one) for one in near)
        return sorted(
            (letters, -self.words.get(self._form[one], 0), one)
            for letters, one in allowed
            if letters <= self._allowed(one)
        )

    def _allowed(self, word: str) -> int:
        """Two letters in a long common word such as "technology"; one in a word that tells bodies apart."""
        return 2 if len(word) >= _LONG and self._form[word] in self.ordinary else 1


def slips_in(words: Mapping[str, int], ordinary: frozenset[str]) -> frozenset[str]:
    """The words of listed names that are typing errors of ordinary ones, such as "univerisity"."""
    usual = [word for word in ordinary if len(word) >= _LONG and words.get(word, 0) >= _OFTEN]
    forms = {form: word for word in usual for form in _lacking(word)}
    seldom = (word for word, count in words.items() if count <= _SELDOM and word not in ordinary)
    return frozenset(
        word
        for word in seldom
        if len(word) >= _LONG - 1
        and any(OSA.distance(word, forms[one]) <= 1 for one in _lacking(word) if one in forms)
    )


def _lacking(word: str) -> set[str]:
    """The word, and what it is without each of its letters."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _misread(words: Iterable[str]) -> Iterator[str]:
    """What the words look or sound like with one such pair of letters written for the other."""
    for wrong, right in (*_LOOK_ALIKE, *_SOUND_ALIKE):
        for word in words:
            at = word.find(right)
            while at >= 0:
                yield word[:at] + wrong + word[at + len(right) :]
                at = word.find(right, at + 1)


def _bare(word: str) -> str:
    """A word without its inner vowels."""
    return word[0] + "".join(one for one in word[1:-1] if one not in _VOWELS) + word[-1]
