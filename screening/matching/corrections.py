"""Typing errors: an unknown word is read as the nearest word of a listed name, when it is near enough."""

from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz.distance import OSA

_SHORTEST = 5
_LONG = 7
_BARE = 3
# Letters that a scanner takes for one another.
_LOOK_ALIKE = (("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("vv", "w"), ("ii", "u"))
# Letters that are spoken alike.
_SOUND_ALIKE = (("f", "ph"), ("ph", "f"))
_VOWELS = frozenset("aeiou")


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
                for form in {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}:
                    short[form].append(word)
                self._remember_bare(word)
        self._short = dict(short)
        self._seen: dict[str, str] = {}

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
            near = self._near(word) if word not in self.known and word.isascii() and word.isalpha() else ""
            found = self._seen[word] = self._form.get(near, "")
        return found

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
        short = self._short
        lacking = [form for i in range(len(word)) if (form := word[:i] + word[i + 1 :]) in short]
        if not lacking and word not in short:
            return ""
        near = set(short.get(word, ())).union(*map(short.__getitem__, lacking))
        allowed = ((OSA.distance(word, one, score_cutoff=2), one) for one in near)
        best = min(
            (
                (letters, -self.words.get(self._form[one], 0), one)
                for letters, one in allowed
                if letters <= self._allowed(one)
            ),
            default=(0, 0, ""),
        )[2]
        # A rare word of some school's name may be a name of its own, but hardly beside "academy".
        return "" if word in self.rare and self._form.get(best, "") not in self.ordinary else best

    def _allowed(self, word: str) -> int:
        """Two letters in a long common word such as "technology"; one in a word that tells bodies apart."""
        return 2 if len(word) >= _LONG and self._form[word] in self.ordinary else 1


def _bare(word: str) -> str:
    """A word without its inner vowels."""
    return word[0] + "".join(one for one in word[1:-1] if one not in _VOWELS) + word[-1]
