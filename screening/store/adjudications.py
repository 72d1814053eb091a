"""A person's verdicts on matches, kept as one JSON object a line."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from screening.errors import InvalidFile
from screening.model.adjudication import Adjudication, Verdict
from screening.store.atomic import write_text

SCHEMA = "screening/adjudication/1"
_NEEDED = ("text", "entity_id", "verdict")


def write_adjudications(path: Path, verdicts: Iterable[Adjudication]) -> None:
    """Write every verdict; a later verdict on the same match replaces the earlier."""
    latest = {one.key: one for one in verdicts}
    lines = [json.dumps({"schema": SCHEMA, **asdict(one)}, ensure_ascii=False) for one in latest.values()]
    write_text(path, "".join(f"{line}\n" for line in lines))


def read_adjudications(path: Path) -> tuple[Adjudication, ...]:
    """Every verdict of a file; raises InvalidFile with every problem in it."""
    if not path.is_file():
        raise InvalidFile(f"{path}: no such file; screening review --import writes one")
    problems: list[str] = []
    found: dict[tuple[str, ...], Adjudication] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
        if line.strip():
            one = _read(line, f"{path.name}:{number}", problems)
            if one is not None:
                found[one.key] = one
    if problems:
        raise InvalidFile(problems)
    return tuple(found.values())


def _read(line: str, place: str, problems: list[str]) -> Adjudication | None:
    try:
        given: dict[str, Any] = json.loads(line)
    except (ValueError, RecursionError) as error:
        problems.append(f"{place}: not readable as JSON: {error}")
        return None
    if not isinstance(given, dict) or given.get("schema") != SCHEMA:
        problems.append(f"{place}: expected an object of schema {SCHEMA}")
        return None
    missing = [name for name in _NEEDED if not given.get(name)]
    if missing or given["verdict"] not in [one.value for one in Verdict]:
        expected = ", ".join(one.value for one in Verdict)
        problems.append(
            f"{place}: {', '.join(missing) or 'verdict'} is missing or unknown; verdicts are {expected}"
        )
        return None
    names = Adjudication.__dataclass_fields__
    texts = {name: str(value) for name, value in given.items() if name in names and name != "verdict"}
    return Adjudication(verdict=Verdict(given["verdict"]), **texts)
