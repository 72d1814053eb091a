"""What a run is about to do, as far as it decides the bytes: a resumed run must plan the same."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from screening import __version__, resources
from screening.app.run_settings import FORMATS, RunSettings
from screening.errors import InvalidFile, UsageError
from screening.intake.reading import Reading
from screening.store.atomic import keep_apart
from screening.store.results import read_run

OWN_FILES = ("index.html", "summary.xlsx", "results.csv", "results.jsonl", "not_read.csv", "run.json")


def plan_of(reading: Reading, settings: RunSettings) -> dict[str, Any]:
    """Input, mapping, settings and the rules and lists as they stand."""
    mapping = asdict(reading.mapping)
    return {
        "version": __version__,
        "input": reading.input_hash,
        "projects": len(reading.proposals),
        "mapping": hashlib.sha256(json.dumps(mapping, sort_keys=True).encode()).hexdigest()[:16],
        "settings": settings.deciding(),
        "rules": _folder_mark("rules"),
        "lists": _folder_mark("reference_lists"),
        "templates": _folder_mark("reports"),
    }


def _folder_mark(name: str) -> str:
    """Changes when a shipped file changes; size and time of change are enough within one run."""
    base = resources.folder(name)
    marks = (
        f"{file.relative_to(base).as_posix()} {file.stat().st_size} {file.stat().st_mtime_ns}"
        for file in sorted(base.rglob("*"))
        if file.is_file()
    )
    return hashlib.sha256("\n".join(marks).encode("utf-8", "replace")).hexdigest()[:16]


def mark_of(plan: dict[str, Any]) -> str:
    """The plan in one word, as run.json keeps it."""
    return hashlib.sha256(json.dumps(plan, sort_keys=True).encode("utf-8", "replace")).hexdigest()[:16]


def finished_before(out: Path, plan: dict[str, Any]) -> dict[str, Any] | None:
    """The record of a run in this folder that is finished and had the same plan, or None."""
    if not (out / "run.json").is_file() or (out / ".work").exists():
        return None
    record = read_run(out)
    return record if record.get("plan") == mark_of(plan) else None


def keep_register(source: Path, out: Path) -> None:
    """Refuse a folder in which the results would take the place of the register itself."""
    keep_apart([out / name for name in OWN_FILES], source.iterdir() if source.is_dir() else [source])


def fresh_folder(out: Path, *, keep: bool) -> None:
    """Make the folder; refuse one that holds other things; clear an earlier run unless it is kept."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out}: is a file; name a folder for the results")
    known = {*OWN_FILES, "reports", ".work"}
    others = [one.name for one in out.iterdir() if one.name not in known] if out.is_dir() else []
    ours = any((out / name).exists() for name in ("run.json", ".work"))
    if others and not ours:
        raise InvalidFile(
            f"{out}: this folder holds other things ({', '.join(sorted(others)[:3])});"
            " name an empty or a new folder"
        )
    if ours and not keep:
        (out / "run.json").unlink(missing_ok=True)
        for report in (one for one in (out / "reports").glob("*") if one.suffix[1:] in FORMATS):
            report.unlink()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidFile(f"{out}: cannot be made: {error.strerror or error}") from None
