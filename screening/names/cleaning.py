"""Mark-up, entities and invisible characters out of a text, with a way back to the text as given."""

import re
import unicodedata
from html import unescape

from screening.names.sentences import NO_ENDS, NameEnds
from screening.names.words import LOOKALIKES

# What the bytes 80 to BF look like when UTF-8 was read as Windows-1252 or Latin-1. Behind the letters that
# begin such a sequence they stand in no language, but for a no-break space and, in capitals, the marks that
# follow any word ("MANHÃ–TARDE", "BJÖRNÅ²"); these count only where no capital stands before.
_READ_AS_1252 = {bytes([one]).decode("cp1252", "ignore") or chr(one): one for one in range(0x80, 0xC0)}
_BYTES = {**_READ_AS_1252, **{chr(one): one for one in range(0x80, 0x100)}}
_FOLLOWS = frozenset((*_READ_AS_1252, *map(chr, range(0x80, 0xA0)))) - {"\u00a0"}
_AFTER_WORDS = frozenset("–—‘’“”„…•·«»®™©°²³¹ºª")
_SURE = "[" + "".join(sorted(_FOLLOWS - _AFTER_WORDS)) + "]"
_ANY = "[" + "".join(sorted(_FOLLOWS)) + "]"
# What all ways have in common comes first: the search for it alone is fast.
_MOJIBAKE = (
    rf"[ÂÃÄÅÐÑ\u00e2-\u00ef](?:(?<=[ÂÃÄÅÐÑ]){_SURE}|(?<=[ÂÃ])(?<![A-Z\u00c0-\u00de].){_ANY}"
    rf"|(?<=[ÐÑ])[°²³¹ºª®©»«·]|(?<=[\u00e2-\u00ef])(?:{_ANY}|\u00a0){_ANY})"
)
MOJIBAKE = re.compile(_MOJIBAKE)
# A word that a line's end divided: "Uni- versity"; not "Elektro- und", "pre- and".
_GOES_ON = r"(?=[a-z]{2})(?!(?:and|or|und|oder|bzw|et|ou)\b)"
# The hyphen comes first, for which a long text is searched many times as fast as for what stands before it.
DIVIDED = re.compile(rf"-(?<=[a-z]{{2}}-) {{1,3}}{_GOES_ON}")
# "Teldor's laboratory", "People'S", as spreadsheets write every word with a capital; in Turkish "Teldor'nde".
# The mark comes first, as above; a search for one mark alone is many times as fast again.
OWNED = r"(?<=[A-Za-z].)(?:[sS]|nd[ea](?:n|ki)?|n[iuıü]?n)\b"
_POSSESSIVE = re.compile(f"['’]{OWNED}")
# Kana and Hangul, which touch the name before them: "Teldorで", "Teldor에서".
TOUCHING = re.compile("[\u3041-\u30ff\uac00-\ud7a3]")
_MARKUP = re.compile(
    r"</?(?:sup|sub|i|b|em|strong|p|br|span|italic|bold|jats:\w+)\b[^>]{0,80}>"
    r"|&(?:amp;)*(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});"
    r"|#TAB#|#N#|_x000[dDaA]_|\\(?:[nrt](?![a-z])|n(?=(?:of|and|for|the)\b)|&|u[0-9a-fA-F]{4})"
    r"|~(?<=\w~)(?=\w)"
    rf"|{TOUCHING.pattern}(?:(?<=[A-Za-z].)|(?=[A-Za-z]))"
    rf"|-(?<=[a-z]{{2}}-)[ \n]{{1,3}}{_GOES_ON}"
    r"|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f]"
    r"|[\ufb00-\ufb06\uff01-\uff5e]"
    r"|[^\W\d_][\u0300-\u036f]+"
    f"|{_MOJIBAKE}"
    r"|[\u0080-\u009f]"
)


