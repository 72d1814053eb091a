"""A folder is held by one process, and free again however that process ended."""

import errno
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from screening.errors import UsageError
from screening.store import alone
from screening.store.alone import MARK, alone_in

HOLDER = """
import sys, time
from pathlib import Path
from screening.store.alone import alone_in
with alone_in(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the folder."""
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_folder_that_another_process_holds_is_refused_until_that_one_is_gone(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    with pytest.raises(UsageError, match="another run is writing into this folder"), alone_in(tmp_path):
        raise AssertionError("held twice")
    assert (tmp_path / MARK).exists()
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with alone_in(tmp_path):
        assert (tmp_path / MARK).exists()
    assert list(tmp_path.iterdir()) == []


def test_a_block_that_fails_leaves_the_folder_free(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), alone_in(tmp_path):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []
    with alone_in(tmp_path):
        pass


def test_a_mark_removed_before_it_was_locked_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = alone._locked
    tried: list[object] = []

    def late(file: object) -> bool:
        if not tried:
            (tmp_path / MARK).unlink()
        tried.append(file)
        return locked(file)  # type: ignore[arg-type]

    monkeypatch.setattr(alone, "_locked", late)
    with alone_in(tmp_path):
        assert (tmp_path / MARK).exists()
    assert len(tried) == 2


def test_a_disk_without_locks_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def unknown(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", unknown)
    written = tmp_path / "written"
    with alone_in(tmp_path):
        written.touch()
    assert written.exists()
