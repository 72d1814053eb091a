"""A number in a name, which people write in words or in digits: "Second Academy", "2nd Academy"."""

import re
from collections.abc import Iterator, Sequence

_DIGITS = re.compile(r"\b(\d{1,4})(?:st|nd|rd|th)\b", re.IGNORECASE)
_ENDS = {1: "st", 2: "nd", 3: "rd"}
# "20 Guards Combined Arms Army" is that army; "5 Shipyard" may be anything.
_TELLING_WORDS = 4


def otherwise_numbered(name: str, ordinals: Sequence[str]) -> Iterator[str]:
    """The name with its numbers written in the other ways; `ordinals` are "first", "second" and so on."""
    digits = {word: f"{number}{_ENDS.get(number, 'th')}" for number, word in enumerate(ordinals, 1)}
    words = {short: word for word, short in digits.items()}
    in_words = re.compile(rf"\b(?:{'|'.join(ordinals)})\b", re.IGNORECASE) if ordinals else _DIGITS
    if in_words.search(name):
        yield in_words.sub(lambda found: digits.get(found[0].lower(), found[0]), name)
    if _DIGITS.search(name):
        spelled = _DIGITS.sub(lambda found: words.get(found[0].lower(), found[0]), name)
        if spelled != name:
            yield spelled
        if len(name.split()) >= _TELLING_WORDS:
            yield _DIGITS.sub(r"\1", name)
