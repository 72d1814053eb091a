"""What a cell says to a person: escapes of other programs are undone where they are unmistakable."""

import re
from html import unescape
from urllib.parse import unquote_plus

_ODD = re.compile("[\u00a0\u00ad\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u2064\u2066-\u2069\ufeff]")
_OF_EXCEL = re.compile(r"_x([0-9a-fA-F]{4})_")
_BY_NUMBER = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_ENTITY = re.compile(r"&(?:amp;)*(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_BREAK = re.compile(r"\s*<(?:br|/?(?:p|div|li|tr))\b[^<>]{0,80}>\s*", re.IGNORECASE)
_RAISED = re.compile(r"</?sup\b[^<>]{0,80}>", re.IGNORECASE)
_MARK = re.compile(r"</?(?:b|i|u|em|strong|span|font|sub|ul|ol)\b[^<>]{0,200}>", re.IGNORECASE)
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}")
# A letter of several bytes, which nobody types; and a space or a mark between two letters.
_LETTER = re.compile(r"(?:%[c-fC-F][0-9a-fA-F](?:%[89abAB][0-9a-fA-F]){1,3})+")
_BEHIND = re.compile(r"(?<=[^\W\d_])%[23][0-9a-fA-F]")
_BETWEEN = re.compile(r"(?<=[^\W\d_])(?:%(?:2[0-9a-fA-F]|3[aAbB]))+(?=[^\W\d_])")
_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_LINE = re.compile("\r\n?|[\u2028\u2029]")


def as_read(text: str) -> str:
    """The text as a person reads it; a percentage, a path or an ampersand that is meant stays as it is.

    Joiners of Persian and Indian scripts stay, since they can be seen.
    """
    if not _is_marked(text) and (text.isascii() or not _ODD.search(text)):
        return text
    for undo in (_without_percent, _without_excel, _without_numbers, _without_entities, _without_marks):
        text = undo(text)
    return _UNSEEN.sub("", _LINE.sub("\n", _SPACE.sub(" ", text)))


def _is_marked(text: str) -> bool:
    """True where a character stands with which an escape begins; most cells have none."""
    return "%" in text or "&" in text or "<" in text or "\\" in text or "_x" in text


def reads_otherwise(text: str) -> bool:
    """True where a person sees something else in the cell than what it is read as."""
    read = as_read(text)
    return read is not text and _seen(text) != _seen(read)


def _seen(text: str) -> str:
    return " ".join(_UNSEEN.sub("", text).split())


def _without_percent(text: str) -> str:
    """`Example%20Institute` is part of an address; beside spaces only what can be nothing else is undone."""
    if "%" not in text:
        return text
    whole = not any(one.isspace() for one in text) and text.count("%") == len(_PERCENT.findall(text))
    if whole and (_BEHIND.search(text) or _LETTER.search(text)):
        return _decoded(text, text)
    return _BETWEEN.sub(_unquoted, _LETTER.sub(_unquoted, text))


def _unquoted(found: re.Match[str]) -> str:
    return _decoded(found.group(), found.group())


def _decoded(quoted: str, instead: str) -> str:
    try:
        return unquote_plus(quoted, errors="strict")
    except UnicodeDecodeError:
        return instead


def _without_excel(text: str) -> str:
    """`_x000D_` is how a workbook's file writes what it may not hold; `_x005F_` is an underscore."""
    return _OF_EXCEL.sub(lambda one: _shown(int(one[1], 16)), text) if "_x" in text else text


def _without_numbers(text: str) -> str:
    """`\\u4e2d\\u56fd` is how programs write letters outside ASCII."""
    return _BY_NUMBER.sub(_letters, text) if "\\u" in text else text


def _letters(found: re.Match[str]) -> str:
    codes = bytes.fromhex(found.group().replace("\\u", ""))
    try:
        return "".join(_shown(ord(one)) for one in codes.decode("utf-16-be"))
    except UnicodeDecodeError:
        return found.group()


def _shown(code: int) -> str:
    """A character by its number: a tab as a space, a line's end as one, other controls not at all."""
    if code in (10, 13):
        return "\n"
    one = chr(code)
    return one if one.isprintable() or one in "\u00a0\u00ad" else " " if one == "\t" else ""


def _without_entities(text: str) -> str:
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    """The character of an entity, which may have been escaped many times over; else what stands there."""
    before, plain = found.group(), unescape(found.group())
    while plain != before:
        before, plain = plain, unescape(plain)
    return plain if len(plain) <= 2 else found.group()


def _without_marks(text: str) -> str:
    """Mark-up of a page or an editor: what begins a line there begins one here.

    A raised letter is the mark of a footnote and none of the word that it touches.
    """
    return _MARK.sub("", _RAISED.sub(" ", _BREAK.sub("\n", text))).strip(" \n") if "<" in text else text
