"""Where the user's own lists and saved state are, and where what can be rebuilt is cached."""

import os
import sys
from pathlib import Path

# Under a file nothing can be kept: a user without a home has no cache and no lists of their own.
_NOWHERE = Path(os.devnull)


def user_folder() -> Path:
    """Imports and saved state; the environment variable SCREENING_DATA overrides the platform's place."""
    given = os.environ.get("SCREENING_DATA")
    if given:
        return Path(given).expanduser()
    if sys.platform == "win32":
        return (_told("LOCALAPPDATA") or _home() / "AppData" / "Local") / "screening" / "data"
    if sys.platform == "darwin":
        return _home() / "Library" / "Application Support" / "screening"
    return (_told("XDG_DATA_HOME") or _home() / ".local" / "share") / "screening"


def cache_folder() -> Path:
    """What can be built again at any time; the environment variable SCREENING_CACHE overrides it."""
    given = os.environ.get("SCREENING_CACHE")
    if given:
        return Path(given).expanduser()
    if sys.platform == "win32":
        return (_told("LOCALAPPDATA") or _home() / "AppData" / "Local") / "screening" / "cache"
    if sys.platform == "darwin":
        return _home() / "Library" / "Caches" / "screening"
    return (_told("XDG_CACHE_HOME") or _home() / ".cache") / "screening"


def _told(variable: str) -> Path | None:
    given = os.environ.get(variable)
    return Path(given) if given else None


def _home() -> Path:
    """The home; of a user unknown to the machine (a container has such), a place that keeps nothing."""
    try:
        return Path.home()
    except RuntimeError:
        return _NOWHERE
