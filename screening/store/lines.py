"""Many small JSON values on disk, found again by their number."""

import json
import tempfile
import weakref
from array import array
from collections.abc import Iterable, Iterator
from typing import Any

_IN_MEMORY = 4 * 1024 * 1024


class Lines:
    """Values in order; reading one does not read the others."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY, prefix="screening-")  # noqa: SIM115 (see finalize)
        self._end = weakref.finalize(self, self._file.close)
        self._offsets = array("q", [0])
        for block in blocks:
            for line in block.splitlines(keepends=True):
                self._file.write(line)
                self._offsets.append(self._offsets[-1] + len(line))

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, place: int) -> Any:
        if not 0 <= place < len(self):
            raise IndexError(place)
        self._file.seek(self._offsets[place])
        return json.loads(self._file.read(self._offsets[place + 1] - self._offsets[place]))

    def __iter__(self) -> Iterator[Any]:
        return (self[place] for place in range(len(self)))

    def close(self) -> None:
        """Give the disk space back."""
        self._end()
