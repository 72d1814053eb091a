"""One fingerprint for a file or a folder of files."""

import hashlib
from os import fsencode
from pathlib import Path


def hash_of(path: Path) -> str:
    """SHA-256 of a file; for a folder, of the names and hashes of its files in order."""
    if path.is_dir():
        inner = hashlib.sha256()
        for file in sorted(one for one in path.rglob("*") if one.is_file()):
            name = fsencode(file.relative_to(path).as_posix())  # its bytes, whatever encoding they are in
            inner.update(name + f"\n{hash_of(file)}\n".encode())
        return inner.hexdigest()
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
