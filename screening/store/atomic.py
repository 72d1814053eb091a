"""Writes files whole or not at all, so that a run killed at any moment leaves nothing half written."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from screening.errors import UsageError


def keep_apart(outputs: Iterable[Path], given: Iterable[Path]) -> None:
    """Raise UsageError where an output is one of the files handed in: these are never written over."""
    handed_in = [one for one in given if one.is_file()]
    for path in outputs:
        if path.is_file() and any(map(path.samefile, handed_in)):
            raise UsageError(
                f"{path}: was handed in and is never written over; name another place for what is written"
            )


def write_bytes(path: Path, content: bytes) -> None:
    """Replace the file by this content in one step."""
    with replacing(path) as target:
        target.write(content)


def write_text(path: Path, text: str) -> None:
    """Replace the file by this text in UTF-8 in one step; lone surrogates become question marks."""
    write_bytes(path, text.encode("utf-8", "replace"))


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to that takes the place of `path` when the block ends well.

    A link stays one: the file that it leads to is replaced. What is no file and no folder, such as
    `/dev/null` or a pipe, cannot be replaced and is written to.
    """
    place = Path(os.path.realpath(path)) if path.is_symlink() else path
    if place.exists() and not place.is_file() and not place.is_dir():
        with place.open("wb") as target:
            yield target
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    # Short, whatever the name: 84 Chinese characters fill what a file system allows.
    mark = hashlib.sha256(place.name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    draft = place.with_name(f".{mark}.{os.getpid()}.part")
    try:
        with draft.open("wb") as target:
            yield target
        draft.replace(place)
    except OSError as error:
        error.filename = str(path)  # of the file that the user knows, not of its draft
        raise
    finally:
        with suppress(OSError):  # a disk that cannot be written to holds no draft either
            draft.unlink(missing_ok=True)
