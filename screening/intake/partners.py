"""Cuts a cell into the organisations that it names, and reads country and roles out of cells."""

import re
from collections.abc import Sequence
from functools import lru_cache

from screening.intake.vocabulary import country_code, flags_in, line_words
from screening.intake.words import key
from screening.model.ror import ROR_ID

_STRONG = re.compile(r"\s*[;；\n\r|•●▪]+\s*")
_SOFT = re.compile(r"\s+(?:/+|&|\+|／|·|→)\s+|\s*[、\t]\s*")
_BULLET = re.compile(r"^\s*(?:[-*•·–●▪]|\(?\d{1,2}[.)])\s+")
_MARKER = re.compile(r"(?:^|[\s,;])\(?(\d{1,2}|[a-h])[.)]\s+")
_COUNTED = (re.compile(r"\s*[\n;；]+\s*"), re.compile(r"\s*[,，、]\s*"), re.compile(r"\s*[/|]\s*"),
            re.compile(r"\s+(?:[-–—&+]|and|und|et)\s+"))  # fmt: skip
_LETTER = re.compile(r"[^\W\d_]")
_TAIL = re.compile(r"[,，(（/\[]\s*([^,，()（）/\[\]]{2,40})[)）\]]?\s*$")
# `[Doe, J; Roe, R] Institute of X`: who wrote from where, as publication records have it.
_PERSONS = re.compile(r"(?:(?<=^)|(?<=;)|(?<=\n))\s*\[[^\[\]]*,[^\[\]]*\]\s*")
# `["A", "B"]`, as programs write a list into a cell.
_QUOTED = r"""(?:"[^"]*"|'[^']*')"""
_LIST = re.compile(rf"\[\s*{_QUOTED}(?:\s*,\s*{_QUOTED})*\s*\]")
_CODE = re.compile(r"[(\[]([A-Z]{2})[)\]]\s*$")
_BEHIND_BRACKET = re.compile(r"(?<=[)\]）])\s*[,，]\s*(?:and\s+)?")
# "(lead)" on a line of its own belongs to the name above.
_ASIDE = re.compile(r"\s*\n\s*(?=[(（])")
_BETWEEN_COUNTRIES = re.compile(r"[;/|\n,，；、]")
_DIGITS = [str(one) for one in range(1, 100)]
_LETTERS = list("abcdefgh")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.I)
_ROR = re.compile(rf"\b{ROR_ID}\b")


@lru_cache(maxsize=65_536)
def organisations(cell: str) -> tuple[str, ...]:
    """The names in one cell, in order; never cut at a lone comma, only where every part looks like a name."""
    text = _ASIDE.sub(" ", (_PERSONS.sub("", cell) or cell).strip())
    if all(map(names_nobody, filter(None, _STRONG.split(text)))):
        return ()
    parts = _quoted(text) or _numbered(text) or _cut(text, _STRONG, soft=False)
    parts = [each for part in parts for each in _with_countries(part)]
    found = [name for part in parts for name in _cut(part, _SOFT, soft=True)]
    return tuple(dict.fromkeys(name for name in found if not names_nobody(name)))


def organisations_counted(cell: str, count: int) -> tuple[str, ...]:
    """The names in a cell that holds so many; () where no way of cutting it gives as many."""
    for one in _COUNTED:
        parts = [_BULLET.sub("", part).strip(" ,") for part in one.split(cell.strip())]
        named = [part for part in parts if part]
        if len(named) == count and all(map(_has_letters, named)):
            return tuple(named)
    return ()


def _with_countries(text: str) -> list[str]:
    """`A (Norway), B (China)` as two, `A (NO), B (CN)` too; one where not each ends with its country."""
    parts = _BEHIND_BRACKET.split(text)
    each = len(parts) > 1 and (all(map(country_at_end, parts)) or all(codes_at_end(parts)))
    return parts if each else [text]


