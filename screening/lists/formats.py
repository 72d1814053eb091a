"""Every official layout that can be imported, recognised by content and never by file name."""

from screening.errors import BrokenList
from screening.lists import (
    read_canada,
    read_csl,
    read_defense,
    read_eu,
    read_meti,
    read_ofac,
    read_open,
    read_ror,
    read_uk,
)
from screening.lists.reading import Format
from screening.lists.source_file import SourceFile

FORMATS: tuple[Format, ...] = (
    *read_csl.FORMATS,
    *read_defense.FORMATS,
    *read_eu.FORMATS,
    *read_uk.FORMATS,
    *read_ofac.FORMATS,
    *read_meti.FORMATS,
    *read_ror.FORMATS,
    *read_open.FORMATS,
    *read_canada.FORMATS,
)


def recognised(file: SourceFile, list_id: str) -> Format:
    """The layout of the file; raises BrokenList when none fits, or when it does not carry that list."""
    if file.content.startswith(b"%PDF"):
        raise BrokenList(
            f"{file.name} is a PDF; fetch the list as CSV, XML or a workbook where it is offered"
        )
    for one in FORMATS:
        if one.fits(file):
            if one.lists and list_id not in one.lists:
                raise BrokenList(
                    f"{file.name} is {one.title}; it does not carry {list_id}. "
                    f"Import it --as {' or '.join(one.lists)}."
                )
            return one
    known = "; ".join(one.title for one in FORMATS)
    raise BrokenList(
        f"{file.name}: the layout is not known. Readable are: {known}; any other table with --mapping FILE."
    )
