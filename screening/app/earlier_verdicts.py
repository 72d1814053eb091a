"""Verdicts of earlier runs are kept: those typed into a workbook that is written anew, and those given."""

from collections.abc import Iterable
from datetime import date
from itertools import count
from pathlib import Path

from screening.app.review import import_verdicts
from screening.app.run_folder import is_ours
from screening.errors import ScreeningError
from screening.store.adjudications import read_adjudications, write_adjudications

STORE = "adjudications.jsonl"


def keep_verdicts(out: Path, stores: Iterable[Path | None]) -> Path | None:
    """Move an earlier run's workbook aside where it holds verdicts that no store has; gives the new place."""
    workbook = out / "summary.xlsx"
    ours = workbook.is_file() and is_ours(out)
    if not ours or not _holds_more(workbook, [one for one in stores if one and one.is_file()]):
        return None
    places = (workbook.with_name(f"summary.verdicts-{number}.xlsx") for number in count(1))
    aside = next(place for place in places if not place.exists())
    workbook.rename(aside)
    return aside


def carry_verdicts(out: Path, given: Path | None) -> None:
    """Keep the verdicts that a run is given in its own folder too, so that the newest folder has them all.

    What was judged in that folder itself stays as it is.
    """
    own = out / STORE
    if given is not None:
        judged_here = read_adjudications(own) if own.is_file() else ()
        write_adjudications(own, (*read_adjudications(given), *judged_here))


def _holds_more(workbook: Path, stores: Iterable[Path]) -> bool:
    """True also for a workbook that cannot be read: who knows what was typed into it."""
    try:
        typed = import_verdicts(workbook, by="-", on=date.today())
    except ScreeningError:
        return True
    known = {one.key for store in stores for one in read_adjudications(store)}
    return bool(typed.refused) or any(one.key not in known for one in typed.verdicts)
