"""A text as comparable words with their places, cut into segments; the form that names are scanned in."""

import re
from dataclasses import dataclass

from screening.names.words import WordForms

BARRIER = "|"

# Letters without digits, underscore, Han and superscripts; Han runs; digits; then what separates segments.
_HAN = r"\u3005\u3007\u3400-\u9fff\uf900-\ufaff"
_NOT_LETTER = rf"\W\d_{_HAN}\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02ff\u2070-\u209c"
_LETTER = rf"(?:[^{_NOT_LETTER}]|[\u0300-\u036f])"
TOKEN = re.compile(
    rf"({_LETTER}+(?:['’‘`´ʼ′＇¿?]{_LETTER}+)*['’‘`´ʼ′]?)"  # 1 word
    rf"|([{_HAN}]+)"  # 2 Han run
    r"|(\d+)"  # 3 digits
    r"|([,;:()\[\]{}|/\\\n\t•·†‡*♢♦§¶#，；：、（）【】「」。<>\"“”=+@~^]|\s[-–—]+\s|—)"  # 4 separator
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
    length = 0
    current = 0
    pending = False
    for found in TOKEN.finditer(text):
        kind = found.lastindex
        if kind == 4:
            pending = length > 0
            continue
        start, end = found.span()
        pieces = _pieces(found.group(), kind or 1, start, forms, simplified)
        if not pieces:
            continue
        if pending:
            out.append(BARRIER)
            length += 1
            current += 1
            pending = False
        for form, begin, finish in pieces:
            words.append(form)
            at.append(length)
            spans.append((begin, finish))
            segment.append(current)
            out.append(form)
            length += len(form)
    return Tokens(text, "".join(out), words, at, spans, segment)


def _pieces(
    raw: str, kind: int, start: int, forms: WordForms, simplified: dict[int, str]
) -> list[tuple[str, int, int]]:
    """The comparable words inside one token, each with its place."""
    if kind == 2:
        return [(form, start + i, start + i + 1) for i, form in enumerate(raw.translate(simplified))]
    if kind == 3:
        return [(raw, start, start + len(raw))]
    if raw.islower() or raw.isupper() or raw[1:].islower():
        form = forms.of(raw)
        return [(form, start, start + len(raw))] if form else []
    cuts = [0, *(one.start() for one in _CAMEL.finditer(raw)), len(raw)]
    parts = [(raw[a:b], start + a, start + b) for a, b in zip(cuts, cuts[1:], strict=False)]
    return [(form, a, b) for part, a, b in parts if (form := forms.of(part))]
