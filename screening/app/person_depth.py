"""Collaboration depth of two organisations or two countries from the publication files that were read."""

import re
from collections.abc import Sequence

from screening.assess.people.collaboration import PAIRS, SQUARE, Belongs, Unit, collaboration
from screening.assess.people.organisations import Lookup, belongs, same
from screening.errors import UsageError
from screening.intake.partners import country_at_end
from screening.intake.vocabulary import country_code
from screening.model.comparison import CollaborationDepth
from screening.model.record import FileReading, PrintedAffiliation, Work

NORMS = {"n(n-1)": PAIRS, "pairs": PAIRS, "n2": SQUARE, "n^2": SQUARE, "square": SQUARE}


def depths(
    readings: Sequence[FileReading], pairs: Sequence[tuple[str, str]], norm: str, lookup: Lookup
) -> tuple[CollaborationDepth, ...]:
    """The depth of each pair; a pair of two-letter codes or names of countries compares countries."""
    if norm not in NORMS:
        raise UsageError(f"--norm {norm}: expected one of {', '.join(NORMS)}")
    works = [work for one in readings for work in one.works]
    return tuple(_depth(works, a, b, NORMS[norm], lookup) for a, b in pairs)


def _depth(works: Sequence[Work], a: str, b: str, norm: str, lookup: Lookup) -> CollaborationDepth:
    codes = _code(a), _code(b)
    countries = all(codes)
    if countries and codes[0] == codes[1]:
        raise UsageError(f"--between {a} {b}: both are {codes[0]}; name two different countries")
    if not countries and any(codes):
        raise UsageError(f"--between {a} {b}: compare two organisations or two countries, not one of each")
    tests = [_in_country(code) for code in codes] if countries else [_at(one, lookup) for one in (a, b)]
    first, second = map(Unit, (a, b), tests)
    units = "countries" if countries else "institutions"
    return collaboration(works, first, second, units=units, normalisation=norm)


def _code(unit: str) -> str:
    """The code where the unit is a country, else "" ."""
    return unit.upper() if re.fullmatch(r"[A-Za-z]{2}", unit) else country_code(unit)


def _in_country(code: str) -> Belongs:
    def inside(one: PrintedAffiliation) -> bool:
        return (one.country.upper() or country_at_end(one.text)) == code

    return inside


def _at(unit: str, lookup: Lookup) -> Belongs:
    """True for affiliations read as the unit, or known by the source to lie below it."""
    identifier = unit.rstrip("/").rsplit("/", 1)[-1]
    wanted = lookup(unit, ror=identifier if re.fullmatch(r"0[a-z0-9]{6}\d\d", identifier) else "")

    def inside(one: PrintedAffiliation) -> bool:
        if any(parent.rstrip("/").rsplit("/", 1)[-1] == identifier for parent in one.lineage):
            return True
        read = lookup(one.text, country=one.country, ror=one.ror)
        return same(read, wanted) or (belongs(read, wanted) and not wanted.text.startswith("0"))

    return inside
