"""Which lines can name a listed body at all: one cheap scan over many lines at once, before any real work.

All lines are brought into comparable words together (each word is worked
once), written without spaces and scanned for the listed names only. A line
passes when a listed name occurs in it as written or with a typing error
read, when it holds an acronym of one in capitals or a word that hardly any
other body has, when its words are those of one in another order, when it may
be one cut short or without its vowels, or when it is written in a script other
than Latin and Han. What does not pass names none.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

import numpy as np

from screening.matching.corrections import Corrections
from screening.matching.gate_lines import Lines, Numbers
from screening.matching.gate_scripts import OtherScripts
from screening.matching.gate_text import in_latin, marked_lines, plain_words
from screening.matching.gate_whole import WholeLines
from screening.matching.gate_words import Bit, Flags, Forms
from screening.matching.index import Index
from screening.matching.patterns import SMALL, bared
from screening.matching.prepared import Automaton, Prepared
from screening.matching.telling import Telling
from screening.names.words import WordForms

_LONG_NAME = 6
_LIMIT = 500_000
_SHORT_LETTERS = 14
# "University Sandport" is another way to say "Sandport University"; "Teldor University, Sandport" is not.
_HEAD = "university"
_UNIVERSITY = re.compile(r"\buniv(?:ersit\w{0,3})?\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\buniv(?:ersit\w{0,3})?\b(?!\.?\s*(?:[,;()\[\]|]|$))", re.IGNORECASE)


class Gate:
    """The test, over the listed names of one index; remembers words only."""

    def __init__(
        self,
        index: Index,
        tables: Prepared,
        forms: WordForms,
        corrections: Corrections,
        telling: Telling,
        known: frozenset[str],
        plain: Callable[[Iterable[str]], None],
    ) -> None:
        self._automaton = Automaton.deserialize(tables.latin)
        self._short = tables.outline.short
        self._capital = tables.outline.acronyms
        self._skeletons = index.skeletons
        self._divided = index.divided
        self._telling = telling
        self._forms = Forms(forms, corrections, index, self._capital)
        self._whole = WholeLines(index, tables.outline, corrections.ordinary, self._forms.pieces)
        self._scripts = OtherScripts(Automaton.deserialize(tables.han), index.simplified, self._whole)
        long_names = (key.split() for key in index.near if key.count(" ") >= _LONG_NAME)
        groups = {
            Bit.SHORT_NAME: self._short | frozenset(index.divided),
            Bit.USUAL: frozenset((*index.listed_words, *SMALL, "")) | index.place_set,
            Bit.TELLING: self._telling.words,
            Bit.OF_LONG: frozenset((*SMALL, "", *(word for key in long_names for word in key)))
            | index.place_set,
            Bit.AFTER: index.place_set,
            Bit.SMALL: SMALL | {""},
        }
        self._flags = Flags(groups, known, corrections, plain, self._forms.pieces)

    def passing(self, texts: Sequence[str]) -> list[int]:
        """The numbers of the lines that need real work, in order."""
        if len(self._forms) > _LIMIT:
            self._forms.clear()
            self._flags.clear()
        if not texts:
            return []
        passed: set[int] = set()
        lines = self._lines(texts, passed)
        letters = "".join(lines.forms)
        for i in lines.with_flag(Bit.SHORT_NAME):
            if self._in_capitals(texts[i], lines.forms_of(i)):
                passed.add(i)
        for i in lines.with_flag(Bit.TELLING):
            if i not in passed and self._telling.may_name(lines.forms_of(i)):
                passed.add(i)
        read: list[tuple[int, list[str]]] = []
        for i in lines.with_flag(Bit.MISSPELT):
            if bared(" ".join(lines.words_of(i))) in self._skeletons:
                passed.add(i)
            read += ((i, words) for words in self._with_errors_read(lines.forms_of(i)))
        self._add_named(texts, lines, letters, read, passed)
        self._whole.add(lines, letters, passed)
        return sorted(passed)

    def _lines(self, texts: Sequence[str], passed: set[int]) -> Lines:
        """The lines as words; those that cannot be read here pass at once."""
        lines = [text.replace("\n", " ") if "\n" in text else text for text in texts]
        foreign = [i for i, line in enumerate(lines) if not line.isascii()]
        self._scripts.add(lines, foreign, passed)
        in_latin(lines, foreign)
        joined = "\n".join(lines)
        passed |= marked_lines(joined, texts)
        words = plain_words(joined).split()
        forms = list(map(self._forms.__getitem__, words))
        self._flags.learn(self._forms.new)
        self._forms.new.clear()
        return Lines(words, forms, bytes(map(self._flags.__getitem__, forms)))

    def _with_errors_read(self, forms: list[str]) -> Iterator[list[str]]:
        """The line with unknown words read as listed ones, and with each as another that is as near."""
        read, also = self._flags.read, self._flags.also
        nearest = [read.get(form, form) for form in forms]
        yield nearest
        for at, form in enumerate(forms):
            for other in also.get(form, ()):
                yield [*nearest[:at], other, *nearest[at + 1 :]]

    def _in_capitals(self, text: str, forms: list[str]) -> bool:
        """A short name stands there; an acronym in capitals only, but for a small first letter."""
        if any(
            word in self._short
            and (word not in self._capital or word.upper() in text or word[0] + word[1:].upper() in text)
            for word in forms
        ) or ((text.islower() or text.istitle()) and not self._capital.isdisjoint(forms)):
            return True
        divided = [self._divided[word] for word in forms if word in self._divided]
        letters = "".join(forms) if divided else ""
        return any(pattern in letters for patterns in divided for pattern in patterns)

    def _add_named(
        self,
        texts: Sequence[str],
        lines: Lines,
        letters: str,
        read: list[tuple[int, list[str]]],
        passed: set[int],
    ) -> None:
        """Lines in which a listed name occurs, as written or as they are `read`.

        A few letters, such as those of "NE University", are met where other words touch ("Medicine,
        University"), so a short name begins where a word or number does, or lies within a word.
        """
        scanned = "\n".join((letters, *("".join(words) for _, words in read)))
        found = self._automaton.find_overlapping_no_suffix(scanned)
        if not found:
            return
        ends: Numbers = np.flatnonzero(
            np.frombuffer(scanned.encode("ascii", "replace"), dtype=np.uint8) == ord("\n")
        )
        at = np.fromiter((one[0] for one in found), dtype=np.int64, count=len(found))
        rows = np.searchsorted(ends, at)
        begins = np.concatenate((np.zeros(1, dtype=np.int64), ends + 1))[rows]
        written = len(lines.starts)
        ends_with_head = cache(lambda i: _ends_with_head(texts[i]))  # a long text has many a university
        for (start, end, _), row, begin in zip(found, rows.tolist(), begins.tolist(), strict=True):
            i, words = (row, None) if row < written else read[row - written]
            if i in passed or (scanned.startswith(_HEAD, start) and ends_with_head(i)):
                continue
            if (
                end - start > _SHORT_LETTERS
                or scanned[start].isdigit()
                or _begins_word(words or lines.forms_of(row), start - begin, end - begin)
            ):
                passed.add(i)


def _ends_with_head(text: str) -> bool:
    """True where the word university stands only at the end of its segment."""
    return _UNIVERSITY.search(text) is not None and _GOES_ON.search(text) is None


def _begins_word(words: list[str], start: int, end: int) -> bool:
    """True when these letters of the joined words begin with a word, or lie within one.

    The number or letter of a footnote may stand before the word: "1Sky Teldor", "aSky Teldor".
    """
    at = 0
    for word in words:
        if start <= at:
            return start == at
        before, at = word[: start - at], at + len(word)
        if start < at and (end <= at or len(before) == 1 or before.isdigit()):
            return True
    return False
