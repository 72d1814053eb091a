"""One process at a time in a folder; the system lets go of it when that process ends, however it ends."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from screening.errors import UsageError

MARK = ".running"
# What a system says where another process holds the file; anything else is a disk that knows no locks.
_HELD = (errno.EACCES, errno.EDEADLK) if sys.platform == "win32" else (errno.EWOULDBLOCK,)


@contextmanager
def alone_in(folder: Path, *, seconds: float = 0) -> Iterator[None]:
    """Hold the folder while the block runs; raises UsageError where another process holds it for so long.

    Where the disk knows no locks (some network folders) the block runs unguarded.
    """
    path = folder / MARK
    until = time.monotonic() + seconds
    while (file := _held(path)) is None and time.monotonic() < until:
        time.sleep(0.02)
    if file is None:
        raise UsageError(
            f"{folder}: another run is writing into this folder; wait until it has ended, or name another one"
        )
    try:
        yield
    finally:
        with suppress(OSError):  # Windows removes no file that is open, so that it comes last there
            path.unlink()
        file.close()
        if sys.platform == "win32":
            with suppress(OSError):
                path.unlink()


def _held(path: Path) -> IO[bytes] | None:
    """The mark, open and locked; None where another process has it."""
    while True:
        file = path.open("ab")
        if not _locked(file):
            file.close()
            return None
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        file.close()  # its holder ended and removed it between our opening and our locking


def _locked(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        return problem.errno not in _HELD
    return True
