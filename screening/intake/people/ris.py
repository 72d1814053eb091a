"""RIS reference lists."""

import re

from screening.errors import InvalidFile
from screening.intake.people.dates import iso_text
from screening.intake.people.names import doi_of
from screening.intake.people.works import titled, work
from screening.model.record import Author, FileReading, Format, PrintedAffiliation, Side, Work
from screening.model.source import Place

_LINE = re.compile(r"^\s*([A-Z][A-Z0-9])  ?- ?(.*)$")


def read(text: str, file: str, format: Format, side: Side) -> FileReading:
    """All references; an address (AD) counts for an author only where there is one author."""
    kept, not_read = titled(
        references(text, file), lambda one: _first(one, "TI", "T1", "CT"), file, "reference"
    )
    return FileReading(
        file=file,
        format=format,
        side=side,
        works=tuple(_work(one, place) for place, one in kept),
        not_read=not_read,
    )


def references(text: str, file: str) -> list[tuple[int, dict[str, list[str]]]]:
    """Every reference with the line where it begins: its tags, each with what stands behind it."""
    records: list[tuple[int, dict[str, list[str]]]] = []
    current: dict[str, list[str]] = {}
    start, tag = 1, ""
    for number, line in enumerate(text.splitlines(), start=1):
        found = _LINE.match(line)
        if found is None:
            if tag and line.strip():
                current[tag][-1] += " " + line.strip()
            continue
        tag, value = found.group(1), found.group(2).strip()
        if tag == "TY":
            current, start = {}, number
        if tag == "ER":
            records.append((start, current))
            current, tag = {}, ""
        else:
            current.setdefault(tag, []).append(value)
    if current.get("TY"):
        records.append((start, current))
    if not records:
        raise InvalidFile(f"{file}: no reference was found; expected lines such as 'TY  - JOUR'")
    return records


def _first(record: dict[str, list[str]], *tags: str) -> str:
    return next((record[tag][0] for tag in tags if record.get(tag) and record[tag][0]), "")


def _work(record: dict[str, list[str]], place: Place) -> Work:
    names = record.get("AU", []) + record.get("A1", [])
    alone = len(names) == 1
    addresses = tuple(PrintedAffiliation(text=one) for one in record.get("AD", [])) if alone else ()
    return work(
        title=_first(record, "TI", "T1", "CT"),
        place=place,
        date=iso_text(_first(record, "PY", "Y1", "DA").strip("/")),
        doi=doi_of(_first(record, "DO", "UR")),
        authors=tuple(Author(name=one, affiliations=addresses) for one in names),
        acknowledgement=" ".join(record.get("N1", [])),
    )
