"""A file of a million rows: the time that answering takes against the time that reading takes."""

import csv
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.bench.texts import repeated, write_csv
from tests.bench.timing import child

_COUNT = 1_000_000

_READ = """
import csv, json, sys, time
cpu, wall = time.process_time(), time.perf_counter()
with open(sys.argv[1], encoding="utf-8", newline="") as handle:
    count = sum(1 for row in csv.reader(handle))
print(json.dumps({"rows": count, "cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}))
"""

_MATCH = """
import json, sys, time
from pathlib import Path
from screening.app.column_files import MatchJob
from screening.app.matching_files import match_file
cpu, wall = time.process_time(), time.perf_counter()
lists = tuple(one for one in sys.argv[3].split(",") if one)
counts = match_file(MatchJob(path=Path(sys.argv[1]), column="Partner", lists=lists), Path(sys.argv[2]))
print(json.dumps({"rows": counts.rows, "cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}))
"""


def million(texts: Sequence[str], lists: tuple[str, ...]) -> dict[str, Any]:
    """Seconds for a million rows with realistic repetition, loading included, on one process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        column = repeated(texts, _COUNT)
        write_csv(folder / "in.csv", column)
        reading = min((child(_READ, str(folder / "in.csv")) for _ in range(2)), key=lambda one: one["cpu"])
        matching = child(_MATCH, str(folder / "in.csv"), str(folder / "out.csv"), ",".join(lists))
        with (folder / "out.csv").open(encoding="utf-8", newline="") as handle:
            written = sum(1 for _ in csv.reader(handle)) - 1
    return {
        "rows": _COUNT,
        "rows_written": written,
        "different_texts": len(set(column)),
        "reading_seconds": round(reading["cpu"], 2),
        "matching_seconds": round(matching["cpu"], 2),
        "matching_to_reading": round(matching["cpu"] / reading["cpu"], 1),
        "rows_per_second": round(_COUNT / matching["wall"]),
        "peak_memory_mib": matching["peak_memory_mib"],
    }
