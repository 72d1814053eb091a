"""Many small JSON values on disk, found again by their number."""

import json
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from typing import IO, Any


class Lines:
    """Values in order; reading one does not read the others."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(prefix="screening-")  # noqa: SIM115 (lives with the object)
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
        self._file.close()
