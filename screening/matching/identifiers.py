"""Identifiers in a text or its row: ROR, GRID and Wikidata ids, e-mail and web domains."""

import re

from screening.matching.index import Index
from screening.model.ror import ROR_ID

_ROR = re.compile(rf"(?:ror\.org/|\bror[:\s]\s*)({ROR_ID})\b", re.IGNORECASE)
_GRID = re.compile(r"\bgrid\.\d{3,7}\.[0-9a-f]{1,2}\b", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?:@|://|\bwww\.|(?:^|(?<=[\s(<\[,;])))((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24})(?![\w@])",
    re.IGNORECASE,
)
_MAY_HOLD = re.compile(
    r"@|://|www\.|ror\.org|\bror[:\s]|grid\.\d|[a-z0-9-]\.(?:edu|ac|com|org|net|gov|cn|ru|ir|by|kp)\b",
    re.IGNORECASE,
)


# What stands before a domain that is still the body's own.
_OF_THE_WHOLE = frozenset(("www", "mail", "email", "webmail", "mx", "smtp", "english", "en", "eng"))
_SIGNS = ("@", "://", "www.", "grid.", "ror")
_DOMAIN_END = re.compile(r"\.(?:edu|ac|com|org|net|gov|cn|ru|ir|by|kp)\b")


def identifying_lines(joined: str) -> list[int]:
    """The numbers of the lines, plain ASCII divided by line feeds, for which to ask `may_identify`."""
    low = joined.lower()
    at = [found.start() for found in _DOMAIN_END.finditer(low)]
    for sign in _SIGNS:
        at += places_of(sign, low)
    return line_numbers(joined, at)


def places_of(sign: str, text: str) -> list[int]:
    """Where a sign stands in a text."""
    at = []
    found = text.find(sign)
    while found >= 0:
        at.append(found)
        found = text.find(sign, found + 1)
    return at


def line_numbers(joined: str, at: list[int]) -> list[int]:
    """The numbers of the lines, divided by line feeds, in which these characters stand."""
    out: list[int] = []
    number = before = 0
    for one in sorted(at):
        number += joined.count("\n", before, one)
        before = one
        if not out or out[-1] != number:
            out.append(number)
    return out


def may_identify(text: str) -> bool:
    """True when a text may hold an identifier; quick."""
    return ("." in text or "ROR" in text) and _MAY_HOLD.search(text) is not None


def identified(text: str, index: Index) -> tuple[tuple[int, str, str], ...]:
    """(body number, feature, value) for every identifier in a text, in order, as in `domain_body`."""
    out: dict[int, tuple[int, str, str]] = {}
    for found in (*_ROR.finditer(text), *_GRID.finditer(text)):
        value = found.group(found.lastindex or 0).lower()
        number = index.identifiers.get(value)
        if number is not None:
            out.setdefault(number, (number, "identifier", value))
    for found in _DOMAIN.finditer(text):
        body = domain_body(found.group(1), index)
        if body is not None:
            out.setdefault(body[0], body)
    return tuple(out.values())


def domain_body(domain: str, index: Index) -> tuple[int, str, str] | None:
    """The body whose domain this is or lies under, on label boundaries: (number, feature, domain).

    The feature is "domain_under" for "ioz.cas.cn", which is that of an institute of a group, and else
    "domain_for".
    """
    host = re.sub(r"^[a-z]+://", "", domain.strip().lower()).split("/")[0].split("@")[-1].strip(".")
    labels = host.split(".")
    for start in range(len(labels) - 1):
        whole = ".".join(labels[start:])
        number = index.domains.get(whole)
        if number is not None:
            part = number in index.groups and not _OF_THE_WHOLE.issuperset(labels[:start])
            return (number, "domain_under", host) if part else (number, "domain_for", whole)
    return None


def ror_body(ror_id: str, index: Index) -> tuple[int, str] | None:
    """The body of a ROR, GRID or Wikidata id, written bare or as an address."""
    value = ror_id.strip().rstrip("/").rsplit("/", 1)[-1].lower()
    number = index.identifiers.get(value)
    return None if number is None else (number, value)
