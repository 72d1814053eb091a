"""A file is written whole or not at all."""

import os
import threading
from pathlib import Path

import pytest

from screening.store.atomic import replacing, write_text


def test_a_failure_in_the_middle_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "old")

    def fail() -> None:
        with replacing(path) as target:
            target.write(b"half of the ne")
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_a_name_as_long_as_a_file_system_allows_can_be_written(tmp_path: Path) -> None:
    """Its draft is no longer than it: 83 Chinese characters are 249 bytes of 255."""
    path = tmp_path / f"{'北' * 83}.csv"
    write_text(path, "new")
    assert path.read_text() == "new"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    link = tmp_path / "latest.txt"
    link.symlink_to(tmp_path / "kept" / "a.txt")
    for text in ("old", "new"):
        write_text(link, text)
        assert link.is_symlink() and (tmp_path / "kept" / "a.txt").read_text() == text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe, heard = tmp_path / "pipe", []
    os.mkfifo(pipe)
    listener = threading.Thread(target=lambda: heard.append(pipe.read_text()))
    listener.start()
    write_text(pipe, "said")
    listener.join(timeout=10)
    assert heard == ["said"] and pipe.is_fifo()
