"""Where a value came from: the cell, the file, the citation."""

from dataclasses import dataclass


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
