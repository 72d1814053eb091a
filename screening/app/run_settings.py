"""Everything that decides what a run writes; equal settings and inputs give equal bytes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from screening.errors import InvalidFile, UsageError
from screening.intake.hashing import hash_of
from screening.intake.limits import Limits
from screening.intake.mapping import Mapping
from screening.model.vocabulary import TIERS

PART = 50
FORMATS = ("html", "pdf", "docx", "json")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSettings:
    """What the user chose; `profile` "" lets the file's columns decide.

    `of_files` is the profile of proposals that are files of their own beside a register, `of_text` that of
    running text, which says no more about access, data, disclosure and funding than a register does.
    """

    as_of: date
    packs: tuple[str, ...] = ()
    profile: str = ""
    of_files: str = ""
    of_text: str = ""
    authority: Path | None = None
    lists: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("html",)
    only_tiers: tuple[str, ...] = TIERS
    jobs: int = 0
    mapping: Mapping = field(default_factory=Mapping)
    sheet: str = ""
    encoding: str = ""
    limits: Limits = field(default_factory=Limits)
    adjudications: Path | None = None
    branding: Path | None = None
    language: str = "en"

    def for_profile(self, from_columns: str) -> "RunSettings":
        """These settings with the profile decided."""
        said = self.profile
        return replace(
            self, profile=said or from_columns, of_files=said or "full", of_text=said or "register"
        )

    def deciding(self) -> dict[str, Any]:
        """What of them decides the bytes: all but the number of workers and where files lie."""
        return {
            "as_of": self.as_of.isoformat(),
            "packs": list(self.packs),
            "profile": self.profile,
            "profile_of_files": self.of_files,
            "profile_of_text": self.of_text,
            "lists": list(self.lists),
            "formats": list(self.formats),
            "only_tiers": list(self.only_tiers),
            "sheet": self.sheet,
            "encoding": self.encoding,
            "language": self.language,
            "authority": file_mark(self.authority),
            "adjudications": file_mark(self.adjudications),
            "branding": file_mark(self.branding),
        }


def tiers_wanted(text: str) -> tuple[str, ...]:
    """`T2+` as T2, T3, T4; `T1` or `T1,T3` as written; "" as all."""
    if not text:
        return TIERS
    found: list[str] = []
    for part in text.upper().split(","):
        known = re.fullmatch(r"(T[0-4])(\+?)", part.strip())
        if not known:
            raise UsageError(f"--only-tier {text}: expected T0 to T4, for example T2+ for T2 and above")
        start = TIERS.index(known.group(1))
        found += TIERS[start:] if known.group(2) else TIERS[start : start + 1]
    return tuple(tier for tier in TIERS if tier in found)


def formats_wanted(texts: Sequence[str]) -> tuple[str, ...]:
    """`html,pdf` as formats; raises UsageError that names them all."""
    found = [one.strip().lower() for text in texts for one in text.split(",") if one.strip()]
    for one in found:
        if one not in FORMATS:
            raise UsageError(f"--format {one}: expected {', '.join(FORMATS)}")
    return tuple(dict.fromkeys(found)) or ("html",)


def file_mark(path: Path | None) -> str:
    """The fingerprint of an optional file; "" when there is none."""
    if path is None:
        return ""
    if not path.is_file():
        raise InvalidFile(f"{path}: no such file")
    return hash_of(path)[:16]


def count_of_parts(projects: int) -> int:
    """How many parts a register falls into; the same however many workers there are."""
    return -(-projects // PART)
