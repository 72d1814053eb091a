"""Typing errors: an unknown word is read as the nearest word of a listed name, when it is near enough."""

from collections import defaultdict

from rapidfuzz.distance import OSA

_SHORTEST = 5
_LONG = 7
# Letters that a scanner takes for one another.
_LOOK_ALIKE = (("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("vv", "w"), ("ii", "u"))


class Corrections:
    """Words of listed names by the forms that lack one letter; each unknown word is worked once."""

    def __init__(
        self, wanted: dict[str, int], known: frozenset[str], rare: frozenset[str], ordinary: frozenset[str]
    ) -> None:
        self.known = known
        self.rare = rare
        self.ordinary = ordinary
        self.wanted = wanted
        self._short: dict[str, list[str]] = defaultdict(list)
        self._bare: dict[str, str] = {}
        for word in wanted:
            if len(word) >= _SHORTEST - 1 and word.isascii() and word.isalpha():
                for form in _one_letter_less(word):
                    self._short[form].append(word)
            if len(word) >= _SHORTEST:
                self._bare.setdefault(_bare(word), word)
                self._bare.setdefault(_bare(f"{word}s")[:-1], word)
        self._short = dict(self._short)
        self._seen: dict[str, str] = {}

    def of(self, word: str) -> str:
        """The word of a listed name that an unknown word may stand for, or "" for none."""
        found = self._seen.get(word)
        if found is None:
            found = self._seen[word] = self._worked(word)
        return found

    def _worked(self, word: str) -> str:
        if len(word) > 3 and word not in self.known and _bare(word) == word and word in self._bare:
            return self._bare[word]
        for wrong, right in _LOOK_ALIKE:
            if wrong in word and word.replace(wrong, right, 1) in self.wanted and word not in self.known:
                return word.replace(wrong, right, 1)
        if len(word) < _SHORTEST or not word.isalpha() or not word.isascii() or word in self.known:
            return ""
        short = self._short
        near = set(short.get(word, ()))
        for i in range(len(word)):
            form = word[:i] + word[i + 1 :]
            if form in short:
                near.update(short[form])
        if not near:
            return ""
        ranked = sorted((OSA.distance(word, one), -self.wanted[one], one) for one in near)
        best = next((one for letters, _, one in ranked if letters <= self._allowed(one)), "")
        # A rare word of some school's name may be a name of its own, but hardly beside "academy".
        return "" if word in self.rare and best not in self.ordinary else best

    def _allowed(self, word: str) -> int:
        """Two letters in a long common word such as "technology"; one in a word that tells bodies apart."""
        return 2 if len(word) >= _LONG and word in self.ordinary else 1


def _one_letter_less(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _bare(word: str) -> str:
    """A word without its inner vowels."""
    return word[0] + "".join(one for one in word[1:-1] if one not in "aeiou") + word[-1]
