"""Runs the benchmark and prints one JSON object; what goes on is told on stderr."""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from screening.app.screener import Screener
from tests.bench.accuracy import accuracy
from tests.bench.labels import Labelled, read_labelled, read_pairs
from tests.bench.million import million
from tests.bench.robustness import robustness
from tests.bench.scale import scale
from tests.bench.speed import speed
from tests.bench.start import memory, start
from tests.bench.steady import steady

PARTS = ("accuracy", "robustness", "start", "speed", "scale", "million", "steady")


def main(given: Sequence[str] | None = None) -> int:
    """Measure what is asked for."""
    asked = _asked(given)
    lists = tuple(one for one in (asked.lists or "").split(",") if one)
    whole = Screener()
    tool = Screener(lists) if lists else whole
    entities = whole.catalogue.entities
    labelled = read_labelled(asked.labels, entities) if asked.labels else read_pairs(entities)
    told: dict[str, Any] = {
        "schema": "screening/bench/1",
        "labels": asked.labels.name if asked.labels else "tests/data/pairs.csv",
        "lists": list(lists) or "all",
        "day": date.today().isoformat(),
        "machine": machine(),
        "index": {
            "listed_bodies": len(tool.catalogue.entities),
            "names_scanned": len(tool.engine.index.patterns),
        },
    }
    for name, work in _parts(asked, tool, labelled, lists).items():
        _tell(f"{name} …")
        began = time.perf_counter()
        told[name] = work()
        _tell(f"{name}: {time.perf_counter() - began:.0f} s")
    if asked.register:
        told["register"] = _register(asked.register, lists)
    json.dump(told, sys.stdout, ensure_ascii=False, indent=1)
    print()
    return 0


def _asked(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--labels", type=Path, help="a labelled CSV; its bodies in listed_entities.csv beside it"
    )
    parser.add_argument("--lists", help="ids of the lists that count, divided by commas")
    parser.add_argument("--register", type=Path, help="a workbook to read and screen end to end, timed")
    parser.add_argument("--jobs", type=int, default=2, help="processes in the test of steadiness")
    parser.add_argument("--million", action=argparse.BooleanOptionalAction, help="a file of a million rows")
    parser.add_argument("--only", help=f"parts divided by commas: {', '.join(PARTS)}")
    asked = parser.parse_args(given)
    if asked.million is None:
        asked.million = asked.labels is not None
    for part in (asked.only or "").split(","):
        if part and part not in PARTS:
            parser.error(f"--only: no part {part!r}; there are {', '.join(PARTS)}")
    return asked


def _parts(
    asked: argparse.Namespace, tool: Screener, labelled: Labelled, lists: tuple[str, ...]
) -> dict[str, Callable[[], dict[str, Any]]]:
    texts = [one.text for one in labelled.labels]
    every: dict[str, Callable[[], dict[str, Any]]] = {
        "accuracy": lambda: accuracy(tool, labelled),
        "robustness": robustness,
        "start": lambda: {**start(lists), "peak_memory": memory(texts, lists)},
        "speed": lambda: speed(texts, labelled.names, lists),
        "scale": lambda: scale(texts),
        "million": lambda: million(texts, lists),
        "steady": lambda: steady(texts, lists, asked.jobs),
    }
    wanted = [one for one in (asked.only or "").split(",") if one] or list(PARTS)
    if not asked.million and not asked.only:
        wanted.remove("million")
    return {name: every[name] for name in PARTS if name in wanted}


def machine() -> dict[str, Any]:
    """The class of machine, without its name."""
    from importlib.metadata import version

    return {
        "system": platform.system(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "packages": {name: version(name) for name in ("rapidfuzz", "daachorse", "numpy")},
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def _register(path: Path, lists: tuple[str, ...]) -> dict[str, Any]:
    from tests.bench.register import register

    _tell("register …")
    return register(path, lists)


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
