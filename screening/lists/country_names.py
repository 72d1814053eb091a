"""Country codes from the names that official lists print."""

import re
from functools import cache, lru_cache

import yaml

from screening import resources
from screening.lists.keys import fold

_FILES = ("countries.yml", "country_words.yml")
_LISTS_SAY = {"crimea": "UA", "burma": "MM", "korea north": "KP", "korea south": "KR", "macau": "MO"}
_FORMAL = re.compile(r"^(the )?((islamic|arab|socialist|federal|democratic|state|kingdom|republic|of|the) )+")


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    found = dict(_LISTS_SAY)
    for file in _FILES:
        table = yaml.load(resources.text("rules", "intake", file), Loader=loader) or {}
        found |= {fold(name): code for code, names in table.items() for name in (code, *names)}
    return found


def country_code(written: str) -> str:
    """The two-letter code of a printed country (the last line of a cell decides); empty when unknown."""
    known = _names()
    for line in reversed(written.split("\n")):
        key = fold(line)
        found = known.get(key) or known.get(_FORMAL.sub("", key))
        if key and found:
            return found
    return ""


@cache
def words_for(code: str) -> frozenset[str]:
    """The words by which a country is called, folded."""
    return frozenset(word for name, found in _names().items() if found == code for word in name.split())