def codes_at_end(names: Sequence[str]) -> tuple[str, ...]:
    """The codes of `A (NO)` and `B (CN)`, of several names; "" for each where not all end so.

    One alone may be anything: `(CA)` California, `(IT)` a technical institute.
    """
    found = [_CODE.search(one) for one in names]
    codes = tuple(country_code(one[1]) if one else "" for one in found)
    return codes if len(names) > 1 and all(codes) else ("",) * len(names)


def _quoted(text: str) -> list[str]:
    """The names in `["A", "B"]`."""
    return [one[1:-1].strip() for one in re.findall(_QUOTED, text)] if _LIST.fullmatch(text) else []


def _numbered(text: str) -> list[str]:
    """The names behind `1) … 2) …`, `a. … b. …`, where the marks count up from the beginning."""
    marks = list(_MARKER.finditer(text))
    said = [one[1] for one in marks]
    if len(marks) < 2 or marks[0].start() or said not in (_DIGITS[: len(said)], _LETTERS[: len(said)]):
        return []
    ends = [*(one.start() for one in marks[1:]), len(text)]
    return [text[mark.end() : end].strip(" ,;\n") for mark, end in zip(marks, ends, strict=True)]


def names_nobody(text: str) -> bool:
    """True for what stands in a cell instead of a name: n/a, tbd, a dash, a number."""
    return (
        not _LETTER.search(text)
        or text.casefold().strip() in line_words("nobody")
        or key(text) in line_words("nobody")
    )


def countries_of(cell: str) -> list[str]:
    """The countries of a cell one by one, as written; flags alone need no mark between them."""
    flags = flags_in(cell)
    if flags and not any(one.isalnum() for one in cell):
        return list(flags)
    return [one.strip() for one in _BETWEEN_COUNTRIES.split(cell) if one.strip()]


@lru_cache(maxsize=4096)
def country_at_end(name: str) -> str:
    """The code of a country that ends the name: `Invented Institute, Norway`, `… (China)`, `… 🇳🇴`."""
    if flags := flags_in(name):
        return flags[0] if len(flags) == 1 else ""
    found = _TAIL.search(name)
    return country_code(found.group(1)) if found and len(found.group(1).strip()) > 2 else ""


def domain_of(written: str) -> str:
    """The domain in a web or e-mail address; nothing else of it is kept."""
    if not written:
        return ""
    text = written.strip().rsplit("@", 1)[-1]
    text = re.sub(r"^\w+://", "", text).split("/", 1)[0].split(":", 1)[0]
    found = _DOMAIN.fullmatch(text.strip(" .>)"))
    return found.group(0).lower().removeprefix("www.") if found else ""


def ror_of(written: str) -> str:
    """The bare nine characters of a ROR identifier."""
    found = _ROR.search(written.lower()) if written else None
    return found.group(0) if found else ""


def looks_like_organisation(text: str) -> bool:
    """True when a word in it names a kind of organisation."""
    words = line_words("organisation_words")
    plain = key(text)
    if any(one in words for one in plain.split()):
        return True
    return not text.isascii() and any(one in plain for one in words if not one.isascii())


def _cut(text: str, at: re.Pattern[str], *, soft: bool) -> list[str]:
    parts = [_BULLET.sub("", part).strip(" ,") for part in at.split(text)]
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return parts or [text]
    listed = all(map(_BULLET.match, filter(None, text.split("\n"))))
    test = looks_like_organisation if soft or ("\n" in text and not listed) else _has_letters
    if all(map(test, parts)):
        return [parts[0], *map(_without_joint, parts[1:])]
    return [" ".join(text.split()) if "\n" in text else text]


def _without_joint(text: str) -> str:
    """`und B` as `B`, where it was cut off the name before it."""
    first, _, rest = text.partition(" ")
    return rest.strip() if rest and first in line_words("joints") else text


def _has_letters(text: str) -> bool:
    return len(_LETTER.findall(text)) >= (3 if text.isascii() else 2)
