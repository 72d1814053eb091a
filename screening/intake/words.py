"""Brings headings, country names and fixed values to one form, so that spelling does not matter."""

import re
import unicodedata
from functools import lru_cache

from screening.intake.escapes import as_read

_GAPS = re.compile(r"[^\w#]+")
_BRACKETS = re.compile(r"[(\[（【].*?[)\]）】]")
_NUMBER_AT_END = re.compile(r"\s*(\d{1,2})$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=20_000)
def key(text: str) -> str:
    """Without case, accents, punctuation and repeated spaces: `Név-é (x)` becomes `nev e x`."""
    plain = unicodedata.normalize(
        "NFKD", as_read(text).replace("ß", "ss").replace("ø", "o").replace("ł", "l")
    )
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = unicodedata.normalize("NFKC", plain).casefold().replace("_", " ")
    return _GAPS.sub(" ", plain).strip()


def squeezed(text: str) -> str:
    """The key without spaces: `Project ID`, `projectID` and `PROJECT_ID` are one."""
    return key(text).replace(" ", "")


def readings(heading: str) -> tuple[str, ...]:
    """The keys under which a heading may be known, the fullest first."""
    spaced = _CAMEL.sub(" ", heading)
    found = [key(heading), key(spaced), key(_BRACKETS.sub(" ", heading))]
    found += [key(part) for part in re.split(r"[/|\n]", heading)]
    return tuple(dict.fromkeys(one for one in found if one))


def without_number(heading: str) -> tuple[str, int]:
    """`Partner 2 ` as (`Partner`, 2); 0 when no number ends it."""
    text = heading.strip()
    found = _NUMBER_AT_END.search(text)
    if not found or found.start() == 0:
        return text, 0
    return text[: found.start()].rstrip(" #.-_"), int(found.group(1))
