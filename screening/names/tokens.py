"""A text as comparable words with their places, cut into segments; the form that names are scanned in."""

import re
from collections.abc import Callable
from itertools import accumulate, pairwise
from operator import add

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
    rf"({_LETTER}+(?:['’‘`´ʼ′ʹʺ＇¿?¨¯¸]{_LETTER}+)*['’‘`´ʼ′ʹʺ]?)"  # 1 word
    rf"|([{_HAN}]+)"  # 2 Han run
    r"|(\d+)"  # 3 digits
    r"|([,;:()\[\]{}|/\\\n\t•·†‡*♢♦§¶#，；：、（）【】「」。<>\"“”=+@~^]|\s[-–—]+\s|—)"  # 4 separator
)
# The same for plain ASCII, several times as fast.
_ASCII_TOKEN = re.compile(
    r"([A-Za-z]+(?:['`?][A-Za-z]+)*['`]?)|(?!x)x()|([0-9]+)|([,;:()\[\]{}|/\\\n\t#<>\"+=@~^*]|\s-+\s)"
)
# What the two patterns above do, as one translation.
_SPACED_DASH = re.compile(r"\s-+\s")
_BARRIERS = ',;:()[]{}|/\\\n\t#<>"+=@~^*'
# For each character its like; as bytes, since a text of one line is translated six times as fast so.
_ASCII_MARKS = "".join(
    one if one.isalnum() or one in "'`?" else BARRIER if one in _BARRIERS else " "
    for one in map(chr, range(128))
).encode("ascii") + bytes(range(128, 256))
# "l'Université", "dell'Università": an article or preposition, which is not part of the word.
ELIDED = re.compile(r"(?:[ld]|[dn]ell|d?all|sull|coll)['’´‘`](?=[aeiouhyà-ÿ]\w\w)", re.IGNORECASE)
# A word written as "UniversityShenzhen" or "aSchool" also begins at the inner capital.
# One small letter among capitals divides nothing: "SKhB", or "ELECTRONIcS", whose c looks alike in both.
CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])(?!(?<=[A-ZÀ-Þ]{2}.)[A-ZÀ-Þ]+(?![A-Za-zÀ-ÿ]))")


