"""How long a start takes and how much memory the work needs; each measured in a process of its own."""

import csv
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.bench.texts import combined
from tests.bench.timing import child, middle

_TIMES = 3

_START = """
import json, sys, time
t0 = time.perf_counter()
from screening.app.screener import Screener
from screening import resources
from screening.lists.catalogue import load_catalogue
t1 = time.perf_counter()
lists = [one for one in sys.argv[1].split(",") if one] or None
load_catalogue(resources.folder("reference_lists"))
t2 = time.perf_counter()
tool = Screener(lists)
t3 = time.perf_counter()
tool.check("Beihang University, Beijing, China")
t4 = time.perf_counter()
told = {"imports": t1 - t0, "reading_lists": t2 - t1, "screener": t3 - t2, "first_answer": t4 - t3}
print(json.dumps(told))
"""

_ROWS = """
import csv, sys
from screening.app.screener import Screener
from screening.model.match import Mention
lists = [one for one in sys.argv[1].split(",") if one] or None
with open(sys.argv[2], encoding="utf-8", newline="") as handle:
    texts = [row[0] for row in csv.reader(handle)]
tool = Screener(lists)
for at in range(0, len(texts), 20000):
    tool.rows([Mention(text=text) for text in texts[at : at + 20000]])
"""


def start(lists: Sequence[str]) -> dict[str, Any]:
    """Seconds to a ready tool: with an empty cache the index is built, with a filled one it is loaded."""
    with tempfile.TemporaryDirectory() as folder:
        given = ",".join(lists)
        first = child(_START, given, SCREENING_CACHE=folder)
        later = [child(_START, given, SCREENING_CACHE=folder) for _ in range(_TIMES)]
        size = sum(one.stat().st_size for one in Path(folder).glob("*.bin"))
    # Both read the lists and the rules; what remains is building against loading.
    loading = middle([one["screener"] for one in later])
    building = first["screener"]
    return {
        "imports_seconds": round(middle([one["imports"] for one in later]), 3),
        "reading_lists_seconds": round(middle([one["reading_lists"] for one in later]), 3),
        "building_seconds": round(building, 3),
        "loading_seconds": round(loading, 3),
        "loading_to_building": round(loading / building, 3),
        "first_answer_seconds": round(middle([one["first_answer"] for one in later]), 3),
        "cached_index_mib": round(size / 2**20, 1),
        "peak_memory_building_mib": first["peak_memory_mib"],
        "peak_memory_one_check_mib": max(one["peak_memory_mib"] for one in later),
    }


def memory(texts: Sequence[str], lists: Sequence[str]) -> dict[str, Any]:
    """Peak memory while all texts, and while 100,000 combined lines, are looked up."""
    out: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in (("labels", list(texts)), ("100000_combined", combined(texts, 100_000))):
            path = Path(folder) / f"{name}.csv"
            with path.open("w", encoding="utf-8", newline="") as handle:
                csv.writer(handle).writerows([line] for line in lines)
            out[name] = child(_ROWS, ",".join(lists), str(path))["peak_memory_mib"]
    return {"mib": out, "lines_held_included": True}
