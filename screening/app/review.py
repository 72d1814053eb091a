"""Reads the verdicts that people typed into the workbook, refusing every row that was changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from screening.app.row_words import SOURCE, Telling, workbook_languages, workbook_words
from screening.app.run_sheets import KEY, REASON, VERDICT, cell_mark
from screening.errors import InvalidFile
from screening.intake.limits import Limits
from screening.intake.sheets import Sheet, read_workbook
from screening.intake.sniff import kind_of
from screening.intake.spool import as_text
from screening.intake.words import key
from screening.model.adjudication import Adjudication, Verdict
from screening.model.source import NotRead, Place
from screening.report.phrases import load_phrases
from screening.store.adjudications import read_adjudications, write_adjudications
from screening.store.atomic import keep_apart

PROJECT, TEXT, WHERE = 0, 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """Verdicts taken over, rows refused with their address, rows without one, the workbook's language."""

    verdicts: tuple[Adjudication, ...]
    refused: tuple[NotRead, ...]
    open: int
    language: str = SOURCE


def import_verdicts(workbook: Path, *, by: str, on: date, everywhere: bool = False) -> Imported:
    """Read the sheet of matches; raises InvalidFile when the workbook has none."""
    if not workbook.is_file():
        raise InvalidFile(f"{workbook}: no such file; give the summary.xlsx that screening run wrote")
    sheets = read_workbook(workbook, kind_of(workbook), Limits())
    ours = [one for one in sheets if _is_ours(one)]
    if not ours:
        name = workbook_words()["matches"]["name"]
        raise InvalidFile(f"{workbook.name}: has no sheet '{name}' as screening run writes it")
    verdicts, refused, still_open = [], [], 0
    for sheet in ours:
        for number, cells in _rows(sheet):
            if not cells[VERDICT].strip():
                still_open += 1
                continue
            found = _verdict(sheet, number, cells, by, on, everywhere)
            if isinstance(found, Adjudication):
                verdicts.append(found)
            else:
                refused.append(found)
    return Imported(
        verdicts=tuple(verdicts), refused=tuple(refused), open=still_open, language=_language_of(ours[0])
    )


def told(found: Imported, target: Path, total: int, language: str = "") -> list[str]:
    """What was taken over and what comes next, in the workbook's language where none is named."""
    say = _telling(found, language)
    taken = {"taken": len(found.verdicts), "refused": len(found.refused), "open": found.open}
    if not found.verdicts:
        return [say("review", **taken), say("review_nothing")]
    return [say("review", **taken), say("review_kept", file=target, total=total)]


def asked(found: Imported, by: str, language: str = "") -> list[str]:
    """Every refused row with its address and reason, and what the verdicts lack."""
    say, phrases = _telling(found, language), load_phrases(language or found.language)
    lines = [phrases.translated(f"{one.place.label()}: {one.says}")[0] for one in found.refused]
    if without := sum(1 for one in found.verdicts if not one.reason):
        lines.append(say("review_no_reason", count=without))
    if found.verdicts and not by:
        lines.append(say("review_no_name"))
    return lines


def _telling(found: Imported, language: str) -> Telling:
    return Telling(workbook_words(language or found.language)["told"])


def save(imported: Imported, target: Path, workbook: Path) -> int:
    """Add the verdicts to those of the file; gives how many the file now holds."""
    keep_apart([target], [workbook])
    before = read_adjudications(target) if target.is_file() else ()
    kept = {one.key: one for one in (*before, *imported.verdicts)}
    write_adjudications(target, kept.values())
    return len(kept)


def _is_ours(sheet: Sheet) -> bool:
    return bool(_language_of(sheet))


def _language_of(sheet: Sheet) -> str:
    """The language whose headings the sheet of matches has; empty for any other sheet."""
    headings = [as_text(one) for one in sheet.spool.row(4)]
    spoken = (one for one in workbook_languages() if headings == workbook_words(one)["matches"]["columns"])
    return next(spoken, "")


def _words_of(sheet: Sheet) -> list[str]:
    """The verdicts in the language of this sheet."""
    return list(workbook_words(_language_of(sheet))["verdicts"].values())


def _verdict_words() -> dict[str, Verdict]:
    """What people may write, in every language of the workbook."""
    return {
        key(text): Verdict(verdict)
        for one in workbook_languages()
        for verdict, text in workbook_words(one)["verdicts"].items()
    }


def _rows(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    for number, row in sheet.spool.rows(5):
        cells = [as_text(one) for one in row] + [""] * (KEY + 1 - len(row))
        if any(cells):
            yield number, cells


def _verdict(
    sheet: Sheet, number: int, cells: list[str], by: str, on: date, everywhere: bool
) -> Adjudication | NotRead:
    changed = _changed(cells)
    if changed is not None:
        says = (
            "was changed after the run, so the verdict is not taken; give it in the sheet as it was written"
        )
        return _refused(sheet, number, changed, says, cells)
    said = _verdict_words().get(key(cells[VERDICT]))
    if said is None:
        says = f"'{cells[VERDICT][:40]}' is no verdict; expected {', '.join(_words_of(sheet))}"
        return _refused(sheet, number, VERDICT, says, cells)
    entity, entry, country, _ = cells[KEY].split("|")
    return Adjudication(
        text=cells[TEXT],
        entity_id=entity,
        verdict=said,
        reason=" ".join(cells[REASON].split()),
        by=by,
        on=on.isoformat(),
        country=country,
        project_id="" if everywhere else cells[PROJECT],
        entry=entry,
        place=cells[WHERE],
    )


def _changed(cells: list[str]) -> int | None:
    """The first column that differs from what was written, or None."""
    parts = cells[KEY].split("|")
    marks = parts[-1].split(".")
    if len(parts) != 4 or len(marks) != VERDICT:
        return KEY
    return next((place for place in range(VERDICT) if cell_mark(cells[place]) != marks[place]), None)


def _refused(sheet: Sheet, number: int, column: int, says: str, cells: list[str]) -> NotRead:
    heading = as_text(sheet.spool.row(4)[column])
    place = Place(file=sheet.file, sheet=sheet.name, row=number, column=heading)
    return NotRead(place=place, says=says, raw=cells[column][:200])
