"""What a run is about to do, as far as it decides the bytes: a resumed run must plan the same."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from screening import __version__, resources
from screening.app.assessing import user_rules
from screening.app.list_folders import user_lists
from screening.app.run_settings import RunSettings
from screening.intake.hashing import hash_of
from screening.intake.reading import Reading
from screening.store.results import read_run


def plan_of(reading: Reading, settings: RunSettings) -> dict[str, Any]:
    """Input, mapping, settings and the rules and lists as they stand."""
    mapping = asdict(reading.mapping)
    return {
        "version": __version__,
        "input": reading.input_hash,
        "projects": len(reading.proposals),
        "mapping": hashlib.sha256(json.dumps(mapping, sort_keys=True).encode()).hexdigest()[:16],
        "settings": settings.deciding(),
        "rules": _mark_of_folders(resources.folder("rules"), user_rules()),
        "lists": _mark_of_folders(resources.folder("reference_lists"), user_lists()),
        "templates": _mark_of_folders(resources.folder("reports")),
    }


def _mark_of_folders(*folders: Path | None) -> str:
    """Changes when a file in them changes, and with nothing else: another installation has the same mark."""
    marks = [hash_of(base) for base in folders if base is not None and base.is_dir()]
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()[:16]


def mark_of(plan: dict[str, Any]) -> str:
    """The plan in one word, as run.json keeps it."""
    return hashlib.sha256(json.dumps(plan, sort_keys=True).encode("utf-8", "replace")).hexdigest()[:16]


def finished_before(out: Path, plan: dict[str, Any]) -> dict[str, Any] | None:
    """The record of a run in this folder that is finished and had the same plan, or None."""
    if not (out / "run.json").is_file() or (out / ".work").exists():
        return None
    record = read_run(out)
    return record if record.get("plan") == mark_of(plan) else None
