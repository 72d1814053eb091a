"""Many lines made plain together: Latin letters without accents, words divided by spaces, lines by BREAK."""

import re
from collections.abc import Sequence
from unicodedata import normalize

from screening.matching.gate_words import BREAK
from screening.matching.identifiers import identifying_lines, line_numbers, may_identify, places_of
from screening.names.cleaning import DIVIDED, OWNED
from screening.names.tokens import ELIDED

_ENTITY = re.compile(r"&#?\w{1,8};")
# Apostrophes fall away, as in "Xi'an"; everything else that is no letter or digit divides words.
_TO_SPACE = {i: None if chr(i) in "'`?" else " " for i in range(128) if not chr(i).isalnum() and i != 10}
# Spacing accents, which would leave a space when decomposed: "Xi´an"; what stands for an apostrophe is one.
_SPACING = {**dict.fromkeys("¨¯¸", ""), **dict.fromkeys("´’‘`", "'")}
# Dashes, bullets, daggers and quotation marks divide words; they would fall away with the accents.
_DIVIDING = re.compile("[\u2010-\u2015\u2020-\u2022\u2026\u201c-\u201f\u2039\u203a\u00ab\u00b7\u00bb]")
# Only the plain apostrophe is left here.
_POSSESSIVE = re.compile(f"'{OWNED}")
# An apostrophe before a vowel; few words have one.
_BEFORE_VOWEL = re.compile(r"'(?=[aeiouhyAEIOUHY]\w\w)")


def in_latin(lines: list[str], foreign: Sequence[int]) -> None:
    """Make those lines plain ASCII where they stand; letters without a Latin base fall away."""
    if not foreign:
        return
    joined = "\n".join([lines[i] for i in foreign])
    for mark, instead in _SPACING.items():
        joined = joined.replace(mark, instead)
    plain = normalize("NFKD", _DIVIDING.sub(" ", joined)).encode("ascii", "ignore").decode()
    for i, line in zip(foreign, plain.split("\n"), strict=True):
        lines[i] = line


def plain_words(joined: str) -> str:
    """Lines of plain ASCII, divided by line feeds, as words and BREAK, divided by spaces."""
    if "- " in joined:
        joined = DIVIDED.sub("", joined)
    if "'" in joined:
        joined = _without_articles(_POSSESSIVE.sub(" ", joined))
    return joined.translate(_TO_SPACE).replace("\n", f" {BREAK} ")


def marked_lines(joined: str, texts: Sequence[str]) -> set[int]:
    """The numbers of the `joined` lines, `texts` as given, with an identifier or mark-up in them."""
    identifying = (i for i in identifying_lines(joined) if may_identify(texts[i]))
    entities = [found.start() for found in _ENTITY.finditer(joined)]
    return {*identifying, *line_numbers(joined, [*entities, *places_of("<", joined)])}


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
