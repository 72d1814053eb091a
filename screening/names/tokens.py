"""A text as comparable words with their places, cut into segments; the form that names are scanned in."""

import re
from dataclasses import dataclass
from itertools import pairwise

from screening.names.words import WordForms

BARRIER = "|"
Pieces = list[tuple[str, int, int]]
# The pieces of a word that is dropped, such as "and".
NOTHING: Pieces = []

# Letters without digits, underscore, Han and superscripts; Han runs; digits; then what separates segments.
_HAN = r"\u3005\u3007\u3400-\u9fff\uf900-\ufaff"
_NOT_LETTER = rf"\W\d_{_HAN}\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02ff\u2070-\u209c"
_LETTER = rf"[^{_NOT_LETTER}]"
TOKEN = re.compile(
    rf"({_LETTER}+(?:['’‘`´ʼ′＇¿?]{_LETTER}+)*['’‘`´ʼ′]?)"  # 1 word
    rf"|([{_HAN}]+)"  # 2 Han run
    r"|(\d+)"  # 3 digits
    r"|([,;:()\[\]{}|/\\\n\t•·†‡*♢♦§¶#，；：、（）【】「」。<>\"“”=+@~^]|\s[-–—]+\s|—)"  # 4 separator
)
# The same for plain ASCII, several times as fast.
_ASCII_TOKEN = re.compile(
    r"([A-Za-z]+(?:['`?][A-Za-z]+)*['`]?)|(?!x)x()|([0-9]+)|([,;:()\[\]{}|/\\\n\t#<>\"+=@~^*]|\s-+\s)"
)
# A word written as "UniversityShenzhen" or "aSchool" also begins at the inner capital.
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")


@dataclass(slots=True)
class Tokens:
    """A text in scanning form.

    `source` is the cleaned text, `text` is all comparable words written without spaces, segments divided by
    BARRIER. `words[i]` is a word's comparable form, `at[i]` where it begins in
    `text`, `spans[i]` where it stands in the cleaned text; `segment[i]` counts
    segments. A Han run is one token per character.
    """

    source: str
    text: str
    words: list[str]
    at: list[int]
    spans: list[tuple[int, int]]
    segment: list[int]


def tokens(text: str, forms: WordForms, simplified: dict[int, str]) -> Tokens:
    """Cut a cleaned text into comparable words."""
    words: list[str] = []
    at: list[int] = []
    spans: list[tuple[int, int]] = []
    segment: list[int] = []
    out: list[str] = []
    length = current = 0
    pending = False
    pieces_of = forms.pieces
    for found in (_ASCII_TOKEN if text.isascii() else TOKEN).finditer(text):
        kind = found.lastindex
        if kind == 4:
            pending = length > 0
            continue
        raw = found[0]
        start = found.start()
        if kind == 2:
            pieces = [(form, i, i + 1) for i, form in enumerate(raw.translate(simplified))]
        else:
            known = pieces_of.get(raw)
            pieces = _pieces(raw, forms) if known is None else known
        if pending and pieces is not NOTHING:
            out.append(BARRIER)
            length += 1
            current += 1
            pending = False
        for form, begin, finish in pieces:
            words.append(form)
            at.append(length)
            spans.append((start + begin, start + finish))
            segment.append(current)
            out.append(form)
            length += len(form)
    return Tokens(text, "".join(out), words, at, spans, segment)


def _pieces(raw: str, forms: WordForms) -> Pieces:
    """The comparable words inside one token, each with its place in it; kept for the next time."""
    if raw.isdigit():
        return [(raw, 0, len(raw))]
    cuts = [0, *(one.start() for one in _CAMEL.finditer(raw)), len(raw)]
    parts = [(forms.of(raw[a:b]), a, b) for a, b in pairwise(cuts)]
    pieces = [part for part in parts if part[0]] or NOTHING
    if len(forms.pieces) >= forms.limit:
        forms.pieces.clear()
    forms.pieces[raw] = pieces
    return pieces
