"""In how many names each word stands, and how the names of listed bodies write it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from screening.names.words import WordForms, plain


class NameWords:
    """Bodies by the words of their names, counted once a body; of listed ones without names of one word."""

    def __init__(self) -> None:
        self.all: Counter[str] = Counter()
        self.listed: Counter[str] = Counter()
        self.listed_names: list[str] = []

    def add(self, names: Mapping[str, Sequence[str]], *, listed: bool) -> None:
        """Count the names of one body, each with its comparable words."""
        self.all.update(_each_once(names.values()))
        if listed:
            long = {name: words for name, words in names.items() if len(words) > 1}
            self.listed.update(_each_once(long.values()))
            self.listed_names += long


def _each_once(names: Iterable[Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(chain.from_iterable(names)))


def as_written(names: Iterable[str], forms: WordForms) -> dict[str, str]:
    """Words of names as written, small letters, where that differs from their comparable form."""
    out: dict[str, str] = {}
    for name in names:
        for word in name.replace("-", " ").split():
            low = plain(word.strip(".,;:()[]\"'“”"))
            form = forms.of(low) if low.isascii() and low.isalpha() else ""
            if form and form != low:
                out[low] = form
    return dict(sorted(out.items()))
