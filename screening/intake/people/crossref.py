"""Crossref works JSON: one message, or a list of items."""

from typing import Any

from screening.errors import InvalidFile
from screening.intake.people.bounded import json_of
from screening.intake.people.dates import iso
from screening.intake.people.names import doi_of, orcid_of, ror_of
from screening.intake.people.works import MAX_WORKS, work
from screening.model.record import (
    Acknowledged,
    Author,
    FileReading,
    Format,
    PrintedAffiliation,
    Side,
    Work,
)
from screening.model.source import NotRead, Place


def read(text: str, file: str, format: Format, side: Side) -> FileReading:
    """All works of the file; Crossref prints few affiliations, but its funders are the publisher's own."""
    items = _items(json_of(text, file), file)[:MAX_WORKS]
    good = [(row, one) for row, one in enumerate(items, start=1) if isinstance(one, dict) and _title(one)]
    kept = {row for row, _ in good}
    return FileReading(
        file=file,
        format=format,
        side=side,
        works=tuple(_work(one, file, row) for row, one in good),
        not_read=tuple(
            NotRead(place=Place(file=file, row=row), says="this entry has no title and was not read")
            for row in range(1, len(items) + 1)
            if row not in kept
        ),
    )


def _items(parsed: Any, file: str) -> list[Any]:
    message = parsed.get("message", parsed) if isinstance(parsed, dict) else parsed
    if isinstance(message, dict):
        message = message.get("items", [message])
    if not isinstance(message, list):
        raise InvalidFile(f"{file}: neither a work nor a list of works; download the works as JSON again")
    return message


def _title(item: dict[str, Any]) -> str:
    given = item.get("title")
    return str(given[0] if isinstance(given, list) and given else given or "")


def _work(item: dict[str, Any], file: str, row: int) -> Work:
    parts = ((item.get("issued") or {}).get("date-parts") or [[]])[0] or []
    return work(
        title=_title(item),
        place=Place(file=file, row=row),
        date=iso(*parts[:3]) if parts and parts[0] else "",
        doi=doi_of(item.get("DOI")),
        authors=tuple(_author(one) for one in item.get("author") or [] if isinstance(one, dict)),
        funders=tuple(_funder(one) for one in item.get("funder") or [] if one.get("name")),
    )


def _author(author: dict[str, Any]) -> Author:
    given, family = str(author.get("given") or ""), str(author.get("family") or author.get("name") or "")
    return Author(
        name=f"{family}, {given}" if given else family,
        orcid=orcid_of(author.get("ORCID")),
        authenticated=author.get("authenticated-orcid") is True,
        affiliations=tuple(_affiliation(one) for one in author.get("affiliation") or [] if one.get("name")),
    )


def _affiliation(one: dict[str, Any]) -> PrintedAffiliation:
    identifiers = [item for item in one.get("id") or [] if isinstance(item, dict)]
    rors = (ror_of(item.get("id")) for item in identifiers)
    return PrintedAffiliation(text=str(one["name"]), ror=next(filter(None, rors), ""))


def _funder(one: dict[str, Any]) -> Acknowledged:
    awards = tuple(str(award) for award in one.get("award") or [])
    return Acknowledged(name=str(one["name"]), awards=awards, doi=doi_of(one.get("DOI")))
