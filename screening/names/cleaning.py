"""Mark-up, entities and invisible characters out of a text, with a way back to the text as given."""

import re
import unicodedata
from html import unescape

from screening.names.words import LOOKALIKES

_MARKUP = re.compile(
    r"</?(?:sup|sub|i|b|em|strong|p|br|span|italic|bold|jats:\w+)\b[^>]{0,80}>"
    r"|&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});"
    r"|#TAB#|#N#|\\[nrt]\b"
    r"|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f]"
    r"|[\ufb00-\ufb06\uff01-\uff5e]"
    r"|[^\W\d_][\u0300-\u036f]+"
)
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff")


# A Latin and a Cyrillic letter side by side in one word, and words made of look-alikes only.
_MIXED = re.compile("[A-Za-z][\u0400-\u052f]|[\u0400-\u052f][A-Za-z]")
_LOOKALIKE_WORD = re.compile("(?<![\\w])[АВЕЅІКМНОРСТУХаеіјорсѕухһԁ]+(?![\\w])")


def _stands_for(piece: str) -> str:
    """What a matched artefact is read as; unknown entities stay as they are."""
    first = piece[0]
    if first == "<" or first in "#\\":
        return " "
    if first == "&":
        plain = unescape(piece)
        return plain if plain != piece else piece
    if len(piece) > 1:
        return unicodedata.normalize("NFC", piece)[:1]
    if "\ufb00" <= first <= "\ufb06" or "\uff01" <= first <= "\uff5e":
        return unicodedata.normalize("NFKC", piece)
    return ""


def _latin_again(text: str) -> str:
    """Words of look-alike Cyrillic letters alone, in a text where such letters stand inside Latin words."""
    if not _MIXED.search(text):
        return text
    return _LOOKALIKE_WORD.sub(lambda found: found.group().translate(LOOKALIKES), text)


def cleaned(text: str) -> tuple[str, list[int] | None]:
    """The text without artefacts, and for each of its characters the place in the text as given.

    The second value is None when nothing had to change, which is the rule.
    """
    plain = text.isascii() or text.replace("’", "'").isascii()
    if plain and "<" not in text and "&" not in text and "#" not in text and "\\" not in text:
        return text, None
    text = _latin_again(text)
    if not _MARKUP.search(text):
        return text, None
    out: list[str] = []
    back: list[int] = []
    at = 0
    for found in _MARKUP.finditer(text):
        start, end = found.span()
        out.append(text[at:start])
        back.extend(range(at, start))
        instead = _stands_for(found.group())
        out.append(instead)
        back.extend([start] * len(instead))
        at = end
    out.append(text[at:])
    back.extend(range(at, len(text)))
    back.append(len(text))
    return "".join(out), back
