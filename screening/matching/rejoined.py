"""Words that a space cut in two, as text taken out of a PDF has them: "Univ ersity of Tech nology"."""

from collections.abc import Callable, Container

from screening.names.tokens import Tokens

_SHORTEST = 2


def rejoined(cut: Tokens, known: Container[str], heads: Container[str], form: Callable[[str], str]) -> Tokens:
    """The text with such words whole, or the text itself.

    Their second piece is no `known` word, and both together are, in the comparable form that `form` gives,
    one of `heads`, the words by which institutions are called.
    """
    at = [i for i, word in enumerate(cut.words) if i and word not in known and _may_end(word)]
    whole = {
        i: form(cut.source[cut.spans[i - 1][0] : cut.spans[i][1]].replace(" ", ""))
        for i in at
        if _touch(cut, i)
    }
    whole = {i: word for i, word in whole.items() if word in heads}
    if not whole:
        return cut
    words: list[str] = []
    segment: list[int] = []
    spans: list[tuple[int, int]] = []
    for i, word in enumerate(cut.words):
        if i in whole:
            words[-1] = whole[i]
            spans[-1] = (spans[-1][0], cut.spans[i][1])
        else:
            words.append(word)
            segment.append(cut.segment[i])
            spans.append(cut.spans[i])
    return Tokens(cut.source, words, segment, spans)


def _may_end(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isascii() and word.isalpha()


def _touch(cut: Tokens, i: int) -> bool:
    """True where one space divides word `i` from the one before, and it begins as words go on."""
    start, stop = cut.spans[i]
    before = cut.spans[i - 1]
    pieces = cut.source[slice(*before)], cut.source[start:stop]
    if cut.source[before[1] : start] != " " or not all(map(str.isalpha, pieces)):
        return False
    return pieces[1].islower() or all(map(str.isupper, pieces))
