"""Comparable keys of names, as the reference tables use them to tell one body from another."""

import re
import unicodedata
from functools import lru_cache

from screening.lists.name_words import spellings_of_names, words_of_names

_APOSTROPHES = re.compile(r"[’‘'`´ʼʻ′]")
_APART = re.compile(r"[^\w]+|_", re.UNICODE)
_BRACKETED_END = re.compile(r"\s*[(（]([^()（）]{1,40})[)）]?\s*$")
_ASIDE_END = re.compile(r"\s*\((also known as|formerly|f\.?k\.?a\.?|parent organization)\b.*\)\s*$", re.I)
_HAN = re.compile(r"[㐀-鿿]")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """The name without case, accents, punctuation and a leading article; British spellings as American."""
    plain = text.lower()
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
        plain = "".join(one for one in plain if not unicodedata.combining(one))
    plain = _APART.sub(" ", _APOSTROPHES.sub("", plain.replace("&", " and "))).strip()
    spellings = spellings_of_names()
    words = [spellings.get(word, word) for word in plain.split()]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def without_legal_form(text: str) -> str:
    """The folded name without words such as Co., Ltd. or JSC; empty when fewer than two words remain.

    Names that begin with China keep *corporation*: China Shipbuilding Industry
    Corporation is the group, China Shipbuilding Industry Company a firm of it.
    """
    words = fold(text).split()
    legal = words_of_names("legal_forms")
    dropped = legal - {"corporation"} if words[:1] == ["china"] else legal
    words = [word for word in words if word not in dropped]
    return " ".join(words) if len(words) > 1 or (words and _HAN.search(words[0])) else ""


def without_bracket(text: str) -> str:
    """The name without an acronym or remark in brackets at its end: `Harbin Institute (HIT)`."""
    short = _BRACKETED_END.sub("", _ASIDE_END.sub("", text)).strip()
    return short if len(short) > 3 else text.strip()


def has_han(text: str) -> bool:
    """True when the text contains a Chinese character."""
    return bool(_HAN.search(text))


def is_cyrillic(text: str) -> bool:
    """True when most letters of the text are Cyrillic."""
    if text.isascii():
        return False
    letters = [one for one in text if one.isalpha()]
    return bool(letters) and sum("Ѐ" <= one <= "ӿ" for one in letters) * 2 > len(letters)


def is_lone_acronym(text: str) -> bool:
    """True for one word of up to three letters, or short and in capitals but for two: BIT, CAEP, TsNII."""
    if len(text) > 12 or has_han(text) or is_cyrillic(text):
        return False
    words = [word for word in _APART.sub(" ", text).split() if word]
    if len(words) != 1 or len(words[0]) > 8:
        return False
    capitals = sum(one.isupper() for one in words[0])
    return capitals >= max(2, len(words[0]) - 2) or len(words[0]) <= 3


def slug(text: str) -> str:
    """The name as an identifier: lower case ASCII words joined by hyphens; empty when nothing is left."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))[:80].rstrip("-")
