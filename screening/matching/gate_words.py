"""What the gate knows of each word: its comparable form, and in bits what it may be part of."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from screening.matching.corrections import Corrections
from screening.matching.index import Index
from screening.matching.misread import Misread
from screening.names.tokens import CAMEL
from screening.names.words import WordForms

_PIECES = re.compile(rf"{CAMEL.pattern}|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])")
# What stands between two lines.
BREAK = "\x01"


class Bit:
    """What is known of a word; several bits may be set."""

    BREAK = 1  # ends a line
    SHORT_NAME = 2  # is a short name or an acronym
    USUAL = 4  # a word of names or places
    MISSPELT = 8  # may stand for a word of a listed name
    TELLING = 16  # hardly any other body has it
    OF_LONG = 32  # a word of long names or places
    AFTER = 64  # may stand after a name: a place or a number
    SMALL = 128  # does not count


# In a form of several words these hold where they hold for each of the words.
_OF_EACH = (Bit.USUAL, Bit.OF_LONG)


class Flags(dict[str, int]):
    """What the gate has to know of each comparable form.

    `plain` is told which ones stay as they are; `pieces` as in `Forms`. Of the others `read` has what they
    are read as, and `also` what is as near.
    """

    def __init__(
        self,
        groups: Mapping[int, frozenset[str]],
        known: frozenset[str],
        corrections: Corrections,
        plain: Callable[[Iterable[str]], None],
        pieces: Mapping[str, Sequence[str]],
    ) -> None:
        super().__init__()
        self._plain = plain
        self._pieces = pieces
        self._groups, self._known = groups, known
        self._corrections = corrections
        self.read: dict[str, str] = {}
        self.also: dict[str, tuple[str, ...]] = {}

    def clear(self) -> None:
        """Forget all forms."""
        super().clear()
        self.read.clear()
        self.also.clear()

    def learn(self, forms: Iterable[str]) -> None:
        """Work the new ones among these forms, all together."""
        new = {form for form in forms if form not in self}
        self.update(dict.fromkeys(new, 0))
        if "\n" in new:
            self["\n"] = Bit.BREAK
        self.update(dict.fromkeys(filter(str.isdigit, new), Bit.AFTER))
        for flag, words in self._groups.items():
            for form in new & words:
                self[form] |= flag
        for form in new & self._pieces.keys():
            for flag in _OF_EACH:
                if self._groups[flag].issuperset(self._pieces[form]):
                    self[form] |= flag
        misspelt = self._corrections.of_many(list(new - self._known))
        self.read.update(misspelt)
        for form in misspelt:
            self[form] |= Bit.MISSPELT
            if others := self._corrections.as_near(form):
                self.also[form] = others
        self._plain(new.difference(misspelt))


class Forms(dict[str, str]):
    """Comparable forms by word as written; a missing one is worked and kept.

    `pieces` are the words of forms that have letters and digits, such as
    "46th", or a capital inside in a listed name; `new` the forms made since it
    was emptied.
    """

    def __init__(
        self,
        forms: WordForms,
        corrections: Corrections,
        index: Index,
        acronyms: frozenset[str],
    ) -> None:
        super().__init__()
        self._forms = forms
        self._acronyms = acronyms
        self._index = index
        self._corrections = corrections
        self._misread = Misread(corrections.form)
        self.pieces: dict[str, Sequence[str]] = dict(index.inner)
        self.new: list[str] = []

    def __missing__(self, word: str) -> str:
        if word.isalpha():
            if word[1:].islower() or word.isupper():
                form = self._compound(word) or self._forms.of_letters(word)
            else:
                form = self._misread.word(word) or self._joined(CAMEL.split(word))
        elif word == BREAK:
            form = "\n"
        elif word.isdigit():
            form = word
        elif self._is_marked(bare := word.lstrip("0123456789")):
            form = bare.lower()
        else:
            form = self._misread.word(word) or self._joined(_PIECES.split(word))
            if not form.isalpha():
                self.pieces[form] = _PIECES.split(form)
        self[word] = form
        self.new.append(form)
        return form

    def clear(self) -> None:
        """Forget all words."""
        super().clear()
        self.pieces.clear()
        self.pieces.update(self._index.inner)

    def _compound(self, word: str) -> str:
        """A word of several without spaces; kept with its parts."""
        parts = [part for part, _, _ in self._forms.compound(word)]
        form = "".join(parts)
        if parts:
            self.pieces[form] = parts
        return form

    def _is_marked(self, bare: str) -> bool:
        """True for capitals behind the number of a footnote, where they are an acronym or a listed word."""
        low = bare.lower()
        return bare.isupper() and (
            low in self._acronyms or (len(low) > 2 and bool(self._corrections.form(low)))
        )

    def _joined(self, pieces: Sequence[str]) -> str:
        """The pieces of one word, with typing errors read unless they are a name as they are."""
        forms = self._forms.pieces_of(pieces)
        form = "".join(forms)
        if len(forms) == 1 or self._index.number_of(form) is not None:
            return form
        return "".join(self._corrections.of(one) or one for one in forms)
