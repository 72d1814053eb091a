"""File names of reports: a project's number as the user wrote it, made safe for every file system."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)
_LONGEST = 80


def slug(project_id: str) -> str:
    """A safe file name for a project; a number that is safe as it stands stays as it is.

    Any other gets the start of its hash behind it, so that what was made
    safe in the same way still has names of its own.
    """
    plain = unicodedata.normalize("NFKD", project_id).encode("ascii", "ignore").decode()
    safe = _UNSAFE.sub("-", plain).strip("-.")[:_LONGEST].strip("-.")
    if safe and safe == project_id and safe.partition(".")[0].lower() not in _RESERVED:
        return safe
    return f"{safe or 'project'}-{_mark(project_id)}"


def slugs(project_ids: Iterable[str]) -> dict[str, str]:
    """The safe name of every project, told apart on file systems that do not tell A from a."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for one in project_ids:
        if one not in names:
            names[one] = free_slug(one, taken)
    return names


def free_slug(project_id: str, taken: set[str]) -> str:
    """A safe name that none of the others has; it joins `taken`."""
    name = slug(project_id)
    while name.lower() in taken:
        name = f"{name}-{_mark(project_id)}"
    taken.add(name.lower())
    return name


def _mark(project_id: str) -> str:
    return hashlib.sha256(project_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
