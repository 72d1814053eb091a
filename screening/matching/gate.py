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
from typing import Any
from unicodedata import normalize

import numpy as np

from screening.matching.corrections import Corrections
from screening.matching.cut_short import CUT_FROM, beginnings, begins
from screening.matching.gate_words import BREAK, Bit, Flags, Forms
from screening.matching.identifiers import identifying_lines, line_numbers, may_identify, places_of
from screening.matching.index import Index
from screening.matching.near_names import near_names
from screening.matching.patterns import SMALL, bag, bared
from screening.matching.prepared import HAN, Automaton, Prepared
from screening.matching.sums import WordSums
from screening.matching.telling import Telling
from screening.names.cleaning import DIVIDED, MOJIBAKE
from screening.names.tokens import ELIDED
from screening.names.words import WordForms

# Letters that are neither Latin nor Han: Greek, Cyrillic, Semitic, Indic, Kana, Hangul, full-width.
_OTHER_SCRIPT = re.compile(
    "[\u0370-\u1dff\u2c00-\u2fff\u3040-\u33ff\ua000-\ud7ff\ufb07-\ufeff\uff10-\uff5a\uff66-\uffef]"
)
_BEYOND_LATIN = re.compile("[\u0370-\u1dff\u2c00-\ud7ff\uf900-\uffef]")
_LATIN = re.compile("[A-Za-z]{2}")
# The first letters of what is misread; quick to look for.
_MAY_BE_MISREAD = re.compile("[ÂÃÄÅÐÑ\u00e2-\u00ef]")
_ENTITY = re.compile(r"&#?\w{1,8};")
# Apostrophes fall away, as in "Xi'an"; everything else that is no letter or digit divides words.
_TO_SPACE = {i: None if chr(i) in "'`?" else " " for i in range(128) if not chr(i).isalnum() and i != 10}
# Spacing accents, which would leave a space when decomposed: "Xi´an"; what stands for an apostrophe is one.
_SPACING = {**dict.fromkeys(map(ord, "¨¯¸")), **dict.fromkeys(map(ord, "´’‘`"), "'")}
# An apostrophe before a vowel; few words have one.
_BEFORE_VOWEL = re.compile(r"'(?=[aeiouhyAEIOUHY]\w\w)")
# Longer lines are addresses, which name a body as written if at all, unless
# they have nothing but the words of names that are as long themselves.
_WHOLE_WORDS = 9
_MOST_WORDS = 30
_LONG_NAME = 6
_CUT_LENGTH = 60
_LIMIT = 500_000
_SHORT_LETTERS = 14


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
        self._han = Automaton.deserialize(tables.han)
        self._short = tables.outline.short
        self._capital = tables.outline.acronyms
        self._index = index
        self._patterns = index.patterns
        self._beginnings = frozenset(
            pattern[:CUT_FROM] for pattern in (*tables.outline.latin, *tables.outline.han)
        )
        self._sums = WordSums(index.bags, index.near)
        self._settled = corrections.ordinary | index.place_set
        self._listed_words = frozenset((*index.listed_words, *SMALL, ""))
        self._telling = telling
        self._forms = Forms(forms, corrections, index.patterns, self._capital)
        long_names = (key.split() for key in index.near if key.count(" ") >= _LONG_NAME)
        groups = {
            Bit.SHORT_NAME: self._short | frozenset(index.divided),
            Bit.USUAL: self._listed_words | index.place_set,
            Bit.TELLING: self._telling.words,
            Bit.OF_LONG: frozenset((*SMALL, "", *(word for key in long_names for word in key)))
            | index.place_set,
            Bit.AFTER: index.place_set,
            Bit.SMALL: SMALL | {""},
        }
        self._flags = Flags(groups, known, corrections, plain)

    def passing(self, texts: Sequence[str]) -> list[int]:
        """The numbers of the lines that need real work, in order."""
        if len(self._forms) > _LIMIT:
            self._forms.clear()
            self._flags.clear()
        if not texts:
            return []
        passed: set[int] = set()
        words = self._plain_text(texts, passed).split()
        forms = list(map(self._forms.__getitem__, words))
        self._flags.learn(self._forms.new)
        self._forms.new.clear()
        letters = "".join(forms)
        flags = np.frombuffer(bytes(map(self._flags.__getitem__, forms)), dtype=np.uint8)
        breaks = np.flatnonzero(flags & Bit.BREAK)
        scanned, number = [letters], [np.arange(len(texts))]
        read: list[list[str]] = []
        for i in self._lines_with(flags & Bit.SHORT_NAME, breaks):
            if self._in_capitals(texts[i], _line(forms, breaks, i)):
                passed.add(i)
        for i in self._lines_with(flags & Bit.TELLING, breaks):
            if i not in passed and self._telling.may_name(_line(forms, breaks, i)):
                passed.add(i)
        for i in self._lines_with(flags & Bit.MISSPELT, breaks):
            if bared(" ".join(_line(words, breaks, i))) in self._index.skeletons:
                passed.add(i)
            read.append(self._with_errors_read(_line(forms, breaks, i)))
            scanned.append("".join(read[-1]))
            number.append(np.array([i]))
        lines = len(texts)
        self._add_named(
            "\n".join(scanned),
            np.concatenate(number),
            passed,
            lambda at: _line(forms, breaks, at) if at < lines else read[at - lines],
        )
        self._add_whole(words, forms, letters, flags, breaks, passed)
        return sorted(passed)

    def _plain_text(self, texts: Sequence[str], passed: set[int]) -> str:
        """The lines as plain words, divided by BREAK; those that cannot be read here pass at once."""
        lines = [text.replace("\n", " ") if "\n" in text else text for text in texts]
        foreign = [i for i, line in enumerate(lines) if not line.isascii()]
        self._add_beyond_latin(lines, foreign, passed)
        for i, line in zip(foreign, _latin([lines[i] for i in foreign]), strict=bool(foreign)):
            lines[i] = line
        joined = "\n".join(lines)
        passed.update(i for i in identifying_lines(joined) if may_identify(texts[i]))
        entities = [found.start() for found in _ENTITY.finditer(joined)]
        passed.update(line_numbers(joined, [*entities, *places_of("<", joined)]))
        if "- " in joined:
            joined = DIVIDED.sub("", joined)
        if "'" in joined:
            joined = _without_articles(joined)
        return joined.translate(_TO_SPACE).replace("\n", f" {BREAK} ")

    def _lines_with(self, flagged: "np.ndarray[Any, Any]", breaks: "np.ndarray[Any, Any]") -> list[int]:
        """The lines in which a word is flagged."""
        at = np.flatnonzero(flagged)
        return np.unique(np.searchsorted(breaks, at)).tolist() if len(at) else []

    def _add_whole(
        self,
        words: list[str],
        forms: list[str],
        letters: str,
        flags: "np.ndarray[Any, Any]",
        breaks: "np.ndarray[Any, Any]",
        passed: set[int],
    ) -> None:
        """Short lines that have the words of a listed name, or may be the beginning of one."""
        starts = np.concatenate(([0], breaks + 1))
        ends = np.concatenate((breaks, [len(forms)]))
        short = ends - starts <= _WHOLE_WORDS
        alike = np.zeros(len(starts), dtype=bool)
        for most, flag in ((_WHOLE_WORDS, Bit.USUAL), (_MOST_WORDS, Bit.OF_LONG)):
            strange = np.concatenate(([0], np.cumsum((flags & flag) == 0)))
            alike |= (ends - starts <= most) & (strange[ends] - strange[starts] <= 1)
        numbers = np.flatnonzero(alike)
        all_ends = ends
        starts, ends = starts[alike], ends[alike]
        may = self._sums.may_name(forms, (flags & Bit.SMALL) == 0, (flags & Bit.AFTER) > 0, starts, ends)
        for i, start, end in zip(
            numbers[may].tolist(), starts[may].tolist(), ends[may].tolist(), strict=True
        ):
            if i not in passed and self._has_the_words(words[start:end], forms[start:end]):
                passed.add(i)
        lines = letters.split("\n")
        for i, end in zip(np.flatnonzero(short).tolist(), all_ends[short].tolist(), strict=True):
            begun = i not in passed and lines[i][:CUT_FROM] in self._beginnings
            if begun and self._begins_name(lines[i], forms[end - 1], words[end - 1]):
                passed.add(i)

    def _add_beyond_latin(self, lines: list[str], foreign: list[int], passed: set[int]) -> None:
        """Lines in which a listed name may stand in the letters that are not Latin."""
        numbers, runs = [], []
        for i in foreign:
            line = lines[i]
            if _MAY_BE_MISREAD.search(line) and MOJIBAKE.search(line):
                passed.add(i)
                continue
            if not _BEYOND_LATIN.search(line):
                continue
            if _OTHER_SCRIPT.search(line):
                passed.add(i)
                continue
            han = "".join(HAN.findall(line))
            if han:
                numbers.append(i)
                runs.append(han)
        if not runs:
            return
        joined = "\n".join(runs).translate(self._index.simplified)
        runs = joined.split("\n")
        ends = np.cumsum([len(run) + 1 for run in runs])
        found = [one[0] for one in self._han.find_overlapping_no_suffix(joined)]
        passed.update(numbers[at] for at in np.searchsorted(ends, found, side="right").tolist())
        short = np.flatnonzero(np.diff(ends, prepend=0) <= _WHOLE_WORDS + 1)  # and the line feed
        may = self._of_a_name([runs[at] for at in short.tolist()])
        for at, alike in zip(short.tolist(), may, strict=True):
            # A short name in both scripts, such as "EFCO 平壌支社", is left to the work.
            if alike or _LATIN.search(lines[numbers[at]]):
                passed.add(numbers[at])
        passed.update(i for i, han in zip(numbers, runs, strict=True) if self._begins_name(han))

    def _of_a_name(self, runs: list[str]) -> Iterator[bool]:
        """For each run of Chinese characters whether they are those of a listed name, or nearly so."""
        ends = np.cumsum([len(run) for run in runs], dtype=np.int64)
        starts = np.concatenate((np.zeros(1, dtype=np.int64), ends))[: len(runs)]
        letters = "".join(runs)
        every = np.ones(len(letters), dtype=bool)
        may = self._sums.may_name(letters, every, ~every, starts, ends)
        return (
            bool(one) and self._has_the_words(list(run), list(run))
            for run, one in zip(runs, may, strict=True)
        )

    def _with_errors_read(self, forms: list[str]) -> list[str]:
        """The line with unknown words read as listed ones."""
        read = self._flags.read
        return [read.get(form, form) for form in forms]

    def _in_capitals(self, text: str, forms: list[str]) -> bool:
        """A short name stands there; an acronym in capitals only, but for a small first letter."""
        if any(
            word in self._short
            and (word not in self._capital or word.upper() in text or word[0] + word[1:].upper() in text)
            for word in forms
        ) or ((text.islower() or text.istitle()) and not self._capital.isdisjoint(forms)):
            return True
        divided = [self._index.divided[word] for word in forms if word in self._index.divided]
        letters = "".join(forms) if divided else ""
        return any(pattern in letters for patterns in divided for pattern in patterns)

    def _has_the_words(self, words: list[str], forms: list[str]) -> bool:
        """True when the line has the words of a listed name in any order, or all but one of them."""
        if self._listed_words.issuperset(forms) and bag(forms) in self._index.bags:
            return True
        return self._near_a_name(words, forms)

    def _begins_name(self, letters: str, last: str = "", written: str = "") -> bool:
        """True when a listed name begins with the whole line; its last word, as `written`, may be cut off."""
        return len(letters) <= _CUT_LENGTH and any(
            self._patterns[at] != letters
            for beginning in beginnings(letters, last, written)
            for at in begins(beginning, self._patterns)
        )

    def _near_a_name(self, words: list[str], forms: list[str]) -> bool:
        """True when all words but one are those of a listed name."""
        return bool(near_names(_with_initials(words, forms), self._index, self._settled))

    def _add_named(
        self,
        scanned: str,
        number: "np.ndarray[Any, Any]",
        passed: set[int],
        words_of: Callable[[int], list[str]],
    ) -> None:
        """Lines in which a listed name occurs; `number` is that of each scanned line.

        A few letters, such as those of "NE University", are met where other words touch ("Medicine,
        University"), so a short name begins where a word or number does, or lies within a word.
        """
        found = self._automaton.find_overlapping_no_suffix(scanned)
        if not found:
            return
        ends = np.flatnonzero(np.frombuffer(scanned.encode("ascii"), dtype=np.uint8) == ord("\n"))
        at = np.fromiter((one[0] for one in found), dtype=np.int64, count=len(found))
        lines = np.searchsorted(ends, at)
        begins = np.concatenate((np.zeros(1, dtype=np.int64), ends + 1))[lines]
        for (start, end, _), line, begin, own in zip(
            found, lines.tolist(), begins.tolist(), number[lines].tolist(), strict=True
        ):
            if own not in passed and (
                end - start > _SHORT_LETTERS
                or scanned[start].isdigit()
                or _begins_word(words_of(line), start - begin, end - begin)
            ):
                passed.add(own)