class Tokens:
    """A text in scanning form.

    `source` is the cleaned text, `text` is all comparable words written
    without spaces, segments divided by BARRIER. `words[i]` is a word's
    comparable form; `segment[i]` counts segments; `spans[i]` is where it stands
    in the cleaned text, worked out only when asked for, which is seldom. A Han
    run is one token per character.
    """

    __slots__ = ("_spans", "segment", "source", "text", "words")

    def __init__(
        self,
        source: str,
        words: list[str],
        segment: list[int],
        spans: list[tuple[int, int]] | Callable[[], list[tuple[int, int]]],
        text: str | None = None,
    ) -> None:
        self.source = source
        self.words = words
        self.segment = segment
        self.text = _joined(words, segment) if text is None else text
        self._spans = spans

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands in the cleaned text: first character, and one past the last."""
        if callable(self._spans):
            self._spans = self._spans()
        return self._spans

    def starts(self, begin: int = 0) -> list[int]:
        """Where each word begins in `text`, which itself begins at `begin`."""
        lengths = accumulate(map(len, self.words), initial=begin)
        return list(map(add, lengths, self.segment))

    def is_acronym(self, i: int) -> bool:
        """True for a word in capitals, in a text that is not all capitals."""
        start, end = self.spans[i]
        return self.source[start:end].isupper() and not self.source.isupper()

    def read_as(self, words: list[str], segment: list[int]) -> "Tokens":
        """The same places read as other words, or in other segments."""
        return Tokens(self.source, words, segment, lambda: self.spans)


def _joined(words: list[str], segment: list[int]) -> str:
    """The words without spaces, with a barrier wherever a segment begins."""
    if not segment or segment[-1] == segment[0]:
        return "".join(words)
    out = []
    before = segment[0]
    for word, this in zip(words, segment, strict=True):
        if this != before:
            out.append(BARRIER)
            before = this
        out.append(word)
    return "".join(out)


def tokens(text: str, forms: WordForms, simplified: dict[int, str]) -> Tokens:
    """Cut a cleaned text into comparable words."""
    # An apostrophe of typesetters is the plain one, and keeps the places as they are.
    plain = text if text.isascii() else text.replace("’", "'")
    if not plain.isascii():
        words, segment, spans = _cut(text, TOKEN, forms, simplified)
        return Tokens(text, words, segment, spans)
    words, segment = [], []
    letters: list[str] = []
    known = forms.of_token
    divided = _divided(plain)
    for part in divided.split(BARRIER):
        raws = part.split()
        try:
            of_part = [word for raw in raws for word in known[raw]]
        except KeyError:
            of_part = [word for raw in raws for word in _remembered(raw, forms)]
        if of_part:
            segment += [len(letters)] * len(of_part)
            letters.append("".join(of_part))
            words += of_part
    return Tokens(text, words, segment, lambda: _places(divided, forms), BARRIER.join(letters))


def _places(divided: str, forms: WordForms) -> list[tuple[int, int]]:
    """Where each word stands in a divided text."""
    spans: list[tuple[int, int]] = []
    at = 0
    one_word, find = forms.one_word, divided.find
    for raw in divided.replace(BARRIER, " ").split():
        start = find(raw, at)
        at = start + len(raw)
        if raw in one_word:
            spans.append((start, at))
        else:
            spans += [(start + a, start + b) for a, b in _places_within(raw, forms)]
    return spans


def _places_within(raw: str, forms: WordForms) -> list[tuple[int, int]]:
    """Where the words begin and end in one stretch of letters and digits, kept for the next time."""
    found = forms.within_token.get(raw)
    if found is not None:
        return found
    one = raw[1:].islower() or raw.isupper() or raw.lower() in forms.whole
    if raw.isdigit() or (raw.isalpha() and one):
        parts = [(start, end) for _, start, end in forms.compound(raw)]
        found = parts or ([(0, len(raw))] if _remembered(raw, forms) else [])
    else:
        found = _cut(raw, _ASCII_TOKEN, forms, {})[2]
    if len(forms.within_token) >= forms.limit:
        forms.within_token.clear()
        forms.one_word.clear()
    forms.within_token[raw] = found
    if found == [(0, len(raw))]:
        forms.one_word.add(raw)
    return found


def _divided(text: str) -> str:
    """A plain ASCII text, as long, with barriers for what divides segments and spaces between words."""
    if " -" in text:
        text = _SPACED_DASH.sub(lambda dash: BARRIER + " " * (len(dash[0]) - 1), text)
    return text.encode("ascii").translate(_ASCII_MARKS).decode("ascii")


def _remembered(raw: str, forms: WordForms) -> tuple[str, ...]:
    """The comparable words of one stretch of letters and digits, kept for the next time."""
    kept = forms.of_token.get(raw)
    if kept is not None:
        return kept
    if len(forms.of_token) >= forms.limit:
        forms.of_token.clear()
    if raw.isalpha() and (not CAMEL.search(raw) or raw.lower() in forms.whole):
        form = forms.of(raw)
        parts = tuple(part for part, _, _ in forms.compound(raw))
        found: tuple[str, ...] = parts or ((form,) if form else ())
    else:
        found = tuple(_cut(raw, _ASCII_TOKEN, forms, {})[0])
    forms.of_token[raw] = found
    return found


def _cut(
    text: str, pattern: re.Pattern[str], forms: WordForms, simplified: dict[int, str]
) -> tuple[list[str], list[int], list[tuple[int, int]]]:
    """Words, segments and places, one token after the other."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    segment: list[int] = []
    current = 0
    pending = False
    pieces_of = forms.pieces
    for found in pattern.finditer(text):
        kind = found.lastindex
        if kind == 4:
            pending = bool(words)
            continue
        raw = found[0]
        start = found.start()
        if kind == 2:
            pieces = [(form, i, i + 1) for i, form in enumerate(raw.translate(simplified))]
        else:
            known = pieces_of.get(raw)
            pieces = _pieces(raw, forms) if known is None else known
        if pending and pieces is not NOTHING:
            current += 1
            pending = False
        for form, begin, finish in pieces:
            words.append(form)
            spans.append((start + begin, start + finish))
            segment.append(current)
    return words, segment, spans


def _pieces(raw: str, forms: WordForms) -> Pieces:
    """The comparable words inside one token, each with its place in it; kept for the next time."""
    if raw.isdigit():
        return [(raw, 0, len(raw))]
    elided = ELIDED.match(raw)
    if elided:
        size = elided.end()
        pieces = [(form, size + a, size + b) for form, a, b in _pieces(raw[size:], forms)] or NOTHING
    elif raw[1:].islower() or raw.isupper() or raw.lower() in forms.whole:
        pieces = forms.compound(raw) or _whole_word(raw, forms)
    else:
        cuts = [0, *(one.start() for one in CAMEL.finditer(raw)), len(raw)]
        spans = list(pairwise(cuts))
        words = forms.pieces_of([raw[a:b] for a, b in spans])
        parts = [(word, a, b) for word, (a, b) in zip(words, spans, strict=True)]
        pieces = [part for part in parts if part[0]] or NOTHING
    if len(forms.pieces) >= forms.limit:
        forms.pieces.clear()
    forms.pieces[raw] = pieces
    return pieces


def _whole_word(raw: str, forms: WordForms) -> Pieces:
    known = forms.of_token.get(raw)
    form = forms.of(raw) if known is None else "".join(known)
    return [(form, 0, len(raw))] if form else NOTHING
