"""A register screened end to end by the command itself, timed by the clock."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.timing import ROOT


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
    return {
        "exit_code": done.returncode,
        "rows": counts["read"],
        "projects": counts["projects"],
        "seconds": round(seconds, 1),
        "rows_per_second": round(counts["read"] / seconds, 1),
    }
