"""Shows how a register would be read, also where it cannot be read yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from screening.errors import InvalidFile
from screening.intake.columns import PROTECTED
from screening.intake.delivery_sheets import delivery
from screening.intake.heading_rows import Headings, find_headings
from screening.intake.limits import Limits
from screening.intake.mapping import Mapping, fingerprint
from screening.intake.sheets import Sheet
from screening.intake.side_by_side import parted
from screening.intake.spool import as_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One sheet: where its headings are, what each column means, its first rows as text."""

    sheet: Sheet
    headings: Headings | None
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def can_be_read(self) -> bool:
        """True when a column names organisations."""
        return self.headings is not None and self.headings.names_organisations

    def mapping(self) -> Mapping:
        """The reading as a mapping to save and edit; personal columns are left out, they are never read."""
        if self.headings is None:
            return Mapping(sheet=self.sheet.name)
        columns = {
            one.heading or one.letter: one.field or "ignore"
            for one in self.headings.columns
            if one.field != PROTECTED and (one.heading or one.field)
        }
        return Mapping(
            columns=columns,
            sheet=self.sheet.name,
            heading_row=self.headings.rows[0],
            layout=fingerprint(self.headings.texts),
        )


def preview(
    path: Path,
    mapping: Mapping,
    *,
    sheet: str = "",
    limits: Limits | None = None,
    encoding: str = "",
    rows: int = 5,
) -> tuple[Preview, ...]:
    """Every sheet of a register, or the one named."""
    wanted = sheet or mapping.sheet
    found = []
    with delivery(path, limits or Limits(), encoding) as given:
        sheets = given.sheets
    for one in (part for given in sheets for part in parted(given, mapping)):
        if not wanted or one.is_called(wanted):
            headings = find_headings(one, mapping)
            found.append(Preview(sheet=one, headings=headings, rows=tuple(_first(one, headings, rows))))
    if not found:
        raise InvalidFile(
            f"{path.name}: " + (f"there is no sheet '{wanted}'" if wanted else "there is no table in it")
        )
    columns = (column for one in found if one.headings for column in one.headings.columns)
    mapping.check_asked(((one.heading, one.letter) for one in columns), path.name)
    return tuple(found)


def _first(sheet: Sheet, headings: Headings | None, count: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The first rows below the headings that are not blank, without personal columns."""
    start = headings.rows[-1] + 1 if headings else 1
    hidden = {one.index for one in headings.columns if one.field == PROTECTED} if headings else set()
    filled = ((number, row) for number, row in sheet.spool.rows(start) if any(one != "" for one in row))
    for number, row in islice(filled, count):
        yield number, tuple("" if place in hidden else as_text(one) for place, one in enumerate(row))
