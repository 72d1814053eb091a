"""The folder that a run writes into: one run at a time, nothing of the user's own, nothing left of before."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from screening.app.row_words import REPORT_COLUMN
from screening.app.run_settings import FORMATS
from screening.errors import InvalidFile, UsageError
from screening.store.alone import MARK, alone_in
from screening.store.atomic import keep_apart
from screening.store.work import Work

# People type into the workbook, so that it stays until the new one is there.
_WORKBOOK = "summary.xlsx"
OWN_FILES = ("index.html", _WORKBOOK, "results.csv", "results.jsonl", "not_read.csv", "run.json")
# What systems put into a folder that somebody looked at; with it the folder is still an empty one.
_OF_SYSTEMS = (".DS_Store", "Thumbs.db", "desktop.ini")
_KNOWN = (*OWN_FILES, "reports", ".work", MARK, *_OF_SYSTEMS)


def keep_register(source: Path, out: Path) -> None:
    """Refuse a folder in which the results would take the place of the register itself."""
    keep_apart([out / name for name in OWN_FILES], source.iterdir() if source.is_dir() else [source])


@contextmanager
def folder_of_run(out: Path) -> Iterator[None]:
    """Make the folder and hold it; refuse one that holds other things or that another run writes into."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out}: is a file; name a folder for the results")
    others = [one.name for one in out.iterdir() if one.name not in _KNOWN] if out.is_dir() else []
    if others and not is_ours(out):
        raise InvalidFile(
            f"{out}: this folder holds other things ({', '.join(sorted(others)[:3])});"
            " name an empty or a new folder"
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidFile(f"{out}: cannot be made: {error.strerror or error}") from None
    with alone_in(out):
        yield


def clear_earlier(out: Path) -> None:
    """Remove what an earlier run wrote, finished or not: its pages would be taken for those of this one.

    What a person put among its reports stays.
    """
    if not is_ours(out):
        return
    names = _names_of_reports(out)
    for name in reversed(OWN_FILES):  # first the record, without which nothing here counts as finished
        if name != _WORKBOOK:
            (out / name).unlink(missing_ok=True)
    for report in (out / "reports").glob("*"):
        if report.suffix[1:] in FORMATS and report.stem in names:
            report.unlink()
    Work(out).clear()


def _names_of_reports(out: Path) -> frozenset[str]:
    """Of a finished run by its table, of an interrupted one by its state."""
    table = out / "results.csv"
    found = Work(out).named_reports()
    if not table.is_file():
        return found
    text = table.read_text(encoding="utf-8-sig", errors="replace").replace("\0", "")
    # German and French spreadsheet programs divide the cells by semicolons when they save.
    divided = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=divided)
    return found.union(Path(row.get(REPORT_COLUMN) or "").stem for row in rows)


def is_ours(out: Path) -> bool:
    """True for a folder in which a run was begun."""
    return any((out / name).exists() for name in ("run.json", ".work"))
