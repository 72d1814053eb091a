"""Names and identifiers of authors as sources write them."""

import re

from screening.model.record import PersonName
from screening.model.ror import ROR_ID

_ORCID = re.compile(r"(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])")


def orcid_of(text: object) -> str:
    """The bare ORCID iD inside a text or address, or ""."""
    found = _ORCID.search(str(text or ""))
    return found.group(1).upper() if found else ""


def person(text: str = "", *, family: str = "", given: str = "") -> PersonName:
    """A name; "Family, Given" is split where the source writes it so."""
    text, family, given = (re.sub(r"\s+", " ", one).strip() for one in (text, family, given))
    if not family and text.count(",") == 1:
        family, given = (part.strip() for part in text.split(","))
    return PersonName(text=text or f"{given} {family}".strip(), family=family)


def doi_of(text: object) -> str:
    """The bare lower-case DOI inside a text or address, or ""."""
    found = re.search(r"10\.\d{4,9}/\S+", str(text or ""))
    return found.group(0).rstrip(".,;)>]\"'").lower() if found else ""


def ror_of(text: object) -> str:
    """The bare nine characters of a ROR identifier inside a text or address, or ""."""
    found = re.search(rf"(?:ror\.org/|^)({ROR_ID})$", str(text or "").strip().lower())
    return found.group(1) if found else ""
