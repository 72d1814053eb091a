"""Where a name stands: the segment of a text, and the unbroken run of Chinese characters, around it."""

import re
from bisect import bisect_left, bisect_right

from screening.matching.patterns import SMALL
from screening.names.cleaning import TOUCHING
from screening.names.tokens import Tokens

CHINESE = ("\u3400", "\u9fff")
# Kana and Hangul, whose syllables may be taken apart.
_RUN_TOGETHER = re.compile("[\u1100-\u11ff\u3041-\u30ff\uac00-\ud7a3]")
# The zero of "二〇一" and the mark of a repeated character.
_HAN_SIGNS = ("\u3007", "\u3005")
# A number of so many digits is a year, or an address.
_YEAR = 3
_BEYOND_LATIN = "\u0250"
# What joins two names; as capitals the letters of other languages are initials, and with hyphens Persian.
AND = re.compile(r"&|\b(?i:and|und)\b|(?<![\w-])(?:et|y|e|и)(?![\w-])")


def is_han(word: str) -> bool:
    """True for a token that is a Chinese character; not for "", left of a word read as part of another."""
    letter = word[:1]
    return CHINESE[0] <= letter <= CHINESE[1] or letter in _HAN_SIGNS


def is_run_together(word: str) -> bool:
    """True for a token in a script that divides the words of a name by nothing: Chinese, Kana, Hangul."""
    return is_han(word) or _RUN_TOGETHER.match(word) is not None


def segment_of(text: Tokens, first: int, end: int) -> tuple[int, int]:
    """The word numbers of the segment, or segments, that hold words `first` to `end`."""
    segment = text.segment  # they are numbered in order; a text of a thousand names is no slower a name
    start = bisect_left(segment, segment[first], 0, first) if first else 0
    return start, bisect_right(segment, segment[end - 1], end)


def beside(text: Tokens, first: int, end: int) -> list[int]:
    """The other words of the segment, but for footnote marks: "1Teldor", "aTeldor", "Teldor2"."""
    start, stop = segment_of(text, first, end)
    if start < first and (_is_mark(text, first - 1, first) or _is_letter(text, first)):
        first -= 1
    if end < stop and text.words[end].isdigit() and text.spans[end - 1][1] == text.spans[end][0]:
        end += 1
    return [*range(start, first), *range(end, stop)]


def is_whole(text: Tokens, first: int, end: int) -> bool:
    """True when the text has nothing besides but marks of footnotes before them, and numbers behind."""
    words = text.words
    before = all(word.isdigit() and len(word) < _YEAR for word in words[:first]) or _is_letter(text, first)
    return before and all(map(str.isdigit, words[end:]))


def begins_with_mark(text: Tokens) -> bool:
    """ "a Teldor University": a footnote's small letter begins the text."""
    letter = text.source[text.spans[0][0]]
    return len(text.words[0]) == 1 and letter.islower() and letter.isascii()


def _is_letter(text: Tokens, first: int) -> bool:
    return first == 1 and begins_with_mark(text) and text.spans[0][1] < text.spans[1][0]


def _is_mark(text: Tokens, i: int, first: int) -> bool:
    """A number or a single letter that touches word `first`."""
    word = text.words[i]
    touches = text.spans[i][1] == text.spans[first][0]
    return touches and (word.isdigit() or (len(word) == 1 and not is_han(word)))


def run_of(text: Tokens, first: int, end: int) -> tuple[int, int]:
    """The word numbers of the unbroken run of Chinese characters around words `first` to `end`."""
    start, stop = first, end
    while start > 0 and is_han(text.words[start - 1]) and text.spans[start - 1][1] == text.spans[start][0]:
        start -= 1
    while (
        stop < len(text.words) and is_han(text.words[stop]) and text.spans[stop][0] == text.spans[stop - 1][1]
    ):
        stop += 1
    return start, stop


def is_behind_and(text: Tokens, i: int) -> bool:
    """True where "and", "&" or the like stands between word `i` and the one before it."""
    return AND.search(text.source, text.spans[i - 1][1], text.spans[i][0]) is not None


def word_before(text: Tokens, first: int) -> int | None:
    """The last word before word `first` in its segment, but for those like "of"; None where there is none."""
    start, _ = segment_of(text, first, first + 1)
    return next((i for i in range(first - 1, start - 1, -1) if text.words[i] not in SMALL), None)


def is_prose(text: Tokens, i: int, first: int) -> bool:
    """A word in small letters, not "th" behind a number, or in kana, beside a name with a capital.

    The name begins as word `first`. Russian names have small words in them: they count beside Latin ones.
    """
    start = text.spans[i][0]
    begins, letter = text.source[text.spans[first][0]], text.source[start]
    if not begins.isupper():
        return False
    if letter.islower():
        numbered = text.source[start - 1 : start].isdigit()
        return not numbered and (letter < _BEYOND_LATIN or begins < _BEYOND_LATIN)
    return begins < _BEYOND_LATIN and TOUCHING.match(letter) is not None