# Where words stand one space apart, more of them divide columns: "BSc   Teldor Univ.   Optics".
_GAP = "   "
_GAPS = re.compile(" {3,}")
_ONE_SPACE = re.compile(r"(?<=\S) (?=\S)")
# "Teldor A/S", "Teldor I/S": legal forms, of which the stroke divides nothing.
_DANISH_FORM = re.compile(r"(?<=\s)([AIPK])/S\b")
# A tag that ends a line, and no word of it.
_LINE_ENDS = re.compile(r"<br\b|</p\b")
# A Latin and a Cyrillic letter side by side in one word, and words made of look-alikes only.
_MIXED = re.compile("[A-Za-z][\u0400-\u052f]|[\u0400-\u052f][A-Za-z]")
_BOTH_SCRIPTS = re.compile("[A-Za-z\u0400-\u052f]+")
_LOOKS_LATIN = frozenset(map(chr, LOOKALIKES))
_LOOKALIKE_WORD = re.compile("(?<![\\w])[АВЕЅІКМНОРСТУХаеіјорсѕухһԁ]+(?![\\w])")


def _stands_for(piece: str) -> str:
    """What a matched artefact is read as; unknown entities stay as they are."""
    first = piece[0]
    if first == "\\":
        return _escaped(piece)
    if first in "#~_":
        return " "
    if first == "<":
        return "\n" if _LINE_ENDS.match(piece) else " "
    if first == "-":
        return ""
    if first == "&":
        return _unescaped(piece)
    if "\u0080" <= first <= "\u009f" or (len(piece) > 1 and piece[-1] in _BYTES):
        return _decoded(piece)
    if TOUCHING.fullmatch(piece):
        return f" {piece} "
    if len(piece) > 1:
        return unicodedata.normalize("NFC", piece)[:1]
    if "\ufb00" <= first <= "\ufb06" or "\uff01" <= first <= "\uff5e":
        return unicodedata.normalize("NFKC", piece)
    return ""


def _unescaped(piece: str) -> str:
    """The character of an entity, which may have been escaped many times over; else the piece itself."""
    whole, plain = piece, unescape(piece)
    while plain != piece:
        piece, plain = plain, unescape(plain)
    return piece if len(piece) == 1 else whole


def _escaped(piece: str) -> str:
    """What is written with a backslash: a space or line's end, "&" in LaTeX, a character by its number."""
    if piece[1] == "u":
        one = chr(int(piece[2:], 16))
        return one if one.isprintable() else " "
    return "&" if piece[1] == "&" else " "


def _decoded(piece: str) -> str:
    """The character whose bytes were read one by one, or the piece itself where they are none."""
    given = bytes(_BYTES[one] for one in piece)
    return given.decode("cp1252" if len(piece) == 1 else "utf-8", "ignore") or piece


def _is_latin(word: str) -> bool:
    """True for a word whose Cyrillic letters all look like Latin ones."""
    return bool(_MIXED.search(word)) and all(one in _LOOKS_LATIN for one in word if not one.isascii())


def _latin_again(text: str) -> str:
    """Words of look-alike Cyrillic letters alone, in a text where such letters stand inside Latin words."""
    if not _MIXED.search(text) or not any(map(_is_latin, _BOTH_SCRIPTS.findall(text))):
        return text
    return _LOOKALIKE_WORD.sub(lambda found: found.group().translate(LOOKALIKES), text)


def _may_be_marked(text: str) -> bool:
    """True where any of the characters stand by which artefacts of plain ASCII are known."""
    return (
        "<" in text
        or "&" in text
        or "#" in text
        or "\\" in text
        or "~" in text
        or "_x0" in text
        or "- " in text
        or "-\n" in text
    )


def cleaned(text: str, ends: NameEnds = NO_ENDS) -> tuple[str, list[int] | None]:
    """The text without artefacts, and for each of its characters the place in the text as given.

    What `ends` names is divided from what follows.
    The second value is None when no place had to change, which is the rule.
    """
    if _GAP in text and _ONE_SPACE.search(text):
        text = _GAPS.sub(lambda gap: "\t" + gap[0][1:], text)
    text = ends.marked(text)
    if "/S" in text:
        text = _DANISH_FORM.sub(r"\1S ", text)
    if "'" in text or "’" in text:
        text = _POSSESSIVE.sub(lambda found: " " * len(found[0]), text)
    if not _may_be_marked(text) and (text.isascii() or text.replace("’", "'").isascii()):
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
