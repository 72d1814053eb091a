"""Brings headings, country names and fixed values to one form, so that spelling does not matter."""

import re
import unicodedata
from functools import lru_cache

from screening.intake.escapes import as_read

_GAPS = re.compile(r"[^\w#]+")
_BRACKETS = re.compile(r"[(\[（【].*?[)\]）】]")
_NUMBER_AT_END = re.compile(r"\s*[(\[]?(?<!\d)(\d{1,3})[)\]]?$")
_NUMBER_INSIDE = re.compile(r"(?<=[^\W\d_])[\s_#.-]*(?<!\d)(\d{1,2})(?=[\s_.:()-]+[^\W\d_])")
_NUMBER_BEFORE = re.compile(r"^\(?(\d{1,2})(?:st|nd|rd|th|\.|\)|:)\s+(?=[^\W\d_])", re.IGNORECASE)
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


def without_brackets(text: str) -> str:
    """`Sex (m/f)` as `Sex`."""
    return _BRACKETS.sub(" ", text)


def brackets_of(text: str) -> list[str]:
    """`Volksrepublik China (VRC)` as `VRC`: what stands in each bracket."""
    return [one[1:-1] for one in _BRACKETS.findall(text)]


def readings(heading: str) -> tuple[str, ...]:
    """The keys under which a heading may be known, the fullest first."""
    spaced = _CAMEL.sub(" ", heading)
    found = [key(heading), key(spaced), key(without_brackets(heading))]
    found += [one.replace(" the ", " ") for one in found if " the " in one]
    found += [key(part) for part in re.split(r"[/|\n]", heading)]
    return tuple(dict.fromkeys(one for one in found if one))


def without_number(heading: str) -> tuple[str, int]:
    """`Partner 2`, `Partner_2_Name` and `2nd partner` without the number, and 2; 0 when there is none."""
    text = heading.strip()
    found = _NUMBER_AT_END.search(text)
    if found and found.start():
        return text[: found.start()].rstrip(" #.-_"), int(found.group(1))
    found = _NUMBER_INSIDE.search(text) or _NUMBER_BEFORE.search(text)
    if not found:
        return text, 0
    return f"{text[: found.start()]} {text[found.end() :].lstrip(' _.:)-')}".strip(), int(found.group(1))
