"""Where a value came from: the cell, the file, the citation."""

import re
from dataclasses import dataclass

_STRAY = re.compile("[\udc80-\udcff]+")


def plain_text(given: str) -> str:
    """A file's name or an argument as text that can be written anywhere.

    Python keeps a byte that the machine's locale cannot read as half a character, which no file in UTF-8 may
    hold. Such bytes are read as UTF-8 here; one that is none (a name from an old disk) becomes a `�`.
    """
    return given if given.isascii() else _STRAY.sub(_of_stray, given)


def _of_stray(found: re.Match[str]) -> str:
    return found.group().encode("ascii", "surrogateescape").decode("utf-8", "replace")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in the user's own material, as the user sees it (row 1 is the first row of the sheet).

    `written` is what stands there, where it was read otherwise than it is written.
    """

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    written: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "file", plain_text(self.file))

    def label(self) -> str:
        """`grants.xlsx › Sheet1 › row 14 › "Partner 2"`; parts that are not known are left out."""
        parts = [self.file, self.sheet]
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column:
            parts.append(f'"{self.column}"')
        if self.written:
            parts.append(f"“{self.written}”")
        return " › ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRead:
    """One row, sheet, field or file that was not read, in one sentence that says what to do.

    `kind` is refused (should have been read), skipped (blank, total, note) or noted (read, with a remark).
    """

    place: Place
    says: str
    raw: str = ""
    kind: str = "refused"
