"""Turns the stored parts into everything a run leaves behind, interrupted or not."""

import contextlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from screening import __version__
from screening.app.rendering import look
from screening.app.run_settings import RunSettings, count_of_parts
from screening.app.run_sheets import own_sheets
from screening.app.run_tables import Screened, csv_lines, not_read_csv, user_sheets
from screening.intake.reading import Reading
from screening.model.adjudication import as_judged
from screening.model.source import NotRead
from screening.report.index import render_index
from screening.report.workbook import write_workbook
from screening.store.adjudications import read_adjudications
from screening.store.atomic import replacing, write_bytes, write_text
from screening.store.lines import Lines
from screening.store.results import read_results
from screening.store.work import Work

_REMARKS = 5000


def finish(
    out: Path, reading: Reading, settings: RunSettings, work: Work, last: Callable[[], dict[str, Any]]
) -> tuple[dict[str, Any], Counter[str]]:
    """Write results, tables, index and record; gives the record and how often each tier came up.

    `last` gives what goes into the record when all else is written.
    """
    parts = count_of_parts(len(reading.proposals))
    with replacing(out / "results.jsonl") as target:
        for block in work.results(parts):
            target.write(block)
    screened = Screened(reading, Lines(work.briefs(parts)), settings.language)
    record = _record(out, reading, settings, screened)
    _write_tables(out, screened, record, settings)
    _write_index(out, screened, record, settings)
    counted = record.pop("remarks")
    tiers = Counter(str(one["tier_max"] or "") for one in screened.briefs)
    record["verdicts"] = _verdicts(settings, screened.briefs)
    record["tiers"] = dict(sorted(tiers.items()))
    record["counts"]["remarks"] = len(counted)
    record.update(last())
    write_text(out / "run.json", json.dumps(record, ensure_ascii=False, indent=1) + "\n")
    screened.briefs.close()
    work.clear()
    _sweep(out)
    return record, tiers


def _write_tables(out: Path, screened: Screened, record: dict[str, Any], settings: RunSettings) -> None:
    with replacing(out / "results.csv") as target:
        for line in csv_lines(screened):
            target.write(line)
    write_bytes(out / "not_read.csv", not_read_csv([*screened.reading.not_read, *record["remarks"]]))
    draft = out / ".work" / "summary.xlsx"
    users = user_sheets(screened, settings.as_of.isoformat())
    own = own_sheets(screened, attention(screened.briefs), record)
    draft.parent.mkdir(exist_ok=True)
    write_workbook(draft, users, own, made=settings.as_of, title=f"Screening of {screened.reading.source}")
    draft.replace(out / "summary.xlsx")


def attention(briefs: Lines) -> list[int]:
    """The order in which projects need a person: by depth, then by how far they could rise."""
    ranks = [
        (one["tier_max"], one["tier_min"], one["full_max"], bool(one["gates"]), -place)
        for place, one in enumerate(briefs)
    ]
    return sorted(range(len(ranks)), key=ranks.__getitem__, reverse=True)


def _write_index(out: Path, screened: Screened, record: dict[str, Any], settings: RunSettings) -> None:
    brand, phrases = look(settings.branding, settings.language)
    links = {one["id"]: one["reports"][0] for one in screened.briefs if one["reports"]}
    page = render_index(
        read_results(out), {**record, "seconds": None}, branding=brand, phrases=phrases, links=links
    )
    write_text(out / "index.html", page)


def _record(out: Path, reading: Reading, settings: RunSettings, screened: Screened) -> dict[str, Any]:
    """The run's own record, save the time it took."""
    first = next(read_results(out), {})
    counts = reading.counts()
    return {
        "schema": "screening/run/1",
        "version": __version__,
        "as_of": settings.as_of.isoformat(),
        "profile": settings.profile,
        "authority": first.get("authority", ""),
        "input": {"name": reading.source, "sha256": reading.input_hash, "layout": reading.layout},
        "mapping": asdict(reading.mapping),
        "dropped_columns": list(reading.dropped),
        "lists": first.get("lists", []),
        "pack_versions": first.get("pack_versions", {}),
        "not_assessed": first.get("not_assessed", []),
        "settings": settings.deciding(),
        "counts": {
            **counts,
            "not_read": reading.refused,
            "left_out": reading.left_out,
            "parties": _parties(screened.briefs),
        },
        "ask_first": sum(1 for one in screened.briefs if one["ask_first"]),
        "waiting": sum(1 for one in screened.briefs if one["waits"]),
        "notes": list(reading.notes),
        "remarks": list(_remarks(reading)),
    }


def _verdicts(settings: RunSettings, briefs: Lines) -> dict[str, int]:
    """How many verdicts were given, and how many are about a partner that the register does not name."""
    given = read_adjudications(settings.adjudications) if settings.adjudications else ()
    about = Counter((one.project_id, as_judged(one.text)) for one in given)
    for one in briefs if about else ():
        for party in one["parties"]:
            text = as_judged(party["name"])
            about.pop((one["id"], text), None)
            about.pop(("", text), None)
    return {"given": len(given), "about_nobody": about.total()}


def _parties(briefs: Lines) -> int:
    return sum(len(one["parties"]) for one in briefs)


def _remarks(reading: Reading) -> Iterator[NotRead]:
    """Remarks about cells that were read with a reservation, as many as a person could look at."""
    count = 0
    for place in range(len(reading.proposals)):
        for one in reading.proposals.built(place)[1]:
            yield one
            count += 1
            if count >= _REMARKS:
                return


def _sweep(out: Path) -> None:
    """Remove drafts that a killed process left behind."""
    for folder in (out, out / "reports"):
        for draft in folder.glob(".*.part"):
            with contextlib.suppress(OSError):
                draft.unlink()
