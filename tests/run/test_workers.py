"""Worker processes: one that the system ends is told in one sentence, and Ctrl-C is none of theirs."""

import os
import signal

import pytest

from screening.app.workers import workers
from screening.errors import WorkerLost

_BEGUN: list[str] = []


def begin(word: str) -> None:
    """What every worker calls first."""
    _BEGUN.append(word)


def what_began() -> list[str]:
    """What this worker was given to begin with."""
    return _BEGUN


def answer_to_ctrl_c() -> bool:
    """True where this process ignores it."""
    return signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def be_ended() -> None:
    """End as a process does that the system takes the memory from."""
    os._exit(9)


def test_workers_begin_with_what_is_given_and_leave_ctrl_c_to_their_parent() -> None:
    with workers(1, begin, "lists") as pool:
        assert pool.submit(what_began).result() == ["lists"]
        assert pool.submit(answer_to_ctrl_c).result()


def test_a_worker_that_the_system_ended_is_told_with_how_to_go_on() -> None:
    with pytest.raises(WorkerLost, match="--jobs 1"), workers(1, begin, "lists") as pool:
        pool.submit(be_ended).result()
