"""Cuts a cell into the organisations that it names, and reads country and roles out of cells."""

import re
from collections.abc import Sequence
from functools import lru_cache

from screening.intake.vocabulary import country_code, flags_in, line_words, vocabulary
from screening.intake.words import key, without_number
from screening.model.ror import ROR_ID

_STRONG = re.compile(r"\s*[;；\n\r|•●▪①-⑳❶-❿]+\s*")
_SOFT = re.compile(r"\s+(?:/+|&|\+|／|·|→)\s+|\s*[、\t]\s*")
_BULLET = re.compile(r"^\s*(?:[-*•·–●▪]|\(?\d{1,2}[.)])\s+")
_MARKER = re.compile(r"(?:^|[\s,;])\(?(\d{1,2}|[a-h]|[ivx]{1,4}|[A-H](?=\)))[.)]\s+")
_COUNTED = (re.compile(r"\s*[\n;；]+\s*"), re.compile(r"\s*[,，、]\s*"), re.compile(r"\s*[/|]\s*"),
            re.compile(r"\s+(?:[-–—&+]|and|und|et)\s+"))  # fmt: skip
_ROLES_IN_CELLS = ("partner", "funder", "supplier", "owner")
_LETTER = re.compile(r"[^\W\d_]")
_TAIL = re.compile(r"[,，(（/\[]\s*([^,，()（）/\[\]]{2,40})[)）\]]?\s*$")
# `[Doe, J; Roe, R] Institute of X`: who wrote from where, as publication records have it.
_PERSONS = re.compile(r"(?:(?<=^)|(?<=;)|(?<=\n))\s*\[[^\[\]]*,[^\[\]]*\]\s*")
# `["A", "B"]`, as programs write a list into a cell.
_QUOTED = r"""(?:"[^"]*"|'[^']*')"""
_LIST = re.compile(rf"\[\s*{_QUOTED}(?:\s*,\s*{_QUOTED})*\s*\]")
_CODE = re.compile(r"[(\[]([A-Z]{2})[)\]]\s*$")
# "(lead)" on a line of its own belongs to the name above.
_ASIDE = re.compile(r"\s*\n\s*(?=[(（])")
_BETWEEN_COUNTRIES = re.compile(r"[;/|\n,，；、]")
_DIGITS = [str(one) for one in range(1, 100)]
_LETTERS = list("abcdefgh")
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
_ROLE_BEHIND = re.compile(r"\s*[(（\[]([^()（）\[\]]{2,40})[)）\]]\s*$")
_ROLE_BEFORE = re.compile(r"^\s*([^:：()（）]{1,40}?)\s*[:：]\s*(?=\w)")
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
    found = [name for part in parts for one in _cut(part, _SOFT, soft=True) for name in _of_han(one)]
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
    """`A (Norway), B (China)` as two, `A (NO), B (CN)` and `A (lead), B (partner)` too; else as one."""
    parts = _behind_bracket().split(text)
    codes = codes_at_end(parts)
    each = len(parts) > 1 and all(
        code or country_at_end(one) or with_role(one)[1] for one, code in zip(parts, codes, strict=True)
    )
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
    if len(marks) < 2 or marks[0].start() or said not in _counted(len(said)):
        return []
    ends = [*(one.start() for one in marks[1:]), len(text)]
    return [text[mark.end() : end].strip(" ,;\n") for mark, end in zip(marks, ends, strict=True)]


def _counted(count: int) -> tuple[list[str], ...]:
    letters = [one.upper() for one in _LETTERS]
    return _DIGITS[:count], _LETTERS[:count], _ROMAN[:count], letters[:count]


@lru_cache(maxsize=65_536)
def with_role(name: str) -> tuple[str, str]:
    """`A (sponsor)` and `Sponsor: A` as `A` with its role, "" where none is said; a host's stays in the name.

    Who writes of a host among partners may mean the institution abroad, and a host is not counted.
    """
    roles = vocabulary().values["partner_role"]
    for pattern in (_ROLE_BEHIND, _ROLE_BEFORE):
        found = pattern.search(name)
        role = roles.get(key(without_number(found[1])[0]), "") if found else ""
        rest = pattern.sub("", name).strip(" ,;") if found else ""
        if role in _ROLES_IN_CELLS and rest and not names_nobody(rest):
            return rest, role
    return name, ""


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


def _of_han(text: str) -> list[str]:
    """Names in a script without spaces, one by one where each of them ends with a word of its kind."""
    if text.isascii() or any(one in text for one in line_words("of_several_bodies")):
        return [text]
    parts = _han_joints().split(text)
    return parts if len(parts) > 1 and all(map(_is_whole, parts)) else [text]


def _is_whole(part: str) -> bool:
    """True for the name of a body, and not for that of a unit alone: `物理学院`."""
    bare = _ROLE_BEHIND.sub("", part)
    kinds = [one for one in line_words("organisation_words") if not one.isascii() and one in bare]
    own = [one for one in kinds if bare.endswith(one)]
    return bool(own) and (len(kinds) > 1 or line_words("han_units").isdisjoint(own))


@lru_cache(maxsize=1)
def _behind_bracket() -> re.Pattern[str]:
    """A comma or a word such as "and" behind a bracket, or both."""
    words = "|".join(sorted(re.escape(one) for one in line_words("joints") if one.strip()))
    return re.compile(rf"(?<=[)\]）])(?:\s*[,，]\s*(?:(?:{words})\s+)?|\s+(?:{words})\s+)")


@lru_cache(maxsize=1)
def _han_joints() -> re.Pattern[str]:
    joints = "|".join(sorted(map(re.escape, line_words("han_joints")), key=len, reverse=True))
    return re.compile(rf"(?<=[^\x00-\x7f])\s*(?:{joints})\s*")


def _without_joint(text: str) -> str:
    """`und B` as `B`, where it was cut off the name before it."""
    first, _, rest = text.partition(" ")
    return rest.strip() if rest and first in line_words("joints") else text


def _has_letters(text: str) -> bool:
    return len(_LETTER.findall(text)) >= (3 if text.isascii() else 2)
