"""A content-addressed cache of compiled bytes, safe when several processes share it or one is killed."""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from screening.lists.folders import cache_folder

_MAGIC = b"screening-cache-1\n"
_KEPT = 6


def cached(key: str, build: Callable[[], bytes], folder: Path | None = None) -> bytes:
    """The bytes kept under `key`, else what `build` returns, kept for next time where the folder allows.

    `key` must name everything the bytes depend on. A file is written beside
    its place and moved there in one step, so that a reader sees all of it or
    none; its payload is checked by hash on every load.
    """
    place = (folder or cache_folder()) / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.bin"
    kept = _load(place)
    if kept is not None:
        return kept
    built = build()
    with contextlib.suppress(OSError):
        _store(place, built)
        _forget_old(place)
    return built


def _load(place: Path) -> bytes | None:
    """The payload, or None when there is none or it is damaged; a damaged file is never used."""
    try:
        content = place.read_bytes()
    except OSError:
        return None
    head = len(_MAGIC) + 32
    if len(content) < head or not content.startswith(_MAGIC):
        return None
    payload = content[head:]
    if hashlib.sha256(payload).digest() != content[len(_MAGIC) : head]:
        return None
    with contextlib.suppress(OSError):
        os.utime(place)
    return payload


def _store(place: Path, payload: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=place.stem, suffix=".part", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_MAGIC + hashlib.sha256(payload).digest() + payload)
        os.replace(name, place)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _forget_old(place: Path) -> None:
    """Keep the newest few; drop what older lists were built into, and the remains of killed builds."""
    files = sorted(place.parent.glob("*.bin"), key=lambda one: one.stat().st_mtime, reverse=True)
    newest = files[0].stat().st_mtime if files else 0.0
    stale = [one for one in place.parent.glob("*.part") if newest - one.stat().st_mtime > 3600]
    for old in [*files[_KEPT:], *stale]:
        if old != place:
            with contextlib.suppress(OSError):
                old.unlink()
