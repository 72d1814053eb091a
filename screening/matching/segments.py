"""Where a name stands: the segment of a text, and the unbroken run of Chinese characters, around it."""

from screening.names.tokens import Tokens

CHINESE = ("\u3400", "\u9fff")
# The zero of "二〇一" and the mark of a repeated character.
_HAN_SIGNS = "\u3007\u3005"


def is_han(word: str) -> bool:
    """True for a token that is a Chinese character."""
    return CHINESE[0] <= word[0] <= CHINESE[1] or word[0] in _HAN_SIGNS


def segment_of(text: Tokens, first: int, end: int) -> tuple[int, int]:
    """The word numbers of the segment, or segments, that hold words `first` to `end`."""
    start, stop = first, end
    while start > 0 and text.segment[start - 1] == text.segment[first]:
        start -= 1
    while stop < len(text.words) and text.segment[stop] == text.segment[end - 1]:
        stop += 1
    return start, stop


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
