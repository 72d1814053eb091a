"""A number in a name, which people write in words or in digits: "Second Academy", "2nd Academy"."""

import re
from collections.abc import Iterator, Sequence

_DIGITS = re.compile(r"\b(\d{1,4})(?:st|nd|rd|th)\b", re.IGNORECASE)
_ENDS = {1: "st", 2: "nd", 3: "rd"}
# 第五十四研究所 is 第54研究所, and 第七〇二研究所 is 第702研究所.
_HAN_DIGITS = "〇一二三四五六七八九"
_TEN = "十"
_IN_HAN = re.compile(rf"(?<=第)[{_HAN_DIGITS}{_TEN}]+")
_BEHIND_HAN = re.compile(r"(?<=第)\d{1,4}(?!\d)")
# "20 Guards Combined Arms Army" is that army; "5 Shipyard" may be anything.
_TELLING_WORDS = 4
_TENS = 2


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
    if _IN_HAN.search(name):
        yield _IN_HAN.sub(lambda found: _from_han(found[0]), name)
    if _BEHIND_HAN.search(name):
        yield _BEHIND_HAN.sub(lambda found: _in_han(found[0]), name)


def _from_han(written: str) -> str:
    tens, ten, ones = written.partition(_TEN)
    if not ten:
        return "".join(str(_HAN_DIGITS.index(one)) for one in written)
    return (_from_han(tens) or "1") + (_from_han(ones) or "0")


def _in_han(digits: str) -> str:
    if len(digits) != _TENS:
        return "".join(_HAN_DIGITS[int(one)] for one in digits)
    tens, ones = (_HAN_DIGITS[int(one)] for one in digits)
    return (tens if tens != "一" else "") + _TEN + (ones if ones != "〇" else "")
