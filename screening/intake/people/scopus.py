"""Scopus CSV exports, the newer layout and that of 2021."""

import re

from screening.intake.people.dates import iso
from screening.intake.people.names import doi_of
from screening.intake.people.tables import parts, rows
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


def read(text: str, file: str, format: Format, side: Side) -> FileReading:
    """All works of the export; authors take their affiliations from "Authors with affiliations"."""
    records = enumerate(rows(text, file), start=2)
    kept, not_read = titled(records, lambda row: row.get("Title", "").strip(), file, "row")
    return FileReading(
        file=file,
        format=format,
        side=side,
        works=tuple(_work(one, place) for place, one in kept),
        not_read=not_read,
    )


def _work(row: dict[str, str], place: Place) -> Work:
    texts = [row.get("Funding Texts", "")]
    texts += [value for key, value in row.items() if re.fullmatch(r"Funding Text \d+", key)]
    return work(
        title=row["Title"],
        place=place,
        date=iso(row.get("Year", "")),
        doi=doi_of(row.get("DOI", "")),
        authors=_authors(row),
        funders=tuple(_funders(row.get("Funding Details", ""))),
        acknowledgement=" ".join(text for text in texts if text),
    )


def _authors(row: dict[str, str]) -> tuple[Author, ...]:
    """Short and full names side by side, each with the affiliations found in its own entry."""
    short = _names(row.get("Authors", ""))
    full = [re.sub(r"\s*\(\d+\)\s*$", "", one) for one in parts(row.get("Author full names", ""))]
    entries = parts(row.get("Authors with affiliations", ""))
    known = parts(row.get("Affiliations", ""))
    names = full if len(full) >= len(short) else short
    aligned = len(entries) == len(names)
    return tuple(
        Author(
            name=name,
            affiliations=_affiliations(entries[number], name, known) if aligned else (),
        )
        for number, name in enumerate(names)
    )


def _names(cell: str) -> list[str]:
    """Names split at semicolons, or at commas after initials in the older layout ("Roe R., Doe J.")."""
    if ";" in cell or not re.search(r"\.,\s", cell):
        return parts(cell)
    return [one.strip() for one in re.split(r"(?<=\.),\s+", cell) if one.strip()]


def _affiliations(entry: str, name: str, known: list[str]) -> tuple[PrintedAffiliation, ...]:
    """The listed affiliations that stand in this author's entry, else the entry without the name."""
    listed = [one for one in known if one in entry]
    if listed:
        longest = [one for one in listed if not any(one != other and one in other for other in listed)]
        return tuple(PrintedAffiliation(text=one) for one in longest)
    tokens = {token.casefold() for token in re.findall(r"[^\W\d_]+", name)}
    rest = [part.strip() for part in entry.split(",")]
    while rest and _is_name(rest[0], tokens):
        rest.pop(0)
    text = ", ".join(rest)
    return (PrintedAffiliation(text=text),) if text else ()


def _is_name(part: str, tokens: set[str]) -> bool:
    words = re.findall(r"[^\W\d_]+", part.casefold())
    return bool(words) and all(word in tokens or (len(word) == 1 and "." in part) for word in words)


def _funders(cell: str) -> list[Acknowledged]:
    """ "Name, ACRONYM, (award, award)" entries; entries without a name are left out."""
    found = []
    for entry in re.split(r";\s*(?![^()]*\))", cell):
        awards = re.search(r"\(([^()]*)\)\s*$", entry)
        name = re.sub(r"\s*\([^()]*\)\s*$", "", entry).strip(" ,")
        name = re.sub(r",\s*[A-Z][A-Z0-9&-]{1,11}$", "", name).strip(" ,:")
        if name and re.search(r"[^\W\d_]{3}", name):
            numbers = parts(awards.group(1), ",") if awards else []
            found.append(Acknowledged(name=name, awards=tuple(numbers)))
    return found
