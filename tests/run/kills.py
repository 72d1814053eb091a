"""A long run killed again and again at random, resumed, and compared with an undisturbed one.

Call: python -m tests.run.kills 20 20000 (times, rows); it uses the command itself with what is shipped.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from screening.app.run_settings import count_of_parts
from tests.intake import files
from tests.run.test_run import contents

PARTNERS = (
    *("Harbin Institute of Technology", "Nanjing Agricultural University", "Peking University", "ETH Zürich"),
    *("University of Oslo", "Beijing Institute of Technology", "Wuhan University", "TU Delft"),
    *("Nanyang Technological University", "清华大学"),
)


def register(path: Path, rows: int) -> Path:
    """Invented projects of two to three real partners each."""
    told = [["Project no.", "Project title", "Partner institution", "Partner country"]]
    for number in range(rows):
        project = number * 2 // 5
        partner = PARTNERS[(number * 7 + project) % len(PARTNERS)]
        told.append([f"P-{project}", f"Quiet fans for hospital ward {project}", partner, ""])
    return files.xlsx(path, told)


def begun(source: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "screening", "run", str(source), "-o", str(out), "--as-of", "2026-11-21"]
    return subprocess.Popen([*command, "--jobs", "2", "--only-tier", "T3+", *more], stdout=subprocess.DEVNULL)


def parts_done(out: Path) -> int:
    """How many parts of an interrupted run are stored."""
    return len(list((out / ".work").glob("*.results")))


def main(times: int, rows: int) -> int:
    """Kill, resume, compare; 0 when the bytes are the same."""
    chance = random.Random(2026)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = register(folder / "register.xlsx", rows)
        start = time.monotonic()
        begun(source, folder / "calm").wait()
        print(f"undisturbed: {time.monotonic() - start:.0f} s", flush=True)
        parts = count_of_parts(len((folder / "calm" / "results.jsonl").read_text().splitlines()))
        killed = 0
        for attempt in range(times):
            process = begun(source, folder / "out", *(["--resume"] if attempt else []))
            goal = parts_done(folder / "out") + chance.randint(0, 2 * parts // (times + 2))
            while process.poll() is None and parts_done(folder / "out") < goal:
                time.sleep(0.05)
            time.sleep(chance.random())
            killed += process.poll() is None
            process.kill()
            process.wait()
            print(f"kill {attempt + 1}: {parts_done(folder / 'out')} of {parts} parts done", flush=True)
        begun(source, folder / "out", "--resume").wait()
        same = contents(folder / "out") == contents(folder / "calm")
        print(f"killed {killed} times while running; same bytes: {same}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
