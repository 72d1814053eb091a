"""Every known name by its words: tells whether a damaged name still names its body and no other."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from screening.app.resources_matching import matching_rules, ordinary_words
from screening.lists.catalogue import Catalogue
from screening.model.listing import NameKind
from tests.bench.labels import plain

_SMALL = frozenset("of the and for in at".split())
_GAP = "*"
_STUB = 2


class KnownNames:
    """Every name of every listed and background body, by its words."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._bags: dict[str, set[str]] = defaultdict(set)
        self._gaps: dict[str, set[str]] = defaultdict(set)
        for name, body in _names(catalogue):
            words = plain(name).split()
            if len(words) < 2 and not name.isascii():
                continue
            key = " ".join(words)
            self._exact[key].add(body)
            self._bags[_bag(words)].add(body)
            for i in range(len(words)):
                self._gaps[_with_gap(words, i)].add(body)
        self._sorted = sorted(self._exact)

    def others(self, text: str, own: str) -> set[str]:
        """Other bodies that have just these words as a name, in any order."""
        return self._bags.get(_bag(plain(text).split()), set()) - {own}

    def with_word_dropped(self, text: str, own: str) -> set[str]:
        """Other bodies whose names become the text when one word is dropped."""
        words = plain(text).split()
        found: set[str] = set()
        for at in range(len(words) + 1):
            found |= self._gaps.get(" ".join([*words[:at], _GAP, *words[at:]]), set())
        return found - {own}

    def with_initials(self, text: str, own: str) -> set[str]:
        """Other bodies whose names have the text's words and, in place of its initials, any word."""
        written = plain(text).split()
        found: set[str] = set()
        full = [word for word in written if len(word) > 1]
        for key in self._candidates(written):
            words = key.split()
            if len(words) == len(written) and full and all(map(_stands_for, written, words)):
                found |= self._exact[key]
        return found - {own}

    def _candidates(self, written: list[str]) -> Iterable[str]:
        start = written[0]
        at = bisect_left(self._sorted, start)
        while at < len(self._sorted) and self._sorted[at].startswith(start):
            yield self._sorted[at]
            at += 1

    def beginning_with(self, text: str, own: str) -> set[str]:
        """Other bodies whose names begin with the text, or are the text but for a short stub."""
        start = plain(text)
        words = start.split()
        found = set(self._bags.get(_bag(words[:-1]), ())) if words and len(words[-1]) <= _STUB else set()
        at = bisect_left(self._sorted, start)
        while at < len(self._sorted) and self._sorted[at].startswith(start):
            found |= self._exact[self._sorted[at]]
            at += 1
        return found - {own}


def is_generic(text: str) -> bool:
    """True when nothing is left that tells bodies apart: initials, ordinary words, legal forms."""
    ordinary = _says_nothing()
    return all(
        len(word) == 1 or word in ordinary or word.removesuffix("s") in ordinary
        for word in plain(text).split()
    )


@cache
def _says_nothing() -> frozenset[str]:
    legal = frozenset(matching_rules("legal_forms")["words"].split())
    return ordinary_words() | legal | {"co", "corp", "ltd"}  # as they are written


def lacks_only_small_words(text: str, source: str) -> bool:
    """True when nothing is gone from the name but words such as "of"."""
    return set(plain(source).split()) - set(plain(text).split()) <= _SMALL


def _names(catalogue: Catalogue) -> Iterable[tuple[str, str]]:
    for one in catalogue.entities.values():
        yield one.name, one.entity_id
        for name in one.names:
            if name.kind not in (NameKind.WEAK, NameKind.MISSPELLING):
                yield name.text, one.entity_id
    for number, body in enumerate(catalogue.background):
        for text in (body.name, *body.names):
            yield text, f"background {number}"


def _bag(words: Iterable[str]) -> str:
    return " ".join(sorted(word for word in words if word not in _SMALL))


def _with_gap(words: list[str], at: int) -> str:
    return " ".join([*words[:at], _GAP, *words[at + 1 :]])


def _stands_for(written: str, word: str) -> bool:
    return written == word or (len(written) == 1 and word.startswith(written))
