"""Reads what a run left behind: its results, its own record."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from screening.errors import InvalidFile

Result = dict[str, Any]


def results_file(place: Path) -> Path:
    """`results.jsonl` of a run's folder, or the file itself; raises InvalidFile when there is none."""
    file = place / "results.jsonl" if place.is_dir() else place
    if not file.is_file():
        raise InvalidFile(
            f"{place}: no finished run; expected a folder that screening run wrote, with results.jsonl"
        )
    return file


def read_results(place: Path) -> Iterator[Result]:
    """Every assessment of a run, in order, one at a time."""
    file = results_file(place)
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _result(line, number, file)


def _result(line: bytes, number: int, file: Path) -> Result:
    try:
        found: Result = json.loads(line)
    except ValueError as error:
        raise InvalidFile(f"{file.name}:{number}: not readable as JSON: {error}") from None
    if not isinstance(found, dict) or found.get("schema") != "screening/assessment/1":
        raise InvalidFile(f"{file.name}:{number}: expected an object of schema screening/assessment/1")
    return found


def read_run(folder: Path) -> dict[str, Any]:
    """`run.json` of a finished run; raises InvalidFile when it is missing or damaged."""
    file = folder / "run.json"
    try:
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except OSError:
        raise InvalidFile(
            f"{folder}: no finished run; expected a folder that screening run wrote, with run.json"
        ) from None
    except ValueError as error:
        raise InvalidFile(f"{file}: not readable as JSON: {error}") from None
    return found
