"""Leaves out of a sheet the columns that an earlier run put behind the user's."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from screening import resources
from screening.intake.sheets import Sheet
from screening.intake.spool import Spool, as_text
from screening.intake.yaml_text import read_yaml

_SEARCHED = 30
_TELLING = 6
_PREFIX = "screening_"


def without_own(sheet: Sheet) -> Sheet:
    """The sheet as it was handed in before; the same one where no run has written into it."""
    for number in range(1, min(len(sheet.spool), _SEARCHED) + 1):
        texts = [as_text(one).strip() for one in sheet.spool.row(number)]
        if places := _own_places(texts):
            first, last = texts[places[0]], texts[places[-1]]
            says = f"columns that an earlier run wrote are left out: '{first}' to '{last}'"
            return replace(sheet, spool=_without(sheet.spool, set(places)), notes=(*sheet.notes, says))
    return sheet


def _own_places(texts: Sequence[str]) -> list[int]:
    """Where our headings stand: those with our prefix, or a run of the words of one language."""
    marked = [place for place, one in enumerate(texts) if one.startswith(_PREFIX)]
    if len(marked) >= _TELLING:
        return marked
    runs = [_run(texts, words) for words in _headings()]
    return max((one for one in runs if len(one) >= _TELLING), key=len, default=[])


def _run(texts: Sequence[str], words: Sequence[str]) -> list[int]:
    """The places of our headings side by side and in our order; a user may have deleted some of them."""
    found: list[int] = []
    at = 0
    for place, one in enumerate(texts):
        if one in words[at:]:
            at = words.index(one, at) + 1
            found.append(place)
        elif len(found) >= _TELLING:
            break
        else:
            found, at = [], 0
            if one in words:
                found, at = [place], words.index(one) + 1
    return found


@lru_cache(maxsize=1)
def _headings() -> tuple[tuple[str, ...], ...]:
    """Our headings in summary.xlsx, in every language."""
    files = sorted(resources.folder("rules").glob("intake/workbook*.yml"))
    read = [read_yaml(one.read_text(encoding="utf-8"), one.name) for one in files]
    return tuple(tuple(one["columns"]) for one in read if one.get("columns"))


def _without(spool: Spool, places: set[int]) -> Spool:
    kept = Spool()
    kept.extend([one for place, one in enumerate(row) if place not in places] for _, row in spool.rows())
    return kept
