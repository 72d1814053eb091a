"""Which lines can name a listed body at all: one cheap scan over many lines at once, before any real work.

All lines are brought into comparable words together (each word is worked
once), written without spaces and scanned for the listed names only. A line
passes when a listed name occurs in it as written or with a typing error
read, when it holds an acronym of one in capitals, when its words are those of
one in another order, when it may be one cut short, or when it is written in
a script other than Latin and Han. What does not pass names none.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

import daachorse
import numpy as np

from screening.matching.corrections import Corrections
from screening.matching.identifiers import identifying_lines, may_identify
from screening.matching.index import Index
from screening.matching.patterns import CUT_FROM, SMALL, bag
from screening.matching.rest import DIGIT_LETTERS, near_names
from screening.names.words import WordForms

# Han, and letters that are neither Latin nor Han: Greek, Cyrillic, Semitic, Indic, Kana, Hangul, full-width.
_HAN = re.compile("[\u3005\u3007\u3400-\u9fff\uf900-\ufaff]+")
_OTHER_SCRIPT = re.compile(
    "[\u0370-\u1dff\u2c00-\u2fff\u3040-\u33ff\ua000-\ud7ff\ufb00-\ufeff\uff10-\uff5a\uff66-\uffef]"
)
_ENTITY = re.compile(r"&#?\w{1,8};")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Apostrophes fall away, as in "Xi'an"; everything else that is no letter or digit divides words.
_TO_SPACE = {i: None if chr(i) in "'`?" else " " for i in range(128) if not chr(i).isalnum() and i != 10}
_SHORT = 5
# Longer lines are addresses, which name a body as written if at all.
_WHOLE_WORDS = 9
_CUT_LENGTH = 60
_LIMIT = 500_000


class _Forms(dict[str, str]):
    """Comparable forms by word as written; a missing one is worked and kept."""

    def __init__(self, forms: WordForms, corrections: Corrections) -> None:
        super().__init__()
        self._forms = forms
        self._corrections = corrections

    def __missing__(self, word: str) -> str:
        if word[1:].islower() or word.isupper():
            form = self._forms.of(word)
        else:
            form = "".join(map(self._forms.of, _CAMEL.split(word)))
        if not word.isalpha() and not word.isdigit():
            form = self._corrections.form(word.translate(DIGIT_LETTERS).lower()) or form
        self[word] = form
        return form


class Gate:
    """The test, over the listed names of one index; remembers words only."""

    def __init__(
        self, index: Index, forms: WordForms, corrections: Corrections, known: frozenset[str]
    ) -> None:
        long, short, capital, han = _listed_patterns(index)
        self._han = daachorse.CharwiseDoubleArrayAhoCorasick(han) if han else None
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(long) if long else None
        self._short = short
        self._capital = capital
        self._index = index
        self._beginnings = frozenset(pattern[:CUT_FROM] for pattern in (*long, *han))
        # Sums of the words' hashes: what a bag of words looks like whatever the order, one number to compare.
        self._near_sums = frozenset(sum(map(hash, key.split())) for key in index.near)
        self._near_words = frozenset(index.listed_words) | index.place_set
        self._settled = corrections.ordinary | index.place_set
        self._listed_words = frozenset((*index.listed_words, "", "of", "for", "in"))
        self._corrections = corrections
        self._known = known
        self._forms = _Forms(forms, corrections)
        self._plain: set[str] = set()
        self._read: dict[str, str] = {}

    def passing(self, texts: Sequence[str]) -> list[int]:
        """The numbers of the lines that need real work, in order."""
        if len(self._forms) > _LIMIT:
            self._forms.clear()
            self._plain.clear()
            self._read.clear()
        passed: set[int] = set()
        lines = self._lines(texts, passed)
        form = self._forms.__getitem__
        plain, short = self._plain, self._short
        scanned: list[str] = []
        number: list[int] = []
        for i, line in enumerate(lines):
            words = line.split()
            forms = list(map(form, words))
            scanned.append("".join(forms))
            number.append(i)
            if not plain.issuperset(forms):
                again = self._with_errors_read(forms)
                if again:
                    scanned.append(again)
                    number.append(i)
            if not short.isdisjoint(forms) and self._in_capitals(texts[i], forms):
                passed.add(i)
            if len(words) <= _WHOLE_WORDS and i not in passed and self._whole_text(forms, scanned[-1]):
                passed.add(i)
        self._add_named(scanned, number, passed)
        return sorted(passed)

    def _lines(self, texts: Sequence[str], passed: set[int]) -> list[str]:
        """The lines as plain lower-case words; those that cannot be read here pass at once."""
        joined = "\n".join([text.replace("\n", " ") if "\n" in text else text for text in texts])
        passed.update(i for i in identifying_lines(joined) if may_identify(texts[i]))
        if not joined.isascii():
            passed.update(i for i, text in enumerate(texts) if not text.isascii() and self._beyond_latin(text))
            joined = _latin(joined)
        if "<" in joined or _ENTITY.search(joined):
            passed.update(i for i, text in enumerate(texts) if "<" in text or _ENTITY.search(text))
        return joined.translate(_TO_SPACE).split("\n")

    def _beyond_latin(self, text: str) -> bool:
        """True when a listed name may stand in the letters that are not Latin."""
        if _OTHER_SCRIPT.search(text):
            return True
        han = "".join(_HAN.findall(text)).translate(self._index.simplified)
        if not han or self._han is None:
            return False
        return bool(self._han.find_overlapping_no_suffix(han)) or self._whole_text(list(han), han)

    def _with_errors_read(self, forms: list[str]) -> str:
        """The line with unknown words read as listed ones, or "" when none can be."""
        changed = False
        out = []
        for word in forms:
            if word in self._plain:
                out.append(word)
                continue
            better = self._read.get(word)
            if better is None:
                better = "" if word in self._known else self._corrections.of(word)
                if better:
                    self._read[word] = better
                else:
                    self._plain.add(word)
            out.append(better or word)
            changed = changed or bool(better)
        return "".join(out) if changed else ""

    def _in_capitals(self, text: str, forms: list[str]) -> bool:
        """A short name stands there; an acronym only in capitals."""
        return any(
            word in self._short and (word not in self._capital or word.upper() in text) for word in forms
        )

    def _whole_text(self, forms: list[str], letters: str) -> bool:
        """True when the whole line has the words of a listed name, or may be the beginning of one."""
        if self._listed_words.issuperset(forms):
            if bag(forms) in self._index.bags or self._near_a_name(forms):
                return True
        elif len([form for form in forms if form not in self._near_words]) <= 1 and self._near_a_name(forms):
            return True
        if letters[:CUT_FROM] not in self._beginnings or len(letters) > _CUT_LENGTH:
            return False
        patterns = self._index.patterns
        at = bisect_left(patterns, letters)
        return at < len(patterns) and patterns[at] != letters and patterns[at].startswith(letters)

    def _near_a_name(self, forms: list[str]) -> bool:
        """True when all words but one are those of a listed name; `near_names` then looks closer."""
        kept = [form for form in forms if form and form not in SMALL]
        while len(kept) > 2 and (kept[-1] in self._index.place_set or kept[-1].isdigit()):
            kept.pop()
        total = sum(map(hash, kept))
        sums = self._near_sums
        if total not in sums and not any(total - hash(word) in sums for word in kept):
            return False
        return bool(near_names(forms, self._index, self._settled))

    def _add_named(self, scanned: list[str], number: list[int], passed: set[int]) -> None:
        """Lines in which a listed name occurs."""
        if self._automaton is None:
            return
        joined = "\n".join(scanned)
        found = self._automaton.find_overlapping_no_suffix(joined)
        if not found:
            return
        lengths = np.fromiter(map(len, scanned), dtype=np.int64, count=len(scanned)) + 1
        ends = np.cumsum(lengths)
        at = np.fromiter((one[0] for one in found), dtype=np.int64, count=len(found))
        passed.update(number[line] for line in np.unique(np.searchsorted(ends, at, side="right")).tolist())


def _latin(text: str) -> str:
    """Accents off; letters without a Latin base fall away."""
    from unicodedata import normalize

    return normalize("NFKD", text).encode("ascii", "ignore").decode()


def _listed_patterns(index: Index) -> tuple[list[str], frozenset[str], frozenset[str], list[str]]:
    """Names of listed bodies and of those tied to them: long, short, the acronyms among these, Han."""
    long: list[str] = []
    han: set[str] = set()
    short: set[str] = set()
    capital: set[str] = set()
    for pattern, claims in zip(index.patterns, index.claims, strict=True):
        bodies = [index.bodies[claim[0]] for claim in claims if claim[0] >= 0]
        if "|" in pattern or not any(one.entity_id or one.parent for one in bodies):
            continue
        if not pattern.isascii():
            han.update(sorted(_HAN.findall(pattern), key=len)[-1:])
            continue
        acronym = all(claim[3] for claim in claims)
        if len(pattern) <= _SHORT or acronym:
            short.add(pattern)
            if acronym:
                capital.add(pattern)
        else:
            long.append(pattern)
    return long, frozenset(short), frozenset(capital), sorted(han)
