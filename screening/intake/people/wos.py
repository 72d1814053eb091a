"""Web of Science exports: the table with full headings or tags, and the tagged plain text."""

import re

from screening.errors import InvalidFile
from screening.intake.people.dates import iso
from screening.intake.people.names import doi_of, orcid_of
from screening.intake.people.tables import headings, parts, rows
from screening.intake.people.works import titled, work
from screening.model.record import (
    Acknowledged,
    Author,
    FileReading,
    Format,
    PrintedAffiliation,
    Side,
    Work,
)
from screening.model.source import Place

_TAGS = {
    "Author Full Names": "AF",
    "Authors": "AU",
    "Article Title": "TI",
    "Addresses": "C1",
    "ORCIDs": "OI",
    "Funding Orgs": "FU",
    "Funding Text": "FX",
    "Publication Year": "PY",
    "DOI": "DI",
}
_BY_LOWER = {name.casefold(): tag for name, tag in _TAGS.items()}
_BRACKETED = re.compile(r"\[([^\]]*)\]\s*([^\[]*)")


def read(text: str, file: str, format: Format, side: Side) -> FileReading:
    """All works of the export."""
    records = tagged(text, file) if format is Format.WOS_TAGGED else _table(text, file)
    kept, not_read = titled(records, lambda one: one.get("TI", "").strip(), file, "record")
    return FileReading(
        file=file,
        format=format,
        side=side,
        works=tuple(_work(one, place) for place, one in kept),
        not_read=not_read,
    )


def is_table(text: str) -> bool:
    """True when the first line has the headings of a Web of Science table, as words or as tags."""
    given = headings(text)
    return {"article title", "source title"} <= given or {"pt", "au", "ti", "so"} <= given


def _table(text: str, file: str) -> list[tuple[int, dict[str, str]]]:
    found = []
    for number, row in enumerate(rows(text, file), start=2):
        found.append((number, {_BY_LOWER.get(key.casefold(), key): value for key, value in row.items()}))
    return found


def tagged(text: str, file: str) -> list[tuple[int, dict[str, str]]]:
    """Records of two-letter tags; repeated lines of AU, AF and C1 are parts, other lines continue a text."""
    records: list[tuple[int, dict[str, str]]] = []
    current: dict[str, str] = {}
    tag, start = "", 1
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("ER"):
            records.append((start, current))
            current, tag, start = {}, "", number + 1
        elif re.match(r"[A-Z][A-Z0-9] ", line):
            tag = line[:2]
            start = number if tag == "PT" else start
            current[tag] = line[3:].strip()
        elif line.startswith("   ") and tag:
            joint = "; " if tag in ("AU", "AF", "C1") else " "
            current[tag] += joint + line.strip()
    if current.get("TI"):
        records.append((start, current))
    if not records:
        raise InvalidFile(f"{file}: no record ends with the tag ER; export the plain text again")
    return records


def _work(record: dict[str, str], place: Place) -> Work:
    return work(
        title=record["TI"],
        place=place,
        date=iso(record.get("PY", "")),
        doi=doi_of(record.get("DI", "")),
        authors=_authors(record),
        funders=tuple(_funders(record.get("FU", ""))),
        acknowledgement=record.get("FX", ""),
    )


def _authors(record: dict[str, str]) -> tuple[Author, ...]:
    names = parts(record.get("AF", "")) or parts(record.get("AU", ""))
    addresses = _addresses(record.get("C1", ""), names)
    orcids = _orcids(record.get("OI", ""))
    return tuple(
        Author(
            name=name,
            orcid=orcids.get(name.casefold(), ""),
            affiliations=tuple(PrintedAffiliation(text=one) for one in addresses.get(name.casefold(), ())),
        )
        for name in names
    )


def _addresses(cell: str, names: list[str]) -> dict[str, list[str]]:
    """Addresses by author; without brackets they belong to a sole author and else to nobody we could name."""
    found: dict[str, list[str]] = {}
    for who, where in _BRACKETED.findall(cell):
        for name in parts(who):
            found.setdefault(name.casefold(), []).append(where.strip(" ;."))
    if not found and len(names) == 1 and cell.strip():
        found[names[0].casefold()] = [part.strip(" .") for part in parts(cell)]
    return found


def _orcids(cell: str) -> dict[str, str]:
    pairs = (part.rpartition("/") for part in parts(cell))
    return {name.strip().casefold(): orcid_of(number) for name, _, number in pairs if orcid_of(number)}


def _funders(cell: str) -> list[Acknowledged]:
    found = []
    for entry in re.split(r";\s*(?![^\[]*\])", cell):
        awards = re.search(r"\[([^\]]*)\]\s*$", entry)
        name = re.sub(r"\s*\[[^\]]*\]\s*$", "", entry).strip()
        if name:
            numbers = parts(re.sub(r";", ",", awards.group(1)), ",") if awards else []
            found.append(Acknowledged(name=name, awards=tuple(numbers)))
    return found
