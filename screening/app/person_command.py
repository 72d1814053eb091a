"""The whole of `screening person`: compare, add collaboration depth, write, and tell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from screening.app.person import PersonOptions, PersonResult, compare_person
from screening.app.person_depth import depths
from screening.app.person_output import Output, forget_file, forget_past, told, write_outputs
from screening.app.screener import Screener
from screening.model.comparison import Record
from screening.report.people.as_json import record_dict
from screening.report.people.letter import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Everything that the command line says besides the files."""

    options: PersonOptions
    lists: tuple[str, ...] = ()
    output: Path | None = None
    as_json: bool = False
    between: tuple[tuple[str, str], ...] = ()
    norm: str = "n(n-1)"
    branding: Path | None = None
    addressee: str = ""
    reference: str = ""
    answer_by: date | None = None
    language: str = "en"


def run(files: Sequence[Path], request: Request) -> tuple[str | dict[str, Any], bool]:
    """What to tell (words, or the record as JSON), and whether some file or part of one was not read."""
    screener = Screener(request.lists or None, request.options.as_of)
    result = compare_person(files, request.options, screener)
    record = _completed(result, request, screener)
    written: tuple[Path, ...] = ()
    if request.output is not None:
        address = Address(
            addressee=request.addressee, reference=request.reference, answer_by=request.answer_by
        )
        output = Output(
            target=request.output,
            address=address,
            branding=request.branding,
            language=request.language,
            decided=result.decided,
        )
        written = write_outputs(record, [*files, *_decisions(request)], output)
    given = record_dict(record) if request.as_json else told(record, written, request.language)
    return given, bool(record.not_read)


def _decisions(request: Request) -> list[Path]:
    return [request.options.decisions] if request.options.decisions else []


def _completed(result: PersonResult, request: Request, screener: Screener) -> Record:
    """The record with the depths that were asked for and the lists that were searched."""
    found = depths(result.readings, request.between, request.norm, result.lookup)
    searched = tuple({"list_id": one.list_id, "edition": one.edition} for one in screener.catalogue.searched)
    return replace(result.record, depths=found, lists=searched)


def forgotten(file: Path | None, today: date) -> str:
    """Remove what was derived from a file, or what is past its retention, and say what was removed."""
    found = forget_file(file) if file is not None else forget_past(today)
    about = f"from {file.name}" if file is not None else "past its retention"
    if not found.comparisons:
        return f"Nothing derived {about} is known here. Outputs printed to the terminal are not kept."
    lines = [
        f"Removed what was derived {about}: {len(found.removed)} files of {found.comparisons} comparisons."
    ]
    lines += [f"  {path}" for path in found.removed]
    lines += [f"  already gone: {path}" for path in found.gone]
    if file is not None and file.is_file():
        lines.append("The file itself was not touched; delete it yourself.")
    return "\n".join(lines)
