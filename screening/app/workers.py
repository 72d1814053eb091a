"""Worker processes that leave Ctrl-C to the process that started them, end with it, and may be lost."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

from screening.errors import WorkerLost


@contextmanager
def workers(jobs: int, begin: Callable[..., None], *given: Any) -> Iterator[ProcessPoolExecutor]:
    """Processes that each called `begin` with what is given; raises WorkerLost where the system ended one.

    Work that has not begun is dropped when the block ends by an error.
    """
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begun, (os.getpid(), begin, *given))
    try:
        yield pool
    except BrokenProcessPool:
        raise WorkerLost(
            "the system ended one of the worker processes, most likely for want of memory;"
            " give the same command again with --jobs 1, a run with --resume too"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _begun(parent: int, begin: Callable[..., None], *given: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    begin(*given)


def _end_with(parent: int) -> None:
    """End this process when the one that started it is gone; a killed run leaves no worker behind."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
