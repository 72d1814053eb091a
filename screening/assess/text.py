"""A project's own text as comparable words with their places, so that phrases match whole words only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screening.model.proposal import Proposal

_WORD = re.compile(r"\w+", re.UNICODE)
_OWN_NAME = re.compile(r"\W*[A-Z][A-Z0-9]+\s*(?::|[-\u2010-\u2015](?=\s))")
_SENTENCE_END = re.compile(r"[.!?;:]\s|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One field of the text, cut into words; `sentence` numbers the sentence of each word."""

    place: str
    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    sentence: tuple[int, ...]

    def quotation(self, start: int, end: int) -> str:
        """The words from `start` up to `end`, as they are written, with the other half of a bracket."""
        begin, stop = self.spans[start][0], self.spans[end - 1][1]
        inside = self.text[begin:stop]
        if inside.count(")") > inside.count("(") and self.opens_bracket(start):
            begin -= 1
        elif inside.count("(") > inside.count(")") and self.text[stop : stop + 1] == ")":
            stop += 1
        return self.text[begin:stop]

    def begins_with_a_name(self) -> bool:
        """True when a word in capitals stands in front of a colon or dash, as projects are named."""
        return _OWN_NAME.match(self.text) is not None

    def opens_bracket(self, index: int) -> bool:
        """True when a bracket opens right before that word."""
        begin = self.spans[index][0]
        return begin > 0 and self.text[begin - 1] == "("


def passages(proposal: Proposal, spellings: tuple[tuple[str, str], ...]) -> tuple[Passage, ...]:
    """Title, summary and keywords, those that are there."""
    given = [("title", proposal.title), ("summary", proposal.summary)]
    given += [(f"keyword {index}", one) for index, one in enumerate(proposal.keywords, start=1)]
    return tuple(passage(place, text, spellings) for place, text in given if text.strip())


def passage(place: str, text: str, spellings: tuple[tuple[str, str], ...] = ()) -> Passage:
    """One text cut into comparable words."""
    table = dict(spellings)
    found = list(_WORD.finditer(text))
    ends = [one.start() for one in _SENTENCE_END.finditer(text)]
    sentences, number = [], 0
    for one in found:
        while number < len(ends) and ends[number] < one.start():
            number += 1
        sentences.append(number)
    return Passage(
        place=place,
        text=text,
        words=tuple(comparable(one.group(), table) for one in found),
        spans=tuple(one.span() for one in found),
        sentence=tuple(sentences),
    )


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a name as written, without case and marks: "Co., Ltd." is (co, ltd)."""
    return tuple("".join(one if one.isalnum() else " " for one in text.casefold()).split())


def funding_text(proposal: Proposal) -> str:
    """What is stated of who pays and under which programme; empty when nothing is."""
    return " | ".join(one for one in (proposal.funder, proposal.programme, proposal.topics) if one)


def names_any(text: str, names: tuple[str, ...], of_others: tuple[str, ...] = ()) -> bool:
    """True when the text holds one of the names as whole words: "H2020 MSCA-RISE" names MSCA RISE.

    `of_others` are longer names in which one of them stands and which somebody else bears: the Swiss
    National Science Foundation is not the National Science Foundation. Beside such a name the shorter
    one still counts.
    """
    plain = _spaced(text)
    for one in sorted(of_others, key=len, reverse=True):
        plain = plain.replace(_spaced(one), " | ")
    return any(_spaced(one) in plain for one in names)


def _spaced(text: str) -> str:
    """The words of a text between single spaces, so that only whole words are found in it."""
    return f" {' '.join(plain_words(text))} "


def phrase(text: str, spellings: tuple[tuple[str, str], ...] = ()) -> tuple[str, ...]:
    """A phrase of the rules as comparable words."""
    table = dict(spellings)
    return tuple(comparable(one, table) for one in _WORD.findall(text))


def comparable(word: str, table: dict[str, str]) -> str:
    """One word without case and plural, in the spelling of the table: "Sensors" is sensor.

    A word that the table spells as it stands keeps its end: news are nothing new.
    """
    plain = word.casefold()
    if plain in table:
        return table[plain]
    if len(plain) > 4 and plain.endswith("ies"):
        plain = plain[:-3] + "y"
    elif plain.endswith(("sses", "viruses", "toes", "noes")) and len(plain) > 6:
        plain = plain[:-2]
    elif len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        plain = plain[:-1]
    return table.get(plain, plain)


def occurrences(words: tuple[str, ...], wanted: tuple[str, ...]) -> Iterator[int]:
    """Where the wanted words stand next to one another."""
    if not wanted:
        return
    for start in range(len(words) - len(wanted) + 1):
        if words[start] == wanted[0] and words[start : start + len(wanted)] == wanted:
            yield start