def _begins_word(words: list[str], start: int, end: int) -> bool:
    """True when these letters of the joined words begin with a word, or lie within one."""
    at = 0
    for word in words:
        if start <= at:
            return start == at
        at += len(word)
        if start < at and end <= at:
            return True
    return False


def _line(forms: list[str], breaks: "np.ndarray[Any, Any]", number: int) -> list[str]:
    """The words of one line."""
    start = breaks[number - 1] + 1 if number else 0
    return forms[start : breaks[number] if number < len(breaks) else None]


def _with_initials(words: list[str], forms: list[str]) -> list[str]:
    """The comparable words, and single capitals even where they are words that are dropped."""
    return [
        form or (word.lower() if len(word) == 1 and word.isupper() else "")
        for word, form in zip(words, forms, strict=True)
    ]


def _without_articles(text: str) -> str:
    """The text without articles and prepositions that end with an apostrophe: "l'Université"."""
    out, at = [], 0
    for found in _BEFORE_VOWEL.finditer(text):
        start = found.start()
        while start > at and text[start - 1].isalnum():
            start -= 1
        elided = ELIDED.match(text, start)
        if elided and elided.end() == found.end():
            out.append(text[at:start])
            at = found.end()
    return "".join((*out, text[at:]))


def _latin(lines: list[str]) -> list[str]:
    """Accents off; letters without a Latin base fall away."""
    joined = "\n".join(lines)
    for code, instead in _SPACING.items():
        joined = joined.replace(chr(code), instead or "")
    plain = normalize("NFKD", joined).encode("ascii", "ignore").decode()
    return plain.split("\n")
