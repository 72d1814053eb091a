"""Measures a piece of work: processor seconds, seconds by the clock, the peak memory of a process."""

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent


def processor_seconds(work: Callable[[], Any]) -> float:
    """Seconds of processor time that the work takes in this process."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def wall_seconds(work: Callable[[], Any]) -> float:
    """Seconds by the clock that the work takes."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def middle(seconds: Sequence[float]) -> float:
    """The median of several measurements."""
    return median(seconds)


def child(code: str, *arguments: str, **environment: str) -> dict[str, Any]:
    """Run Python code in a fresh process; it prints one JSON object; its peak memory is added."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{_PEAK}", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return {key: value for one in told for key, value in one.items()}


# What Linux calls the high-water mark starts anew with a program, unlike ru_maxrss, which a child takes over.
_PEAK = """
import json as _json, pathlib as _pathlib, sys as _sys
_status = _pathlib.Path("/proc/self/status")
if _status.exists():
    _kib = next(int(x.split()[1]) for x in _status.read_text().splitlines() if x.startswith("VmHWM"))
else:
    import resource as _resource
    _kib = _resource.getrusage(_resource.RUSAGE_SELF).ru_maxrss // (1024 if _sys.platform == "darwin" else 1)
print(_json.dumps({"peak_memory_mib": round(_kib / 1024, 1)}))
"""
