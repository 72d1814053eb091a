"""A run may be ended at any moment; resumed, it gives the bytes of an undisturbed run."""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from screening.app.run import run_register
from screening.app.run_plan import plan_of
from screening.app.run_settings import RunSettings
from screening.app.run_work import Assess
from screening.errors import InvalidFile
from screening.intake.register import read_register
from screening.store.work import Work
from tests.intake import files
from tests.run import fakes
from tests.run.test_run import contents

PROGRAM = """
import sys
from pathlib import Path
from dataclasses import replace
from screening.app.run import run_register
from screening.app.run_work import Assess
from tests.run import fakes
source, out, resume, jobs = sys.argv[1:]
settings = replace(fakes.SETTINGS, jobs=int(jobs))
if __name__ == "__main__":
    run_register(Path(source), Path(out), settings, resume=resume == "yes", workshop=fakes.slow_workshop)
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Enough projects for several parts."""
    rows = [["Ref", "Partner"], *([f"P-{n}", f"Invented Institute of Optics {n % 5}"] for n in range(170))]
    return files.text(tmp_path / "register.csv", rows)


def begun(tmp_path: Path, register: Path, jobs: int, *, resume: bool) -> subprocess.Popen[bytes]:
    """A run in a process of its own."""
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    root = Path(__file__).resolve().parents[2]
    command = [
        sys.executable,
        str(program),
        str(register),
        str(tmp_path / "out"),
        "yes" if resume else "no",
        str(jobs),
    ]
    with (tmp_path / "said.txt").open("a") as said:
        return subprocess.Popen(
            command, cwd=root, env={"PYTHONPATH": str(root), "PATH": ""}, stderr=said, stdout=said
        )


def await_parts(work: Path, count: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until some parts are done, or the run is over."""
    end = time.monotonic() + 60
    while len(list(work.glob("*.results"))) < count and process.poll() is None:
        assert time.monotonic() < end, "the run makes no progress"
        time.sleep(0.02)


@pytest.mark.parametrize(("jobs", "how"), [(1, signal.SIGKILL), (2, signal.SIGINT)])
def test_killed_again_and_again_then_resumed(
    tmp_path: Path, register: Path, jobs: int, how: signal.Signals
) -> None:
    chance = random.Random(7)
    for attempt in range(2):
        process = begun(tmp_path, register, jobs, resume=attempt > 0)
        await_parts(tmp_path / "out" / ".work", attempt + 1, process)
        time.sleep(chance.random() * 0.3)
        process.send_signal(how)
        process.wait(timeout=60)
    last = begun(tmp_path, register, jobs, resume=True)
    assert last.wait(timeout=120) == 0, (tmp_path / "said.txt").read_text()[-2000:]
    run_register(register, tmp_path / "calm", replace(fakes.SETTINGS, jobs=1), workshop=fakes.workshop)
    assert contents(tmp_path / "out") == contents(tmp_path / "calm")


def test_finished_parts_are_not_worked_again(tmp_path: Path, register: Path) -> None:
    run_register(register, tmp_path / "out", fakes.SETTINGS, workshop=fakes.workshop)
    calm = contents(tmp_path / "out")
    again = run_register(register, tmp_path / "out", fakes.SETTINGS, resume=True, workshop=_never)
    assert again.record["counts"]["projects"] == 170
    assert contents(tmp_path / "out") == calm


def test_a_run_resumed_with_another_input_or_setting_is_refused(tmp_path: Path, register: Path) -> None:
    work = Work(tmp_path / "out")
    work.begin({"input": "a", "settings": {"lists": []}}, resume=False)
    work.store(0, b"{}\n", b"{}\n")
    with pytest.raises(InvalidFile, match="begun with other input, settings"):
        work.begin({"input": "b", "settings": {"lists": ["x"]}}, resume=True)
    assert work.is_done(0)
    work.begin({"input": "b"}, resume=False)
    assert not work.is_done(0)


@pytest.mark.parametrize("own", ["lists/us_1286/2027/entries.csv", "rules/facts.yml"])
def test_what_the_user_brought_in_since_makes_it_another_run(
    tmp_path: Path, register: Path, monkeypatch: pytest.MonkeyPatch, own: str
) -> None:
    monkeypatch.setenv("SCREENING_DATA", str(tmp_path / "data"))
    reading = read_register(register)
    before = plan_of(reading, fakes.SETTINGS)
    (tmp_path / "data" / own).parent.mkdir(parents=True)
    (tmp_path / "data" / own).write_text("x")
    after = plan_of(reading, fakes.SETTINGS)
    assert [key for key in before if before[key] != after[key]] == [own.partition("/")[0]]


def test_a_plan_is_the_same_wherever_the_same_rules_lie(
    tmp_path: Path, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stands in run.json, which equal inputs and versions give alike; a copy has times of its own."""
    reading = read_register(register)
    plans = []
    for name, changed in (("here", 1), ("there", 2)):
        own = tmp_path / name / "lists" / "us_1286" / "2027" / "entries.csv"
        own.parent.mkdir(parents=True)
        own.write_text("x")
        os.utime(own, (changed, changed))
        monkeypatch.setenv("SCREENING_DATA", str(tmp_path / name))
        plans.append(plan_of(reading, fakes.SETTINGS))
    assert plans[0] == plans[1]


def test_every_setting_that_decides_a_byte_makes_it_another_run(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("x")
    other: dict[str, Any] = {
        "as_of": date(2020, 1, 1), "packs": ("ca_strac",), "profile": "full", "of_files": "full",
        "of_text": "full", "authority": file, "lists": ("us_1286",), "formats": ("pdf",),
        "only_tiers": ("T4",), "sheet": "S", "encoding": "cp1252", "adjudications": file,
        "branding": file, "language": "de",
    }  # fmt: skip
    # The mapping is part of the plan beside the settings; workers and limits change no byte.
    assert {one.name for one in fields(RunSettings)} - set(other) == {"jobs", "limits", "mapping"}
    for name, value in other.items():
        assert replace(fakes.SETTINGS, **{name: value}).deciding() != fakes.SETTINGS.deciding(), name


def _never(settings: object) -> Assess:
    raise AssertionError("nothing is left to assess")
