"""A register screened end to end by the command itself, and its reports made as HTML and PDF, timed."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import mean, median
from typing import Any

from tests.bench.timing import ROOT, child

_MOST_PDF = 80
_HALF_A_SECOND = 0.5

_HTML = """
import json, sys, time
from screening.report.html import render_html
with open(sys.argv[1], encoding="utf-8") as handle:
    results = [json.loads(line) for line in handle]
render_html(results[0])  # reads the phrases and templates, once a run
began = time.process_time()
for one in results:
    render_html(one)
print(json.dumps({"reports": len(results), "seconds": time.process_time() - began}))
"""

_PDF = """
import json, sys, time
from screening.report.pdf import render_pdf
with open(sys.argv[1], encoding="utf-8") as handle:
    results = [json.loads(line) for line in handle]
some = results[::max(1, -(-len(results) // int(sys.argv[2])))]
render_pdf(some[0])  # finds the fonts, once a run
seconds = []
for one in some:
    began = time.process_time()
    render_pdf(one)
    seconds.append(time.process_time() - began)
print(json.dumps({"seconds": seconds}))
"""


def register(path: Path, lists: tuple[str, ...]) -> dict[str, Any]:
    """Rows and projects a second of `screening run`, reports and workbook included."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        chosen = ["--lists", ",".join(lists)] if lists else []
        command = [sys.executable, "-m", "screening", "run", str(path.resolve()), "-o", str(out), *chosen]
        began = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - began
        if not (out / "run.json").is_file():
            return {"exit_code": done.returncode, "says": done.stderr[-500:]}
        counts = json.loads((out / "run.json").read_text(encoding="utf-8"))["counts"]
        html, pdf = html_seconds(out / "results.jsonl"), pdf_seconds(out / "results.jsonl")
    return {
        "exit_code": done.returncode,
        "rows": counts["read"],
        "projects": counts["projects"],
        "seconds": round(seconds, 1),
        "rows_per_second": round(counts["read"] / seconds, 1),
        "html": html,
        "pdf": pdf,
    }


def html_seconds(results: Path) -> dict[str, Any]:
    """Processor seconds of all reports of a run as HTML, which `seconds` of the run contains."""
    told = child(_HTML, str(results))
    return {"reports": told["reports"], "seconds": round(told["seconds"], 2)}


def pdf_seconds(results: Path) -> dict[str, Any]:
    """Processor seconds of one report as PDF after start-up, over reports taken evenly from a run."""
    seconds = child(_PDF, str(results), str(_MOST_PDF))["seconds"]
    return {
        "reports": len(seconds),
        "mean_seconds": round(mean(seconds), 3),
        "median_seconds": round(median(seconds), 3),
        "max_seconds": round(max(seconds), 3),
        "share_under_half_a_second": round(sum(one < _HALF_A_SECOND for one in seconds) / len(seconds), 3),
    }
