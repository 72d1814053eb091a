"""Renders again what was assessed: one result or a whole run, for one reader, without screening again."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from screening.app.rendering import look
from screening.app.report_tables import result_sheets
from screening.app.run_folder import OWN_FILES
from screening.errors import InvalidFile, UsageError
from screening.report.branding import Branding
from screening.report.copies import COPIES, check_reader, copy_of
from screening.report.docx import render_docx
from screening.report.html import render_html
from screening.report.index import render_committee, render_index
from screening.report.pdf import pdf_of, render_pdf
from screening.report.phrases import Phrases
from screening.report.slug import free_slug
from screening.report.workbook import write_workbook
from screening.store.atomic import keep_apart, replacing, write_bytes
from screening.store.results import read_results

FORMATS = ("html", "pdf", "docx", "xlsx", "json")
SHEETS = ("portfolio", "committee")
_SHEET_FORMATS = ("html", "pdf")
Result = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSettings:
    """What to render, for whom; an empty `format` follows the ending of the file."""

    format: str = ""
    copy: str = "officer"
    person: str = ""
    projects: tuple[str, ...] = ()
    branding: Path | None = None
    language: str = "en"


def render_stored(source: Path, out: Path, settings: ReportSettings) -> tuple[Path, ...]:
    """Write the report or reports and give their paths; what the user can mend is a ScreeningError.

    Several projects in one file, named with no reader in mind, are the overview of all.
    """
    wanted = chosen_format(out, settings)
    given = [source / name for name in OWN_FILES] if source.is_dir() else [source]
    keep_apart([out], given)
    brand, phrases = look(settings.branding, settings.language)
    results = _chosen(read_results(source), settings.projects, source)
    if settings.copy in SHEETS:
        return (_sheet(results, out, wanted, settings.copy, brand, phrases),)
    if wanted == "xlsx":
        return (_workbook(results, out, settings, phrases),)
    render = _renderer(wanted, settings, brand, phrases)
    first = list(islice(results, 2))
    if len(first) == 1 and settings.copy == "researcher":
        check_reader(first[0], settings.person)
    if len(first) == 1 and not out.is_dir():
        write_bytes(out, render(first[0]))
        return (out,)
    if _is_one_file(out) and settings.copy == "officer" and wanted in _SHEET_FORMATS:
        return (_sheet(_chained(first, results), out, wanted, "portfolio", brand, phrases),)
    return _each(_chained(first, results), out, wanted, render, given)


def chosen_format(out: Path, settings: ReportSettings) -> str:
    """The format asked for, or that of the file's ending."""
    wanted = settings.format or out.suffix.lower().removeprefix(".").replace("htm", "html").replace(
        "htmll", "html"
    )
    if wanted not in FORMATS:
        raise UsageError(f"--format {wanted or '(none)'}: choose one of {', '.join(FORMATS)}")
    if settings.copy not in (*COPIES, *SHEETS):
        raise UsageError(f"--copy {settings.copy}: choose one of {', '.join((*COPIES, *SHEETS))}")
    return wanted


def _chosen(results: Iterator[Result], projects: tuple[str, ...], source: Path) -> Iterator[Result]:
    """Only the projects asked for; raises when one of them, or everything, is missing."""
    missing = set(projects)
    empty = True
    for result in results:
        if not projects or result["proposal_id"] in projects:
            missing.discard(result["proposal_id"])
            empty = False
            yield result
    if missing:
        raise UsageError(f"{source}: no project {', '.join(sorted(missing))} in these results")
    if empty:
        raise InvalidFile(f"{source}: holds no assessment")


def _renderer(
    wanted: str, settings: ReportSettings, brand: Branding, phrases: Phrases
) -> Callable[[Result], bytes]:
    def as_json(result: Result) -> bytes:
        given = copy_of(result, settings.copy, settings.person)
        return json.dumps(given, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"

    def rendered(result: Result) -> bytes:
        given: dict[str, Any] = {"branding": brand, "phrases": phrases, "copy": settings.copy}
        given["person"] = settings.person
        if wanted == "html":
            return render_html(result, **given).encode("utf-8", "replace")
        return (render_pdf if wanted == "pdf" else render_docx)(result, **given)

    return as_json if wanted == "json" else rendered


def _each(
    results: Iterator[Result],
    out: Path,
    wanted: str,
    render: Callable[[Result], bytes],
    given: Sequence[Path],
) -> tuple[Path, ...]:
    """One file a project into the folder, none of them in the place of what was handed in."""
    if _is_one_file(out):
        raise UsageError(
            f"{out}: these results hold several projects; name a folder, choose one with --project, "
            "or make one sheet of all with --copy committee"
        )
    written: list[Path] = []
    taken: set[str] = set()
    for result in results:
        path = out / f"{free_slug(result['proposal_id'], taken)}.{wanted}"
        keep_apart([path], given)
        write_bytes(path, render(result))
        written.append(path)
    return tuple(written)


def _is_one_file(out: Path) -> bool:
    return bool(out.suffix) and not out.is_dir()


def _chained(first: list[Result], rest: Iterator[Result]) -> Iterator[Result]:
    yield from first
    yield from rest


def _sheet(
    results: Iterator[Result], out: Path, wanted: str, copy: str, brand: Branding, phrases: Phrases
) -> Path:
    if wanted not in _SHEET_FORMATS:
        raise UsageError(f"--copy {copy} can be made as html or pdf")
    if copy == "committee":
        page = render_committee(results, branding=brand, phrases=phrases)
    else:
        page = render_index(results, {}, branding=brand, phrases=phrases, links={})
    write_bytes(out, pdf_of(page) if wanted == "pdf" else page.encode("utf-8", "replace"))
    return out


def _workbook(results: Iterator[Result], out: Path, settings: ReportSettings, phrases: Phrases) -> Path:
    given = [copy_of(one, settings.copy, settings.person) for one in results]
    made = date.fromisoformat(max(one["as_of"] for one in given))
    title = phrases("portfolio.title")
    with replacing(out) as draft:
        draft.close()
        write_workbook(Path(draft.name), (), result_sheets(given, phrases), made=made, title=title)
    return out
