"""Reads what was stored: the assessments of a run or of one result, and a run's own record."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from screening.errors import InvalidFile, SafetyLimit
from screening.model.assessment import SCHEMA

LONGEST = 50_000_000


def read_results(source: Path) -> Iterator[dict[str, Any]]:
    """Every assessment in the source, in its order and one at a time; a wrong line is named with its number.

    The source is a run's folder, its results.jsonl, or a result as JSON.
    """
    path = source / "results.jsonl" if source.is_dir() else source
    if not path.is_file():
        raise InvalidFile(
            f"{source}: no results there; name a run's folder, its results.jsonl, or a result that "
            "`screening assess --json` wrote"
        )
    if path.suffix.lower() == ".jsonl":
        yield from _lines(path)
    else:
        yield from _whole(path)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield _assessment(_parsed(line, f"{path}:{number}"), f"{path}:{number}")


def _whole(path: Path) -> Iterator[dict[str, Any]]:
    if path.stat().st_size > LONGEST:
        raise SafetyLimit(f"{path}: larger than {LONGEST // 1_000_000} MB; give results.jsonl instead")
    raw = path.read_bytes()
    try:
        given = _parsed(raw, str(path))
    except InvalidFile:
        lines = [line for line in raw.splitlines() if line.strip()]
        if len(lines) < 2:
            raise
        given = [_parsed(line, f"{path}:{number}") for number, line in enumerate(lines, start=1)]
    for number, one in enumerate(given if isinstance(given, list) else [given], start=1):
        yield _assessment(one, f"{path}: result {number}")


def _parsed(raw: bytes, place: str) -> Any:
    if len(raw) > LONGEST:
        raise SafetyLimit(f"{place}: a result larger than {LONGEST // 1_000_000} MB")
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as problem:
        raise InvalidFile(f"{place}: cannot be read as JSON: {problem}") from None


def _assessment(given: Any, place: str) -> dict[str, Any]:
    if not isinstance(given, dict) or given.get("schema") != SCHEMA:
        found = given.get("schema") if isinstance(given, dict) else type(given).__name__
        raise InvalidFile(f"{place}: found {found!r}; expected an assessment with schema {SCHEMA!r}")
    if given.get("copy"):
        raise InvalidFile(f"{place}: this is the {given['copy']}'s copy; reports need the whole result")
    missing = [key for key in ("proposal_id", "as_of", "packs", "parties") if key not in given]
    if missing:
        raise InvalidFile(f"{place}: the assessment lacks {', '.join(missing)}")
    return given


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
