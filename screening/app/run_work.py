"""Assesses one part of a register and writes its reports; runs in this process or in a worker."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from screening.app.rendering import rendered
from screening.app.run_brief import brief_of
from screening.app.run_settings import RunSettings
from screening.model.assessment import Assessment
from screening.model.proposal import Proposal
from screening.store.atomic import write_bytes
from screening.store.work import Work

Assess = Callable[[Proposal], Assessment]
Workshop = Callable[[RunSettings], Assess]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some projects in a row, each with the safe name of its report."""

    number: int
    proposals: tuple[Proposal, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What a worker needs besides the part: where to write, how to assess."""

    out: Path
    settings: RunSettings
    workshop: Workshop


_ASSESS: dict[str, Assess] = {}


def start_worker(bench: Bench) -> None:
    """Load lists and packs once for all parts that this process will work."""
    _ASSESS["here"] = bench.workshop(bench.settings)


def work_in_worker(part: Part, bench: Bench) -> tuple[int, int]:
    """Work a part with what `start_worker` has loaded."""
    return work_part(part, bench, _ASSESS["here"])


def work_part(part: Part, bench: Bench, assess: Assess) -> tuple[int, int]:
    """Assess, write the reports, then store the part; gives the part's number and how many it held."""
    results, briefs = [], []
    for proposal, name in zip(part.proposals, part.names, strict=True):
        result = assess(proposal).to_dict()
        brief = brief_of(proposal, result, bench.settings.language)
        brief["reports"] = write_reports(result, brief, name, bench)
        results.append(json_line(result))
        briefs.append(json_line(brief))
    Work(bench.out).store(part.number, b"".join(results), b"".join(briefs))
    return part.number, len(part.proposals)


def json_line(value: dict[str, Any]) -> bytes:
    """One line of JSON in UTF-8."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace") + b"\n"


def write_reports(result: dict[str, Any], brief: dict[str, Any], name: str, bench: Bench) -> list[str]:
    """The report in every format wanted, where the tier is among those wanted; gives the paths in the run."""
    if (brief["tier_max"] or "T0") not in bench.settings.only_tiers:
        return []
    written = []
    for wanted in bench.settings.formats:
        path = f"reports/{name}.{wanted}"
        settings = bench.settings
        write_bytes(bench.out / path, rendered(result, wanted, settings.branding, settings.language))
        written.append(path)
    return written
