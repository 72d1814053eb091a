"""Where the user's own lists and saved state are, and where what can be rebuilt is cached."""

import os
import sys
from pathlib import Path


def user_folder() -> Path:
    """Imports and saved state; the environment variable SCREENING_DATA overrides the platform's place."""
    given = os.environ.get("SCREENING_DATA")
    if given:
        return Path(given).expanduser()
    if sys.platform == "win32":
        return (
            Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "screening" / "data"
        )
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "screening"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "screening"


def cache_folder() -> Path:
    """What can be built again at any time; the environment variable SCREENING_CACHE overrides it."""
    given = os.environ.get("SCREENING_CACHE")
    if given:
        return Path(given).expanduser()
    if sys.platform == "win32":
        return (
            Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "screening" / "cache"
        )
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "screening"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "screening"
