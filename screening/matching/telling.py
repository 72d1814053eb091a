"""Words that hardly any known body has: beside one, its body's name may stand shortened or rearranged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from screening.matching.index import Index
from screening.matching.patterns import SMALL

# The telling word itself, and one more word of the name.
_AGREE = 2
_HEAD = "university"


@dataclass(frozen=True, slots=True)
class Interchanged:
    """Words in which two renderings of one university's name differ.

    `kind` are those of what it teaches, one in place of another; `rank` those
    of its standing, which are left out.
    """

    kind: frozenset[str] = frozenset()
    rank: frozenset[str] = frozenset()

    @classmethod
    def of(cls, words: Mapping[str, Sequence[str]]) -> "Interchanged":
        """As `words` of `rules/matching/judging.yml` has them."""
        return cls(frozenset(words["of_kind"]), frozenset(words["of_rank"]))


@dataclass(frozen=True, slots=True)
class Told:
    """How well one name accounts for the words around its telling word."""

    body: int
    missing: int
    initials: bool
    otherwise: bool = False

    @property
    def kind(self) -> str:
        """The kind of name: rendered otherwise, a word left out, shortened to initials, rearranged."""
        return "Q" if self.otherwise else "L" if self.missing else "D" if self.initials else "R"


class Telling:
    """The names behind each telling word, listed or not, so that they compete."""

    def __init__(self, index: Index, ordinary: frozenset[str], interchanged: Interchanged) -> None:
        bodies = index.bodies
        self._names = index.telling
        self._listed = {
            word: [name for body, name in found if bodies[body].entity_id]
            for word, found in index.telling.items()
        }
        self._ordinary = ordinary
        self._interchanged = interchanged
        self._places = index.place_set
        self._legal = index.legal
        self.words = frozenset(word for word, found in self._listed.items() if found)
        self._beside: dict[str, frozenset[str]] = {}

    def may_name(self, words: Sequence[str]) -> bool:
        """A quick test without segments: beside a telling word stand other words of a listed name."""
        for i, word in enumerate(words):
            if word not in self.words:
                continue
            beside = self._beside.get(word) or self._may_stand_beside(word)
            if beside.isdisjoint(words[i + 1 : i + 3]) and beside.isdisjoint(_two_before(words, i)):
                continue
            if any(self._agrees_from(words, i, name) for name in self._listed[word]):
                return True
        return False

    def _may_stand_beside(self, word: str) -> frozenset[str]:
        """Words that its listed names have as well, and their initials; a place may stand between."""
        names = self._listed[word]
        letters = (one for name in names for one in _initials([other for other in name if other != word]))
        found = frozenset((*(one for name in names for one in name if one != word), *letters))
        self._beside[word] = found
        return found

    def _agrees_from(self, words: Sequence[str], i: int, name: Sequence[str]) -> bool:
        """Going out from word `i` as far as the words are the name's, or neutral, enough of them are met."""
        agreed = {words[i]}
        for way in (range(i + 1, len(words)), range(i - 1, -1, -1)):
            for at in way:
                word = words[at]
                if word in name:
                    agreed.add(word)
                elif word in _initials([one for one in name if one not in agreed]):
                    return True
                elif word and word not in self._places and not self._may_differ(word, name):
                    break
        return len(agreed) >= _AGREE and not any(self._proper(one) for one in name if one not in agreed)

    def _proper(self, word: str) -> bool:
        return word not in self._ordinary and word not in self._places and word not in self._legal

    def best(self, word: str, around: Sequence[str], capitals: frozenset[str]) -> list[Told]:
        """The names that account best for the words `around` a telling word, its segment, in their order.

        `capitals` are those written as acronyms, which may stand for the
        initials of what is missing.
        """
        told = [
            one
            for body, name in self._names.get(word, ())
            if (one := self._accounts(body, name, around, capitals)) is not None
        ]
        if not told:
            return []
        least = min(one.missing for one in told)
        return [one for one in told if one.missing == least]

    def _accounts(
        self, body: int, name: Sequence[str], around: Sequence[str], capitals: frozenset[str]
    ) -> Told | None:
        """None when a proper word is missing, a word too many, or nothing but the telling word agrees.

        A place may stand beside the name, but not in the midst of it; the name's
        own place may be missing where nothing else is.
        """
        at = [i for i, one in enumerate(around) if one in name]
        agreed = {around[i] for i in at}
        missing = [one for one in name if one not in agreed and one not in self._legal]
        others = [
            one
            for i, one in enumerate(around)
            if one not in name
            and not self._neutral(one)
            and not (one in self._places and not at[0] < i < at[-1])
        ]
        letters = next((one for one in others if one in capitals and one in _initials(missing)), "")
        if letters:
            others.remove(letters)
            missing = []
        if others or (len(agreed) < _AGREE and not letters):
            return self._otherwise(body, agreed, others, missing)
        if any(map(self._proper, missing)):
            return None
        if len(missing) > 1 and not self._places.isdisjoint(missing):
            return self._otherwise(body, agreed, others, missing)
        return Told(body, len(missing), bool(letters))

    def _otherwise(
        self, body: int, agreed: set[str], others: Sequence[str], missing: Sequence[str]
    ) -> Told | None:
        """ "Teldor Technological University" for "Teldor Sandport State Technical University".

        Not where the telling word is a place, which may have a technical and a technological university.
        """
        kinds, rank = self._interchanged.kind, self._interchanged.rank
        left = [word for word in missing if word not in rank and word not in self._places]
        exchanged = len(others) == len(left) and kinds.issuperset((*others, *left))
        proper = any(self._proper(word) for word in agreed)
        if not (exchanged and proper and _HEAD in agreed):
            return None
        return Told(body, len(missing), initials=False, otherwise=True)

    def _may_differ(self, word: str, name: Sequence[str]) -> bool:
        return self._neutral(word) or (
            word in self._interchanged.kind and not self._interchanged.kind.isdisjoint(name)
        )

    def _neutral(self, word: str) -> bool:
        return len(word) == 1 or word.isdigit() or word in SMALL or word in self._legal


def _two_before(words: Sequence[str], i: int) -> list[str]:
    """The two words before word `i`, but for initials: "University n.a. N.E. Teldor"."""
    while i > 0 and len(words[i - 1]) < 2:
        i -= 1
    return list(words[max(0, i - 2) : i])


def _initials(words: Sequence[str]) -> tuple[str, ...]:
    """What the words are shortened to: their first letters, of two words or more."""
    return ("".join(word[0] for word in words),) if len(words) > 1 else ()
